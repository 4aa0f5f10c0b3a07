"""What a counselor is shown, who is in a caseload, and the file of caps."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from pydantic import ValidationError

from recommender.adapters.clock import FixedClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.domain.notification import Notification
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput, NotFound
from recommender.ranking.notification_caps import NotificationConfig
from recommender.services.import_records import ImportReport, import_records
from recommender.services.list_notifications import CHUNK, list_notifications, see_notifications
from recommender.services.set_caseload import assign_seeker, list_caseload, unassign_seeker
from recommender.settings import Settings
from tests.city import NOON
from tests.contract.records import posting

pytestmark = pytest.mark.unit

CLOCK = FixedClock(NOON)
TODAY = NOON.date()


def note(number: int, **fields: object) -> Notification:
    content: dict[str, object] = {
        "id": f"n-{number}",
        "posting_id": "p-0001",
        "seeker_id": "s-1",
        "counselor": "王老师",
        "score": 0.5,
        "reason_zh": "工资够。",
        "reason_en": "It pays enough.",
        "day": TODAY,
    }
    return Notification.model_validate(content | fields)


@pytest.fixture
def store() -> MemoryStore:
    store = MemoryStore(clock=CLOCK)
    store.postings.put_many([posting(1, title="保洁（限女性）"), posting(2)])
    store.seekers.put_many([SeekerProfile(id="s-1"), SeekerProfile(id="s-2")])
    return store


def listed(store: MemoryStore, day: date = TODAY, limit: int | None = None) -> list[str]:
    return [one.id for one in list_notifications(store, day, limit=limit)]


def test_it_is_shown_in_fair_words_and_in_the_language_asked_for(store: MemoryStore) -> None:
    store.notifications.add_many([note(1)])
    (zh,), (en,) = (list_notifications(store, TODAY, language=x) for x in ("zh", "en"))
    assert (zh.reason, en.reason) == ("工资够。", "It pays enough.")
    assert zh.title == "保洁"


def test_what_no_longer_holds_is_not_shown(store: MemoryStore) -> None:
    store.postings.put_many([posting(2, valid_through=TODAY)])
    refused = SeekerProfile(id="s-2", consents_to_introduction=False)
    found_work = SeekerProfile(id="s-3", status="closed")
    store.seekers.put_many([refused, found_work])
    store.notifications.add_many(
        [note(1), note(2, posting_id="p-0002"), note(3, seeker_id="s-2"), note(4, seeker_id="s-3")]
    )
    assert listed(store) == ["n-1", "n-2"]
    assert listed(store, TODAY + timedelta(days=1)) == ["n-1"]
    with pytest.raises(NotFound):
        see_notifications(store, TODAY, ["n-1", "n-3"])
    assert not any(n.seen for n in store.notifications.of_seekers(["s-1", "s-2"]))


def test_a_page_is_full_although_much_in_between_no_longer_holds(store: MemoryStore) -> None:
    store.seekers.put_many([SeekerProfile(id="s-2", consents_to_introduction=False)])
    withdrawn = [note(n, seeker_id="s-2", score=0.9) for n in range(10, CHUNK + 20)]
    store.notifications.add_many([*withdrawn, note(1), note(2), note(3)])
    assert listed(store, limit=2) == ["n-1", "n-2"]
    assert listed(store) == ["n-1", "n-2", "n-3"]


def test_seeing_one_twice_is_seeing_it_once(store: MemoryStore) -> None:
    store.notifications.add_many([note(1), note(2)])
    assert [n.seen for n in see_notifications(store, TODAY, ["n-1", "n-1"])] == [True]
    assert [n.id for n in list_notifications(store, TODAY, seen=False)] == ["n-2"]


def test_a_seeker_is_assigned_once_and_taken_back(store: MemoryStore) -> None:
    entry, written = assign_seeker(store, CLOCK, "s-2", " 王老师 ")
    assert (entry.counselor, written) == ("王老师", True)
    assert assign_seeker(store, CLOCK, "s-2", "王老师") == (entry, False)
    assert list_caseload(store, "王老师") == [entry]
    unassign_seeker(store, "s-2")
    with pytest.raises(NotFound):
        unassign_seeker(store, "s-2")
    with pytest.raises(NotFound):
        assign_seeker(store, CLOCK, "s-9", "王老师")


@pytest.mark.parametrize("name", ["", "  ", "长" * 201])
def test_a_counselor_has_a_name(store: MemoryStore, name: str) -> None:
    with pytest.raises(InvalidInput, match="name the counselor"):
        assign_seeker(store, CLOCK, "s-1", name)


def brought(store: MemoryStore, folder: Path, *rows: str, header: str = "责任人") -> ImportReport:
    path = folder / "people.csv"
    path.write_text("\n".join([f"求职者编号,意向岗位,{header}", *rows]), encoding="utf-8")
    reader, writer = FileTableReader(), FileTableWriter()
    return import_records(store, reader, writer, CLOCK, path, "seekers").report


def test_an_import_assigns_and_silence_changes_nothing(tmp_path: Path) -> None:
    store = MemoryStore(clock=CLOCK)
    brought(store, tmp_path, "Q1,保洁,王老师", "Q2,保安,无", "Q3,电工,")
    (entry,) = list_caseload(store)
    assert (entry.counselor, entry.at) == ("王老师", NOON)
    person = store.seekers.get(entry.seeker_id)
    assert (person.source_id, "王老师" in person.model_dump_json()) == ("Q1", False)
    brought(store, tmp_path, "Q1,保洁,", "Q2,保安,", "Q3,电工,")
    assert list_caseload(store) == [entry]


def test_an_import_that_changes_nothing_but_the_counselor_changes_that(tmp_path: Path) -> None:
    store = MemoryStore(clock=CLOCK)
    brought(store, tmp_path, "Q1,保洁,王老师")
    again = brought(store, tmp_path, "Q1,保洁,李老师", header="帮扶责任人")
    assert (again.unchanged, again.updated) == (1, 0)
    assert [one.counselor for one in list_caseload(store)] == ["李老师"]


GIVEN = {
    "version": 1,
    "least_score": 0.3,
    "most_people_a_posting": 5,
    "most_a_counselor_a_day": 20,
    "most_a_seeker_a_week": 3,
    "days_waiting": 7,
}


def test_the_file_in_force_can_be_read() -> None:
    folder = Settings().models_dir / "default-notifications"
    assert NotificationConfig.read(folder / "notifications.yaml").model_dump() == GIVEN


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("least_score", 1.1),
        ("most_people_a_posting", 0),
        ("most_a_counselor_a_day", -1),
        ("most_a_seeker_a_week", 2.5),
        ("days_waiting", -1),
        ("most_a_seeker_a_month", 1),
    ],
)
def test_a_cap_that_makes_no_sense_is_refused(name: str, wrong: float) -> None:
    with pytest.raises(ValidationError):
        NotificationConfig.model_validate(GIVEN | {name: wrong})
