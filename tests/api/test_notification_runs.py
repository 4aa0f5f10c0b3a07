"""A run over new postings: who is told of what, and what holds it back."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from recommender.bootstrap import System
from recommender.domain.event import EventKind
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import Conflict
from recommender.services.match_posting import match_posting
from recommender.services.matching import Matching
from recommender.services.notify_counselors import notify_counselors
from recommender.services.record_event import NewEvent, record_event
from recommender.services.set_caseload import assign_seeker
from recommender.services.set_control import NewControl, set_control
from tests.caseloads import CLEANER, CONFIG, PACKER, assigned, look, told
from tests.city import NOON, POSTINGS, served

pytestmark = pytest.mark.api
TWINS = {"p-city-01", "p-city-02"}


@pytest.fixture
def office(own_system: System) -> System:
    """A system with two caseloads."""
    return assigned(own_system)


def import_again(system: System, *numbers: int, title: str = "") -> None:
    """Put postings of the city in once more, as new ones."""
    old = {p.id: p for p in POSTINGS}
    for number in numbers:
        posting = old[f"p-city-{number:02d}"]
        change = {"id": f"p-new-{number:02d}", "title": title or posting.title}
        system.store.postings.put_many([posting.model_copy(update=change)])
    system.postings.catch_up()


def test_a_new_posting_is_told_once_to_whoever_looks_after_the_person(office: System) -> None:
    first = look(office)
    assert (first.notified, first.counselors) == (len(told(office)), 2)
    assert first.notified == first.pairs > 5
    assert look(office) == first.model_copy(
        update={"postings": 0, "pairs": 0, "notified": 0, "counselors": 0}
    )
    import_again(office, 6)
    again = look(office)
    assert (again.postings, again.notified) == (1, 1)
    found = office.store.notifications.of_seekers([PACKER, CLEANER])
    assert {(n.seeker_id, n.counselor) for n in found} == {(PACKER, "王老师"), (CLEANER, "李老师")}
    assert (CLEANER, "p-new-06") in told(office)


def test_who_is_told_and_the_score_are_those_of_the_match(office: System) -> None:
    look(office)
    for one in office.store.notifications.page(limit=200):
        found = match_posting(office.matching, one.posting_id).matches
        match = next(m for m in found if m.seeker.id == one.seeker_id)
        assert (one.score, one.reason_zh) == (match.score, match.reasons[0].text)
        assert one.score >= CONFIG.least_score
        assert one.reason_en.isascii() or "“" in one.reason_en


def test_near_duplicates_count_once_also_when_one_comes_later(office: System) -> None:
    look(office)
    assert len([pair for pair in told(office) if pair[0] == PACKER and pair[1] in TWINS]) == 1
    import_again(office, 1)
    office.store.duplicates.set_many(dict.fromkeys([*TWINS, "p-new-01"], "p-city-01"))
    office.postings.catch_up()
    assert (look(office).notified, look(office).postings) == (0, 0)


def test_nobody_is_told_without_a_caseload_and_nothing_is_lost(own_system: System) -> None:
    assert look(own_system).postings == 0
    assign_seeker(own_system.store, own_system.clock, CLEANER, "李老师")
    assert look(own_system).notified > 0
    assert {seeker for seeker, _ in told(own_system)} == {CLEANER}


@pytest.mark.parametrize("kind", ["introduced", "dismissed", "applied", "hired"])
def test_what_was_acted_on_is_not_told(office: System, kind: EventKind) -> None:
    event = NewEvent(kind, PACKER, "p-city-02", "too_far")
    record_event(office.store, office.clock, event)
    look(office)
    assert not [pair for pair in told(office) if pair[0] == PACKER and pair[1] in TWINS]


def test_what_was_only_looked_at_is_told(office: System) -> None:
    record_event(office.store, office.clock, NewEvent("viewed", PACKER, "p-city-02"))
    look(office)
    assert [pair for pair in told(office) if pair[0] == PACKER and pair[1] in TWINS]


def test_what_a_counselor_excluded_is_not_told_and_what_they_noted_is(office: System) -> None:
    set_control(office.matching, NewControl(PACKER, "p-city-04", "exclude", "单位欠薪"))
    set_control(office.matching, NewControl(PACKER, "p-city-19", "note", "先打电话"))
    look(office)
    assert (PACKER, "p-city-04") not in told(office)
    assert (PACKER, "p-city-19") in told(office)


def test_whoever_refused_to_be_introduced_is_told_of_nowhere(office: System) -> None:
    look(office)
    person = office.store.seekers.get(PACKER)
    refused = person.model_copy(update={"consents_to_introduction": False})
    office.store.seekers.put_many([refused])
    office.seekers.catch_up()
    import_again(office, 19, 20)
    assert look(office).notified == 0
    with served(office) as client:
        listed = client.get("/v1/notifications", params={"limit": 200}).json()["items"]
    assert {one["seeker_id"] for one in listed} == {CLEANER}


def test_a_refusal_that_comes_during_the_run_counts(office: System) -> None:
    """The index has not caught up with it."""
    person = office.store.seekers.get(PACKER)
    refused = person.model_copy(update={"consents_to_introduction": False})
    office.store.seekers.put_many([refused])
    look(office)
    assert {seeker for seeker, _ in told(office)} == {CLEANER}


def test_minors_are_not_told_of_what_the_law_bars(office: System) -> None:
    office.store.sensitive.put_many([SensitiveFacts(seeker_id=PACKER, birth_date=date(2012, 1, 1))])
    look(office)
    assert {seeker for seeker, _ in told(office)} == {CLEANER}


def test_caps_hold_over_runs_and_the_rest_comes_later(office: System) -> None:
    caps = {"most_a_counselor_a_day": 3, "most_a_seeker_a_week": 5}
    everything = len(told_without_caps(office))
    first = look(office, **caps)
    assert first.held_back.counselor_day > 0
    assert look(office, **caps).notified == 0
    per_day = [look(office, days, **caps).notified for days in range(1, 7)]
    assert per_day[0] > 0
    found = office.store.notifications.of_seekers([PACKER, CLEANER])
    assert max(Counter((n.counselor, n.day) for n in found).values()) == 3
    assert max(Counter(n.seeker_id for n in found).values()) == 5
    later = look(office, 7, **caps)
    assert later.notified > 0
    assert len(told(office)) < everything
    assert len(set(told(office))) == len(told(office))


def told_without_caps(system: System) -> list[tuple[str, str]]:
    """Return what would be told, and forget that it was."""
    look(system)
    pairs = told(system)
    redo(system)
    return pairs


def redo(system: System) -> None:
    """Take all postings out, with what was told of them, and put them in backwards."""
    system.store.postings.delete_many([p.id for p in POSTINGS])
    for posting in reversed(POSTINGS):
        system.store.postings.put_many([posting])
    system.store.duplicates.set_many(dict.fromkeys(TWINS, "p-city-01"))
    system.postings.catch_up()


def test_the_best_come_first_whatever_order_they_came_in(office: System) -> None:
    best = [n for n in told_with_scores(office) if n[0] == "王老师"][:4]
    look(office, most_a_counselor_a_day=4)
    first = [n for n in scores(office) if n[0] == "王老师"]
    redo(office)
    look(office, most_a_counselor_a_day=4)
    assert [n for n in scores(office) if n[0] == "王老师"] == first == best


def told_with_scores(system: System) -> list[tuple[str, float, str]]:
    look(system)
    found = scores(system)
    redo(system)
    return found


def scores(system: System) -> list[tuple[str, float, str]]:
    found = system.store.notifications.of_seekers([PACKER, CLEANER])
    return sorted(((n.counselor, n.score, n.posting_id) for n in found), key=_best_first)


def _best_first(one: tuple[str, float, str]) -> tuple[str, float, str]:
    counselor, score, posting_id = one
    return counselor, -score, posting_id


def test_what_closes_while_it_waits_is_not_told(office: System) -> None:
    first = look(office, most_a_seeker_a_week=1)
    assert first.waiting > 3
    waiting = office.store.notification_queue.waiting()
    office.store.postings.close_many(list(waiting)[1:])
    office.postings.catch_up()
    (left,) = list(waiting)[:1]
    look(office)
    assert {posting for _, posting in told(office)} & set(waiting) <= {left}
    assert office.store.notification_queue.waiting() == {}


def test_a_posting_that_is_held_waits_until_it_is_let_go(office: System) -> None:
    held = POSTINGS[0].model_copy(update={"id": "p-held", "status": "held", "title": "保洁"})
    office.store.postings.put_many([held])
    office.postings.catch_up()
    look(office)
    assert office.store.notification_queue.waiting() == {"p-held": NOON.date()}
    assert look(office, 20).waiting == 1
    office.store.postings.put_many([held.model_copy(update={"status": "open"})])
    office.postings.catch_up()
    assert look(office, 21).notified == 1
    assert (CLEANER, "p-held") in told(office)


def test_a_posting_the_index_does_not_have_yet_is_looked_at_next_time(office: System) -> None:
    look(office)
    late = POSTINGS[5].model_copy(update={"id": "p-late"})
    office.store.postings.put_many([late])
    assert (look(office).postings, look(office).waiting) == (0, 1)
    office.postings.catch_up()
    assert look(office).notified == 1


def test_of_two_runs_at_once_one_stores_and_the_other_says_so(office: System) -> None:
    class Slow:
        """Somebody else runs it while the first half of this run is under way."""

        def __call__(self, stage: str, done: int, total: int) -> None:
            if done == 0:
                look(office)

    with pytest.raises(Conflict):
        notify_counselors(office.matching, CONFIG, Slow())
    pairs = told(office)
    assert len(set(pairs)) == len(pairs) > 0


def test_matching_of_one_posting_stands_as_it_was(office: System) -> None:
    matching: Matching = office.matching
    before = match_posting(matching, "p-city-01").matches
    look(office)
    assert match_posting(matching, "p-city-01").matches == before
