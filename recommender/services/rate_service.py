"""Keep how satisfied somebody is with the service (五级评价)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from recommender.domain.base import stable_id
from recommender.domain.feedback import SEEKER, Satisfaction, SatisfactionLevel
from recommender.errors import NotFound
from recommender.ports import Clock, Store
from recommender.services.add_case_record import add_once, happened_at, valid


@dataclass(frozen=True, repr=False)
class NewRating:
    """What somebody says of the service.

    Parameters
    ----------
    seeker_id, level
        Who, and one of five levels.
    entry_id
        The line of the ledger it is about; ``None``: the service as a whole.
    comment, by
        In their own words, and who wrote it down.
    id, at
        As of a line of the ledger (`recommender.services.record_service.NewEntry`).
    """

    seeker_id: str
    level: SatisfactionLevel
    entry_id: str | None = None
    comment: str = ""
    by: str = SEEKER
    id: str = ""
    at: datetime | None = None


def rate_service(store: Store, clock: Clock, new: NewRating) -> tuple[Satisfaction, bool]:
    """Keep a rating and return it, and whether it is new.

    Raises
    ------
    NotFound
        There is no such seeker, or that line is not in their ledger.
    InvalidInput
        A moment still to come.
    Conflict
        The id is that of another rating.
    """
    fields = {**vars(new), "id": new.id or "new", "at": happened_at(new.at, clock.now())}
    rating = valid(Satisfaction, fields)
    if not new.id:
        rating = rating.model_copy(update={"id": stable_id("r", rating.to_json().decode())})
    with store.transaction() as tx:
        tx.seekers.get(rating.seeker_id)
        rated = rating.entry_id and tx.ledger.get(rating.entry_id).seeker_id
        if rated and rated != rating.seeker_id:
            raise NotFound(kind="ledger", id=rating.entry_id)
        return add_once(tx.ratings, rating, () if new.at else ("at",))
