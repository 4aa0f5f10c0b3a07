"""Read a file into records with ids, and the rows that cannot become one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any, Final

from pydantic import ValidationError

from features.progress import Progress
from recommender.domain.base import Record
from recommender.domain.seeker import SeekerProfile
from recommender.importing.course_rows import read_course
from recommender.importing.drafts import Draft, Identity
from recommender.importing.headers import TableHeaders, find_headers
from recommender.importing.mapping import ColumnMapping, ImportKind
from recommender.importing.posting_rows import read_posting
from recommender.importing.reading import Reading
from recommender.importing.record_rows import RECORDS, is_export, read_record
from recommender.importing.row_problems import Findings, RejectedRow, RowError, row_error
from recommender.importing.seeker_rows import read_seeker
from recommender.importing.service_rows import read_service
from recommender.importing.source import SourceRow, SourceTable
from recommender.importing.source_rows import rows_under_headers
from recommender.ports import TableReader

ReadRow = Callable[[SourceRow, Reading], Draft]

_READERS: Final[dict[ImportKind, ReadRow]] = {
    "postings": read_posting,
    "seekers": read_seeker,
    "courses": read_course,
    "services": read_service,
}
_REPORTED_ROWS: Final = 500


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that became a record.

    Parameters
    ----------
    record
        With an empty id, unless the row names the id it was exported with.
    identity
        What makes two rows the same record; ``None`` where the id is given.
    protected
        Sensitive facts of a seeker.
    counselor
        Who looks after a seeker, empty where the row does not say.
    """

    record: Any
    identity: Identity | None
    protected: Mapping[str, Any]
    counselor: str = ""


@dataclass
class ReadImport:
    """A file, read.

    Parameters
    ----------
    mapping
        What the columns were taken for.
    n_rows
        Rows that should be records.
    entries
        Those that are.
    lost
        Identities of rows that are not, as far as they can be told.
    rejected, warnings
        What is wrong, with and without consequence for the row.
    left_out
        Rows that are no records, by reason.
    """

    mapping: ColumnMapping
    n_rows: int = 0
    entries: list[Entry] = field(default_factory=list)
    lost: list[Identity] = field(default_factory=list)
    rejected: list[RejectedRow] = field(default_factory=list)
    warnings: list[RowError] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)

    @property
    def sources(self) -> set[str]:
        """The feeds the rows belong to."""
        return {entry.record.source for entry in self.entries}


def read_import(
    reader: TableReader,
    path: Path,
    kind: ImportKind,
    *,
    mapping: ColumnMapping | None,
    source: str | None,
    today: date,
    near: str | None = None,
    progress: Progress,
) -> ReadImport:
    """Read a file of one kind of records; nothing is written.

    Parameters
    ----------
    reader
        Opens files.
    path
        The file.
    kind
        What it holds.
    mapping
        Columns, instead of a guess.
    source
        Name of the feed for rows that do not name theirs.
    today
        The day dates without a year are near to.
    near
        Code of the place that the rows are from.
    progress
        Told ``("import", done, total)`` rows.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided
        The file cannot be read.
    HeaderNotFound
        It has no header we know.
    """
    table = reader.read(path)
    headers = find_headers(table, kind, mapping)
    read = ReadImport(headers.mapping)
    read.left_out["hidden sheet"] = len(table.hidden_sheets)
    read.left_out["sheet without header"] = sum(
        bool(sheet.rows) and place not in headers.of_sheet
        for place, sheet in enumerate(table.sheets)
    )
    rows = _rows(table, headers, read, progress)
    if is_export(headers.mapping.columns, kind):
        _take_records(rows, kind, read)
    else:
        _take_drafts(rows, kind, Reading(headers.mapping, source, today, near), read)
    return read


def _rows(
    table: SourceTable, headers: TableHeaders, read: ReadImport, progress: Progress
) -> Iterator[SourceRow]:
    total = sum(
        len(table.sheets[place].rows) - header.index - 1
        for place, header in headers.of_sheet.items()
    )
    for done, row in enumerate(rows_under_headers(table, headers), start=1):
        if done % _REPORTED_ROWS == 0:
            progress("import", done, total)
        if isinstance(row, SourceRow):
            read.n_rows += 1
            yield row
        else:
            read.left_out[row[1]] += 1
    progress("import", total, total)


def _take_drafts(
    rows: Iterator[SourceRow], kind: ImportKind, reading: Reading, read: ReadImport
) -> None:
    of_identity: dict[Identity, list[Findings]] = defaultdict(list)
    for row in rows:
        draft = _READERS[kind](row, reading)
        record = None if draft.findings.errors else _record(draft, kind, reading)
        if record is None:
            read.lost.append(draft.identity)
        else:
            entry = Entry(record, draft.identity, draft.protected, draft.counselor)
            read.entries.append(entry)
            if draft.source_id is not None:
                of_identity[draft.identity].append(draft.findings)
        _note(draft.findings, read)
    header = next(iter(read.mapping.headers_of("source_id")), "")
    for together in of_identity.values():
        if len(together) > 1:
            read.warnings += [row_error(one.row, "id_repeated", header) for one in together]


def _record(draft: Draft, kind: ImportKind, reading: Reading) -> Record | None:
    whole = {"id": "", "source": draft.source, "source_id": draft.source_id, **draft.fields}
    try:
        return _told_in_words(RECORDS[kind].model_validate(whole), reading)
    except ValidationError as error:
        for one in error.errors():
            draft.findings.reject("not_a_record", detail=f"{one['loc']}: {one['msg']}")
        return None


def _told_in_words(record: Record, reading: Reading) -> Record:
    """Return a seeker with what the free words add, anything else as it is."""
    if not isinstance(record, SeekerProfile):
        return record
    # Its dictionaries are large, and only seekers need them.
    from recommender.services.enrich_seekers import enrich

    return enrich(record, reading.today, reading.near)


def _take_records(rows: Iterator[SourceRow], kind: ImportKind, read: ReadImport) -> None:
    for row in rows:
        findings, record = read_record(row, kind)
        if record is not None:
            read.entries.append(Entry(record, None, {}))
        _note(findings, read)


def _note(findings: Findings, read: ReadImport) -> None:
    if findings.errors:
        read.rejected.append(RejectedRow(findings.row, tuple(findings.errors)))
    read.warnings += findings.warnings
