"""Frames around any trade or place: what is wished for, done, lived in, and what is none of it."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake

pytestmark = pytest.mark.unit

NO_WISH = (
    "{}我没做过", "{}太累了", "{}工资太低", "做{}腰受不了", "{}这行不好做", "我爸是{}", "除了{}都行", "学过{}",
    "{}干不动了", "会{}", "{}会一点", "{}方面懂一点", "厂里{}都走了", "拿过{}比赛奖", "{}证还没考", "以前是{}",
)  # fmt: skip
WISHES = (
    "想找{}", "{}有没有", "{}也行", "应聘{}", "{}招不招", "{}最好", "求职{}", "还是想做{}", "{}就行", "{}之类的",
)  # fmt: skip
EIGHT_YEARS = (
    "{}做了八年", "干了八年{}", "八年{}经验", "{}，八年", "我是{}，干了八年", "做过{}，八年", "老{}了，八年",
)  # fmt: skip
TARGETS = ("想在{}找", "{}的优先", "{}本地找", "工作地点{}", "{}有没有", "base{}", "可以常驻{}")
HOMES = ("住{}", "我在{}住", "搬到{}了", "在{}租房", "嫁到{}了", "人在{}", "{}这边住")
NOT_THERE = ("老家{}", "{}人", "在{}干过三年", "不去{}", "{}户口", "女儿在{}上学", "{}就算了")


@pytest.mark.parametrize("trade", ["保安", "焊工"])
@pytest.mark.parametrize("frame", NO_WISH)
def test_what_is_no_wish(frame: str, trade: str) -> None:
    assert read_intake(f"五十岁，{frame.format(trade)}，工资三千").profile.desired_titles == ()


@pytest.mark.parametrize("trade", ["保安", "焊工"])
@pytest.mark.parametrize("frame", WISHES)
def test_what_is_a_wish(frame: str, trade: str) -> None:
    found = read_intake(f"五十岁，{frame.format(trade)}，工资三千").profile.desired_titles
    assert found == (trade,)


@pytest.mark.parametrize("trade", ["会计", "叉车"])
@pytest.mark.parametrize("frame", EIGHT_YEARS)
def test_years_of_a_trade(frame: str, trade: str) -> None:
    found = read_intake(f"四十五岁，{frame.format(trade)}，想找离家近的").profile
    assert [e.years for e in found.experiences] == [8]
    assert found.experience_years == 8


@pytest.mark.parametrize(("place", "code"), [("昆山", "320583"), ("荆州", "421000")])
@pytest.mark.parametrize("frame", TARGETS)
def test_where_somebody_would_work(frame: str, place: str, code: str) -> None:
    found = read_intake(f"做保洁，{frame.format(place)}，工资三千").profile
    assert found.acceptable_region_codes == (code,)


@pytest.mark.parametrize(("place", "code"), [("昆山", "320583"), ("荆州", "421000")])
@pytest.mark.parametrize("frame", HOMES)
def test_where_somebody_lives(frame: str, place: str, code: str) -> None:
    assert read_intake(f"做保洁，{frame.format(place)}，工资三千").profile.home_region_code == code


@pytest.mark.parametrize("place", ["昆山", "荆州"])
@pytest.mark.parametrize("frame", NOT_THERE)
def test_places_that_are_neither(frame: str, place: str) -> None:
    found = read_intake(f"做保洁，{frame.format(place)}，工资三千").profile
    assert (found.home_region_code, found.acceptable_region_codes) == (None, ())
