"""What is known of one person on the day of assessment; it is never printed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import Literal

from recommender.assistance.rules.vocabulary import ProofKind


class Nothing(Enum):
    """Explicitly none: somebody who never left a school has no day of leaving one."""

    NONE = "none"


NONE = Nothing.NONE
Value = bool | float | str | date | Nothing
Facts = Mapping[str, Value]
"""Known values by the name of the fact; a fact that is not there is unknown."""


@dataclass(frozen=True, slots=True, repr=False)
class SeenProof:
    """A proof that somebody has seen.

    Parameters
    ----------
    name
        The kind of proof.
    issued_on, valid_until
        As it says; ``None`` where it does not.
    """

    name: str
    issued_on: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Household:
    """The members of a household, the person among them.

    Parameters
    ----------
    members
        The facts of each.
    complete
        Whether these are all; ``None`` when nobody asked, and then there may be more.
    """

    members: tuple[Facts, ...] = ()
    complete: bool | None = None


@dataclass(frozen=True, slots=True, repr=False)
class Case:
    """All that an assessment rests on; without a household nothing is known of one."""

    facts: Facts = field(default_factory=dict)
    proofs: tuple[SeenProof, ...] = ()
    household: Household | None = None


ProofState = Literal["counts", "absent", "expired", "undated", "not_yet"]


def proof_state(kind: ProofKind, proofs: tuple[SeenProof, ...], day: date) -> ProofState:
    """Tell whether a proof of this kind counts on `day`; any one that does is enough."""
    states = {_state(kind, seen, day) for seen in proofs if seen.name == kind.name}
    order: tuple[ProofState, ...] = ("counts", "undated", "expired", "not_yet")
    return next((state for state in order if state in states), "absent")


def proof_turns(kind: ProofKind, proofs: tuple[SeenProof, ...]) -> set[date]:
    """Return the days on which a proof begins to count or no longer does."""
    days: set[date] = set()
    for seen in proofs:
        if seen.name == kind.name:
            end = _last_day(kind, seen)
            days |= {seen.issued_on} if seen.issued_on else set()
            days |= {end + timedelta(1)} if end and end < date.max else set()
    return days


def _state(kind: ProofKind, seen: SeenProof, day: date) -> ProofState:
    end = _last_day(kind, seen)
    if seen.issued_on is not None and day < seen.issued_on:
        return "not_yet"
    if end is None:
        return "undated" if kind.expires or kind.lasts else "counts"
    return "counts" if day <= end else "expired"


def _last_day(kind: ProofKind, seen: SeenProof) -> date | None:
    ends = [seen.valid_until] if seen.valid_until else []
    if kind.lasts is not None and seen.issued_on is not None:
        ends.append(kind.lasts.after(seen.issued_on) - timedelta(1))
    return min(ends, default=None)
