"""A mistake in the rules is shown with its line and what to do."""

from __future__ import annotations

import pytest

from recommender.assistance.legality.reading import RULES_FILE, read_rules
from recommender.errors import LegalityRulesInvalid

pytestmark = pytest.mark.unit
TEXT = RULES_FILE.read_text(encoding="utf-8")


def line_of(words: str) -> int:
    return TEXT[: TEXT.index(words)].count("\n") + 1


@pytest.mark.parametrize(
    ("right", "wrong", "remedy_zh", "remedy_en"),
    [
        ("clause: women_43", "clause: women_44", "现有：promotion_3", "there are promotion_3"),
        ("severity: discouraged", "severity: forbidden", "各键的写法", "shows every key"),
        ("id: sex_women", "id: sex_men", "请改名", "rename one"),
        ("instead_of: sex_men", "instead_of: sexmen", "现有：", "there are"),
        (
            "'汉族<prefer>'",
            "'汉族<preferred>'",
            "words 里没有 <preferred>",
            "words has no <preferred>",
        ),
        ("'汉族<prefer>'", "'(汉族<prefer>'", "检查括号", "check brackets"),
        ("'汉族<prefer>'", "'(?:汉族)*'", "至少要有一个字", "at least one word"),
        ("hints: [残", "hint: [残", "hint", "hint"),
        ("fields: [openings]", "fields: [opening]", "没有字段 opening", "no field opening"),
        ("factor: 3.0", "factor: 0.5", "factor", "factor"),
    ],
)
def test_the_line_and_the_remedy(right: str, wrong: str, remedy_zh: str, remedy_en: str) -> None:
    with pytest.raises(LegalityRulesInvalid) as raised:
        read_rules(TEXT.replace(right, wrong, 1), "rules.yaml")
    assert raised.value.context["line"] == line_of(right)
    assert remedy_zh in raised.value.message("zh")
    assert remedy_en in raised.value.message("en")


def test_an_age_limit_cannot_be_made_unlawful() -> None:
    wrong = TEXT.replace(
        "id: age\n    severity: discouraged",
        "id: age\n    severity: unlawful\n    clause: labour_15",
    )
    with pytest.raises(LegalityRulesInvalid, match="never unlawful"):
        read_rules(wrong, "rules.yaml")


def test_unlawful_needs_a_clause() -> None:
    wrong = TEXT.replace("    clause: women_43\n", "", 1)
    with pytest.raises(LegalityRulesInvalid, match="without a clause"):
        read_rules(wrong, "rules.yaml")


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (
            "id: sex_men\n    severity: unlawful\n    hold: true\n",
            "id: sex_men\n    severity: unlawful\n",
        ),
        (
            "id: age\n    severity: discouraged\n",
            "id: age\n    severity: discouraged\n    hold: true\n",
        ),
    ],
    ids=["unlawful_and_shown", "an_age_limit_held_back"],
)
def test_what_is_unlawful_is_held_and_what_is_discouraged_never(right: str, wrong: str) -> None:
    assert right in TEXT
    with pytest.raises(LegalityRulesInvalid, match="what is unlawful has hold: true"):
        read_rules(TEXT.replace(right, wrong, 1), "rules.yaml")


def test_a_notice_repeats_no_words_of_the_ad() -> None:
    wrong = TEXT.replace("      zh: 广告对年龄有要求。", "      zh: 广告写了{text}。", 1)
    assert wrong != TEXT
    with pytest.raises(LegalityRulesInvalid, match=r"no blank \{text\}"):
        read_rules(wrong, "rules.yaml")


def test_pay_that_is_too_easy_is_of_a_rule_that_is_there() -> None:
    with pytest.raises(LegalityRulesInvalid, match="there is no rule too_bad"):
        read_rules(TEXT.replace("rule: too_good", "rule: too_bad", 1), "rules.yaml")


def test_a_blank_that_nothing_fills_is_seen() -> None:
    with pytest.raises(LegalityRulesInvalid, match=r"no blank \{words\}"):
        read_rules(TEXT.replace("删去“{text}”", "删去“{words}”", 1), "rules.yaml")


def test_what_is_no_yaml_is_said() -> None:
    with pytest.raises(LegalityRulesInvalid, match="in line 2"):
        read_rules("version: 1\n  rules: [", "rules.yaml")
