"""The rankers whose proposals are pooled, each a way of ordering the same open postings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.domain.seeker import SeekerProfile
from recommender.ports import DenseView, Query, TableView
from recommender.ranking.gates import GateContext, judge, none_fails
from recommender.ranking.rank_pairs import POSTING_VIEWS, SideVectors, score_pairs
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.texts import seeker_words
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.search_queries import side_vectors
from training.judgements.pooling import Ranking, drawn

N_RANDOM: Final = 3


@dataclass(frozen=True)
class Asked:
    """One search: the person, and the postings that are alive and not past their last day."""

    matching: Matching
    view: TableView[PostingColumns]
    seeker: SeekerProfile
    columns: SeekerColumns
    vectors: SideVectors
    usable: NDArray[np.bool_]

    @property
    def context(self) -> GateContext:
        """Return the day."""
        return GateContext(self.matching.clock.today().toordinal())


def ask(matching: Matching, seeker: SeekerProfile) -> Asked:
    """Return the search of a person over the postings as they are now."""
    view = matching.postings.view()
    columns, vectors = matching.seeker_side(seeker)
    context = GateContext(matching.clock.today().toordinal())
    dated = none_fails(judge(columns, view.columns, context, ("in_date",)))
    return Asked(matching, view, seeker, columns, vectors, view.alive & dated)


def rankings(asked: Asked, depth: int, seed: int) -> dict[str, Ranking]:
    """Return the best `depth` of every ranker by its name.

    ``lexical`` BM25 over the words of wish, past and skills. ``title`` the vector of the wish
    against titles, ``body`` that of the titles held, or else the wish, against duties.
    ``occupation`` likeness of occupation codes alone. ``scored`` the scorer in force over all
    postings, without gates. ``served`` what the person is shown: gates, relaxation, collapsed
    duplicates. ``random`` a few drawn by chance, to see what no other finds.

    Parameters
    ----------
    asked
        The person's search.
    depth
        Postings a ranker; ``random`` gives `N_RANDOM`, or `depth` where no other finds any.
    seed
        Of the draw.
    """
    found = {name: _searched(asked, query, depth) for name, query in _queries(asked).items()}
    found |= {"scored": _scored(asked, depth), "served": _served(asked, depth)}
    usable, person = asked.view.ids[asked.usable].tolist(), asked.seeker.source_id
    # Who names no work is found nothing by the others, and chance alone fills the pool.
    n_drawn = N_RANDOM if any(found.values()) else depth
    return {**found, "random": drawn(usable, n_drawn, seed, person or asked.seeker.id)}


def _queries(asked: Asked) -> Mapping[str, Query]:
    wish, past = asked.vectors["wish"][0], asked.vectors["experience"][0]
    codes = tuple(int(code) for code in asked.columns.occupations[0] if code > 0)
    return {
        "lexical": Query(words=seeker_words(asked.seeker)),
        "title": Query(dense=_dense("title", wish)),
        "body": Query(dense=_dense("duties", wish if np.isnan(past).any() else past)),
        "occupation": Query(occupations=codes),
    }


def _dense(field: str, vector: NDArray[np.float32]) -> tuple[DenseView, ...]:
    return () if np.isnan(vector).any() else (DenseView(field, field, vector),)


def _searched(asked: Asked, query: Query, depth: int) -> Ranking:
    hits = asked.matching.postings.search(asked.view, query, asked.usable, depth)
    found: Ranking = asked.view.ids[hits.rows].tolist()
    return found


def _scored(asked: Asked, depth: int) -> Ranking:
    rows = np.flatnonzero(asked.usable)
    work = side_vectors(asked.matching.postings, asked.view, POSTING_VIEWS, rows)
    pairs = score_pairs(
        asked.matching.scorer,
        (asked.columns, asked.vectors),
        (asked.view.columns.take(rows), work),
        asked.matching.linker.background,
        asked.context,
    )
    score = pairs.scores.score
    order = np.lexsort((asked.view.ids[rows], -score))
    found: Ranking = asked.view.ids[rows[order[~np.isnan(score[order])][:depth]]].tolist()
    return found


def _served(asked: Asked, depth: int) -> Ranking:
    answer = match_seeker(asked.matching, asked.seeker, k=depth)
    return [match.posting.id for match in answer.matches]
