"""What can be measured: an encoder, or a lexical baseline fitted on the corpus."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from features.encoder.encode import TITLE_TOKENS, Encoder
from features.progress import Progress, silent

FloatArray = npt.NDArray[np.float32]
WORD_TF_IDF = "word-tfidf"
CHAR_TF_IDF = "char-tfidf"
LEXICAL = (WORD_TF_IDF, CHAR_TF_IDF)


class TitleModel(Protocol):
    """Scores titles against titles."""

    @property
    def name(self) -> str:
        """Name and version for the report."""

    @property
    def depth(self) -> int | None:
        """Ranked items that count; lexical baselines are published with 100."""

    def similarities(
        self, queries: Sequence[str], corpus: Sequence[str], progress: Progress = silent
    ) -> FloatArray:
        """Return similarities, float32 ``(n_queries, n_corpus)``."""


class EncoderModel:
    """An encoder; all titles are embedded as queries, without a template.

    Parameters
    ----------
    encoder
        The encoder.
    """

    depth: int | None = None

    def __init__(self, encoder: Encoder) -> None:
        self.encoder = encoder

    @property
    def name(self) -> str:
        """Name and content hash of the encoder."""
        return self.encoder.identity

    def similarities(
        self, queries: Sequence[str], corpus: Sequence[str], progress: Progress = silent
    ) -> FloatArray:
        """Return cosines, float32 ``(n_queries, n_corpus)``."""
        texts = [*queries, *corpus]
        vectors = self.encoder.encode(texts, "query", max_tokens=TITLE_TOKENS, progress=progress)
        cosines: FloatArray = vectors[: len(queries)] @ vectors[len(queries) :].T
        return cosines


class TfIdfModel:
    """TF-IDF cosines with the settings of the baselines published with MELO.

    Parameters
    ----------
    name
        ``word-tfidf`` or ``char-tfidf`` (one to three characters).

    Source
    ------
    Retyk et al., *MELO: An Evaluation Benchmark for Multilingual Entity Linking of
    Occupations*, RecSys in HR 2024: lower case, accents dropped, scikit-learn's defaults.
    """

    depth: int | None = 100

    def __init__(self, name: str) -> None:
        self.name = name

    def similarities(
        self, queries: Sequence[str], corpus: Sequence[str], progress: Progress = silent
    ) -> FloatArray:
        """Return cosines of vectors fitted on `corpus`, float32 ``(n_queries, n_corpus)``."""
        del progress
        words = self.name == WORD_TF_IDF
        weigher = TfidfVectorizer(**({} if words else {"analyzer": "char", "ngram_range": (1, 3)}))
        items = weigher.fit_transform([_plain(text) for text in corpus])
        asked = weigher.transform([_plain(text) for text in queries])
        cosines: FloatArray = (asked @ items.T).toarray().astype(np.float32)
        return cosines


def open_title_model(name_or_path: str, threads: int = 1) -> TitleModel:
    """Return the baseline of that name, or the encoder in that folder.

    Raises
    ------
    FileNotFoundError
        It is neither.
    """
    if name_or_path in LEXICAL:
        return TfIdfModel(name_or_path)
    model = EncoderModel(Encoder(Path(name_or_path), threads))
    _ = model.name
    return model


def _plain(text: str) -> str:
    decomposed = unicodedata.normalize("NFKD", text.lower())
    return decomposed.encode("ascii", "ignore").decode("ascii")
