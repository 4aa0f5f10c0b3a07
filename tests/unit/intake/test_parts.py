"""The pieces an intake is read with: clauses, words for work, cues, English."""

from __future__ import annotations

import pytest

from features.taxonomy import read_rows
from features.text import fold
from recommender.intake.clauses import split_clauses
from recommender.intake.cues import refused_stretch, standing_of
from recommender.intake.english import english_years
from recommender.intake.english_places import find_english_places
from recommender.intake.generic import is_generic
from recommender.intake.job_words import find_job_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("保洁 离家近", ["保洁", "离家近"]),
        (
            "我在砖厂码砖码了十来年现在腰不好想找个看门的一个月两千五就行",
            ["我在砖厂码砖码了十来年", "现在腰不好", "想找个看门的", "一个月两千五就行"],
        ),
        ("我不想做保安现在想去仓库", ["我不想做保安现在想去仓库"]),
        ("4,500以上，能倒班。", ["4,500以上", "能倒班"]),
        ("会Java Spring Boot，MySQL", ["会Java Spring Boot", "MySQL"]),
        ("I have 3.5 years. Now I want", ["I have 3.5 years", "Now I want"]),
        ("货车司机 B2 7000", ["货车司机", "B2", "7000"]),
        ("Wuhan but no nights", ["Wuhan", "but no nights"]),
        ("anything but sales", ["anything but sales"]),
        ("做 barista 两年，会 Figma", ["做 barista 两年", "会 Figma"]),
        ("想找的  沙市", ["想找的", "沙市"]),
        ("", []),
    ],
)
def test_clauses(text: str, clauses: list[str]) -> None:
    found = split_clauses(fold(text))
    assert [text[c.start : c.end].strip() for c in found] == clauses


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("超市收银和仓库打包", ["超市收银", "仓库打包"]),
        ("化工厂的化验员", ["化工厂的化验员"]),
        ("仓库保管工作", ["仓库保管"]),
        ("公司机会多", []),
        ("手机修过", []),
        ("车库管理", []),
        ("超市奶茶店", ["超市", "奶茶店"]),
        ("医院食堂", ["医院食堂"]),
        ("不会计较", []),
        ("学校看门", ["学校看门"]),
        ("看仓库", ["看仓库"]),
        ("普工操作工", ["普工", "操作工"]),
        ("物业维修学徒", ["物业维修学徒"]),
        ("保安公司", []),
        ("老板和警察", []),
        ("warehouse packers", ["warehouse packers"]),
        ("a teaching certificate", []),
    ],
)
def test_words_for_work(text: str, words: list[str]) -> None:
    assert [text[w.start : w.end] for w in find_job_words(fold(text))] == words


@pytest.mark.parametrize(
    ("before", "job", "after", "standing"),
    [
        ("想找", "保洁", "", "wish"),
        ("", "保洁", "也行", "welcome"),
        ("做过", "保洁", "", "past"),
        ("", "保洁", "做了三年", "past"),
        ("会", "开叉车", "", "can"),
        ("", "分拣", "都会", "offer"),
        ("不想做", "销售", "", "refused"),
        ("", "保安", "不想干", "refused"),
        ("", "会计", "不做了", "past"),
        ("学", "会计", "的", "nothing"),
        ("我老公是", "司机", "", "nothing"),
        ("", "保洁", "", "bare"),
        ("", "开货车", "的", "past"),
        ("不怎么想做", "销售", "", "refused"),
        ("只要不是", "销售", "都行", "refused"),
        ("本来想当", "老师", "", "refused"),
        ("没有", "销售", "经验", "refused"),
        ("有没有", "销售", "", "wish"),
        ("", "保安", "就算了", "refused"),
        ("退休老", "教师", "", "past"),
        ("anything but ", "sales", "", "refused"),
        ("no experience in ", "sales", "", "refused"),
        ("", "sales", " was my job for 10 years", "past"),
        ("i was a ", "cook", "", "past"),
        ("looking for a ", "cook", " job", "wish"),
        ("not looking for ", "sales", "", "refused"),
    ],
)
def test_what_a_job_is_to_the_speaker(before: str, job: str, after: str, standing: str) -> None:
    assert standing_of(before, job, after) == standing


@pytest.mark.parametrize(
    ("before", "job", "after", "said"),
    [
        ("", "保洁", "不考虑", "保洁不考虑"),
        ("我不想做", "销售", "了", "不想做销售"),
        ("想做人事不做", "销售", "", "不做销售"),
        ("no ", "sales", " please", "no sales"),
    ],
)
def test_where_a_job_is_refused(before: str, job: str, after: str, said: str) -> None:
    start, end = refused_stretch(before, job, after)
    assert (before + job + after)[start:end] == said


@pytest.mark.parametrize(
    ("title", "generic"),
    [
        ("工作", True),
        ("合适的岗位", True),
        ("随便什么活", True),
        ("打零工", True),
        ("such", True),
        ("something similar to my old", True),
        ("part time", True),
        ("well-paid work", True),
        ("保洁", False),
        ("手工活", False),
        ("钟点工", False),
        ("office work", False),
        ("part time cashier", False),
    ],
)
def test_words_that_name_no_particular_work(title: str, generic: bool) -> None:
    assert is_generic(title) is generic


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("worked as a cook for 6 years", 6),
        ("worked as a cook for six years", 6),
        ("a cook, 12 yrs exp", 12),
        ("5 years of experience", 5),
        ("10 years off", None),
        ("I am 45 years old", None),
        ("married for 8 years", None),
        ("unemployed for 2 years", None),
    ],
)
def test_years_of_work_in_english(text: str, years: float | None) -> None:
    found = english_years(fold(text))
    assert (found[0] if found else None) == years


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("near Jingzhou", ["421000"]),
        ("in wuhan or Shashi", ["420100", "421002"]),
        ("Suzhou", ["320500"]),
        ("Taizhou", []),
        ("Nanjing Road", []),
        ("I can read", []),
    ],
)
def test_places_in_english(text: str, codes: list[str]) -> None:
    assert [p.code for p in find_english_places(text, fold(text), None)] == codes


def test_the_list_of_job_words_is_sorted_and_of_known_kinds() -> None:
    rows = read_rows("job_words.csv")
    phrases = [row["phrase"] for row in rows]
    assert phrases == sorted(set(phrases))
    assert {row["kind"] for row in rows} == {"job", "place", "general", "never"}
