"""Turn stored postings and seekers into index rows: columns, vectors and words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store, TitleLinker
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.rows import FieldVectors, RowBatch
from recommender.retrieval.texts import (
    POSTING_FIELDS,
    SEEKER_FIELDS,
    posting_texts,
    posting_words,
    seeker_texts,
    seeker_words,
)
from recommender.services.drop_tags import tagged_columns, with_deleted_tags
from recommender.services.embed_texts import TextEmbedder
from recommender.services.link_occupations import link_postings, link_refusals, link_wishes


class PostingRows:
    """Rows of open postings.

    Parameters
    ----------
    store, embedder, linker
        Where records, vectors and occupations come from.
    """

    def __init__(self, store: Store, embedder: TextEmbedder, linker: TitleLinker) -> None:
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
        fields = self._fields(postings)
        occupations = link_postings(self._linker, postings)
        clusters = self._store.duplicates.of([p.id for p in postings])
        return RowBatch(
            ids=np.array([p.id for p in postings], dtype=np.str_),
            columns=posting_columns(postings, occupations, clusters),
            fields=fields,
            words=[posting_words(p) for p in postings],
        )

    def embed(self, ids: Sequence[str]) -> None:
        """Put the vectors of these rows into the cache, from where `load` takes them."""
        self._fields(self._store.postings.get_many(ids))

    def _fields(self, postings: Sequence[JobPosting]) -> dict[str, FieldVectors]:
        texts = [posting_texts(p) for p in postings]
        return {
            f.name: self._embedder.field_vectors([t[f.name] for t in texts], f)
            for f in POSTING_FIELDS
        }


class SeekerRows:
    """Rows of seekers who are looking for work and have not refused to be introduced."""

    def __init__(self, store: Store, embedder: TextEmbedder, linker: TitleLinker) -> None:
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
        seekers = self._introduced(ids)
        fields = self._fields(seekers)
        wishes = link_wishes(self._linker, seekers)
        return RowBatch(
            ids=np.array([s.id for s in seekers], dtype=np.str_),
            columns=tagged_columns(seekers, wishes, link_refusals(self._linker, seekers, wishes)),
            fields=fields,
            words=[seeker_words(s) for s in seekers],
        )

    def embed(self, ids: Sequence[str]) -> None:
        """Put the vectors of these rows into the cache, from where `load` takes them."""
        self._fields(self._introduced(ids))

    def _introduced(self, ids: Sequence[str]) -> list[SeekerProfile]:
        seekers = with_deleted_tags(self._store, self._store.seekers.get_many(ids))
        looking = (s for s in seekers if s.status == "open")
        return sorted(
            (s for s in looking if s.consents_to_introduction is not False), key=lambda s: s.id
        )

    def _fields(self, seekers: Sequence[SeekerProfile]) -> dict[str, FieldVectors]:
        texts, owners = [seeker_texts(s) for s in seekers], [s.id for s in seekers]
        return {
            f.name: self._embedder.field_vectors([t[f.name] for t in texts], f, owners=owners)
            for f in SEEKER_FIELDS
        }
