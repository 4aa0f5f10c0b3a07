"""The encoder as something to train: the same network as `features.encoder.bert`, batched.

Texts of similar length go through together, so little is computed for padding.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

from features.encoder.layout import LAYER_NORM_EPS

BOS, PAD, EOS = 0, 1, 2
N_HEADS = 12
_TOKENS_AT_ONCE = 1536
_NEVER = -1e4
_WORDS = "embeddings.word_embeddings.weight"
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]


class TrainableBert:
    """All layers learn; token and position embeddings stay as they are.

    Parameters
    ----------
    weights
        Tensors by the names of a ``BertModel``, float32.
    precision
        What products are computed in.
    """

    def __init__(self, weights: dict[str, Tensor], precision: torch.dtype) -> None:
        self.weights = weights
        self.precision = precision
        self.n_layers = len({n.split(".")[2] for n in weights if n.startswith("encoder.layer.")})
        for name in self.trained_names():
            weights[name].requires_grad_()

    @classmethod
    def load(cls, folder: Path, precision: torch.dtype | None = None) -> TrainableBert:
        """Load the encoder in `folder`, to compute in bfloat16 where the processor can."""
        if precision is None:
            fast = torch.cpu._is_avx512_bf16_supported()
            precision = torch.bfloat16 if fast else torch.float32
        return cls(load_file(folder / "model.safetensors"), precision)

    def trained_names(self) -> list[str]:
        """Return the names of the tensors that learn."""
        return [name for name in self.weights if name.startswith("encoder.layer.")]

    def computing(self) -> torch.autocast:
        """Return the context to compute in; weights are converted once within it."""
        low = self.precision is not torch.float32
        return torch.autocast("cpu", self.precision, enabled=low)

    def __call__(self, texts: Sequence[IntArray], dropout: float = 0.0) -> Tensor:
        """Return unit vectors ``(n_texts, dims)`` of texts given as token ids."""
        order, parts = [], []
        for rows in _batches(texts):
            order += rows
            parts.append(self._embed([texts[row] for row in rows], dropout))
        place = torch.empty(len(order), dtype=torch.int64)
        place[torch.tensor(order)] = torch.arange(len(order))
        return torch.cat(parts)[place]

    @torch.no_grad()
    def vectors(self, texts: Sequence[IntArray]) -> FloatArray:
        """Return unit vectors, float32 ``(n_texts, dims)``, without learning."""
        with self.computing():
            found: FloatArray = self(texts).float().numpy()
        return found

    def _embed(self, texts: list[IntArray], dropout: float) -> Tensor:
        ids, mask = _padded(texts)
        hidden = self.weights[_WORDS][ids] + self._positions(ids.shape[1])
        hidden = _drop(self._norm(hidden, "embeddings.LayerNorm"), dropout)
        for layer in range(self.n_layers):
            hidden = self._layer(hidden, mask, f"encoder.layer.{layer}", dropout)
        kept = mask.unsqueeze(-1).float()
        mean = (hidden.float() * kept).sum(1) / kept.sum(1)
        return functional.normalize(mean, dim=1)

    def _positions(self, n_tokens: int) -> Tensor:
        types = self.weights["embeddings.token_type_embeddings.weight"][0]
        return self.weights["embeddings.position_embeddings.weight"][:n_tokens] + types

    def _layer(self, hidden: Tensor, mask: Tensor, name: str, dropout: float) -> Tensor:
        n_texts, n_tokens, dims = hidden.shape
        heads = [
            self._linear(hidden, f"{name}.attention.self.{part}")
            .view(n_texts, n_tokens, N_HEADS, dims // N_HEADS)
            .transpose(1, 2)
            for part in ("query", "key", "value")
        ]
        mixed = _attend(heads[0], heads[1], heads[2], mask)
        joined = mixed.transpose(1, 2).reshape(n_texts, n_tokens, dims)
        out = _drop(self._linear(joined, f"{name}.attention.output.dense"), dropout)
        hidden = self._norm(hidden + out, f"{name}.attention.output.LayerNorm")
        wide = functional.gelu(self._linear(hidden, f"{name}.intermediate.dense"))
        out = _drop(self._linear(wide, f"{name}.output.dense"), dropout)
        return self._norm(hidden + out, f"{name}.output.LayerNorm")

    def _linear(self, hidden: Tensor, name: str) -> Tensor:
        return functional.linear(
            hidden, self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        )

    def _norm(self, hidden: Tensor, name: str) -> Tensor:
        weight, bias = self.weights[f"{name}.weight"], self.weights[f"{name}.bias"]
        return functional.layer_norm(
            hidden.float(), (hidden.shape[-1],), weight, bias, LAYER_NORM_EPS
        )


def _attend(query: Tensor, key: Tensor, value: Tensor, mask: Tensor) -> Tensor:
    # Written out: for a dozen tokens the backward pass of torch's fused attention takes
    # longer on a processor than all the rest of the layer.
    scores = query @ key.transpose(-1, -2) / query.shape[-1] ** 0.5
    shares = torch.softmax(scores.float().masked_fill(~mask[:, None, None], _NEVER), dim=-1)
    return shares.to(value.dtype) @ value


def _drop(hidden: Tensor, share: float) -> Tensor:
    return functional.dropout(hidden, share, training=True) if share else hidden


def _batches(texts: Sequence[IntArray]) -> Iterator[list[int]]:
    rows = sorted(range(len(texts)), key=lambda row: len(texts[row]))
    while rows:
        batch = rows[: max(1, _TOKENS_AT_ONCE // len(texts[rows[0]]))]
        while len(texts[batch[-1]]) * len(batch) > _TOKENS_AT_ONCE and len(batch) > 1:
            batch.pop()
        yield batch
        rows = rows[len(batch) :]


def _padded(texts: list[IntArray]) -> tuple[Tensor, Tensor]:
    ids = np.full((len(texts), max(map(len, texts))), PAD, dtype=np.int64)
    for row, text in enumerate(texts):
        ids[row, : len(text)] = text
    tokens = torch.from_numpy(ids)
    return tokens, tokens != PAD
