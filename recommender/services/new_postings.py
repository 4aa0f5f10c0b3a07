"""Find the postings that came in since counselors were last told of any, and those that wait."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from recommender.domain.change import Change
from recommender.domain.moment import day_of
from recommender.domain.notification import LookMark
from recommender.domain.posting import JobPosting
from recommender.ports import Store


@dataclass(frozen=True)
class NewPostings:
    """What to look at.

    Parameters
    ----------
    postings
        Open ones, by id.
    since
        The day each of them came in.
    on_hold
        Those that a steward holds: they wait, and their time begins when they are let go.
    out_of_time
        How many have waited for too long.
    """

    postings: Mapping[str, JobPosting]
    since: Mapping[str, date]
    on_hold: tuple[str, ...]
    out_of_time: int


def new_postings(
    store: Store, mark: LookMark, seq: int, today: date, days_waiting: int
) -> NewPostings:
    """Return postings created after `mark` and up to change `seq`, and those that wait.

    A posting that came in more than `days_waiting` days ago is looked at no more: so a first
    look, or one after a long pause, tells nobody of old postings.
    """
    since = {c.record_id: day_of(c.at) for c in _created(store, mark.seq, seq)}
    since |= store.notification_queue.waiting()
    stored = store.postings.get_many(sorted(since))
    still_open = [posting for posting in stored if posting.status == "open"]
    in_time = {p.id: p for p in still_open if (today - since[p.id]).days <= days_waiting}
    return NewPostings(
        postings=in_time,
        since={posting_id: since[posting_id] for posting_id in in_time},
        on_hold=tuple(posting.id for posting in stored if posting.status == "held"),
        out_of_time=len(still_open) - len(in_time),
    )


def _created(store: Store, after: int, last: int) -> Iterator[Change]:
    while part := store.changes.since(after):
        for change in part:
            if change.seq <= last and change.kind == "posting" and change.op == "created":
                yield change
        after = part[-1].seq
        if after >= last:
            return
