"""Known small days of a fair: what stays, who is served first, what is told, what is seen."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.fairs.access import PREFERRED, preference
from recommender.fairs.assign import assign
from recommender.fairs.changes import differences
from recommender.fairs.problem import Hall, Rules
from recommender.fairs.replan import Wants, bend
from recommender.fairs.standing import standing_of
from recommender.fairs.verify_changes import DayTerms, Met, Told, change_faults
from recommender.fairs.walks import fewer_walks, n_walks
from tests.unit.fairs.test_plans import Given, pairs

pytestmark = pytest.mark.unit

Kept = tuple[tuple[int, int, int], ...]


def held(
    given: tuple[Given, ...],
    *,
    kept: Kept = (),
    promised: tuple[Given, ...] = (),
    places: list[list[int]],
    room: list[int],
    floor: int = 1,
    level: tuple[int, ...] = (),
) -> list[tuple[int, int, int]]:
    """Return attendee, booth and slot of what is held beside the kept meetings."""
    stand = tuple(np.array([one[i] for one in kept], dtype=np.int64) for i in range(3))
    standing = standing_of((stand[0], stand[1], stand[2]), np.array(places), len(room))
    wants = Wants(np.array(room), floor, 0.05)
    bent = bend(pairs(*given, level=level), pairs(*promised), standing, wants, last_resort=2)
    met = bent.placed.met
    rows = zip(met.attendee.tolist(), met.booth.tolist(), bent.placed.slot.tolist(), strict=True)
    return sorted(rows)


def test_a_walk_in_takes_the_place_that_came_free_and_no_other() -> None:
    assert held(((1, 0, 0.9),), kept=((0, 0, 0),), places=[[1, 1]], room=[0, 1]) == [(1, 0, 1)]
    assert held(((1, 0, 0.9),), kept=((0, 0, 0),), places=[[1]], room=[0, 1]) == []


def test_a_promise_comes_before_a_walk_in_at_the_same_booth() -> None:
    found = held(
        ((1, 0, 0.9),),
        promised=((0, 0, 0.1),),
        places=[[0, 1], [0, 0]],
        room=[1, 1],
        kept=((0, 1, 0),),
    )  # booth 1 is closed by now, and what was held there is held
    assert found == [(0, 0, 1)]


def test_two_promises_of_one_person_are_in_two_slots() -> None:
    found = held((), promised=((0, 0, 0.5), (0, 1, 0.4)), places=[[0, 1, 1], [0, 1, 1]], room=[2])
    assert [booth for _, booth, _ in found] == [0, 1]
    assert sorted(slot for *_, slot in found) == [1, 2]


def test_everybody_has_a_first_meeting_before_anybody_a_second() -> None:
    given = ((0, 0, 0.9), (0, 1, 0.9), (1, 1, 0.1))
    assert held(given, places=[[1, 0], [0, 1]], room=[2, 2], floor=1) == [(0, 0, 0), (1, 1, 1)]


def test_nobody_is_sent_to_two_places_at_once_or_twice_to_one() -> None:
    given = ((0, 0, 0.9), (0, 1, 0.8))
    assert held(given, places=[[1], [1]], room=[2]) == [(0, 0, 0)]
    assert held(given, kept=((0, 0, 0),), places=[[2, 2], [1, 0]], room=[2]) == []


def test_more_than_the_floor_must_be_worth_its_time() -> None:
    given = ((0, 0, 0.9), (0, 1, 0.04))
    assert held(given, places=[[1, 1], [1, 1]], room=[2], floor=1) == [(0, 0, 0)]
    assert len(held(given, places=[[1, 1], [1, 1]], room=[2], floor=2)) == 2


def test_only_who_is_below_the_floor_gives_way() -> None:
    given = ((0, 0, 0.5), (0, 1, 0.9), (1, 1, 0.2))
    found = held(given, places=[[1, 1], [1, 1]], room=[2, 2], level=(0, 1, 1))
    assert found == [(0, 0, 0), (1, 1, 0)]


def test_what_changed_is_told_person_by_person() -> None:
    before = [
        ("x", "A", "A-1", 0),
        ("x", "B", "B-1", 1),
        ("y", "A", "A-1", 1),
        ("z", "A", "A-2", 2),
    ]
    after = [("x", "A", "A-1", 3), ("x", "C", "C-1", 1), ("w", "A", "A-1", 1)]
    told = differences(before, after, {("y", "A", "A-1", 1)})
    assert [(one.kind, one.attendee) for one in told] == [
        ("cancelled", "y"),
        ("moved", "x"),
        ("replaced", "x"),
        ("lost", "z"),
        ("added", "w"),
    ]
    assert differences(before, before, set()) == []


BEFORE: list[Met] = [("x", "A", 0), ("y", "A", 1), ("z", "B", 0)]
TERMS = DayTerms(
    places={("A", 0): 1, ("A", 1): 1, ("B", 0): 0, ("B", 1): 1},
    absent={"y"},
    allowed={"z": {"A", "B"}, "w": {"A", "B"}},
    floor=1,
)
SOUND: list[Met] = [("x", "A", 0), ("z", "B", 1), ("w", "A", 1)]
SAID: list[Told] = [(("y", "A", 1), None), (("z", "B", 0), ("z", "B", 1)), (None, ("w", "A", 1))]


@pytest.mark.parametrize(
    ("after", "told", "fault"),
    [
        (SOUND, SAID, None),
        (SOUND, SAID[:2], "w at A in slot 1 is new: told and true differ"),
        ([("z", "B", 1), ("w", "A", 1)], SAID, "x was promised A in slot 0"),
        ([*SOUND, ("y", "A", 1)], SAID, "y did not come and still has A in slot 1"),
        ([*SOUND, ("z", "A", 1)], SAID, "z is in two places in slot 1"),
        ([*SOUND, ("z", "B", 0)], SAID, "z meets B twice"),
        ([*SOUND, ("z", "B", 0)], SAID, "B has 1 meetings in slot 0"),
        ([*SOUND, ("v", "B", 1)], SAID, "v meets B, where nothing suits them"),
        (SOUND[:2], SAID[:2], "1 people without a meeting could have one"),
        (SOUND[:2], SAID[:2], "w has 0 meetings and could have A in slot 1"),
        ([*SOUND, ("x", "B", 1)], SAID, "x has 2 meetings"),
    ],
)
def test_the_check_sees_every_broken_promise(
    after: list[Met], told: list[Told], fault: str | None
) -> None:
    found = change_faults(BEFORE, after, told, TERMS)
    assert found == [] if fault is None else fault in found


def test_the_check_sees_what_is_over_and_who_could_be_moved_on() -> None:
    over = DayTerms(TERMS.places, set(), over={("x", "A", 0)}, first_open=1)
    assert "x at A in slot 0 is over and was taken out" in change_faults(BEFORE, [], [], over)
    late = change_faults([], [("w", "A", 0)], [(None, ("w", "A", 0))], over)
    assert "w is sent to A in slot 0, which is over" in late
    # v fits A alone; w sits there and could be at B as well.
    both = DayTerms(
        {("A", 0): 1, ("B", 0): 1}, set(), allowed={"w": {"A", "B"}, "v": {"A"}}, floor=1
    )
    seated: list[Met] = [("w", "A", 0)]
    told: list[Told] = [(None, ("w", "A", 0))]
    assert "1 people without a meeting could have one" in change_faults([], seated, told, both)


def test_a_booth_that_offers_what_is_needed_comes_first_but_not_at_any_price() -> None:
    offered = pairs((0, 0, 0.5), (0, 1, 0.45), (0, 2, 0.3))
    needs, offers = (
        np.array([[True, False]]),
        np.array([[False, False], [True, True], [True, True]]),
    )
    prefer = preference(offered, needs, offers, 0.05)
    assert prefer.tolist() == [0.0, PREFERRED, PREFERRED]
    room = Hall(np.array([1, 1, 1]), 1)
    assert assign(offered, room, Rules(1, 1, 1), prefer).tolist() == [1]
    dearer = pairs((0, 0, 0.6), (0, 1, 0.45), (0, 2, 0.3))
    assert assign(dearer, room, Rules(1, 1, 1), prefer).tolist() == [0]
    nothing_needed = preference(offered, np.zeros((1, 2), dtype=np.bool_), offers, 0.05)
    assert nothing_needed.tolist() == [0.0, 0.0, 0.0]


def test_who_needs_a_ramp_has_the_place_before_who_can_do_without() -> None:
    offered = pairs((0, 0, 0.5), (0, 1, 0.5), (1, 0, 0.52), (1, 1, 0.45))
    needs = np.array([[True, False], [False, False]])
    offers = np.array([[True, False], [False, False]])
    prefer = preference(offered, needs, offers, 0.05)
    chosen = offered.take(assign(offered, Hall(np.array([1, 1]), 1), Rules(2, 1, 1), prefer))
    assert list(zip(chosen.attendee.tolist(), chosen.booth.tolist(), strict=True)) == [
        (0, 0),
        (1, 1),
    ]


@pytest.mark.parametrize(
    ("slots", "capacity", "walks"),
    [
        ([0, 1, 2], 1, 0),  # B lies between two in A: it goes to the free slot at the end
        ([0, 1, 2], 0, 2),  # there is no free slot at that booth
    ],
)
def test_a_walk_is_spared_where_a_place_is_free(
    slots: list[int], capacity: int, walks: int
) -> None:
    attendee, booth, slot = np.zeros(3, dtype=np.int64), np.array([0, 1, 2]), np.array(slots)
    places = np.zeros((3, 6), dtype=np.int64)
    places[booth, slot] = 1
    places[1, 4] = capacity
    hall_of = np.array([0, 1, 0])
    better = fewer_walks(attendee, booth, slot, places, hall_of)
    assert n_walks(attendee, booth, slot, hall_of) == 2
    assert n_walks(attendee, booth, better, hall_of) == walks


def test_two_people_change_slots_at_one_booth() -> None:
    # The first person is in hall 0, 1, 0; the second meets the booth of hall 1 last.
    attendee, booth = np.array([0, 0, 0, 1]), np.array([0, 1, 2, 1])
    slot, hall_of = np.array([0, 1, 2, 4]), np.array([0, 1, 0])
    places = np.zeros((3, 5), dtype=np.int64)
    np.add.at(places, (booth, slot), 1)
    better = fewer_walks(attendee, booth, slot, places, hall_of)
    assert better.tolist() == [0, 4, 2, 1]


def test_a_hall_that_is_not_known_is_no_walk() -> None:
    attendee, booth, slot = np.zeros(2, dtype=np.int64), np.array([0, 1]), np.array([0, 1])
    assert n_walks(attendee, booth, slot, np.array([0, -1])) == 0
