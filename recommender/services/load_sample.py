"""Load the sample city into an empty store, its dates moved to today."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from recommender.errors import StoreNotEmpty
from recommender.importing.mapping import ImportKind
from recommender.ports import Store, TableReader, TableWriter
from recommender.services.import_records import ImportOptions, import_records

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
    store: Store, reader: TableReader, writer: TableWriter, folder: Path, today: date
) -> dict[str, int]:
    """Import every file of the sample city; return how many rows each gave.

    Parameters
    ----------
    store
        An empty store.
    reader, writer
        Of files.
    folder
        ``data/sample``.
    today
        The day that stands for the sample's base day.

    Raises
    ------
    StoreNotEmpty
        There are records already; the sample never mixes with real ones.
    """
    if store.postings.count() or store.seekers.count():
        raise StoreNotEmpty(postings=store.postings.count(), seekers=store.seekers.count())
    loaded: dict[str, int] = {}
    options = ImportOptions(near=SAMPLE_REGION)
    for name, kind in FILES:
        imported = import_records(store, reader, writer, _BaseDay(), folder / name, kind, options)
        loaded[name] = imported.report.created
    _move_dates(store, today - BASE_DAY)
    return loaded


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
