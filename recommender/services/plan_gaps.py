"""The gaps of a plan: certificates, schooling, years and skills that postings near the wish ask for."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal

from features.education import EDUCATION_LEVELS, education_rank
from recommender.assistance.plan.gaps import (
    Lack,
    certificate_lacks,
    more_schooling,
    more_years,
    skill_lacks,
)
from recommender.assistance.plan.openings import Field
from recommender.assistance.plan.sentences import GAPS
from recommender.domain.plan import PlanGap
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import certificate_name, skill_name
from recommender.explanation.sentences import say
from recommender.explanation.words import LEVELS, spoken_years
from recommender.retrieval.dictionaries import skill_codes

LEAST_NAMING_A_SKILL = 2
Kind = Literal["certificate", "skill", "education", "experience"]
Required = Literal["law", "ad", "helps"]
Standing = Literal["lacking", "unsaid"]


def plan_gaps(there: Field, seeker: SeekerProfile, most: int, language: str) -> tuple[PlanGap, ...]:
    """Return what is missing, what the law asks for first; silence is only a question.

    Parameters
    ----------
    there
        The postings in reach.
    seeker
        The person.
    most
        Gaps wanted at most.
    language
        ``zh`` or ``en``.
    """
    lacks = certificate_lacks(there)
    found = [
        *(_certificate(lack, language) for lack in lacks if lack.by_law),
        *(_certificate(lack, language) for lack in lacks if not lack.by_law),
        *_schooling_and_years(there, language),
        *(
            _skill(lack, language)
            for lack in skill_lacks(there, skill_codes(seeker.negated.skills))
            if lack.postings >= LEAST_NAMING_A_SKILL or lack.standing == "lacking"
        ),
    ]
    return tuple(found[:most])


def _certificate(lack: Lack, language: str) -> PlanGap:
    name = certificate_name(lack.code).in_language(language)
    required: Required = "law" if lack.by_law else "ad"
    return _gap("certificate", required, lack.standing, name, lack.postings, language)


def _skill(lack: Lack, language: str) -> PlanGap:
    name = skill_name(lack.code).in_language(language)
    return _gap("skill", "helps", lack.standing, name, lack.postings, language)


def _schooling_and_years(there: Field, language: str) -> Iterator[PlanGap]:
    n, rank = more_schooling(there)
    if n:
        level = next(name for name in EDUCATION_LEVELS if education_rank(name) == rank)
        name = LEVELS[level].in_language(language)
        yield _gap("education", "ad", "lacking", name, n, language)
    n, years = more_years(there)
    if n:
        yield _gap("experience", "ad", "lacking", spoken_years(years, language), n, language)


def _gap(
    kind: Kind, required: Required, standing: Standing, name: str, n: int, language: str
) -> PlanGap:
    text = say(GAPS, f"{kind}_{required}_{standing}", language, n=n, name=name)
    return PlanGap(
        kind=kind, name=name, required=required, standing=standing, postings=n, text=text
    )
