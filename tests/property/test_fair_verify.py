"""What checks a plan misses no floor that could be met, and finds none missing that could not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
import pytest

from recommender.fairs.problem import Hall, Pairs, Rules
from recommender.fairs.slots import give_slots
from recommender.fairs.verify import Terms, faults, most_meetings
from tests.property.test_fair_plans import planned, random_fair, terms_of

pytestmark = pytest.mark.property


Slot = tuple[str, str, int]


def seated_as_they_come(seed: int, pairs: Pairs, hall: Hall, rules: Rules) -> list[Slot]:
    """A plan that keeps every rule and looks at nobody who comes later."""
    rows: list[int] = []
    load, count = np.zeros(len(hall.capacity), dtype=int), np.zeros(rules.n_attendees, dtype=int)
    met: set[tuple[int, int]] = set()
    for row in np.random.default_rng(seed).permutation(len(pairs)).tolist():
        person, booth = int(pairs.attendee[row]), int(pairs.booth[row])
        free = load[booth] < hall.total[booth] and count[person] < rules.limit
        if free and (person, booth) not in met:
            rows.append(row)
            met.add((person, booth))
            load[booth] += 1
            count[person] += 1
    found = pairs.take(np.array(rows, dtype=np.int64))
    slot = give_slots(found.attendee, found.booth, hall.slots)
    places = zip(found.attendee.tolist(), found.booth.tolist(), slot.tolist(), strict=True)
    return [(str(person), f"b{booth}", at) for person, booth, at in places]


def missed(meetings: Sequence[Slot], terms: Terms) -> list[str]:
    """What is missing, by seating one person after the other anew."""
    count = Counter(attendee for attendee, _, _ in meetings)
    lacks = {
        floor: most_meetings(terms, floor) - sum(min(floor, n) for n in count.values())
        for floor in range(1, terms.floor + 1)
    }
    return [f"{n} meetings are missing from a floor of {floor}" for floor, n in lacks.items() if n]


@pytest.mark.parametrize("seed", range(200))
def test_a_floor_is_missed_where_seating_anew_reaches_more(seed: int) -> None:
    fair = random_fair(seed)
    terms, best = terms_of(*fair), planned(*fair)[1]
    order = np.random.default_rng(seed).permutation(len(best))
    plans = [[best[i] for i in sorted(order[lost:].tolist())] for lost in range(3)]
    for meetings in (*plans, seated_as_they_come(seed, *fair)):
        assert faults(meetings, terms) == missed(meetings, terms)


def test_some_of_these_plans_could_only_be_better_if_others_moved() -> None:
    fairs = [(seed, random_fair(seed)) for seed in range(200)]
    found = [missed(seated_as_they_come(s, *fair), terms_of(*fair)) for s, fair in fairs]
    assert sum(bool(one) for one in found) > 20
