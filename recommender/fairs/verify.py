"""Check a plan by its rules alone; shares no code with what made it, and imports none of it.

It works on ids and dictionaries, walks through the meetings one by one, and finds out by
itself, with augmenting paths, whether more people could have been served.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

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


def _below_floor(meetings: Iterable[Slot], terms: Terms) -> Iterable[str]:
    """Yield by how much a plan misses the floors that are possible, floor by floor."""
    count = Counter(attendee for attendee, _, _ in meetings)
    for floor in range(1, terms.floor + 1):
        reached = sum(min(floor, n) for n in count.values())
        possible = most_meetings(terms, floor)
        if reached < possible:
            yield f"{possible - reached} meetings are missing from a floor of {floor}"


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
