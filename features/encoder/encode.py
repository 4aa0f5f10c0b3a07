"""Turn texts into vectors: the one class through which the product embeds."""

from __future__ import annotations

import itertools
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import numpy as np
import numpy.typing as npt

from features.encoder.identity import model_identity
from features.encoder.layout import PASSAGE_PROMPT, QUERY_PROMPT
from features.progress import Progress, silent

if TYPE_CHECKING:
    from tokenizers import Tokenizer

    from features.encoder.bert import Bert

Kind = Literal["query", "passage"]
Precision = Literal["float32", "bfloat16"]
FloatArray = npt.NDArray[np.float32]
Tokens = tuple[int, ...]

TITLE_TOKENS = 32
LONG_TOKENS = 128
_PROMPTS: dict[Kind, str] = {"query": QUERY_PROMPT, "passage": PASSAGE_PROMPT}
# Larger batches fall out of the processor's cache: 64 texts of 128 tokens run at
# 15 a second, 4 at 19.
_TOKENS_AT_ONCE = 512


class Encoder:
    """A text encoder in a folder, opened on first use.

    Calls from several threads are safe. On first use it sets torch's own threads to
    one for the whole process: with more, a matrix product is cut differently for
    different batches, and vectors differ in the last bit.

    Parameters
    ----------
    path
        A folder made by `build_base_model`, or a published model merged into it.
    threads
        Batches computed at the same time. One serves a request; give as many as
        there are cores to a bulk job.
    precision
        ``"bfloat16"`` is 2.6 times faster in bulk on processors with AVX-512 BF16 and
        far slower on others; cosine to float32 at least 0.9999.
    """

    def __init__(self, path: Path, threads: int = 1, precision: Precision = "float32") -> None:
        self.path = path
        self.threads = threads
        self.precision: Precision = precision
        self._loading = threading.Lock()

    @cached_property
    def identity(self) -> str:
        """Name and content hash of the model; part of every index and cache key."""
        identity = model_identity(self.path)
        return identity if self.precision == "float32" else f"{identity}-{self.precision}"

    @property
    def dims(self) -> int:
        """Length of a vector."""
        return self._bert.dims

    def encode(
        self,
        texts: Sequence[str],
        kind: Kind,
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = LONG_TOKENS,
        progress: Progress = silent,
    ) -> FloatArray:
        """Embed texts; each vector depends on its text alone, not on its batch.

        Parameters
        ----------
        texts
            Texts without prefix. Equal texts are computed once.
        kind
            ``"query"`` for what is looked for and for titles compared with titles,
            ``"passage"`` for longer texts that are searched in.
        batch_size
            Most texts in one pass; long texts go in smaller batches.
        max_tokens
            Tokens kept of each text, prefix and end marks included (512 at most); one
            number for all or one a text.
        progress
            Told the distinct texts done.

        Returns
        -------
        FloatArray
            Unit vectors, float32, shape ``(n_texts, dims)``.
        """
        limits = [max_tokens] * len(texts) if isinstance(max_tokens, int) else max_tokens
        asked = list(zip(texts, limits, strict=True))
        tokens_of = {
            (text, limit): self._token_ids(_PROMPTS[kind] + text, limit)
            for text, limit in dict.fromkeys(asked)
        }
        distinct = sorted(set(tokens_of.values()), key=lambda ids: (len(ids), ids))
        vectors = np.empty((len(distinct), self.dims), dtype=np.float32)
        done = 0
        for start, embedded in self._embed(list(_batches(distinct, batch_size))):
            vectors[start : start + len(embedded)] = embedded
            done += len(embedded)
            progress("encode", done, len(distinct))
        position = {ids: i for i, ids in enumerate(distinct)}
        return vectors[[position[tokens_of[key]] for key in asked]]

    def _embed(self, batches: list[tuple[int, list[Tokens]]]) -> Iterator[tuple[int, FloatArray]]:
        def embed(batch: tuple[int, list[Tokens]]) -> tuple[int, FloatArray]:
            start, texts = batch
            same_length = itertools.groupby(texts, key=len)
            groups = [np.array(list(group), dtype=np.int64) for _, group in same_length]
            return start, self._bert.embed(groups)

        if self.threads == 1 or len(batches) <= 1:
            yield from map(embed, batches)
            return
        with ThreadPoolExecutor(self.threads, "encoder", _use_one_torch_thread) as pool:
            yield from pool.map(embed, batches)

    def _token_ids(self, text: str, max_tokens: int) -> Tokens:
        ids: list[int] = self._tokenizer.encode(text).ids
        return tuple(ids if len(ids) <= max_tokens else [*ids[: max_tokens - 1], ids[-1]])

    @cached_property
    def _tokenizer(self) -> Tokenizer:
        from tokenizers import Tokenizer

        return Tokenizer.from_file(str(self.path / "tokenizer.json"))

    @property
    def _bert(self) -> Bert:
        with self._loading:
            return self._loaded_bert

    @cached_property
    def _loaded_bert(self) -> Bert:
        # Importing torch takes a second; commands that embed nothing never pay it.
        import torch

        from features.encoder.bert import load_bert

        _use_one_torch_thread()
        return load_bert(self.path, getattr(torch, self.precision))


def _use_one_torch_thread() -> None:
    import torch

    if torch.get_num_threads() != 1:
        torch.set_num_threads(1)


def _batches(texts: list[Tokens], batch_size: int) -> Iterator[tuple[int, list[Tokens]]]:
    """Yield runs of texts sorted by length, each with the position of its first one."""
    start, n_tokens = 0, 0
    for position, ids in enumerate(texts):
        full = position - start == batch_size or n_tokens + len(ids) > _TOKENS_AT_ONCE
        if full and position > start:
            yield start, texts[start:position]
            start, n_tokens = position, 0
        n_tokens += len(ids)
    if texts:
        yield start, texts[start:]
