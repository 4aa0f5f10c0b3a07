"""One table in every format gives the same records."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from recommender.adapters.clock import PLACE, FixedClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.domain.posting import JobPosting
from recommender.services.import_records import import_records
from tests.tables import FORMATS, POSTING_HEADERS, POSTING_ROWS, Row, write_table

pytestmark = pytest.mark.contract

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=PLACE))


def imported(path: Path) -> list[JobPosting]:
    store = MemoryStore()
    import_records(store, FileTableReader(), FileTableWriter(), CLOCK, path, "postings")
    return store.postings.page(limit=1000)


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_records(tmp_path: Path, form: str) -> None:
    expected = imported(write_table(tmp_path, "utf8.csv", POSTING_HEADERS, POSTING_ROWS))
    assert len(expected) == len(POSTING_ROWS)
    path = write_table(tmp_path, form, POSTING_HEADERS, POSTING_ROWS)
    assert imported(path) == expected


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_rows_does_not_matter(tmp_path: Path, form: str) -> None:
    rows: list[Row] = [
        *POSTING_ROWS,
        POSTING_ROWS[0],
        ("细纱挡车工", *POSTING_ROWS[0][1:2], "面议", *POSTING_ROWS[0][3:]),
    ]
    expected = imported(write_table(tmp_path, form, POSTING_HEADERS, rows))
    assert len(expected) == len(rows)
    assert imported(write_table(tmp_path, form, POSTING_HEADERS, rows[::-1])) == expected


@pytest.mark.parametrize("form", FORMATS)
def test_rows_keep_their_numbers(tmp_path: Path, form: str) -> None:
    path = write_table(tmp_path, form, POSTING_HEADERS, POSTING_ROWS)
    sheet = FileTableReader().read(path).sheets[0]
    numbers = [row.number for row in sheet.rows]
    first = 1
    assert numbers == list(range(first, first + len(numbers)))
    assert len(numbers) == len(POSTING_ROWS) + (sheet.keys is None)
