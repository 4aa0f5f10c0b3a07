"""`docs/settings.md` names every setting with its default, and no setting that is gone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from recommender.settings import Settings
from tests.architecture.source import text

pytestmark = pytest.mark.architecture

ROW = re.compile(r"^\| `(ZHIQIAO_[A-Z_]+)` \| ([^|]*) \|", flags=re.MULTILINE)
PAGE = text(Path("docs/settings.md"))
SETTINGS = PAGE.split("\n## ")[1]


def test_every_setting_is_documented() -> None:
    fields = {f"ZHIQIAO_{name.upper()}" for name in Settings.model_fields}
    assert {name for name, _ in ROW.findall(SETTINGS)} == fields


def test_numbers_and_words_have_the_default_of_the_code() -> None:
    told = dict(ROW.findall(SETTINGS))
    for name, field in Settings.model_fields.items():
        if isinstance(field.default, int | str):
            assert f"`{field.default}`" in told[f"ZHIQIAO_{name.upper()}"], name


def test_no_variable_is_documented_twice() -> None:
    names = [name for name, _ in ROW.findall(PAGE)]
    assert sorted(set(names)) == sorted(names)
