"""Import a file of postings, seekers, courses or services, all of it or nothing."""

from __future__ import annotations

import gc
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, cast

from features.progress import Progress, silent
from recommender.domain.audit import AuditEntry
from recommender.domain.base import Record, stable_id
from recommender.domain.notification import CaseloadEntry
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import CloseTooMany
from recommender.importing.mapping import ColumnMapping, ImportKind
from recommender.importing.row_problems import RejectedRow, RowError
from recommender.ports import Clock, Repository, Store, TableReader, TableWriter, Transaction
from recommender.services.account_desk import OPERATOR
from recommender.services.hold_postings import Grounds, grounds_of, ids_to_hold, put_screened
from recommender.services.identify_records import identify, merged
from recommender.services.link_duplicates import DuplicateLinking, find_links, stored_links
from recommender.services.read_import import ReadImport, read_import

_FEW_TO_CLOSE: Final = 10
IMPORTED: Final = "imported"


@dataclass(frozen=True)
class ImportOptions:
    """How to import.

    Parameters
    ----------
    mapping
        Columns, instead of a guess.
    source
        Name of the feed for rows that do not name theirs.
    dry_run
        Report what would happen and store nothing.
    errors_path
        Where rejected rows go; ``None`` for nowhere.
    near
        GB/T 2260 code of the place that the rows are from; it settles names that several
        places share.
    close_missing
        Close what the feed no longer holds.
    yes
        Close even if that is most of it.
    screen
        Hold back what a steward must see first.
    by
        Who imports, for the audit trail.
    """

    mapping: ColumnMapping | None = None
    source: str | None = None
    dry_run: bool = False
    errors_path: Path | None = None
    near: str | None = None
    close_missing: bool = False
    yes: bool = False
    screen: bool = True
    by: str = OPERATOR


class ImportReport(Record):
    """What an import did; ``rows`` is the sum of the next four.

    ``left_out`` counts what is no record (totals, notes, repeated headers, sheets without
    a header), ``warning_codes`` the warnings by kind, ``held`` the postings that were held
    back for what their ads say.
    """

    rows: int
    created: int
    updated: int
    unchanged: int
    rejected: int
    linked_duplicates: int
    errors_file: str | None
    seconds: float
    warnings: int
    warning_codes: dict[str, int]
    closed: int
    held: int
    left_out: dict[str, int]
    mapping: dict[str, str | None]
    dry_run: bool


@dataclass(frozen=True)
class Imported:
    """The report, and the rejected rows and the warnings behind their counts."""

    report: ImportReport
    mapping: ColumnMapping
    warnings: Sequence[RowError]
    rejected: Sequence[RejectedRow]


def import_records(
    store: Store,
    reader: TableReader,
    writer: TableWriter,
    clock: Clock,
    path: Path,
    kind: ImportKind,
    options: ImportOptions | None = None,
    progress: Progress = silent,
) -> Imported:
    """Import a file in one transaction and report what happened.

    Importing the same file again changes nothing. A posting that was closed and stands in
    the feed again is open again; one that was held stays held, and one that a steward
    released stays open as long as its ad says nothing new that is to be held back.

    Parameters
    ----------
    store
        Where to.
    reader, writer
        For the file and for the workbook of rejected rows.
    clock
        Today.
    path
        The file.
    kind
        What it holds.
    options
        How.
    progress
        Told ``("import", done, total)`` rows.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        The file cannot be read.
    CloseTooMany
        Most of the feed would be closed.
    """
    started = time.perf_counter()
    options = options or ImportOptions()
    with _collector_paused():
        read = read_import(
            reader,
            path,
            kind,
            mapping=options.mapping,
            source=options.source,
            today=clock.today(),
            near=options.near,
            progress=progress,
        )
        plan = _plan(store, read, kind, options)
        if not options.dry_run:
            _write(store, kind, plan, clock)
            _note(store, kind, sorted(read.sources), options.by, clock)
    report = ImportReport(
        rows=read.n_rows,
        created=len(plan.created),
        updated=len(plan.updated),
        unchanged=plan.n_records - len(plan.created) - len(plan.updated),
        rejected=len(read.rejected),
        linked_duplicates=len(plan.linked),
        errors_file=_write_rejected(writer, read, options),
        seconds=round(time.perf_counter() - started, 3),
        warnings=len(read.warnings),
        warning_codes=dict(Counter(warning.code for warning in read.warnings)),
        closed=len(plan.closing),
        held=plan.n_held,
        left_out={reason: count for reason, count in read.left_out.items() if count},
        mapping=read.mapping.columns,
        dry_run=options.dry_run,
    )
    return Imported(report, read.mapping, read.warnings, read.rejected)


