"""Changes in four bits, and which published encoder serves."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from features.encoder.delta import (
    dequantise,
    is_changed,
    pack_change,
    quantise,
    unpack_change,
)
from features.encoder.published import DELTA_FILE, PUBLISHED_MANIFEST, read_published
from features.encoder.resolve import newest_published

pytestmark = pytest.mark.unit


def publish(models: Path, version: str) -> None:
    folder = models / f"encoder-{version}"
    folder.mkdir(parents=True)
    manifest = {"version": version, "base": "tiny-0"}
    (folder / PUBLISHED_MANIFEST).write_text(json.dumps(manifest), encoding="utf-8")
    (folder / DELTA_FILE).write_bytes(b"")


def test_four_bits_keep_values_within_half_a_step() -> None:
    values = np.random.default_rng(0).normal(0, 1e-3, (6, 64)).astype(np.float32)
    nibbles, scales = quantise(values)
    back = dequantise(nibbles, scales).reshape(values.shape)
    assert nibbles.nbytes + scales.nbytes == values.nbytes * (4 + 16 / 64) / 32
    assert (np.abs(back - values) <= scales.astype(np.float32)[:, None] * 0.505).all()


def test_the_greatest_value_and_zero_are_exact() -> None:
    values = np.zeros((2, 64), dtype=np.float32)
    values[0, 3], values[0, 40] = 0.875, -0.875
    assert (dequantise(*quantise(values)).reshape(values.shape) == values).all()


def test_matrices_and_vectors_come_back() -> None:
    rng = np.random.default_rng(0)
    for shape in ((8, 64), (24,)):
        before = rng.normal(0, 1, shape).astype(np.float32)
        after = before + rng.normal(0, 1e-2, shape).astype(np.float32)
        stored = pack_change(before, after, "weight")
        assert is_changed(stored, "weight")
        np.testing.assert_allclose(
            unpack_change(stored, "weight", shape), after - before, atol=4e-3
        )


def test_what_did_not_change_is_not_stored() -> None:
    assert not is_changed({}, "weight")
    with pytest.raises(KeyError):
        unpack_change({}, "weight", (2,))


def test_the_highest_version_serves(tmp_path: Path) -> None:
    assert newest_published(tmp_path) is None
    for version in ("9", "10", "9.1"):
        publish(tmp_path, version)
    newest = newest_published(tmp_path)
    assert newest is not None
    assert newest.version == "10"


def test_a_folder_without_its_files_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no published encoder"):
        read_published(tmp_path)
    publish(tmp_path, "1")
    (tmp_path / "encoder-1" / DELTA_FILE).unlink()
    with pytest.raises(ValueError, match=DELTA_FILE):
        newest_published(tmp_path)
