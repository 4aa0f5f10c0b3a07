"""What an intake keeps, quotes, gives back and asks."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("保洁，工资要按月给", ("工资要按月给",)),
        ("做过保安，厂子倒了，想看门", ("厂子倒了",)),
        ("想考消防证", ("想考消防证",)),
        ("不做销售", ()),
        ("不做销售想做人事", ()),
        ("没做过销售，想做人事", ("没做过销售",)),
        ("随便什么活都行，工资要按月给", ("工资要按月给",)),
        ("你好，麻烦帮我找一下工作，谢谢", ()),
        ("保洁 离家近", ()),
        ("想找合适的工作", ()),
        ("Hello, I need a job please", ()),
        ("cleaner, must have air conditioning", ("must have air conditioning",)),
    ],
)
def test_what_was_not_understood_comes_back(text: str, left: tuple[str, ...]) -> None:
    assert read_intake(text).not_understood == left


PROTECTED = (
    "我今年五十二了",
    "女，四十五岁",
    "我十七",
    "今年刚满十八",
    "我有高血压和糖尿病",
    "残疾三级",
    "膝盖不行了",
    "老公去世了，一个人带两个孩子",
    "刑满释放两年了",
    "戒毒出来的",
    "农村户口",
    "家里吃低保",
    "我是回族",
    "离异单身",
    "I am a 52 year old woman",
    "I have diabetes",
    "I was in prison",
    "my husband is ill",
)


@pytest.mark.parametrize("fact", PROTECTED)
@pytest.mark.parametrize("rest", ["", "，想找保洁", "，没有合适的话再说"])
def test_protected_facts_are_neither_kept_nor_repeated(fact: str, rest: str) -> None:
    found = read_intake(fact + rest)
    assert fact not in found.profile.summary
    assert not any(fact in left or left in fact for left in found.not_understood)
    assert fact not in str(found.contract_json())


def test_a_summary_stands_only_where_nothing_else_was_understood() -> None:
    assert read_intake("保洁，手脚麻利").profile.summary == ""
    assert read_intake("手脚麻利，我六十了，听安排").profile.summary == "手脚麻利，听安排"


def test_each_value_quotes_its_words() -> None:
    text = "我在沙市做过八年挡车工，想找个不上夜班的活，4500以上"
    found = read_intake(text)
    quoted = {name: [s.text for s in spans] for name, spans in found.spans.items()}
    assert quoted["experiences"] == ["挡车工"]
    assert quoted["experience_years"] == ["八年"]
    assert quoted["salary_min_cny_month"] == ["4500以上"]
    assert quoted["constraints.no_night_shift"] == ["不上夜班"]
    assert all(text[s.start : s.end] == s.text for spans in found.spans.values() for s in spans)


def test_full_width_words_are_quoted_as_they_were_typed() -> None:
    found = read_intake("ＣＮＣ操作员，８千以上")
    assert found.profile.desired_titles == ("ＣＮＣ操作员",)
    assert found.profile.salary_min_cny_month == 8000


def test_the_questions_are_the_two_most_helpful_in_the_speakers_language() -> None:
    chinese = read_intake("保洁，住沙市区").questions
    english = read_intake("cleaner, live in Wuhan").questions
    assert len(chinese) == len(english) == 2
    assert all(not question.isascii() for question in chinese)
    assert all(question.isascii() for question in english)
    assert read_intake("保洁").questions != chinese


@pytest.mark.parametrize(
    "text", ["随便什么活都行", "做过五年保安，现在啥活都行", "any job is fine"]
)
def test_who_takes_any_work_is_asked_which_all_the_same(text: str) -> None:
    found = read_intake(text)
    assert found.profile.desired_titles == ()
    assert found.questions[0] in {
        "您想做什么工作？以前做过什么？",
        "您现在想做什么工作？",
        "What work do you want, or have you done before?",
    }


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("想找保安，住沙市区", ("证书", "最少挣多少")),
        ("想做数据标注，住沙市区", ("最少挣多少", "做了几年")),
        ("应届生，想做文员，住沙市区，四千以上", ("夜班", "学历")),
        ("五千以上，住沙市区", ("想做什么工作？以前", "夜班")),
        ("做过五年保安，什么活都行，住沙市区", ("现在想做什么", "证书")),
    ],
    ids=["papers", "no papers", "new to work", "nothing to count years of", "past known"],
)
def test_what_is_asked_is_what_would_help(text: str, asked: tuple[str, str]) -> None:
    found = read_intake(text).questions
    assert [part in question for part, question in zip(asked, found, strict=True)] == [True, True]


def test_the_contract_json_is_the_profile_and_three_lists() -> None:
    said = read_intake("没有叉车证，不会电脑，手脚麻利").contract_json()
    assert said["negated"] == {"skills": ["电脑操作"], "certificates": ["叉车证N1"], "titles": []}
    assert said["working_age"] is None
    assert said["not_understood"] == ["手脚麻利"]
    assert said["desired_titles"] == []
    assert said["education"] is None
    assert {"questions", "spans", "constraints", "id"} <= said.keys()
    assert "profile" not in said


def test_a_place_of_work_is_no_skill() -> None:
    assert "仓库管理" not in read_intake("做过三年仓库打包").profile.skills


def test_more_years_than_a_life_of_work_are_no_years() -> None:
    told = "做过四十年会计，后来又做了四十年出纳"
    assert read_intake(told).profile.experience_years is None
    assert read_intake(told * 20).profile.experience_years is None


def test_the_profile_gets_the_id_it_is_given() -> None:
    assert read_intake("保洁").profile.id == "typed"
    assert read_intake("保洁", seeker_id="s-1").profile.id == "s-1"


def test_a_shared_place_name_is_settled_by_where_it_was_said() -> None:
    assert read_intake("住鼓楼区，想找保洁").profile.home_region_code is None
    near = read_intake("住鼓楼区，想找保洁", near="320100")
    assert near.profile.home_region_code == "320106"


@pytest.mark.parametrize("text", ["", "   ", "，。！", "\ud800", "🙂🙂", "a", "0" * 300])
def test_words_that_say_nothing_give_an_empty_profile(text: str) -> None:
    found = read_intake(text)
    assert found.profile.desired_titles == ()
    assert found.spans == {}


def test_what_is_taken_back_is_not_read_and_quotes_are_of_the_words_given() -> None:
    text = "做保洁做了两年，哦不对，三年了"
    found = read_intake(text)
    assert found.profile.experience_years in (None, 3.0)
    spans = [span for spans in found.spans.values() for span in spans]
    assert spans
    assert all(text[span.start : span.end] == span.text for span in spans)
