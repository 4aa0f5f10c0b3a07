"""The other way round: find and rank seekers for one posting, for the window's own staff.

Those who refused to be introduced are not in the index. Showing anybody to an employer
takes that person's consent first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
from recommender.ranking.rank_pairs import (
    SEEKER_VIEWS,
    RankedPairs,
    SideVectors,
    Spreads,
    score_pairs,
)
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.fair_wording import as_shown
from recommender.retrieval.seeker_columns import working_ages
from recommender.services.describe_pairs import pair_facts
from recommender.services.drop_tags import with_deleted_tags
from recommender.services.matching import Matching
from recommender.services.search_queries import query_for_seekers, side_vectors
from recommender.services.working_age import ages_of

DEPTH = 300


Among = Callable[[TableView[SeekerColumns]], NDArray[np.bool_]]
"""Whom to look among: ``(n_people,)`` of a view."""


def match_posting(
    matching: Matching,
    posting_id: str,
    *,
    k: int = 10,
    language: str = "zh",
    among: Among | None = None,
) -> SeekerAnswer:
    """Return the best `k` seekers for a posting; nothing protected is in the answer.

    Of the law on minors it says only what must be asked before somebody is introduced.
    A pair has the score that `match_seeker` gives it.

    Parameters
    ----------
    matching, posting_id
        The parts, and which posting.
    k, language
        Seekers wanted at most, and the language of the reasons.
    among
        Whom to look among; everybody by default.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    posting = matching.store.postings.get(posting_id)
    view = matching.seekers.view()
    side = matching.posting_side(posting)
    rows = near_people(matching, view, posting, side, among(view) if among else None)
    ranked = score_people(matching, view, side, rows)
    best = _best(matching, view, side[0], rows, ranked, k)
    return SeekerAnswer(
        matches=describe_people(matching, view, posting, side[0], rows, ranked, best, language),
        posting=as_shown(posting),
        degraded=False,
        model=matching.model_info(view.version),
    )


def near_people(
    matching: Matching,
    view: TableView[SeekerColumns],
    posting: JobPosting,
    side: tuple[PostingColumns, SideVectors],
    among: NDArray[np.bool_] | None = None,
) -> NDArray[np.int64]:
    """Return the rows of people within the gates who are near a posting.

    Parameters
    ----------
    matching
        The parts.
    view
        Of the people.
    posting, side
        The posting, its one-row columns and its vectors.
    among
        ``(n_people,)``, whom to look among; everybody by default.
    """
    columns, work = side
    context = GateContext(matching.clock.today().toordinal())
    allowed = none_fails(judge(view.columns, columns, context))
    query = query_for_seekers(matching, posting, work)
    allowed = allowed if among is None else allowed & among
    return matching.seekers.search(view, query, allowed, DEPTH).rows


def score_people(
    matching: Matching,
    view: TableView[SeekerColumns],
    side: tuple[PostingColumns, SideVectors],
    rows: NDArray[np.int64],
    spreads: Spreads | None = None,
) -> RankedPairs:
    """Return the features and scores of people, by their rows, for one posting.

    `spreads` are those of these rows, for whoever has them already.
    """
    context = GateContext(matching.clock.today().toordinal())
    people = side_vectors(matching.seekers, view, SEEKER_VIEWS, rows)
    seekers = (view.columns.take(rows), people)
    background = matching.linker.background
    return score_pairs(matching.scorer, seekers, side, background, context, spreads)


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
        verdicts = judge_people(matching, view, columns, rows[part], ages)
        allowed = none_fails(verdicts)
        best += [(int(part[i]), ages[i]) for i in np.flatnonzero(allowed)]
        if len(best) >= k:
            break
    return best[:k]


def judge_people(
    matching: Matching,
    view: TableView[SeekerColumns],
    columns: PostingColumns,
    rows: NDArray[np.int64],
    ages: Sequence[WorkingAge | None],
) -> dict[str, NDArray[np.int8]]:
    """Return the verdicts of all gates on people, with what the law on minors makes of them."""
    people = replace(view.columns.take(rows), working_age=working_ages(ages))
    return judge(people, columns, GateContext(matching.clock.today().toordinal()))


def describe_people(
    matching: Matching,
    view: TableView[SeekerColumns],
    posting: JobPosting,
    columns: PostingColumns,
    rows: NDArray[np.int64],
    ranked: RankedPairs,
    best: list[tuple[int, WorkingAge | None]],
    language: str,
) -> tuple[SeekerMatch, ...]:
    """Return people with their reasons, as far as they are still there.

    Parameters
    ----------
    matching, view, posting, columns
        See `near_people`.
    rows, ranked
        As `near_people` and `score_people` give them.
    best
        Positions among `rows` in the order wanted, each with what the law on minors makes of
        the person.
    language
        ``zh`` or ``en``.
    """
    order, ages = np.array([p for p, _ in best], dtype=np.int64), [age for _, age in best]
    ids = view.ids[rows[order]].tolist()
    stored = matching.store.seekers.get_many(ids)
    people = {s.id: s for s in with_deleted_tags(matching.store, stored)}
    verdicts = judge_people(matching, view, columns, rows[order], ages)
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
