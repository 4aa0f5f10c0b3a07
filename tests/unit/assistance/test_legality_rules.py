"""The rules on ads: their own examples, and what they may cite and call unlawful."""

from __future__ import annotations

import re

import pytest

from recommender.assistance.legality import Ad, default_rules, screen_ad
from recommender.assistance.legality.rules import Rule

pytestmark = pytest.mark.unit
RULES = default_rules().rules
CITABLE = {
    "就业促进法": {"三", "二十六", "二十七", "二十八", "二十九", "三十", "三十一"},
    "妇女权益保障法": {"四十三"},
    "劳动法": {"十五", "六十四"},
    "人力资源市场暂行条例": {"二十四"},
}


def found(text: str) -> set[str]:
    return {finding.rule for finding in screen_ad(Ad((("description", text),)))}


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.finds]
)
def test_a_rule_finds_its_examples(rule: str, text: str) -> None:
    assert rule in found(text)
    assert rule in found(f"岗位：理货。{text}。月薪4000元。")


@pytest.mark.parametrize(
    ("rule", "text"), [(rule.id, text) for rule in RULES for text in rule.leaves]
)
def test_a_rule_leaves_its_other_examples(rule: str, text: str) -> None:
    assert rule not in found(text)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_only_known_articles_are_cited(rule: Rule) -> None:
    for clause in filter(None, (rule.clause, *rule.also)):
        if clause.zh == "女职工劳动保护特别规定附录":
            continue
        cited = re.fullmatch(r"(.+?)第(.+)条", clause.zh)
        assert cited is not None
        assert cited[2] in CITABLE[cited[1]]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_what_is_unlawful_names_its_clause(rule: Rule) -> None:
    assert (rule.clause is not None) or rule.severity != "unlawful"


@pytest.mark.parametrize(
    "text",
    [
        "35岁以下",
        "18-45岁",
        "年龄不超过40岁",
        "１８—３５周岁",
        "90后优先",
        "1990年以后出生",
        "under 35 only",
        "年轻者优先",
        "五十岁以内，身体好",
        "45周岁（含）以下",
    ],
)
def test_an_age_limit_is_discouraged_and_never_unlawful(text: str) -> None:
    findings = [f for f in screen_ad(Ad((("description", text),))) if f.severity != "incomplete"]
    assert [(f.rule, f.severity, f.clause) for f in findings] == [("age", "discouraged", "")]
    assert "违法" not in findings[0].rewrite_zh
    assert "没有把年龄限制列为违法" in findings[0].why_zh
