"""Evaluate conditions to three values, after Kleene.

Laws (``tests/property/test_rule_properties.py``):

* what is unknown is never taken for either answer: a verdict other than 待核 stays the same
  whatever the unknown turns out to be;
* a proof more can turn 待核 into 符合, and changes no other verdict;
* with nothing known and nothing shown, nothing is 符合.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from recommender.assistance.rules.case import NONE, Case, Facts, proof_state, proof_turns
from recommender.assistance.rules.comparisons import OPERATORS
from recommender.assistance.rules.conditions import (
    All,
    AnyOf,
    Compared,
    Condition,
    Counted,
    Not,
    Shown,
)
from recommender.assistance.rules.missing import HOUSEHOLD, fact_missing, proof_missing
from recommender.assistance.rules.result import Missing


@dataclass(frozen=True, slots=True, repr=False)
class Finding:
    """Whether a condition holds, ``None`` when that is open, and what would settle it."""

    holds: bool | None
    missing: tuple[Missing, ...] = ()


def find(condition: Condition, case: Case, day: date, member: int | None = None) -> Finding:
    """Evaluate a condition.

    Parameters
    ----------
    condition
        What is demanded.
    case
        What is known.
    day
        The day of assessment.
    member
        Which member of the household it is asked of, counted from 1; ``None`` for the person.
    """
    match condition:
        case All(parts):
            return _joined([find(part, case, day, member) for part in parts], decisive=False)
        case AnyOf(parts):
            return _joined([find(part, case, day, member) for part in parts], decisive=True)
        case Not(part):
            inner = find(part, case, day, member)
            return Finding(None if inner.holds is None else not inner.holds, inner.missing)
        case Compared():
            return _compared(condition, _facts_of(case, member), day, member)
        case Shown(proof):
            state = proof_state(proof, case.proofs, day)
            return (
                Finding(True)
                if state == "counts"
                else Finding(None, (proof_missing(proof, state),))
            )
        case Counted():
            return _counted(condition, case, day)


def turning_days(condition: Condition, case: Case, member: int | None = None) -> set[date]:
    """Return the days on which the answer may turn although nothing new is learnt."""
    match condition:
        case All(parts) | AnyOf(parts):
            return _union(turning_days(part, case, member) for part in parts)
        case Not(part):
            return turning_days(part, case, member)
        case Compared(fact, operator, operand):
            value = _facts_of(case, member).get(fact.name, NONE)
            return set() if value is NONE else set(OPERATORS[operator].turns(value, operand))
        case Shown(proof):
            return proof_turns(proof, case.proofs)
        case Counted(where):
            members = case.household.members if case.household else ()
            return _union(turning_days(where, case, n) for n in range(1, len(members) + 1))


def _joined(findings: list[Finding], *, decisive: bool) -> Finding:
    """Return the whole: one `decisive` part settles it, else every part must be known."""
    if any(finding.holds is decisive for finding in findings):
        return Finding(decisive)
    if all(finding.holds is not None for finding in findings):
        return Finding(not decisive)
    open_ones = [finding.missing for finding in findings if finding.holds is None]
    lacking = [one for missing in open_ones for one in missing]
    if decisive and len(open_ones) > 1:
        lacking = [one.model_copy(update={"one_of_several": True}) for one in lacking]
    return Finding(None, _each_once(lacking))


def _compared(condition: Compared, facts: Facts, day: date, member: int | None) -> Finding:
    value = facts.get(condition.fact.name)
    if value is NONE:
        return Finding(False)
    holds = (
        None
        if value is None
        else OPERATORS[condition.operator].holds(value, condition.operand, day)
    )
    return Finding(holds, (fact_missing(condition.fact, member),) if holds is None else ())


def _counted(condition: Counted, case: Case, day: date) -> Finding:
    """Count members between those who certainly are such and those who may be."""
    if case.household is None:
        return Finding(None, (HOUSEHOLD,))
    asked = range(1, len(case.household.members) + 1)
    findings = [find(condition.where, case, day, member) for member in asked]
    certain = sum(finding.holds is True for finding in findings)
    possible = certain + sum(finding.holds is None for finding in findings)
    at_least, complete = condition.bound == "at_least", case.household.complete is True
    wanted = condition.number if at_least else condition.number + 1
    if certain >= wanted:
        return Finding(at_least)
    if complete and possible < wanted:
        return Finding(not at_least)
    lacking = [m for finding in findings if finding.holds is None for m in finding.missing]
    return Finding(None, _each_once([*lacking, *([] if complete else [HOUSEHOLD])]))


def _each_once(lacking: list[Missing]) -> tuple[Missing, ...]:
    """Return what is missing without repetition; what is needed in any case is said as such."""
    found: dict[tuple[str, str], Missing] = {}
    for one in lacking:
        held = found.get((one.kind, one.name))
        if held is None or held.one_of_several:
            found[one.kind, one.name] = one
    return tuple(found.values())


def _facts_of(case: Case, member: int | None) -> Facts:
    if member is None:
        return case.facts
    return case.household.members[member - 1] if case.household else {}


def _union(parts: Iterable[set[date]]) -> set[date]:
    return set().union(*parts)
