"""The postings a person could be offered if certificates were no matter, read once for a plan."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from recommender.assistance.plan.demands import CERTIFICATE_GATE
from recommender.assistance.plan.grades import Grades, graded_codes, grades_in
from recommender.assistance.plan.held import positions_of
from recommender.assistance.plan.openings import Field
from recommender.domain.seeker import SeekerProfile
from recommender.ports import TableView
from recommender.ranking.gates import GATES, GateContext, judge, none_fails
from recommender.ranking.rank_pairs import POSTING_VIEWS, SideVectors, score_pairs
from recommender.retrieval.arrays import certificate_rows
from recommender.retrieval.columns import KINDS, PostingColumns, SeekerColumns
from recommender.retrieval.dictionaries import skill_codes
from recommender.retrieval.seeker_columns import held_names
from recommender.retrieval.texts import wish_titles
from recommender.services.drop_tags import kept_skills
from recommender.services.matching import Matching
from recommender.services.search_queries import side_vectors

JOB = KINDS.index("job")
OTHER_GATES = tuple(name for name in GATES if name not in CERTIFICATE_GATE)


def near_wish(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker: SeekerProfile,
    side: tuple[SeekerColumns, SideVectors],
    near_from: float,
) -> Field:
    """Return all jobs in reach of a person, and which are near the wish.

    No condition gives way here: what a course opens lies where the person asks for work.

    Parameters
    ----------
    matching, view, seeker
        The parts, the postings as they are, and the person.
    side
        Columns and vectors of the person, one row.
    near_from
        Direction from which a posting is near the wish.
    """
    columns, context = side[0], GateContext(matching.clock.today().toordinal())
    passing = none_fails(judge(columns, view.columns, context, OTHER_GATES))
    rows = np.flatnonzero(view.alive & (view.columns.kind == JOB) & passing)
    postings = view.columns.take(rows)
    work = side_vectors(matching.postings, view, POSTING_VIEWS, rows)
    background = matching.linker.background
    scores = score_pairs(matching.scorer, side, (postings, work), background, context).scores
    near = scores.related & (scores.direction >= near_from)
    there = Field(
        seeker=columns,
        grades=grades_in(held_names(seeker)),
        ids=view.ids[rows],
        postings=postings,
        near=near,
        related=scores.related,
        context=context,
        skills=_had_or_wished(seeker),
    )
    asked = _asked_grades(matching, there)
    return replace(there, asked_grades=asked)


def _asked_grades(matching: Matching, there: Field) -> dict[int, Grades]:
    """Return the grades asked for by position, of postings that ask for a graded certificate.

    Only what may be offered is read: the columns hold which certificate, not which grade.
    """
    graded = certificate_rows([graded_codes()])
    asks = (there.near | there.other()) & (there.postings.certificates & graded).any(axis=1)
    positions = {str(there.ids[i]): int(i) for i in np.flatnonzero(asks).tolist()}
    return {
        positions[posting.id]: grades
        for posting in matching.store.postings.get_many(list(positions))
        if (grades := grades_in(posting.certificates_required))
    }


def _had_or_wished(seeker: SeekerProfile) -> NDArray[np.int16]:
    return positions_of([*kept_skills(seeker), *skill_codes(wish_titles(seeker))])
