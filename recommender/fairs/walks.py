"""Spare people the walk to another hall between two slots that follow each other.

Who meets whom stays as it is; only slots are exchanged, and every exchange keeps a person in
one place at a time and a booth within its capacity. Three exchanges are tried for each walk,
and one is taken where it leaves fewer walks in all: a meeting goes to a slot where both are
free; two meetings of one person change slots; two people change slots at one booth. It ends
where none helps. That is a local best, not a proven one: the exact question is a timetable
with changeovers, which is hard even for one hall.

Costs some 50 µs a walk and pass; a plan of one hall costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import numpy as np

from recommender.fairs.problem import Ints

_MOST_PASSES: Final = 20
UNKNOWN: Final = -1
Moves = list[tuple[int, int]]
"""Meetings and the slots they go to."""


class Timetable:
    """Meetings with their slots, while they are being exchanged.

    Parameters
    ----------
    attendee, booth, slot
        Of each meeting.
    capacity
        ``(n_booths, n_slots)``, meetings each booth holds in each slot.
    hall_of
        ``(n_booths,)``, the hall of each booth, `UNKNOWN` where it is not known: no walk.
    """

    def __init__(
        self, attendee: Ints, booth: Ints, slot: Ints, capacity: Ints, hall_of: Ints
    ) -> None:
        self.attendee, self.booth = attendee.tolist(), booth.tolist()
        self.slot: list[int] = slot.tolist()
        self.hall = hall_of[booth].tolist()
        self._free = capacity.copy()
        np.subtract.at(self._free, (booth, slot), 1)
        self.of_person: dict[int, dict[int, int]] = {}
        self._of_place: dict[tuple[int, int], set[int]] = {}
        for meeting, (person, at, when) in enumerate(
            zip(self.attendee, self.booth, self.slot, strict=True)
        ):
            self.of_person.setdefault(person, {})[when] = meeting
            self._of_place.setdefault((at, when), set()).add(meeting)

    def walks(self, person: int) -> int:
        """Return how often a person changes halls between slots that follow each other."""
        mine = self.of_person[person]
        return sum(
            self.hall[mine[when]] != self.hall[mine[when + 1]]
            for when in mine
            if when + 1 in mine
            and UNKNOWN not in (self.hall[mine[when]], self.hall[mine[when + 1]])
        )

    def exchanges(self, meeting: int) -> Iterator[Moves]:
        """Yield what could be done with one meeting, the simplest first."""
        person, at, when = self.attendee[meeting], self.booth[meeting], self.slot[meeting]
        mine = self.of_person[person]
        for other in range(self._free.shape[1]):
            if other == when:
                continue
            if other not in mine:
                if self._free[at, other] > 0:
                    yield [(meeting, other)]
                for one in sorted(self._of_place.get((at, other), ())):
                    if when not in self.of_person[self.attendee[one]]:
                        yield [(meeting, other), (one, when)]
            elif self._free[at, other] > 0 and self._free[self.booth[mine[other]], when] > 0:
                yield [(meeting, other), (mine[other], when)]

    def apply(self, moves: Moves) -> Moves:
        """Make an exchange and return the one that undoes it."""
        back = [(meeting, self.slot[meeting]) for meeting, _ in moves]
        for meeting, when in back:
            at, person = self.booth[meeting], self.attendee[meeting]
            self._free[at, when] += 1
            self._of_place[at, when].discard(meeting)
            del self.of_person[person][when]
        for meeting, when in moves:
            at, person = self.booth[meeting], self.attendee[meeting]
            self._free[at, when] -= 1
            self._of_place.setdefault((at, when), set()).add(meeting)
            self.of_person[person][when] = meeting
            self.slot[meeting] = when
        return back


def fewer_walks(attendee: Ints, booth: Ints, slot: Ints, capacity: Ints, hall_of: Ints) -> Ints:
    """Return slots with fewer walks between halls, ``(n,)`` int64.

    Parameters
    ----------
    attendee, booth, slot
        Of each meeting; a sound plan.
    capacity
        ``(n_booths, n_slots)``, 0 in slots that are left free.
    hall_of
        ``(n_booths,)``, the hall of each booth, -1 where it is not known.
    """
    if not len(attendee) or len(np.unique(hall_of[hall_of != UNKNOWN])) < 2:
        return slot
    table = Timetable(attendee, booth, slot, capacity, hall_of)
    for _ in range(_MOST_PASSES):
        walking = [person for person in table.of_person if table.walks(person)]
        improved = [_improved(table, person) for person in walking]
        if not any(improved):
            break
    return np.array(table.slot, dtype=np.int64)


def n_walks(attendee: Ints, booth: Ints, slot: Ints, hall_of: Ints) -> int:
    """Return how many walks a plan asks for, of all people together."""
    order = np.lexsort((slot, attendee))
    who, when, hall = attendee[order], slot[order], hall_of[booth[order]]
    follows = (who[1:] == who[:-1]) & (when[1:] == when[:-1] + 1)
    known = (hall[1:] != UNKNOWN) & (hall[:-1] != UNKNOWN)
    return int((follows & known & (hall[1:] != hall[:-1])).sum())


def _improved(table: Timetable, person: int) -> bool:
    """Make the first exchange that leaves fewer walks, and tell whether there was one."""
    for meeting in sorted(table.of_person[person].values()):
        for moves in list(table.exchanges(meeting)):
            touched = {table.attendee[one] for one, _ in moves}
            before = sum(map(table.walks, touched))
            back = table.apply(moves)
            if sum(map(table.walks, touched)) < before:
                return True
            table.apply(back)
    return False
