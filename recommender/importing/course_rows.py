"""Read rows of courses."""

from __future__ import annotations

import re
from typing import Any, Final

from features.parsed import Mention
from features.region import parse_region, region, upgrade_code
from features.text import fold
from recommender.importing.course_skills import taught_skills
from recommender.importing.drafts import Draft
from recommender.importing.posting_rows import date_of
from recommender.importing.posting_words import certificate_name, listed_certificates
from recommender.importing.reading import LONGEST_TITLE, FieldCells, Reading
from recommender.importing.source import SourceRow

_NUMBER: Final = r"(\d+(?:,\d{3})*(?:\.\d+)?)"
_FREE: Final = re.compile(r"免费|全免|不收费|0元?")
_ALL: Final = re.compile(r"全额|全补|100\s?%")
# 0(保证金299), 免费，押金200: what is asked for under another name.
_DEPOSIT: Final = re.compile(r"保证金|押金|定金|订金")
FEE_LINE: Final = "费用："
# 结业证(可另报保安员证): a paper of another course.
_OF_ANOTHER_COURSE: Final = re.compile(
    r"[(（]?可(?:以)?(?:另外?|自行)?报(?:名|考)?[^()（）]*[)）]?"
)
_IN_BRACKETS: Final = re.compile(r"[(（][^()（）]*[)）]")
_SAYS_ENGLISH: Final = re.compile(r"英语|外语|CET", re.IGNORECASE)
# Papers whose name leaves open which trade.
_OF_NO_TRADE: Final = frozenset(
    ["skill_grade", "special_operation", "special_equipment", "driving_licence"]
)
_LIMITS: Final = {"days": 2_000.0, "hours": 5_000.0, "cost": 1_000_000.0, "seats": 100_000.0}


def read_course(row: SourceRow, reading: Reading) -> Draft:
    """Read one row as a course.

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
    if title is None and not row.unreadable:
        cells.findings.reject("no_title", cells.header("title"))
    address = cells.line("place")
    fields: dict[str, Any] = {
        "title": title,
        "provider_name": cells.line("provider", LONGEST_TITLE),
        "description": _description(cells),
        "certificates": _certificates(cells),
        "certificate_level": cells.line("certificate_level", LONGEST_TITLE),
        "skills": taught_skills(title or "", cells.items("skills")),
        "days": _amount(cells, "days", r"(?:天|日)"),
        "hours": _amount(cells, "hours", r"(?:个?(?:学时|课时|小时)|节)"),
        "cost_cny": _cost(cells),
        "subsidy_for": cells.items("subsidy_for"),
        "subsidy_share": _subsidy_share(cells),
        "starts_on": date_of(cells, "starts_on", upcoming=True),
        "ends_on": date_of(cells, "ends_on", upcoming=True),
        "seats": _people(cells, "seats"),
        "seats_left": _people(cells, "seats_left"),
        "region_code": region_code_of(cells, address),
        "address": address,
        "entry_requirements": cells.prose("entry_requirements"),
        "mode": cells.line("mode", LONGEST_TITLE),
        "contact": cells.line("contact", LONGEST_TITLE),
        "status": cells.status(),
    }
    key = (title or "", fields["provider_name"] or "", str(fields["starts_on"] or ""))
    return Draft(cells.findings, source, source_id, key, fields)


def region_code_of(cells: FieldCells, address: str | None) -> str | None:
    """Return the code a column gives, else that of the place an address names."""
    code = upgrade_code(cells.text("region_code"))
    if code and region(code):
        return code
    found = parse_region(address, cells.near).value if address else None
    return found.code if found else None


def _description(cells: FieldCells) -> str:
    """Return the description, with the words on a deposit that no field holds."""
    told, fee = cells.prose("description"), cells.text("cost")
    return "\n".join(filter(None, (told, f"{FEE_LINE}{fee}" if _DEPOSIT.search(fee) else "")))


def _certificates(cells: FieldCells) -> tuple[str, ...]:
    """Return certificates by their common names, those of no dictionary as written."""
    names: list[str] = []
    for item in cells.items("certificates"):
        given = _OF_ANOTHER_COURSE.sub("", item).strip()
        mentions = _of_a_trade(given)
        names += [certificate_name(mention) for mention in mentions] or [given[:LONGEST_TITLE]]
    return tuple(name for name in dict.fromkeys(names) if name)


def _of_a_trade(item: str) -> list[Mention]:
    """Return the certificates of a trade that an item names, in brackets or before them.

    Of 保育师职业技能等级证书 that is one paper, not two; 四级 of a fire-control paper is no
    test of English.
    """
    found: list[Mention] = []
    for words in (item, _IN_BRACKETS.sub("", item)):
        found = [m for m in listed_certificates(words) if not m.negated]
        found = [m for m in found if m.code not in _OF_NO_TRADE and not _is_grade(m, item)]
        if found:
            break
    return found


def _is_grade(mention: Mention, item: str) -> bool:
    """Tell whether 四级 was taken for the English test of that name."""
    return mention.code.startswith("english_cet") and not _SAYS_ENGLISH.search(item)


def _amount(cells: FieldCells, field: str, unit: str) -> float | None:
    """Return a number alone or with its unit, ``None`` with a warning for anything else."""
    text = fold(cells.text(field)).strip()
    if not text:
        return None
    found = re.match(rf"(?:约|共|总?计)?\s?{_NUMBER}\s?(?:{unit})?(?:$|[(（,，;；])", text)
    number = float(found[1].replace(",", "")) if found else None
    if number is None or number > _LIMITS[field]:
        cells.findings.warn(
            "cell_unread" if number is None else "number_out_of_range", cells.header(field)
        )
        return None
    return number


def _cost(cells: FieldCells) -> float | None:
    """Return the fee; where a deposit is asked for, 0 is not the whole of it."""
    if _DEPOSIT.search(cells.text("cost")):
        return None
    if _FREE.match(fold(cells.text("cost"))):
        return 0.0
    return _amount(cells, "cost", r"(?:元|块)(?:/人|每人)?")


def _people(cells: FieldCells, field: str) -> int | None:
    text = fold(cells.text(field)).strip()
    if re.fullmatch(r"-\s?\d+\s?[人名]?", text):
        cells.findings.reject("headcount_negative", cells.header(field))
    found = re.fullmatch(rf"(?:约|限)?\s?{_NUMBER}\s?[人名个]?", text)
    number = float(found[1].replace(",", "")) if found else None
    if text and number is None:
        cells.findings.warn("cell_unread", cells.header(field))
    if number is not None and number > _LIMITS["seats"]:
        cells.findings.warn("number_out_of_range", cells.header(field))
        return None
    return None if number is None else int(number)


def _subsidy_share(cells: FieldCells) -> float | None:
    """Return a share in [0, 1]; a sum of money is no share."""
    text = fold(cells.text("subsidy_share")).strip()
    if _ALL.match(text):
        return 1.0
    percent = re.match(r"(\d+(?:\.\d+)?)\s?%", text)
    if percent:
        return min(float(percent[1]) / 100, 1.0)
    return float(text) if re.fullmatch(r"[01](?:\.\d+)?", text) and float(text) <= 1 else None
