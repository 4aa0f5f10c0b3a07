"""Read the attribute columns of postings off their records."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from features.certificates import certificates_required_by_law
from features.education import education_rank
from features.minors import barred_by_trade
from features.occupation.similarity import code_to_int
from features.seniority import seniority
from recommender.domain.posting import JobPosting
from recommender.retrieval.arrays import (
    certificate_rows,
    flags,
    floats,
    gram_rows,
    int8,
    int32,
    name_hashes,
    skill_rows,
    text_rows,
)
from recommender.retrieval.columns import EMPLOYMENT_TYPES, KINDS, POSTING_TERMS, PostingColumns
from recommender.retrieval.dictionaries import certificate_codes, skill_codes
from recommender.retrieval.fair_wording import in_fair_words
from recommender.retrieval.texts import posting_words


def posting_columns(
    postings: Sequence[JobPosting],
    occupations: Sequence[str | None],
    clusters: Mapping[str, str],
) -> PostingColumns:
    """Return the columns of `postings`, one row each.

    Parameters
    ----------
    postings
        ``(n,)`` records.
    occupations
        ``(n,)`` CSCO codes, ``None`` where not linked.
    clusters
        Cluster of near-duplicates of those that have one.
    """
    postings = [in_fair_words(posting) for posting in postings]
    return PostingColumns(
        kind=int8(KINDS.index(p.kind) for p in postings),
        region=int32(int(p.region_code or 0) for p in postings),
        occupation=int32(code_to_int(c) if c else 0 for c in occupations),
        salary_min=floats(p.salary_min_cny_month for p in postings),
        salary_max=floats(p.salary_max_cny_month for p in postings),
        education=int8(_education(p) for p in postings),
        experience=floats(_experience(p) for p in postings),
        employment=int8(_employment(p) for p in postings),
        night=flags(p.schedule.night_shift for p in postings),
        rotating=flags(p.schedule.rotating_shift for p in postings),
        weekend_off=flags(p.schedule.weekend_off for p in postings),
        one_day_off=flags(p.schedule.one_day_off for p in postings),
        heavy=flags(p.demands.heavy_lifting for p in postings),
        standing=flags(p.demands.standing_long for p in postings),
        heights=flags(p.demands.heights for p in postings),
        valid_through=int32(_day(p.valid_through) for p in postings),
        posted_on=int32(_day(p.posted_on) for p in postings),
        certificates=certificate_rows(
            [certificate_codes(p.certificates_required) for p in postings]
        ),
        certificates_legal=certificate_rows(
            [_legal(p, c) for p, c in zip(postings, occupations, strict=True)]
        ),
        certificates_preferred=certificate_rows(
            [certificate_codes(p.certificates_preferred) for p in postings]
        ),
        skills=skill_rows([posting_skills(p) for p in postings]),
        cluster=name_hashes(clusters.get(p.id) for p in postings),
        employer=name_hashes(p.employer_name for p in postings),
        level=int8(seniority(p.title) for p in postings),
        title_grams=gram_rows([p.title for p in postings]),
        text_grams=text_rows([posting_words(p) for p in postings], POSTING_TERMS),
        openings=int32(p.openings or 0 for p in postings),
        minors_barred=flags(_barred(p, c) for p, c in zip(postings, occupations, strict=True)),
    )


def posting_skills(posting: JobPosting) -> tuple[str, ...]:
    """Return the dictionary codes of the skills an ad names in its tags and title."""
    return skill_codes((*posting.skills, posting.title))


def _legal(posting: JobPosting, occupation: str | None) -> list[str]:
    """Return the codes of certificates the law requires in a posting's occupation."""
    return certificates_required_by_law(occupation, posting.title) if occupation else []


def _barred(posting: JobPosting, occupation: str | None) -> bool | None:
    if barred_by_trade(occupation, posting.title):
        return True
    return None if occupation is None else False


def _education(posting: JobPosting) -> int:
    if "education" in posting.asks_nothing_of:
        return 0
    return education_rank(posting.education_min) if posting.education_min else -1


def _experience(posting: JobPosting) -> float | None:
    return 0.0 if "experience" in posting.asks_nothing_of else posting.experience_min_years


def _employment(posting: JobPosting) -> int:
    kind = posting.employment_type
    return EMPLOYMENT_TYPES.index(kind) if kind else -1


def _day(day: date | None) -> int:
    return day.toordinal() if day else 0
