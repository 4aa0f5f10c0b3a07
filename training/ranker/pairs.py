"""The graded pairs of the judged set as tables of features, one a person."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from features.pairs import UNSAID
from features.progress import Progress, silent
from recommender.errors import NotFound
from recommender.ranking.gates import STANDING, judge, none_fails
from recommender.ranking.rank_pairs import POSTING_VIEWS, score_pairs
from recommender.services.matching import Matching
from recommender.services.search_queries import side_vectors
from recommender.services.working_age import registered_seeker
from training.judgements.grades import SUITABLE, Grades
from training.judgements.judged_set import JudgedSeeker
from training.judgements.pool import by_number
from training.judgements.rankers import ask

FloatArray = npt.NDArray[np.float64]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True)
class PersonPairs:
    """The postings that no standing gate keeps from one person.

    Parameters
    ----------
    features
        ``(n, n_features)`` in the order of the scorer's file, NaN unknown or left open.
    score
        ``(n,)`` of the scorer in force, NaN where it gives none.
    grade
        ``(n,)`` 0 to 3, -1 not graded.
    pool
        All grades of the person, of postings behind a gate too.
    """

    features: FloatArray
    score: FloatArray
    grade: IntArray
    pool: IntArray

    @property
    def has_suitable(self) -> bool:
        """Whether anything was judged suitable for the person."""
        return bool((self.pool >= SUITABLE).any())


def judged_pairs(
    matching: Matching,
    people: Sequence[JudgedSeeker],
    grades: Grades,
    progress: Progress = silent,
) -> list[PersonPairs]:
    """Return the pairs of people, scored by the scorer in force.

    Raises
    ------
    NotFound
        Somebody is not in the store.
    """
    stored, today = by_number(matching.store), matching.clock.today()
    numbers = {p.id: p.source_id or p.id for p in matching.store.postings.page(limit=100_000)}
    tables = []
    for done, person in enumerate(people, start=1):
        if person.id not in stored:
            raise NotFound(kind="seeker", id=person.id)
        asked = ask(matching, registered_seeker(matching.store, stored[person.id], today))
        gates = judge(asked.columns, asked.view.columns, asked.context, STANDING)
        rows = np.flatnonzero(asked.usable & none_fails(gates))
        work = side_vectors(matching.postings, asked.view, POSTING_VIEWS, rows)
        ranked = score_pairs(
            matching.scorer,
            (asked.columns, asked.vectors),
            (asked.view.columns.take(rows), work),
            matching.linker.background,
            asked.context,
        )
        of = grades.get(person.id, {})
        tables.append(
            PersonPairs(
                _columns(matching, ranked.features),
                ranked.scores.score.astype(np.float64),
                np.array([of.get(numbers[i], -1) for i in asked.view.ids[rows]], dtype=np.int64),
                np.array(list(of.values()), dtype=np.int64),
            )
        )
        progress("people", done, len(people))
    return tables


def feature_names(matching: Matching) -> tuple[str, ...]:
    """Return the names of `PersonPairs.features`."""
    config = matching.scorer.config
    return (*config.direction, *config.costs)


def _columns(matching: Matching, features: dict[str, npt.NDArray[np.float32]]) -> FloatArray:
    table = np.stack([features[name] for name in feature_names(matching)], axis=1)
    return np.where(table == UNSAID, np.nan, table).astype(np.float64)
