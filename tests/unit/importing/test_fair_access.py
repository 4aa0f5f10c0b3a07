"""What people need at a booth, what booths offer, and in which hall they are."""

from __future__ import annotations

import pytest

from recommender.importing.fair_access import halls, read_hall, read_needs, read_offers

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "needs"),
    [
        ("坡道；低一点的桌子", ("step_free",)),
        ("手语翻译", ("sign_language",)),
        ("坐轮椅，听障", ("step_free", "sign_language")),
        ("腿脚不便", ("step_free",)),
        ("不需要轮椅", ()),
        ("不用手语，助听器", ()),
        ("包吃住", ()),
        ("怕狗", ()),
        ("低保", ()),
        ("wheelchair", ("step_free",)),
        ("", ()),
    ],
)
def test_a_need_is_read_where_it_is_asked_for(text: str, needs: tuple[str, ...]) -> None:
    assert read_needs(text) == needs


@pytest.mark.parametrize(
    ("text", "offers"),
    [
        ("无障碍展位（斜坡一侧）", ("step_free",)),
        ("可带工位适配；1楼车间，轮椅可进", ("step_free",)),
        ("手语服务（厂里有6名听障员工，带班懂手语）", ("sign_language",)),
        ("残疾人专区 无障碍 手语服务", ("step_free", "sign_language")),
        ("没有坡道", ()),
        ("无手语服务", ()),
        ("轮椅进不来", ()),
        ("有班车（新堤、滨湖）", ()),
        ("", ()),
    ],
)
def test_not_to_say_so_is_no_offer(text: str, offers: tuple[str, ...]) -> None:
    assert read_offers(text) == offers


@pytest.mark.parametrize(
    ("text", "hall"),
    [
        ("A区 纺织服装", "A区"),
        ("ｂ区 物业", "B区"),
        ("2号馆靠门", "2号馆"),
        ("就业援助专区", ""),
        ("沙市区", ""),
        ("C门旁，有电脑笔试", ""),
        ("", ""),
    ],
)
def test_a_hall_is_read_where_it_is_written(text: str, hall: str) -> None:
    assert read_hall(text) == hall


def test_a_hall_follows_from_the_letter_only_where_nothing_speaks_against_it() -> None:
    written = [
        ("A01", "A区"),
        ("A02", ""),
        ("B01", "1号馆"),
        ("B02", "2号馆"),
        ("B03", ""),
        ("C1", ""),
    ]
    assert halls(written) == ["A区", "A区", "1号馆", "2号馆", "", ""]
    assert halls([("12", "1号馆"), ("13", "")]) == ["1号馆", ""]
