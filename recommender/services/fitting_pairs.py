"""Match many postings with the people of all caseloads, and say why a pair fits."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from features.progress import Progress
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import WorkingAge
from recommender.ranking.gates import none_fails
from recommender.ranking.notification_caps import FittingPair
from recommender.ranking.rank_pairs import SEEKER_VIEWS, SideVectors, spreads_of
from recommender.retrieval.columns import PostingColumns
from recommender.retrieval.texts import POSTING_FIELDS
from recommender.services.match_posting import (
    describe_people,
    judge_people,
    near_people,
    score_people,
)
from recommender.services.matching import Matching
from recommender.services.search_queries import side_vectors
from recommender.services.working_age import ages_of

_FIELDS = tuple(field.name for field in POSTING_FIELDS)
_EVERY = 50  # postings between two reports of progress


@dataclass
class CaseloadMatching:
    """One state of both indexes, and the people of it who have a counselor.

    Parameters
    ----------
    matching
        The parts.
    counselors
        The counselor of each seeker who has one.
    """

    matching: Matching
    counselors: Mapping[str, str]
    _ages: dict[str, WorkingAge | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        work, people = self.matching.postings.view(), self.matching.seekers.view()
        self._work, self._people = work, people
        alive = np.flatnonzero(work.alive)
        self._row_of_posting = dict(zip(work.ids[alive].tolist(), alive.tolist(), strict=True))
        rows = np.flatnonzero(people.alive)
        self._row_of_seeker = dict(zip(people.ids[rows].tolist(), rows.tolist(), strict=True))
        self._among = np.zeros(len(people.ids), dtype=np.bool_)
        self._among[[r for i, r in self._row_of_seeker.items() if i in self.counselors]] = True
        every = np.arange(len(people.ids), dtype=np.int64)
        vectors = side_vectors(self.matching.seekers, people, SEEKER_VIEWS, every)
        self._spreads = spreads_of(vectors, self.matching.linker.background)

    def is_indexed(self, posting_id: str) -> bool:
        """Tell whether a posting is in the index."""
        return posting_id in self._row_of_posting

    def pairs(
        self,
        postings: Sequence[JobPosting],
        clusters: Mapping[str, str],
        least_score: float,
        progress: Progress,
    ) -> list[FittingPair]:
        """Return all pairs that answer the wish with at least a score.

        The law on minors is asked too, as for everybody who is about to be shown.

        Parameters
        ----------
        postings
            Postings that are in the index.
        clusters
            Clusters of those that have near-duplicates.
        least_score
            In [0, 1].
        progress
            Told ``("notify", done, total)`` postings.
        """
        found: list[FittingPair] = []
        for done, posting in enumerate(postings):
            if done % _EVERY == 0:
                progress("notify", done, len(postings))
            work = clusters.get(posting.id, posting.id)
            found += [
                FittingPair(work, posting.id, seeker_id, self.counselors[seeker_id], score)
                for seeker_id, score in self._fitting(posting, least_score)
            ]
        progress("notify", len(postings), len(postings))
        return found

    def reasons(
        self, posting: JobPosting, seeker_ids: Sequence[str], language: str
    ) -> dict[str, str]:
        """Return the heaviest reason of each person still there, empty where there is none."""
        side = self._side(posting)
        rows = np.array([self._row_of_seeker[i] for i in seeker_ids], dtype=np.int64)
        ranked = score_people(self.matching, self._people, side, rows)
        best = list(enumerate(self._ages_of(seeker_ids)))
        told = describe_people(
            self.matching, self._people, posting, side[0], rows, ranked, best, language
        )
        return {one.seeker.id: one.reasons[0].text if one.reasons else "" for one in told}

    def _fitting(self, posting: JobPosting, least_score: float) -> list[tuple[str, float]]:
        side = self._side(posting)
        rows = near_people(self.matching, self._people, posting, side, self._among)
        spreads = {view: (m[rows], d[rows]) for view, (m, d) in self._spreads.items()}
        ranked = score_people(self.matching, self._people, side, rows, spreads)
        score = np.round(ranked.scores.score.astype(np.float64), 4)
        kept = np.flatnonzero(ranked.scores.answers & (score >= least_score))
        ids = self._people.ids[rows[kept]].tolist()
        lawful = self._lawful(side[0], rows[kept], self._ages_of(ids))
        scored = zip(ids, score[kept].tolist(), lawful.tolist(), strict=True)
        return [(seeker_id, points) for seeker_id, points, may in scored if may]

    def _lawful(
        self, columns: PostingColumns, rows: NDArray[np.int64], ages: list[WorkingAge | None]
    ) -> NDArray[np.bool_]:
        if not any(ages):
            return np.ones(len(rows), dtype=np.bool_)
        return none_fails(judge_people(self.matching, self._people, columns, rows, ages))

    def _ages_of(self, seeker_ids: Sequence[str]) -> list[WorkingAge | None]:
        """Return ages, each looked up once: it costs a look into the vault."""
        new = [i for i in seeker_ids if i not in self._ages]
        ages = ages_of(self.matching.store, new, self.matching.clock.today())
        self._ages.update(zip(new, ages, strict=True))
        return [self._ages[i] for i in seeker_ids]

    def _side(self, posting: JobPosting) -> tuple[PostingColumns, SideVectors]:
        """Return a posting as the index has it, which is what embedding it again would give."""
        rows = np.array([self._row_of_posting[posting.id]], dtype=np.int64)
        vectors = side_vectors(self.matching.postings, self._work, _FIELDS, rows)
        return self._work.columns.take(rows), vectors