@contextmanager
def _collector_paused() -> Iterator[None]:
    """Pause the search for cycles, which rows and records never form.

    It walks over all of them again and again as they grow: a quarter of the time.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@dataclass(frozen=True)
class _Plan:
    """What an import will write."""

    n_records: int
    created: Sequence[Any]
    updated: Sequence[Any]
    closing: Sequence[str]
    protected: Sequence[SensitiveFacts]
    links: DuplicateLinking | None
    linked: frozenset[str]
    counselors: Mapping[str, str]
    grounds: Grounds
    n_held: int


def _repository(holder: Store | Transaction, kind: ImportKind) -> Repository[Any]:
    return cast("Repository[Any]", getattr(holder, kind))


def _plan(store: Store, read: ReadImport, kind: ImportKind, options: ImportOptions) -> _Plan:
    repository = _repository(store, kind)
    found = identify(repository, read.entries, read.lost, kind)
    created = [record for i, record in found.records.items() if i not in found.before]
    updated = [
        record
        for i, record in found.records.items()
        if i in found.before and record != found.before[i]
    ]
    closing = _closing(repository, read, found.present, options) if options.close_missing else []
    ids, links, linked = list(found.records), None, frozenset[str]()
    if kind == "postings" and (created or updated):
        links = find_links(store, list(found.records.values()))
        linked = links.linked
    elif kind == "postings":
        linked = stored_links(store, ids)
    screened = kind == "postings" and options.screen
    grounds = grounds_of([*created, *updated]) if screened else {}
    to_hold = ids_to_hold(store.holds, grounds)
    return _Plan(
        n_records=len(ids),
        created=created,
        updated=updated,
        closing=closing,
        protected=found.protected,
        links=links,
        linked=linked,
        counselors=found.counselors,
        grounds=grounds,
        n_held=sum(found.records[i].status != "held" for i in to_hold),
    )


def _closing(
    repository: Repository[Any], read: ReadImport, present: set[str], options: ImportOptions
) -> list[str]:
    """Return the open ids of the feeds that the file no longer holds."""
    closing: list[str] = []
    for source in sorted(read.sources):
        open_ids = repository.ids(source=source, status="open")
        missing = [i for i in open_ids if i not in present]
        if len(missing) > max(_FEW_TO_CLOSE, len(open_ids) / 2) and not options.yes:
            raise CloseTooMany(source=source, open=len(open_ids), closing=len(missing))
        closing += missing
    return closing


def _write(store: Store, kind: ImportKind, plan: _Plan, clock: Clock) -> None:
    if not (plan.created or plan.updated or plan.closing or plan.protected or plan.counselors):
        return
    with store.transaction() as tx:
        repository = _repository(tx, kind)
        records = _current(repository, [*plan.created, *plan.updated])
        if kind == "postings":
            put_screened(tx, records, plan.grounds, clock.now())
        else:
            repository.put_many(records)
        repository.close_many(plan.closing)
        if plan.links is not None:
            tx.duplicates.set_many(plan.links.changed)
        if plan.protected:
            tx.sensitive.put_many(
                [facts for facts in plan.protected if tx.sensitive.get(facts.seeker_id) != facts]
            )
        if plan.counselors:
            now = clock.now()
            tx.caseloads.put_many(
                [
                    CaseloadEntry(seeker_id=seeker_id, counselor=name, at=now)
                    for seeker_id, name in plan.counselors.items()
                ]
            )


def _note(store: Store, kind: ImportKind, sources: Sequence[str], by: str, clock: Clock) -> None:
    """Leave a line a feed in the audit trail, also where nothing was new: it was looked at."""
    at = clock.now()
    with store.transaction() as tx:
        for source in sources:
            tx.audit.add(
                AuditEntry(
                    id=stable_id("x", kind, source, at.isoformat(), str(time.perf_counter_ns())),
                    at=at,
                    actor=by,
                    action=IMPORTED,
                    record_kind=kind,
                    record_id=source,
                )
            )


def _current(repository: Repository[Any], records: Sequence[Any]) -> list[Any]:
    """Merge again with what is stored now, locked, in case somebody held it meanwhile."""
    now = {record.id: record for record in repository.get_many([r.id for r in records])}
    return [merged(record, now.get(record.id)) for record in records]


def _write_rejected(writer: TableWriter, read: ReadImport, options: ImportOptions) -> str | None:
    if not read.rejected or options.errors_path is None:
        return None
    names_source = bool(read.mapping.headers_of("source"))
    extra = {"来源": options.source} if options.source and not names_source else {}
    writer.write_rejected(options.errors_path, read.rejected, extra)
    return str(options.errors_path)
