"""Certificates, skills, experience and schooling: had, lacked, or not said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from features.education import education_rank
from recommender.domain.match import Gap
from recommender.explanation.names import counted
from recommender.explanation.pair import PairFacts, Standing
from recommender.explanation.sentences import GAPS, say
from recommender.explanation.statement import Statement, question, reason, unknown
from recommender.explanation.words import LEVELS, spoken_years

SKILLS_THAT_HELP: Final = 3


def certificates(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield each certificate once: held, lacking, or to be asked about.

    One that only helps is no question: that holders are preferred is true in any case.
    """
    held = _names(facts, "held", ("law", "ad"), language)
    if held:
        spoken = counted(held, language)
        yield reason(facts, "held_certificates", language, "certificates", **spoken)
    preferred = _names(facts, "held", ("helps",), language)
    if preferred:
        yield reason(facts, "preferred_certificates", language, **counted(preferred, language))
    for by, code in (("law", "legal_certificate"), ("ad", "certificate")):
        about = _names(facts, "open", (by,), language)
        if about:
            spoken = counted(about, language)
            yield question(code, language, "certificate", about=tuple(about), **spoken)
    for asked in facts.certificates:
        if asked.standing == "lacking" or (asked.by == "helps" and asked.standing == "open"):
            name = asked.name.in_language(language)
            text = say(GAPS, f"certificate_{asked.by}", language, name=name)
            yield Gap(kind="certificate", name=name, required=asked.by, text=text)


def _names(facts: PairFacts, standing: Standing, by: tuple[str, ...], language: str) -> list[str]:
    return [
        asked.name.in_language(language)
        for asked in facts.certificates
        if asked.standing == standing and asked.by in by
    ]


def skills(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield skills that are lacking, then a few of those that would help."""
    for skill in facts.lacking_skills:
        name = skill.in_language(language)
        yield Gap(kind="skill", name=name, text=say(GAPS, "skill_ad", language, name=name))
    for skill in facts.other_skills[:SKILLS_THAT_HELP]:
        name = skill.in_language(language)
        text = say(GAPS, "skill_helps", language, name=name)
        yield Gap(kind="skill", name=name, required="helps", text=text)


def experience_and_schooling(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield one statement on experience and one on schooling; one for both if neither is said."""
    posting = facts.posting
    no_years = posting.experience_min_years is None and "experience" not in posting.asks_nothing_of
    no_level = posting.education_min is None and "education" not in posting.asks_nothing_of
    if no_years and no_level:
        yield unknown("experience_and_education", language, "experience", "education")
        return
    yield (
        unknown("experience", language, "experience") if no_years else _experience(facts, language)
    )
    yield unknown("education", language, "education") if no_level else _education(facts, language)


def _experience(facts: PairFacts, language: str) -> Statement:
    years, held = facts.posting.experience_min_years or 0.0, facts.seeker.experience_years
    if "experience" in facts.posting.asks_nothing_of or years == 0:
        return reason(facts, "experience_none", language, "experience")
    asked = spoken_years(years, language)
    if held is None:
        return question("held_experience", language, "experience", asked=asked)
    given = {"asked": asked, "held": spoken_years(held, language)}
    if held >= years:
        return reason(facts, "experience_met", language, "experience", **given)
    code = "experience" if held else "experience_new"
    return Gap(kind="experience", name=asked, text=say(GAPS, code, language, **given))


def _education(facts: PairFacts, language: str) -> Statement:
    level, held = facts.posting.education_min, facts.seeker.education
    if "education" in facts.posting.asks_nothing_of or level is None:
        return reason(facts, "education_none", language, "education")
    asked = LEVELS[level].in_language(language)
    if held is None:
        return question("held_education", language, "education", asked=asked)
    given = {"asked": asked, "held": LEVELS[held].in_language(language)}
    if education_rank(held) >= education_rank(level):
        return reason(facts, "education_met", language, "education", **given)
    return Gap(kind="education", name=asked, text=say(GAPS, "education", language, **given))
