"""Which row names the columns, and what they hold."""

from __future__ import annotations

import pytest

from recommender.errors import HeaderNotFound, MappingInvalid
from recommender.importing.headers import fields_of, find_headers
from recommender.importing.mapping import ColumnMapping, ImportKind
from recommender.importing.source import Sheet, SheetRow, SourceTable
from tests.tables import POSTING_HEADERS, source_table

pytestmark = pytest.mark.unit

MULTI_PORTAL = (
    "job_id", "company_full_name", "company_short_name", "position_name", "job_min_wage",
    "job_max_wage", "job_wage_kind", "require_kind", "require_edu", "require_exp", "num_people",
    "deadline", "company_ind", "position_keys", "skill_keys", "job_require", "job_welfare",
    "company_addr", "require_edu_text", "require_kind_text",
)  # fmt: skip


def mapping_of(*headers: str, kind: ImportKind = "postings") -> dict[str, str | None]:
    return dict(find_headers(source_table(headers, ()), kind).mapping.columns)


def test_a_plain_header() -> None:
    assert mapping_of(*POSTING_HEADERS) == {
        "岗位名称": "title",
        "单位名称": "employer",
        "薪资": "salary",
        "学历要求": "education",
        "经验要求": "experience",
        "工作地点": "place",
        "招聘人数": "headcount",
        "截止日期": "valid_through",
        "标签": "tags",
    }


def test_words_are_preferred_to_codes() -> None:
    columns = mapping_of(*MULTI_PORTAL)
    assert columns["require_edu"] is None
    assert columns["require_edu_text"] == "education"
    assert columns["require_kind"] is None
    assert columns["require_kind_text"] == "employment"
    assert columns["require_exp"] == "experience"
    assert columns["job_wage_kind"] == "salary_period"
    assert columns["company_ind"] is None
    employers = [header for header, field in columns.items() if field == "employer"]
    assert employers == ["company_full_name", "company_short_name"]


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("＊岗位名称（必填）", "title"),
        ("职 位", "title"),
        ("Job Title", "title"),
        ("月薪(元)", "salary"),
        ("拟招聘岗位名称", "title"),
        ("法人联系电话", None),
        ("公司规模", None),
        ("性别要求", None),
        ("从未见过的列", None),
    ],
)
def test_one_header(header: str, field: str | None) -> None:
    assert mapping_of("岗位", header)[header] == field


def test_title_rows_above_the_header() -> None:
    table = source_table(
        ("二〇二六年冬季招聘会岗位汇总表",), ("填报单位：", "某某局"), POSTING_HEADERS, ("保洁",)
    )
    assert find_headers(table, "postings").of_sheet[0].index == 2


def test_a_header_of_two_rows() -> None:
    table = source_table(
        ("岗位名称", "薪资", None, "招聘人数"),
        ("岗位名称", "最低", "最高", "招聘人数"),
        ("保洁", 2200, 2600, 3),
    )
    found = find_headers(table, "postings")
    assert found.of_sheet[0].index == 1
    assert found.mapping.columns["薪资最低"] == "salary_min"


def test_headers_that_repeat_are_told_apart() -> None:
    columns = mapping_of("岗位名称", "备注", "备注", "备注")
    assert columns == {
        "岗位名称": "title",
        "备注": "remarks",
        "备注 (2)": "remarks",
        "备注 (3)": "remarks",
    }


def test_sheets_without_a_header_are_left_out() -> None:
    notes = Sheet("说明", (SheetRow(1, ("请如实填写",)),))
    jobs = Sheet("岗位", (SheetRow(1, ("岗位名称", "薪资")), SheetRow(2, ("保洁", "面议"))))
    found = find_headers(SourceTable("a.xlsx", (notes, jobs)), "postings")
    assert list(found.of_sheet) == [1]


def test_no_header_at_all() -> None:
    with pytest.raises(HeaderNotFound) as caught:
        find_headers(source_table(("保洁员", "2200"), ("保安", "2600")), "postings")
    assert "岗位名称" in caught.value.message("zh")
    assert "2200" in caught.value.message("zh")


def test_a_person_is_not_quoted_where_a_header_is_missing() -> None:
    with pytest.raises(HeaderNotFound) as caught:
        find_headers(source_table(("张三", "13800000000")), "seekers")
    assert "张三" not in caught.value.message("zh")


def test_a_mapping_that_a_person_corrected() -> None:
    mapping = ColumnMapping(kind="postings", columns={"干什么活": "title", "给多少钱": "salary"})
    again = ColumnMapping.from_yaml(
        mapping.to_yaml(), file="m.yaml", kind="postings", fields=fields_of("postings")
    )
    found = find_headers(source_table(("干什么活", "给多少钱"), ("扫地", 80)), "postings", again)
    assert found.mapping.headers_of("title") == ("干什么活",)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("- 1", "kind"),
        ("kind: seekers\ncolumns: {}", "seekers"),
        ("kind: postings\ncolumns: {岗位: salaree}", "salaree"),
        ("kind: [", "kind"),
    ],
)
def test_a_mapping_that_does_not_fit(text: str, words: str) -> None:
    with pytest.raises(MappingInvalid, match=r"m\.yaml") as caught:
        ColumnMapping.from_yaml(text, file="m.yaml", kind="postings", fields=fields_of("postings"))
    assert words in caught.value.message("zh")


@pytest.mark.parametrize("kind", ["postings", "seekers", "courses", "services"])
def test_every_name_stands_for_one_field(kind: ImportKind) -> None:
    assert "title" in fields_of(kind) or "desired_titles" in fields_of(kind)
    assert "ignored" not in fields_of(kind)
