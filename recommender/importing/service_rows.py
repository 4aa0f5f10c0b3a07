"""Read rows of service items."""

from __future__ import annotations

from typing import Any

from recommender.importing.drafts import Draft
from recommender.importing.reading import LONGEST_TITLE, FieldCells, Reading
from recommender.importing.source import SourceRow


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
