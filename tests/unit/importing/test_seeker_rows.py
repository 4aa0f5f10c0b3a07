"""Rows of seekers."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from recommender.importing.drafts import Draft
from recommender.importing.headers import find_headers
from recommender.importing.past_work import read_past_work
from recommender.importing.reading import Reading
from recommender.importing.seeker_rows import read_seeker
from recommender.importing.source import SourceRow
from tests.tables import source_table

pytestmark = pytest.mark.unit


def read(**cells: Any) -> Draft:
    cells = {"意向岗位": "保洁"} | cells
    mapping = find_headers(source_table(tuple(cells)), "seekers").mapping
    return read_seeker(SourceRow("", 2, cells), Reading(mapping, None, date(2026, 11, 24)))


@pytest.mark.parametrize(
    ("cells", "field", "value"),
    [
        (
            {"意向岗位": "挡车工、普工/装卸或保安"},
            "desired_titles",
            ("挡车工", "普工", "装卸", "保安"),
        ),
        ({"意向岗位": "随便", "技能": "电焊"}, "desired_titles", ()),
        ({"学历": "高中"}, "education", "senior_high"),
        ({"学历": "初中没毕业"}, "education", None),
        ({"工作年限": "27"}, "experience_years", 27.0),
        ({"期望薪资": "四千往上"}, "salary_min_cny_month", 4000.0),
        ({"现居地": "荆州市沙市区北京西路"}, "home_region_code", "421002"),
        ({"通勤公里": "8"}, "commute_km", 8.0),
        ({"通勤公里": "8公里以内"}, "commute_km", 8.0),
        ({"通勤公里": "半小时"}, "commute_km", None),
        ({"用工形式": "全职/兼职"}, "employment_types", ("full_time", "part_time")),
        ({"是否同意推荐": "不同意"}, "consents_to_introduction", False),
        ({"特殊要求": "不上夜班"}, "constraints", {"no_night_shift": True}),
        ({"证书": "没有证"}, "negated", {"certificates": ("any",)}),
        ({"证书": "无"}, "negated", {"certificates": ("any",)}),
        ({"证书": ""}, "negated", {"certificates": ()}),
        ({"技能": "打糍粑 扎灯笼 做风筝"}, "skills", ("打糍粑", "扎灯笼", "做风筝")),
    ],
)
def test_one_field(cells: dict[str, Any], field: str, value: object) -> None:
    assert read(**cells).fields[field] == value


def test_places_somebody_would_work_in() -> None:
    fields = read(现居地="荆州市沙市区", 期望工作地="沙市区、荆州区").fields
    assert fields["acceptable_region_codes"] == ("421002", "421003")


@pytest.mark.parametrize(
    ("places", "codes"),
    [
        ("沙市区 荆州区", ("421002", "421003")),
        ("监利 沙市都行", ("421088", "421002")),
        ("公安 沙市", ("421022", "421002")),
        ("湖北省 荆州市 沙市区", ("421002",)),
        ("荆州市内都可", ("421000",)),
        ("沙市区 附近", ("421002",)),
    ],
)
def test_places_side_by_side_are_not_the_whole_city(places: str, codes: tuple[str, ...]) -> None:
    fields = read(现居地="荆州市沙市区", 期望工作地=places).fields
    assert fields["acceptable_region_codes"] == codes


def test_certificates_keep_their_level() -> None:
    held = read(证书="电工证、祖传手艺证").fields["certificates"]
    assert [one["name"] for one in held][1] == "祖传手艺证"
    assert len(held) == 2


def test_a_trade_in_the_certificate_column_is_its_certificate() -> None:
    held = read(证书="养老护理员、C1、没有电工证").fields["certificates"]
    assert [one["name"] for one in held] == ["养老护理员证", "驾驶证C1"]


def test_protected_facts_go_their_own_way() -> None:
    draft = read(
        姓名="某某", 身份证号="420000000000000000", 性别="女", 出生日期="1979-04-11",
        残疾情况="无", 户籍="沙市区", 援助类别="零就业家庭;大龄",
    )  # fmt: skip
    assert draft.protected == {
        "birth_date": date(1979, 4, 11),
        "sex": "female",
        "hukou": "沙市区",
        "assistance_categories": ("零就业家庭", "大龄"),
    }
    told = repr(draft.fields)
    assert not any(word in told for word in ("某某", "420000", "1979", "零就业", "female"))


def test_a_year_of_birth_is_no_date() -> None:
    assert "birth_date" not in read(出生日期="1972-09").protected


def test_a_row_that_says_nothing_is_kept_out() -> None:
    draft = read(意向岗位="无", 学历="初中")
    assert [error.code for error in draft.findings.errors] == ["no_wish"]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        (
            "1998年至2005年 棉纺厂细纱挡车;2005年至2026年3月 织布厂挡车工、带过徒弟",
            [("棉纺厂细纱挡车", 7.0), ("织布厂挡车工", 21.0)],
        ),
        ("2020.3-2020.9 超市收银", [("超市收银", 0.5)]),
        ("2015-至今 网约车司机", [("网约车司机", None)]),
        ("做过3年保安；种田", [("做过保安", 3.0), ("种田", None)]),
        ("食堂面点5年；2019年 超市", [("食堂面点", 5.0), ("2019年 超市", None)]),
        ("助理1年、运营1年半", [("助理", None)]),
        ("", []),
    ],
)
def test_past_work(text: str, pieces: list[tuple[str, float | None]]) -> None:
    assert [(work["title"], work["years"]) for work in read_past_work(text)] == pieces
