"""Read the dates that people and spreadsheets write.

Conventions
-----------
* Numbers are Excel serials (1900 system, days since 1899-12-30); so are texts of five
  digits between 30000 and 60000.
* A month and a day without a year take the year of `today`; with `upcoming` they take
  the next such day, because a deadline of 1月5日 written in December lies ahead.
* 长期, 长期有效 and 招满为止 are explicitly none: there is no last day.
* A month without a day, two dates in one text, and orders that cannot be told apart
  (03/04/2026) are unknown.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Final

from features.parsed import Parsed
from features.text import fold, quote

_EXCEL_EPOCH: Final = date(1899, 12, 30)
_SERIALS: Final = range(20_000, 80_000)
_SERIAL_TEXTS: Final = range(30_000, 60_000)
_YEARS: Final = range(1900, 2101)
_OPEN_ENDED: Final = re.compile(
    r"长期(?:有效|招聘|招|)?|永久(?:有效)?|(?:招|录|收)满(?:为止|即止|为准)?|无(?:截止|期限"
    r"|限期)|不限(?:期|时)?|随时|until filled|open until filled|no deadline|ongoing|permanent"
)
_TAIL: Final = (
    r"(?:[t\s]\s?[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s?(?:z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
_FULL: Final = re.compile(
    rf"(?<![0-9])(?P<year>(?:19|20)[0-9]{{2}})\s?(?P<mark>[-/.]"
    rf"|年)\s?(?P<month>[0-9]{{1,2}})\s?(?:[-/.]"
    rf"|月)\s?(?P<day>[0-9]{{1,2}})(?![0-9])(?:\s?[日号])?{_TAIL}"
    r"|(?<![0-9])(?P<year8>(?:19|20)[0-9]{2})(?P<month8>[01][0-9])(?P<day8>[0-3][0-9])(?![0-9])"
    r"|(?<![0-9])(?P<year2>[0-9]{2})年\s?(?P<month2>[0-9]{1,2})月\s?(?P<day2>[0-9]{1,2})[日号]?"
)
_SHORT: Final = re.compile(
    r"(?<![0-9年])(?<!年\s)(?P<month>[0-9]{1,2})月\s?(?P<day>[0-9]{1,2})(?![0-9])\s?[日号]?"
)
_DOTTED: Final = re.compile(r"\s*(?P<month>[0-9]{1,2})[./](?P<day>[0-9]{1,2})\s*")
_MONTHS: Final = (
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
)
_MONTH_NAME: Final = "|".join(_MONTHS)
_NAMED: Final = re.compile(
    rf"(?<![a-z0-9])(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH_NAME})[a-z]*\.?,?"
    rf"\s(?P<year>[0-9]{{4}})"
    rf"|(?P<month_first>{_MONTH_NAME})[a-z]*\.?\s(?P<day_after>[0-9]{{1,2}})(?:st|nd|rd|th)?,?"
    rf"\s(?P<year_after>[0-9]{{4}}))"
)
_RELATIVE: Final = {
    "今天": 0,
    "今日": 0,
    "昨天": -1,
    "昨日": -1,
    "前天": -2,
    "明天": 1,
    "后天": 2,
    "today": 0,
}
_DAYS_AWAY: Final = re.compile(r"\s*(?P<days>[0-9]{1,3})\s?天(?P<side>[前后])(?:发布|更新)?\s*")


def parse_date(
    value: str | int | float | date | None, today: date, *, upcoming: bool = False
) -> Parsed[date]:
    """Read one date.

    Parameters
    ----------
    value
        A text, an Excel serial, or a date or datetime, of which the day is kept.
    today
        The day that dates without a year and 昨天 are told from.
    upcoming
        The date is a deadline: without a year it is the next such day, not one past.

    Returns
    -------
    Parsed of date
        None for 长期; unknown for anything that is not one certain day.
    """
    if value is None or isinstance(value, bool) or value != value:
        return Parsed.unknown()
    if isinstance(value, datetime):
        return Parsed.of(value.date())
    if isinstance(value, date):
        return Parsed.of(value)
    if isinstance(value, (int, float)):
        return _from_serial(value, _SERIALS)
    return _from_text(value, today, upcoming=upcoming)


def _from_serial(number: float, allowed: range) -> Parsed[date]:
    if not allowed.start <= number < allowed.stop:
        return Parsed.unknown()
    return Parsed.of(_EXCEL_EPOCH + timedelta(days=int(number)))


def _from_text(text: str, today: date, *, upcoming: bool) -> Parsed[date]:
    folded = fold(text)
    bare = folded.strip()
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", bare):
        serial = _from_serial(float(bare), _SERIAL_TEXTS)
        return Parsed.of(serial.value, quote(text, 0, len(text))) if serial.value else serial
    found = _absolute(folded) or _without_year(folded, today, upcoming=upcoming)
    if not found:
        found = _told_from_today(folded, today)
    days = {day for day, _, _ in found}
    if len(days) == 1:
        day, start, end = found[0]
        return Parsed.unknown() if day is None else Parsed.of(day, quote(text, start, end))
    open_ended = None if days else _OPEN_ENDED.search(folded)
    if open_ended:
        return Parsed.none(quote(text, *open_ended.span()))
    return Parsed.unknown()


Found = list[tuple[date | None, int, int]]


def _absolute(folded: str) -> Found:
    found: Found = []
    for match in _FULL.finditer(folded):
        year = match["year"] or match["year8"] or "20" + match["year2"]
        month = match["month"] or match["month8"] or match["month2"]
        day = match["day"] or match["day8"] or match["day2"]
        found.append((_day(int(year), int(month), int(day)), *match.span()))
    for match in _NAMED.finditer(folded):
        month_name = match["month"] or match["month_first"]
        day = match["day"] or match["day_after"]
        year = match["year"] or match["year_after"]
        month_number = _MONTHS.index(month_name) + 1
        found.append((_day(int(year), month_number, int(day)), *match.span()))
    return found


def _without_year(folded: str, today: date, *, upcoming: bool) -> Found:
    matches = list(_SHORT.finditer(folded))
    dotted = _DOTTED.fullmatch(folded)
    if not matches and dotted:
        matches = [dotted]
    found: Found = []
    for match in matches:
        day = _day(today.year, int(match["month"]), int(match["day"]))
        if upcoming and day is not None and day < today:
            day = _day(today.year + 1, day.month, day.day)
        found.append((day, *match.span()))
    return found


def _told_from_today(folded: str, today: date) -> Found:
    bare = folded.strip()
    away = _DAYS_AWAY.fullmatch(folded)
    if away:
        days = int(away["days"]) * (-1 if away["side"] == "前" else 1)
        return [(today + timedelta(days=days), *away.span())]
    if bare in _RELATIVE:
        start = folded.index(bare)
        return [(today + timedelta(days=_RELATIVE[bare]), start, start + len(bare))]
    return []


def _day(year: int, month: int, day: int) -> date | None:
    if year not in _YEARS:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
