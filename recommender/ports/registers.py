"""Ports for long lists that stewards and operators search, and for what is counted over them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Protocol

from recommender.domain.posting import JobPosting

SEARCHED_CHARACTERS: Final = 200
"""So much of a title and of an employer's name is searched."""
AGE_DAYS: Final = (7, 30, 90)
"""Bounds of the ages that open postings are counted by, in days since they were posted."""
SOON_DAYS: Final = 7
"""A posting that ends within so many days expires soon."""


@dataclass(frozen=True)
class PostingSearch:
    """Which postings to list.

    Parameters
    ----------
    title, employer
        Words that stand in them somewhere, whatever the case; empty for any.
    status, source
        Exactly; empty for any.
    region
        First digits of the GB/T 2260 code, two for a province, four for a city; empty for any.
    """

    title: str = ""
    employer: str = ""
    status: str = ""
    source: str = ""
    region: str = ""


@dataclass(frozen=True)
class SourceCounts:
    """How fresh the postings of one feed are.

    Parameters
    ----------
    source
        The feed.
    n_open, n_held, n_closed
        Postings by status.
    by_age
        Open postings posted within each of `AGE_DAYS`, earlier than that, and without a day;
        each counts once.
    n_soon, n_over
        Open postings that end within `SOON_DAYS`, and those whose last day is over.
    """

    source: str
    n_open: int
    n_held: int
    n_closed: int
    by_age: tuple[int, ...]
    n_soon: int
    n_over: int


class PostingRegister(Protocol):
    """Postings as a list to search; every call is one look at the database, two at most."""

    def search(
        self, wanted: PostingSearch, *, after_id: str = "", limit: int = 50
    ) -> list[JobPosting]:
        """Return up to `limit` postings with ids above `after_id`, in id order."""
        ...

    def sources(self, today: date) -> list[SourceCounts]:
        """Return the feeds by name, with how fresh they are on a day."""
        ...


@dataclass(frozen=True)
class AuditSearch:
    """Which lines of the audit trail to list.

    Parameters
    ----------
    actors
        Names that one actor goes by; empty for any.
    action, record_kind
        Exactly; empty for any.
    since, until
        Days in Asia/Shanghai, both included; ``None`` for any.
    """

    actors: Sequence[str] = ()
    action: str = ""
    record_kind: str = ""
    since: date | None = None
    until: date | None = None
