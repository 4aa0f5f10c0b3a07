"""Read what has happened, page by page or all of it."""

from __future__ import annotations

from recommender.domain.event import Event
from recommender.ports import Store

CHUNK = 1000


def list_events(
    store: Store,
    *,
    seeker_id: str | None = None,
    posting_id: str | None = None,
    limit: int | None = None,
) -> list[Event]:
    """Return events in the order of time and id, all of them unless there is a limit.

    Raises
    ------
    NotFound
        There is no such seeker or posting.
    """
    known(store, seeker_id, posting_id)
    found: list[Event] = []
    while limit is None or len(found) < limit:
        after = (found[-1].at, found[-1].id) if found else None
        wanted = CHUNK if limit is None else min(CHUNK, limit - len(found))
        page = store.events.page(
            seeker_id=seeker_id, posting_id=posting_id, after=after, limit=wanted
        )
        if not page:
            break
        found += page
    return found


def known(store: Store, seeker_id: str | None, posting_id: str | None) -> None:
    """Raise `NotFound` when a seeker or posting that is named is not there."""
    if seeker_id is not None:
        store.seekers.get(seeker_id)
    if posting_id is not None:
        store.postings.get(posting_id)
