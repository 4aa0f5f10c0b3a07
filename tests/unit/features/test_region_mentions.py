"""Known answers of finding places in free words."""

from __future__ import annotations

import pytest

from features.region import find_regions

pytestmark = pytest.mark.unit


def _found(text: str, near: str | None = None) -> list[tuple[str, str | None, bool]]:
    return [(m.code, m.role, m.negated) for m in find_regions(text, near)]


def test_tells_home_from_where_work_is_wanted() -> None:
    assert _found("我住沙市，想在荆州上班") == [
        ("421002", "home", False),
        ("421000", "target", False),
    ]
    assert _found("准备搬去成都") == [("510100", "target", False)]
    assert _found("福建人，南通也可以") == [("350000", "home", False), ("320600", "target", False)]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("住在汉口", ["420100"]),
        ("汉口和汉阳都行", ["420100", "420105"]),
        ("汉口路上的酒店", []),
        ("汉口银行上过班", []),
        ("光谷那边的文员", ["420100"]),
        ("在虎门打工", ["441900"]),
        ("东莞虎门镇", ["441900"]),
        ("中山小榄五金厂", ["442000"]),
        ("想去观澜", ["440309"]),
        ("观澜湖的球童", []),
        ("望京的物业", ["110105"]),
        ("浦东找个保安", ["310115"]),
    ],
)
def test_towns_and_quarters_known_far_and_wide(text: str, codes: list[str]) -> None:
    assert [m.code for m in find_regions(text)] == codes


def test_past_work_is_no_wish() -> None:
    assert _found("在广东打工十年") == [("440000", None, False)]


def test_a_place_ruled_out_is_negated_with_its_list() -> None:
    assert _found("不去深圳、东莞") == [("440300", None, True), ("441900", None, True)]
    assert _found("除了武汉都行")[0][2]


def test_joins_the_parts_of_one_place() -> None:
    assert [m.span.text for m in find_regions("户籍湖北荆州，现居深圳龙华")] == [
        "湖北荆州",
        "深圳龙华",
    ]
    assert [m.code for m in find_regions("江陵县熊河镇")] == ["421024"]


@pytest.mark.parametrize(
    "text",
    [
        "会做海南鸡饭和上海青",
        "在北京路开过店",
        "在和平饭店上班",
        "大方得体，平安健康，大同小异",
        "来宾接待",
        "毕业于武汉大学",
        "在广州顺达建筑工程有限公司做过会计",
        "会说四川话",
        "会炒湖南菜",
        "超长春节假",
        "资源储备和资源整合，有动力",
        "比如延长工时",
        "小城镇居民",
        "住在开发区",
    ],
)
def test_words_that_look_like_places_are_left_out(text: str) -> None:
    assert find_regions(text) == []


def test_a_shared_name_needs_its_city_or_the_office() -> None:
    assert _found("住在朝阳区") == []
    assert _found("住在朝阳区", near="110000") == [("110105", "home", False)]
    assert _found("我是北京朝阳区的") == [("110105", "home", False)]
