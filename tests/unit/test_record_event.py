"""Recording what happened: what is taken, what is refused, and what it never does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any, get_args

import pytest

from recommender.adapters.clock import FixedClock
from recommender.adapters.memory import MemoryStore
from recommender.domain.event import DISMISSAL_REASONS, EventKind
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict, InvalidInput, NotFound
from recommender.services.list_events import list_events
from recommender.services.record_event import NewEvent, record_event

pytestmark = pytest.mark.unit

NOW = datetime(2026, 11, 24, 4, tzinfo=UTC)
CLOCK = FixedClock(NOW)
WILLING = SeekerProfile(id="s-1", desired_titles=("保洁",), consents_to_introduction=True)


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(clock=CLOCK)
    store.seekers.put_many([WILLING])
    store.postings.put_many([JobPosting(id=f"p-{i}", source="甲", title="保洁") for i in range(3)])
    return store


def new(kind: EventKind = "viewed", **fields: Any) -> NewEvent:
    return NewEvent(**{"kind": kind, "seeker_id": "s-1", "posting_id": "p-1"} | fields)


def test_the_same_id_adds_nothing_even_when_now_is_later(store: MemoryStore) -> None:
    first, created = record_event(store, CLOCK, new(id="w-7"))
    later = FixedClock(NOW + timedelta(minutes=3))
    assert (created, record_event(store, later, new(id="w-7"))) == (True, (first, False))
    with pytest.raises(Conflict):
        record_event(store, CLOCK, new("saved", id="w-7"))
    with pytest.raises(Conflict):
        record_event(store, CLOCK, new(id="w-7", at=NOW - timedelta(days=1)))
    assert list_events(store) == [first]


def test_without_an_id_the_content_gives_it(store: MemoryStore) -> None:
    here = datetime(2026, 11, 24, 11)
    first, _ = record_event(store, CLOCK, new("applied", at=here))
    assert first.at == datetime(2026, 11, 24, 3, tzinfo=UTC)
    assert record_event(store, CLOCK, new("applied", at=first.at)) == (first, False)
    other, created = record_event(store, CLOCK, new("interviewed", at=here))
    assert created
    assert other.id != first.id


@pytest.mark.parametrize(("name", "missing"), [("seeker_id", "s-9"), ("posting_id", "p-9")])
def test_whom_or_what_nobody_knows_is_told_with_a_remedy(
    store: MemoryStore, name: str, missing: str
) -> None:
    with pytest.raises(NotFound, match=f"{missing}; check the id"):
        record_event(store, CLOCK, new(**{name: missing}))
    assert list_events(store) == []


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_dismissal_needs_its_reason(store: MemoryStore, reason: str | None) -> None:
    with pytest.raises(InvalidInput) as told:
        record_event(store, CLOCK, new("dismissed", reason=reason))
    assert all(word in told.value.message("zh") for word in DISMISSAL_REASONS)


@pytest.mark.parametrize("reason", [*DISMISSAL_REASONS, "要倒两趟公交，太远"])
def test_a_reason_is_of_the_list_or_in_own_words(store: MemoryStore, reason: str) -> None:
    event, _ = record_event(store, CLOCK, new("dismissed", reason=f" {reason} "))
    assert event.reason == reason


def test_what_is_still_to_come_has_not_happened(store: MemoryStore) -> None:
    with pytest.raises(InvalidInput, match="still to come"):
        record_event(store, CLOCK, new("hired", at=NOW + timedelta(hours=1)))
    with pytest.raises(InvalidInput, match=r"^The input cannot be used: at"):
        record_event(store, CLOCK, new("hired", at=datetime(1999, 1, 1, tzinfo=UTC)))


def test_not_interested_is_never_a_refused_introduction(store: MemoryStore) -> None:
    """拒绝介绍 takes benefits from people; pressing "not for me" must not come near it."""
    seq = store.changes.last_seq()
    for posting in ("p-0", "p-1", "p-2"):
        record_event(store, CLOCK, new("dismissed", posting_id=posting, reason="too_far"))
    assert store.seekers.get("s-1") == WILLING
    assert store.seekers.get("s-1").consents_to_introduction is True
    assert store.changes.last_seq() == seq
    kinds = [event.kind for event in list_events(store, seeker_id="s-1")]
    assert kinds == ["dismissed"] * 3
    assert "introduced" not in kinds


def test_there_is_no_kind_that_says_refused() -> None:
    words = (*get_args(EventKind), *DISMISSAL_REASONS)
    assert [word for word in words if "refus" in word or "reject" in word or "declin" in word] == []


@pytest.mark.parametrize("reason", ["拒绝介绍", "第二次拒绝职业介绍", "refused an introduction"])
def test_a_dismissal_cannot_be_written_down_as_a_refusal(store: MemoryStore, reason: str) -> None:
    with pytest.raises(InvalidInput, match="no refused introduction"):
        record_event(store, CLOCK, new("dismissed", reason=reason))
    assert list_events(store) == []


def test_a_long_history_comes_whole_or_up_to_a_limit(store: MemoryStore) -> None:
    for minute in range(5):
        record_event(store, CLOCK, new(at=NOW - timedelta(minutes=minute)))
    assert len(list_events(store, posting_id="p-1")) == 5
    assert [e.at for e in list_events(store, limit=2)] == [
        NOW - timedelta(minutes=4),
        NOW - timedelta(minutes=3),
    ]
    with pytest.raises(NotFound):
        list_events(store, seeker_id="s-9")
