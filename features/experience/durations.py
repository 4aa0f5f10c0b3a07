"""Find durations in years or months: 3年以上, 1-3年, 五六年, 两年半, 18个月, 2+ years."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from features.numerals import read_numeral_range

_HAN: Final = "[一二两三四五六七八九十]{1,3}"
_SPELLED: Final = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "fifteen": 15,
    "twenty": 20,
    "thirty": 30,
}
# Only halves have a decimal: 2.3年以上 is item 2 of a list, and three years.
_NUMBER: Final = (
    rf"(?:[0-9]{{1,2}}(?:\.5)?(?![0-9])|{_HAN}|(?<!小)半|(?:{'|'.join(_SPELLED)})(?=[ +-]))"
)
_UNIT: Final = r"(?:年|个月|周年|(?:years?|yrs?|months?)(?![a-z]))"
_FLOOR_BEFORE: Final = (
    r"至少|最少|最低|不少于|不低于|不得少于|超过|大于|at least|minimum(?: of)?|over|more than|≥|>"
)
_CEILING_BEFORE: Final = r"不超过|最多|少于|低于|不到|不足|at most|up to|less than|under|≤|<"
_DURATION: Final = re.compile(
    rf"(?P<floor>(?:{_FLOOR_BEFORE})\s?)?(?P<ceiling>(?:{_CEILING_BEFORE})\s?)?"
    rf"(?<![0-9])(?<![0-9][-/])(?<!第)(?<![a-z])(?<![a-z]\.)"
    rf"(?P<low>{_NUMBER})\s?(?P<more>多|来|几|余|\+)?\s?(?P<low_unit>{_UNIT})?(?P<low_half>半(?![挂导]|成品|自动))?"
    rf"(?:\s?(?:-{{1,3}}|到|至|to\s"
    rf"|or\s|或)\s?(?P<high>{_NUMBER})\s?\+?\s?(?P<high_unit>{_UNIT})(?P<high_half>半)?)?"
    r"(?P<open>\s?(?:[(]?含[)]?)?(?:及|或|或者|和)?其?(?:以上|起|\+|(?:or|and) (?:more|above"
    r"|over|up))|\s?\+)?"
    r"(?P<below>\s?(?:及|或)?(?:以下|以内|之内|(?:or|and) (?:less|below)))?"
)
_MONTHS_A_YEAR: Final = 12
_LONGEST_YEARS: Final = 45


@dataclass(frozen=True, slots=True)
class Duration:
    """One duration named in a text.

    Parameters
    ----------
    low_years, high_years
        Bounds as written; equal for a single number.
    is_range
        Two numbers were written.
    is_floor
        The text says 以上, 至少 or the like.
    is_ceiling
        The text says 以下, 以内, 不超过 or the like.
    start, end
        Half-open offsets.
    """

    low_years: float
    high_years: float
    is_range: bool
    is_floor: bool
    is_ceiling: bool
    start: int
    end: int


def find_durations(folded: str) -> list[Duration]:
    """Find the durations of up to 45 years, so that calendar years stay out.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.

    Returns
    -------
    list of Duration
        In order of the text.
    """
    found = (_read(match) for match in _DURATION.finditer(folded))
    return [duration for duration in found if duration is not None]


def _read(match: re.Match[str]) -> Duration | None:
    unit = match["high_unit"] or match["low_unit"]
    low = _bounds(match["low"])
    if unit is None or low is None or (match["high"] is None and match["low_unit"] is None):
        return None
    high = _bounds(match["high"]) if match["high"] else low
    if high is None:
        return None
    scale = 1 / _MONTHS_A_YEAR if "月" in unit or "month" in unit else 1.0
    low_scale = scale
    if match["low_unit"] and match["high"]:
        low_scale = (
            1 / _MONTHS_A_YEAR if "月" in match["low_unit"] or "month" in match["low_unit"] else 1.0
        )
    low_years = low[0] * low_scale + (0.5 if match["low_half"] else 0.0)
    high_half = match["high_half"] if match["high"] else match["low_half"]
    high_years = high[1] * scale + (0.5 if high_half else 0.0)
    if low_years > high_years or high_years > _LONGEST_YEARS:
        return None
    return Duration(
        low_years=round(low_years, 2),
        high_years=round(high_years, 2),
        is_range=low_years != high_years,
        is_floor=bool(match["floor"] or match["open"] or match["more"]),
        is_ceiling=bool(match["ceiling"] or match["below"]),
        start=match.start(),
        end=match.end(),
    )


def _bounds(number: str) -> tuple[float, float] | None:
    if number == "半":
        return 0.5, 0.5
    if number in _SPELLED or number[0].isdigit():
        years = float(_SPELLED.get(number) or number)
        return years, years
    return read_numeral_range(number)
