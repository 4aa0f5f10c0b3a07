"""Embed texts once: look them up in the cache, encode the rest, store what was encoded."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import numpy as np

from features.progress import Progress, silent
from recommender.ports import Floats, Halves, Store, TextEncoder
from recommender.retrieval.rows import FieldVectors
from recommender.retrieval.texts import TextField

CHUNK = 512


class TextEmbedder:
    """Vectors of the texts of a field, through the store's embedding cache.

    Vectors are kept as float16, so that a vector read back and one just made are the
    same to the bit.

    Parameters
    ----------
    encoder
        Makes vectors.
    store
        Holds the cache.
    progress
        Told ``("embed", done, total)`` distinct texts.
    """

    def __init__(self, encoder: TextEncoder, store: Store, progress: Progress = silent) -> None:
        self.encoder, self._store, self._progress = encoder, store, progress

    @property
    def model(self) -> str:
        """Return the identity of the encoder."""
        return self.encoder.identity

    def field_vectors(
        self, texts: Sequence[str], field: TextField, *, owners: Sequence[str] | None = None
    ) -> FieldVectors:
        """Return the distinct vectors of `texts` and which row has which.

        Parameters
        ----------
        texts
            ``(n_rows,)``; an empty text has no vector.
        field
            Prompt and token limit.
        owners
            For each row the seeker whose words they are, so that erasing the person
            reaches the cache; ``None`` for postings.
        """
        keys = [text_key(field, t, owners[i] if owners else "") for i, t in enumerate(texts)]
        distinct = {k: i for i, k in reversed(list(enumerate(keys))) if texts[i]}
        order = sorted(distinct, key=distinct.__getitem__)
        vectors = self._vectors(order, [texts[distinct[k]] for k in order], field)
        if owners:
            self._own(order, [owners[distinct[k]] for k in order], vectors)
        position = {k: i for i, k in enumerate(order)}
        text_of_row = np.array(
            [position[k] if t else -1 for k, t in zip(keys, texts, strict=True)], dtype=np.int32
        )
        return FieldVectors(np.array(order, dtype=np.str_), vectors, text_of_row)

    def queries(self, asked: Sequence[tuple[str, TextField]]) -> Floats:
        """Return vectors ``(n_asked, dims)`` of words just typed; nothing of them is kept."""
        vectors = np.empty((len(asked), self.encoder.dims), dtype=np.float32)
        for kind in dict.fromkeys(field.kind for _, field in asked):
            rows = [i for i, (_, field) in enumerate(asked) if field.kind == kind]
            texts, limits = [asked[i][0] for i in rows], [asked[i][1].max_tokens for i in rows]
            vectors[rows] = self.encoder.encode(texts, kind, max_tokens=limits)
        return vectors

    def _vectors(self, keys: Sequence[str], texts: Sequence[str], field: TextField) -> Floats:
        cached = self._store.embeddings.get_many(self.model, keys)
        missing = [i for i, k in enumerate(keys) if k not in cached]
        for start in range(0, len(missing), CHUNK):
            part = missing[start : start + CHUNK]
            made = self._encode([texts[i] for i in part], field)
            new = {keys[i]: vector for i, vector in zip(part, made, strict=True)}
            cached.update(new)
            with self._store.transaction() as tx:
                tx.embeddings.put_many(self.model, new)
            self._progress("embed", start + len(part), len(missing))
        if not keys:
            return np.empty((0, self.encoder.dims), dtype=np.float32)
        return np.stack([cached[k] for k in keys]).astype(np.float32)

    def _encode(self, texts: Sequence[str], field: TextField) -> Halves:
        made = self.encoder.encode(texts, field.kind, max_tokens=field.max_tokens)
        return made.astype(np.float16)

    def _own(self, keys: Sequence[str], owners: Sequence[str], vectors: Floats) -> None:
        by_owner: dict[str, dict[str, Halves]] = {}
        for key, owner, vector in zip(keys, owners, vectors, strict=True):
            by_owner.setdefault(owner, {})[key] = vector.astype(np.float16)
        with self._store.transaction() as tx:
            for owner, made in by_owner.items():
                tx.embeddings.put_many(self.model, made, owner=owner)


def as_kept(vectors: Floats) -> Floats:
    """Return vectors as the cache would give them back."""
    return vectors.astype(np.float16).astype(np.float32)


def text_key(field: TextField, text: str, owner: str = "") -> str:
    """Return the cache key of a text in a field (of a person, when it is theirs)."""
    parts = (field.kind, str(field.max_tokens), owner, text)
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:32]
