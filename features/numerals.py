"""Read Chinese numerals as people say them: 八千, 一万二, 两三千, 十五六.

Conventions
-----------
* A last digit straight after 百, 千 or 万 counts in the next lower unit: 三千五
  is 3500, 一万二 is 12000, 一百五 is 150; with 零 it counts as itself: 三千零五
  is 3005.
* Two neighbouring digits before a unit (or at the end) are a range: 七八千 is
  7000 to 8000, 三五千 is 3000 to 5000, 一万二三 is 12000 to 13000.
"""

from __future__ import annotations

import re
from typing import Final

DIGITS: Final = {
    "零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4,
    "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
}  # fmt: skip
UNITS: Final = {"十": 10, "百": 100, "千": 1_000, "万": 10_000}
_FORMAL: Final = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟俩", "一二三四五六七八九十百千两")
_SPELLED: Final = re.compile(r"[零〇一二两三四五六七八九十百千万]+")
_DIGIT_STRING: Final = re.compile(r"[〇零一二三四五六七八九]{3,}")
_PAIR: Final = re.compile(r"([一二两三四五六七八九])([二三四五六七八九])(?=[十百千万]|$)")
_WIDEST_PAIR: Final = 2


def _plain(spelled: str) -> int | None:
    """Value of a numeral without a range in it, or ``None`` if it is no number."""
    total = section = digit = 0
    unit = 1
    seen_zero = pending = False
    for char in spelled:
        if char in DIGITS:
            if pending and digit:
                return None
            digit, pending = DIGITS[char], True
            seen_zero = seen_zero or digit == 0
            continue
        unit = UNITS[char]
        if unit == UNITS["万"]:
            total, section = total + (section + digit) * unit, 0
        else:
            section += (digit if pending else 1) * unit
        digit, pending, seen_zero = 0, False, False
    if digit and unit >= UNITS["百"] and not seen_zero:
        digit *= unit // 10
    return total + section + digit


def read_numeral(spelled: str) -> int | None:
    """Read one whole number spelled in Chinese.

    Parameters
    ----------
    spelled
        Only numeral characters, such as ``三千五``.

    Returns
    -------
    int or None
        ``None`` when it is not a number, or is a range.
    """
    bounds = read_numeral_range(spelled)
    return bounds[0] if bounds and bounds[0] == bounds[1] else None


def read_numeral_range(spelled: str) -> tuple[int, int] | None:
    """Read a numeral that may name two neighbouring numbers.

    Parameters
    ----------
    spelled
        Only numeral characters, such as ``七八千`` or ``三千五``.

    Returns
    -------
    tuple of int or None
        The lower and the upper number, equal when it names one; ``None`` when
        it is not a number.
    """
    spelled = spelled.translate(_FORMAL)
    if not _SPELLED.fullmatch(spelled):
        return None
    if _DIGIT_STRING.fullmatch(spelled):
        number = int("".join(str(DIGITS[char]) for char in spelled))
        return number, number
    pair = _PAIR.search(spelled)
    if pair is None:
        value = _plain(spelled)
        return None if value is None else (value, value)
    if not 0 < DIGITS[pair[2]] - DIGITS[pair[1]] <= _WIDEST_PAIR:
        return None
    before, after = spelled[: pair.start()], spelled[pair.end() :]
    low, high = _plain(before + pair[1] + after), _plain(before + pair[2] + after)
    return (low, high) if low is not None and high is not None and low < high else None
