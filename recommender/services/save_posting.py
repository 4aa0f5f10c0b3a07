"""Write one posting: create it, replace it, or close it."""

from __future__ import annotations

from recommender.domain.posting import JobPosting
from recommender.ports import Store


def save_posting(store: Store, posting: JobPosting) -> bool:
    """Create or replace a posting and return whether it is new."""
    with store.transaction() as tx:
        return posting.id in tx.postings.put_many([posting]).created


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
