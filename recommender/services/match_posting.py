"""The other way round: find and rank seekers for one posting, for the window's own staff.

Those who refused to be introduced are not in the index. Showing anybody to an employer
takes that person's consent first.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from features.occupation.similarity import int_to_code
from recommender.domain.match import SeekerAnswer, SeekerMatch
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile, WorkingAge
from recommender.explanation.explain import explain_pair
from recommender.ports import TableView
from recommender.ranking.gates import UNKNOWN, GateContext, judge, none_fails
from recommender.ranking.rank_pairs import SEEKER_VIEWS, RankedPairs, SideVectors, score_pairs
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.fair_wording import as_shown
from recommender.retrieval.seeker_columns import working_ages
from recommender.services.describe_pairs import pair_facts
from recommender.services.drop_tags import with_deleted_tags
from recommender.services.matching import Matching
from recommender.services.search_queries import query_for_seekers, side_vectors
from recommender.services.working_age import ages_of

DEPTH = 300


def match_posting(
    matching: Matching, posting_id: str, *, k: int = 10, language: str = "zh"
) -> SeekerAnswer:
    """Return the best `k` seekers for a posting; nothing protected is in the answer.

    Of the law on minors it says only what must be asked before somebody is introduced.
    A pair has the score that `match_seeker` gives it.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    posting = matching.store.postings.get(posting_id)
    view = matching.seekers.view()
    side = matching.posting_side(posting)
    rows, ranked = _find(matching, view, posting, side)
    best = _best(matching, view, side[0], rows, ranked, k)
    return SeekerAnswer(
        matches=_describe(matching, view, posting, side[0], rows, ranked, best, language),
        posting=as_shown(posting),
        degraded=False,
        model=matching.model_info(view.version),
    )


def _find(
    matching: Matching,
    view: TableView[SeekerColumns],
    posting: JobPosting,
    side: tuple[PostingColumns, SideVectors],
) -> tuple[NDArray[np.int64], RankedPairs]:
    columns, work = side
    context = GateContext(matching.clock.today().toordinal())
    allowed = none_fails(judge(view.columns, columns, context))
    query = query_for_seekers(matching, posting, work)
    rows = matching.seekers.search(view, query, allowed, DEPTH).rows
    people = side_vectors(matching.seekers, view, SEEKER_VIEWS, rows)
    seekers = (view.columns.take(rows), people)
    return rows, score_pairs(matching.scorer, seekers, side, matching.linker.background, context)


def _best(
    matching: Matching,
    view: TableView[SeekerColumns],
    columns: PostingColumns,
    rows: NDArray[np.int64],
    ranked: RankedPairs,
    k: int,
) -> list[tuple[int, WorkingAge | None]]:
    """Return positions best first, each with what the law on minors makes of the person.

    That is asked of those about to be shown, and those whom the law bars make room for others.
    """
    shown, score = np.flatnonzero(ranked.scores.related), ranked.scores.score
    order = shown[np.lexsort((rows[shown], -score[shown]))]
    best: list[tuple[int, WorkingAge | None]] = []
    for start in range(0, len(order), k):
        part = order[start : start + k]
        ids = view.ids[rows[part]].tolist()
        ages = ages_of(matching.store, ids, matching.clock.today())
        verdicts = _verdicts(matching, view, columns, rows[part], ages)
        allowed = none_fails(verdicts)
        best += [(int(part[i]), ages[i]) for i in np.flatnonzero(allowed)]
        if len(best) >= k:
            break
    return best[:k]


def _verdicts(
    matching: Matching,
    view: TableView[SeekerColumns],
    columns: PostingColumns,
    rows: NDArray[np.int64],
    ages: Sequence[WorkingAge | None],
) -> dict[str, NDArray[np.int8]]:
    people = replace(view.columns.take(rows), working_age=working_ages(ages))
    return judge(people, columns, GateContext(matching.clock.today().toordinal()))


def _describe(
    matching: Matching,
    view: TableView[SeekerColumns],
    posting: JobPosting,
    columns: PostingColumns,
    rows: NDArray[np.int64],
    ranked: RankedPairs,
    best: list[tuple[int, WorkingAge | None]],
    language: str,
) -> tuple[SeekerMatch, ...]:
    order, ages = np.array([p for p, _ in best], dtype=np.int64), [age for _, age in best]
    ids = view.ids[rows[order]].tolist()
    stored = matching.store.seekers.get_many(ids)
    people = {s.id: s for s in with_deleted_tags(matching.store, stored)}
    verdicts = _verdicts(matching, view, columns, rows[order], ages)
    code = int_to_code(int(columns.occupation[0]))
    found: list[SeekerMatch] = []
    for place, (position, seeker_id) in enumerate(zip(order, ids, strict=True)):
        if seeker_id not in people:
            continue  # erased since the index last caught up
        is_open = verdicts["working_age"][place] == UNKNOWN
        facts = pair_facts(
            people[seeker_id].model_copy(update={"working_age": ages[place] if is_open else None}),
            posting,
            code,
            {n: float(v[position]) for n, v in ranked.features.items()},
            {n: int(v[place]) for n, v in verdicts.items()},
            matching.scorer.config,
        )
        said = explain_pair(facts, language)
        found.append(
            SeekerMatch(
                rank=len(found) + 1,
                seeker=shown_to_others(people[seeker_id]),
                score=round(float(ranked.scores.score[position]), 4),
                evidence_coverage=round(float(ranked.scores.coverage[position]), 4),
                gates=said.gates,
                reasons=said.reasons,
                gaps=said.gaps,
                unknowns=said.unknowns,
            )
        )
    return tuple(found)


def shown_to_others(seeker: SeekerProfile) -> SeekerProfile:
    """Return a profile without free text, in which people tell more than they meant to."""
    return seeker.model_copy(update={"summary": "", "deleted_tags": ()})
