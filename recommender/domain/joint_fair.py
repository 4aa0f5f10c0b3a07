"""A joint fair of several cities: one pool of people, a plan a city, interviews across cities."""

from __future__ import annotations

from pydantic import Field

from recommender.domain.base import Count, Key, Record
from recommender.domain.fair import MergeBasis


class JointMerged(Record):
    """Somebody who signed up in two cities: planned in ``home``, where they are ``home_id``.

    ``row`` and ``same_as_row`` are of the files of ``city`` and ``same_as_city``.
    """

    city: Key
    attendee_id: Key
    row: Count
    same_as_city: Key
    same_as: Key
    same_as_row: Count
    basis: MergeBasis
    home: Key


class PostingAt(Record):
    """A posting at a booth of a city."""

    city: Key
    booth_id: Key
    posting_id: Key


class SamePosting(Record):
    """One posting of one employer that stands at booths of several cities; it counts once."""

    employer_name: str
    title: str
    places: tuple[PostingAt, ...]


class RemoteMeeting(Record):
    """An interview at a distance, in the slots that only such interviews have, from 0.

    The attendee is of ``attendee_city``, the booth of ``booth_city``. ``for_floor`` is true
    where they had too few meetings in their own city, false where they asked for it.
    """

    attendee_city: Key
    attendee_id: Key
    booth_city: Key
    booth_id: Key
    posting_id: Key
    slot: Count
    score: float
    widened: tuple[str, ...] = ()
    for_floor: bool


class CityFigures(Record):
    """What came of one city.

    Parameters
    ----------
    city, region_code, folder
        Which, and where its own plan lies.
    registered
        People who signed up there.
    elsewhere
        Of them, people who are planned in another city.
    placed, meetings
        People with a meeting there, and meetings.
    unplaced, below_floor
        People without any there, and with fewer than the floor, before interviews at a distance.
    booths, postings, openings
        What is offered; openings as far as the ads say them.
    remote_booths
        Booths that offer interviews at a distance.
    remote_out, remote_in
        Such interviews of its people, and of its booths.
    """

    city: Key
    region_code: str
    folder: str
    registered: Count
    elsewhere: Count
    placed: Count
    meetings: Count
    unplaced: Count
    below_floor: Count
    booths: Count
    postings: Count
    openings: Count
    remote_booths: Count
    remote_out: Count
    remote_in: Count


class JointPlan(Record):
    """The whole of a joint fair; the plan of each city lies in its folder.

    Parameters
    ----------
    cities
        In the order of the file.
    people
        Persons, each once however often they signed up.
    placed
        Of them, with at least one meeting, at a booth or at a distance.
    merged
        Who signed up in several cities.
    same_postings, postings
        Postings that stand in several cities, and how many different ones there are.
    remote, remote_slots
        Interviews at a distance, and in how many slots.
    remote_capacities
        By city and booth, such interviews in one slot.
    versions
        What made it.
    """

    cities: tuple[CityFigures, ...]
    people: Count
    placed: Count
    merged: tuple[JointMerged, ...] = ()
    same_postings: tuple[SamePosting, ...] = ()
    postings: Count
    remote: tuple[RemoteMeeting, ...] = ()
    remote_slots: Count
    remote_capacities: dict[Key, dict[Key, Count]] = Field(default_factory=dict)
    versions: dict[str, str]
