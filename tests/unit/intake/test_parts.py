"""The pieces an intake is read with: clauses, words for work, cues, English."""

from __future__ import annotations

import pytest

from features.taxonomy import read_rows
from features.text import fold
from recommender.intake.clauses import split_clauses
from recommender.intake.cues import standing_of
from recommender.intake.english import english_years
from recommender.intake.english_places import find_english_places
from recommender.intake.job_words import find_job_words

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("保洁 离家近", ["保洁", "离家近"]),
        ("4,500以上，能倒班。", ["4,500以上", "能倒班"]),
        ("会Java Spring Boot，MySQL", ["会Java Spring Boot", "MySQL"]),
        ("I have 3.5 years. Now I want", ["I have 3.5 years", "Now I want"]),
        ("货车司机 B2 7000", ["货车司机", "B2", "7000"]),
        ("Wuhan but no nights", ["Wuhan", "but no nights"]),
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
        ("i was a ", "cook", "", "past"),
        ("looking for a ", "cook", " job", "wish"),
        ("not looking for ", "sales", "", "refused"),
    ],
)
def test_what_a_job_is_to_the_speaker(before: str, job: str, after: str, standing: str) -> None:
    assert standing_of(before, job, after) == standing


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("worked as a cook for 6 years", 6),
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
        ("Suzhou", []),
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
