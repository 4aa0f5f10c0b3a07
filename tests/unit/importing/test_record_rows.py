"""Rows that were exported."""

from __future__ import annotations

import pytest

from recommender.domain.base import Record
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import Experience, HeldCertificate, SeekerConstraints, SeekerProfile
from recommender.importing.exported_rows import table_of
from recommender.importing.mapping import ImportKind
from recommender.importing.record_rows import is_export, read_record
from recommender.importing.source import SourceRow

pytestmark = pytest.mark.unit

POSTING = JobPosting(
    id="p-1",
    source="窗口",
    title="车工|铣工",
    skills=("车削", "a|b"),
    benefits=("包吃", "包住"),
    salary_min_cny_month=4000,
)
SEEKER = SeekerProfile(
    id="s-1",
    experiences=(Experience(title="车工", years=3), Experience(title="铣工")),
    certificates=(HeldCertificate(name="电工证", level="三级"),),
    constraints=SeekerConstraints(no_night_shift=True, near_home=False),
    acceptable_region_codes=("421002",),
)


@pytest.mark.parametrize(("kind", "record"), [("postings", POSTING), ("seekers", SEEKER)])
def test_a_table_comes_back_as_the_record(kind: ImportKind, record: Record) -> None:
    names, (cells,) = table_of([record.model_dump(mode="json")])
    assert is_export(names, kind)
    findings, read = read_record(SourceRow("", 2, dict(zip(names, cells, strict=True))), kind)
    assert findings.errors == []
    assert read == record


def test_other_tables_are_no_exports() -> None:
    names, _ = table_of([POSTING.model_dump(mode="json")])
    assert not is_export(["id", "source", "title"], "postings")
    assert not is_export([*names, "备注"], "postings")
    assert not is_export(names, "seekers")


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("salary_min_cny_month", "四千"),
        ("education_min", "大专"),
        ("skills", "[broken"),
        ("title", ""),
    ],
)
def test_a_cell_that_no_longer_fits(column: str, value: str) -> None:
    names, (cells,) = table_of([POSTING.model_dump(mode="json")])
    row = SourceRow("", 2, dict(zip(names, cells, strict=True)) | {column: value})
    findings, read = read_record(row, "postings")
    assert read is None
    assert findings.errors[0].code == "not_a_record"
