"""Lists that are searched, and what is counted over them, on every store."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from recommender.domain.audit import AuditEntry
from recommender.domain.event import Event
from recommender.ports import AuditSearch, IntroductionWindow, PostingSearch, Store
from recommender.services.link_duplicates import find_links
from tests.contract.records import posting

pytestmark = pytest.mark.contract
TODAY = date(2026, 11, 24)
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)


def fill(store: Store) -> None:
    """Store postings of two feeds, of many ages."""
    ages = (0, 7, 8, 30, 31, 90, 91, None)
    made = [
        posting(
            n,
            source="A" if n % 2 else "B",
            title=f"第{n}号 Welder 100%",
            employer_name="长" * 300 + "尾" if n == 1 else f"样例{n}厂",
            region_code="421002" if n < 4 else "420100",
            status="held" if n == 6 else "closed" if n == 7 else "open",
            posted_on=None if age is None else TODAY - timedelta(days=age),
            valid_through=TODAY + timedelta(days=n - 2) if n < 3 else None,
        )
        for n, age in enumerate(ages)
    ]
    store.postings.put_many(made)


def found(store: Store, **wanted: str) -> list[str]:
    """Return the titles of a search, two a page."""
    titles: list[str] = []
    after = ""
    while page := store.register.search(PostingSearch(**wanted), after_id=after, limit=2):
        assert len(page) <= 2
        titles += [one.title[1] for one in page]
        after = page[-1].id
    return sorted(titles)


@pytest.mark.parametrize(
    ("wanted", "there"),
    [
        ({}, "01234567"),
        ({"title": "wELDER"}, "01234567"),
        ({"title": "第3"}, "3"),
        ({"title": "100%"}, "01234567"),
        ({"title": "1%"}, ""),
        ({"title": "_"}, ""),
        ({"employer": "例5"}, "5"),
        ({"employer": "长长"}, "1"),
        ({"employer": "尾"}, ""),
        ({"status": "held"}, "6"),
        ({"source": "A"}, "1357"),
        ({"region": "4210"}, "0123"),
        ({"region": "42", "status": "open", "source": "B", "title": "welder"}, "024"),
    ],
)
def test_postings_are_found_by_what_is_given(
    store: Store, wanted: dict[str, str], there: str
) -> None:
    fill(store)
    assert found(store, **wanted) == list(there)


def test_a_changed_posting_is_found_by_its_new_words(store: Store) -> None:
    fill(store)
    (one,) = store.register.search(PostingSearch(title="第3"))
    store.postings.put_many([one.model_copy(update={"title": "第3号厨师"})])
    assert found(store, title="厨师") == ["3"]
    assert found(store, title="第3号 W") == []


def test_feeds_are_counted_by_status_age_and_end(store: Store) -> None:
    fill(store)
    one, other = store.register.sources(TODAY)
    assert (one.source, one.n_open, one.n_held, one.n_closed) == ("A", 3, 0, 1)
    assert (one.by_age, one.n_soon, one.n_over) == ((1, 1, 1, 0, 0), 0, 1)
    assert (other.source, other.n_open, other.n_held, other.n_closed) == ("B", 3, 1, 0)
    assert (other.by_age, other.n_soon, other.n_over) == ((1, 1, 1, 0, 0), 1, 1)
    undated = posting(9, source="C", posted_on=None)
    store.postings.put_many([undated, posting(10, source="C", posted_on=date(2020, 1, 1))])
    assert store.register.sources(TODAY)[2].by_age == (0, 0, 0, 1, 1)


def line(number: int, **more: str) -> AuditEntry:
    """Return one line of the audit trail, an hour after the one before."""
    given = {"actor": "a", "action": "signed_in", "record_kind": "account", "record_id": "1"}
    at = NOON + timedelta(hours=number)
    return AuditEntry.model_validate({"id": f"x{number:02d}", "at": at, **given, **more})


def test_the_audit_trail_is_searched_newest_first(store: Store) -> None:
    lines = [
        line(0),
        line(1, actor="b", action="erased", record_kind="seeker"),
        line(2, action="erased", record_kind="seeker"),
        line(13, actor="c"),  # one in the morning of the 25th in China
        line(14, actor="c", action="imported", record_kind="postings", record_id="A"),
        line(15, actor="c", action="imported", record_kind="postings", record_id="A"),
        line(16, actor="c", action="imported", record_kind="postings", record_id="B"),
    ]
    for one in lines:
        store.audit.add(one)

    def seen(search: AuditSearch) -> list[int]:
        ids: list[int] = []
        before = None
        while page := store.audit.search(search, before=before, limit=2):
            ids += [int(entry.id[1:]) for entry in page]
            before = (page[-1].at, page[-1].id)
        return ids

    assert seen(AuditSearch()) == [16, 15, 14, 13, 2, 1, 0]
    assert seen(AuditSearch(actors=("a",))) == [2, 0]
    assert seen(AuditSearch(actors=("a", "b"))) == [2, 1, 0]
    assert seen(AuditSearch(action="erased")) == [2, 1]
    assert seen(AuditSearch(actors=("a", "b"), action="erased", record_kind="seeker")) == [2, 1]
    assert seen(AuditSearch(record_kind="account", until=TODAY)) == [0]
    assert seen(AuditSearch(since=TODAY + timedelta(days=1), actors=("c",))) == [16, 15, 14, 13]
    assert seen(AuditSearch(actors=("nobody",))) == []
    last = store.audit.last("imported", "postings")
    assert last == {"A": lines[5].at, "B": lines[6].at}


def test_clusters_are_listed_and_a_posting_can_be_set_apart(store: Store) -> None:
    alike = [
        posting(n, title="仓库打包员", employer_name="样例厂", region_code="421002")
        for n in range(4)
    ]
    store.postings.put_many(alike)
    store.duplicates.set_many(find_links(store, []).changed)
    ids = sorted(one.id for one in alike)
    assert store.duplicates.page() == {ids[0]: ids}
    assert store.duplicates.page(after_id=ids[0]) == {}
    with store.transaction() as tx:
        tx.duplicates.set_apart(ids[0], "李老师", NOON)
    assert store.duplicates.apart() == [ids[0]]
    store.duplicates.set_many(find_links(store, []).changed)
    assert store.duplicates.page() == {ids[1]: ids[1:]}
    assert store.duplicates.take_back(ids[0]) is True
    assert store.duplicates.take_back(ids[0]) is False
    store.duplicates.set_many(find_links(store, []).changed)
    assert store.duplicates.page() == {ids[0]: ids}
    store.duplicates.set_apart(ids[1], "李老师", NOON)
    store.postings.delete_many([ids[1]])
    assert store.duplicates.apart() == []


def test_answers_are_counted_by_employer(store: Store) -> None:
    store.postings.put_many(
        [
            posting(1, employer_name="甲厂"),
            posting(2, employer_name="甲厂"),
            posting(3, employer_name="乙厂"),
            posting(4, employer_name=None),
        ]
    )
    ids = {n: posting(n).id for n in range(1, 5)}

    def event(name: str, number: int, kind: str, days: int) -> Event:
        at = NOON - timedelta(days=days)
        values = {"id": f"{name}-{kind}", "at": at, "kind": kind, "seeker_id": name}
        return Event.model_validate({**values, "posting_id": ids[number]})

    store.events.add_many(
        [
            event("s1", 1, "introduced", 30),
            event("s1", 1, "interviewed", 28),
            event("s2", 2, "introduced", 30),
            event("s2", 2, "hired", 3),  # too late
            event("s3", 3, "introduced", 1),  # may still be answered
            event("s4", 4, "introduced", 30),
        ]
    )
    window = IntroductionWindow(
        seen_since=NOON - timedelta(days=90),
        live_since=NOON - timedelta(days=30),
        asked_until=NOON - timedelta(days=14),
        answer_within=timedelta(days=14),
    )
    assert store.events.by_employer(window) == {"甲厂": (2, 1)}
