"""Assess a person by every rule of a pack: 符合, 不符合 or 待核, and until when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.assistance.rules.case import Case, proof_state
from recommender.assistance.rules.evaluate import find, turning_days
from recommender.assistance.rules.missing import (
    HOUSEHOLD,
    decision_missing,
    fact_missing,
    not_in_force,
    proof_missing,
)
from recommender.assistance.rules.packs import Pack, PackHead, Pointer, Rule
from recommender.assistance.rules.result import (
    BY_RULES,
    Eligibility,
    Missing,
    RuleSource,
    Verdict,
)


@dataclass(frozen=True, slots=True, repr=False)
class Answer:
    """The verdict on one rule, and what would settle it."""

    verdict: Verdict
    missing: tuple[Missing, ...] = ()


def assess(pack: Pack, case: Case, day: date, by: str = BY_RULES) -> list[Eligibility]:
    """Assess by every rule of a pack, in its order.

    Parameters
    ----------
    pack
        The pack.
    case
        What is known of the person.
    day
        The day of assessment.
    by
        Who assesses.
    """
    return [assess_rule(rule, head, case, day, by) for rule, head in pack.rules]


def assess_rule(
    rule: Rule, head: PackHead, case: Case, day: date, by: str = BY_RULES
) -> Eligibility:
    """Assess by one rule.

    Parameters
    ----------
    rule, head
        The rule, and the pack that it is from.
    case, day, by
        See `assess`.
    """
    found = answer(rule, head, case, day)
    return Eligibility(
        rule=rule.id,
        item=rule.item.name,
        item_zh=rule.item.zh,
        item_en=rule.item.en,
        title_zh=rule.title_zh,
        title_en=rule.title_en,
        summary_zh=rule.summary_zh,
        summary_en=rule.summary_en,
        verdict=found.verdict,
        missing=found.missing,
        sources=tuple(
            RuleSource(title=s.title, article=s.article, basis=s.basis) for s in rule.sources
        ),
        pack=head.name,
        pack_version=head.version,
        invented=head.invented,
        assessed_by=by,
        assessed_on=day,
        valid_until=_valid_until(rule, head, case, day, found.verdict),
    )


def answer(rule: Rule, head: PackHead, case: Case, day: date) -> Answer:
    """Return the verdict on `day` of a `case`, by a `rule` of the pack with that `head`."""
    if not rule.valid_from <= day <= rule.valid_until:
        return Answer("to_verify", (not_in_force(rule, head),))
    if isinstance(rule.demands, Pointer):
        return Answer("to_verify", tuple(_to_have_ready(rule.demands, case, day)))
    finding = find(rule.demands, case, day)
    if finding.holds is None:
        return Answer("to_verify", finding.missing)
    return Answer("eligible" if finding.holds else "ineligible")


def _to_have_ready(pointer: Pointer, case: Case, day: date) -> Iterator[Missing]:
    yield from (fact_missing(fact) for fact in pointer.facts if fact.name not in case.facts)
    for proof in pointer.proofs:
        state = proof_state(proof, case.proofs, day)
        if state != "counts":
            yield proof_missing(proof, state)
    if pointer.household and (case.household is None or not case.household.complete):
        yield HOUSEHOLD
    yield decision_missing(pointer)


def _valid_until(rule: Rule, head: PackHead, case: Case, day: date, verdict: Verdict) -> date:
    """Return the last day before the verdict turns, the rule ends or the assessment lapses.

    What was assessed out of force is good for that day.
    """
    if not rule.valid_from <= day <= rule.valid_until:
        return day
    last = rule.valid_until
    if head.assessment_lasts is not None:
        last = min(last, max(day, head.assessment_lasts.after(day) - timedelta(1)))
    turns = set() if isinstance(rule.demands, Pointer) else turning_days(rule.demands, case)
    for turn in sorted(turns):
        if day < turn <= last and answer(rule, head, case, turn).verdict != verdict:
            return turn - timedelta(1)
    return last
