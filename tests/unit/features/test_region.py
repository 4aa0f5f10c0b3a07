"""Known answers of the readers of places."""

from __future__ import annotations

import pytest

from features.region import (
    common_region,
    parse_region,
    region_name,
    region_path,
    upgrade_code,
    within,
)

pytestmark = pytest.mark.unit

KNOWN = {
    "南京·雨花台区": "320114",
    "上海-奉贤区": "310120",
    "广州天河区": "440106",
    "广东省广州市": "440100",
    "江苏 南京 雨花台": "320114",
    "沙市区北京西路": "421002",
    "公安县斗湖堤镇": "421022",
    "浦东": "310115",
    "北京朝阳": "110105",
    "辽宁朝阳": "211300",
    "湖北省荆州市公安县斗湖堤镇孱陵大道1号": "421022",
    "福州市鼓楼区软件大道509号": "350102",
    "吉林省吉林市船营区": "220204",
    "内江市中区": "511002",
    "青岛市北区": "370203",
    "海南·共和县": "632521",
    "南阳镇平县": "411324",
    "上海青浦区": "310118",
    "湘西": "433100",
    "仙桃": "429004",
    "海西·格尔木市": "632801",
    "西藏拉萨": "540100",
    "香港": "810000",
    "鼓楼区（徐州）": "320302",
    "武汉周边": "420100",
    "工作地点：武汉市江夏区": "420115",
    "长沙市区": "430100",
}


@pytest.mark.parametrize(("text", "code"), KNOWN.items())
def test_reads_the_place_a_field_names(text: str, code: str) -> None:
    reading = parse_region(text)
    assert reading.value is not None
    assert reading.value.code == code


ABOLISHED = {
    "上海·闸北区": "310106",
    "上海卢湾": "310101",
    "上海南汇": "310115",
    "杭州·下城区": "330105",
    "杭州·江干区": "330100",
    "海门市": "320614",
    "北京宣武区": "110102",
    "四平公主岭市": "220184",
    "襄樊市": "420600",
    "重庆·渝北区": "500157",
}


@pytest.mark.parametrize(("text", "code"), ABOLISHED.items())
def test_reads_a_name_no_longer_in_use_as_its_successor(text: str, code: str) -> None:
    reading = parse_region(text)
    assert reading.value is not None
    assert reading.value.code == code


ZONES = {
    "武汉·光谷": "420100",
    "成都·高新区": "510100",
    "苏州·苏州工业园区": "320500",
    "苏州·高新区": "320505",
    "重庆·两江新区": "500157",
    "西安·曲江新区": "610100",
    "四川省宜宾市临港经开区白沙湾街道": "511500",
    "荆州开发区滩桥镇": "421000",
    "荆州区城南高新园": "421003",
    "东莞·东城区": "441900",
}


@pytest.mark.parametrize(("text", "code"), ZONES.items())
def test_a_functional_zone_is_its_district_only_where_certain(text: str, code: str) -> None:
    reading = parse_region(text)
    assert reading.value is not None
    assert reading.value.code == code


NOWHERE = "|无|异地招聘|全国|国外|远程办公"
SHARED = "鼓楼区|朝阳区|城关区|新华区|朝阳|东城区|长安镇|合作|公安"
SEVERAL = "南京·天河区|山东省泰州市|沈阳 昆山|武汉、荆州|某某大厦（工作地点：广州、杭州）"
ROADS = "天河路490号|黄埔大道西666号|北京路|洪泽湖东路与清水江路交叉口|某某海珠科技园"


@pytest.mark.parametrize("text", "|".join((NOWHERE, SHARED, SEVERAL, ROADS)).split("|"))
def test_leaves_unknown_what_the_text_does_not_settle(text: str) -> None:
    assert not parse_region(text).known


@pytest.mark.parametrize(
    ("text", "near", "code"),
    [
        ("鼓楼区", "320100", "320106"),
        ("新华区", "130104", "130105"),
        ("朝阳区", "110000", "110105"),
        ("市中区", "511000", "511002"),
        ("公安", "421000", "421022"),
        ("沙市红门路", "421000", "421002"),
        ("岑河镇", "421000", "421002"),
    ],
)
def test_the_office_settles_a_shared_name(text: str, near: str, code: str) -> None:
    reading = parse_region(text, near)
    assert reading.value is not None
    assert reading.value.code == code


def test_near_does_not_pull_a_name_from_elsewhere() -> None:
    assert not parse_region("鼓楼区", near="421000").known
    assert not parse_region("北京路", near="110000").known


def test_several_districts_of_one_city_are_the_city() -> None:
    reading = parse_region("荆州区、沙市区各工地")
    assert reading.value is not None
    assert reading.value.code == "421000"
    assert reading.span is not None
    assert reading.span.text == "荆州区、沙市区"


def test_words_that_are_no_places_do_not_contradict_an_address() -> None:
    for text in ("荆州区荆州古城南门", "荆州区城北驾考基地", "荆州区九龙渊附近"):
        reading = parse_region(text)
        assert reading.value is not None
        assert reading.value.code == "421003"


def test_path_within_and_common_region() -> None:
    assert [step.name for step in region_path("421002")] == ["湖北省", "荆州市", "沙市区"]
    assert [step.code for step in region_path("429004")] == ["420000", "429004"]
    assert region_path("999999") == ()
    assert within("421002", "421000")
    assert within("421002", "420000")
    assert not within("421000", "421002")
    assert not within("421002", "999999")
    assert common_region(["421002", "421003"]) == "421000"
    assert common_region(["421002", "310115"]) is None


def test_codes_are_upgraded() -> None:
    assert upgrade_code("310108") == "310106"
    assert upgrade_code("320684") == "320614"
    assert upgrade_code("421002") == "421002"
    assert upgrade_code("123456") is None
    assert within("310108", "310106")


def test_names_in_two_languages() -> None:
    assert region_name("421002") == "沙市区"
    assert region_name("421002", "en") == "Shashi District"
    assert region_name("610000", "en") == "Shaanxi"
    assert region_name("000001") is None
