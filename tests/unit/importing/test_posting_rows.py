"""Rows of postings."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.importing.drafts import Draft
from recommender.importing.headers import find_headers
from recommender.importing.posting_rows import read_posting
from recommender.importing.reading import Reading
from recommender.importing.source import SourceRow
from tests.tables import source_table

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)


def read(source: str | None = None, **cells: Any) -> Draft:
    cells = {"岗位名称": "普工"} | cells
    mapping = find_headers(source_table(tuple(cells)), "postings").mapping
    return read_posting(SourceRow("", 2, cells), Reading(mapping, source, TODAY))


def pay(**cells: Any) -> tuple[Any, ...]:
    fields = read(**cells).fields
    return fields["salary_min_cny_month"], fields["salary_max_cny_month"]


@pytest.mark.parametrize(
    ("cells", "bounds"),
    [
        ({"薪资": "4500-6500元/月"}, (4500, 6500)),
        ({"月薪(元)": "4500"}, (4500, 4500)),
        ({"薪资（千元）": "4-6"}, (4000, 6000)),
        ({"年薪(万元)": "12-24"}, (10000, 20000)),
        ({"日薪": 200}, (4350, 4350)),
        ({"日薪": "6000元/月"}, (6000, 6000)),
        ({"最低薪资": 3000, "最高薪资": 5000.0}, (3000, 5000)),
        ({"最低薪资": "3000", "最高薪资": 0}, (3000, None)),
        ({"job_min_wage": "150", "job_max_wage": "200", "job_wage_kind": "2"}, (3262.5, 4350)),
        ({"job_min_wage": "12000", "job_max_wage": "24000", "job_wage_kind": "0"}, (1000, 2000)),
        ({"最低月薪": None, "最高月薪": None, "薪资": "5-8千"}, (5000, 8000)),
        ({"薪资": "面议"}, (None, None)),
        ({"薪资": "/", "岗位职责": "工资4000元/月，管午饭"}, (4000, 4000)),
        ({"薪资": "面议", "岗位职责": "工资4000元/月，管午饭"}, (None, None)),
    ],
)
def test_pay(cells: dict[str, Any], bounds: tuple[float | None, float | None]) -> None:
    assert pay(**cells) == bounds


def test_pay_that_cannot_be_believed_stays_unknown_with_a_warning() -> None:
    draft = read(薪资="10-15万")
    assert draft.fields["salary_min_cny_month"] is None
    assert draft.fields["salary_text"] == "10-15万"
    assert [warning.code for warning in draft.findings.warnings] == ["cell_unread"]
    assert not draft.findings.errors


@pytest.mark.parametrize(
    ("cells", "code", "column"),
    [
        ({"岗位名称": None}, "no_title", "岗位名称"),
        ({"岗位名称": "/"}, "no_title", "岗位名称"),
        ({"薪资": "8000-5000元/月"}, "pay_reversed", "薪资"),
        ({"最低薪资": 8000, "最高薪资": 5000}, "pay_reversed", "最低薪资"),
        ({"招聘人数": -3}, "headcount_negative", "招聘人数"),
        ({"招聘人数": "－３人"}, "headcount_negative", "招聘人数"),
        ({"岗位编号": "1.64853E+18"}, "id_digits_lost", "岗位编号"),
        ({"岗位编号": 1.648527394191053e18}, "id_digits_lost", "岗位编号"),
    ],
)
def test_rows_that_are_kept_out(cells: dict[str, Any], code: str, column: str) -> None:
    first = read(**cells).findings.errors[0]
    assert (first.code, first.column, first.row) == (code, column, 2)
    assert all((first.problem_zh, first.problem_en, first.remedy_zh, first.remedy_en))


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"学历要求": "大专及以上"}, "education_min", "junior_college"),
        ({"学历要求": "3"}, "education_min", None),
        ({"学历要求": "不限"}, "asks_nothing_of", ("education",)),
        ({"任职要求": "大专以上学历，2年以上工作经验"}, "education_min", "junior_college"),
        ({"经验要求": "3-5年"}, "experience_min_years", 3.0),
        ({"经验要求": 3}, "experience_min_years", 3.0),
        ({"经验要求": "0", "任职要求": "2年以上工作经验"}, "experience_min_years", 2.0),
        ({"招聘人数": 3.0}, "openings", 3),
        ({"招聘人数": "１２人"}, "openings", 12),
        ({"招聘人数": "若干"}, "openings", None),
        ({"招聘人数": 0}, "openings", None),
        ({"工作地点": "南京·雨花台区"}, "region_code", "320114"),
        ({"工作地点": "无"}, "region_code", None),
        ({"省份": "湖北省", "城市": "荆州市", "区县": "沙市区"}, "region_code", "421002"),
        ({"省份": "湖北省", "地址": "湖北省荆州市沙市区"}, "address", "湖北省荆州市沙市区"),
        ({"行政区划代码": 421002}, "region_code", "421002"),
        ({"用工形式": "劳务派遣"}, "employment_type", "dispatch"),
        ({"截止日期": 46387}, "valid_through", date(2026, 12, 31)),
        ({"截止日期": 20261231}, "valid_through", date(2026, 12, 31)),
        ({"截止日期": "长期有效"}, "valid_through", None),
        ({"岗位类别": "公益性岗位", "最长年限": "3年"}, "kind", "public_welfare"),
        ({"最长年限": "3年"}, "term_months", 36.0),
        ({"见习期月数": "6"}, "term_months", 6.0),
        ({"用工形式": "就业见习"}, "kind", "apprenticeship"),
        ({"留用率": "60%"}, "retention_share", 0.6),
        ({"留用率": 0.6}, "retention_share", 0.6),
        ({"状态": "已招满"}, "status", "closed"),
        ({"职业代码": "6-18-02-04"}, "occupation_code", "6-18-02-04"),
    ],
)
def test_one_field(cells: dict[str, Any], field: str, value: object) -> None:
    draft = read(**cells)
    assert draft.fields[field] == value
    assert not draft.findings.errors


def test_the_column_of_hours_wins_and_the_rest_fills_what_it_leaves_open() -> None:
    schedule = read(班次="两班倒", 标签="双休|长白班").fields["schedule"]
    assert schedule["rotating_shift"] is True
    assert schedule["weekend_off"] is True


def test_tags_become_benefits_skills_and_words() -> None:
    fields = read(标签="五险一金|周末双休|用友|老员工带教").fields
    assert "五险一金" in fields["benefits"]
    assert fields["schedule"]["weekend_off"] is True
    assert fields["description"] == "标签：老员工带教"


def test_what_one_text_withholds_is_not_offered() -> None:
    assert "包住" not in read(福利待遇="包吃", 岗位职责="不包住").fields["benefits"]


def test_certificates_asked_for_and_welcome() -> None:
    fields = read(证书要求="电工证、国际焊接证；不限", 任职要求="有叉车证优先").fields
    assert len(fields["certificates_required"]) == 2
    assert "国际焊接证" in fields["certificates_required"]
    assert len(fields["certificates_preferred"]) == 1


@pytest.mark.parametrize(
    ("cells", "day"),
    [
        ({"截止日期": "12月31日"}, date(2026, 12, 31)),
        ({"截止日期": "1月5日"}, date(2027, 1, 5)),
        ({"截止日期": "1月5日", "发布日期": "2026-11-20"}, date(2027, 1, 5)),
        ({"截止日期": "11月1日", "发布日期": "2026-10-01"}, None),
        ({"截止日期": "2026年11月1日", "发布日期": "2026-10-01"}, date(2026, 11, 1)),
    ],
)
def test_a_deadline_without_a_year_is_the_coming_one(
    cells: dict[str, Any], day: date | None
) -> None:
    assert read(**cells).fields["valid_through"] == day


def test_a_trade_in_the_certificate_column_is_its_certificate() -> None:
    fields = read(证书要求="养老护理员、英语C1").fields
    assert fields["certificates_required"] == ("养老护理员证", "英语C1")
    fields = read(证书要求="有茶艺师证优先；能当育婴员").fields
    assert fields["certificates_preferred"] == ("茶艺师证",)
    assert "育婴员证" not in fields["certificates_required"]


def test_dates_in_the_wrong_order_settle_nothing() -> None:
    draft = read(发布日期="2026-12-01", 截止日期="2026-11-01")
    assert draft.fields["posted_on"] is None
    assert draft.fields["valid_through"] is None
    assert [warning.code for warning in draft.findings.warnings] == ["dates_reversed"]


def test_long_text_is_cut_and_lands() -> None:
    draft = read(岗位名称="普" * 300)
    assert len(draft.fields["title"]) == 200
    assert [warning.code for warning in draft.findings.warnings] == ["text_cut"]


def test_a_place_that_only_the_office_knows() -> None:
    cells = {"岗位名称": "普工", "工作地点": "鼓楼区"}
    mapping = find_headers(source_table(tuple(cells)), "postings").mapping
    row = SourceRow("", 2, cells)
    assert read_posting(row, Reading(mapping, None, TODAY)).fields["region_code"] is None
    near = read_posting(row, Reading(mapping, None, TODAY, near="320100")).fields
    assert near["region_code"] == "320106"


def test_what_identifies_a_row() -> None:
    assert read(岗位编号=" A-1 ", 来源="窗口").identity == ("窗口", "A-1")
    assert read(岗位编号="A-1", source="省平台").identity == ("省平台", "A-1")
    plain = read(岗位名称="Java（开发）", 单位名称="甲", 工作地点="沙市 区")
    assert (
        plain.identity
        == read(岗位名称="ＪＡＶＡ(开发)", 单位名称="甲 ", 工作地点="沙市区").identity
    )
    assert (
        plain.identity != read(岗位名称="Java（开发）", 单位名称="乙", 工作地点="沙市区").identity
    )
