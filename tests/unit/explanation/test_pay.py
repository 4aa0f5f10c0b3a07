"""Pay: only the least that is offered can meet a wish."""

from __future__ import annotations

import pytest

from recommender.explanation.pay import is_converted, spoken_pay
from tests.pairs import explained, posting, said, seeker

pytestmark = pytest.mark.unit

WISH = 4000


def about_pay(language: str = "zh", *, wish: float | None = WISH, **pay: object) -> tuple[str, str]:
    """Return in which list pay stands, by code or kind, and what is said of it."""
    person = seeker(salary_min_cny_month=wish)
    found = explained(person, posting(**pay), language)
    reasons = [(r.code, r.text) for r in found.reasons if r.code.startswith("pay")]
    gaps = [("gap", g.text) for g in found.gaps if g.kind == "pay"]
    unknowns = [("unknown", u.text) for u in found.open_questions if "pay" in u.kinds]
    (only,) = [*reasons, *gaps, *unknowns]
    return only


@pytest.mark.parametrize(
    ("low", "high", "where"),
    [
        (4000, 5000, "pay_meets"),
        (4000, None, "pay_meets"),
        (3999, 4000, "pay_can_meet"),
        (3000, 3999, "gap"),
        (3000, 3000, "gap"),
        (None, 3999, "gap"),
        (3000, None, "unknown"),
        (None, 4000, "unknown"),
        (None, None, "unknown"),
    ],
)
def test_where_pay_stands(low: float | None, high: float | None, where: str) -> None:
    assert about_pay(salary_min_cny_month=low, salary_max_cny_month=high)[0] == where


def test_what_meets_says_so() -> None:
    pay = {"salary_min_cny_month": 4200, "salary_max_cny_month": 5000}
    assert about_pay(**pay)[1] == "月薪4200到5000元，达到您要的4000元。"
    assert about_pay("en", **pay)[1] == (
        "Pay is 4200 to 5000 yuan a month, which meets the 4000 you want."
    )


def test_what_only_can_meet_names_the_least() -> None:
    pay = {"salary_min_cny_month": 3000, "salary_max_cny_month": 4500}
    zh, en = about_pay(**pay)[1], about_pay("en", **pay)[1]
    assert zh == "月薪3000到4500元，能到您要的4000元，但最低是3000元。"
    assert "达到" not in zh
    assert en.endswith(": it can reach the 4000 you want, but the lowest offered is 3000.")


def test_too_little_is_a_gap_in_words() -> None:
    pay = {"salary_min_cny_month": 2600, "salary_max_cny_month": 2800}
    assert about_pay(**pay)[1] == "月薪2600到2800元，不到您要的4000元。"
    assert about_pay("en", **pay)[1].endswith(", less than the 4000 you want.")


def test_an_open_end_is_a_question() -> None:
    assert about_pay(salary_min_cny_month=3000)[1].endswith("能不能到您要的4000元，要问单位。")
    assert "最少给多少没写" in about_pay(salary_max_cny_month=4500)[1]


def test_without_a_wish_pay_is_stated() -> None:
    assert about_pay(wish=None, salary_min_cny_month=3000) == ("pay_states", "月薪3000元起。")


def test_pay_to_be_agreed_is_not_pay_unstated() -> None:
    assert "面议" in about_pay(salary_negotiable=True)[1]
    assert "没有写" in about_pay()[1]


@pytest.mark.parametrize(
    ("text", "low", "converted"),
    [
        ("16元/时", 2784.0, True),
        ("20-28万/年", 16666.67, True),
        ("日结800-1000元", 17400.0, True),
        ("3200元/月，寒假工120元/天", 3200.0, False),
        ("7800-12800元/26天", 7800.0, False),
        ("4000-5000元/月", 4000.0, False),
        ("$25 an hour", 4350.0, True),
    ],
)
def test_pay_that_was_worked_out_is_told_from_pay_as_written(
    text: str, low: float, converted: bool
) -> None:
    assert is_converted(posting(salary_text=text, salary_min_cny_month=low)) is converted


def test_pay_by_the_hour_is_quoted_with_what_it_comes_to() -> None:
    job = posting(salary_text="16元/时", salary_min_cny_month=2784.0, salary_max_cny_month=2784.0)
    assert spoken_pay(job, "zh") == "按“16元/时”做满一个月，大约2780元"
    assert spoken_pay(job, "en") == "“16元/时” comes to about 2780 yuan for a full month"
    (gap,) = explained(seeker(salary_min_cny_month=WISH), job).gaps
    assert gap.name == "大约2780元"


def test_pay_of_a_year_is_not_for_a_full_month() -> None:
    job = posting(salary_text="12-16万/年", salary_min_cny_month=10000, salary_max_cny_month=13333)
    assert spoken_pay(job, "zh") == "按“12-16万/年”算，一个月大约10000到13330元"


def test_pay_of_a_day_without_a_ceiling() -> None:
    job = posting(salary_text="200元/天起", salary_min_cny_month=4350)
    assert spoken_pay(job, "zh") == "按“200元/天起”做满一个月，大约4350元起"
    assert spoken_pay(job, "en") == "“200元/天起” comes to about 4350 yuan or more for a full month"


def test_no_wish_and_no_pay_still_asks() -> None:
    assert "工资没有写，要问单位。" in said(explained(seeker(), posting()))


def test_pay_that_is_written_but_makes_no_month_is_quoted() -> None:
    found = explained(seeker(), posting("保洁员", salary_text="15元/间"))
    assert [u.text for u in found.open_questions if "pay" in u.kinds] == [
        "工资写的是“15元/间”，一个月有多少，要问单位。"
    ]
