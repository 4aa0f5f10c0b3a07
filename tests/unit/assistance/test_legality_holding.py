"""What a person is told of an ad, and pay that is too good for what is asked."""

from __future__ import annotations

from typing import Any

import pytest

from recommender.assistance.legality import (
    ad_notices,
    ad_of_text,
    default_rules,
    grounds_to_hold,
    screen,
    screen_ad,
)
from recommender.domain.legality import PayReference
from recommender.domain.posting import JobPosting

pytestmark = pytest.mark.unit
CASHIERS = PayReference(occupation_code="4-01-02-01", n_postings=40, median_cny_month=3600)


def posting(**changes: Any) -> JobPosting:
    return JobPosting.model_validate({"id": "p", "source": "s", "title": "收银员", **changes})


def test_a_person_is_told_once_a_rule_without_the_words() -> None:
    ad = posting(title="收银员（35岁以下）", description="35岁以下，身高165cm以上，限女。")
    zh, en = ad_notices(ad), ad_notices(ad, "en")
    assert [n.rule for n in zh] == [n.rule for n in en] == ["age", "traits"]
    assert {n.severity for n in zh} == {"discouraged"}
    said = "".join(n.text for n in (*zh, *en))
    assert [word for word in ("35", "165", "女") if word in said] == []
    assert ad_notices(posting()) == ()


def test_no_notice_says_what_the_law_does_not() -> None:
    for rule in default_rules().noticed:
        assert rule.severity in ("discouraged", "suspicious")
        assert not rule.hold
        assert "违法" not in (rule.notice.zh if rule.notice else "")


def test_what_is_held_back_is_what_the_rules_say() -> None:
    held = {r.id for r in default_rules().rules if r.hold}
    assert {r.id for r in default_rules().rules if r.severity == "unlawful"} <= held
    assert held & {"age", "school_tier", "traits", "local_preferred", "too_good"} == set()
    ad = posting(description="限女，35岁以下，日入千元，先交押金200元。")
    assert {f.rule for f in grounds_to_hold(ad)} == {"sex_women", "fee"}
    mine = posting(title="采煤工", description="井下采煤，限男性。")
    assert [f.rule for f in grounds_to_hold(mine)] == ["barred_to_women"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("居家客服，日结1000元/天，不用出门", True),
        ("在家做数据录入，无需经验，月薪18000元", True),
        ("居家客服，日结100元/天", False),
        ("居家算法工程师，月薪18000元，五年经验", False),
        ("日结搬运工，1000元/天，到厂", False),
    ],
)
def test_much_pay_for_easy_work_at_home_is_too_good(text: str, found: bool) -> None:
    assert ("too_good" in {f.rule for f in screen_ad(ad_of_text(text))}) is found


def test_it_is_said_once_and_points_at_the_pay() -> None:
    ad = posting(
        title="财务出纳（居家）",
        description="在家办公，公司负责教操作。",
        salary_text="800-2000元/天",
        salary_min_cny_month=17_400,
        salary_max_cny_month=43_500,
    )
    (finding,) = [f for f in screen(ad, None) if f.severity == "suspicious"]
    assert (finding.rule, finding.field, finding.text) == (
        "too_good",
        "salary_text",
        "800-2000元/天",
    )
    worded = screen_ad(ad_of_text("轻松日入千元，在家手机操作，无需经验"))
    assert [f.rule for f in worded].count("too_good") == 1


@pytest.mark.parametrize(
    ("title", "pay", "found"),
    [("收银员，无需经验", 7300, True), ("收银员，无需经验", 7100, False), ("收银员", 7300, False)],
)
def test_easy_work_is_compared_more_strictly(title: str, pay: float, found: bool) -> None:
    checked = posting(title=title, salary_min_cny_month=pay)
    assert ("pay_far_above" in {f.rule for f in screen(checked, CASHIERS)}) is found
