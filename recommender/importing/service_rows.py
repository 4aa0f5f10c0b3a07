"""Read rows of service items."""

from __future__ import annotations

from typing import Any, Final

from recommender.importing.drafts import Draft
from recommender.importing.reading import LONGEST_TITLE, FieldCells, Reading
from recommender.importing.source import SourceRow

# What a column of kinds may hold, and the word that the record keeps.
KINDS: Final = {
    "jobs": ("jobs", "就业", "求职", "就业服务", "招聘"),
    "help": ("help", "援助", "就业援助", "帮扶"),
    "benefit": ("benefit", "待遇补贴", "补贴", "待遇", "津贴"),
    "insurance": ("insurance", "社保", "社会保险", "参保"),
    "startup": ("startup", "创业", "创业服务"),
    "training": ("training", "培训", "技能", "职业培训", "技能培训"),
    "rights": ("rights", "维权", "劳动维权", "权益", "劳动关系", "仲裁", "监察"),
    "employer": ("employer", "单位", "用人单位", "企业"),
    "advice": ("advice", "咨询", "便民"),
    "other": ("other", "其他", "其它"),
}
_KIND_OF: Final = {word: kind for kind, words in KINDS.items() for word in words}


def read_service(row: SourceRow, reading: Reading) -> Draft:
    """Read one row as a service item.

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
    fields: dict[str, Any] = {
        "title": title,
        "kind": _kind(cells),
        "summary": cells.prose("summary"),
        "conditions": cells.prose("conditions"),
        "proofs": cells.items("proofs"),
        "place": cells.line("place"),
        "time_limit": cells.line("time_limit"),
        "contact": cells.line("contact"),
        "legal_source": cells.line("legal_source"),
        "keywords": cells.items("keywords"),
        "status": cells.status(),
    }
    return Draft(cells.findings, source, source_id, (title or "", fields["place"] or ""), fields)


def _kind(cells: FieldCells) -> str | None:
    """Return the kind a row names; a word that is none of ours is unknown, with a warning."""
    text = (cells.line("kind") or "").lower()
    kind = _KIND_OF.get(text)
    if text and kind is None:
        cells.findings.warn("cell_unread", cells.header("kind"))
    return kind
