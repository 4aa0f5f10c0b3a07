"""Find and rank postings for one seeker, with reasons."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from features.occupation.similarity import int_to_code
from features.pairs import UNSAID
from recommender.assistance.legality import ad_notices
from recommender.domain.match import Match, MatchAnswer, Reranked
from recommender.domain.posting import JobPosting, Kind
from recommender.domain.seeker import Negated, SeekerProfile
from recommender.explanation.explain import explain_pair
from recommender.explanation.minors import under_16
from recommender.explanation.questions import asks_for_certificates, questions
from recommender.ports import TableView
from recommender.ranking.collapse import collapse
from recommender.ranking.gates import GIVING_WAY, STANDING, GateContext, judge, none_fails
from recommender.ranking.rank_pairs import (
    POSTING_VIEWS,
    RankedPairs,
    SideVectors,
    joined,
    score_pairs,
)
from recommender.ranking.relaxation import relaxations
from recommender.retrieval.columns import KINDS, PostingColumns, SeekerColumns
from recommender.retrieval.fair_wording import as_shown
from recommender.retrieval.texts import wish_titles
from recommender.services.describe_pairs import pair_facts
from recommender.services.matching import Matching
from recommender.services.rerank_lines import (
    RankedRows,
    RerankedLine,
    rerank_lines,
    said_of_line,
)
from recommender.services.search_queries import query_for_postings, side_vectors

DEPTH = 300
ENOUGH = 5
ANONYMOUS = "typed"


@dataclass(frozen=True)
class Found:
    """Rows of the steps taken: which step found each, and their scores."""

    rows: NDArray[np.int64]
    step: NDArray[np.int64]
    ranked: RankedPairs
    relaxed: tuple[str, ...]
    last_step: int


@dataclass(frozen=True)
class Candidates:
    """All that was found for one seeker, before anything is described."""

    view: TableView[PostingColumns]
    side: tuple[SeekerColumns, SideVectors]
    found: Found


def match_seeker(
    matching: Matching,
    seeker: SeekerProfile,
    *,
    k: int = 10,
    language: str = "zh",
    non_personalized: bool = False,
    kinds: frozenset[Kind] | None = None,
) -> MatchAnswer:
    """Return the best `k` distinct postings for a seeker, each with gates and reasons.

    Parameters
    ----------
    matching
        The parts.
    seeker
        What is known of the person.
    k
        Postings wanted.
    language
        ``zh`` or ``en``, of the sentences.
    non_personalized
        Use the typed words of the wish and nothing else of the profile.
    kinds
        Of postings; all by default.
    """
    if non_personalized:
        seeker = only_words(seeker)
    view = matching.postings.view()
    if seeker.working_age == "under_16":
        return _none_by_law(matching, view, seeker, language, non_personalized)
    candidates = find_candidates(matching, view, seeker, k, kinds)
    side, found = candidates.side, candidates.found
    order = order_of(found)
    columns = view.columns.take(found.rows[order])
    scores = found.ranked.scores.score[order]
    rows = RankedRows(view.ids[found.rows[order]].tolist(), columns, scores)
    groups = collapse(columns, len(columns))
    lines = rerank_lines(matching, view, seeker.id, rows, groups, k)
    matches = _describe(matching, view, seeker, side[0], found, order, lines, language)
    return MatchAnswer(
        matches=matches,
        relaxed=found.relaxed,
        questions=questions(
            seeker, asks_certificates=asks_for_certificates(matches), language=language
        ),
        degraded=False,
        non_personalized=non_personalized,
        profile=seeker,
        model=matching.model_info(view.version),
    )


def find_candidates(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker: SeekerProfile,
    k: int,
    kinds: frozenset[Kind] | None = None,
) -> Candidates:
    """Return what `match_seeker` ranks for a seeker who wants `k` postings of some `kinds`."""
    side = matching.seeker_side(seeker)
    return Candidates(view, side, _find(matching, view, seeker, side, k, kinds))


def only_words(seeker: SeekerProfile) -> SeekerProfile:
    """Return a profile with nothing but the work that is named, and what the law on minors needs."""
    words = wish_titles(seeker) or ((seeker.summary,) if seeker.summary else ())
    return SeekerProfile(
        id=ANONYMOUS,
        desired_titles=words,
        negated=Negated(titles=seeker.negated.titles),
        working_age=seeker.working_age,
        deleted_tags=seeker.deleted_tags,
    )


def _none_by_law(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker: SeekerProfile,
    language: str,
    non_personalized: bool,
) -> MatchAnswer:
    """Return the answer to a child: no work, and where to turn instead."""
    return MatchAnswer(
        matches=(),
        relaxed=(),
        questions=(),
        notices=(under_16(language),),
        degraded=False,
        non_personalized=non_personalized,
        profile=seeker,
        model=matching.model_info(view.version),
    )


def _find(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker: SeekerProfile,
    side: tuple[SeekerColumns, SideVectors],
    k: int,
    kinds: frozenset[Kind] | None,
) -> Found:
    """Search within the gates, giving way step by step until enough answers are found."""
    columns, vectors = side
    query = query_for_postings(matching, seeker, columns, vectors)
    today = matching.clock.today().toordinal()
    standing = none_fails(judge(columns, view.columns, GateContext(today), STANDING))
    if kinds is not None:
        standing &= np.isin(view.columns.kind, [KINDS.index(kind) for kind in sorted(kinds)])
    rows: list[NDArray[np.int64]] = []
    ranked: list[RankedPairs] = []
    taken: tuple[str, ...] = ()
    n_answers = last_step = 0
    for number, state in enumerate(relaxations()):
        context = GateContext(today, state.reach, state.dropped)
        allowed = standing & none_fails(judge(columns, view.columns, context, GIVING_WAY))
        hits = matching.postings.search(view, query, allowed, DEPTH).rows
        rows.append(np.setdiff1d(hits, np.concatenate(rows)) if rows else np.sort(hits))
        ranked.append(_score(matching, view, side, rows[-1], today))
        n_new = _n_answers(ranked[-1])
        n_answers += n_new
        if number and n_new:
            taken, last_step = state.steps, number
        if n_answers >= min(k, ENOUGH):
            break
    pairs = joined(ranked)
    if not pairs.scores.answers.any():
        taken = state.steps  # all was tried, and the person is told so
    steps = np.repeat(np.arange(len(rows)), [len(part) for part in rows])
    return Found(np.concatenate(rows), steps, pairs, taken, last_step)


def _score(
    matching: Matching,
    view: TableView[PostingColumns],
    side: tuple[SeekerColumns, SideVectors],
    rows: NDArray[np.int64],
    today: int,
) -> RankedPairs:
    work = side_vectors(matching.postings, view, POSTING_VIEWS, rows)
    postings = (view.columns.take(rows), work)
    return score_pairs(
        matching.scorer, side, postings, matching.linker.background, GateContext(today)
    )


def _n_answers(ranked: RankedPairs) -> int:
    """Return how many are an answer, known to be in reach where a place was asked for."""
    elsewhere = ranked.features["place"] == UNSAID
    return int((ranked.scores.answers & ~elsewhere).sum())


def order_of(found: Found) -> NDArray[np.int64]:
    """Return the positions of what is shown, the highest score first.

    What was found only after a condition gave way has lost what missing it costs.
    """
    scores = found.ranked.scores
    shown = np.flatnonzero(scores.related & (found.step <= found.last_step))
    keys = (found.rows[shown], -scores.score[shown])
    return np.asarray(shown[np.lexsort(keys)], dtype=np.int64)


def _describe(
    matching: Matching,
    view: TableView[PostingColumns],
    seeker: SeekerProfile,
    columns: SeekerColumns,
    found: Found,
    order: NDArray[np.int64],
    lines: list[RerankedLine],
    language: str,
) -> tuple[Match, ...]:
    ids = view.ids[found.rows[order]].tolist()
    postings = {
        p.id: p for p in matching.store.postings.get_many([ids[x.group.kept] for x in lines])
    }
    today = matching.clock.today().toordinal()
    verdicts = judge(columns, view.columns.take(found.rows[order]), GateContext(today))
    matches: list[Match] = []
    for line in lines:
        group = line.group
        posting = postings.get(ids[group.kept])
        if posting is None or posting.status != "open":
            continue  # closed since the index last caught up
        position = order[group.kept]
        matches.append(
            _one(
                matching,
                seeker,
                posting,
                rank=len(matches) + 1,
                code=int_to_code(int(view.columns.occupation[found.rows[position]])),
                features={n: float(v[position]) for n, v in found.ranked.features.items()},
                verdicts={n: int(v[group.kept]) for n, v in verdicts.items()},
                score=float(found.ranked.scores.score[position]),
                coverage=float(found.ranked.scores.coverage[position]),
                same_as=tuple(ids[i] for i in group.others),
                reranked=said_of_line(line, language),
                language=language,
            )
        )
    return tuple(matches)


def _one(
    matching: Matching,
    seeker: SeekerProfile,
    posting: JobPosting,
    *,
    rank: int,
    code: str | None,
    features: dict[str, float],
    verdicts: dict[str, int],
    score: float,
    coverage: float,
    same_as: tuple[str, ...],
    reranked: tuple[Reranked, ...],
    language: str,
) -> Match:
    facts = pair_facts(seeker, posting, code, features, verdicts, matching.scorer.config)
    said = explain_pair(facts, language)
    return Match(
        rank=rank,
        posting=as_shown(posting),
        score=round(score, 4),
        evidence_coverage=round(coverage, 4),
        gates=said.gates,
        reasons=said.reasons,
        gaps=said.gaps,
        unknowns=said.unknowns,
        same_as=same_as,
        reranked=reranked,
        distance_km=facts.distance_km,
        ad_notices=ad_notices(posting, language),
    )
