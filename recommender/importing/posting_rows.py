"""Read rows of postings."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import Any, Final, Literal, TypeVar

from features.dates import parse_date
from features.education import EDUCATION_LEVELS, find_education, parse_education
from features.employment import parse_employment_type
from features.experience import YearsRange, find_experience, parse_experience
from features.headcount import parse_headcount
from features.parsed import Parsed, State
from features.region import parse_region, region, upgrade_code
from features.text import fold
from recommender.importing.cells import REMEMBERED_TEXTS, number_of, text_of
from recommender.importing.drafts import Draft
from recommender.importing.posting_pay import pay_fields
from recommender.importing.posting_words import word_fields
from recommender.importing.reading import LONGEST_TITLE, FieldCells, Reading
from recommender.importing.source import Cell, SourceRow

T = TypeVar("T")
Kind = Literal["job", "apprenticeship", "public_welfare"]

_PUBLIC_WELFARE: Final = re.compile(r"公益性?岗|公益性工作")
_APPRENTICESHIP: Final = re.compile(
    r"就业见习|见习岗|^见习$|青年见习|高校毕业生见习|apprenticeship"
)
_OCCUPATION: Final = re.compile(r"\d-\d{2}-\d{2}-\d{2}")
_NEGATIVE: Final = re.compile(r"-\s?\d+(?:\.\d+)?\s*[人名个位]?")
_TERM: Final = re.compile(
    r"(?P<number>\d+(?:\.\d+)?|[一二两三四五六七八九十半]{1,2})\s?个?(?P<unit>月|年)?"
)
_PLACES: Final = ("province", "city", "district", "street", "place")
LONGEST_ADDRESS: Final = 300
_SMALLEST_DATE_NUMBER: Final = 10_000_000
_MONTHS_A_YEAR: Final = 12

_region = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_region)
_education = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_education)
_experience = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_experience)
_employment = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_employment_type)
_headcount = lru_cache(maxsize=REMEMBERED_TEXTS)(parse_headcount)


def read_posting(row: SourceRow, reading: Reading) -> Draft:
    """Read one row as a posting.

    What a cell does not settle is unknown. The row is kept out only when it has no title
    or contradicts itself.

    Parameters
    ----------
    row
        The row.
    reading
        Columns, feed and day.
    """
    cells = FieldCells(row, reading)
    source, source_id = cells.source(), cells.source_id()
    title = cells.line("title", LONGEST_TITLE)
    employer = cells.line("employer", LONGEST_TITLE)
    address = _address(cells)
    description = cells.prose("description", "requirements", "remarks")
    if title is None and not row.unreadable:
        cells.findings.reject("no_title", cells.header("title"))
    fields: dict[str, Any] = {
        "kind": _kind(cells, title or ""),
        "title": title,
        "employer_name": employer,
        "address": address,
        "region_code": _region_code(cells, address),
        "occupation_code": _occupation(cells),
        "openings": _openings(cells, description),
        "employment_type": _employment_type(cells, title or ""),
        "audience": cells.items("audience"),
        "accessible_for": cells.items("accessible_for"),
        "term_months": _term_months(cells),
        "retention_share": _share(cells),
        "status": cells.status(),
        **pay_fields(cells, description),
        **_requirements(cells, description),
        **_dates(cells),
        **word_fields(cells, title or "", description),
    }
    key = (title or "", employer or "", address or "")
    return Draft(cells.findings, source, source_id, key, fields)


def _kind(cells: FieldCells, title: str) -> Kind:
    named = f"{cells.text('kind')} {cells.text('employment')}"
    if _PUBLIC_WELFARE.search(named) or _PUBLIC_WELFARE.search(title):
        return "public_welfare"
    if _APPRENTICESHIP.search(named.strip()):
        return "apprenticeship"
    return "job"


def _address(cells: FieldCells) -> str | None:
    """Return province, city, district and street before the address, unless it holds them."""
    parts: list[str] = []
    for field in _PLACES:
        part = " ".join(cells.text(field).split())
        if part and not any(part in earlier for earlier in parts):
            parts = [earlier for earlier in parts if earlier not in part]
            parts.append(part)
    return cells.cut("".join(parts), LONGEST_ADDRESS, "place") or None


def _region_code(cells: FieldCells, address: str | None) -> str | None:
    code = cells.text("region_code")
    if re.fullmatch(r"\d{6}", code) and (known := upgrade_code(code)) and region(known):
        return known
    found = _region(address, cells.near).value if address else None
    return found.code if found else None


def _occupation(cells: FieldCells) -> str | None:
    found = _OCCUPATION.search(cells.text("occupation_code"))
    return found.group() if found else None


def _openings(cells: FieldCells, description: str) -> int | None:
    text = cells.text("headcount")
    if _NEGATIVE.fullmatch(fold(text)):
        cells.findings.reject("headcount_negative", cells.header("headcount"))
    found = _headcount(text) if text else parse_headcount(description)
    return found.value


def _employment_type(cells: FieldCells, title: str) -> str | None:
    texts = [text for _, text in cells.texts("employment")]
    return next((kind for text in (*texts, title) if (kind := _employment(text).value)), None)


def _term_months(cells: FieldCells) -> float | None:
    """Return months; the unit of a bare number is the one its header names."""
    text, header = fold(cells.text("term")), cells.header("term")
    found = _TERM.search(text)
    unit = (found["unit"] if found else None) or (
        "月" if "月" in header or "month" in header else ""
    )
    number = number_of(found["number"]) if found else None
    if number is None or not unit:
        return None
    months = number * (_MONTHS_A_YEAR if unit == "年" else 1)
    return months if 0 < months <= 10 * _MONTHS_A_YEAR else None


def _share(cells: FieldCells) -> float | None:
    """Return a share in [0, 1] written ``60%``, ``60`` or ``0.6``."""
    # 签3年合同 is no share.
    found = re.search(r"(\d+(?:\.\d+)?)\s?(?:%|$|[(（])", fold(cells.text("retention")))
    if found is None:
        return None
    number = float(found[1])
    share = number / 100 if number > 1 or "%" in fold(cells.text("retention")) else number
    return share if share <= 1 else None


def _requirements(cells: FieldCells, description: str) -> dict[str, Any]:
    """Read education and experience asked for, from their columns or else from the text."""
    education = first_settled([_level(text) for _, text in cells.texts("education")])
    if not education.known and not cells.texts("education"):
        education = find_education(description)
    years = first_settled([_experience(text) for _, text in cells.texts("experience")])
    if not years.known or _is_bare_zero(cells, years):
        told = find_experience(description)
        # A coded 0 stands for 不限 in some tables and for nothing at all in others.
        years = told if told.state is State.VALUE or not years.known else years
    nothing = [
        name
        for name, found in (("education", education), ("experience", years))
        if found.state is State.NONE
    ]
    return {
        "education_min": education.value,
        "experience_min_years": years.value.min_years if years.value else None,
        "asks_nothing_of": tuple(nothing),
    }


def _level(text: str) -> Parsed[str]:
    return Parsed.of(text) if text in EDUCATION_LEVELS else _education(text)


def _is_bare_zero(cells: FieldCells, years: Parsed[YearsRange]) -> bool:
    return (
        bool(years.value and years.value.min_years == 0)
        and number_of(cells.text("experience")) == 0
    )


def first_settled(readings: list[Parsed[T]]) -> Parsed[T]:
    """Return the first reading that settles the question, unknown if none does."""
    return next((reading for reading in readings if reading.known), Parsed.unknown())


def _dates(cells: FieldCells) -> dict[str, Any]:
    posted = date_of(cells, "posted_on")
    closing = date_of(cells, "valid_through", upcoming=True, since=posted)
    if posted and closing and closing < posted:
        cells.findings.warn("dates_reversed", cells.header("valid_through"))
        posted = closing = None
    return {"posted_on": posted, "valid_through": closing}


def date_of(
    cells: FieldCells, field: str, *, upcoming: bool = False, since: date | None = None
) -> Any:
    """Return the day a date column names, ``None`` with a warning when it cannot be read.

    A deadline without a year is the coming one, and unknown where the one that comes after
    `since` is another: 11月1日 in an ad of October that is still listed in late November.
    """
    for header, cell in cells.cells(field):
        value = text_of(cell) if _is_written_date(cell) else cell
        if value in (None, "") or isinstance(value, list | bool):
            continue
        found = parse_date(value, cells.today, upcoming=upcoming)
        if since and found != parse_date(value, since, upcoming=upcoming):
            found = Parsed.unknown()
        if not found.known and text_of(cell):
            cells.findings.warn("cell_unread", header)
        return found.value
    return None


def _is_written_date(cell: Cell) -> bool:
    """Whether a cell is text, or a date written as a number of eight digits."""
    return isinstance(cell, str) or (isinstance(cell, int) and cell >= _SMALLEST_DATE_NUMBER)
