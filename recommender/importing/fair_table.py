"""Open one of the two tables of a fair: its header, its columns, and its rows one by one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from features.text import fold
from recommender.importing.cells import first_said
from recommender.importing.fair_headers import FairTable, columns_of
from recommender.importing.headers import TableHeaders, find_headers
from recommender.importing.mapping import ImportKind
from recommender.importing.reading import Reading
from recommender.importing.row_problems import RowError
from recommender.importing.source import SheetRow, SourceRow, SourceTable
from recommender.importing.source_rows import rows_under_headers

SOURCE: Final = "fair"
_KIND: Final[dict[FairTable, ImportKind]] = {"booths": "postings", "attendees": "seekers"}
_YES: Final = re.compile(r"是|有|可|可以|能|行|支持|接受|愿意|同意|√|yes|y|true|1(?:\.0)?")
_NO: Final = re.compile(r"否|不|没有|没|无|不可|不可以|不能|不行|不支持|不接受|不愿意|不同意|×|no|n|false|0(?:\.0)?")  # fmt: skip
_FAR: Final = re.compile(r"远程|视频|线上")
_OF_REMOTE: Final = re.compile(r"远程|视频|线上|面试|面谈|的|[。.!！]")


@dataclass
class ReadTable:
    """What reading a table leaves behind beside its records.

    Parameters
    ----------
    problems
        What to look at.
    left_out
        Rows that are no records, by reason.
    """

    problems: list[RowError] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True)
class OpenTable:
    """A table under its header.

    Parameters
    ----------
    table
        The file.
    headers
        Where its headers are, and what their columns hold.
    reading
        How its rows are read.
    columns
        Header of each field that only fairs have, and of those of `fields` it was opened with.
    """

    table: SourceTable
    headers: TableHeaders
    reading: Reading
    columns: dict[str, str]

    def rows(
        self, read: ReadTable, kept: Callable[[SheetRow], SourceRow | None] = lambda _: None
    ) -> Iterator[SourceRow]:
        """Yield the records; what is none is counted, unless `kept` makes one of it."""
        for found in rows_under_headers(self.table, self.headers):
            row = found if isinstance(found, SourceRow) else kept(found[0])
            if row is not None:
                yield row
            elif not isinstance(found, SourceRow):
                read.left_out[found[1]] += 1

    def said(self, row: SourceRow, name: str) -> str:
        """Return what a row says in a column, empty without it."""
        found = first_said(row.cells, [self.columns[name]]) if name in self.columns else None
        return found[1] if found else ""

    def remote(self, row: SourceRow) -> bool | None:
        """Return whether a row says yes to an interview at a distance; silence is neither."""
        return yes_or_no(self.said(row, "remote"))


def open_table(
    table: SourceTable,
    which: FairTable,
    today: date,
    near: str | None,
    fields: tuple[str, ...] = (),
) -> OpenTable:
    """Find the header of a table of a fair.

    Parameters
    ----------
    table
        The file.
    which
        What it holds.
    today
        The day of the plan.
    near
        Code of the place the fair is at.
    fields
        Of every posting or seeker, whose first column is asked for too.

    Raises
    ------
    HeaderNotFound
        It has no header that we know.
    """
    headers = find_headers(table, _KIND[which])
    columns = columns_of(headers.mapping.columns, which)
    for name in fields:
        for header in headers.mapping.headers_of(name)[:1]:
            columns[name] = header
    return OpenTable(table, headers, Reading(headers.mapping, SOURCE, today, near), columns)


def yes_or_no(text: str) -> bool | None:
    """Return what a cell answers; what is neither yes nor no is not known.

    Parameters
    ----------
    text
        Of the cell, such as ``可远程`` or ``不接受``.
    """
    whole = "".join(fold(text).split())
    bare = _OF_REMOTE.sub("", whole)
    if _NO.fullmatch(bare):
        return False
    return True if _YES.fullmatch(bare) or (not bare and _FAR.search(whole)) else None
