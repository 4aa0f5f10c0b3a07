"""Known answers of the phrase matcher, of negation and of word edges."""

from __future__ import annotations

import pytest

from features.dictionary import Dictionary, fold
from features.negation import is_negated
from features.segmentation import cuts_across_words

pytestmark = pytest.mark.unit


def _phrases(text: str, *entries: str) -> list[str]:
    return [text[hit.start : hit.end] for hit in Dictionary([(e, e) for e in entries]).find(text)]


def test_takes_the_longest_phrase() -> None:
    assert _phrases("有五险一金和五险", "五险", "五险一金") == ["五险一金", "五险"]


def test_ascii_words_are_found_only_whole() -> None:
    assert _phrases("JavaScript和Java", "Java") == ["Java"]
    assert _phrases("B2B销售，B2驾照", "B2") == ["B2"]
    assert _phrases("会C和C++", "C", "C++") == ["C", "C++"]


def test_a_version_may_follow_a_name() -> None:
    assert _phrases("Office2016, C12", "Office", "C1") == ["Office"]


def test_case_and_width_do_not_matter() -> None:
    assert _phrases("ＥＸＣＥＬ和excel", "Excel") == ["ＥＸＣＥＬ", "excel"]
    assert len(fold("İＡ　é")) == 4


def test_an_entry_at_the_very_end_is_found() -> None:
    assert _phrases("会电", "电脑", "电") == ["电"]


def test_equal_phrases_keep_the_first_payload() -> None:
    assert Dictionary([("a", 1), ("A", 2)]).get("a") == 1


@pytest.mark.parametrize(
    ("text", "word", "negated"),
    [
        ("没有叉车证", "叉车证", True),
        ("没有叉车证和焊工证", "焊工证", True),
        ("有叉车证，没有焊工证", "叉车证", False),
        ("不需要健康证", "健康证", True),
        ("健康证不需要", "健康证", True),
        ("没有电工证勿扰", "电工证", False),
        ("没有健康证的公司帮办", "健康证", False),
        ("不仅会电脑", "电脑", False),
        ("没问题，会电脑", "电脑", False),
        ("包吃不包住", "包吃", False),
        ("包吃不包住", "包住", True),
        ("无锡社保", "社保", False),
        ("想考电工证", "电工证", True),
        ("莫要爬高", "爬高", True),
        ("不定期团建", "定期团建", False),
        ("别的不会 就会看布机", "看布机", False),
    ],
)
def test_negation(text: str, word: str, negated: bool) -> None:
    start = text.index(word)
    assert is_negated(text, start, start + len(word)) is negated


@pytest.mark.parametrize(
    ("text", "phrase", "cut"),
    [
        ("在庇护工场做过", "护工", True),
        ("超长春节假", "长春", True),
        ("会二保焊", "二保焊", False),
        ("电焊工", "电焊", False),
        ("福建人", "福建", False),
    ],
)
def test_phrases_cut_out_of_other_words(text: str, phrase: str, cut: bool) -> None:
    start = text.index(phrase)
    assert cuts_across_words(text, start, start + len(phrase)) is cut
