"""Read the attribute columns of seekers off their profiles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from features.education import education_rank
from features.occupation.similarity import code_to_int
from features.seniority import seniority
from recommender.domain.seeker import SeekerProfile, WorkingAge
from recommender.retrieval.arrays import (
    certificate_rows,
    flags,
    floats,
    gram_rows,
    int8,
    int32,
    skill_rows,
    text_rows,
)
from recommender.retrieval.columns import (
    EMPLOYMENT_TYPES,
    MAX_REFUSED,
    MAX_REFUSED_GRAMS,
    SEEKER_TERMS,
    WORKING_AGES,
    SeekerColumns,
)
from recommender.retrieval.dictionaries import (
    QUICKLY_GOT,
    certificate_codes,
    certificate_positions,
    certificates_held,
    skill_codes,
)
from recommender.retrieval.texts import grams, refused_terms, seeker_words, wish_titles

MAX_REGIONS = 8
MAX_OCCUPATIONS = 5
NEAR_HOME_KM = 10.0
ANY_CERTIFICATE = "any"

LinkedWish = tuple[tuple[str, float], ...]
"""Occupation codes behind a wish with their confidence, best first."""


def seeker_columns(
    seekers: Sequence[SeekerProfile],
    linked: Sequence[LinkedWish],
    refused: Sequence[Sequence[str]],
) -> SeekerColumns:
    """Return the columns of `seekers`, one row each.

    Parameters
    ----------
    seekers
        ``(n,)`` profiles.
    linked
        ``(n,)`` occupations of their wishes.
    refused
        ``(n,)`` codes of the occupations they refuse.
    """
    wishes = [s.constraints for s in seekers]
    return SeekerColumns(
        home=int32(int(s.home_region_code or 0) for s in seekers),
        regions=_padded(
            [[int(c) for c in s.acceptable_region_codes] for s in seekers], MAX_REGIONS
        ),
        commute_km=floats(_commute(s) for s in seekers),
        salary_min=floats(s.salary_min_cny_month for s in seekers),
        education=int8(education_rank(s.education) if s.education else -1 for s in seekers),
        experience=floats(s.experience_years for s in seekers),
        employment=int8(_employment(s) for s in seekers),
        no_night=flags(w.no_night_shift for w in wishes),
        no_rotating=flags(w.no_rotating_shift for w in wishes),
        no_heavy=flags(w.no_heavy_lifting for w in wishes),
        no_standing=flags(w.no_standing_long for w in wishes),
        no_heights=flags(w.no_heights for w in wishes),
        weekend_off=flags(w.weekend_off for w in wishes),
        occupations=_padded([[code_to_int(c) for c, _ in w] for w in linked], MAX_OCCUPATIONS),
        occupation_confidence=_padded_floats([[x for _, x in w] for w in linked], MAX_OCCUPATIONS),
        level=int8(_level(s) for s in seekers),
        certificates=certificate_rows([certificates_held(held_names(s)) for s in seekers]),
        certificates_lacking=certificate_rows([_lacking(s) for s in seekers]),
        skills=skill_rows([seeker_skills(s) for s in seekers]),
        wish_grams=gram_rows([" ".join(wish_titles(s)) for s in seekers]),
        text_grams=text_rows([seeker_words(s) for s in seekers], SEEKER_TERMS),
        working_age=working_ages(s.working_age for s in seekers),
        refused_occupations=_padded([[code_to_int(c) for c in r] for r in refused], MAX_REFUSED),
        refused_grams=_refused_grams([s.negated.titles for s in seekers]),
    )


def working_ages(ages: Iterable[WorkingAge | None]) -> NDArray[np.int8]:
    """Return the column of `SeekerColumns.working_age`."""
    return int8(-1 if age is None else WORKING_AGES.index(age) for age in ages)


def _refused_grams(rows: Sequence[Sequence[str]]) -> NDArray[np.uint32]:
    out = np.zeros((len(rows), MAX_REFUSED, MAX_REFUSED_GRAMS), dtype=np.uint32)
    for i, titles in enumerate(rows):
        worded = [title for title in titles if refused_terms(title)]
        for j, title in enumerate(worded[:MAX_REFUSED]):
            out[i, j] = grams(title)[:MAX_REFUSED_GRAMS]
    return out


def _level(seeker: SeekerProfile) -> int:
    return max((seniority(title) for title in wish_titles(seeker)), default=-1)


def _commute(seeker: SeekerProfile) -> float | None:
    if seeker.commute_km is None and seeker.constraints.near_home:
        return NEAR_HOME_KM
    return seeker.commute_km


def _employment(seeker: SeekerProfile) -> int:
    return sum(1 << EMPLOYMENT_TYPES.index(t) for t in set(seeker.employment_types))


def _lacking(seeker: SeekerProfile) -> Sequence[str]:
    """Return the certificates somebody says they lack, but for what is got in a day or two."""
    return [code for code in _said_lacking(seeker) if code not in QUICKLY_GOT]


def _said_lacking(seeker: SeekerProfile) -> Sequence[str]:
    names = seeker.negated.certificates
    if ANY_CERTIFICATE in names:
        held = certificates_held(held_names(seeker))
        return tuple(code for code in certificate_positions() if code not in held)
    return certificate_codes(names)


def held_names(seeker: SeekerProfile) -> list[str]:
    """Return the certificates somebody holds, with their levels, as text."""
    return [f"{c.name}{c.level or ''}" for c in seeker.certificates]


def seeker_skills(seeker: SeekerProfile) -> tuple[str, ...]:
    """Return the dictionary codes of skills somebody names or has worked with."""
    return skill_codes((*seeker.skills, *(e.title for e in seeker.experiences)))


def _padded(rows: Sequence[Sequence[int]], width: int) -> NDArray[np.int32]:
    out = np.zeros((len(rows), width), dtype=np.int32)
    for i, row in enumerate(rows):
        out[i, : len(row[:width])] = row[:width]
    return out


def _padded_floats(rows: Sequence[Sequence[float]], width: int) -> NDArray[np.float32]:
    out = np.zeros((len(rows), width), dtype=np.float32)
    for i, row in enumerate(rows):
        out[i, : len(row[:width])] = row[:width]
    return out
