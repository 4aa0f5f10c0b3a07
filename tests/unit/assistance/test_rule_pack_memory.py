"""A pack is read once, and once more as soon as one of its files changes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.assistance.test_rule_mistakes import GOOD, WORDS, folder

pytestmark = pytest.mark.unit


def test_a_pack_is_read_once_until_a_file_changes(tmp_path: Path) -> None:
    packs = folder(tmp_path, GOOD)
    first = packs.read("mine")
    assert packs.read("mine") is first
    (tmp_path / "mine" / "pack.yaml").write_text(GOOD.replace("2026.11.1", "2026.11.2"))
    changed = packs.read("mine")
    assert (first.head.version, changed.head.version) == ("2026.11.1", "2026.11.2")
    (tmp_path / "vocabulary.yaml").write_text(WORDS.replace("帮助", "援助金"))
    assert packs.read("mine") is not changed
