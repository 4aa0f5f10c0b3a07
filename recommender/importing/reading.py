"""What readers of rows share: the cells of one row by field, with the problems found."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from recommender.importing.cells import has_lost_digits, items_of, said, text_of
from recommender.importing.drafts import DEFAULT_SOURCE
from recommender.importing.mapping import ColumnMapping
from recommender.importing.row_problems import Findings
from recommender.importing.source import Cell, SourceRow

LONGEST_TITLE: Final = 200
LONGEST_LINE: Final = 500
LONGEST_TEXT: Final = 10_000
_CLOSED: Final = re.compile(
    r"关闭|已关|停招|停止|下架|结束|招满|撤销|失效|过期|作废|closed?|inactive", re.IGNORECASE
)
_HELD: Final = re.compile(r"暂停|待审|审核中|未审|held", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What is the same for all rows of an import.

    Parameters
    ----------
    mapping
        The columns.
    source
        Name of the feed for rows that do not name theirs; ``None`` for the default.
    today
        The day dates without a year are near to.
    near
        Code of the place that the rows are from; it settles names that several places share.
    """

    mapping: ColumnMapping
    source: str | None
    today: date
    near: str | None = None

    @property
    def default_source(self) -> str:
        """The feed of rows that do not name theirs."""
        return self.source or DEFAULT_SOURCE


class FieldCells:
    """The cells of one row by what they hold.

    Parameters
    ----------
    row
        The row.
    reading
        What is the same for all rows.
    """

    def __init__(self, row: SourceRow, reading: Reading) -> None:
        self._row, self._reading = row, reading
        self._headers = reading.mapping.by_field
        self.findings = Findings(row)
        if row.unreadable:
            self.findings.reject(f"unreadable_{row.unreadable}")

    @property
    def today(self) -> date:
        """The day of the import."""
        return self._reading.today

    @property
    def near(self) -> str | None:
        """Code of the place that the rows are from."""
        return self._reading.near

    def cells(self, field: str) -> Iterator[tuple[str, Cell]]:
        """Yield header and cell of the columns of a field, the preferred first."""
        for header in self._headers.get(field, ()):
            if header in self._row.cells:
                yield header, self._row.cells[header]

    def texts(self, field: str) -> list[tuple[str, str]]:
        """Return header and text of the columns of a field that say something."""
        return [(header, text) for header, cell in self.cells(field) if (text := said(cell))]

    def text(self, field: str) -> str:
        """Return the first text that says something, empty if none does."""
        for header in self._headers.get(field, ()):
            text = said(self._row.cells.get(header))
            if text:
                return text
        return ""

    def header(self, field: str) -> str:
        """Return the column that `text` was taken from, else the preferred one."""
        headers = self._headers.get(field, ("",))
        return next((h for h in headers if said(self._row.cells.get(h))), headers[0])

    def raw_text(self, field: str) -> str:
        """Return the first text, also one such as 无 that stands for nothing."""
        return next((text for _, cell in self.cells(field) if (text := text_of(cell))), "")

    def items(self, field: str) -> tuple[str, ...]:
        """Return the distinct items of all columns of a list-valued field."""
        return tuple(dict.fromkeys(i for _, cell in self.cells(field) for i in items_of(cell)))

    def line(self, field: str, limit: int = LONGEST_LINE) -> str | None:
        """Return one line of text, cut at `limit` with a warning, ``None`` if silent."""
        text = " ".join(self.text(field).split())
        return self.cut(text, limit, field) or None

    def prose(self, *fields: str) -> str:
        """Return the texts of fields below each other, each once."""
        parts = dict.fromkeys(text for field in fields for _, text in self.texts(field))
        return self.cut("\n".join(parts), LONGEST_TEXT, fields[0])

    def cut(self, text: str, limit: int, field: str) -> str:
        """Return at most `limit` characters of a field's text, with a warning if that is less."""
        if len(text) <= limit:
            return text
        self.findings.warn("text_cut", self.header(field))
        return text[:limit].rstrip()

    def source(self) -> str:
        """Return the feed of the row."""
        return self.line("source", LONGEST_TITLE) or self._reading.default_source

    def source_id(self) -> str | None:
        """Return the row's own identifier; one that has lost digits keeps the row out."""
        for header, cell in self.cells("source_id"):
            if has_lost_digits(cell):
                self.findings.reject("id_digits_lost", header)
                return None
            if text := said(cell):
                return self.cut(" ".join(text.split()), LONGEST_TITLE, "source_id")
        return None

    def status(self) -> str:
        """Return ``open`` unless the row says that it is closed or held."""
        text = self.text("status")
        if _CLOSED.search(text):
            return "closed"
        return "held" if _HELD.search(text) else "open"
