"""Work that is refused, and words with a no in them that refuse nothing."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("不想再做销售", ("销售",)),
        ("不做保洁", ("保洁",)),
        ("销售不做", ("销售",)),
        ("保洁和保安不想干", ("保洁", "保安")),
        ("不想做销售和客服", ("销售", "客服")),
        ("不考虑外卖骑手、快递员、跑腿", ("外卖骑手", "快递员", "跑腿")),
        ("别给我介绍销售", ("销售",)),
        ("除了销售，什么都行", ("销售",)),
        ("什么都行，除了保洁", ("保洁",)),
        ("除了电话销售和保险，别的都考虑", ("电话销售", "保险")),
        ("只要不是销售都行", ("销售",)),
        ("找非销售的工作", ("销售",)),
        ("不喜欢做客服", ("客服",)),
        ("做不了保安", ("保安",)),
        ("厨师不想做了", ("厨师",)),
        ("做了八年销售不想再做了想换文员", ("销售",)),
        ("我不想做保洁，我想做保姆", ("保洁",)),
        ("不做销售，保洁，四千以上", ("销售",)),
        ("anything but sales", ("sales",)),
        ("no sales please", ("sales",)),
        ("any job except sales", ("sales",)),
        ("I don't want to be a waiter any more", ("waiter",)),
        ("I am not looking for sales jobs, I want office work", ("sales",)),
        ("tired of sales", ("sales",)),
    ],
)
def test_what_is_refused(text: str, titles: tuple[str, ...]) -> None:
    found = read_intake(text)
    assert found.profile.negated.titles == titles
    assert {span.text for span in found.spans["negated.titles"]} == set(titles)
    assert not any(title in left for title in titles for left in found.not_understood)


@pytest.mark.parametrize(
    "text",
    [
        "没做过销售",
        "没有销售经验",
        "不会做饭",
        "本来想当老师",
        "没考虑过做销售",
        "不适合做销售",
        "除了保洁我还会做饭",
        "除了做保洁还做过保安",
        "现在不做保洁了",
        "工厂倒闭，不做缝纫了",
        "放弃了护士的工作",
        "我不是保安",
        "你们要不要保洁",
        "不是不想做销售",
        "不得不做销售",
        "他们不要保洁",
        "我老公不想做保安",
        "临时工不干",
        "不做兼职保洁",
        "不想做太累的保洁",
        "不想上夜班，保安",
        "保洁不行吗",
        "别给我推销售",
        "no experience in sales",
        "no sales experience",
        "never worked as a cook",
        "I am not a cook",
        "apart from cooking I can also clean",
    ],
)
def test_a_no_that_refuses_no_work(text: str) -> None:
    assert read_intake(text).profile.negated.titles == ()


def test_a_wish_outweighs_a_refusal_that_it_holds() -> None:
    found = read_intake("不想做销售，想做销售助理")
    assert found.profile.desired_titles == ("销售助理",)
    assert found.profile.negated.titles == ()
    assert found.not_understood == ("不想做销售",)
