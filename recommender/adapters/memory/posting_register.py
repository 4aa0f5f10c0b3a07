"""Postings as a list to search, in memory."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from typing import cast

from recommender.adapters.memory.state import Access
from recommender.domain.posting import JobPosting
from recommender.ports.registers import (
    AGE_DAYS,
    SEARCHED_CHARACTERS,
    SOON_DAYS,
    PostingSearch,
    SourceCounts,
)


class MemoryPostingRegister:
    """A `PostingRegister` over a `State`."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def search(
        self, wanted: PostingSearch, *, after_id: str = "", limit: int = 50
    ) -> list[JobPosting]:
        """Return up to `limit` postings with ids above `after_id`, in id order."""
        found = [one for one in self._all() if one.id > after_id and _is_wanted(one, wanted)]
        return sorted(found, key=lambda one: one.id)[:limit]

    def sources(self, today: date) -> list[SourceCounts]:
        """Return the feeds by name, with how fresh they are on a day."""
        feeds: dict[str, list[JobPosting]] = defaultdict(list)
        for one in self._all():
            feeds[one.source].append(one)
        return [_counts(source, feeds[source], today) for source in sorted(feeds)]

    def _all(self) -> list[JobPosting]:
        return cast("list[JobPosting]", list(self._access.read().records["posting"].values()))


def _is_wanted(posting: JobPosting, wanted: PostingSearch) -> bool:
    return (
        _holds(posting.title, wanted.title)
        and _holds(posting.employer_name or "", wanted.employer)
        and wanted.status in ("", posting.status)
        and wanted.source in ("", posting.source)
        and (posting.region_code or "").startswith(wanted.region)
    )


def _holds(text: str, words: str) -> bool:
    return words.lower() in text[:SEARCHED_CHARACTERS].lower()


def _counts(source: str, postings: Sequence[JobPosting], today: date) -> SourceCounts:
    is_open = [one for one in postings if one.status == "open"]
    ends = [one.valid_through for one in is_open if one.valid_through is not None]
    by_age = [0] * (len(AGE_DAYS) + 2)
    for one in is_open:
        by_age[_age(one.posted_on, today)] += 1
    return SourceCounts(
        source,
        n_open=len(is_open),
        n_held=sum(one.status == "held" for one in postings),
        n_closed=sum(one.status == "closed" for one in postings),
        by_age=tuple(by_age),
        n_soon=sum(today <= end <= today + timedelta(days=SOON_DAYS) for end in ends),
        n_over=sum(end < today for end in ends),
    )


def _age(posted: date | None, today: date) -> int:
    """Return the place of an age in `SourceCounts.by_age`."""
    if posted is None:
        return len(AGE_DAYS) + 1
    days = (today - posted).days
    return next((place for place, most in enumerate(AGE_DAYS) if days <= most), len(AGE_DAYS))
