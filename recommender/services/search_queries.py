"""What a record looks for in the index of the other side: every comparison, words, occupations."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import DenseView, Query, SearchIndex, TableView
from recommender.ranking.rank_pairs import SideVectors
from recommender.retrieval.columns import SeekerColumns
from recommender.retrieval.texts import COMPARED, posting_words, seeker_words, view_name
from recommender.services.matching import Matching

C = TypeVar("C")


def query_for_postings(
    matching: Matching, seeker: SeekerProfile, columns: SeekerColumns, vectors: SideVectors
) -> Query:
    """Return what a person, one row of `columns` and `vectors`, asks of the postings."""
    return Query(
        dense=tuple(_views((view_name(s, p), p, vectors[s]) for s, p in COMPARED)),
        words=seeker_words(seeker),
        occupations=tuple(int(code) for code in columns.occupations[0] if code > 0),
        weights=matching.fusion.postings,
    )


def query_for_seekers(matching: Matching, posting: JobPosting, vectors: SideVectors) -> Query:
    """Return what a posting, one row of `vectors`, asks of the people."""
    return Query(
        dense=tuple(_views((view_name(s, p), s, vectors[p]) for s, p in COMPARED)),
        words=posting_words(posting),
        weights=matching.fusion.seekers,
    )


def side_vectors(
    index: SearchIndex[C], view: TableView[C], fields: Iterable[str], rows: NDArray[np.int64]
) -> SideVectors:
    """Return the vectors of rows by field."""
    return {field: index.vectors(view, field, rows) for field in fields}


def _views(compared: Iterable[tuple[str, str, NDArray[np.float32]]]) -> Iterable[DenseView]:
    return (
        DenseView(name, field, vector[0])
        for name, field, vector in compared
        if not np.isnan(vector).any()
    )
