"""Check by its rules alone that a new plan keeps what was promised; see `verify`.

Shares no code with what made it, imports none of it, and finds out by itself, with augmenting
paths, whether more people could have been served with the places that are free.
"""

from __future__ import annotations

from collections import Counter, defaultdict, deque
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

Met = tuple[str, str, int]
Place = tuple[str, int, int]
Told = tuple[Met | None, Met | None]


@dataclass(frozen=True)
class DayTerms:
    """What the new plan had to keep.

    Parameters
    ----------
    places
        By booth and slot, the meetings there may be: 0 or no entry where it is closed.
    absent
        Who did not come.
    over
        Meetings that have been held, or belong to a slot that is over: neither they nor their
        slots are touched.
    missed
        Meetings that somebody who is there did not come to.
    allowed
        By attendee who may be given meetings, the booths where a posting suits them.
    first_open
        The first slot that new meetings may be in.
    limit
        Meetings of a person at most, for those who have no more already.
    floor
        Meetings that whoever may be given meetings shall have where that is possible.
    """

    places: Mapping[tuple[str, int], int]
    absent: Collection[str]
    over: Collection[Met] = ()
    missed: Collection[Met] = ()
    allowed: Mapping[str, Collection[str]] = field(default_factory=dict)
    first_open: int = 0
    limit: int = 1
    floor: int = 0


def change_faults(
    before: Sequence[Met], after: Sequence[Met], told: Sequence[Told], terms: DayTerms
) -> list[str]:
    """Return what is wrong with a change of plans, one sentence a fault.

    Parameters
    ----------
    before, after
        Attendee, booth and slot of the meetings of both plans.
    told
        What is said to have changed: the old meeting and the new one.
    terms
        What was to be kept.
    """
    return [
        *_broken_promises(before, after, terms),
        *_impossible(before, after, terms),
        *_untold(before, after, told),
        *(_left_out(before, after, terms) if terms.floor else ()),
        *_still_open(after, terms),
    ]


def _broken_promises(before: Sequence[Met], after: Sequence[Met], terms: DayTerms) -> Iterator[str]:
    still = set(after)
    for met in before:
        attendee, booth, slot = met
        gone = attendee in terms.absent or met in terms.missed
        if met in terms.over:
            if met not in still:
                yield f"{attendee} at {booth} in slot {slot} is over and was taken out"
        elif gone and met in still:
            yield f"{attendee} did not come and still has {booth} in slot {slot}"
        elif not gone and terms.places.get((booth, slot), 0) and met not in still:
            yield f"{attendee} was promised {booth} in slot {slot}"


def _impossible(before: Sequence[Met], after: Sequence[Met], terms: DayTerms) -> Iterator[str]:
    held: Counter[tuple[str, int]] = Counter()
    busy: set[tuple[str, int]] = set()
    pairs: set[tuple[str, str]] = set()
    old, promised = set(before), {(met[0], met[1]) for met in before}
    for met in after:
        attendee, booth, slot = met
        if (attendee, slot) in busy:
            yield f"{attendee} is in two places in slot {slot}"
        if (attendee, booth) in pairs:
            yield f"{attendee} meets {booth} twice"
        busy.add((attendee, slot))
        pairs.add((attendee, booth))
        if met in terms.over:
            continue
        held[booth, slot] += 1
        if met in old:
            continue
        if slot < terms.first_open:
            yield f"{attendee} is sent to {booth} in slot {slot}, which is over"
        known = booth in terms.allowed.get(attendee, ())
        if not known and (attendee, booth) not in promised:
            yield f"{attendee} meets {booth}, where nothing suits them"
    for place, n in held.items():
        if n > terms.places.get(place, 0):
            yield f"{place[0]} has {n} meetings in slot {place[1]}"
    had = Counter(met[0] for met in before)
    for attendee, n in Counter(met[0] for met in after).items():
        if n > max(terms.limit, had[attendee]):
            yield f"{attendee} has {n} meetings"


def _untold(before: Sequence[Met], after: Sequence[Met], told: Sequence[Told]) -> Iterator[str]:
    """Yield the meetings that changed and are not told, or are told and did not."""
    for name, one, other, place in (("left", before, after, 0), ("new", after, before, 1)):
        there = set(other)
        differ = Counter(met for met in one if met not in there)
        said = Counter(met for pair in told if (met := pair[place]) is not None)
        for met in (differ - said) + (said - differ):
            yield f"{met[0]} at {met[1]} in slot {met[2]} is {name}: told and true differ"


def _left_out(before: Sequence[Met], after: Sequence[Met], terms: DayTerms) -> Iterator[str]:
    """Yield how many more first meetings there could be beside those that were promised."""
    promised = {(met[0], met[1]) for met in before}
    stands = [met for met in after if (met[0], met[1]) in promised or met in terms.over]
    free = {place: n for place, n in terms.places.items() if place[1] >= terms.first_open}
    for met in stands:
        if met not in terms.over and (met[1], met[2]) in free:
            free[met[1], met[2]] -= 1
    has, had = {met[0] for met in after}, {met[0] for met in stands}
    hungry = [person for person in terms.allowed if person not in had]
    reached = sum(person in has for person in hungry)
    possible = _most_seated(hungry, terms.allowed, free)
    if reached < possible:
        yield f"{possible - reached} people without a meeting could have one"


def _still_open(after: Sequence[Met], terms: DayTerms) -> Iterator[str]:
    """Yield places that are free while somebody below the floor could take them as it is."""
    free = Counter({place: n for place, n in terms.places.items() if place[1] >= terms.first_open})
    free.subtract((met[1], met[2]) for met in after if met not in terms.over)
    busy = {(met[0], met[2]) for met in after}
    pairs = {(met[0], met[1]) for met in after}
    has = Counter(met[0] for met in after)
    below = {p: booths for p, booths in terms.allowed.items() if has[p] < terms.floor}
    for (booth, slot), n in free.items():
        for person, booths in below.items() if n > 0 else ():
            fits = booth in booths and (person, booth) not in pairs
            if fits and (person, slot) not in busy:
                yield f"{person} has {has[person]} meetings and could have {booth} in slot {slot}"


def _most_seated(
    hungry: Sequence[str],
    allowed: Mapping[str, Collection[str]],
    free: Mapping[tuple[str, int], int],
) -> int:
    """Return how many of some people the free places can serve, one each."""
    at: dict[str, list[Place]] = defaultdict(list)
    for (booth, slot), n in free.items():
        at[booth] += [(booth, slot, chair) for chair in range(n)]
    taken: dict[Place, str] = {}
    dead: set[Place] = set()
    return sum(_seat(person, allowed, at, taken, dead) for person in hungry)


def _seat(
    person: str,
    allowed: Mapping[str, Collection[str]],
    at: Mapping[str, Sequence[Place]],
    taken: dict[Place, str],
    dead: set[Place],
) -> bool:
    """Find a chair for somebody, moving on others who have one, breadth first.

    Chairs from which a search found no way on lead nowhere in any later one: they are `dead`.
    """
    came_from: dict[Place, tuple[str, Place | None]] = {}
    waiting: deque[tuple[str, Place | None]] = deque([(person, None)])
    while waiting:
        who, gives_up = waiting.popleft()
        for chair in (c for booth in allowed[who] for c in at.get(booth, ())):
            if chair in came_from or chair in dead:
                continue
            came_from[chair] = (who, gives_up)
            if chair in taken:
                waiting.append((taken[chair], chair))
                continue
            last: Place | None = chair
            while last is not None:
                mover, before = came_from[last]
                taken[last] = mover
                last = before
            return True
    dead.update(came_from)
    return False
