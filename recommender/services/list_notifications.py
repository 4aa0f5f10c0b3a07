"""Show counselors what they were told, as far as it still holds, and take note that they saw it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from recommender.domain.notification import Notification, ShownNotification
from recommender.errors import NotFound
from recommender.ports import NotificationPlace, Store
from recommender.retrieval.fair_wording import as_shown

CHUNK = 500


def list_notifications(
    store: Store,
    today: date,
    *,
    counselor: str | None = None,
    seen: bool | None = None,
    after: NotificationPlace | None = None,
    limit: int | None = None,
    language: str = "zh",
) -> list[ShownNotification]:
    """Return notifications, the newest day first and within it the best score.

    What is closed or past its last day is not among them, nor who is no longer looking or has
    refused to be introduced.

    Parameters
    ----------
    store
        Where they are.
    today
        The day.
    counselor
        Only theirs.
    seen
        Only those that were seen, or only those that were not.
    after
        Where to go on.
    limit
        How many at most; all of them by default.
    language
        ``zh`` or ``en``, of the reasons.
    """
    shown: list[ShownNotification] = []
    while limit is None or len(shown) < limit:
        size = CHUNK if limit is None else min(CHUNK, limit)
        page = store.notifications.page(counselor=counselor, seen=seen, after=after, limit=size)
        shown += _shown(store, page, today, language)
        if len(page) < size:
            break
        after = page[-1].day, page[-1].score, page[-1].id
    return shown[:limit]


def see_notifications(
    store: Store, today: date, ids: Sequence[str], *, language: str = "zh"
) -> list[ShownNotification]:
    """Mark notifications as seen, all of them or none, and return them.

    Raises
    ------
    NotFound
        One of them does not exist, or no longer holds.
    """
    held = store.notifications.get_many(ids)
    shown = {one.id: one for one in _shown(store, held, today, language)}
    missing = [i for i in ids if i not in shown]
    if missing:
        raise NotFound(kind="notification", id=missing[0])
    store.notifications.mark_seen(ids)
    return [shown[i].model_copy(update={"seen": True}) for i in dict.fromkeys(ids)]


def _shown(
    store: Store, notifications: Sequence[Notification], today: date, language: str
) -> list[ShownNotification]:
    people = store.seekers.get_many(sorted({one.seeker_id for one in notifications}))
    looking = {
        s.id for s in people if s.status == "open" and s.consents_to_introduction is not False
    }
    stored = store.postings.get_many(sorted({one.posting_id for one in notifications}))
    postings = {
        posting.id: as_shown(posting)
        for posting in stored
        if posting.status == "open" and (posting.valid_through or today) >= today
    }
    return [
        ShownNotification(
            id=one.id,
            posting_id=one.posting_id,
            title=postings[one.posting_id].title,
            employer_name=postings[one.posting_id].employer_name,
            seeker_id=one.seeker_id,
            counselor=one.counselor,
            score=one.score,
            reason=one.reason_zh if language == "zh" else one.reason_en,
            day=one.day,
            seen=one.seen,
        )
        for one in notifications
        if one.seeker_id in looking and one.posting_id in postings
    ]
