"""Remove vectors and indexes of encoders that nobody can go back to."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Set
from pathlib import Path

from features.encoder.build import MODEL_NAME
from recommender.ports import Store

# Other models may keep vectors in the cache as well; only those of encoders are ours to judge.
ENCODERS = ("zhiqiao-encoder-", MODEL_NAME)


def forget_vectors(store: Store, kept: Set[str]) -> int:
    """Delete the cached vectors of encoders whose identity is not in `kept`; return how many."""
    others = [m for m in store.embeddings.models() if m.startswith(ENCODERS) and m not in kept]
    erased = 0
    for model in others:
        with store.transaction() as tx:
            erased += tx.embeddings.erase_model(model)
    return erased


def forget_indexes(folders: Iterable[Path], kept: Set[str]) -> int:
    """Delete the indexes in `folders` that are not of an encoder in `kept`; return how many."""
    others = [p for f in folders if f.is_dir() for p in f.iterdir() if p.name not in kept]
    for path in others:
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink()
    return len(others)
