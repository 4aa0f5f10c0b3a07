"""The attribute columns of postings and seekers: names, dtypes and units, declared once.

Gates, filters and scores read these arrays, one row a record, so that a hundred
thousand postings are judged in a few milliseconds. Codes: ``-1`` (or NaN, or 0 for
codes and dates) is unknown, which is neither a match nor a mismatch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Self

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.search import Floats

Int8 = NDArray[np.int8]
Int16 = NDArray[np.int16]
Int32 = NDArray[np.int32]
UInt64 = NDArray[np.uint64]

KINDS = ("job", "apprenticeship", "public_welfare")
EMPLOYMENT_TYPES = (
    "full_time",
    "part_time",
    "temporary",
    "dispatch",
    "intern",
    "apprenticeship",
    "flexible",
)
WORKING_AGES = ("under_16", "under_18")
MAX_SKILLS = 24
MAX_GRAMS = 24
POSTING_TERMS, SEEKER_TERMS = 192, 96  # terms kept of the words of a posting, of a person
MAX_REFUSED, MAX_REFUSED_GRAMS = 8, 8  # titles somebody refuses, and terms of one of them
CERTIFICATE_WORDS = 3  # 3 x 64 bits: room for 192 certificates


@dataclass(frozen=True)
class Columns:
    """A struct of arrays that all have the same first dimension."""

    def __len__(self) -> int:
        return len(getattr(self, fields(self)[0].name))

    def take(self, rows: NDArray[np.int64]) -> Self:
        """Return the columns of `rows`, in that order."""
        return type(self)(**{f.name: getattr(self, f.name)[rows] for f in fields(self)})

    @classmethod
    def concat(cls, parts: Sequence[Self]) -> Self:
        """Return the rows of all `parts` one after another."""
        return cls(
            **{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(cls)}
        )

    def arrays(self) -> dict[str, NDArray[np.generic]]:
        """Return the arrays by name, for writing."""
        return {f.name: getattr(self, f.name) for f in fields(self)}


@dataclass(frozen=True)
class PostingColumns(Columns):
    """Attributes of postings, shape ``(n_postings,)`` unless said otherwise.

    Parameters
    ----------
    kind
        Position in `KINDS`.
    region
        GB/T 2260 code as a number, 0 unknown.
    occupation
        CSCO code as a number (`features.occupation.similarity.code_to_int`), 0 unknown.
    salary_min, salary_max
        CNY a month before tax, NaN unknown.
    education
        Rank 1..8 of the least level asked, 0 none asked, -1 unknown.
    experience
        Years asked at least, 0 none asked, NaN unknown.
    employment
        Position in `EMPLOYMENT_TYPES`, -1 unknown.
    night, rotating, weekend_off, one_day_off, heavy, standing, heights
        1 yes, 0 no, -1 unknown.
    valid_through, posted_on
        Proleptic ordinal day, 0 unknown.
    certificates, certificates_legal, certificates_preferred
        ``(n, CERTIFICATE_WORDS)`` bit sets over the certificate dictionary: asked by the
        ad, required by law for the occupation, asked with preference only.
    skills
        ``(n, MAX_SKILLS)`` positions in the skill dictionary, -1 padding.
    cluster
        Row group of near-duplicates: a hash of the cluster id, 0 when alone.
    employer
        Hash of the employer's name, 0 unknown.
    level
        `features.seniority` of the title, 1 to 5.
    title_grams
        ``(n, MAX_GRAMS)`` hashed character pairs and Latin words of the title, 0 padding
        (`recommender.retrieval.texts.grams`).
    openings
        How many people are wanted, 0 unknown.
    text_grams
        ``(n, POSTING_TERMS)`` terms of its words in 16 bits, 0 padding
        (`recommender.retrieval.texts.text_grams`).
    minors_barred
        1 if the trade is closed to people under 18, 0 if it is not known to be, -1 where the
        occupation is unknown.
    """

    kind: Int8
    region: Int32
    occupation: Int32
    salary_min: Floats
    salary_max: Floats
    education: Int8
    experience: Floats
    employment: Int8
    night: Int8
    rotating: Int8
    weekend_off: Int8
    one_day_off: Int8
    heavy: Int8
    standing: Int8
    heights: Int8
    valid_through: Int32
    posted_on: Int32
    certificates: UInt64
    certificates_legal: UInt64
    certificates_preferred: UInt64
    skills: Int16
    cluster: NDArray[np.int64]
    employer: NDArray[np.int64]
    level: Int8
    title_grams: NDArray[np.uint32]
    text_grams: NDArray[np.uint16]
    openings: Int32
    minors_barred: Int8


@dataclass(frozen=True)
class SeekerColumns(Columns):
    """Attributes of seekers, shape ``(n_seekers,)`` unless said otherwise.

    Parameters
    ----------
    home
        GB/T 2260 code of where the person lives, 0 unknown.
    regions
        ``(n, 8)`` codes where the person would work, 0 padding; all 0 means not said.
    commute_km
        NaN when not said.
    salary_min
        CNY a month wanted at least, NaN when not said.
    education
        Rank 1..8 held, -1 unknown.
    experience
        Years of work, NaN unknown.
    employment
        Bit set over `EMPLOYMENT_TYPES`, 0 when not said.
    no_night, no_rotating, no_heavy, no_standing, no_heights, weekend_off
        1 wanted, 0 explicitly not minded, -1 not said.
    occupations
        ``(n, 5)`` CSCO codes linked from the wish, best first, 0 padding.
    occupation_confidence
        ``(n, 5)`` in [0, 1].
    level
        `features.seniority` of the wish, -1 when nothing is wished for.
    certificates, certificates_lacking
        ``(n, CERTIFICATE_WORDS)`` bit sets of those held and of those said not to be held.
    skills
        ``(n, MAX_SKILLS)`` positions in the skill dictionary, -1 padding.
    wish_grams
        ``(n, MAX_GRAMS)`` as `PostingColumns.title_grams`, of the desired titles.
    text_grams
        ``(n, SEEKER_TERMS)`` as `PostingColumns.text_grams`, of wish, past work and skills.
    working_age
        Position in `WORKING_AGES`, -1 of age or not said. Always -1 in an index: it is set
        when somebody is matched (`recommender.services.working_age`).
    refused_occupations
        ``(n, MAX_REFUSED)`` CSCO codes of work that is refused, 0 padding.
    refused_grams
        ``(n, MAX_REFUSED, MAX_REFUSED_GRAMS)`` as `PostingColumns.title_grams`, of each
        refused title; one with more terms than that has none.
    """

    home: Int32
    regions: Int32
    commute_km: Floats
    salary_min: Floats
    education: Int8
    experience: Floats
    employment: Int8
    no_night: Int8
    no_rotating: Int8
    no_heavy: Int8
    no_standing: Int8
    no_heights: Int8
    weekend_off: Int8
    occupations: Int32
    occupation_confidence: Floats
    level: Int8
    certificates: UInt64
    certificates_lacking: UInt64
    skills: Int16
    wish_grams: NDArray[np.uint32]
    text_grams: NDArray[np.uint16]
    working_age: Int8
    refused_occupations: Int32
    refused_grams: NDArray[np.uint32]
