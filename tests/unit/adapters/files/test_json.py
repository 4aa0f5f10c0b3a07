"""JSON, JSON lines and JSON-LD."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from recommender.adapters.files import FileTableReader, Limits
from recommender.errors import FileTooLarge, FileUnreadable
from recommender.importing.source import Sheet

pytestmark = pytest.mark.unit

POSTING = {
    "@context": "https://schema.org",
    "@type": "JobPosting",
    "title": "Warehouse packer",
    "description": "<p>Pack &amp; label.</p><ul><li>No nights</li></ul>",
    "identifier": {"@type": "PropertyValue", "value": "W-7"},
    "hiringOrganization": {"@type": "Organization", "name": "样例物流"},
    "jobLocation": {
        "@type": "Place",
        "address": {"addressRegion": "湖北省", "addressLocality": "荆州市", "streetAddress": "沙市区红门路"},
    },
    "baseSalary": {
        "@type": "MonetaryAmount",
        "currency": "CNY",
        "value": {"minValue": 4000, "maxValue": 5000, "unitText": "MONTH"},
    },
    "employmentType": ["FULL_TIME"],
    "datePosted": "2026-11-01",
    "experienceRequirements": {"@type": "OccupationalExperienceRequirements", "monthsOfExperience": 24},
    "skills": ["叉车", "打包"],
}  # fmt: skip
CELLS = {
    "title": "Warehouse packer",
    "description": "Pack & label.\nNo nights",
    "identifier": "W-7",
    "hiringOrganization": "样例物流",
    "jobLocation": "湖北省荆州市沙市区红门路",
    "baseSalary": "4000-5000元/月",
    "employmentType": "FULL_TIME",
    "datePosted": "2026-11-01",
    "experienceRequirements": "24个月以上",
    "skills": ["叉车", "打包"],
}


def read(folder: Path, text: str, name: str = "a.json") -> Sheet:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return FileTableReader(Limits(max_rows=50)).read(path).sheets[0]


def cells(sheet: Sheet, place: int = 0) -> dict[str, object]:
    row = sheet.rows[place].cells
    return {k: v for k, v in zip(sheet.keys or (), row, strict=True) if v is not None}


@pytest.mark.parametrize(
    "text",
    [
        '{"岗位": "保洁", "要求": {"夜班": false}}\n{"岗位": "保安", "标签": ["急", 1]}\n',
        '[{"岗位": "保洁", "要求": {"夜班": false}}, {"岗位": "保安", "标签": ["急", 1]}]',
        '{"data": [{"岗位": "保洁", "要求": {"夜班": false}}, {"岗位": "保安", "标签": ["急", 1]}]}',
    ],
)
def test_objects(tmp_path: Path, text: str) -> None:
    sheet = read(tmp_path, text)
    assert sheet.keys == ("岗位", "要求.夜班", "标签")
    assert [row.number for row in sheet.rows] == [1, 2]
    assert cells(sheet) == {"岗位": "保洁", "要求.夜班": False}
    assert cells(sheet, 1) == {"岗位": "保安", "标签": ["急", 1]}


def test_a_broken_line_is_a_row_of_its_own(tmp_path: Path) -> None:
    sheet = read(tmp_path, '{"岗位": "保洁"}\n\n{"岗位": "保安"\n["x"]\n{"岗位": "司机"}\n')
    assert [(row.number, row.unreadable) for row in sheet.rows] == [
        (1, ""),
        (3, "json"),
        (4, "json"),
        (5, ""),
    ]
    assert cells(sheet, 1) == {"(JSON)": '{"岗位": "保安"'}


def test_long_identifiers_keep_their_digits(tmp_path: Path) -> None:
    sheet = read(tmp_path, '{"岗位": "保洁", "编号": 164852739419105280212345}\n')
    assert cells(sheet)["编号"] == 164852739419105280212345


def test_what_is_not_objects(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable):
        read(tmp_path, "[1, 2]")


def test_too_many_lines(tmp_path: Path) -> None:
    with pytest.raises(FileTooLarge):
        read(tmp_path, '{"岗位": "保洁"}\n' * 51)


@pytest.mark.parametrize("shape", ["object", "array", "graph", "lines", "page", "list"])
def test_shapes_of_linked_data(tmp_path: Path, shape: str) -> None:
    text = {
        "object": json.dumps(POSTING),
        "array": json.dumps([POSTING, {"@type": "WebSite"}]),
        "graph": json.dumps({"@context": "https://schema.org", "@graph": [{"@type": "WebPage"}, POSTING]}),
        "lines": json.dumps(POSTING) + "\n" + json.dumps(POSTING | {"title": "Cleaner"}),
        "page": "<!DOCTYPE html><html><head><script type='application/ld+json'>\n"
        + json.dumps(POSTING)
        + "</script><script>var a = 1 < 2;</script></head></html>",
        "list": json.dumps({"@type": "ItemList", "itemListElement": [{"item": POSTING}]}),
    }[shape]  # fmt: skip
    assert cells(read(tmp_path, text, f"a.{'html' if shape == 'page' else 'json'}")) == CELLS


def test_a_broken_line_among_linked_data(tmp_path: Path) -> None:
    sheet = read(tmp_path, f"{{oops\n{json.dumps(POSTING)}\n", "a.jsonl")
    assert [(row.number, row.unreadable) for row in sheet.rows] == [(1, "json"), (2, "")]


def test_references_inside_a_graph(tmp_path: Path) -> None:
    graph = [
        POSTING | {"hiringOrganization": {"@id": "#firm"}},
        {"@id": "#firm", "@type": "Organization", "name": "样例物流"},
    ]
    assert cells(read(tmp_path, json.dumps({"@graph": graph}))) == CELLS


@pytest.mark.parametrize(
    ("salary", "text"),
    [
        ({"currency": "CNY", "value": {"value": 22, "unitText": "HOUR"}}, "22元/时"),
        ({"currency": "USD", "value": {"minValue": 3000, "unitText": "MONTH"}}, "3000USD/月"),
        ({"currency": "CNY", "value": 5000}, "5000元"),
        ("面议", "面议"),
        ({"currency": "CNY"}, None),
    ],
)
def test_pay_of_linked_data(tmp_path: Path, salary: object, text: str | None) -> None:
    found = cells(read(tmp_path, json.dumps(POSTING | {"baseSalary": salary})))
    assert found.get("baseSalary") == text


def test_a_page_without_postings(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="JobPosting"):
        read(tmp_path, "<html><body>岗位</body></html>", "a.html")
