"""Check a plan by its rules alone; shares no code with what made it, and imports none of it.

It works on ids and dictionaries, walks through the meetings one by one, and finds out by
itself whether more people could have been served. Nobody can be if no chain of people, each
taking the place of the next, leads from somebody with too little to a free place: that is
looked for from all of them at once. Only where there is one, it is counted how many.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Slot = tuple[str, str, int]


@dataclass(frozen=True)
class Terms:
    """What a plan was to keep.

    Parameters
    ----------
    capacities
        Meetings of each booth in one slot.
    slots, floor, limit
        Numbers of slots and meetings.
    allowed
        By attendee, the booths where a posting suits them; somebody without any is a key too.
    breaks
        Slots that are left free.
    """

    capacities: Mapping[str, int]
    slots: int
    floor: int
    limit: int
    allowed: Mapping[str, Collection[str]]
    breaks: Collection[int] = ()


def faults(meetings: Sequence[Slot], terms: Terms) -> list[str]:
    """Return what is wrong with a plan, one sentence a fault; an empty list is a sound plan.

    Parameters
    ----------
    meetings
        Attendee, booth and slot of each.
    terms
        What they were to keep.
    """
    return [*_broken(meetings, terms), *_below_floor(meetings, terms)]


def _broken(meetings: Iterable[Slot], terms: Terms) -> Iterable[str]:
    in_slot: Counter[tuple[str, int]] = Counter()
    busy: set[tuple[str, int]] = set()
    met: set[tuple[str, str]] = set()
    count: Counter[str] = Counter()
    for attendee, booth, slot in meetings:
        if not 0 <= slot < terms.slots:
            yield f"{attendee} meets {booth} in slot {slot}, which there is not"
        if slot in terms.breaks:
            yield f"{attendee} meets {booth} in slot {slot}, which is a break"
        if booth not in terms.allowed.get(attendee, ()):
            yield f"{attendee} meets {booth}, where nothing suits them"
        if (attendee, slot) in busy:
            yield f"{attendee} is in two places in slot {slot}"
        if (attendee, booth) in met:
            yield f"{attendee} meets {booth} twice"
        busy.add((attendee, slot))
        met.add((attendee, booth))
        count[attendee] += 1
        in_slot[booth, slot] += 1
    for (booth, slot), n in in_slot.items():
        if n > terms.capacities.get(booth, 0):
            yield f"{booth} has {n} meetings in slot {slot}"
    for attendee, n in count.items():
        if n > terms.limit:
            yield f"{attendee} has {n} meetings"


def _below_floor(meetings: Sequence[Slot], terms: Terms) -> Iterable[str]:
    """Yield by how much a plan misses the floors that are possible, floor by floor."""
    if not terms.floor:
        return
    count = Counter(attendee for attendee, _, _ in meetings)
    chains = _Chains(meetings, terms)
    for floor in range(1, terms.floor + 1):
        if chains.lead_to_a_place(floor):
            reached = sum(min(floor, n) for n in count.values())
            missing = most_meetings(terms, floor) - reached
            yield f"{missing} meetings are missing from a floor of {floor}"


class _Chains:
    """Who could take whose place.

    Parameters
    ----------
    meetings, terms
        As for `faults`.
    """

    def __init__(self, meetings: Sequence[Slot], terms: Terms) -> None:
        people = {attendee: number for number, attendee in enumerate(terms.allowed)}
        booths = {booth: number for number, booth in enumerate(terms.capacities)}
        for attendee, booth, _ in meetings:  # of a broken plan there may be more
            people.setdefault(attendee, len(people))
            booths.setdefault(booth, len(booths))
        self._n_people = len(people)
        sizes = [len(wanted) for wanted in terms.allowed.values()]
        self._who = np.repeat(np.arange(len(sizes)), sizes)
        self._where = _numbers(
            [booths.setdefault(b, len(booths)) for at in terms.allowed.values() for b in at]
        )
        self._met_by = _numbers([people[attendee] for attendee, _, _ in meetings])
        self._met_at = _numbers([booths[booth] for _, booth, _ in meetings])
        open_slots = terms.slots - len(set(terms.breaks))
        self._room = np.zeros(len(booths), dtype=np.int64)
        self._room[: len(terms.capacities)] = list(terms.capacities.values())
        self._room *= open_slots

    def lead_to_a_place(self, floor: int) -> bool:
        """Tell whether somebody below `floor` could be seated, others moving on.

        Meetings beyond the floor are left out: they take no place from anybody.
        """
        kept = _number_of_its_kind(self._met_by) < floor
        met_by, met_at = self._met_by[kept], self._met_at[kept]
        free = self._room > np.bincount(met_at, minlength=len(self._room))
        taken = np.isin(self._pair(self._who, self._where), self._pair(met_by, met_at))
        who, where = self._who[~taken], self._where[~taken]
        waiting = np.bincount(met_by, minlength=self._n_people) < floor
        seen = np.zeros(len(free), dtype=np.bool_)
        while True:
            reached = np.zeros(len(free), dtype=np.bool_)
            reached[where[waiting[who]]] = True
            if (reached & free).any():
                return True
            new = reached & ~seen
            if not new.any():
                return False
            seen |= new
            waiting[met_by[new[met_at]]] = True

    def _pair(self, who: Ints, where: Ints) -> Ints:
        return who * len(self._room) + where


def _numbers(values: Sequence[int]) -> Ints:
    return np.array(values, dtype=np.int64)


def _number_of_its_kind(values: Ints) -> Ints:
    """Return how many equal values stand before each."""
    order = np.argsort(values, kind="stable")
    in_order = values[order]
    number = np.empty(len(values), dtype=np.int64)
    number[order] = np.arange(len(values)) - np.searchsorted(in_order, in_order)
    return number


def most_meetings(terms: Terms, floor: int) -> int:
    """Return the most meetings there can be when nobody has more than `floor`.

    Parameters
    ----------
    terms
        The booths and who suits them.
    floor
        Meetings of a person at most.
    """
    open_slots = terms.slots - len(set(terms.breaks))
    room = {booth: n * open_slots for booth, n in terms.capacities.items()}
    at: dict[str, set[str]] = defaultdict(set)
    total = 0
    for attendee in terms.allowed:
        for _ in range(floor):
            total += _seat(attendee, terms, room, at)
    return total


def _seat(attendee: str, terms: Terms, room: Mapping[str, int], at: dict[str, set[str]]) -> bool:
    """Find one more booth for somebody, moving others on, breadth first."""
    reached_by: dict[str, str] = {}
    leaves: dict[str, str] = {}
    waiting = deque([attendee])
    while waiting:
        person = waiting.popleft()
        for booth in terms.allowed.get(person, ()):
            if booth in reached_by or person in at[booth]:
                continue
            reached_by[booth] = person
            if len(at[booth]) < room.get(booth, 0):
                _move_on(booth, attendee, reached_by, leaves, at)
                return True
            for other in sorted(at[booth]):
                if other != attendee and other not in leaves:
                    leaves[other] = booth
                    waiting.append(other)
    return False


def _move_on(
    booth: str,
    attendee: str,
    reached_by: Mapping[str, str],
    leaves: Mapping[str, str],
    at: dict[str, set[str]],
) -> None:
    """Let everybody on the way to a free place take the next one."""
    person = reached_by[booth]
    at[booth].add(person)
    while person != attendee:
        booth = leaves[person]
        at[booth].discard(person)
        person = reached_by[booth]
        at[booth].add(person)
