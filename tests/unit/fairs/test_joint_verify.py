"""What checks a joint fair finds each fault, and none where there is none."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from recommender.fairs.verify_joint import JointTerms, Met, joint_faults

pytestmark = pytest.mark.unit
IN_HALLS: tuple[Met, ...] = (("p1", "甲", "A1", 0), ("p2", "乙", "B1", 0))
REMOTE: tuple[Met, ...] = (("p1", "乙", "B2", 0), ("p3", "乙", "B2", 1))
TERMS = JointTerms(
    homes={"p1": "甲", "p2": "乙", "p3": "甲"},
    employers={("甲", "A1"): "a", ("甲", "A2"): "c", ("乙", "B1"): "b", ("乙", "B2"): "c"},
    places={("乙", "B2"): 1},
    slots=2,
    allowed={"p1": [("乙", "B2")], "p3": [("乙", "B2")]},
    most={"p1": 1, "p3": 1},
    floors={"p1": 2, "p2": 1, "p3": 1},
)


def found(in_halls: tuple[Met, ...], remote: tuple[Met, ...], terms: JointTerms = TERMS) -> str:
    return "\n".join(joint_faults(in_halls, remote, terms))


def test_a_sound_joint_fair_has_no_fault() -> None:
    assert found(IN_HALLS, REMOTE) == ""


@pytest.mark.parametrize(
    ("in_halls", "remote", "said"),
    [
        ((*IN_HALLS, ("p1", "乙", "B1", 1)), REMOTE, "where they are not planned"),
        ((*IN_HALLS, ("p1", "甲", "A2", 0)), REMOTE, "in 2 places in slot 0 of a hall"),
        (IN_HALLS, (*REMOTE, ("p1", "乙", "B2", 0)), "in 2 places in slot 0 of an interview"),
        (IN_HALLS, (*REMOTE, ("p1", "乙", "B1", 1)), "which does not offer it"),
        (IN_HALLS, (("p1", "乙", "B2", 2), REMOTE[1]), "slot 2, which there is not"),
        (IN_HALLS, (("p1", "乙", "B2", 1), REMOTE[1]), "B2 in 乙 has 2 interviews in slot 1"),
        (IN_HALLS, (*REMOTE, ("p2", "乙", "B2", 0)), "in their own city"),
        (IN_HALLS, (*REMOTE, ("p2", "乙", "B2", 0)), "where nothing suits them"),
        (IN_HALLS, (*REMOTE, ("p2", "乙", "B2", 0)), "p2 has 1 interviews at a distance"),
        ((*IN_HALLS, ("p1", "甲", "A2", 1)), REMOTE, "p1 talks to c 2 times"),
        (IN_HALLS, REMOTE[:1], "p3 is below the floor and B2 in 乙 has a place"),
        (IN_HALLS, REMOTE[:1], "1 people without a meeting could have an interview"),
    ],
)
def test_each_fault_is_found(in_halls: tuple[Met, ...], remote: tuple[Met, ...], said: str) -> None:
    assert said in found(in_halls, remote)


def test_an_interview_while_the_hall_is_open_is_found_by_the_clock() -> None:
    nine, ten, eleven = (datetime(2026, 12, 5, hour) for hour in (9, 10, 11))
    clock = {("甲", 0): (nine, ten), ("乙", 0): (nine, ten), ("", 1): (ten, eleven)}
    assert found(IN_HALLS, REMOTE, replace(TERMS, clock={**clock, ("", 0): (ten, eleven)})) == ""
    said = found(IN_HALLS, REMOTE, replace(TERMS, clock={**clock, ("", 0): (nine, ten)}))
    assert said == "p1 is in the hall of 甲 while interviewed in slot 0"


def test_whoever_has_a_meeting_gives_their_place_to_nobody_but_chains_are_found() -> None:
    terms = replace(
        TERMS,
        places={("乙", "B2"): 1, ("乙", "B1"): 1},
        slots=1,
        allowed={"p3": [("乙", "B2"), ("乙", "B1")], "p4": [("乙", "B2")]},
        homes={**TERMS.homes, "p4": "甲"},
        most={"p3": 1, "p4": 1},
        floors={"p3": 1, "p4": 1},
    )
    alone: tuple[Met, ...] = (("p3", "乙", "B2", 0),)
    assert "1 people without a meeting could have an interview" in found((), alone, terms)
    assert found((), (("p3", "乙", "B1", 0), ("p4", "乙", "B2", 0)), terms) == ""
