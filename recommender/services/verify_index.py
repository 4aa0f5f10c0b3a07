"""Compare the served index with one rebuilt from the database."""

from __future__ import annotations

import random

import numpy as np
from pydantic import BaseModel

from recommender.ports import DenseView, Floats, Query, SearchIndex
from recommender.retrieval.columns import PostingColumns
from recommender.retrieval.texts import POSTING_FIELDS, TextField
from recommender.services.embed_texts import as_kept
from recommender.services.matching import Matching

TOP = 20


class VerifyReport(BaseModel):
    """What comparing two indexes found."""

    queries: int
    same: int
    different: int
    rows_served: int
    rows_rebuilt: int
    damaged_files: list[str] = []
    first_difference: str | None = None


def verify_index(
    matching: Matching, rebuilt: SearchIndex[PostingColumns], n_queries: int, seed: int
) -> VerifyReport:
    """Return how many of `n_queries` give the same top 20 from both indexes.

    Queries are titles and skills of stored postings, half of them within one region.

    Parameters
    ----------
    matching
        Holds the served index.
    rebuilt
        An index built from the database alone.
    n_queries, seed
        How many queries are drawn, and the seed of the draw.
    """
    served = matching.postings
    view = served.view()
    ids = sorted(view.ids[view.alive].tolist())
    drawn = random.Random(seed).choices(ids, k=n_queries) if ids else []  # noqa: S311
    different: list[str] = []
    for number, posting_id in enumerate(drawn):
        query, region = _query(matching, posting_id, filtered=number % 2 == 1)
        if _top(served, query, region) != _top(rebuilt, query, region):
            different.append(posting_id)
    return VerifyReport(
        queries=len(drawn),
        same=len(drawn) - len(different),
        different=len(different),
        rows_served=int(view.alive.sum()),
        rows_rebuilt=int(rebuilt.view().alive.sum()),
        first_difference=different[0] if different else None,
    )


def _query(matching: Matching, posting_id: str, *, filtered: bool) -> tuple[Query, int]:
    posting = matching.store.postings.get(posting_id)
    title, *sections = POSTING_FIELDS
    words = posting.title
    dense = [DenseView(title.name, title.name, _vector(matching, words, title))]
    if posting.skills:
        skills = "、".join(posting.skills)
        dense += [DenseView(f.name, f.name, _vector(matching, skills, f)) for f in sections]
    region = int(posting.region_code or 0) if filtered else 0
    return Query(dense=tuple(dense), words=words), region


def _top(index: SearchIndex[PostingColumns], query: Query, region: int) -> list[str]:
    view = index.view()
    allowed = np.ones(len(view.ids), dtype=np.bool_)
    if region:
        allowed = view.columns.region == region
    hits = index.search(view, query, allowed, TOP)
    return [str(i) for i in view.ids[hits.rows]]


def _vector(matching: Matching, words: str, field: TextField) -> Floats:
    vector: Floats = as_kept(matching.embedder.queries([(words, field)]))[0]
    return vector
