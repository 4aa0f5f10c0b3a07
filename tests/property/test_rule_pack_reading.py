"""However a pack or a case is misspelt, it is read or refused with lines; nothing breaks."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from recommender.assistance.rules.mistakes import Mistake
from recommender.assistance.rules.read_cases import read_case, read_cases
from recommender.assistance.rules.read_pack import parent_named, read_pack, read_words
from recommender.services.rule_packs import RULEPACK_FOLDER, RulePackFolder

pytestmark = pytest.mark.property

NATIONAL = RulePackFolder().read("national")
INVENTED = RulePackFolder().read("invented-b")
PACK, CASES, WORDS = (
    (RULEPACK_FOLDER / name).read_text(encoding="utf-8")
    for name in ("invented-b/pack.yaml", "invented-b/cases.yaml", "vocabulary.yaml")
)
WORDS_IN = [
    "fact",
    "proof",
    "members",
    "all",
    "any",
    "not",
    "is",
    "at_least",
    "none",
    "9",
    "无",
    "~",
]
MARKS = st.sampled_from([*"{}[]:-#&*!|>'\"%@`,? \n\t\x01é虚", *WORDS_IN, "2026-02-30", "1 year"])


@st.composite
def misspelt(draw: st.DrawFn, text: str) -> str:
    """The text with a line lost or doubled, or a few marks put in or taken out."""
    lines = text.splitlines(keepends=True)
    at = draw(st.integers(0, len(lines) - 1))
    change = draw(st.sampled_from(["lose", "double", "mark"]))
    if change != "mark":
        lines[at : at + 1] = [] if change == "lose" else [lines[at]] * 2
        return "".join(lines)
    for _ in range(draw(st.integers(1, 3))):
        place = draw(st.integers(0, len(lines[at])))
        gone = draw(st.integers(0, 4))
        lines[at] = lines[at][:place] + draw(MARKS) + lines[at][place + gone :]
    return "".join(lines)


def are_told(mistakes: list[Mistake], text: str) -> bool:
    last = len(text.splitlines()) + 1  # YAML ends lines at more than newlines
    return all(1 <= one.line <= last and one.zh and one.en for one in mistakes)


@settings(max_examples=60)
@given(misspelt(PACK))
def test_a_misspelt_pack_is_read_or_refused(text: str) -> None:
    parent_named(text)
    pack, mistakes = read_pack(text, "invented-b", NATIONAL.vocabulary, NATIONAL)
    assert (pack is None) == bool(mistakes)
    assert are_told(mistakes, text)


@settings(max_examples=60)
@given(misspelt(CASES))
def test_misspelt_cases_are_read_or_refused(text: str) -> None:
    cases, mistakes = read_cases(text, INVENTED)
    assert cases or mistakes
    assert are_told(mistakes, text)


@settings(max_examples=60)
@given(misspelt(WORDS))
def test_misspelt_words_are_read_or_refused(text: str) -> None:
    words, mistakes = read_words(text)
    assert (words is None) == bool(mistakes)
    assert are_told(mistakes, text)


@given(st.text(max_size=80) | st.text(alphabet="{}[]:,- \naf:", max_size=80))
def test_anything_noted_down_is_read_or_refused(text: str) -> None:
    case, mistakes = read_case(text, INVENTED.vocabulary)
    assert (case is None) == bool(mistakes)
    assert are_told(mistakes, text)
