"""Write down which counselor looks after whom, and take it back."""

from __future__ import annotations

from pydantic import ValidationError

from recommender.domain.notification import CaseloadEntry
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Clock, Store

CHUNK = 1000


def assign_seeker(
    store: Store, clock: Clock, seeker_id: str, counselor: str
) -> tuple[CaseloadEntry, bool]:
    """Put a seeker into a counselor's caseload, out of any other, and return the entry.

    Returns
    -------
    The entry, and whether anything was written.

    Raises
    ------
    NotFound
        There is no such seeker.
    InvalidInput
        The counselor has no name, or too long a one.
    """
    try:
        entry = CaseloadEntry(seeker_id=seeker_id, counselor=counselor, at=clock.now())
    except ValidationError:
        raise InvalidInput(
            detail_zh="责任人要写，且不超过200字",
            detail_en="name the counselor, in at most 200 characters",
        ) from None
    with store.transaction() as tx:
        tx.seekers.get(seeker_id)
        written = bool(tx.caseloads.put_many([entry]))
        return tx.caseloads.get_many([seeker_id])[seeker_id], written


def unassign_seeker(store: Store, seeker_id: str) -> None:
    """Take a seeker out of the caseload they are in.

    Raises
    ------
    NotFound
        Nobody looks after a seeker with that id.
    """
    if not store.caseloads.delete(seeker_id):
        raise NotFound(kind="caseload entry", id=seeker_id)


def list_caseload(store: Store, counselor: str | None = None) -> list[CaseloadEntry]:
    """Return who is in a caseload, or in any, in the order of seekers' ids."""
    found: list[CaseloadEntry] = []
    while page := store.caseloads.page(
        counselor=counselor, after=found[-1].seeker_id if found else "", limit=CHUNK
    ):
        found += page
    return found
