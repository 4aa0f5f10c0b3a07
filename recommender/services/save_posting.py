"""Write one posting: create it, replace it, or close it."""

from __future__ import annotations

from datetime import datetime

from recommender.domain.posting import JobPosting
from recommender.ports import Store
from recommender.services.hold_postings import grounds_of, keep_hold, put_screened


def save_posting(store: Store, posting: JobPosting, at: datetime) -> tuple[JobPosting, bool]:
    """Create or replace a posting; return it as it is stored, and whether it is new.

    What a steward must see first is held back, and what is held stays so.

    Parameters
    ----------
    store
        Where to.
    posting
        What is sent.
    at
        Now.
    """
    grounds = grounds_of([posting])
    with store.transaction() as tx:
        before = next(iter(tx.postings.get_many([posting.id])), None)
        (stored,) = put_screened(tx, [keep_hold(posting, before)], grounds, at)
    return stored, before is None


def close_posting(store: Store, posting_id: str) -> JobPosting:
    """Close a posting, if it is not closed yet, and return it.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    with store.transaction() as tx:
        tx.postings.close_many([posting_id])
        return tx.postings.get(posting_id)
