"""Keep a plan with what it was made by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from recommender.domain.control import COUNSELOR
from recommender.domain.stored_plan import StoredPlan
from recommender.ports import Clock, Store


def store_plan(
    store: Store,
    clock: Clock,
    seeker_id: str,
    payload: BaseModel | Mapping[str, Any],
    versions: Mapping[str, str],
    by: str = COUNSELOR,
) -> tuple[StoredPlan, bool]:
    """Keep a plan, unless the last one of the seeker is the same, and return it.

    Parameters
    ----------
    store, clock
        Where to, and when.
    seeker_id
        Whose it is.
    payload
        The plan, with nothing of the moment in it.
    versions
        What it was made with.
    by
        Who had it made.

    Returns
    -------
    The plan that is kept, and whether it is new.

    Raises
    ------
    NotFound
        There is no such seeker.
    """
    plan = StoredPlan.made(
        seeker_id=seeker_id, at=clock.now(), by=by, versions=versions, payload=payload
    )
    with store.transaction() as tx:
        tx.seekers.get(seeker_id)
        held = tx.plans.of_seeker(seeker_id)
        if held and (held[-1].digest, held[-1].versions) == (plan.digest, plan.versions):
            return held[-1], False
        return plan, tx.plans.add(plan)
