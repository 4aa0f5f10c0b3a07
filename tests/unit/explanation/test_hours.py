"""Hours, the body, meals and a bed, the form of work: asked and met, not said, or not asked."""

from __future__ import annotations

import pytest

from recommender.explanation.explain import TOPICS, Explanation
from recommender.explanation.hours import demands, hours
from tests.pairs import explained, gate, posting, said, seeker

pytestmark = pytest.mark.unit


def pair(wishes: dict[str, object], language: str = "zh", **job: object) -> Explanation:
    return explained(seeker(constraints=wishes), posting(**job), language)


def test_only_what_is_asked_and_left_open_is_asked_about() -> None:
    wishes = {"no_night_shift": True, "no_rotating_shift": True, "weekend_off": True}
    found = pair(wishes, schedule={"night_shift": False, "weekend_off": True})
    assert "写明不上夜班、双休。" in said(found)
    assert "没写倒不倒班，要问单位。" in said(found)
    assert gate(found, "schedule") == ("unknown", True, "没写倒不倒班。")


def test_hours_that_fit() -> None:
    found = pair({"no_night_shift": True}, schedule={"night_shift": False})
    assert gate(found, "schedule") == ("pass", True, "写明不上夜班，合您的要求。")
    english = pair({"no_night_shift": True}, "en", schedule={"night_shift": False})
    assert gate(english, "schedule")[2] == "The ad says: no night shifts, as you asked."


def test_hours_that_do_not_fit() -> None:
    found = pair({"weekend_off": True}, schedule={"weekend_off": False})
    assert gate(found, "schedule") == ("fail", True, "写明不是双休，和您的要求不合。")
    assert not any("双休" in sentence for sentence in said(found))


@pytest.mark.parametrize("name", ["schedule", "physical", "employment_type"])
def test_what_nobody_asked_is_said_not_to_be_asked(name: str) -> None:
    job = posting(
        schedule={"night_shift": True},
        demands={"heavy_lifting": True},
        employment_type="full_time",
    )
    for language, start in (("zh", "您没有"), ("en", "You ")):
        verdict, asked, detail = gate(explained(seeker(), job, language), name)
        assert (verdict, asked) == ("pass", False)
        assert detail.startswith(start)


def test_free_weekends_are_worth_saying_unasked() -> None:
    assert "写明双休。" in said(pair({}, schedule={"weekend_off": True}))
    assert "写明双休。" not in said(pair({"weekend_off": False}, schedule={"weekend_off": True}))


def test_what_the_body_cannot_do() -> None:
    limits = {"no_heavy_lifting": True, "no_heights": True}
    found = pair(limits, demands={"heavy_lifting": False})
    assert {"写明不搬重物。", "没写要不要登高，要问单位。"} <= set(said(found))
    against = pair(limits, demands={"heights": True, "heavy_lifting": False})
    assert gate(against, "physical") == ("fail", True, "写明要登高，和您的要求不合。")


@pytest.mark.parametrize(
    ("benefits", "words"),
    [
        (("五险", "包吃住"), "包吃住。"),
        (("包吃", "包住"), "包吃住。"),
        (("包住",), "包住。"),
        (("工作餐",), "管工作餐。"),
        (("住房公积金", "住房补贴"), "没写包不包吃住，要问单位。"),
        ((), "没写包不包吃住，要问单位。"),
    ],
)
def test_meals_and_a_bed(benefits: tuple[str, ...], words: str) -> None:
    found = said(pair({"board_and_lodging": True}, benefits=benefits))
    assert [s for s in found if "住" in s or "餐" in s] == [words]
    assert not any("包" in s for s in said(pair({}, benefits=benefits)))


def test_fetching_a_child_is_a_question() -> None:
    assert "下班赶不赶得上接孩子，要问单位。" in said(pair({"child_pickup": True}))


def test_the_form_of_work() -> None:
    person = seeker(employment_types=["part_time", "flexible"])
    silent = explained(person, posting())
    assert "没写是不是兼职或灵活用工，要问单位。" in said(silent)
    assert gate(silent, "employment_type")[:2] == ("unknown", True)
    other = explained(person, posting(employment_type="full_time"))
    assert gate(other, "employment_type")[2] == "是全职，您要的是兼职或灵活用工。"
    met = explained(person, posting(employment_type="part_time"), "en")
    assert gate(met, "employment_type")[2] == "It is part-time, as you asked."
    (reason,) = (r for r in met.reasons if r.code == "form_met")
    assert reason.text == "The ad says part-time, as you want."
    assert reason.weight > 0


def test_the_last_day_is_spoken() -> None:
    dated = explained(seeker(), posting(valid_through="2026-12-31"))
    assert gate(dated, "in_date") == ("pass", True, "招到2026年12月31日。")
    assert "没写招到哪天，去之前先打电话。" in said(explained(seeker(), posting()))


def test_every_topic_is_heard() -> None:
    assert {hours, demands} < set(TOPICS)
