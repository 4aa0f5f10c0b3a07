"""The forward pass of the encoder, without padding and without a framework around it.

The tokens of a batch stand one after the other in one matrix; only attention looks at
one text at a time (or at several of the same length). So no attention mask is needed,
nothing is computed for padding, and on one thread each row is computed by the same
instructions whatever else is in the batch: vectors are equal to the bit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import NamedTuple

# Some processors multiply few rows by other instructions than many, and the last bits differ.
# Strict reproducibility of the library forbids it and costs nothing measurable; it is read at
# the first product.
os.environ.setdefault("MKL_CBWR", "AUTO,STRICT")

import numpy as np
import numpy.typing as npt
import torch
from safetensors.torch import load_file
from torch import Tensor
from torch.nn import functional

Affine = tuple[Tensor, Tensor]
Shape = tuple[int, int]


class Layer(NamedTuple):
    """Weights and biases of one transformer layer; the three projections are fused."""

    query_key_value: Affine
    attention_out: Affine
    attention_norm: Affine
    widen: Affine
    narrow: Affine
    output_norm: Affine


@dataclass(frozen=True, slots=True)
class Bert:
    """A BERT encoder with mean pooling and unit-length output.

    Parameters
    ----------
    words
        Token embeddings ``(n_tokens, dims)``, mapped from the file and shared by
        all processes that read it.
    positions
        Position embeddings ``(n_positions, dims)`` with the one token type added.
    embedding_norm
        Layer norm after the embeddings.
    layers
        The transformer layers.
    n_heads
        Attention heads.
    eps
        Layer norm epsilon.
    """

    words: Tensor
    positions: Tensor
    embedding_norm: Affine
    layers: tuple[Layer, ...]
    n_heads: int
    eps: float

    @property
    def dims(self) -> int:
        """Length of an output vector."""
        return self.words.shape[1]

    @torch.inference_mode()
    def embed(self, groups: Sequence[npt.NDArray[np.int64]]) -> npt.NDArray[np.float32]:
        """Return unit vectors of groups of texts, in their order.

        Parameters
        ----------
        groups
            Token ids ``(n_texts, n_tokens)`` of texts of one length.

        Returns
        -------
        ``(n_texts of all groups, dims)``.
        """
        ids = [torch.from_numpy(group) for group in groups]
        shapes = [(group.shape[0], group.shape[1]) for group in ids]
        hidden = self._norm(torch.cat([self._read(group) for group in ids]), self.embedding_norm)
        for layer in self.layers:
            hidden = self._attend(hidden, shapes, layer)
            wide = functional.gelu(functional.linear(hidden, *layer.widen))
            hidden = self._norm(hidden + functional.linear(wide, *layer.narrow), layer.output_norm)
        texts = [part.float().mean(1) for part in _unpacked(hidden, shapes)]
        vectors: npt.NDArray[np.float32] = functional.normalize(torch.cat(texts), dim=1).numpy()
        return vectors

    def _read(self, ids: Tensor) -> Tensor:
        """Return the token and position embeddings of a group, ``(n_all_tokens, dims)``."""
        embedded = self.words[ids].to(self.positions.dtype) + self.positions[: ids.shape[1]]
        return embedded.reshape(-1, self.dims)

    def _attend(self, hidden: Tensor, shapes: Sequence[Shape], layer: Layer) -> Tensor:
        projected = functional.linear(hidden, *layer.query_key_value)
        mixed = [self._mix(part) for part in _unpacked(projected, shapes)]
        out = functional.linear(torch.cat(mixed), *layer.attention_out)
        return self._norm(hidden + out, layer.attention_norm)

    def _mix(self, projected: Tensor) -> Tensor:
        """Let the tokens of each text look at each other, ``(n_texts, n_tokens, 3 dims)``."""
        n_texts, n_tokens, _ = projected.shape
        split = projected.view(n_texts, n_tokens, 3, self.n_heads, self.dims // self.n_heads)
        query, key, value = split.permute(2, 0, 3, 1, 4)
        mixed = functional.scaled_dot_product_attention(query, key, value)
        return mixed.transpose(1, 2).reshape(-1, self.dims)

    def _norm(self, hidden: Tensor, norm: Affine) -> Tensor:
        return functional.layer_norm(hidden, (hidden.shape[-1],), *norm, eps=self.eps)


def _unpacked(rows: Tensor, shapes: Sequence[Shape]) -> list[Tensor]:
    """Return the rows of each group as ``(n_texts, n_tokens, width)``."""
    parts = torch.split(rows, [n_texts * n_tokens for n_texts, n_tokens in shapes])
    return [part.view(*shape, -1) for part, shape in zip(parts, shapes, strict=True)]


def load_bert(folder: Path, dtype: torch.dtype = torch.float32) -> Bert:
    """Load the encoder of a SentenceTransformer folder.

    Parameters
    ----------
    folder
        A folder in the layout that `features.encoder.layout` writes.
    dtype
        What to compute in; token embeddings stay float32 and mapped.

    Raises
    ------
    ValueError
        It is not a float32 BERT with mean pooling and normalised output.
    """
    config = json.loads((folder / "config.json").read_text(encoding="utf-8"))
    _check_supported(folder, config)
    tensors = load_file(folder / "model.safetensors")
    words = tensors.pop("embeddings.word_embeddings.weight")
    tensors = {name: tensor.to(dtype) for name, tensor in tensors.items()}
    return Bert(
        words=words,
        positions=tensors["embeddings.position_embeddings.weight"]
        + tensors["embeddings.token_type_embeddings.weight"][0],
        embedding_norm=_affine(tensors, "embeddings.LayerNorm"),
        layers=tuple(_layer(tensors, i) for i in range(config["num_hidden_layers"])),
        n_heads=config["num_attention_heads"],
        eps=config["layer_norm_eps"],
    )


def _check_supported(folder: Path, config: dict[str, object]) -> None:
    pooling = json.loads((folder / "1_Pooling/config.json").read_text(encoding="utf-8"))
    supported = (
        config.get("model_type") == "bert"
        and config.get("hidden_act") == "gelu"
        and config.get("dtype", "float32") == "float32"
        and pooling.get("pooling_mode") == "mean"
        and (folder / "2_Normalize").is_dir()
    )
    if not supported:
        raise ValueError(f"{folder.name} is not a float32 BERT with mean pooling and unit vectors")


def _affine(tensors: dict[str, Tensor], name: str) -> Affine:
    return tensors[f"{name}.weight"], tensors[f"{name}.bias"]


def _layer(tensors: dict[str, Tensor], index: int) -> Layer:
    affine = partial(_affine, tensors)
    prefix = f"encoder.layer.{index}"
    parts = [affine(f"{prefix}.attention.self.{part}") for part in ("query", "key", "value")]
    return Layer(
        query_key_value=(torch.cat([w for w, _ in parts]), torch.cat([b for _, b in parts])),
        attention_out=affine(f"{prefix}.attention.output.dense"),
        attention_norm=affine(f"{prefix}.attention.output.LayerNorm"),
        widen=affine(f"{prefix}.intermediate.dense"),
        narrow=affine(f"{prefix}.output.dense"),
        output_norm=affine(f"{prefix}.output.LayerNorm"),
    )
