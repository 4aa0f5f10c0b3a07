"""What is said of courses and places: in both languages, and nothing unlawful read out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from recommender.assistance.plan import sentences
from recommender.assistance.plan.course_sentences import OfferFacts, offer_sentences
from recommender.assistance.plan.held import taught_codes
from recommender.assistance.plan.place_sentences import label_of, terms_of
from recommender.domain.course import Course
from recommender.domain.plan import Opens
from recommender.explanation.names import Name
from tests.unit.assistance.plan.fields import course, person, posting

pytestmark = pytest.mark.unit
TABLES: Mapping[str, Mapping[str, Name]] = {
    name: table
    for name, table in vars(sentences).items()
    if name.isupper() and isinstance(table, Mapping)
}
PLACEHOLDER = re.compile(r"\{(\w+)\}")
CHINESE = re.compile(r"[\u4e00-\u9fff]")
LONGEST = 60  # characters of a Chinese sentence that is read aloud


@pytest.mark.parametrize("table", sorted(TABLES))
def test_every_sentence_stands_in_both_languages(table: str) -> None:
    assert TABLES[table]
    for code, name in TABLES[table].items():
        assert CHINESE.search(name.zh) or name.zh == "{parts}。", code
        assert name.en, code
        assert not CHINESE.search(name.en), code
        assert set(PLACEHOLDER.findall(name.zh)) == set(PLACEHOLDER.findall(name.en)), code
        assert len(name.zh) <= LONGEST, code


def facts(taken: Course, **more: Any) -> OfferFacts:
    usual = OfferFacts(
        seeker=person(salary_min_cny_month=4000),
        courses=(taken,),
        direction="wish",
        opens=Opens(count=2, median_salary_cny_month=3500, stating_pay=2, nearest_km=0.0),
        open_now=Opens(count=3, median_salary_cny_month=3000, stating_pay=3),
        gives=("forklift_n1",),
        lacking=frozenset(),
        helps=0,
        skills=(),
        distance_km=7.0,
    )
    return replace(usual, **more)


def codes(told: OfferFacts) -> list[str]:
    return [reason.code for reason in offer_sentences(told, "zh").reasons]


TAKEN = course("叉车班", "叉车证N1", days=10, starts_on=date(2026, 12, 7), seats_left=3)


def test_reasons_say_what_opens_what_it_pays_when_and_where() -> None:
    said = offer_sentences(facts(TAKEN), "zh")
    assert [reason.text for reason in said.reasons] == [
        "拿到叉车证N1，您找的这类活就多2个岗位可以应聘。",
        "这些岗位起薪在3500元上下，您现在能应聘的在3000元上下。",
        "比您要的4000元少。",
        "最近的就在您住的区县。",
        "学10天，2026年12月7日开班，还剩3个名额。",
        "上课离您住的地方约7公里。",
    ]
    assert said.to_ask == ("您没说有没有叉车证N1；如果已经有，这些岗位现在就能应聘，不用再学。",)


def test_who_says_they_lack_it_is_not_asked_again() -> None:
    assert offer_sentences(facts(TAKEN, lacking=frozenset({"forklift_n1"})), "zh").to_ask == ()


def test_what_is_not_known_is_not_said_and_is_asked() -> None:
    silent = course("班", "叉车证N1")
    told = facts(silent, opens=Opens(count=1), distance_km=None)
    assert codes(told) == ["opens"]
    assert len(offer_sentences(told, "zh").to_ask) == 3


def test_a_course_that_opens_nothing_claims_nothing() -> None:
    told = facts(
        TAKEN,
        opens=Opens(),
        helps=4,
        skills=taught_codes(course("班", skills=("叉车驾驶",))),
        gives=(),
    )
    said = offer_sentences(told, "zh")
    assert [reason.code for reason in said.reasons] == ["helps", "when", "way"]
    assert not any("可以应聘" in text for text in (*(r.text for r in said.reasons), *said.to_ask))


def test_another_direction_and_a_second_course_say_so() -> None:
    first = course("低压班", "低压电工作业证")
    told = facts(TAKEN, courses=(first, TAKEN), direction="other")
    texts = [reason.text for reason in offer_sentences(told, "zh").reasons]
    assert texts[0] == "要先学“低压班”，再学这门。"
    assert "另一条路" in texts[1]
    assert "附近" not in texts[1]


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        (
            "18-55周岁,限男性,初中以上,无犯罪记录",
            [
                "入学条件里有不合法的要求，可以向窗口反映。",
                "入学条件写的是：“初中以上,无犯罪记录”，请当面核对。",
            ],
        ),
        ("限女,45岁以下,已婚已育", ["入学条件里有不合法的要求，可以向窗口反映。"]),
        ("年满18周岁,初中以上", ["入学条件写的是：“年满18周岁,初中以上”，请当面核对。"]),
        ("持残疾人证,年满18周岁", ["入学条件写的是：“持残疾人证,年满18周岁”，请当面核对。"]),
        ("不限", []),
        ("", []),
    ],
)
def test_an_unlawful_condition_is_reported_and_not_read_out(entry: str, said: list[str]) -> None:
    taken = TAKEN.model_copy(update={"entry_requirements": entry})
    told = facts(taken, lacking=frozenset({"forklift_n1"}))
    assert list(offer_sentences(told, "zh").to_ask) == said


def test_work_at_heights_is_a_question() -> None:
    told = facts(TAKEN, lacking=frozenset({"forklift_n1"}), at_heights=2)
    assert offer_sentences(told, "zh").to_ask == ("这些岗位里有2个要登高，先想好能不能做。",)


@pytest.mark.parametrize(
    ("fields", "label", "terms"),
    [
        (
            {"kind": "apprenticeship", "term_months": 6, "salary_min_cny_month": 2000},
            "就业见习",
            ["补贴每月2000元。", "期限6个月。"],
        ),
        (
            {"kind": "apprenticeship", "term_months": 24, "retention_share": 0.5},
            "就业见习",
            [
                "补贴多少没有写，要问。",
                "期限24个月。",
                "就业见习一般3到12个月，这个写的更长，要先问清。",
                "写明期满留用50%。",
            ],
        ),
        (
            {"kind": "apprenticeship", "term_months": 24, "audience": ("签一年以上劳动合同",)},
            "企业新型学徒制",
            ["补贴多少没有写，要问。", "期限24个月。", "面向：签一年以上劳动合同。"],
        ),
        (
            {"kind": "public_welfare", "term_months": 60},
            "公益性岗位",
            [
                "补贴多少没有写，要问。",
                "最长60个月。",
                "公益性岗位补贴一般不超过3年，这个写的更长，要先问清。",
            ],
        ),
        (
            {"kind": "public_welfare"},
            "公益性岗位",
            ["补贴多少没有写，要问。", "期限没有写，要问。"],
        ),
    ],
)
def test_the_terms_of_a_place(fields: dict[str, object], label: str, terms: list[str]) -> None:
    place = posting(1, **fields)
    assert label_of(place, "zh") == label
    first, *rest = terms_of(place, "zh")
    assert first == f"这是{label}，不是普通招聘。"
    assert rest == terms
    assert len(terms_of(place, "en")) == len(terms) + 1
