"""What somebody says they lack is never taken for held, in the words people use."""

from __future__ import annotations

import pytest

from features.certificates import find_certificates, find_no_certificate
from features.negation import is_negated
from features.skills import find_skills

pytestmark = pytest.mark.unit

LACKING_SKILL = (
    "不会{}", "{}不会", "不太会{}", "{}不太会", "{}一窍不通", "{}真不会", "{}从没碰过", "我不是很会{}",
    "{}忘光了", "{}还没学会", "不精通{}", "{}水平不行", "{}谈不上会", "{}零基础", "{}这块不会", "{}正在学",
    "{}是我老公会，我不会", "我老公会{}，我不会", "除了{}都会", "{}没人教过", "{}不用自己动手", "{}不用你做",
    "{}我不大会", "{}我不怎么会用", "{}我不太熟",
)  # fmt: skip
LACKING_PAPER = (
    "没有{}", "{}没考过", "{}没拿到", "{}过期了", "{}到期没续", "{}办理中", "{}下个月考", "{}考了两次没过",
    "缺{}", "不具备{}", "{}还差一科", "{}理论挂了两次", "除了{}都有", "{}被吊销了", "{}还在考", "{}要去办",
)  # fmt: skip
LACKING_IN_ENGLISH = (
    "no {}", "I don't know {}", "I have never used {}", "{} no", "{} I don't know",
    "I am learning {}", "no knowledge of {}", "{} is not required",
)  # fmt: skip
HELD = (
    "会{}", "{}会一点", "不但会{}还会别的", "我不是不会{}", "除了{}还会别的", "{}没问题", "not only {}",
    "I can't drive but I know {}", "No nights, I know {}",
)  # fmt: skip


@pytest.mark.parametrize("skill", ["叉车", "电焊", "Excel", "普通话"])
@pytest.mark.parametrize("words", LACKING_SKILL)
def test_a_skill_that_is_lacking(words: str, skill: str) -> None:
    found = find_skills(words.format(skill))
    assert [m.negated for m in found] == [True]


@pytest.mark.parametrize("paper", ["叉车证", "健康证", "教师资格证"])
@pytest.mark.parametrize("words", LACKING_PAPER)
def test_a_certificate_that_is_lacking(words: str, paper: str) -> None:
    assert [m.negated for m in find_certificates(words.format(paper))] == [True]


@pytest.mark.parametrize("skill", ["Excel", "welding"])
@pytest.mark.parametrize("words", LACKING_IN_ENGLISH)
def test_a_skill_that_is_lacking_in_english(words: str, skill: str) -> None:
    assert [m.negated for m in find_skills(words.format(skill))] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "希望能学{}",
        "想学{}",
        "打算去学{}",
        "愿意学习{}",
        "want to learn {}",
        "I would like to learn {}",
    ],
)
def test_a_skill_wished_for_is_neither_mastered_nor_lacking(words: str) -> None:
    assert find_skills(words.format("Excel")) == []


@pytest.mark.parametrize("words", ["想考{}", "打算考{}", "准备报名考{}", "以后想考个{}"])
def test_a_paper_wished_for_is_neither_held_nor_lacking(words: str) -> None:
    assert find_certificates(words.format("电工证")) == []


@pytest.mark.parametrize("words", HELD)
def test_words_that_deny_nothing(words: str) -> None:
    assert [m.negated for m in find_skills(words.format("Excel")) if m.code == "excel"] == [False]


def test_i_do_not_lack_it_is_held() -> None:
    (found,) = find_certificates("我不是没有导游证，是好久没带团了")
    assert not found.negated


def test_an_english_list_shares_its_denial_and_another_clause_does_not() -> None:
    text = "no Excel or Word, can weld"
    assert is_negated(text, 3, 8)
    assert is_negated(text, 12, 16)
    assert not is_negated(text, 22, 26)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("什么证都没有，想找保洁", "什么证都没有"),
        ("保安，没有证", "没有证"),
        ("I don't have any certificates", "don't have any certificates"),
        ("证都有", None),
        ("没有叉车证", None),
    ],
)
def test_no_certificate_at_all(text: str, words: str | None) -> None:
    found = find_no_certificate(text)
    assert (found.text if found else None) == words
