"""What a rule demands, as a tree."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from recommender.assistance.rules.durations import Duration
from recommender.assistance.rules.vocabulary import Fact, ProofKind

Operand = bool | float | str | date | Duration | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold; it asks for no proof, for not to be shown proves nothing."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Compared:
    """A fact stands in a relation to a value."""

    fact: Fact
    operator: str
    operand: Operand


@dataclass(frozen=True, slots=True)
class Shown:
    """A proof has been seen and is still good."""

    proof: ProofKind


@dataclass(frozen=True, slots=True)
class Counted:
    """So many members of the household are such.

    Parameters
    ----------
    where
        What is asked of one member.
    bound, number
        At least or at most so many.
    """

    where: Condition
    bound: Literal["at_least", "at_most"]
    number: int


Condition = All | AnyOf | Not | Compared | Shown | Counted


def leaves(condition: Condition) -> Iterator[Compared | Shown | Counted]:
    """Yield the questions a condition asks, in their order; a count is one of them."""
    match condition:
        case All(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def is_proved(condition: Condition) -> bool:
    """Tell whether a condition can hold only when some proof was seen."""
    match condition:
        case All(parts):
            return any(map(is_proved, parts))
        case AnyOf(parts):
            return all(map(is_proved, parts))
        case Shown():
            return True
        case _:
            return False
