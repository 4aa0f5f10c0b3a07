"""What can be said of pay: it meets the wish, can meet it, falls short, or is not known."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from features.pairs import FAR_ABOVE
from recommender.domain.match import Gap
from recommender.domain.posting import JobPosting
from recommender.explanation.names import Name, is_chinese
from recommender.explanation.pair import PairFacts
from recommender.explanation.sentences import GAPS, say
from recommender.explanation.statement import Statement, reason, unknown

_OTHER_UNIT: Final = re.compile(r"[时天日周年]|hour|day|week|year|annual", re.IGNORECASE)
_A_YEAR: Final = re.compile(r"年|year|annual", re.IGNORECASE)

_LONGEST_QUOTE: Final = 20

_A_MONTH: Final = Name("月薪{range}", "Pay {range} a month")
_FULL_MONTH: Final = Name(
    "按“{text}”做满一个月，大约{range}", "“{text}” comes to about {range} for a full month"
)
_OF_A_YEAR: Final = Name(
    "按“{text}”算，一个月大约{range}", "“{text}” comes to about {range} a month"
)


def pay(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield one statement on pay; only the least that is offered can meet a wish."""
    posting, wish = facts.posting, facts.seeker.salary_min_cny_month
    low, high = posting.salary_min_cny_month, posting.salary_max_cny_month
    said, wanted = spoken_pay(posting, language), f"{wish or 0:.0f}"
    if said is None:
        yield _unstated(posting, language)
    elif wish is None:
        yield reason(facts, "pay_states", language, "pay", pay=said)
    elif low is not None and low > FAR_ABOVE * wish > 0:
        yield unknown("pay_far_above", language, "pay", pay=said, wanted=wanted)
    elif low is not None and low >= wish:
        yield reason(facts, "pay_meets", language, "pay", pay=said, wanted=wanted)
    elif high is not None and high < wish:
        text = say(GAPS, "pay", language, pay=said, wanted=wanted)
        yield Gap(kind="pay", name=_short(posting, language), text=text)
    elif low is None:
        yield unknown("pay_open_floor", language, "pay", pay=said)
    elif high is None:
        yield unknown("pay_open_top", language, "pay", pay=said, wanted=wanted)
    else:
        given = {"pay": said, "wanted": wanted, "low": _amount(posting, low)}
        yield reason(facts, "pay_can_meet", language, "pay", **given)


def _unstated(posting: JobPosting, language: str) -> Statement:
    if posting.salary_negotiable:
        return unknown("pay_negotiable", language, "pay")
    text = " ".join((posting.salary_text or "").split())
    if text and len(text) <= _LONGEST_QUOTE:
        return unknown("pay_unclear", language, "pay", text=text)
    return unknown("pay", language, "pay")


def spoken_pay(posting: JobPosting, language: str) -> str | None:
    """Return the start of a sentence on pay, ``None`` when it is unknown.

    Pay by the hour, the day or the year is quoted as the ad has it, with what it comes to.
    """
    if posting.salary_min_cny_month is None and posting.salary_max_cny_month is None:
        return None
    text = posting.salary_text or ""
    if not is_converted(posting):
        form = _A_MONTH
    else:
        form = _OF_A_YEAR if _A_YEAR.search(text) else _FULL_MONTH
    zh = is_chinese(language)
    spoken = _range_zh(posting) if zh else _range_en(posting)
    return form.in_language(language).format(text=text, range=spoken)


def is_converted(posting: JobPosting) -> bool:
    """Whether pay a month was worked out from pay by the hour, day, week or year."""
    text = posting.salary_text or ""
    known = (posting.salary_min_cny_month, posting.salary_max_cny_month)
    as_written = any(f"{amount:.0f}" in text for amount in known if amount is not None)
    return bool(_OTHER_UNIT.search(text)) and not as_written


def _amount(posting: JobPosting, amount: float) -> str:
    """Return an amount in whole yuan, to the next ten where it was worked out."""
    return f"{round(amount, -1):.0f}" if is_converted(posting) else f"{amount:.0f}"


def _range_zh(posting: JobPosting) -> str:
    low, high = posting.salary_min_cny_month, posting.salary_max_cny_month
    if low is None:
        return f"最高{_amount(posting, high or 0)}元"
    if high is None:
        return f"{_amount(posting, low)}元起"
    first, last = _amount(posting, low), _amount(posting, high)
    return f"{first}元" if first == last else f"{first}到{last}元"


def _range_en(posting: JobPosting) -> str:
    low, high = posting.salary_min_cny_month, posting.salary_max_cny_month
    converted = is_converted(posting)
    if low is None:
        most = f"{_amount(posting, high or 0)} yuan"
        return f"{most} at most" if converted else f"goes up to {most}"
    if high is None:
        least = f"{_amount(posting, low)} yuan"
        return f"{least} or more" if converted else f"starts at {least}"
    first, last = _amount(posting, low), _amount(posting, high)
    both = f"{first} yuan" if first == last else f"{first} to {last} yuan"
    return both if converted else f"is {both}"


def _short(posting: JobPosting, language: str) -> str:
    """Return pay as it stands in a list of gaps."""
    if not is_converted(posting):
        return pay_figure(posting, language) or ""
    zh = is_chinese(language)
    return f"大约{_range_zh(posting)}" if zh else f"about {_range_en(posting)}"


def pay_figure(posting: JobPosting, language: str) -> str | None:
    """Return pay a month as a figure alone, ``None`` when it is unknown."""
    low, high = posting.salary_min_cny_month, posting.salary_max_cny_month
    unit = "元" if is_chinese(language) else " yuan"
    if low is not None and high is not None:
        return f"{low:.0f}{unit}" if low == high else f"{low:.0f}–{high:.0f}{unit}"
    if low is not None:
        return f"{low:.0f}{unit}起" if is_chinese(language) else f"from {low:.0f}{unit}"
    if high is not None:
        return f"最高{high:.0f}{unit}" if is_chinese(language) else f"up to {high:.0f}{unit}"
    return None
