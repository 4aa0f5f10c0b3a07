"""Known small fairs: who meets whom, who gives way, what a shortage is and how it is told."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.fairs.assign import assign
from recommender.fairs.problem import Hall, Pairs, Rules
from recommender.fairs.shortage import find_shortage
from recommender.fairs.slots import give_slots
from recommender.fairs.verify import Terms, faults
from recommender.fairs.widen import plan_widening

pytestmark = pytest.mark.unit

Given = tuple[int, int, float]


def pairs(*given: Given, level: tuple[int, ...] = ()) -> Pairs:
    """Return pairs of attendee, booth and score; posting and booth are one."""
    attendee = np.array([g[0] for g in given], dtype=np.int64)
    booth = np.array([g[1] for g in given], dtype=np.int64)
    levels = np.array(level or (0,) * len(given), dtype=np.int64)
    return Pairs(attendee, booth, booth, np.array([g[2] for g in given]), levels)


def hall(*capacity: int, slots: int = 1) -> Hall:
    return Hall(np.array(capacity), slots)


def met(offered: Pairs, chosen: np.ndarray) -> list[tuple[int, int]]:
    kept = offered.take(chosen)
    return sorted(zip(kept.attendee.tolist(), kept.booth.tolist(), strict=True))


def test_nobody_goes_without_for_the_sake_of_a_score() -> None:
    offered = pairs((0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.1))
    assert met(offered, assign(offered, hall(1, 1), Rules(2, 1, 1))) == [(0, 1), (1, 0)]
    assert met(offered, assign(offered, hall(1, 1), Rules(2, 0, 1))) == [(0, 0)]


def test_a_first_meeting_comes_before_anybodys_second() -> None:
    offered = pairs((0, 0, 0.9), (0, 1, 0.9), (1, 0, 0.1), (1, 1, 0.1))
    found = met(offered, assign(offered, hall(1, 1, slots=1), Rules(2, 2, 2)))
    assert sorted(attendee for attendee, _ in found) == [0, 1]


def test_a_meeting_beyond_the_floor_must_be_worth_its_time() -> None:
    offered = pairs((0, 0, 0.02), (0, 1, 0.03), (0, 2, 0.4))
    places = hall(1, 1, 1, slots=3)
    assert met(offered, assign(offered, places, Rules(1, 0, 3, 0.05))) == [(0, 2)]
    assert met(offered, assign(offered, places, Rules(1, 2, 3, 0.05))) == [(0, 1), (0, 2)]


def test_an_employer_is_met_once_about_the_best_posting() -> None:
    offered = Pairs(
        np.array([0, 0]), np.array([0, 0]), np.array([7, 8]), np.array([0.3, 0.6]), np.array([0, 0])
    )
    chosen = offered.take(assign(offered, hall(5, slots=3), Rules(1, 1, 3)))
    assert chosen.posting.tolist() == [8]


@pytest.mark.parametrize("rules", [Rules(1, 1, 1), Rules(0, 0, 0)])
def test_nothing_to_meet_about_is_an_empty_plan(rules: Rules) -> None:
    offered = pairs()
    assert len(assign(offered, hall(3), rules)) == 0
    assert find_shortage(offered, hall(3), rules).missing == 0
    assert len(give_slots(offered.attendee, offered.booth, 2)) == 0


def test_only_who_comes_away_with_too_little_gives_way() -> None:
    offered = pairs((0, 0, 0.5), (0, 1, 0.9), (1, 1, 0.2), (2, 1, 0.1), level=(0, 1, 1, 3))
    widened = plan_widening(offered, hall(3, 3), Rules(3, 1, 1), last_resort=3)
    assert met(widened.offered, widened.chosen) == [(0, 0), (1, 1), (2, 1)]
    assert widened.level.tolist() == [0, 1, 3]


def test_the_last_resort_is_for_those_without_any_meeting() -> None:
    offered = pairs((0, 0, 0.5), (0, 1, 0.9), (1, 1, 0.2), level=(0, 2, 2))
    widened = plan_widening(offered, hall(3, 3, slots=2), Rules(2, 2, 2), last_resort=2)
    assert met(widened.offered, widened.chosen) == [(0, 0), (1, 1)]


def test_a_shortage_is_told_from_what_no_capacity_can_mend() -> None:
    # Three people for one place at booth 0; the fourth suits no booth.
    offered = pairs((0, 0, 0.5), (1, 0, 0.5), (2, 0, 0.5))
    shortage = find_shortage(offered, hall(1, 9), Rules(4, 1, 1))
    assert shortage.reachable.tolist() == [1, 1, 1, 0]
    assert (shortage.missing, shortage.extra.tolist(), shortage.slots) == (2, [2, 0], 3)


def test_no_number_of_slots_helps_a_booth_that_meets_nobody() -> None:
    shortage = find_shortage(pairs((0, 0, 0.5)), hall(0), Rules(1, 1, 1))
    assert (shortage.missing, shortage.slots) == (1, None)


def test_a_booth_has_as_few_people_at_once_as_its_meetings_allow() -> None:
    attendee, booth = np.arange(7), np.zeros(7, dtype=np.int64)
    assert np.bincount(give_slots(attendee, booth, 3)).max() == 3


def test_more_meetings_than_slots_are_refused() -> None:
    with pytest.raises(ValueError, match="slots"):
        give_slots(np.array([0, 0]), np.array([0, 1]), 1)


TERMS = Terms({"A": 1, "B": 2}, slots=2, floor=1, limit=2, allowed={"x": {"A", "B"}, "y": {"A"}})


@pytest.mark.parametrize(
    ("meetings", "fault"),
    [
        ([("x", "B", 0), ("y", "A", 1)], None),
        ([("x", "A", 0), ("y", "A", 0)], "A has 2 meetings in slot 0"),
        ([("x", "A", 0), ("x", "B", 0), ("y", "A", 1)], "x is in two places in slot 0"),
        ([("x", "A", 0), ("x", "A", 1)], "x meets A twice"),
        ([("x", "B", 2), ("y", "A", 1)], "x meets B in slot 2, which there is not"),
        ([("x", "B", 0), ("y", "B", 1)], "y meets B, where nothing suits them"),
        ([("x", "A", 0), ("x", "B", 1)], "1 meetings are missing from a floor of 1"),
    ],
)
def test_the_check_sees_every_fault(
    meetings: list[tuple[str, str, int]], fault: str | None
) -> None:
    found = faults(meetings, TERMS)
    assert found == [] if fault is None else fault in found


def test_too_many_meetings_of_one_person_are_a_fault() -> None:
    terms = Terms({"A": 1, "B": 1}, 2, 0, 1, {"x": {"A", "B"}})
    assert faults([("x", "A", 0), ("x", "B", 1)], terms) == ["x has 2 meetings"]
