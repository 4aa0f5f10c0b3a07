"""What embeds texts, and what links titles to occupations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal, Protocol

from features.background import Background
from features.occupation.linker import OccupationCandidate
from recommender.retrieval.search import Floats


class TextEncoder(Protocol):
    """A sentence encoder."""

    @property
    def identity(self) -> str:
        """Return the name and content hash of the model."""
        ...

    @property
    def dims(self) -> int:
        """Return the length of a vector."""
        ...

    def encode(
        self,
        texts: Sequence[str],
        kind: Literal["query", "passage"],
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = 128,
    ) -> Floats:
        """Return L2-normalised vectors ``(n_texts, dims)`` float32."""
        ...


class SentenceReader(Protocol):
    """Vectors of whole sentences; two readers of the same model are equal."""

    def __hash__(self) -> int:
        """Return the same for readers of the same model."""
        ...

    def kept(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors ``(n_texts, dims)`` of texts that will be asked for again."""
        ...

    def asked(self, texts: Sequence[str]) -> Floats:
        """Return unit vectors ``(n_texts, dims)`` of words just typed; nothing is kept."""
        ...


class TitleLinker(Protocol):
    """Links titles to occupations."""

    @property
    def background(self) -> Background:
        """Return what names across all trades look like, to read cosines against."""
        ...

    def jobs_of(self, titles: Sequence[str]) -> list[str]:
        """Return the distinct single jobs that titles name, cleaned: what `link` embeds."""
        ...

    def link(
        self,
        titles: Sequence[str],
        k: int = 5,
        vectors: Mapping[str, Floats] | None = None,
    ) -> list[list[OccupationCandidate]]:
        """Return up to `k` candidates a title, best first; empty where it abstains.

        `vectors` are those of `jobs_of` the titles, as far as they are already there.
        """
        ...
