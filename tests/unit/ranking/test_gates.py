"""Gates on one pair at a time: what fails, what is unknown, what passes."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.ranking.gates import (
    FAIL,
    GATES,
    GIVING_WAY,
    PASS,
    STANDING,
    UNKNOWN,
    GateContext,
    judge,
    none_fails,
)
from recommender.ranking.relaxation import Reach, relaxations
from recommender.retrieval.columns import (
    EMPLOYMENT_TYPES,
    KINDS,
    WORKING_AGES,
    PostingColumns,
    SeekerColumns,
)
from tests.unit.ranking.rows import posting, seeker

pytestmark = pytest.mark.unit

TODAY = 740_000
UNDER_16, OVER_16 = WORKING_AGES.index("under_16"), WORKING_AGES.index("under_18")
SHASHI, JINGZHOU_DISTRICT, JINGZHOU, HUBEI, CHENGDU = 421002, 421003, 421000, 420000, 510100


def verdict(
    gate: str, person: SeekerColumns, job: PostingColumns, context: GateContext | None = None
) -> int:
    return int(judge(person, job, context or GateContext(TODAY))[gate][0])


@pytest.mark.parametrize(
    ("last_day", "expected"), [(TODAY - 1, FAIL), (TODAY, PASS), (TODAY + 9, PASS), (0, UNKNOWN)]
)
def test_in_date(last_day: int, expected: int) -> None:
    assert verdict("in_date", seeker(), posting(valid_through=last_day)) == expected


@pytest.mark.parametrize(
    ("held", "lacking", "expected"), [([4], [], PASS), ([], [4], FAIL), ([], [], UNKNOWN)]
)
def test_a_certificate_required_by_law(held: list[int], lacking: list[int], expected: int) -> None:
    person = seeker(certificates=held, certificates_lacking=lacking)
    assert verdict("legal_certificate", person, posting(certificates_legal=[4])) == expected


def test_no_legal_certificate_is_no_question() -> None:
    person = seeker(certificates_lacking=[4])
    assert verdict("legal_certificate", person, posting(certificates=[4])) == PASS


@pytest.mark.parametrize(
    ("wanted", "where", "expected"),
    [
        ([SHASHI], SHASHI, PASS),
        ([SHASHI], JINGZHOU_DISTRICT, FAIL),
        ([SHASHI], JINGZHOU, UNKNOWN),
        ([SHASHI], 0, UNKNOWN),
        ([JINGZHOU], SHASHI, PASS),
        ([HUBEI], SHASHI, PASS),
        ([SHASHI, CHENGDU], CHENGDU + 7, PASS),
    ],
)
def test_places_named(wanted: list[int], where: int, expected: int) -> None:
    assert verdict("region", seeker(regions=wanted), posting(region=where)) == expected


@pytest.mark.parametrize(
    ("where", "expected"),
    [(SHASHI, PASS), (JINGZHOU_DISTRICT, PASS), (CHENGDU, FAIL), (JINGZHOU, UNKNOWN), (0, UNKNOWN)],
)
def test_home_stands_for_its_city(where: int, expected: int) -> None:
    assert verdict("region", seeker(home=SHASHI), posting(region=where)) == expected


def test_a_commute_is_measured_between_districts() -> None:
    near, far = posting(region=JINGZHOU_DISTRICT), posting(region=421087)
    person = seeker(home=SHASHI, commute_km=25)
    assert verdict("region", person, near) == PASS
    assert verdict("region", person, far) == FAIL
    assert verdict("region", person, far, GateContext(TODAY, Reach.CITY)) == PASS


def test_nothing_known_of_the_person_is_unknown() -> None:
    assert verdict("region", seeker(), posting(region=SHASHI)) == UNKNOWN


def test_reach_widens_places_named() -> None:
    person, job = seeker(regions=[SHASHI]), posting(region=JINGZHOU_DISTRICT)
    assert verdict("region", person, job, GateContext(TODAY, Reach.CITY)) == PASS
    assert verdict("region", person, posting(region=CHENGDU)) == FAIL
    anywhere = GateContext(TODAY, Reach.ANYWHERE)
    assert verdict("region", person, posting(region=CHENGDU), anywhere) == PASS


def test_employment_type() -> None:
    part_time = EMPLOYMENT_TYPES.index("part_time")
    person = seeker(employment=1 << part_time)
    assert verdict("employment_type", person, posting(employment=part_time)) == PASS
    assert verdict("employment_type", person, posting(employment=0)) == FAIL
    assert verdict("employment_type", person, posting()) == UNKNOWN
    assert verdict("employment_type", seeker(), posting(employment=0)) == PASS


@pytest.mark.parametrize(("night", "expected"), [(1, FAIL), (0, PASS), (-1, UNKNOWN)])
def test_no_nights(night: int, expected: int) -> None:
    assert verdict("schedule", seeker(no_night=1), posting(night=night)) == expected


def test_weekends_off_are_wanted() -> None:
    person = seeker(weekend_off=1)
    assert verdict("schedule", person, posting(weekend_off=0)) == FAIL
    assert verdict("schedule", person, posting(weekend_off=1)) == PASS


def test_a_wish_not_stated_asks_nothing() -> None:
    assert verdict("schedule", seeker(), posting(night=1)) == PASS
    assert verdict("schedule", seeker(no_night=0), posting(night=1)) == PASS
    assert verdict("physical", seeker(), posting(heavy=1)) == PASS


def test_what_the_body_cannot_do() -> None:
    assert verdict("physical", seeker(no_heavy=1), posting(heavy=1)) == FAIL
    assert verdict("physical", seeker(no_heights=1), posting(heights=-1)) == UNKNOWN


@pytest.mark.parametrize(
    ("job", "expected"),
    [
        ({"heavy": 0, "heights": 0, "minors_barred": 0}, PASS),
        ({"heavy": 1, "heights": 0, "minors_barred": 0}, FAIL),
        ({"heavy": 0, "heights": 1, "minors_barred": 0}, FAIL),
        ({"heavy": 0, "heights": 0, "minors_barred": 1}, FAIL),
        ({"minors_barred": 1}, FAIL),
        ({"heavy": 0, "heights": 0}, UNKNOWN),
        ({"heavy": 0, "minors_barred": 0}, UNKNOWN),
        ({}, UNKNOWN),
    ],
)
def test_what_is_barred_at_16_and_17(job: dict[str, int], expected: int) -> None:
    assert verdict("working_age", seeker(working_age=OVER_16), posting(**job)) == expected
    assert verdict("working_age", seeker(), posting(**job)) == PASS


@pytest.mark.parametrize("kind", range(len(KINDS)))
def test_under_16_all_work_is_barred(kind: int) -> None:
    safe = posting(kind=kind, heavy=0, heights=0, minors_barred=0)
    assert verdict("working_age", seeker(working_age=UNDER_16), safe) == FAIL
    anywhere = GateContext(TODAY, Reach.ANYWHERE)
    assert verdict("working_age", seeker(working_age=UNDER_16), safe, anywhere) == FAIL


SALES, CASHIER, CLEANER = 4010201, 4010204, 4090801
WISHED = {"occupations": [CLEANER, CASHIER], "occupation_confidence": [0.8, 0.7]}


@pytest.mark.parametrize(
    ("refused", "job", "expected"),
    [
        ({}, {"occupation": SALES}, PASS),
        ({}, {}, PASS),
        ({"refused_occupations": [SALES]}, {"occupation": SALES}, FAIL),
        ({"refused_occupations": [CASHIER, SALES]}, {"occupation": SALES}, FAIL),
        ({"refused_occupations": [SALES]}, {"occupation": CLEANER}, PASS),
        ({"refused_occupations": [SALES]}, {"occupation": CASHIER}, UNKNOWN),
        ({"refused_occupations": [SALES], **WISHED}, {"occupation": CASHIER}, PASS),
        ({"refused_occupations": [SALES], **WISHED}, {}, UNKNOWN),
        ({"refused_occupations": [SALES]}, {}, UNKNOWN),
        ({"refused_grams": [[7]]}, {"title_grams": [5, 7, 9]}, FAIL),
        ({"refused_grams": [[7, 9]]}, {"title_grams": [9, 5, 7]}, FAIL),
        ({"refused_grams": [[7, 8]]}, {"title_grams": [5, 7, 9]}, PASS),
        ({"refused_grams": [[8], [3, 5]]}, {"title_grams": [5, 3]}, FAIL),
        ({"refused_grams": [[8]]}, {}, PASS),
        ({"refused_occupations": [SALES], "refused_grams": [[7]]}, {"title_grams": [7]}, FAIL),
    ],
)
def test_work_that_is_refused(
    refused: dict[str, object], job: dict[str, object], expected: int
) -> None:
    assert verdict("refused_work", seeker(**refused), posting(**job)) == expected


def test_a_dropped_gate_no_longer_fails_but_is_not_passed() -> None:
    context = GateContext(TODAY, dropped=frozenset({"employment_type"}))
    person, job = seeker(employment=0b10), posting(employment=0)
    assert verdict("employment_type", person, job, context) == UNKNOWN


def test_both_ways_round_give_the_same_verdicts() -> None:
    people = [
        seeker(home=SHASHI, no_night=1),
        seeker(regions=[CHENGDU], refused_grams=[[7, 9], [3]]),
        seeker(working_age=OVER_16, refused_occupations=[SALES]),
        seeker(working_age=UNDER_16),
        seeker(),
    ]
    jobs = [
        posting(region=SHASHI, night=0, title_grams=[3, 4]),
        posting(region=CHENGDU, heavy=1, occupation=SALES),
        posting(night=1, title_grams=[9, 8, 7], minors_barred=0),
    ]
    context = GateContext(TODAY)
    for row, person in enumerate(people):
        forward = judge(person, PostingColumns.concat(jobs), context)
        for place, job in enumerate(jobs):
            back = judge(SeekerColumns.concat(people), job, context)
            for gate, verdicts in forward.items():
                assert verdicts[place] == back[gate][row]


def test_only_a_fail_removes() -> None:
    verdicts = {
        "a": np.array([PASS, UNKNOWN, FAIL], dtype=np.int8),
        "b": np.array([PASS, PASS, PASS], dtype=np.int8),
    }
    assert none_fails(verdicts).tolist() == [True, True, False]


def test_relaxing_never_touches_law_dates_nights_the_body_or_what_is_refused() -> None:
    steps = list(relaxations())
    assert steps[0].reach is Reach.ASKED
    assert not steps[0].dropped
    assert steps[-1].reach is Reach.ANYWHERE
    untouchable = set(GATES) - {"region", "employment_type"}
    assert not any(step.dropped & untouchable for step in steps)


def test_only_what_gives_way_depends_on_how_far_it_does() -> None:
    states = list(relaxations())
    assert {name for state in states for name in state.dropped} <= set(GIVING_WAY)
    assert set(GIVING_WAY) | set(STANDING) == set(GATES)
    contexts = [GateContext(TODAY, state.reach, state.dropped) for state in states]
    person = seeker(home=SHASHI, regions=[SHASHI], employment=1, no_night=1)
    job = posting(region=CHENGDU, employment=2, night=1, valid_through=TODAY - 1)
    standing = [
        {name: int(v[0]) for name, v in judge(person, job, context, STANDING).items()}
        for context in contexts
    ]
    assert standing == [standing[0]] * len(standing)
    giving_way = [none_fails(judge(person, job, context, GIVING_WAY))[0] for context in contexts]
    assert giving_way == [False] * (len(contexts) - 1) + [True]
