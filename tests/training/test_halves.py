"""The parts of labelled sentences, and the one kept aside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from training.halves import Half, read_half

pytestmark = pytest.mark.unit


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for part in "abc":
        line = json.dumps({"id": part})
        (tmp_path / f"{part}.jsonl").write_text(f"{line}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("part", ["a", "b", "c"])
def test_a_part_is_read_by_its_name(folder: Path, part: Half) -> None:
    assert read_half(folder, part) == [{"id": part}]


def test_all_leaves_out_the_part_kept_aside(folder: Path) -> None:
    assert read_half(folder, "all") == [{"id": "a"}, {"id": "b"}]


def test_a_part_that_is_not_there_is_told(folder: Path) -> None:
    (folder / "c.jsonl").unlink()
    with pytest.raises(FileNotFoundError):
        read_half(folder, "c")
