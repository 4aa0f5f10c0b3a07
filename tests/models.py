"""The real encoder and linker, built once into a cache that later runs find again."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from features.encoder.encode import Encoder
from features.encoder.resolve import BASE, resolve_encoder
from features.occupation.linker import OccupationLinker, open_linker
from recommender.adapters.sentences import EncodedSentences

PROJECT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def cache_dir() -> Path:
    """Folder of built models: ``ZHIQIAO_CACHE``, else one inside the working folder."""
    given = os.environ.get("ZHIQIAO_CACHE")
    return Path(given) if given else PROJECT / ".zhiqiao" / "cache"


@pytest.fixture(scope="session")
def encoder(cache_dir: Path) -> Encoder:
    """The encoder that serves."""
    return Encoder(resolve_encoder(cache_dir, PROJECT / "models"), threads=os.cpu_count() or 1)


@pytest.fixture(scope="session")
def sentences(cache_dir: Path) -> EncodedSentences:
    """The base model as it reads whole sentences."""
    base = resolve_encoder(cache_dir, PROJECT / "models", name=BASE)
    return EncodedSentences(Encoder(base, threads=os.cpu_count() or 1), cache_dir)


@pytest.fixture(scope="session")
def linker(encoder: Encoder, cache_dir: Path) -> OccupationLinker:
    """The linker to the whole classification; its first build takes a minute."""
    return open_linker(encoder, cache_dir)
