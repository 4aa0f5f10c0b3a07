"""The pay figure: one amount or a range, with the units that share it.

The grammar reads folded text (see :func:`features.text.fold`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from features.numerals import read_numeral_range

_UNIT_FACTORS: Final = {"百": 100, "千": 1_000, "k": 1_000, "万": 10_000, "w": 10_000}
_BARE_MEANS_CNY: Final = 1_000
# 6000-5000 is two bounds in the wrong order; 8k-1.6k is a slip in one of them.
_SLIP_RATIO: Final = 2

# After 五千 or 5千 a digit is its tail (五千五) unless it counts something: 五险, 3天, 一个月.
_COUNTED: Final = r"(?!\s?[险金天年月日周个名人班倒点小休双星礼])"
_HAN_DIGIT: Final = "一二两三四五六七八九"
_NUMBER: Final = r"(?:[0-9]{1,3}+(?:,[0-9]{3})++(?![0-9])(?:\.[0-9]++)?|[0-9]++(?:\.[0-9]++)?)"
_ARABIC: Final = (
    rf"{_NUMBER}(?:\s?(?:[万千百]|[kw](?![a-z]))"
    rf"(?:[1-9{_HAN_DIGIT}]千"
    rf"|[1-9{_HAN_DIGIT}](?![0-9.,%{_HAN_DIGIT}]|-[0-9.]++(?![万千kw])){_COUNTED})?+)?+"
)
_HAN: Final = (
    rf"(?:[{_HAN_DIGIT}十]{{1,3}}[百千万](?:[零{_HAN_DIGIT}十百千万]{_COUNTED})*+"
    rf"|[{_HAN_DIGIT}十]{{1,3}}(?=(?:-|到|至)[{_HAN_DIGIT}十]{{1,3}}[百千万])"
    rf"|[{_HAN_DIGIT}]{{0,2}}十[{_HAN_DIGIT}]{{0,2}}(?=\s?[元块]))"
)
_AMOUNT: Final = rf"(?:{_ARABIC}|{_HAN})"
_CURRENCY: Final = r"(?:元|块钱?|圆|rmb(?![a-z])|cny(?![a-z])|yuan(?![a-z])|人民币)"
_CURRENCY_BEFORE: Final = r"(?:(?:rmb|cny|¥|人民币):?\s?)"

FIGURE_PATTERN: Final = rf"""
    (?<![a-z0-9.万千])(?<![0-9][-/:])
    (?P<between>between\s)?(?P<sign>{_CURRENCY_BEFORE})?
    (?P<low>{_AMOUNT})(?P<low_more>[多余来](?![a-z]))?(?:\s?(?P<low_currency>{_CURRENCY}))?
    (?:(?:/[月年天日时]|/小时|每月|每天)?\s?(?:-{{1,4}}|到|至|一(?=[0-9])|to\s|(?(between)and\s|(?!)))\s?{_CURRENCY_BEFORE}?
       (?P<high>{_AMOUNT})(?P<high_more>[多余来](?![a-z]))?)?+
    (?:\s?(?P<currency>{_CURRENCY}))?
    (?![0-9](?![险金天]|[0-9]薪)|[-/:][0-9]|\.[0-9])
"""


@dataclass(frozen=True, slots=True)
class Amounts:
    """The amounts of one figure, in CNY for whatever period applies.

    Parameters
    ----------
    low, high
        Bounds as written; equal for a lone amount.
    is_range
        Two amounts were written (or one numeral that names two).
    marked
        A unit (千, k) or a currency stands with it.
    more
        An open end such as 多 or 余 follows the (upper) amount.
    shortened
        The amount is written with a unit (7k), not out in full (7000).
    """

    low: float
    high: float
    is_range: bool
    marked: bool
    more: bool
    shortened: bool = False


def _split(amount: str) -> tuple[float, float, int]:
    """Lower and upper number of one amount and the factor of its unit (0: none)."""
    if amount[0] in "0123456789":
        head = re.match(r"[0-9.,]+", amount)
        assert head is not None
        number = float(head[0].replace(",", ""))
        rest = amount[head.end() :].strip()
        if not rest:
            return number, number, 0
        factor = _UNIT_FACTORS[rest[0]]
        value = number * factor + _tail(rest[1:], factor)
        return value, value, factor
    bounds = read_numeral_range(amount)
    if bounds is None:
        return 0.0, 0.0, 0
    factors = [_UNIT_FACTORS[char] for char in amount if char in "百千万"]
    return float(bounds[0]), float(bounds[1]), min(factors, default=0)


def _tail(tail: str, factor: int) -> float:
    """Value of the digit after a unit: 1万2 and 1万2千 are both 12000."""
    if not tail:
        return 0.0
    digit = int(tail[0]) if tail[0].isdigit() else (read_numeral_range(tail[0]) or (0, 0))[0]
    return digit * factor / 10 if len(tail) == 1 else digit * 1_000.0


def read_amounts(figure: re.Match[str]) -> Amounts | None:
    """Resolve the units two amounts share.

    A bare amount takes the other's unit when that keeps the order (4-6千), or is
    CNY when it is 1000 or more (6000-1.2万). Bounds in the wrong order are
    swapped when they share a unit and are near. Anything else is not settled.

    Parameters
    ----------
    figure
        A match of ``FIGURE_PATTERN``.

    Returns
    -------
    Amounts or None
        ``None`` when the units cannot be settled.
    """
    currency = bool(figure["sign"] or figure["low_currency"] or figure["currency"])
    low, low_top, low_unit = _split(figure["low"])
    more = bool(figure["high_more"] if figure["high"] else figure["low_more"])
    if figure["high"] is None:
        return Amounts(low, low_top, low != low_top, currency or low_unit > 0, more, low_unit > 0)
    _, high, high_unit = _split(figure["high"])
    if low_unit and not high_unit and high < _BARE_MEANS_CNY:
        high *= low_unit
    elif high_unit and not low_unit and low < _BARE_MEANS_CNY:
        low *= high_unit
    if low > high:
        if low_unit != high_unit or low > _SLIP_RATIO * high:
            return None
        low, high = high, low
    shortened = low_unit > 0 or high_unit > 0
    return Amounts(low, high, True, currency or shortened, more, shortened)
