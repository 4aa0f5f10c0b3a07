"""Turn verdicts of rule packs into what a plan says; the only way from verdicts to a plan.

Verdicts order nothing here: they stand beside courses and places, to be read and checked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

import yaml

from recommender.assistance.plan.cost import Subsidies
from recommender.assistance.plan.groups import GROUPS
from recommender.assistance.plan.sentences import VERDICTS
from recommender.assistance.rules.result import Eligibility, EligibilityAnswer
from recommender.domain.plan import Entitlement
from recommender.explanation.names import in_list, is_chinese
from recommender.explanation.sentences import say
from recommender.ports import Clock, Store
from recommender.services.assess_eligibility import AssessmentWish as AssessmentWish
from recommender.services.assess_eligibility import assess_eligibility
from recommender.services.rule_packs import RulePackFolder

NOTHING_NOTED: Final = "facts: {}"
FREE, SUBSIDISED = "training_free", "training_subsidy"
MOST_MISSING: Final = 4


def assessed(
    store: Store, clock: Clock, packs: RulePackFolder, wish: AssessmentWish
) -> EligibilityAnswer:
    """Return every rule assessed for the person of a plan; nothing is known of somebody typed."""
    if wish.seeker_id is None and wish.noted is None:
        wish = replace(wish, noted=NOTHING_NOTED)
    return assess_eligibility(store, clock, packs, wish)


def entitlement(answer: EligibilityAnswer, rule: str, language: str) -> Entitlement | None:
    """Return what one rule says, ``None`` where the pack has no such rule."""
    found = next((result for result in answer.results if result.rule == rule), None)
    return None if found is None else _said(found, language)


def subsidies(
    store: Store,
    clock: Clock,
    packs: RulePackFolder,
    wish: AssessmentWish,
    told: Mapping[str, Entitlement | None],
) -> Subsidies:
    """Return what the rules say of training, and on which groups what is 符合 rests.

    A group bears a verdict if it stays 符合 for somebody who belongs to no other.

    Parameters
    ----------
    store, clock, packs, wish
        As for `assessed`.
    told
        Verdicts by name of rule.
    """
    some, full = told[SUBSIDISED], told[FREE]
    rests: dict[str, set[str]] = {SUBSIDISED: set(), FREE: set()}
    if any(one is not None and one.verdict == "eligible" for one in (some, full)):
        for group in GROUPS:
            answer = assessed(store, clock, packs, _of_one_group(wish, group))
            for result in answer.results:
                if result.rule in rests and result.verdict == "eligible":
                    rests[result.rule].add(group)
    return Subsidies(some, full, frozenset(rests[SUBSIDISED]), frozenset(rests[FREE]))


def _of_one_group(wish: AssessmentWish, group: str) -> AssessmentWish:
    """Return the wish for somebody who is in no group of training but one, if in that."""
    noted = yaml.safe_load(wish.noted or NOTHING_NOTED) or {}
    facts = {**(noted.get("facts") or {}), **{g: False for g in GROUPS if g != group}}
    told = yaml.safe_dump({**noted, "facts": facts}, allow_unicode=True)
    return replace(wish, noted=told)


def rules_notices(answer: EligibilityAnswer, language: str) -> tuple[str, ...]:
    """Return what is to be read before verdicts."""
    return answer.notices_zh if is_chinese(language) else answer.notices_en


def _said(result: Eligibility, language: str) -> Entitlement:
    zh = is_chinese(language)
    missing = tuple(one.text_zh if zh else one.text_en for one in result.missing)
    title = result.title_zh if zh else result.title_en
    text = say(
        VERDICTS,
        result.verdict,
        language,
        title=title,
        missing=_spoken(missing, language),
    )
    return Entitlement(
        item=result.item,
        verdict=result.verdict,
        text=text,
        missing=missing,
        pack=result.pack,
        pack_version=result.pack_version,
        rule=result.rule,
        valid_until=result.valid_until,
    )


def _spoken(missing: Sequence[str], language: str) -> str:
    return in_list(missing, language, most=MOST_MISSING)
