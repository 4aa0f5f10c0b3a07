"""An encoder of two narrow layers in a folder, random but always the same."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from features.encoder.container import BertShape
from features.encoder.identity import write_manifest
from features.encoder.layout import write_layout
from features.encoder.tokenizer import build_tokenizer

SHAPE = BertShape(hidden=24, layers=2, heads=12, feed_forward=48, positions=64, token_types=2)
N_TOKENS = 60


def write_tiny_encoder(folder: Path, seed: int = 0) -> str:
    """Write the encoder into `folder` and return its identity."""
    rng = np.random.default_rng(seed)

    def some(*shape: int) -> np.ndarray:
        return (rng.standard_normal(shape) * 0.2).astype(np.float32)

    hidden, wide = SHAPE.hidden, SHAPE.feed_forward
    weights = {
        "embeddings.word_embeddings.weight": some(N_TOKENS, hidden),
        "embeddings.position_embeddings.weight": some(SHAPE.positions, hidden),
        "embeddings.token_type_embeddings.weight": some(SHAPE.token_types, hidden),
        "embeddings.LayerNorm.weight": 1 + some(hidden),
        "embeddings.LayerNorm.bias": some(hidden),
    }
    for layer in range(SHAPE.layers):
        sizes = {f"attention.self.{part}": (hidden, hidden) for part in ("query", "key", "value")}
        sizes |= {
            "attention.output.dense": (hidden, hidden),
            "intermediate.dense": (wide, hidden),
            "output.dense": (hidden, wide),
        }
        for name, (n_out, n_in) in sizes.items():
            weights[f"encoder.layer.{layer}.{name}.weight"] = some(n_out, n_in)
            weights[f"encoder.layer.{layer}.{name}.bias"] = some(n_out)
        for name in ("attention.output.LayerNorm", "output.LayerNorm"):
            weights[f"encoder.layer.{layer}.{name}.weight"] = 1 + some(hidden)
            weights[f"encoder.layer.{layer}.{name}.bias"] = some(hidden)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(weights, folder / "model.safetensors", metadata={"format": "pt"})
    pieces = ["<s>", "<pad>", "</s>", "<unk>", *(chr(0x4E00 + i) for i in range(N_TOKENS - 5))]
    vocabulary = [(piece, -float(i)) for i, piece in enumerate([*pieces, "<mask>"])]
    build_tokenizer(vocabulary).save(str(folder / "tokenizer.json"))
    write_layout(folder, "tiny", "nothing 1", SHAPE, N_TOKENS)
    assert json.loads((folder / "config.json").read_text())["num_hidden_layers"] == SHAPE.layers
    return write_manifest(folder, "tiny")
