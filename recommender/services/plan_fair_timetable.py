"""When the meetings of a plan are, and what booths and people need to know for it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, get_args

import numpy as np
from numpy.typing import NDArray

from recommender.domain.fair import AccessKind, Booth
from recommender.domain.seeker import SeekerProfile
from recommender.fairs.access import preference
from recommender.fairs.problem import Floats, Ints, Pairs
from recommender.fairs.slots import give_slots
from recommender.fairs.walks import UNKNOWN, fewer_walks
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_reading import FairPeople

KINDS: Final[tuple[AccessKind, ...]] = get_args(AccessKind)


def give_times(met: Pairs, booths: Sequence[Booth], options: FairOptions) -> Ints:
    """Return the slot of each meeting: breaks left free, few walks between halls.

    Parameters
    ----------
    met
        Who meets whom.
    booths
        In order.
    options
        Slots and breaks.
    """
    open_slots = np.array(options.open_slots, dtype=np.int64)
    slot = open_slots[give_slots(met.attendee, met.booth, len(open_slots))]
    return fewer_walks(met.attendee, met.booth, slot, places(booths, options), booth_halls(booths))


def places(booths: Sequence[Booth], options: FairOptions) -> Ints:
    """Return the meetings each booth holds in each slot, ``(n_booths, n_slots)``.

    Parameters
    ----------
    booths
        In order.
    options
        Slots and breaks.
    """
    capacity = np.zeros((len(booths), options.slots), dtype=np.int64)
    held = np.array([booth.capacity_per_slot or 0 for booth in booths], dtype=np.int64)
    capacity[:, list(options.open_slots)] = held[:, None]
    return capacity


def booth_halls(booths: Sequence[Booth]) -> Ints:
    """Return a number for the hall of each booth, -1 where it is not known.

    Parameters
    ----------
    booths
        In order.
    """
    names = sorted({booth.hall for booth in booths if booth.hall})
    number = {name: place for place, name in enumerate(names)}
    return np.array([number.get(booth.hall, UNKNOWN) for booth in booths], dtype=np.int64)


def preferred(
    pairs: Pairs,
    seekers: Sequence[SeekerProfile],
    guests: FairPeople,
    booths: Sequence[Booth],
    worth: float,
) -> Floats:
    """Return what pairs count for beyond their score: what somebody needs and a booth offers.

    Parameters
    ----------
    pairs
        Those that may meet.
    seekers
        Those who are matched, in order.
    guests
        Everybody, with what they need.
    booths
        In order, with what they offer.
    worth
        Below it a meeting is not worth its time.
    """
    needs = {person.id: person.needs for person in guests.people}
    return preference(
        pairs,
        _flags([needs.get(seeker.id, ()) for seeker in seekers]),
        _flags([booth.offers for booth in booths]),
        worth,
    )


def _flags(kinds: Sequence[Sequence[AccessKind]]) -> NDArray[np.bool_]:
    rows = [[kind in those for kind in KINDS] for those in kinds]
    return np.array(rows, dtype=np.bool_).reshape(len(rows), len(KINDS))
