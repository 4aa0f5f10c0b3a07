"""Pay of a posting: from one column, from two, or from its text."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any, Final

from features.salary import SalaryReading, find_salary, parse_salary
from features.text import fold
from recommender.importing.cells import REMEMBERED_TEXTS, number_of
from recommender.importing.reading import LONGEST_TITLE, FieldCells

# As open dumps of job advertisements code the column job_wage_kind.
_PERIOD_CODES: Final = {"0": "年", "1": "月", "2": "天"}
_PERIOD_WORDS: Final = (
    ("时", re.compile(r"时|hour|钟点|/h\b")),
    ("天", re.compile(r"天|日|day|daily")),
    ("周", re.compile(r"周|week")),
    ("年", re.compile(r"年|year|annual")),
    ("月", re.compile(r"月|month")),
)
_UNIT_WORDS: Final = (
    ("万", re.compile(r"万")),
    ("千", re.compile(r"千|(?<![a-z])k(?![a-z])")),
    ("", re.compile(r"元|rmb|cny|yuan")),
)
_FIGURES: Final = re.compile(r"[0-9][0-9.,]*(?:\s?(?:-{1,2}|~|到|至)\s?[0-9][0-9.,]*)?")
_PLAIN_RANGE: Final = re.compile(
    r"(?P<low>[0-9]{4,6}(?:\.[0-9]+)?)\s?(?:元|块)?\s?(?:-{1,2}|到|至)\s?(?P<high>[0-9]{4,6}(?:\.[0-9]+)?)\s?(?:元|块)?(?:/月|每月|/?\s?month)?"
)
_MONTHS: Final = range(12, 37)

_cell_pay = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_salary)


def pay_fields(cells: FieldCells, description: str) -> dict[str, Any]:
    """Return the pay fields of a posting; a contradiction is noted as an error.

    Parameters
    ----------
    cells
        The row.
    description
        Its text, read for pay when the columns are silent.
    """
    text, reading = _bounds_in_two_columns(cells)
    if reading is None:
        text = cells.text("salary")
        reading = _one_column(cells, text)
    if reading is None or not (text or reading.known):
        reading = find_salary(description)
    months = reading.months or _months(cells)
    return {
        "salary_text": cells.cut(text, LONGEST_TITLE, "salary") or None,
        "salary_min_cny_month": reading.min_cny_month,
        "salary_max_cny_month": reading.max_cny_month,
        "salary_months": months if months in _MONTHS else None,
        "salary_negotiable": reading.negotiable and not reading.known,
    }


def _one_column(cells: FieldCells, text: str) -> SalaryReading | None:
    if not text:
        return None
    header = cells.header("salary")
    plain = _PLAIN_RANGE.fullmatch(fold(text).strip())
    if plain and float(plain["low"]) > float(plain["high"]):
        cells.findings.reject("pay_reversed", header)
    reading = _cell_pay(text + _unit_of_header(fold(header), fold(text)))
    if not reading.known and not reading.negotiable and any(c.isdigit() for c in text):
        cells.findings.warn("cell_unread", header)
    return reading


def _unit_of_header(header: str, text: str) -> str:
    """Return the unit and period that a header states for the bare figures under it.

    A period named by the text itself wins.
    """
    unit = ""
    if _FIGURES.fullmatch(text.strip()):
        unit = next((f"{u}元" for u, words in _UNIT_WORDS if words.search(header)), "")
    named = next((p for p, words in _PERIOD_WORDS if words.search(header)), "")
    says_period = any(words.search(text) for _, words in _PERIOD_WORDS)
    if not named or says_period or not any(char.isdigit() for char in text):
        return unit
    return f"{unit}/{named}" if named != "月" or unit else unit


def _bounds_in_two_columns(cells: FieldCells) -> tuple[str, SalaryReading | None]:
    """Read least and most pay from columns of their own, in the period of a third."""
    (low_header, low), (high_header, high) = (
        _bound(cells, "salary_min"),
        _bound(cells, "salary_max"),
    )
    if low is None and high is None:
        return "", None
    if low is not None and high is not None and low > high:
        cells.findings.reject("pay_reversed", low_header)
        cells.findings.reject("pay_reversed", high_header)
    period = _period(cells) or _unit_of_header(fold(low_header or high_header), "1").lstrip("元")
    text = _figure(low, high) + "元" + (f"/{period.lstrip('/')}" if period else "")
    reading = _cell_pay(text)
    if not reading.known:
        cells.findings.warn("number_out_of_range", low_header or high_header)
    return text, reading


def _bound(cells: FieldCells, field: str) -> tuple[str, float | None]:
    """Return header and amount of one bound; a zero is as good as empty."""
    for header, cell in cells.cells(field):
        number = number_of(cell)
        if number:
            return header, number
        if number is None and (text := cells.text(field)):
            reading = _cell_pay(text)
            return header, reading.min_cny_month or reading.max_cny_month
    return "", None


def _figure(low: float | None, high: float | None) -> str:
    if low is None or high is None:
        return f"不超过{_plain(high)}" if high is not None else f"{_plain(low or 0.0)}起"
    return _plain(low) if low == high else f"{_plain(low)}-{_plain(high)}"


def _plain(amount: float) -> str:
    return str(int(amount)) if amount.is_integer() else str(amount)


def _period(cells: FieldCells) -> str:
    text = fold(cells.text("salary_period"))
    if text in _PERIOD_CODES:
        return _PERIOD_CODES[text] if "kind" in cells.header("salary_period") else ""
    return next((period for period, words in _PERIOD_WORDS if words.search(text)), "")


def _months(cells: FieldCells) -> int | None:
    number = number_of(next((cell for _, cell in cells.cells("salary_months")), None))
    return int(number) if number is not None and number.is_integer() else None
