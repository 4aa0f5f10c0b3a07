"""Postings as a list to search, in the database."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, case, func, select

from recommender.adapters.sql.access import Access
from recommender.adapters.sql.failures import told
from recommender.adapters.sql.tables import RECORDS
from recommender.domain.posting import JobPosting
from recommender.ports.registers import AGE_DAYS, SOON_DAYS, PostingSearch, SourceCounts

_POSTINGS = RECORDS["posting"]
_IS = _POSTINGS.c


class SqlPostingRegister:
    """A `PostingRegister` over one table."""

    def __init__(self, access: Access) -> None:
        self._access = access

    def search(
        self, wanted: PostingSearch, *, after_id: str = "", limit: int = 50
    ) -> list[JobPosting]:
        """Return up to `limit` postings with ids above `after_id`, in id order."""
        # The ids come from an index that holds all that is searched; only those that are
        # shown are read from the table.
        ids = select(_IS.id).where(_IS.id > after_id, *_conditions(wanted))
        found = ids.order_by(_IS.id).limit(limit).subquery()
        query = select(_IS.record).where(_IS.id.in_(select(found.c.id))).order_by(_IS.id)
        with told(), self._access.reading() as connection:
            return [JobPosting.from_json(body) for body in connection.execute(query).scalars()]

    def sources(self, today: date) -> list[SourceCounts]:
        """Return the feeds by name, with how fresh they are on a day."""
        with told(), self._access.reading() as connection:
            rows = connection.execute(_sources(today)).all()
        return [
            SourceCounts(
                source=row[0],
                n_open=int(row[1]),
                n_held=int(row[2]),
                n_closed=int(row[3]),
                by_age=tuple(map(int, row[6:])),
                n_soon=int(row[4]),
                n_over=int(row[5]),
            )
            for row in rows
        ]


def _conditions(wanted: PostingSearch) -> Iterator[ColumnElement[bool]]:
    if wanted.title:
        yield _IS.title.icontains(wanted.title, autoescape=True)
    if wanted.employer:
        yield _IS.employer_name.icontains(wanted.employer, autoescape=True)
    # Joined with nothing, so that no narrower index is taken, which would read the table
    # for every title.
    if wanted.status:
        yield (_IS.status + "") == wanted.status
    if wanted.source:
        yield (_IS.source + "") == wanted.source
    if wanted.region:
        yield _IS.region_code.startswith(wanted.region, autoescape=True)


def _sources(today: date) -> Select[Any]:
    is_open, posted, ends = _IS.status == "open", _IS.posted_on, _IS.valid_through
    soon = today + timedelta(days=SOON_DAYS)
    bounds = [today - timedelta(days=days) for days in AGE_DAYS]
    later = [posted.is_not(None), *(posted < bound for bound in bounds)]
    ages = [and_(before, posted >= bound) for before, bound in zip(later, bounds, strict=False)]
    return (
        select(
            _IS.source,
            _count(is_open),
            _count(_IS.status == "held"),
            _count(_IS.status == "closed"),
            _count(is_open, ends.between(today, soon)),
            _count(is_open, ends < today),
            *(_count(is_open, age) for age in (*ages, later[-1], posted.is_(None))),
        )
        .group_by(_IS.source)
        .order_by(_IS.source)
    )


def _count(*conditions: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((and_(*conditions), 1), else_=0))
