"""Turn stored postings and seekers into index rows: columns, vectors and words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from features.occupation.linker import OccupationLinker
from recommender.ports import Store
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.rows import RowBatch
from recommender.retrieval.seeker_columns import seeker_columns
from recommender.retrieval.texts import (
    POSTING_FIELDS,
    SEEKER_FIELDS,
    posting_texts,
    posting_words,
    seeker_texts,
    seeker_words,
)
from recommender.services.embed_texts import TextEmbedder
from recommender.services.link_occupations import link_postings, link_wishes


class PostingRows:
    """Rows of open postings.

    Parameters
    ----------
    store, embedder, linker
        Where records, vectors and occupations come from.
    """

    def __init__(self, store: Store, embedder: TextEmbedder, linker: OccupationLinker) -> None:
        self._store, self._embedder, self._linker = store, embedder, linker

    @property
    def model(self) -> str:
        """Return the identity of the encoder."""
        return self._embedder.model

    def all_ids(self) -> list[str]:
        """Return the ids of open postings."""
        return self._store.postings.ids(status="open")

    def load(self, ids: Sequence[str]) -> RowBatch[PostingColumns]:
        """Return rows grouped by kind and region, which keeps filtered scans local."""
        postings = [p for p in self._store.postings.get_many(ids) if p.status == "open"]
        postings.sort(key=lambda p: (p.kind, p.region_code or "", p.id))
        texts = [posting_texts(p) for p in postings]
        fields = {
            f.name: self._embedder.field_vectors([t[f.name] for t in texts], f)
            for f in POSTING_FIELDS
        }
        occupations = link_postings(self._linker, postings)
        clusters = self._store.duplicates.of([p.id for p in postings])
        return RowBatch(
            ids=np.array([p.id for p in postings], dtype=np.str_),
            columns=posting_columns(postings, occupations, clusters),
            fields=fields,
            words=[posting_words(p) for p in postings],
        )


class SeekerRows:
    """Rows of seekers who are looking for work and have not refused to be introduced."""

    def __init__(self, store: Store, embedder: TextEmbedder, linker: OccupationLinker) -> None:
        self._store, self._embedder, self._linker = store, embedder, linker

    @property
    def model(self) -> str:
        """Return the identity of the encoder."""
        return self._embedder.model

    def all_ids(self) -> list[str]:
        """Return the ids of seekers who are looking."""
        return self._store.seekers.ids(status="open")

    def load(self, ids: Sequence[str]) -> RowBatch[SeekerColumns]:
        """Return rows in id order."""
        seekers = [
            s
            for s in self._store.seekers.get_many(ids)
            if s.status == "open" and s.consents_to_introduction is not False
        ]
        seekers.sort(key=lambda s: s.id)
        texts = [seeker_texts(s) for s in seekers]
        owners = [s.id for s in seekers]
        fields = {
            f.name: self._embedder.field_vectors([t[f.name] for t in texts], f, owners=owners)
            for f in SEEKER_FIELDS
        }
        return RowBatch(
            ids=np.array(owners, dtype=np.str_),
            columns=seeker_columns(seekers, link_wishes(self._linker, seekers)),
            fields=fields,
            words=[seeker_words(s) for s in seekers],
        )
