"""List the people a counselor may see, page by page, with what there is to do for them.

However many people there are, a page asks the database the same few times: who is looked
after, what is due, what is new, and the records of those who are shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

import numpy as np

from recommender.assistance.casework.reminders import ENDED_SHOWN_DAYS, Reminder, Reminding
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store, TableView
from recommender.retrieval.columns import SeekerColumns
from recommender.services.casework_files import CaseworkFolder
from recommender.services.people_in_scope import lies_in

MOST_IN_CASELOAD: Final = 100_000
MOST_NEWS: Final = 1000
MOST_NEW: Final = 500
WINDOW: Final = 400  # people with something due whose records are read for one page at most


@dataclass(frozen=True)
class PeopleWish:
    """Which people are wanted.

    Parameters
    ----------
    counselor
        What caseloads call the counselor.
    area
        The district that is served; with it those are listed too who live there, ``None``:
        the whole country.
    only_own
        Only the caseload.
    region
        Only who lives in this place.
    due, news
        Only people of whom one is reminded, or with new postings that were not looked at.
    after
        The id after which to go on.
    limit
        People on a page.
    """

    counselor: str
    area: str | None = None
    only_own: bool = True
    region: str | None = None
    due: bool = False
    news: bool = False
    after: str = ""
    limit: int = 50


@dataclass(frozen=True)
class PersonLine:
    """One person, who looks after them, what is due, the earliest first, and how much is new."""

    seeker: SeekerProfile
    counselor: str | None
    reminders: tuple[Reminder, ...]
    news: int


@dataclass(frozen=True)
class PeoplePage:
    """One page of people.

    Parameters
    ----------
    people
        In the order of their ids; where what is due is asked for, by the day.
    regions
        Where all of them live, with how many, before any choice; an empty code is unknown.
    total
        How many there are before a choice of what is due, which is judged page by page.
    later
        The id to go on after, empty on the last page.
    """

    people: tuple[PersonLine, ...]
    regions: tuple[tuple[str, int], ...]
    total: int
    later: str


def list_people(
    store: Store,
    view: TableView[SeekerColumns],
    folder: CaseworkFolder,
    today: date,
    wish: PeopleWish,
) -> PeoplePage:
    """Return one page of the people of a counselor.

    Parameters
    ----------
    store, view
        What is kept, and the index of people, which knows where they live.
    folder
        By when an office does what.
    today
        The day.
    wish
        Which people.
    """
    homes = _homes(store, view, wish)
    news = _unseen(store, wish.counselor)
    reminding = Reminding(folder.patterns(), folder.deadlines(), today)
    wanted = [i for i in sorted(homes) if _is_wanted(wish, homes[i])]
    if wish.news:
        wanted = [i for i in wanted if i in news]
    left = [i for i in wanted if i > wish.after]
    if wish.due:
        due = _due(store, reminding)
        left = [i for i in left if i in due]
    looked_at = left[: WINDOW if wish.due else wish.limit]
    reminders = _reminders(store, reminding, looked_at)
    shown = [i for i in looked_at if reminders.get(i)] if wish.due else looked_at
    page = shown[: wish.limit]
    last = page[-1] if len(shown) > wish.limit else (looked_at or [""])[-1]
    return PeoplePage(
        people=tuple(_lines(store, page, reminders, news, by_day=wish.due)),
        regions=tuple(sorted(Counter(homes.values()).items())),
        total=len(wanted),
        later=last if left and last != left[-1] else "",
    )


def _homes(store: Store, view: TableView[SeekerColumns], wish: PeopleWish) -> dict[str, str]:
    """Return where everybody in scope lives, by id; empty where that is not known."""
    entries = store.caseloads.page(counselor=wish.counselor, limit=MOST_IN_CASELOAD)
    own = [entry.seeker_id for entry in entries]
    inside = view.alive & np.isin(view.ids, own)
    if not wish.only_own:
        codes = np.unique(view.columns.home)
        near = [code for code in codes if lies_in(_code(code) or None, wish.area)]
        inside |= view.alive & np.isin(view.columns.home, near)
    rows = np.flatnonzero(inside)
    names = view.ids[rows].tolist()
    found = dict(zip(names, map(_code, view.columns.home[rows].tolist()), strict=True))
    # Whom the index has not read yet was added just now: a few, or their homes can wait.
    new = [i for i in own if i not in found]
    known = {one.id: one.home_region_code for one in store.seekers.get_many(new[:MOST_NEW])}
    return found | {i: known.get(i) or "" for i in new}


def _code(home: int) -> str:
    return f"{home:06d}" if home else ""


def _is_wanted(wish: PeopleWish, home: str) -> bool:
    return wish.region is None or home == wish.region or lies_in(home or None, wish.region)


def _unseen(store: Store, counselor: str) -> Counter[str]:
    """Return how many postings are new to a counselor, by person, among the newest of them."""
    page = store.notifications.page(counselor=counselor, seen=False, limit=MOST_NEWS)
    return Counter(one.seeker_id for one in page)


def _due(store: Store, reminding: Reminding) -> set[str]:
    """Return everybody who may have something due; what is sealed may say it is done."""
    ended = reminding.today - timedelta(ENDED_SHOWN_DAYS)
    records = (
        *store.ledger.due(reminding.shown_until("next_step", "counts")),
        *store.complaints.due(reminding.shown_until("complaint")),
        *store.assessments.due(reminding.shown_until("assessment"), since=ended),
    )
    return {one.seeker_id for one in records}


def _reminders(store: Store, reminding: Reminding, ids: Sequence[str]) -> dict[str, list[Reminder]]:
    found: list[Reminder] = []
    for entries in store.ledger.of_seekers(ids).values():
        found += reminding.of_ledger(entries)
    for complaints in store.complaints.of_seekers(ids).values():
        found += reminding.of_complaints(complaints)
    for assessments in store.assessments.of_seekers(ids).values():
        found += reminding.of_assessments(assessments)
    by_person: dict[str, list[Reminder]] = {}
    for one in sorted(found, key=lambda reminder: (reminder.due_on, reminder.kind)):
        by_person.setdefault(one.seeker_id, []).append(one)
    return by_person


def _lines(
    store: Store,
    ids: Sequence[str],
    reminders: dict[str, list[Reminder]],
    news: Counter[str],
    *,
    by_day: bool,
) -> list[PersonLine]:
    keepers = store.caseloads.get_many(ids)
    lines = [
        PersonLine(
            seeker=one,
            counselor=keepers[one.id].counselor if one.id in keepers else None,
            reminders=tuple(reminders.get(one.id, ())),
            news=news[one.id],
        )
        for one in store.seekers.get_many(ids)
    ]
    return sorted(lines, key=lambda line: line.reminders[0].due_on) if by_day else lines
