"""What stands when a plan is bent on the day: who is busy when, and which places are free."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from recommender.fairs.problem import Ints, Pairs

Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Standing:
    """What may not be touched, and what is left.

    Parameters
    ----------
    free
        ``(n_booths, n_slots)``, meetings each booth can still take in each slot, int64.
    busy
        ``(n_attendees, n_slots)``, when somebody is with an employer.
    met
        ``(n_attendees, n_booths)``, whom somebody meets or has met.
    has
        ``(n_attendees,)``, meetings of each, int64.
    """

    free: Ints
    busy: Flags
    met: Flags
    has: Ints

    def taking(self, attendee: Ints, booth: Ints, slot: Ints) -> Standing:
        """Return what stands once more meetings are held; places may not run below zero."""
        free, busy, met = self.free.copy(), self.busy.copy(), self.met.copy()
        np.subtract.at(free, (booth, slot), 1)
        busy[attendee, slot] = True
        met[attendee, booth] = True
        has = self.has + np.bincount(attendee, minlength=len(self.has))
        return Standing(free, busy, met, has)


def standing_of(kept: tuple[Ints, Ints, Ints], open_places: Ints, n_attendees: int) -> Standing:
    """Return what stands of a plan.

    Parameters
    ----------
    kept
        Attendee, booth and slot of the meetings that stay.
    open_places
        ``(n_booths, n_slots)``, meetings each booth holds in each slot from now on, 0 where it
        is closed, late or the slot is over.
    n_attendees
        How many people there are.
    """
    attendee, booth, slot = kept
    n_booths, n_slots = open_places.shape
    nothing = Standing(
        open_places,
        np.zeros((n_attendees, n_slots), dtype=np.bool_),
        np.zeros((n_attendees, n_booths), dtype=np.bool_),
        np.zeros(n_attendees, dtype=np.int64),
    )
    stands = nothing.taking(attendee, booth, slot)
    return Standing(np.maximum(stands.free, 0), stands.busy, stands.met, stands.has)


@dataclass(frozen=True)
class Placed:
    """Meetings that were found.

    Parameters
    ----------
    met
        Who meets whom about what.
    slot
        When, ``(n,)`` int64.
    """

    met: Pairs
    slot: Ints

    @classmethod
    def none(cls, pairs: Pairs) -> Placed:
        """Return no meeting at all."""
        nothing = np.empty(0, dtype=np.int64)
        return cls(pairs.take(nothing), nothing)

    def and_then(self, other: Placed) -> Placed:
        """Return the meetings of both, these first."""
        return Placed(Pairs.joined([self.met, other.met]), np.concatenate([self.slot, other.slot]))
