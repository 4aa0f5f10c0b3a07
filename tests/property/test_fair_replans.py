"""Fifty random fairs on their day: promises are kept, nobody is left out, and all is told."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pytest

from recommender.fairs.assign import assign
from recommender.fairs.changes import BROKEN, Difference, differences
from recommender.fairs.problem import Hall, Ints, Pairs, Rules
from recommender.fairs.replan import Bent, Wants, bend
from recommender.fairs.slots import give_slots
from recommender.fairs.standing import standing_of
from recommender.fairs.verify_changes import DayTerms, Met, change_faults
from recommender.fairs.walks import fewer_walks, n_walks

pytestmark = pytest.mark.property
SEEDS = range(50)
LAST_RESORT = 2


@dataclass(frozen=True)
class RandomDay:
    """A plan and what became of it; the last people walked in."""

    pairs: Pairs
    rules: Rules
    before: tuple[Pairs, Ints]
    absent: np.ndarray
    places: Ints
    first_open: int


def random_day(seed: int, *, closed: bool) -> RandomDay:
    """Return a fair of 60 to 150 people with a tenth away and a twentieth more walking in."""
    rng = np.random.default_rng(seed)
    n, n_booths, slots = int(rng.integers(60, 150)), int(rng.integers(5, 20)), 6
    n_new = -(-n // 20)
    may = rng.random((n + n_new, 2 * n_booths)) < rng.choice([0.05, 0.2, 0.5])
    attendee, posting = np.nonzero(may)
    pairs = Pairs(
        attendee, posting // 2, posting, np.round(rng.random(len(attendee)), 4),
        rng.choice(3, size=len(attendee), p=[0.8, 0.15, 0.05]),
    )  # fmt: skip
    limit = int(rng.integers(1, 4))
    rules = Rules(n, int(rng.integers(0, limit + 1)), limit, 0.05)
    capacity = rng.integers(0, 6, size=n_booths)
    first = pairs.take(np.flatnonzero((pairs.attendee < n) & (pairs.level == 0)))
    met = first.take(assign(first, Hall(capacity, slots), rules))
    slot = give_slots(met.attendee, met.booth, slots)
    absent = np.zeros(n + n_new, dtype=np.bool_)
    absent[rng.choice(n, size=n // 10, replace=False)] = True
    places = np.repeat(capacity[:, None], slots, axis=1)
    first_open = int(rng.integers(0, 3)) if closed else 0
    places[:, :first_open] = 0
    if closed:
        places[int(rng.integers(n_booths)), int(rng.integers(slots)) :] = 0
        places[int(rng.integers(n_booths)), : int(rng.integers(slots))] = 0
    return RandomDay(pairs, rules, (met, slot), absent, places, first_open)


def bent(day: RandomDay) -> tuple[Bent, np.ndarray, np.ndarray, np.ndarray]:
    """Return what is held, and which meetings of the old plan are over, gone and kept."""
    met, slot = day.before
    over = (slot < day.first_open) & ~day.absent[met.attendee]
    gone = day.absent[met.attendee]
    stays = over | (~gone & (day.places[met.booth, slot] > 0))
    kept = met.take(np.flatnonzero(stays))
    n = len(day.absent)
    standing = standing_of((kept.attendee, kept.booth, slot[stays]), day.places, n)
    promised = met.take(np.flatnonzero(~stays & ~gone))
    had = standing.has + np.bincount(promised.attendee, minlength=n)
    most = np.where(
        np.arange(n) < day.rules.n_attendees, np.maximum(had, day.rules.floor), day.rules.limit
    )
    room = np.where(day.absent, 0, np.maximum(most - standing.has, 0))
    wanting = day.pairs.take(np.flatnonzero(room[day.pairs.attendee] > 0))
    wants = Wants(room, day.rules.floor, day.rules.worth)
    return bend(wanting, promised, standing, wants, LAST_RESORT), over, gone, stays


def told_of(day: RandomDay) -> tuple[list[Difference], list[str]]:
    """Return what changes, and what the independent check finds wrong."""
    found, over, gone, stays = bent(day)
    met, slot = day.before
    old = rows(met, slot)
    new = [one for one, stay in zip(old, stays, strict=True) if stay]
    new += rows(found.placed.met, found.placed.slot)
    away = {one for one, is_gone in zip(old, gone, strict=True) if is_gone}
    changes = differences(
        [(a, b, "", s) for a, b, s in old],
        [(a, b, "", s) for a, b, s in new],
        {(a, b, "", s) for a, b, s in away},
    )
    allowed: dict[str, set[str]] = {}
    offered = day.pairs.level <= found.level[day.pairs.attendee]
    for a, b in zip(day.pairs.attendee[offered], day.pairs.booth[offered], strict=True):
        if not day.absent[a]:
            allowed.setdefault(f"p{a}", set()).add(f"b{b}")
    terms = DayTerms(
        places={(f"b{b}", s): int(k) for (b, s), k in np.ndenumerate(day.places)},
        absent={f"p{i}" for i in np.flatnonzero(day.absent)},
        over={one for one, is_over in zip(old, over, strict=True) if is_over},
        allowed=allowed,
        first_open=day.first_open,
        limit=day.rules.limit,
        floor=day.rules.floor,
    )
    pairs_told = [(short(one.before), short(one.after)) for one in changes]
    return changes, change_faults(old, new, pairs_told, terms)


def rows(met: Pairs, slot: Ints) -> list[Met]:
    each = zip(met.attendee.tolist(), met.booth.tolist(), slot.tolist(), strict=True)
    return [(f"p{a}", f"b{b}", s) for a, b, s in each]


def short(met: tuple[str, str, str, int] | None) -> Met | None:
    return None if met is None else (met[0], met[1], met[3])


@pytest.mark.parametrize("seed", SEEDS)
def test_no_shows_and_walk_ins_change_nothing_for_those_who_came(seed: int) -> None:
    changes, faults = told_of(random_day(seed, closed=False))
    assert faults == []
    assert not any(one.kind in BROKEN for one in changes)


@pytest.mark.parametrize("seed", SEEDS)
def test_only_a_closed_or_late_booth_breaks_a_promise(seed: int) -> None:
    day = random_day(seed, closed=True)
    changes, faults = told_of(day)
    assert faults == []
    for one in changes:
        if one.kind in BROKEN:
            assert one.before is not None
            booth, slot = int(one.before[1][1:]), one.before[3]
            assert day.places[booth, slot] == 0


@pytest.mark.parametrize("seed", SEEDS)
def test_fewer_walks_are_never_more_and_leave_a_sound_timetable(seed: int) -> None:
    rng = np.random.default_rng(seed)
    day = random_day(seed, closed=False)
    (met, slot), capacity = day.before, day.places
    hall_of = rng.integers(-1, 3, size=len(capacity))
    better = fewer_walks(met.attendee, met.booth, slot, capacity, hall_of)
    assert n_walks(met.attendee, met.booth, better, hall_of) <= n_walks(
        met.attendee, met.booth, slot, hall_of
    )
    assert len(set(zip(met.attendee.tolist(), better.tolist(), strict=True))) == len(slot)
    held = np.zeros_like(capacity)
    np.add.at(held, (met.booth, better), 1)
    assert (held <= capacity).all()
