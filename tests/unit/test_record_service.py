"""The ledger, ratings, complaints, plans and assessments: what is kept and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from recommender.adapters.clock import FixedClock
from recommender.adapters.memory import MemoryStore
from recommender.domain.course import Course
from recommender.domain.notification import CaseloadEntry
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict, InvalidInput, NotFound
from recommender.services.assess_eligibility import AssessmentWish, assess_eligibility
from recommender.services.casework_files import CaseworkFolder
from recommender.services.handle_complaints import NewComplaint, open_complaint, reply_to
from recommender.services.prune_ledger import prune_ledger
from recommender.services.rate_service import NewRating, rate_service
from recommender.services.record_service import NewEntry, record_service
from recommender.services.rule_packs import RulePackFolder
from recommender.services.show_case import list_ledger, list_reminders, show_case
from recommender.services.store_assessment import store_assessment
from recommender.services.store_plan import store_plan
from tests.casework import NOON, TODAY, entry, plan

pytestmark = pytest.mark.unit
CLOCK = FixedClock(NOON)
LATER = FixedClock(NOON + timedelta(minutes=9))
FILES = CaseworkFolder()


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(clock=CLOCK)
    store.seekers.put_many([SeekerProfile(id=f"s-{n}") for n in (1, 2)])
    store.postings.put_many([JobPosting(id="p-1", source="甲", title="保洁")])
    store.courses.put_many([Course(id="c-1", source="甲", title="焊接")])
    return store


def record(store: MemoryStore, clock: FixedClock = CLOCK, **fields: Any) -> Any:
    new = NewEntry(**{"kind": "guidance", "seeker_id": "s-1"} | fields)
    return record_service(store, clock, FILES, new)


def test_the_same_id_adds_nothing_even_when_now_is_later(store: MemoryStore) -> None:
    sent: dict[str, Any] = {"kind": "intake", "pattern": "131", "id": "w-1"}
    first, created = record(store, **sent)
    assert created
    assert record(store, FixedClock(NOON + timedelta(1)), **sent) == (first, False)
    with pytest.raises(Conflict):
        record(store, note="别的", **sent)
    assert (first.until, first.pattern_version) == (date(2027, 5, 23), "2026.11.1")
    assert list_ledger(store, "s-1") == [first]


def test_without_an_id_the_content_gives_it(store: MemoryStore) -> None:
    at = datetime(2026, 11, 24, 11)
    first, _ = record(store, at=at, note="甲")
    assert record(store, LATER, at=at, note="甲") == (first, False)
    assert record(store, at=at, note="乙")[1]


def test_an_introduction_and_an_employment_are_events_too(store: MemoryStore) -> None:
    record(store, kind="introduction", posting_id="p-1", id="w-1")
    record(store, kind="introduction", posting_id="p-1", id="w-1")
    record(store, LATER, kind="employment", posting_id="p-1")
    record(store, kind="introduction", note="口头说的")
    record(store, posting_id="p-1")
    kinds = [event.kind for event in store.events.page(seeker_id="s-1")]
    assert kinds == ["introduced", "hired"]


@pytest.mark.parametrize(
    ("wrong", "error"),
    [
        ({"seeker_id": "s-9"}, NotFound),
        ({"posting_id": "p-9"}, NotFound),
        ({"course_id": "c-9"}, NotFound),
        ({"service_id": "v-9"}, NotFound),
        ({"plan_id": "plan-9"}, NotFound),
        ({"plan_id": "plan-1"}, NotFound),
        ({"kind": "intake", "pattern": "999"}, NotFound),
        ({"kind": "guidance", "pattern": "131"}, InvalidInput),
        ({"due_on": TODAY}, InvalidInput),
        ({"by": " "}, InvalidInput),
        ({"at": NOON + timedelta(hours=1)}, InvalidInput),
        ({"kind": "intake", "pattern": "131", "at": NOON - timedelta(400)}, InvalidInput),
    ],
)
def test_what_cannot_be_recorded_leaves_nothing(
    store: MemoryStore, wrong: dict[str, Any], error: type[Exception]
) -> None:
    store.plans.add(plan(1, seeker_id="s-2"))
    with pytest.raises(error):
        record(store, **wrong)
    assert list_ledger(store) == []


def test_a_case_is_shown_with_what_is_missing(store: MemoryStore) -> None:
    store.caseloads.put_many([CaseloadEntry(seeker_id="s-1", counselor="王老师", at=NOON)])
    assert show_case(store, FILES, "s-1", TODAY).period is None
    record(store, kind="intake", pattern="311", next_step="来报名", due_on=TODAY)
    record(store, kind="training", course_id="c-1")
    kept, _ = store_plan(store, CLOCK, "s-1", {"postings": []}, {"scorer": "1"})
    case = show_case(store, FILES, "s-1", TODAY)
    assert case.period is not None
    assert [one.missing for one in case.period.counts] == [3, 1, 0]
    assert case.next_step is not None
    assert (case.counselor, case.next_step.next_step, case.plan_id) == ("王老师", "来报名", kept.id)
    other = show_case(store, FILES, "s-1", TODAY, "1131").period
    assert other is not None
    assert [one.missing for one in other.counts] == [1, 1, 3, 0]


def test_reminders_are_those_of_a_caseload(store: MemoryStore) -> None:
    store.caseloads.put_many([CaseloadEntry(seeker_id="s-1", counselor="王老师", at=NOON)])
    for seeker in ("s-1", "s-2"):
        record(store, seeker_id=seeker, next_step="打电话", due_on=TODAY)
    everybody = list_reminders(store, FILES, TODAY)
    assert [(one.seeker_id, one.counselor) for one in everybody] == [
        ("s-1", "王老师"),
        ("s-2", None),
    ]
    assert [r.seeker_id for r in list_reminders(store, FILES, TODAY, "王老师")] == ["s-1"]
    record(store, LATER, seeker_id="s-1", step_done=True)
    assert [r.seeker_id for r in list_reminders(store, FILES, TODAY)] == ["s-2"]


def test_a_complaint_has_a_deadline_and_one_reply(store: MemoryStore) -> None:
    new = NewComplaint("s-1", "appeal", "不同意这个结论", about="a-1", id="q-1")
    asked, created = open_complaint(store, CLOCK, FILES.deadlines(), new)
    assert (created, asked.state, asked.due_on) == (True, "open", date(2026, 12, 15))
    answered, written = reply_to(store, CLOCK, "q-1", "已重新评估", "李科长")
    assert (written, answered.state, answered.in_time) == (True, "answered", True)
    assert reply_to(store, LATER, "q-1", "已重新评估", "李科长") == (answered, False)
    with pytest.raises(Conflict):
        reply_to(store, CLOCK, "q-1", "另一个答复", "李科长")
    assert open_complaint(store, LATER, FILES.deadlines(), new) == (answered, False)
    with pytest.raises(InvalidInput):
        open_complaint(store, CLOCK, FILES.deadlines(), NewComplaint("s-1", "appeal", " "))
    with pytest.raises(NotFound):
        reply_to(store, CLOCK, "q-9", "好", "李科长")


def test_a_rating_is_of_the_persons_own_service(store: MemoryStore) -> None:
    line, _ = record(store)
    new = NewRating("s-1", "very_satisfied", entry_id=line.id, id="r-1")
    kept, _ = rate_service(store, CLOCK, new)
    assert rate_service(store, LATER, new) == (kept, False)
    with pytest.raises(NotFound):
        rate_service(store, CLOCK, NewRating("s-2", "satisfied", entry_id=line.id))
    with pytest.raises(NotFound):
        rate_service(store, CLOCK, NewRating("s-9", "satisfied"))


def test_the_same_plan_is_kept_once(store: MemoryStore) -> None:
    first, created = store_plan(store, CLOCK, "s-1", {"postings": ["p-1"]}, {"scorer": "1"})
    assert created
    assert store_plan(store, LATER, "s-1", {"postings": ["p-1"]}, {"scorer": "1"}) == (first, False)
    assert store_plan(store, LATER, "s-1", {"postings": ["p-1"]}, {"scorer": "2"})[1]
    assert store.plans.of_seeker("s-1")[0].content() == {"postings": ["p-1"]}
    with pytest.raises(NotFound):
        store_plan(store, CLOCK, "s-9", {}, {})


def test_an_assessment_is_kept_where_it_came_out_otherwise(store: MemoryStore) -> None:
    noted = "facts: {registered_unemployed: true, land_lost: true}\nproofs: [%s]\n"

    def assessed(proofs: str, clock: FixedClock) -> list[str]:
        wish = AssessmentWish("s-1", noted % proofs, pack="invented-a", by="王老师")
        answer = assess_eligibility(store, clock, RulePackFolder(), wish)
        return [one.rule for one in store_assessment(store, clock, "s-1", answer)]

    first = assessed("unemployment_record", CLOCK)
    assert len(first) > 10
    assert assessed("unemployment_record", LATER) == []
    assert "hardship_land_lost" in assessed("unemployment_record, land_record", LATER)
    shown = {a.assessment.rule: a for a in show_case(store, FILES, "s-1", TODAY).assessments}
    state = shown["hardship_land_lost"]
    assert (state.assessment.verdict, state.in_force) == ("eligible", True)
    assert state.assessment.assessed_by == "王老师"
    after = state.assessment.valid_until + timedelta(1)
    ended = {a.assessment.rule: a for a in show_case(store, FILES, "s-1", after).assessments}
    assert not ended["hardship_land_lost"].in_force
    (reminder,) = list_reminders(store, FILES, state.assessment.valid_until)
    assert reminder.kind == "assessment"


def test_what_is_kept_of_a_person_is_not_printed() -> None:
    assert "谈了" not in repr(entry(1)) + str(entry(1))


def test_the_ledger_is_pruned_of_what_is_over_two_years_old(store: MemoryStore) -> None:
    old, young = entry(1, days=-732), entry(2, days=-729)
    store.ledger.add_many([old, young])
    assert prune_ledger(store, CLOCK, FILES.deadlines()) == 1
    assert list_ledger(store) == [young]
