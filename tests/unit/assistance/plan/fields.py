"""Postings in reach of one person, as a plan reads them, without a search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from recommender.assistance.plan.grades import grades_in
from recommender.assistance.plan.held import positions_of
from recommender.assistance.plan.openings import Field
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import HeldCertificate, SeekerProfile
from recommender.ranking.gates import GateContext
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.seeker_columns import held_names, seeker_columns, seeker_skills

TODAY = date(2026, 11, 24)
SHASHI = "421002"
FORKLIFT = "6-30-05-01"


def posting(number: int, **more: object) -> JobPosting:
    given = {"id": f"p-{number}", "source": "t", "title": "普工", "region_code": SHASHI, **more}
    return JobPosting.model_validate(given)


def asking(number: int, *names: str, **more: object) -> JobPosting:
    return posting(number, certificates_required=names, **more)


def person(*held: tuple[str, str | None], **more: object) -> SeekerProfile:
    papers = tuple(HeldCertificate(name=name, level=level) for name, level in held)
    given = {"id": "s-1", "home_region_code": SHASHI, "certificates": papers, **more}
    return SeekerProfile.model_validate(given)


def course(name: str, *certificates: str, **more: object) -> Course:
    given = {"id": f"c-{name}", "source": "t", "title": name, "certificates": certificates, **more}
    return Course.model_validate(given)


def field(
    seeker: SeekerProfile,
    postings: Sequence[JobPosting],
    *,
    occupations: Mapping[str, str] | None = None,
    clusters: Mapping[str, str] | None = None,
    far: Sequence[str] = (),
    unrelated: Sequence[str] = (),
) -> Field:
    """Return the field of somebody; all postings but those named are near the wish."""
    linked = [(occupations or {}).get(p.id) for p in postings]
    asked = ((i, grades_in(p.certificates_required)) for i, p in enumerate(postings))
    return Field(
        seeker=seeker_columns([seeker], [()], [()]),
        grades=grades_in(held_names(seeker)),
        ids=np.array([p.id for p in postings], dtype=np.str_),
        postings=posting_columns(postings, linked, clusters or {}),
        near=np.array([p.id not in far for p in postings], dtype=np.bool_),
        related=np.array([p.id not in unrelated for p in postings], dtype=np.bool_),
        context=GateContext(TODAY.toordinal()),
        skills=positions_of(seeker_skills(seeker)),
        asked_grades={i: grades for i, grades in asked if grades},
    )
