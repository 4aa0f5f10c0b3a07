"""The kind of work: one sentence, in the person's own words."""

from __future__ import annotations

from typing import Unpack

import pytest

from recommender.explanation.direction import meant, shared_words
from tests.pairs import FromModels, explained, facts_of, posting, seeker

pytestmark = pytest.mark.unit

PACKER, COOK = "6-31-05-03", "4-03-02-01"
KINDS = {
    "wished_work",
    "same_occupation",
    "higher_rank",
    "lower_rank",
    "near_occupation",
    "done_before",
    "same_as_before",
    "near_before",
    "title_words",
    "title_meaning",
}


def kind_of_work(
    wishes: tuple[str, ...],
    post: str,
    *,
    language: str = "zh",
    past: bool = False,
    **more: Unpack[FromModels],
) -> tuple[str, str]:
    """Return the code and words of the one reason on the kind of work, empty if there is none."""
    said = [{"title": w} for w in wishes]
    person = seeker(experiences=said) if past else seeker(desired_titles=wishes)
    found = explained(person, posting(post), language, **more)
    reasons = [(r.code, r.text) for r in found.reasons if r.code in KINDS]
    assert len(reasons) <= 1
    return next(iter(reasons), ("", ""))


SAME: FromModels = {"occupation": COOK, "linked": ((COOK, 0.9),)}


@pytest.mark.parametrize(
    ("wish", "title", "code"),
    [
        ("厨师", "厨师", "wished_work"),
        ("厨师", "酒店中餐厨师", "wished_work"),
        ("炒菜师傅", "中餐厨师", "same_occupation"),
        ("厨师", "厨师长", "higher_rank"),
        ("厨师", "厨师助理", "lower_rank"),
    ],
)
def test_the_same_occupation(wish: str, title: str, code: str) -> None:
    assert kind_of_work((wish,), title, **SAME)[0] == code


def test_a_sibling_in_the_classification_is_near() -> None:
    sibling: FromModels = {"occupation": "4-03-02-02", "linked": ((COOK, 0.9),)}
    assert kind_of_work(("厨师",), "西餐厨师", **sibling)[0] == "near_occupation"


def test_a_word_of_rank_alone_is_not_quoted() -> None:
    assert kind_of_work(("招商经理",), "销售经理") == ("", "")
    assert kind_of_work(("招商经理",), "招商主管")[0] == "title_words"


def test_the_words_are_those_of_the_person() -> None:
    assert kind_of_work(("厨师",), "中餐厨师", **SAME)[1] == "正是您想找的“厨师”。"
    english = kind_of_work(("cook",), "中餐厨师", language="en", **SAME)[1]
    assert english == "It is classed as the same occupation as your “cook”."


def test_what_was_done_is_not_called_a_wish() -> None:
    code, words = kind_of_work(("炒菜",), "中餐厨师", past=True, **SAME)
    assert (code, words) == ("same_as_before", "按职业分类，和您做过的“炒菜”是同一类。")
    assert "想找" not in words


def test_without_an_occupation_the_title_speaks() -> None:
    assert kind_of_work(("收银员",), "超市收银")[1] == "岗位名称里有您说的“收银”。"
    found = kind_of_work(("welder",), "焊工", title=0.9)
    assert found == ("title_meaning", "“焊工”和您说的“welder”意思相近。")


def test_nothing_alike_is_no_reason() -> None:
    assert kind_of_work(("厨师",), "保洁员") == ("", "")


@pytest.mark.parametrize(
    ("wishes", "title", "words"),
    [
        (("Java开发",), "JavaScript工程师", []),
        (("Java开发",), "Java工程师", ["Java"]),
        (("teacher",), "English Teacher（少儿英语）", ["teacher"]),
        (("garden",), "kindergarten teacher", []),
        (("保洁人员",), "检验人员", []),
        (("行政文员", "收银"), "超市收银文员", ["文员", "收银"]),
        (("保洁",), "保洁员", ["保洁"]),
    ],
)
def test_words_that_are_shared(wishes: tuple[str, ...], title: str, words: list[str]) -> None:
    assert shared_words(facts_of(seeker(desired_titles=wishes), posting(title))) == words


@pytest.mark.parametrize(
    ("wishes", "title", "wish"),
    [
        (("木工", "家具安装"), "家具安装工", "家具安装"),
        (("木工", "家具安装"), "油漆工", ""),
        (("保洁",), "门卫", "保洁"),
        (("想找一个离家近一点的不用上夜班的可以照顾孩子的活",), "门卫", ""),
    ],
)
def test_which_wish_is_meant(wishes: tuple[str, ...], title: str, wish: str) -> None:
    assert meant(facts_of(seeker(desired_titles=wishes), posting(title))) == wish


def test_without_their_words_the_sentence_still_stands() -> None:
    wishes = ("钳工", "车工")
    assert kind_of_work(wishes, "中餐厨师", **SAME)[1] == "按职业分类，和您想找的是同一类。"
    assert kind_of_work(wishes, "中餐厨师", language="en", **SAME)[1] == (
        "It is classed as the same occupation as the work you want."
    )


def test_the_duties_are_like_what_somebody_describes() -> None:
    done, can = seeker(experiences=[{"title": "分拣"}]), seeker(skills=["分拣"])
    wants = seeker(desired_titles=["分拣"])
    for person, code in ((done, "duties"), (can, "duties"), (wants, "duties"), (seeker(), None)):
        found = explained(person, posting("保洁员"), body=0.9)
        codes = [r.code for r in found.reasons if r.code.startswith("duties")]
        assert codes == ([code] if code else [])


def test_what_only_touches_the_wish_says_so_where_nothing_else_speaks_for_it() -> None:
    job = posting("钟点保洁")
    near: FromModels = {"title": 0.4, "body": 0.4}
    found = explained(seeker(desired_titles=("门卫",)), job, **near)
    assert [(r.code, r.text) for r in found.reasons] == [
        ("distant_work", "和您说的工作只有一点关系。")
    ]
    assert 0 < found.reasons[0].weight < 0.5
    other = explained(seeker(desired_titles=("门卫",)), job, title=0.01, body=0.01)
    assert other.reasons == ()
    near_home = explained(
        seeker(desired_titles=("门卫",), home_region_code="421002"),
        posting("钟点保洁", region_code="421002"),
        **near,
    )
    assert [r.code for r in near_home.reasons] == ["same_district"]


def test_the_work_itself_weighs_more_than_a_condition_that_asks_for_nothing() -> None:
    job = posting("厨师", asks_nothing_of=("education", "experience"))
    found = explained(seeker(desired_titles=("厨师",)), job, **SAME, title=0.9)
    assert next(r.code for r in found.reasons) == "wished_work"
