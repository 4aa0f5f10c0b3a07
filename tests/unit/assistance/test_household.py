"""A household in which nobody has work is counted by its members."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.assistance.rules.assess import assess_rule
from recommender.assistance.rules.case import Case, Facts, Household, SeenProof
from recommender.services.rule_packs import RulePackFolder

pytestmark = pytest.mark.unit

DAY = date(2026, 11, 24)
STATEMENT = (SeenProof("household_statement", valid_until=date(2026, 12, 31)),)
ADULT: dict[str, Any] = {
    "birth_date": date(1985, 3, 1),
    "past_retirement_age": False,
    "able_to_work": True,
}
JOBLESS, WORKING, UNSAID = ADULT | {"employed": False}, ADULT | {"employed": True}, ADULT
CHILD = {"birth_date": date(2015, 3, 1)}
ILL = JOBLESS | {"able_to_work": False}
RETIRED_AT_WORK = WORKING | {"past_retirement_age": True}
NOBODY_KNOWS: Facts = {}


def assessed(
    *members: Facts, complete: bool | None = True, proofs: tuple[SeenProof, ...] = STATEMENT
) -> tuple[str, list[str]]:
    rule, head = RulePackFolder().read("invented-a").by_id["hardship_zero_employment"]
    found = assess_rule(rule, head, Case({}, proofs, Household(members, complete)), DAY)
    return found.verdict, [one.name for one in found.missing]


@pytest.mark.parametrize(
    ("members", "verdict"),
    [
        ((JOBLESS,), "eligible"),
        ((JOBLESS, JOBLESS, CHILD), "eligible"),
        ((JOBLESS, RETIRED_AT_WORK), "eligible"),
        ((JOBLESS, ILL), "eligible"),
        ((JOBLESS, WORKING), "ineligible"),
        ((CHILD, ILL), "ineligible"),
        ((RETIRED_AT_WORK,), "ineligible"),
        ((), "ineligible"),
        ((NOBODY_KNOWS, WORKING), "ineligible"),
        ((NOBODY_KNOWS, JOBLESS), "to_verify"),
        ((UNSAID, JOBLESS), "to_verify"),
        ((NOBODY_KNOWS,), "to_verify"),
    ],
)
def test_the_members_decide(members: tuple[Facts, ...], verdict: str) -> None:
    assert assessed(*members)[0] == verdict


def test_what_is_missing_names_the_member_and_the_fact() -> None:
    assert assessed(JOBLESS, UNSAID) == ("to_verify", ["member_2.employed"])
    assert assessed(NOBODY_KNOWS, JOBLESS)[1] == [
        "member_1.birth_date",
        "member_1.past_retirement_age",
        "member_1.able_to_work",
        "member_1.employed",
    ]


@pytest.mark.parametrize("complete", [False, None])
def test_members_who_are_not_listed_may_work(complete: bool | None) -> None:
    assert assessed(JOBLESS, complete=complete) == ("to_verify", ["household"])
    assert assessed(WORKING, complete=complete)[0] == "ineligible"
    assert assessed(CHILD, complete=complete)[0] == "to_verify"


def test_without_a_household_the_household_is_missing() -> None:
    rule, head = RulePackFolder().read("invented-a").by_id["hardship_zero_employment"]
    found = assess_rule(rule, head, Case({"employed": False}, STATEMENT), DAY)
    assert (found.verdict, [one.name for one in found.missing]) == ("to_verify", ["household"])


def test_the_count_alone_proves_nothing() -> None:
    assert assessed(JOBLESS, proofs=()) == ("to_verify", ["household_statement"])


def test_a_child_who_turns_16_changes_the_household_on_that_day() -> None:
    soon = WORKING | {"birth_date": date(2010, 12, 1)}
    rule, head = RulePackFolder().read("invented-a").by_id["hardship_zero_employment"]
    found = assess_rule(rule, head, Case({}, STATEMENT, Household((JOBLESS, soon), True)), DAY)
    assert (found.verdict, found.valid_until) == ("eligible", date(2026, 11, 30))
