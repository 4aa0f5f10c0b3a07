"""What a fair came to: demand and supply, fill, scores, who was left over, and what came of it."""

from __future__ import annotations

from datetime import date, time
from typing import Annotated

from pydantic import Field

from recommender.domain.base import Count, Key, Record
from recommender.domain.fair import UnplacedCode
from recommender.domain.fair_day import OutcomeResult

Share = Annotated[float, Field(ge=0, le=1)]


class FairDay(Record):
    """The hours of a fair, as far as they are known.

    Parameters
    ----------
    day
        On which it is held.
    starts
        When the first slot begins; without it no slot has a time.
    slot_minutes
        How long a meeting is.
    walk_minutes
        Between two slots, to walk to the next booth.
    lunch
        From when to when nobody meets.
    """

    day: date | None = None
    starts: time | None = None
    slot_minutes: Count = 20
    walk_minutes: Count = 5
    lunch: tuple[time, time] | None = None


class TradeFigures(Record):
    """One group of occupations (中类): how many are wanted and how many want it.

    Parameters
    ----------
    code, name
        Of the classification; both empty for postings, or wishes, of which no class is sure.
    postings
        Offered at the fair, those included that were not planned.
    openings
        People wanted, as far as the ads say it.
    openings_unknown
        Postings that do not say how many people they want.
    attendees
        Who want this above all.
    meetings
        Planned about such postings.
    """

    code: str
    name: str
    postings: Count
    openings: Count
    openings_unknown: Count
    attendees: Count
    meetings: Count


class BoothFigures(Record):
    """One booth: `places` and `fill` are ``None`` where its capacity is not known."""

    booth_id: str
    employer_name: str
    meetings: Count
    places: Count | None
    fill: Share | None


class ScoreBand(Record):
    """How many meetings have a score from `low` up to `high`."""

    low: Share
    high: Share
    meetings: Count


class Outcomes(Record):
    """What was noted on the day.

    Parameters
    ----------
    signed_in
        People who came, by the log.
    noted
        Meetings with a result; of several results of one meeting the last counts.
    of_planned
        Meetings that were planned.
    results
        How many of each.
    by_booth
        The same by booth.
    """

    signed_in: Count
    noted: Count
    of_planned: Count
    results: dict[OutcomeResult, Count]
    by_booth: dict[Key, dict[OutcomeResult, Count]]


class FairReport(Record):
    """The figures of one fair; ``outcomes`` is ``None`` as long as nothing was noted."""

    hours: FairDay
    attendees: Count
    placed: Count
    unplaced: Count
    below_floor: Count
    booths: Count
    booths_without: Count
    postings: Count
    meetings: Count
    slots: Count
    floor: Count
    trades: tuple[TradeFigures, ...]
    fill: tuple[BoothFigures, ...]
    scores: tuple[ScoreBand, ...]
    left_over: dict[UnplacedCode, Count]
    outcomes: Outcomes | None = None
    versions: dict[str, str]
