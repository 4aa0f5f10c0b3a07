"""What became of introductions: one suite for every `Store`."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from recommender.domain.event import Event, EventKind
from recommender.ports import IntroductionCounts, IntroductionWindow, Store

pytestmark = pytest.mark.contract
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
WINDOW = IntroductionWindow(
    seen_since=NOON - timedelta(days=180),
    live_since=NOON - timedelta(days=30),
    asked_until=NOON - timedelta(days=14),
    answer_within=timedelta(days=14),
)


def happened(
    store: Store, days_ago: float, kind: EventKind, posting: str = "p-1", seeker: str = "s-1"
) -> None:
    store.events.add_many(
        [
            Event(
                id=f"e-{posting}-{seeker}-{kind}-{days_ago}",
                at=NOON - timedelta(days=days_ago, microseconds=-7),
                kind=kind,
                seeker_id=seeker,
                posting_id=posting,
                reason="too_far" if kind == "dismissed" else None,
            )
        ]
    )


def counted(store: Store, *posting_ids: str, **more: str) -> dict[str, IntroductionCounts]:
    return store.events.introductions(posting_ids or ("p-1",), WINDOW, **more)


@pytest.mark.parametrize("kind", ["introduced", "applied", "interviewed", "hired"])
def test_what_is_under_way_counts_once_a_person(store: Store, kind: EventKind) -> None:
    happened(store, 3, kind)
    happened(store, 2, kind)
    happened(store, 2, kind, seeker="s-2")
    happened(store, 2, kind, posting="p-2")
    assert counted(store)["p-1"].live == 2
    assert counted(store, "p-1", "p-2", "p-3").keys() == {"p-1", "p-2"}


@pytest.mark.parametrize("kind", ["viewed", "saved"])
def test_looking_at_a_posting_counts_for_nothing(store: Store, kind: EventKind) -> None:
    happened(store, 1, kind)
    assert counted(store) == {}


@pytest.mark.parametrize("end", ["dismissed", "left"])
def test_what_ended_is_not_under_way_until_it_begins_again(store: Store, end: EventKind) -> None:
    happened(store, 5, "introduced")
    happened(store, 4, end)
    assert counted(store)["p-1"].live == 0
    happened(store, 3, "applied")
    assert counted(store)["p-1"].live == 1


def test_without_news_for_long_it_is_under_way_no_more(store: Store) -> None:
    happened(store, 31, "introduced")
    happened(store, 31, "introduced", seeker="s-2")
    happened(store, 29, "interviewed", seeker="s-2")
    assert counted(store)["p-1"].live == 1


def test_ones_own_introduction_is_left_out_of_what_is_under_way(store: Store) -> None:
    happened(store, 20, "introduced")
    happened(store, 20, "introduced", seeker="s-2")
    assert counted(store)["p-1"] == IntroductionCounts(live=2, asked=2, answered=0)
    own = counted(store, live_without="s-1")["p-1"]
    assert own == IntroductionCounts(live=1, asked=2, answered=0)


def test_an_answer_counts_in_time_only(store: Store) -> None:
    for seeker, answer in (("s-1", 20.0), ("s-2", 26.5), ("s-3", 40.0)):
        happened(store, 40, "introduced", seeker=seeker)
        happened(store, answer, "interviewed", seeker=seeker)
    assert counted(store)["p-1"] == IntroductionCounts(live=2, asked=3, answered=2)


def test_who_may_still_answer_in_time_is_not_asked_yet(store: Store) -> None:
    happened(store, 13, "introduced")
    happened(store, 12, "hired")
    assert counted(store)["p-1"] == IntroductionCounts(live=1, asked=0, answered=0)


def test_what_is_too_long_ago_counts_for_nothing(store: Store) -> None:
    happened(store, 181, "introduced")
    assert counted(store) == {}


def test_nobody_asked_for_is_nothing_found(store: Store) -> None:
    assert store.events.introductions([], WINDOW) == {}
