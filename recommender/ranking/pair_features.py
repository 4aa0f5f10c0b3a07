"""The features of seeker-posting pairs, put together from the columns of both sides."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from features import pairs
from features.occupation.similarity import similarity_of_ints
from features.region.distance_table import distances_between
from features.seniority import LEARNER
from recommender.ranking.gates import PASS, UNKNOWN, GateContext, employment_type, region, schedule
from recommender.retrieval.arrays import certificate_rows
from recommender.retrieval.columns import (
    EMPLOYMENT_TYPES,
    KINDS,
    PostingColumns,
    SeekerColumns,
    UInt64,
)
from recommender.retrieval.dictionaries import QUICKLY_GOT
from recommender.retrieval.search import Floats

APPRENTICESHIP = KINDS.index("apprenticeship")
LEARNING = tuple(EMPLOYMENT_TYPES.index(form) for form in ("intern", "apprenticeship"))
LEARNING_BITS = sum(1 << form for form in LEARNING)
DIRECTION = ("occupation", "title", "words", "body", "skills", "text")
CONDITIONS = (
    "level",
    "entry",
    "place",
    "employment",
    "pay",
    "distance",
    "experience",
    "education",
    "certificates",
    "schedule",
    "freshness",
)


@dataclass(frozen=True)
class Cosines:
    """Cosines of the embedded fields, already standardised, each ``(n,)`` in [0, 1] or NaN."""

    title: Floats
    body: Floats


def pair_features(
    seekers: SeekerColumns, postings: PostingColumns, cosines: Cosines, context: GateContext
) -> dict[str, Floats]:
    """Return `DIRECTION` and `CONDITIONS`, each ``(n,)`` float32, NaN unknown.

    ``place`` and ``employment`` are `features.pairs.UNSAID` where the person asks and the
    ad does not say.
    """
    (n,) = np.broadcast_shapes((len(seekers),), (len(postings),))
    found = {
        "occupation": _occupation(seekers, postings),
        "title": cosines.title,
        "words": pairs.overlap(seekers.wish_grams, postings.title_grams),
        "body": cosines.body,
        "skills": pairs.shared(seekers.skills, postings.skills, -1),
        "text": pairs.common_words(seekers.text_grams, postings.text_grams),
        "level": pairs.same_level(seekers.level, postings.level),
        "entry": _entry(seekers, postings),
        "place": _place(seekers, postings, context),
        "employment": _employment(seekers, postings, context),
        "pay": pairs.pay_fit(seekers.salary_min, postings.salary_min, postings.salary_max),
        "distance": pairs.nearness(distances_between(seekers.home, postings.region)),
        "experience": pairs.years_fit(seekers.experience, postings.experience),
        "education": pairs.level_fit(seekers.education, postings.education),
        "certificates": _certificates(seekers, postings),
        "schedule": _schedule(seekers, postings, context),
        "freshness": _freshness(postings, context.today),
    }
    return {name: np.broadcast_to(value, (n,)) for name, value in found.items()}


def _occupation(seekers: SeekerColumns, postings: PostingColumns) -> Floats:
    """Return the best of confidence x similarity over the linked occupations of the wish."""
    wished = seekers.occupations
    fit = similarity_of_ints(wished, postings.occupation[:, None])
    fit = np.where(wished > 0, np.nan_to_num(fit) * _relative(seekers.occupation_confidence), 0.0)
    known = (wished > 0).any(axis=1) & (postings.occupation > 0)
    return np.where(known, fit.max(axis=1), np.nan).astype(np.float32)


def _relative(confidence: Floats) -> Floats:
    """Return confidences as a share of the best one, so that the best link counts whole."""
    best = np.maximum(confidence[:, :1], 1e-6)
    return np.asarray(confidence / best, dtype=np.float32)


def _entry(seekers: SeekerColumns, postings: PostingColumns) -> Floats:
    """Return how well posts for learners suit somebody, 1 for others."""
    for_learners = (
        (postings.level == LEARNER)
        | (postings.kind == APPRENTICESHIP)
        | np.isin(postings.employment, LEARNING)
    )
    asked = (seekers.employment.astype(np.int64) & LEARNING_BITS) != 0
    return pairs.entry_fit(for_learners, asked | (seekers.level == LEARNER), seekers.experience)


def _place(seekers: SeekerColumns, postings: PostingColumns, context: GateContext) -> Floats:
    """Return 1 inside where the person would work, 0 outside, NaN where they named no place."""
    asked = (seekers.regions > 0).any(axis=1) | (seekers.home > 0)
    return _met(asked, region(seekers, postings, GateContext(context.today)))


def _employment(seekers: SeekerColumns, postings: PostingColumns, context: GateContext) -> Floats:
    """Return 1 for a form of employment that is asked for, NaN where none is."""
    return _met(seekers.employment != 0, employment_type(seekers, postings, context))


def _met(asked: NDArray[np.bool_], verdict: NDArray[np.int8]) -> Floats:
    """Return 1 where what is asked is met, 0 where not, `UNSAID` where the ad is silent."""
    fit = np.select([verdict == PASS, verdict == UNKNOWN], [1.0, pairs.UNSAID], default=0.0)
    return np.where(asked, fit, np.nan).astype(np.float32)


def _certificates(seekers: SeekerColumns, postings: PostingColumns) -> Floats:
    """Return the share of the certificates asked or required by law that is held.

    What is got within days is no lack.
    """
    asked = (postings.certificates | postings.certificates_legal) & ~_quickly_got()
    share = pairs.bits_coverage(seekers.certificates, asked)
    silent = ~(seekers.certificates | seekers.certificates_lacking).any(axis=1)
    return np.where(silent, np.nan, share).astype(np.float32)


@cache
def _quickly_got() -> UInt64:
    """Return the bits of `QUICKLY_GOT`, ``(1, CERTIFICATE_WORDS)``."""
    return certificate_rows([sorted(QUICKLY_GOT)])


def _schedule(seekers: SeekerColumns, postings: PostingColumns, context: GateContext) -> Floats:
    """Return 1 where a wish on hours is met, NaN where nothing is wished or known."""
    wished = (seekers.no_night == 1) | (seekers.no_rotating == 1) | (seekers.weekend_off == 1)
    verdict = schedule(seekers, postings, context)
    fit = np.where(verdict == PASS, 1.0, 0.0)
    return np.where(~wished | (verdict == UNKNOWN), np.nan, fit).astype(np.float32)


def _freshness(postings: PostingColumns, today: int) -> Floats:
    age = np.where(postings.posted_on > 0, today - postings.posted_on, np.nan)
    return pairs.freshness(age.astype(np.float32))
