"""Laws of eligibility, checked by a two-valued reading that shares no code with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from recommender.assistance.rules.assess import answer, assess_rule
from recommender.assistance.rules.case import NONE, Case, Household, SeenProof, Value
from recommender.assistance.rules.conditions import (
    All,
    AnyOf,
    Compared,
    Condition,
    Counted,
    Not,
    Shown,
    is_proved,
)
from recommender.assistance.rules.durations import Duration
from recommender.assistance.rules.packs import PackHead, Rule
from recommender.assistance.rules.vocabulary import Fact, FactKind, Item, ProofKind

pytestmark = pytest.mark.property

DAY = date(2026, 11, 24)
START, END = date(2026, 1, 1), date(2028, 12, 31)
FLAGS = [Fact(name, name, name, FactKind.YES_NO) for name in ("poor", "alone")]
BORN = Fact("born", "born", "born", FactKind.DATE)
MONTHS = Fact("months", "months", "months", FactKind.NUMBER)
COLOUR = Fact("colour", "colour", "colour", FactKind.WORD, ("red", "blue"))
FACTS = (*FLAGS, BORN, MONTHS, COLOUR)
PAPERS = (ProofKind("card", "card", "card"), ProofKind("note", "note", "note", expires=True))

flags, numbers = st.booleans(), st.integers(0, 40).map(float)
EDGES = [DAY + timedelta(n) for n in (-1, 0, 1)]
days = st.sampled_from([*EDGES, date(2024, 2, 29)]) | st.dates(date(2024, 1, 1), date(2029, 1, 1))
VALUES: dict[FactKind, st.SearchStrategy[Any]] = {
    FactKind.YES_NO: flags,
    FactKind.DATE: days | st.just(NONE),
    FactKind.NUMBER: numbers | st.just(NONE),
    FactKind.WORD: st.sampled_from(COLOUR.words),
}
durations = st.builds(Duration, months=st.integers(0, 30)) | st.builds(
    Duration, days=st.integers(0, 500)
)
comparisons = st.one_of(
    st.builds(Compared, st.sampled_from(FLAGS), st.just("is"), flags),
    st.builds(
        Compared,
        st.just(BORN),
        st.sampled_from(
            (
                "passed_at_least",
                "passed_at_most",
                "passed_less_than",
                "remaining_at_most",
                "remaining_at_least",
            )
        ),
        durations,
    ),
    st.builds(Compared, st.just(BORN), st.sampled_from(("on_or_after", "on_or_before")), days),
    st.builds(
        Compared,
        st.just(MONTHS),
        st.sampled_from(("is", "at_least", "at_most", "more_than", "less_than")),
        numbers,
    ),
    st.builds(
        Compared, st.just(COLOUR), st.just("one_of"), st.sampled_from([("red",), ("red", "blue")])
    ),
)
shown = st.builds(Shown, st.sampled_from(PAPERS))


def trees(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda below: st.one_of(
            st.builds(All, st.lists(below, min_size=1, max_size=3).map(tuple)),
            st.builds(AnyOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
        ),
        max_leaves=6,
    )


unproved = trees(st.one_of(comparisons, comparisons.map(Not)))
counted = st.builds(Counted, unproved, st.sampled_from(("at_least", "at_most")), st.integers(0, 3))
# As the reader of packs lets them through: no proof under a negation or in a count.
plain = st.one_of(comparisons, counted, unproved.map(Not), counted.map(Not))
conditions = trees(st.one_of(plain, shown))
# Those that `is_proved` names, built so and not sifted out: a proof in every way to be true.
proved = st.recursive(
    shown,
    lambda below: st.one_of(
        st.builds(lambda one, more: All((*more, one)), below, st.lists(conditions, max_size=2)),
        st.builds(AnyOf, st.lists(below, min_size=1, max_size=3).map(tuple)),
    ),
    max_leaves=4,
)
whole_facts = st.fixed_dictionaries({fact.name: VALUES[fact.kind] for fact in FACTS})
proofs = st.lists(
    st.builds(
        SeenProof,
        st.sampled_from([paper.name for paper in PAPERS]),
        st.none() | days,
        st.none() | days,
    ),
    max_size=3,
).map(tuple)
households = st.builds(Household, st.lists(whole_facts, max_size=3).map(tuple), st.just(True))
whole_cases = st.builds(Case, whole_facts, proofs, households)


@st.composite
def clouded(draw: st.DrawFn, case: Case) -> Case:
    """The same person with less known: facts left out, members left out or not counted."""

    def some(facts: Any) -> dict[str, Value]:
        return {name: value for name, value in facts.items() if draw(flags)}

    assert case.household is not None
    members = tuple(some(member) for member in case.household.members if draw(flags))
    complete = len(members) == len(case.household.members) and draw(flags)
    household = draw(st.sampled_from([None, Household(members, complete or None)]))
    return Case(some(case.facts), case.proofs, household)


def rule(condition: Condition, last: date = END, lasts: Duration | None = None) -> tuple[Any, Any]:
    head = PackHead("p", "2026.1.1", "p", "p", None, True, None, START, END, lasts)
    item = Item("help", "help", "help")
    return Rule("r", item, "r", "r", "r", "r", (), START, last, condition), head


def verdict(condition: Condition, case: Case, day: date = DAY) -> str:
    return answer(*rule(condition), case, day).verdict


# The other reading: two values, everything known, a proof either counts or does not.


def holds(condition: Condition, case: Case, facts: Any, papers: frozenset[str], day: date) -> bool:
    def inner(part: Condition) -> bool:
        return holds(part, case, facts, papers, day)

    if isinstance(condition, All):
        return all(inner(part) for part in condition.parts)
    if isinstance(condition, AnyOf):
        return any(inner(part) for part in condition.parts)
    if isinstance(condition, Not):
        return not inner(condition.part)
    if isinstance(condition, Shown):
        return condition.proof.name in papers
    if isinstance(condition, Counted):
        assert case.household is not None
        members = case.household.members
        n = len([m for m in members if holds(condition.where, case, m, papers, day)])
        return n >= condition.number if condition.bound == "at_least" else n <= condition.number
    value = facts[condition.fact.name]
    return value is not NONE and stands(value, condition.operator, condition.operand, day)


def stands(value: Any, operator: str, operand: Any, day: date) -> bool:
    if operator in ("is", "one_of"):
        return bool(value in operand if operator == "one_of" else value == operand)
    if operator in ("at_least", "at_most", "more_than", "less_than"):
        between = (value > operand) - (value < operand)
        return (
            between
            in {
                "at_least": (0, 1),
                "at_most": (0, -1),
                "more_than": (1,),
                "less_than": (-1,),
            }[operator]
        )
    if operator in ("on_or_after", "on_or_before"):
        days_after: int = (value - operand).days
        return days_after >= 0 if operator == "on_or_after" else days_after <= 0
    before = timedelta(days=1)
    if operator.startswith("passed"):
        if operator == "passed_at_least":
            return passed(value, day, operand)
        latest = day if operator == "passed_less_than" else day - before
        return day >= value and not passed(value, latest, operand)
    if operator == "remaining_at_least":
        return passed(day, value, operand)
    return value >= day and not passed(day, value - before, operand)


def passed(since: date, day: date, length: Duration) -> bool:
    """Whether a length of time has passed: whole months are counted by the calendar."""
    if length.days or not length.months:
        return (day - since).days >= length.days
    whole = (day.year - since.year) * 12 + day.month - since.month - (day.day < since.day)
    return whole >= length.months


def counting(case: Case, day: date) -> frozenset[str]:
    found = set()
    for seen in case.proofs:
        begun = seen.issued_on is None or seen.issued_on <= day
        known = seen.valid_until is not None or seen.name != "note"
        if begun and known and (seen.valid_until is None or day <= seen.valid_until):
            found.add(seen.name)
    return frozenset(found)


EVERY_PAPER = frozenset(paper.name for paper in PAPERS)


@given(conditions, whole_cases)
def test_with_everything_known_the_answer_is_that_of_two_values(
    condition: Condition, case: Case
) -> None:
    papers = counting(case, DAY)
    if holds(condition, case, case.facts, papers, DAY):
        assert verdict(condition, case) == "eligible"
    elif not holds(condition, case, case.facts, EVERY_PAPER, DAY):
        assert verdict(condition, case) == "ineligible"
    else:
        assert verdict(condition, case) == "to_verify"


@given(st.data(), conditions, whole_cases)
def test_what_is_unknown_is_never_taken_for_an_answer(
    data: st.DataObject, condition: Condition, case: Case
) -> None:
    less = data.draw(clouded(case))
    known = verdict(condition, less)
    if known == "eligible":
        assert holds(condition, case, case.facts, counting(case, DAY), DAY)
    elif known == "ineligible":
        assert not holds(condition, case, case.facts, EVERY_PAPER, DAY)


@given(proved, whole_cases)
def test_nothing_shown_is_never_eligible(condition: Condition, case: Case) -> None:
    assert is_proved(condition)
    assert verdict(condition, replace(case, proofs=())) != "eligible"
    assert verdict(condition, Case()) != "eligible"


@given(st.data(), conditions, whole_cases, proofs)
def test_more_proof_only_turns_what_is_open_into_eligible(
    data: st.DataObject, condition: Condition, case: Case, more: tuple[SeenProof, ...]
) -> None:
    less = data.draw(clouded(case))
    before = verdict(condition, less)
    after = verdict(condition, replace(less, proofs=less.proofs + more))
    assert after == before or (before, after) == ("to_verify", "eligible")


@given(st.data(), conditions, whole_cases, st.sampled_from(EDGES[1:]) | st.dates(DAY, END))
def test_a_verdict_holds_until_its_last_day_and_not_longer(
    data: st.DataObject, condition: Condition, case: Case, last: date
) -> None:
    less = data.draw(clouded(case))
    lasts = data.draw(st.none() | durations)
    asked, head = rule(condition, last, lasts)
    found = assess_rule(asked, head, less, DAY)
    assert DAY <= found.valid_until <= last
    between = data.draw(st.dates(DAY, found.valid_until))
    assert answer(asked, head, less, between).verdict == found.verdict
    lapses = lasts is not None and passed(DAY, found.valid_until + timedelta(1), lasts)
    if found.valid_until < last and not lapses:
        assert answer(asked, head, less, found.valid_until + timedelta(1)).verdict != found.verdict


@given(conditions, whole_cases, days)
def test_out_of_force_nothing_is_decided(condition: Condition, case: Case, day: date) -> None:
    assume(not START <= day <= END)
    found = assess_rule(*rule(condition), case, day)
    assert (found.verdict, [one.kind for one in found.missing]) == ("to_verify", ["pack"])


@given(st.data(), conditions, whole_cases)
def test_what_is_open_says_what_is_missing_and_what_is_settled_says_nothing(
    data: st.DataObject, condition: Condition, case: Case
) -> None:
    found = answer(*rule(condition), data.draw(clouded(case)), DAY)
    assert bool(found.missing) == (found.verdict == "to_verify")
