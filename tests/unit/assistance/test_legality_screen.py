"""Whole ads and stored postings checked."""

from __future__ import annotations

from typing import Any

import pytest

from recommender.assistance.legality import ad_of_text, screen, screen_ad
from recommender.assistance.legality.pay import pay_references
from recommender.domain.legality import Finding, PayReference, verdict_of
from recommender.domain.posting import JobPosting

pytestmark = pytest.mark.unit
WHOLE: dict[str, Any] = {
    "id": "p-1",
    "source": "窗口",
    "title": "收银员",
    "employer_name": "某某超市",
    "description": "负责收银、理货。经验不限。",
    "address": "沙市区北京路",
    "salary_text": "3500元/月",
    "salary_min_cny_month": 3500,
    "salary_max_cny_month": 3500,
    "openings": 2,
    "asks_nothing_of": ("education", "experience"),
}
CASHIERS = PayReference(occupation_code="4-01-02-01", n_postings=40, median_cny_month=3600)


def posting(**changes: Any) -> JobPosting:
    return JobPosting.model_validate({**WHOLE, **changes})


def rules(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.rule for finding in findings]


def wording(text: str) -> list[tuple[str, str]]:
    return [(f.rule, f.text) for f in screen_ad(ad_of_text(text)) if f.severity != "incomplete"]


def test_a_lawful_and_complete_posting_is_clear() -> None:
    findings = screen(posting(), CASHIERS)
    assert findings == ()
    assert verdict_of(findings) == "clear"


def test_a_finding_quotes_the_field_it_stands_in() -> None:
    checked = posting(title="女收银员", benefits=("五险", "限本市户籍"))
    by_rule = {finding.rule: finding for finding in screen(checked, None)}
    assert (by_rule["sex_women"].field, by_rule["sex_women"].text) == ("title", "女")
    hukou = by_rule["hukou"]
    assert hukou.field == "benefits.1"
    assert checked.benefits[1][hukou.start : hukou.end] == hukou.text == "限本市户籍"
    assert hukou.clause == "就业促进法第二十六条"


@pytest.mark.parametrize(
    ("changes", "missing"),
    [
        ({"employer_name": None}, "no_employer"),
        ({"address": None}, "no_place"),
        (
            {"salary_text": None, "salary_min_cny_month": None, "salary_max_cny_month": None},
            "no_pay",
        ),
        ({"description": "经验不限。"}, "no_duties"),
        ({"openings": None}, "no_headcount"),
        ({"description": "负责收银、理货。", "asks_nothing_of": ()}, "no_conditions"),
    ],
)
def test_what_is_missing_is_said(changes: dict[str, Any], missing: str) -> None:
    (finding,) = screen(posting(**changes), None)
    assert (finding.rule, finding.severity) == (missing, "incomplete")
    assert (finding.start, finding.end, finding.text) == (0, 0, "")
    assert finding.clause == "人力资源市场暂行条例第二十四条"


def test_work_barred_to_women_is_for_a_person_to_confirm() -> None:
    (mine,) = (
        f for f in screen_ad(ad_of_text("招井下采煤工，限男性")) if f.severity != "incomplete"
    )
    assert (mine.rule, mine.severity, mine.to_confirm) == ("barred_to_women", "suspicious", True)
    assert mine.clause == "女职工劳动保护特别规定附录"
    (shop,) = (f for f in screen_ad(ad_of_text("招营业员，限男性")) if f.severity != "incomplete")
    assert (shop.rule, shop.severity, shop.to_confirm) == ("sex_men", "unlawful", False)


def test_a_programme_may_lay_down_age_and_registration_but_not_sex() -> None:
    text = "面向本市户籍就业困难人员，50岁以下，限男性。负责保洁、巡查，能吃苦。"
    of_job, of_welfare = (
        set(rules(screen(posting(description=text, kind=kind), None)))
        for kind in ("job", "public_welfare")
    )
    assert {"age", "sex_men"} <= of_job
    assert of_welfare == {"sex_men"}


def test_one_stretch_may_break_two_rules() -> None:
    assert wording("未婚女性优先") == [("sex_women", "未婚女性优先"), ("marriage", "未婚女性优先")]


@pytest.mark.parametrize(
    "text",
    [
        "本公司不收取任何费用，凡收取押金的均属诈骗",
        "男女不限，不限户籍、民族，无需押金",
        "女装导购，接待男宾女宾",
        "月嫂，妇产科陪护，女职工权益热线",
        "写星座专栏，处女座、天蝎座运势",
        "讲解刷单、校园贷骗局",
        "护理乙肝患者，不检查乙肝",
        "押运员从业资格证",
        "提供结婚礼金、生育津贴",
        "985高校博士组成的团队",
        "身份证带好，只登记，当场还",
        "退还租客押金",
    ],
)
def test_harmless_mentions_are_left(text: str) -> None:
    assert wording(text) == []


def test_the_gravest_comes_first() -> None:
    findings = screen_ad(ad_of_text("35岁以下，先交押金300元，限女"))
    kinds = list(dict.fromkeys(finding.severity for finding in findings))
    assert kinds == ["unlawful", "suspicious", "discouraged", "incomplete"]
    assert verdict_of(findings) == "unlawful"


HIGH = {"salary_text": "1.5万/月", "salary_min_cny_month": 15000, "salary_max_cny_month": 15000}


def test_pay_far_above_the_occupation_is_to_be_checked() -> None:
    (finding,) = screen(posting(**HIGH), CASHIERS)
    assert (finding.rule, finding.severity) == ("pay_far_above", "suspicious")
    assert (finding.field, finding.text) == ("salary_text", "1.5万/月")
    assert "4.2倍" in finding.why_zh
    assert "40条" in finding.why_zh


@pytest.mark.parametrize(
    ("changes", "reference"),
    [
        (HIGH, None),
        (HIGH, CASHIERS.model_copy(update={"n_postings": 19})),
        (HIGH, CASHIERS.model_copy(update={"median_cny_month": 5001.0})),
        ({**HIGH, "title": "收银总监"}, CASHIERS),
        ({**HIGH, "experience_min_years": 5}, CASHIERS),
        ({"salary_min_cny_month": None, "salary_max_cny_month": 15000}, CASHIERS),
    ],
    ids=["no reference", "too few", "not so far", "director", "experience", "no least pay"],
)
def test_pay_is_left_where_it_cannot_be_compared(
    changes: dict[str, Any], reference: PayReference | None
) -> None:
    assert screen(posting(**changes), reference) == ()


def test_a_reference_is_the_median_of_the_middles() -> None:
    pays = [(3000, 4000), (4000, 5000), (90_000, 90_000)]
    stored = [
        posting(id=str(i), occupation_code="a", salary_min_cny_month=low, salary_max_cny_month=high)
        for i, (low, high) in enumerate(pays)
    ]
    stored += [posting(id="x"), posting(id="y", occupation_code="b")]
    found = pay_references(stored)
    assert found["a"] == PayReference(occupation_code="a", n_postings=3, median_cny_month=4500)
    assert set(found) == {"a", "b"}


def test_both_languages_are_given() -> None:
    finding = screen_ad(ad_of_text("限女"))[0]
    zh, en = finding.contract_json("zh"), finding.contract_json("en")
    assert list(zh)[:7] == ["severity", "clause", "start", "end", "text", "why", "rewrite"]
    assert zh["clause"] == "就业促进法第三条"
    assert en["clause"] == "Employment Promotion Law, article 3"
    assert "限女" in en["rewrite"]
