"""Rows of courses and of service items."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.importing.course_rows import read_course
from recommender.importing.drafts import Draft
from recommender.importing.headers import find_headers
from recommender.importing.reading import Reading
from recommender.importing.service_rows import read_service
from recommender.importing.source import SourceRow
from tests.tables import source_table

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)


def course(**cells: Any) -> Draft:
    cells = {"课程名称": "叉车取证班"} | cells
    mapping = find_headers(source_table(tuple(cells)), "courses").mapping
    return read_course(SourceRow("", 2, cells), Reading(mapping, None, TODAY))


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        ({"天数": "10"}, "days", 10.0),
        ({"天数": "10天（含考试）"}, "days", 10.0),
        ({"学时": "80学时"}, "hours", 80.0),
        ({"费用元": "1,280"}, "cost_cny", 1280.0),
        ({"费用元": "免费"}, "cost_cny", 0.0),
        ({"补贴比例": "100%(先交后补)"}, "subsidy_share", 1.0),
        ({"补贴比例": "每人800元"}, "subsidy_share", None),
        ({"剩余名额": "0"}, "seats_left", 0),
        ({"名额": "40人"}, "seats", 40),
        ({"开班日期": "2026年12月7日"}, "starts_on", date(2026, 12, 7)),
        ({"补贴对象": "登记失业人员、农村转移就业劳动者"}, "subsidy_for", ("登记失业人员", "农村转移就业劳动者")),
        ({"地点": "荆州市沙市区豉湖路"}, "region_code", "421002"),
        ({"证书": "木匠、育婴员"}, "certificates", ("木匠", "育婴员证")),
    ],
)  # fmt: skip
def test_one_field_of_a_course(cells: dict[str, Any], field: str, value: object) -> None:
    draft = course(**cells)
    assert draft.fields[field] == value
    assert not draft.findings.warnings


@pytest.mark.parametrize("cells", [{"天数": "一个多月"}, {"费用元": "面谈"}, {"名额": "满员为止"}])
def test_what_cannot_be_read_is_unknown_with_a_warning(cells: dict[str, Any]) -> None:
    draft = course(**cells)
    assert [warning.code for warning in draft.findings.warnings] == ["cell_unread"]
    assert not draft.findings.errors


@pytest.mark.parametrize("cells", [{"名额": "1000000"}, {"剩余名额": "99999999999999999999"}])
def test_more_seats_than_there_can_be_are_unknown_with_a_warning(cells: dict[str, Any]) -> None:
    draft = course(**cells)
    assert [warning.code for warning in draft.findings.warnings] == ["number_out_of_range"]
    assert (draft.fields["seats"], draft.fields["seats_left"]) == (None, None)


def test_fewer_seats_than_none_keep_a_course_out() -> None:
    assert course(剩余名额=-2).findings.errors[0].code == "headcount_negative"


def test_a_service_item() -> None:
    cells = {
        "事项名称": "失业登记",
        "所需材料": "居民身份证或社会保障卡、(农村户籍、外地人员)常住地证明",
        "关键词": "下岗了、厂子关门了",
    }
    mapping = find_headers(source_table(tuple(cells)), "services").mapping
    draft = read_service(SourceRow("", 2, cells), Reading(mapping, None, TODAY))
    assert draft.fields["proofs"] == (
        "居民身份证或社会保障卡",
        "(农村户籍、外地人员)常住地证明",
    )
    assert draft.fields["keywords"] == ("下岗了", "厂子关门了")
    assert draft.identity == ("file", "", "失业登记", "")
