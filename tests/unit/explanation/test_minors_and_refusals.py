"""What is said of the law on minors, and of work that somebody refuses."""

from __future__ import annotations

import pytest

from tests.pairs import explained, gate, posting, said, seeker

pytestmark = pytest.mark.unit

SALES = "4-01-02-01"


def test_an_adult_is_asked_nothing() -> None:
    heavy = posting("搬运工", demands={"heavy_lifting": True})
    verdict, asked, _ = gate(explained(seeker(), heavy), "working_age")
    assert (verdict, asked) == ("pass", False)


@pytest.mark.parametrize("kind", ["job", "apprenticeship", "public_welfare"])
def test_a_child_is_told_the_law_and_where_to_turn(kind: str) -> None:
    child = seeker(working_age="under_16")
    verdict, asked, words = gate(explained(child, posting("文员", kind=kind)), "working_age")
    assert (verdict, asked) == ("fail", True)
    assert all(part in words for part in ("劳动法第十五条", "上学", "培训课程", "12333"))
    english = gate(explained(child, posting("文员", kind=kind), "en"), "working_age")[2]
    assert all(part in english for part in ("Labour Law article 15", "School", "12333"))


def test_at_17_what_is_barred_is_named_with_its_law() -> None:
    young = seeker(working_age="under_18")
    heavy = posting("仓库搬货", demands={"heavy_lifting": True, "heights": True})
    assert gate(explained(young, heavy), "working_age") == (
        "fail",
        True,
        "未满18周岁不能做这样的活：搬运重物、登高作业（未成年工特殊保护规定第三条）。",
    )
    mine = explained(young, posting("采煤"), "en", occupation="6-16-01-05")
    assert gate(mine, "working_age")[2] == (
        "The law forbids such work under 18: work underground in mines (Labour Law article 64)."
    )


def test_at_17_silence_of_an_ad_is_asked_about_once() -> None:
    found = explained(seeker(working_age="under_18"), posting("文员"), occupation="3-01-02-02")
    assert gate(found, "working_age")[:2] == ("unknown", True)
    assert len([words for words in said(found) if "未满18周岁" in words]) == 1
    safe = posting("文员", demands={"heavy_lifting": False, "heights": False})
    passed = explained(seeker(working_age="under_18"), safe, occupation="3-01-02-02")
    assert gate(passed, "working_age")[:2] == ("pass", True)
    assert not [words for words in said(passed) if "18" in words]


def test_nothing_is_refused() -> None:
    found = explained(seeker(), posting("销售代表"))
    assert gate(found, "refused_work") == ("pass", False, "您没有说不做哪种活。")


@pytest.mark.parametrize(("title", "code"), [("销售代表", None), ("业务员", SALES)])
def test_what_is_refused_is_said_in_the_persons_words(title: str, code: str | None) -> None:
    person = seeker(negated={"titles": ["销售"]})
    found = explained(person, posting(title), occupation=code, refused=(SALES,))
    assert gate(found, "refused_work") == ("fail", True, "您说过不做“销售”。")
    english = explained(person, posting(title), "en", occupation=code, refused=(SALES,))
    assert gate(english, "refused_work")[2] == "You said that you refuse “销售”."


def test_of_several_the_one_in_the_title_is_named() -> None:
    person = seeker(negated={"titles": ["保洁", "销售"]})
    assert gate(explained(person, posting("保洁员")), "refused_work")[2] == "您说过不做“保洁”。"


def test_other_work_is_not_what_is_refused() -> None:
    person = seeker(negated={"titles": ["销售"]})
    found = explained(person, posting("文员"), occupation="3-01-02-02", refused=(SALES,))
    assert gate(found, "refused_work") == (
        "pass",
        True,
        "职业分类和岗位名称都不是您说过不做的“销售”。",
    )


def test_work_of_no_known_occupation_is_asked_about() -> None:
    person = seeker(negated={"titles": ["销售"]})
    found = explained(person, posting("拓展专员"), refused=(SALES,))
    assert gate(found, "refused_work")[:2] == ("unknown", True)
    assert "您说过不做“销售”，这份算不算，要问单位。" in said(found)


def test_refusing_to_manage_is_not_refusing_the_trade() -> None:
    person = seeker(negated={"titles": ["销售经理"]})
    assert gate(explained(person, posting("销售代表")), "refused_work")[0] == "pass"
