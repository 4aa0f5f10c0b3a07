"""Swap the protected facts of people and count the lines of their lists that change.

Source: DESIGN section 9; metamorphic testing of rankings, where the right answer is that
nothing moves.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from typing import Final

from recommender.domain.sensitive import SensitiveFacts
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker

# Adults both: what the law says of minors is meant to change what they are shown.
WORLDS: Final[tuple[Callable[..., SensitiveFacts], ...]] = (
    partial(
        SensitiveFacts,
        sex="female",
        birth_date=date(1995, 3, 1),
        disability="听力一级",
        hukou="湖南岳阳农村户口，土家族",
        assistance_categories=("残疾", "低保"),
        household="零就业家庭",
    ),
    partial(
        SensitiveFacts, sex="male", birth_date=date(1964, 9, 9), disability="无", hukou="沙市区"
    ),
)
DEPTH: Final = 100
Line = tuple[str, float | None]


@dataclass(frozen=True, slots=True)
class SwapTest:
    """What was compared.

    Parameters
    ----------
    seekers
        People whose facts were swapped.
    pairs
        Lines compared, person and posting.
    changed
        Lines that stand elsewhere or with another score in the other world.
    """

    seekers: int
    pairs: int
    changed: int

    def as_json(self) -> dict[str, int]:
        """Return plain values."""
        return asdict(self)


def swap_test(matching: Matching, seeker_ids: Sequence[str]) -> SwapTest:
    """Return how many lines change with protected facts; what was stored of them is put back.

    Parameters
    ----------
    matching
        The parts; facts are written into its store, so it must be one of its own.
    seeker_ids
        ``(n_seekers,)`` people in the store.
    """
    store = matching.store
    told = [facts for one in seeker_ids if (facts := store.sensitive.get(one)) is not None]
    lists = [_lists(matching, seeker_ids, world) for world in WORLDS]
    with store.transaction() as tx:
        tx.sensitive.put_many([SensitiveFacts(seeker_id=one) for one in seeker_ids])
        tx.sensitive.put_many(told)
    pairs = changed = 0
    for before, after in zip(*lists, strict=True):
        n = max(len(before), len(after))
        same = sum(a == b for a, b in zip(before, after, strict=False))
        pairs, changed = pairs + n, changed + n - same
    return SwapTest(len(seeker_ids), pairs, changed)


def _lists(
    matching: Matching, seeker_ids: Sequence[str], world: Callable[..., SensitiveFacts]
) -> list[list[Line]]:
    with matching.store.transaction() as tx:
        tx.sensitive.put_many([world(seeker_id=one) for one in seeker_ids])
    today = matching.clock.today()
    people = (registered_seeker(matching.store, one, today) for one in seeker_ids)
    answers = (match_seeker(matching, person, k=DEPTH) for person in people)
    return [[(m.posting.id, m.score) for m in answer.matches] for answer in answers]
