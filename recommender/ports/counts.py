"""What a write did."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class PutCounts:
    """Ids by what writing them did."""

    created: tuple[str, ...] = ()
    updated: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
