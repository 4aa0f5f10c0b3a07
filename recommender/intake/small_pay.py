"""Read pay in the ways people say it that no ad writes: by the hour, in passing, in English."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from features.numerals import read_numeral
from features.salary import PERIODS_PER_MONTH, Period

_NUMBER: Final = r"(?P<sum>[0-9]{1,4}|[一二两三四五六七八九十百]{1,6})"
_ASKS: Final = r"(?:我|就|也|最|怎么|起码|至少|最少|最低|不低于|不少于|不能低于|不能少于|不要低于|别低于|莫低于|低于|少于|要|得|给|能给|有|能有|是|大概|差不多|到手|个|保底|上|\s)*"
# 一小时二十公里 is no pay.
_NO_OTHER_UNIT: Final = r"(?![0-9.一二两三四五六七八九十百千万kw%]|[多来几]?\s?(?:个|斤|箱|包|袋|盘|碗|杯|米|平|亩|份|套|双|页|字|桶|吨|名|位|步|批|条|块(?!钱|$|[，,。；;\s以起左往就也都吧])|公里|里|小时|钟头|分钟?|件|单|次|人|天|岁|点|趟|台|桌|户|家|公斤|kg|km|年|月|号|课|节))"
_BY_UNIT: Final = re.compile(
    r"(?:(?P<hour>(?:一个?|每个?|按)(?:小时|钟头|钟)|时薪|小时工资)|(?P<day>(?:二十四|24)个?小时|一天|每天|日薪|日结|一日))"
    rf"{_ASKS}{_NUMBER}{_NO_OTHER_UNIT}"
)
_SAME_UNIT: Final = re.compile(
    rf"\s*(?:那|我|怎么也|都|少说|现在|如今)*(?:起码|至少|最少|最低|不低于|要|得){_ASKS}{_NUMBER}{_NO_OTHER_UNIT}"
)
_SAME_UNIT_FINE: Final = re.compile(
    rf"\s*{_NUMBER}(?:块钱?)?(?:倒|也|就|都|才|还)+(?:差不多|行|可以|干|去|能接受|好)(?:的|吧)*\s*$"
)
_UNIT_AFTER: Final = re.compile(
    r"[0-9百十](?:块钱?)?(?:(?P<hour>一个?(?:小时|钟头))|(?P<day>一天))"
)
# 三十五一个钟
_A_CLOCK: Final = re.compile(
    rf"{_NUMBER}(?:块钱?|蚊|元)?(?:一个?|每个?)(?:小时|钟头?)(?![以之]?[内后前])"
)
# 35 an hour before, would take 30 now
_BY_THE_HOUR: Final = re.compile(r"\b(?:an|per) hour\b|\bhourly\b|/ ?h(?:ou)?r?\b")
_WOULD_TAKE: Final = re.compile(
    r"\b(?:would|will|can|could|'d) (?:take|accept|work for|settle for|be happy with) (?:about |around )?(?P<sum>[0-9]{2,3})(?![0-9,k.])"
)
_PLAUSIBLE_CNY: Final[dict[Period, tuple[int, int]]] = {"hour": (8, 300), "day": (50, 1500)}
# 最多做半天 sets no upper bound to the pay behind it.
_MOST_OF_WORK: Final = re.compile(r"(?:最多|顶多)(?=[做干上来搞接])")
_PADDING: Final = re.compile(
    r"怎么(?:着|样)?[也都]|无论如何[也都]?|好歹也?|多少也|(?<=[要给有])个(?=[一二两三四五六七八九0-9])"
)
_ENGLISH_SUM: Final = r"(?P<{0}>[0-9]{{1,2}},?[0-9]{{3}}|[0-9]{{1,2}}(?:\.[0-9])?\s?k)(?![0-9])"
_ENGLISH: Final = re.compile(
    r"\b(?:(?:nothing|not|anything but|no(?:t)? less|no lower)\s?(?:under|below|less than|lower than|than)|at least|minimum(?: of)?|starting (?:at|from)|\b(?:fine|ok|okay|happy|good|enough|live|go|start) (?:with|for|on)|\b(?:would|will|can|could|'d) (?:take|accept|(?:work|settle|change|switch|move) for)|\b(?:want|need|expect(?:ing)?|asking(?: for)?|(?:looking|hop(?:e|ing)) for)(?: about| around| at least)?)\s"
    rf"(?:rmb |cny |¥)?{_ENGLISH_SUM.format('least')}"
    rf"|{_ENGLISH_SUM.format('fine')}(?: (?:rmb|yuan|cny|here|now|there|net|a month|per month|monthly)){{0,3}}"
    r"(?: is|'s| would be| will be| are)(?: also| already| quite)? (?:fine|ok|okay|enough|good|acceptable|all ?right)\b"
)
_TOO_LITTLE: Final = re.compile(
    r"(?<![于少到])(?:[0-9][0-9,.]*(?:千|万|k)?|[一二两三四五六七八九十百千万]+)(?:块钱?|元)?(?:一天|一个月|的话)?(?:我|都|也|就|可|是)*(?:不[去干做来]|没人[去干做来])(?:了|的)?$"
)
_LESS: Final = re.compile(r"低于|少于|以下|不到|不够|没有|没个")


# 十五万一年, and nothing else.
_BY_THE_YEAR: Final = re.compile(
    r"\s*(?:我|要|想要|大概|至少|起码|最少|希望|期望|到手)*(?P<sum>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3})万(?:块钱?)?(?:一年|每年)"
    r"(?:左右|以上|起|就行|就可以|吧|的|都行)*\s*"
)
_MOST_A_YEAR: Final = 100


class SmallPay(NamedTuple):
    """Pay by the month in CNY and where it stands; half-open offsets into the clause."""

    cny_month: float
    start: int
    end: int


def without_padding(said: str) -> str:
    """Return a clause without words that only pad a sum: 怎么也要个三千, 最多做半天.

    The blanks for them stand in front, so that the sum behind them keeps its place.
    """
    said = _MOST_OF_WORK.sub(lambda found: " " * len(found[0]), said)
    for found in _PADDING.finditer(said):
        size = found.end() - found.start()
        said = " " * size + said[: found.start()] + said[found.end() :]
    return said


def is_too_little(clause: str) -> bool:
    """Tell whether a clause turns down the very sum it names: 四百不去, not 低于四百不去."""
    return _TOO_LITTLE.search(clause.rstrip()) is not None and _LESS.search(clause) is None


def is_yearly(clause: str) -> bool:
    """Tell whether a clause is a sum by the year: 十五万一年 tells of no year of work."""
    return _BY_THE_YEAR.fullmatch(clause) is not None


def read_small_pay(clause: str, previous: str) -> SmallPay | None:
    """Read a sum by the hour or the day, or one an English speaker would take.

    Parameters
    ----------
    clause
        Folded text of the clause.
    previous
        The clause before it: 一天四百不去，起码四百五 goes on by the day.
    """
    named = _BY_UNIT.search(clause)
    if named:
        return _of(named, "hour" if named["hour"] else "day")
    hourly = _A_CLOCK.search(clause)
    if hourly:
        return _of(hourly, "hour")
    unit = _BY_UNIT.search(previous) or _UNIT_AFTER.search(previous)
    same = _SAME_UNIT.match(clause) or _SAME_UNIT_FINE.match(clause) if unit else None
    if unit and same:
        return _of(same, "hour" if unit["hour"] else "day")
    taken = _WOULD_TAKE.search(clause)
    if taken and _BY_THE_HOUR.search(previous + clause):
        return _of(taken, "hour")
    yearly = _BY_THE_YEAR.fullmatch(clause)
    if yearly:
        spelled = yearly["sum"]
        wan = float(spelled) if spelled[0].isdigit() else float(read_numeral(spelled) or 0)
        if 1 < wan <= _MOST_A_YEAR:
            return SmallPay(wan * 10_000 / 12, *yearly.span())
    english = _ENGLISH.search(clause)
    if english is None:
        return None
    name = str(english.lastgroup)
    said = english[name].replace(",", "").strip()
    amount = float(said.rstrip("k ")) * (1000 if said.endswith("k") else 1)
    return SmallPay(amount, *english.span(name))


def _of(said: re.Match[str], period: Period) -> SmallPay | None:
    spelled = said["sum"]
    amount = int(spelled) if spelled.isdigit() else read_numeral(spelled)
    lowest, highest = _PLAUSIBLE_CNY[period]
    if amount is None or not lowest <= amount <= highest:
        return None
    return SmallPay(amount * PERIODS_PER_MONTH[period], said.start(), said.end())
