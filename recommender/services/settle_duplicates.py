"""Say that a posting is no duplicate, or take that back; clusters follow at once."""

from __future__ import annotations

from recommender.domain.audit import AuditEntry
from recommender.domain.base import stable_id
from recommender.ports import Clock, Store, Transaction
from recommender.services.link_duplicates import find_links


def set_apart(store: Store, clock: Clock, posting_id: str, by: str) -> None:
    """Take a posting out of its cluster for good: imports do not link it again.

    Parameters
    ----------
    store, clock
        Where it is kept, and when.
    posting_id
        Which posting; all open postings are compared anew.
    by
        Who says so.

    Raises
    ------
    NotFound
        There is no such posting.
    """
    with store.transaction() as tx:
        tx.postings.get(posting_id)
        if posting_id in tx.duplicates.apart():
            return
        tx.duplicates.set_apart(posting_id, by, clock.now())
        _note(tx, clock, "set_apart", posting_id, by)
    _link(store)


def take_back(store: Store, clock: Clock, posting_id: str, by: str) -> None:
    """Compare a posting with others again.

    Parameters
    ----------
    store, clock, posting_id, by
        See `set_apart`.
    """
    with store.transaction() as tx:
        if tx.duplicates.take_back(posting_id):
            _note(tx, clock, "set_apart_taken_back", posting_id, by)
    _link(store)


def _link(store: Store) -> None:
    changed = find_links(store, []).changed
    if changed:
        with store.transaction() as tx:
            tx.duplicates.set_many(changed)


def _note(tx: Transaction, clock: Clock, action: str, posting_id: str, by: str) -> None:
    at = clock.now()
    tx.audit.add(
        AuditEntry(
            id=stable_id("x", action, posting_id, at.isoformat()),
            at=at,
            actor=by,
            action=action,
            record_kind="posting",
            record_id=posting_id,
        )
    )
