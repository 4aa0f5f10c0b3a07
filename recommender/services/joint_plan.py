"""A joint fair that was planned, with what it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from recommender.domain.fair_report import FairDay
from recommender.domain.joint_fair import JointMerged, SamePosting
from recommender.importing.joint_cities import CitySpec
from recommender.services.joint_remote import Remote
from recommender.services.plan_fair import PlannedFair
from recommender.services.plan_fair_options import FairOptions


@dataclass(frozen=True)
class PlannedCity:
    """One city of a joint fair with its plan.

    Parameters
    ----------
    spec
        Its line of the list of cities.
    options
        How it was planned.
    hours
        Its slots on the clock, as far as they are known.
    made
        Its plan, sound by itself.
    """

    spec: CitySpec
    options: FairOptions
    hours: FairDay
    made: PlannedFair

    @property
    def elsewhere(self) -> dict[str, str]:
        """Return who signed up here and is planned in another city, and in which."""
        people = self.made.inputs.guests.people
        return {person.id: person.elsewhere for person in people if person.elsewhere}


@dataclass(frozen=True)
class PlannedJoint:
    """A joint fair.

    Parameters
    ----------
    cities
        In the order of the list.
    remote
        Interviews at a distance as a fair of its own, whose ids begin with the city.
    remote_hours
        Their slots on the clock, as far as they are known.
    found
        What they were chosen from.
    merged, same
        Who signed up in several cities, and which postings stand in several.
    """

    cities: tuple[PlannedCity, ...]
    remote: PlannedFair
    remote_hours: FairDay
    found: Remote
    merged: tuple[JointMerged, ...]
    same: tuple[SamePosting, ...]
