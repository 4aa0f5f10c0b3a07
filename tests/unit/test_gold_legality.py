"""The labelled ads are well formed; whether the check agrees with them is measured elsewhere."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from recommender.assistance.legality import default_rules

pytestmark = pytest.mark.unit
GOLD = Path(__file__).parents[1] / "gold" / "legality"
SIZES = {"a": 75, "b": 75, "c": 60, "d": 60}


def rows(part: str) -> list[dict[str, Any]]:
    text = (GOLD / f"{part}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


@pytest.mark.parametrize("part", SIZES)
def test_labels_are_well_formed(part: str) -> None:
    book = default_rules()
    severities = {rule.id: rule.severity for rule in book.rules}
    facts = {fact.id for fact in book.required}
    for row in rows(part):
        assert facts >= {*row["incomplete"], *row["incomplete_optional"]}, row["id"]
        for label in row["findings"]:
            assert row["text"][label["start"] : label["end"]] == label["surface"], row["id"]
            assert severities[label["rule"]] == label["severity"], row["id"]
            assert set(label.get("also", ())) <= set(severities), row["id"]
            clause = book.rule(label["rule"]).clause
            assert label["clause"] in ("", clause.zh if clause else ""), row["id"]


def test_parts_share_nothing() -> None:
    parts = {part: rows(part) for part in SIZES}
    assert {part: len(ads) for part, ads in parts.items()} == SIZES
    for key in ("id", "text"):
        assert len({row[key] for ads in parts.values() for row in ads}) == sum(SIZES.values())
