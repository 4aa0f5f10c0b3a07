"""What the matching services share: store, indexes, encoder, linker, scorer, clock."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from features.occupation.linker import OccupationLinker
from recommender.domain.match import ModelInfo
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Clock, Floats, IndexVersion, SearchIndex, Store
from recommender.ranking.rank_pairs import SideVectors
from recommender.ranking.scorer import WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.seeker_columns import seeker_columns
from recommender.retrieval.texts import (
    POSTING_FIELDS,
    SEEKER_FIELDS,
    TextField,
    posting_texts,
    seeker_texts,
)
from recommender.services.embed_texts import TextEmbedder
from recommender.services.link_occupations import link_postings, link_wishes


@dataclass(frozen=True)
class Matching:
    """The parts that finding, ranking and explaining need."""

    store: Store
    postings: SearchIndex[PostingColumns]
    seekers: SearchIndex[SeekerColumns]
    embedder: TextEmbedder
    linker: OccupationLinker
    scorer: WeightedScorer
    clock: Clock

    def model_info(self, version: IndexVersion) -> ModelInfo:
        """Return which model, weights and index state answer."""
        return ModelInfo(
            encoder=self.embedder.model,
            scorer=f"default-scorer-{self.scorer.config.version}",
            index=version.snapshot,
            index_rows=version.rows,
            change_seq=version.change_seq,
        )

    def seeker_side(self, seeker: SeekerProfile) -> tuple[SeekerColumns, SideVectors]:
        """Return the one-row columns and the vectors of a seeker just read."""
        texts = seeker_texts(seeker)
        columns = seeker_columns([seeker], link_wishes(self.linker, [seeker]))
        first, second = (self._vector(texts[f.name], f) for f in SEEKER_FIELDS)
        return columns, SideVectors(first, second)

    def posting_side(self, posting: JobPosting) -> tuple[PostingColumns, SideVectors]:
        """Return the one-row columns and the vectors of a posting."""
        texts = posting_texts(posting)
        clusters = self.store.duplicates.of([posting.id])
        columns = posting_columns([posting], link_postings(self.linker, [posting]), clusters)
        first, second = (self._vector(texts[f.name], f) for f in POSTING_FIELDS)
        return columns, SideVectors(first, second)

    def _vector(self, text: str, field: TextField) -> Floats:
        if not text:
            return np.full((1, self.embedder.encoder.dims), np.nan, dtype=np.float32)
        return self.embedder.queries([text], field)
