"""Name the container's tensors as transformers does and write them as safetensors.

Tensors are written one after the other, so building needs the memory of the largest
piece at hand and not of the model. Source: the safetensors file format (a 64-bit
length, a JSON header, the data).
"""

from __future__ import annotations

import json
import struct
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.encoder.container import Container, FloatArray
from features.progress import Progress

_ROWS_AT_ONCE = 16_384
_BYTES_PER_VALUE = 4
_ATTENTION = (
    ("q", "attention.self.query"),
    ("k", "attention.self.key"),
    ("v", "attention.self.value"),
    ("ao", "attention.output.dense"),
)
_NORMS = (("aln", "attention.output.LayerNorm"), ("oln", "output.LayerNorm"))


@dataclass(frozen=True, slots=True)
class TensorPlan:
    """A tensor to write: its name, its shape, and how to read it in pieces."""

    name: str
    shape: tuple[int, ...]
    parts: Callable[[], Iterator[FloatArray]]

    @property
    def n_bytes(self) -> int:
        """Size of the tensor in the file."""
        return int(np.prod(self.shape)) * _BYTES_PER_VALUE


def plan_tensors(container: Container, kept_ids: npt.NDArray[np.int64]) -> list[TensorPlan]:
    """List every tensor of a ``BertModel`` in the order of the file.

    Parameters
    ----------
    container
        Where the values come from.
    kept_ids
        Token ids whose embeddings are kept, in their new order.
    """
    return [
        _word_embeddings(container, kept_ids),
        *_position_embeddings(container),
        *(plan for layer in range(container.shape.layers) for plan in _layer(container, layer)),
        *_unused_pooler(container.shape.hidden),
    ]


def write_safetensors(path: Path, plans: list[TensorPlan], progress: Progress) -> None:
    """Write `plans` to `path` and flush them to disk."""
    header = _header(plans)
    total = sum(plan.n_bytes for plan in plans)
    written = 0
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(header)) + header)
        for plan in plans:
            for part in plan.parts():
                file.write(np.ascontiguousarray(part, dtype="<f4").data)
                written += part.nbytes
                progress("write weights", written, total)


def _header(plans: list[TensorPlan]) -> bytes:
    header: dict[str, object] = {"__metadata__": {"format": "pt"}}
    at = 0
    for plan in plans:
        end = at + plan.n_bytes
        header[plan.name] = {"dtype": "F32", "shape": plan.shape, "data_offsets": [at, end]}
        at = end
    text = json.dumps(header, separators=(",", ":")).encode()
    return text + b" " * (-len(text) % 8)


def _plan(container: Container, source: str, name: str, *shape: int) -> TensorPlan:
    return TensorPlan(name, shape, lambda: iter([container.tensor(source, *shape)]))


def _word_embeddings(container: Container, kept_ids: npt.NDArray[np.int64]) -> TensorPlan:
    width = container.shape.hidden

    def parts() -> Iterator[FloatArray]:
        for start in range(0, len(kept_ids), _ROWS_AT_ONCE):
            yield container.rows("emb.word", width, kept_ids[start : start + _ROWS_AT_ONCE])

    return TensorPlan("embeddings.word_embeddings.weight", (len(kept_ids), width), parts)


def _position_embeddings(container: Container) -> Iterator[TensorPlan]:
    shape = container.shape
    for source, target, rows in (
        ("emb.pos", "position_embeddings", shape.positions),
        ("emb.type", "token_type_embeddings", shape.token_types),
    ):
        yield _plan(container, source, f"embeddings.{target}.weight", rows, shape.hidden)
    yield from _norm(container, "emb.ln", "embeddings.LayerNorm")


def _layer(container: Container, layer: int) -> Iterator[TensorPlan]:
    hidden, wide = container.shape.hidden, container.shape.feed_forward
    prefix = f"encoder.layer.{layer}"
    dense = [(source, target, hidden, hidden) for source, target in _ATTENTION]
    dense += [("fi", "intermediate.dense", wide, hidden), ("fo", "output.dense", hidden, wide)]
    for source, target, n_out, n_in in dense:
        name = f"{prefix}.{target}"
        yield _plan(container, f"l{layer}.{source}.w", f"{name}.weight", n_out, n_in)
        yield _plan(container, f"l{layer}.{source}.b", f"{name}.bias", n_out)
    for source, target in _NORMS:
        yield from _norm(container, f"l{layer}.{source}", f"{prefix}.{target}")


def _norm(container: Container, source: str, target: str) -> Iterator[TensorPlan]:
    width = container.shape.hidden
    yield _plan(container, f"{source}.w", f"{target}.weight", width)
    yield _plan(container, f"{source}.b", f"{target}.bias", width)


def _unused_pooler(hidden: int) -> Iterator[TensorPlan]:
    # Mean pooling never reads it, but transformers warns about a model without one.
    shapes: dict[str, tuple[int, ...]] = {"weight": (hidden, hidden), "bias": (hidden,)}
    for name, shape in shapes.items():
        yield TensorPlan(f"pooler.dense.{name}", shape, partial(_zeros, shape))


def _zeros(shape: tuple[int, ...]) -> Iterator[FloatArray]:
    yield np.zeros(shape, dtype=np.float32)
