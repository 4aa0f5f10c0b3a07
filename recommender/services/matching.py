"""What the matching services share: store, indexes, encoder, linker, weights, clock."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from recommender.domain.match import ModelInfo
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import (
    Clock,
    Floats,
    IndexVersion,
    SearchIndex,
    SentenceReader,
    Store,
    TitleLinker,
)
from recommender.ranking.rank_pairs import SideVectors
from recommender.ranking.rerank_weights import RerankingConfig
from recommender.ranking.scorer import WeightedScorer
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.retrieval.fusion_weights import FusionConfig
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.texts import (
    JOB_FIELD,
    POSTING_FIELDS,
    SEEKER_FIELDS,
    TextField,
    posting_texts,
    seeker_texts,
    wish_titles,
)
from recommender.services.drop_tags import tagged_columns
from recommender.services.embed_texts import TextEmbedder, as_kept
from recommender.services.link_occupations import link_postings, link_refusals, link_wishes


@dataclass(frozen=True)
class Matching:
    """The parts that finding, ranking and explaining need.

    ``near_region`` is the code of the place the office is for, if it is for one.
    """

    store: Store
    postings: SearchIndex[PostingColumns]
    seekers: SearchIndex[SeekerColumns]
    embedder: TextEmbedder
    sentences: SentenceReader
    linker: TitleLinker
    scorer: WeightedScorer
    fusion: FusionConfig
    reranking: RerankingConfig
    clock: Clock
    near_region: str | None = None

    def model_info(self, version: IndexVersion) -> ModelInfo:
        """Return which model, weights and index state answer."""
        return ModelInfo(
            encoder=self.embedder.model,
            scorer=f"default-scorer-{self.scorer.config.version}",
            retrieval=f"default-retrieval-{self.fusion.version}",
            reranking=f"default-reranking-{self.reranking.version}",
            index=version.snapshot,
            index_rows=version.rows,
            change_seq=version.change_seq,
        )

    def seeker_side(self, seeker: SeekerProfile) -> tuple[SeekerColumns, SideVectors]:
        """Return the one-row columns and the vectors of a seeker just read."""
        texts = seeker_texts(seeker)
        jobs = self.linker.jobs_of((*wish_titles(seeker), *seeker.negated.titles))
        fields, of_jobs = self._vectors(texts, SEEKER_FIELDS, jobs)
        wishes = link_wishes(self.linker, [seeker], of_jobs)
        refusals = link_refusals(self.linker, [seeker], wishes, of_jobs)
        return tagged_columns([seeker], wishes, refusals), fields

    def posting_side(self, posting: JobPosting) -> tuple[PostingColumns, SideVectors]:
        """Return the one-row columns and the vectors of a posting."""
        fields, _ = self._vectors(posting_texts(posting), POSTING_FIELDS)
        clusters = self.store.duplicates.of([posting.id])
        columns = posting_columns([posting], link_postings(self.linker, [posting]), clusters)
        return columns, fields

    def _vectors(
        self, texts: Mapping[str, str], fields: Sequence[TextField], jobs: Sequence[str] = ()
    ) -> tuple[SideVectors, dict[str, Floats]]:
        """Embed the fields of a record and the jobs of wishes and refusals in one pass."""
        asked = [(texts[field.name], field) for field in fields if texts[field.name]]
        made = self.embedder.queries([*asked, *((job, JOB_FIELD) for job in jobs)])
        rows = iter(as_kept(made[: len(asked)])[:, None])
        missing = np.full((1, self.embedder.encoder.dims), np.nan, dtype=np.float32)
        by_field = {f.name: next(rows) if texts[f.name] else missing for f in fields}
        return by_field, dict(zip(jobs, made[len(asked) :], strict=True))
