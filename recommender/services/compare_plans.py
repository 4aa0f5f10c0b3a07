"""Say what is otherwise between two plans of one person: what would change, if something did."""

from __future__ import annotations

from dataclasses import dataclass

from recommender.domain.match import Match
from recommender.domain.plan import Plan


@dataclass(frozen=True)
class MovedLine:
    """A line of the later plan, and where it stood before; ``None``: it was not among them."""

    match: Match
    was: int | None


@dataclass(frozen=True)
class PlanChange:
    """What is otherwise in the later of two plans.

    Parameters
    ----------
    lines
        Of the later plan, in order.
    gone
        Lines of the earlier plan that the later has no more.
    open_before, open_now
        Postings near the wish that can be applied for.
    near_before, near_now
        All postings near the wish.
    """

    lines: tuple[MovedLine, ...]
    gone: tuple[Match, ...]
    open_before: int
    open_now: int
    near_before: int
    near_now: int


def compare_plans(before: Plan, after: Plan) -> PlanChange:
    """Return what is otherwise in a plan; near-duplicates are one line.

    Parameters
    ----------
    before, after
        Plans of the same length for the same person, as they are and as they would be.
    """
    was = {i: match.rank for match in before.postings for i in _ids(match)}
    there = {i for match in after.postings for i in _ids(match)}
    return PlanChange(
        lines=tuple(MovedLine(match, was.get(match.posting.id)) for match in after.postings),
        gone=tuple(m for m in before.postings if there.isdisjoint(_ids(m))),
        open_before=before.open_now.count,
        open_now=after.open_now.count,
        near_before=before.near_wish,
        near_now=after.near_wish,
    )


def _ids(match: Match) -> tuple[str, ...]:
    return (match.posting.id, *match.same_as)
