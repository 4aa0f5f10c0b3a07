"""Flow networks, solved by OR-tools; the only place that knows the solver."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from recommender.fairs.problem import Ints

Arcs = NDArray[np.int32]


def solver_version(gap: float = 0.0) -> str:
    """Return what solves the flows, with its version and how far from the best it may be.

    Parameters
    ----------
    gap
        See `recommender.fairs.assign.Assigned`.
    """
    name = f"ortools-{version('ortools')}"
    return f"{name}, at most {gap:.1e} of the total below the best" if gap else name


class Network:
    """Arcs with capacities and costs.

    Parameters
    ----------
    n_nodes
        Nodes are numbered from 0.
    """

    def __init__(self, n_nodes: int) -> None:
        from ortools.graph.python import min_cost_flow

        self._n_nodes = n_nodes
        self._solver: Any = min_cost_flow.SimpleMinCostFlow()

    def add(self, tail: ArrayLike, head: ArrayLike, capacity: ArrayLike, cost: ArrayLike) -> Arcs:
        """Add arcs, each argument one number an arc or one for all, and return their names."""
        tails, heads, capacities, costs = np.broadcast_arrays(tail, head, capacity, cost)
        arcs: Arcs = self._solver.add_arcs_with_capacity_and_unit_cost(
            tails.astype(np.int32),
            heads.astype(np.int32),
            capacities.astype(np.int64),
            costs.astype(np.int64),
        )
        return arcs

    def cheapest(self, source: int, sink: int, amount: int) -> Ints:
        """Return the flow of each arc that carries `amount` at the least cost.

        Raises
        ------
        ValueError
            The amount does not fit, or the numbers are too large for the solver.
        """
        supplies = np.zeros(self._n_nodes, dtype=np.int64)
        supplies[source], supplies[sink] = amount, -amount
        self._solver.set_nodes_supplies(np.arange(self._n_nodes, dtype=np.int32), supplies)
        status = self._solver.solve()
        if status != self._solver.OPTIMAL:
            raise ValueError(f"the flow was not solved: {status.name}")
        n_arcs = self._solver.num_arcs()
        return np.asarray(self._solver.flows(np.arange(n_arcs, dtype=np.int32)), dtype=np.int64)
