"""Load the sample city, its dates moved to today; never beside records of anybody else."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from recommender.errors import StoreNotEmpty
from recommender.importing.mapping import ImportKind
from recommender.ports import Store, TableReader, TableWriter
from recommender.services.import_records import ImportOptions, ImportReport, import_records

BASE_DAY: Final = date(2026, 11, 20)
# 荆州市, where the sample city stands.
SAMPLE_REGION: Final = "421000"
FILES: Final[tuple[tuple[str, ImportKind], ...]] = (
    ("postings_production.jsonl", "postings"),
    ("postings_services.jsonl", "postings"),
    ("apprenticeships.jsonl", "postings"),
    ("public_welfare.jsonl", "postings"),
    ("seekers.jsonl", "seekers"),
    ("courses.jsonl", "courses"),
    ("services.jsonl", "services"),
)


class _BaseDay:
    """The day on which the sample was written, for dates without a year."""

    def now(self) -> datetime:
        return datetime(BASE_DAY.year, BASE_DAY.month, BASE_DAY.day, tzinfo=UTC)

    def today(self) -> date:
        return BASE_DAY


def load_sample(
    store: Store,
    reader: TableReader,
    writer: TableWriter,
    folder: Path,
    today: date,
    *,
    screen: bool = True,
) -> dict[str, int]:
    """Import every file of the sample city; return how many rows each has.

    Doing it again, on another day or after it was cut off, brings the city up to date.

    Parameters
    ----------
    store
        A store that is empty or holds the sample city.
    reader, writer
        Of files.
    folder
        ``data/sample``.
    today
        The day that stands for the sample's base day.
    screen
        Hold back what a steward must see first, as any import does.

    Raises
    ------
    StoreNotEmpty
        There are other records; the sample never mixes with real ones.
    """

    def load(name: str, kind: ImportKind, *, dry_run: bool) -> ImportReport:
        options = ImportOptions(near=SAMPLE_REGION, dry_run=dry_run, screen=screen)
        path = folder / name
        return import_records(store, reader, writer, _BaseDay(), path, kind, options).report

    if store.postings.count() or store.seekers.count():
        _refuse_others(store, {name: load(name, kind, dry_run=True) for name, kind in FILES})
    reports = {name: load(name, kind, dry_run=False) for name, kind in FILES}
    _move_dates(store, today - BASE_DAY)
    return {name: report.rows - report.rejected for name, report in reports.items()}


def _refuse_others(store: Store, reports: Mapping[str, ImportReport]) -> None:
    """Raise unless the records that are there are those that the files would meet again."""
    for kind, part in (("postings", store.postings), ("seekers", store.seekers)):
        met = sum(reports[n].updated + reports[n].unchanged for n, k in FILES if k == kind)
        if met < part.count():
            raise StoreNotEmpty(postings=store.postings.count(), seekers=store.seekers.count())


def _move_dates(store: Store, by: timedelta) -> None:
    with store.transaction() as tx:
        tx.postings.put_many(
            [
                p.model_copy(
                    update={
                        "posted_on": p.posted_on and p.posted_on + by,
                        "valid_through": p.valid_through and p.valid_through + by,
                    }
                )
                for p in tx.postings.page(limit=10_000)
            ]
        )
        tx.courses.put_many(
            [
                c.model_copy(
                    update={
                        "starts_on": c.starts_on and c.starts_on + by,
                        "ends_on": c.ends_on and c.ends_on + by,
                    }
                )
                for c in tx.courses.page(limit=10_000)
            ]
        )
