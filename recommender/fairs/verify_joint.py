"""Check a joint fair by its rules alone, all cities together; see `verify`.

Shares no code with what made it and imports none of it. The plan of each city has been checked
by itself; here it is seen to that nobody is in two cities or in two places at a time, that
interviews at a distance are held by booths that offer them with people of other cities, and,
with augmenting paths, that nobody without any meeting could have had one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

Met = tuple[str, str, str, int]
"""Person, city of the booth, booth and slot."""
Booth = tuple[str, str]


@dataclass(frozen=True)
class JointTerms:
    """What a joint fair had to keep.

    Parameters
    ----------
    homes
        By person, the city they are planned in.
    employers
        By city and booth, the employer; empty where there is none.
    places
        By city and booth that talks at a distance, such interviews in one slot.
    slots
        How many slots they have.
    allowed
        By person, the booths where an interview suits them.
    most
        By person, how many they may be given.
    floors
        By person, meetings they shall have where that is possible.
    uncounted
        Meetings in halls about work that nobody asked for: they fill no floor.
    clock
        By city and slot, from when to when; the city is empty for interviews at a distance.
    """

    homes: Mapping[str, str]
    employers: Mapping[Booth, str]
    places: Mapping[Booth, int]
    slots: int
    allowed: Mapping[str, Collection[Booth]]
    most: Mapping[str, int]
    floors: Mapping[str, int]
    uncounted: Collection[Met] = ()
    clock: Mapping[tuple[str, int], tuple[datetime, datetime]] = field(default_factory=dict)


def joint_faults(in_halls: Sequence[Met], remote: Sequence[Met], terms: JointTerms) -> list[str]:
    """Return what is wrong with a joint fair, one sentence a fault.

    Parameters
    ----------
    in_halls, remote
        Meetings in the halls of all cities, and interviews at a distance.
    terms
        What they had to keep.
    """
    return [
        *_away_from_home(in_halls, terms),
        *_two_places(in_halls, remote, terms),
        *_wrong_booths(remote, terms),
        *_too_many(in_halls, remote, terms),
        *_left_out(in_halls, remote, terms),
    ]


def _away_from_home(in_halls: Sequence[Met], terms: JointTerms) -> Iterator[str]:
    for person, city, booth, _ in in_halls:
        if terms.homes.get(person) != city:
            yield f"{person} is sent to {booth} in {city}, where they are not planned"


def _two_places(in_halls: Sequence[Met], remote: Sequence[Met], terms: JointTerms) -> Iterator[str]:
    """Yield who is in two places at a time: by slot, and by the clock where it is known."""
    for session, meetings in (("a hall", in_halls), ("an interview", remote)):
        busy = Counter((person, slot) for person, _, _, slot in meetings)
        for (person, slot), n in busy.items():
            if n > 1:
                yield f"{person} is in {n} places in slot {slot} of {session}"
    halls = defaultdict(list)
    for person, city, _, slot in in_halls:
        halls[person].append((city, slot))
    for person, _, _, slot in remote:
        span = terms.clock.get(("", slot))
        for place in halls[person] if span else ():
            other = terms.clock.get(place)
            if span and other and span[0] < other[1] and other[0] < span[1]:
                yield f"{person} is in the hall of {place[0]} while interviewed in slot {slot}"


def _wrong_booths(remote: Sequence[Met], terms: JointTerms) -> Iterator[str]:
    held: Counter[tuple[Booth, int]] = Counter()
    for person, city, booth, slot in remote:
        at = (city, booth)
        held[at, slot] += 1
        if not 0 <= slot < terms.slots:
            yield f"{person} is interviewed in slot {slot}, which there is not"
        if at not in terms.places:
            yield f"{person} is interviewed by {booth} in {city}, which does not offer it"
        if terms.homes.get(person) == city:
            yield f"{person} is interviewed at a distance by {booth} in their own city"
        if at not in terms.allowed.get(person, ()):
            yield f"{person} is interviewed by {booth} in {city}, where nothing suits them"
    for (at, slot), n in held.items():
        if n > terms.places.get(at, 0):
            yield f"{at[1]} in {at[0]} has {n} interviews in slot {slot}"


def _too_many(in_halls: Sequence[Met], remote: Sequence[Met], terms: JointTerms) -> Iterator[str]:
    for person, n in Counter(met[0] for met in remote).items():
        if n > terms.most.get(person, 0):
            yield f"{person} has {n} interviews at a distance"
    met: Counter[tuple[str, str]] = Counter()
    across = {person for person, *_ in remote}
    for person, city, booth, _ in (*in_halls, *remote):
        employer = terms.employers.get((city, booth), "")
        if employer and person in across:
            met[person, employer] += 1
    at_a_distance = {(m[0], terms.employers.get((m[1], m[2]), "")) for m in remote}
    for (person, employer), n in met.items():
        if n > 1 and (person, employer) in at_a_distance:
            yield f"{person} talks to {employer} {n} times"


def _left_out(in_halls: Sequence[Met], remote: Sequence[Met], terms: JointTerms) -> Iterator[str]:
    """Yield who is below their floor while a place is free, and how many more could have one."""
    counted = [met for met in in_halls if met not in terms.uncounted]
    has = Counter(met[0] for met in (*counted, *remote))
    free = Counter({(at, slot): n for at, n in terms.places.items() for slot in range(terms.slots)})
    free.subtract(((city, booth), slot) for _, city, booth, slot in remote)
    busy = {(met[0], met[3]) for met in remote}
    mine = Counter(met[0] for met in remote)
    talked = {(m[0], terms.employers.get((m[1], m[2]), "")) for m in (*in_halls, *remote)}
    talked = {one for one in talked if one[1]}
    for person, booths in terms.allowed.items():
        if has[person] >= terms.floors.get(person, 0) or mine[person] >= terms.most.get(person, 0):
            continue
        for at in booths:
            known = (person, terms.employers.get(at, "")) in talked
            open_in = [s for s in range(terms.slots) if free[at, s] > 0 and (person, s) not in busy]
            if open_in and not known:
                yield f"{person} is below the floor and {at[1]} in {at[0]} has a place"
    hungry = {person for person, floor in terms.floors.items() if floor}
    hungry -= {met[0] for met in counted}
    reached = len(hungry & {met[0] for met in remote})
    possible = _most_seated(sorted(hungry), terms)
    if reached < possible:
        yield f"{possible - reached} people without a meeting could have an interview"


def _most_seated(people: Sequence[str], terms: JointTerms) -> int:
    """Return how many of some people all places together can serve, one each."""
    room = {at: n * terms.slots for at, n in terms.places.items()}
    seated: defaultdict[Booth, list[str]] = defaultdict(list)
    able = [person for person in people if terms.most.get(person, 0)]
    return sum(_seat(person, terms, room, seated, set()) for person in able)


def _seat(
    person: str,
    terms: JointTerms,
    room: Mapping[Booth, int],
    seated: dict[Booth, list[str]],
    tried: set[Booth],
) -> bool:
    """Find a place for somebody, moving on those who could go elsewhere, depth first."""
    for at in terms.allowed.get(person, ()):
        if at in tried:
            continue
        tried.add(at)
        if len(seated[at]) < room.get(at, 0):
            seated[at].append(person)
            return True
        for number, other in enumerate(seated[at]):
            if _seat(other, terms, room, seated, tried):
                seated[at][number] = person
                return True
    return False
