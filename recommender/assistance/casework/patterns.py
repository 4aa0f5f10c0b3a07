"""Service counts (131, 311, 1131): what is promised within a time, and how much of it was done."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from recommender.assistance.rules.durations import Duration
from recommender.domain.base import Record
from recommender.domain.ledger import LedgerEntry, LedgerKind
from recommender.domain.moment import day_of


@dataclass(frozen=True, slots=True)
class Requirement:
    """What has to be done how often.

    Parameters
    ----------
    kinds
        Any of these counts. A kind is in one requirement of a pattern only, so that no entry
        counts twice.
    at_least
        How often.
    different_postings
        The same posting counts once.
    """

    kinds: tuple[LedgerKind, ...]
    at_least: int
    different_postings: bool = False


@dataclass(frozen=True, slots=True)
class ServicePattern:
    """What is promised to a group of people.

    Parameters
    ----------
    id, version
        Its name, such as ``131``, and the version of the file.
    title_zh, title_en, group_zh, group_en
        What it is called, and whom it is for.
    within
        In which time, from the intake on.
    valid_from, valid_until
        The days on which a period can be opened with it.
    basis
        ``statute``, ``secondary`` or ``local``: how far the numbers were checked.
    requirements
        What has to be done.
    """

    id: str
    version: str
    title_zh: str
    title_en: str
    group_zh: str
    group_en: str
    within: Duration
    valid_from: date
    valid_until: date
    basis: str
    requirements: tuple[Requirement, ...]

    def last_day(self, start: date) -> date:
        """Return the last day of a period that begins on `start`."""
        return self.within.after(start) - timedelta(1)


class ServiceCount(Record):
    """How much of one requirement is done; `missing` is what is left to do."""

    kinds: tuple[LedgerKind, ...]
    at_least: int
    done: int
    missing: int


class PatternCount(Record):
    """How much of a pattern is done in a period.

    Parameters
    ----------
    pattern, pattern_version
        By which pattern.
    since, until
        First and last day of the period.
    counts
        By requirement, in the order of the pattern.
    met
        Nothing is missing.
    """

    pattern: str
    pattern_version: str
    since: date
    until: date
    counts: tuple[ServiceCount, ...]
    met: bool


def count_services(
    pattern: ServicePattern, entries: Iterable[LedgerEntry], since: date, until: date
) -> PatternCount:
    """Count what was done of a pattern from one day to another, both included.

    Parameters
    ----------
    pattern
        What is promised.
    entries
        The ledger of one person; what lies outside the period does not count.
    since, until
        The period.
    """
    within = [entry for entry in entries if since <= day_of(entry.at) <= until]
    counts = tuple(_count(requirement, within) for requirement in pattern.requirements)
    return PatternCount(
        pattern=pattern.id,
        pattern_version=pattern.version,
        since=since,
        until=until,
        counts=counts,
        met=not any(count.missing for count in counts),
    )


def _count(requirement: Requirement, entries: Sequence[LedgerEntry]) -> ServiceCount:
    fitting = [entry for entry in entries if entry.kind in requirement.kinds]
    done = len(fitting)
    if requirement.different_postings:
        named = [entry.posting_id for entry in fitting if entry.posting_id is not None]
        done += len(set(named)) - len(named)
    return ServiceCount(
        kinds=requirement.kinds,
        at_least=requirement.at_least,
        done=done,
        missing=max(0, requirement.at_least - done),
    )
