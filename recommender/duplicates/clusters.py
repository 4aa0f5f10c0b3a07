"""Groups of linked things."""

from __future__ import annotations

from collections.abc import Sequence


class Clusters:
    """Disjoint sets over positions ``0 .. n_items - 1``.

    Parameters
    ----------
    n_items
        How many there are, each alone at first.
    """

    def __init__(self, n_items: int) -> None:
        self._parent = list(range(n_items))

    def root(self, item: int) -> int:
        """Return the position that stands for the set of `item`."""
        parent = self._parent
        while parent[item] != item:
            parent[item] = parent[parent[item]]
            item = parent[item]
        return item

    def join(self, one: int, other: int) -> None:
        """Put two items, and all linked to them, into one set."""
        self._parent[self.root(other)] = self.root(one)

    def named(self, ids: Sequence[str]) -> dict[str, str]:
        """Return, for ids that are not alone, the smallest id of their set."""
        members: dict[int, list[str]] = {}
        for item, name in enumerate(ids):
            members.setdefault(self.root(item), []).append(name)
        return {
            name: min(together)
            for together in members.values()
            if len(together) > 1
            for name in together
        }
