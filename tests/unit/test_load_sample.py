"""The sample city, loaded into memory."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.domain.posting import JobPosting
from recommender.errors import StoreNotEmpty
from recommender.services.load_sample import BASE_DAY, FILES, load_sample
from recommender.settings import Settings

pytestmark = pytest.mark.unit
POSTING_FILES = [name for name, kind in FILES if kind == "postings"]
LATER = BASE_DAY + timedelta(days=100)


def load(store: MemoryStore, today: date = LATER) -> dict[str, int]:
    folder = Settings().sample_dir
    return load_sample(store, FileTableReader(), FileTableWriter(), folder, today)


@pytest.fixture(scope="module")
def city() -> MemoryStore:
    store = MemoryStore()
    loaded = load(store)
    assert sum(loaded.values()) == sum(
        part.count() for part in (store.postings, store.seekers, store.courses, store.services)
    )
    return store


def test_places_are_read_as_those_of_the_city(city: MemoryStore) -> None:
    """沙市长港路 names no city; elsewhere 沙市 might be any market of sand."""
    places = {p.address: p.region_code for p in city.postings.page()}
    in_town = {code for address, code in places.items() if (address or "").startswith("沙市")}
    # One of them lists two districts, which is the city.
    assert in_town == {"421002", "421000"}


def test_dates_move_with_the_day_of_loading(city: MemoryStore) -> None:
    moved = {p.source_id: (p.posted_on, p.valid_through) for p in city.postings.page()}
    posted, closing = moved["FW-0001"]
    assert posted == date(2026, 11, 3) + (LATER - BASE_DAY)
    assert closing == date(2026, 12, 31) + (LATER - BASE_DAY)


def test_loading_again_brings_it_up_to_date() -> None:
    city = MemoryStore()
    first, again = load(city, LATER), load(city, LATER + timedelta(days=7))
    assert again == first
    assert city.postings.count() == sum(n for name, n in first.items() if name in POSTING_FILES)
    moved = {p.source_id: p.posted_on for p in city.postings.page()}
    assert moved["FW-0001"] == date(2026, 11, 3) + (LATER - BASE_DAY) + timedelta(days=7)


def test_the_sample_never_mixes_with_other_records() -> None:
    store = MemoryStore()
    store.postings.put_many([JobPosting(id="p-1", source="feed", title="电工")])
    before = store.changes.last_seq()
    with pytest.raises(StoreNotEmpty):
        load(store)
    assert store.changes.last_seq() == before


def test_nor_does_it_move_the_dates_of_records_that_came_later(city: MemoryStore) -> None:
    city.postings.put_many([JobPosting(id="p-1", source="feed", title="电工")])
    with pytest.raises(StoreNotEmpty):
        load(city)
