"""Agreement of the system with the counselors, and how a control is said."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from recommender.adapters.memory import MemoryStore
from recommender.domain.control import Control, ControlAction
from recommender.explanation.controls import shown_control, withheld_pins
from recommender.services.measure_agreement import measure_agreement

pytestmark = pytest.mark.unit

# Already the 25th in China.
LATE = datetime(2026, 11, 24, 20, tzinfo=UTC)


def control(number: int, action: ControlAction, rank: int | None, by: str = "王老师") -> Control:
    return Control(
        seeker_id=f"s-{number}",
        posting_id="p-1",
        action=action,
        reason="路近",
        by=by,
        at=LATE,
        rank=rank,
    )


def test_shares_are_of_pins_and_of_exclusions_and_notes_do_not_count() -> None:
    store = MemoryStore()
    pins = [1, 5, 6, 10, 11, None]
    given = [control(i, "pin", rank) for i, rank in enumerate(pins)]
    given += [control(10 + i, "exclude", rank) for i, rank in enumerate([10, 11])]
    given += [control(20, "note", 1)]
    for one in given:
        store.controls.put(one)
    found = measure_agreement(store)
    assert (found.pins, found.pins_in_top_5, found.pins_in_top_10) == (6, 2, 4)
    assert (found.pin_share_in_top_5, found.pin_share_in_top_10) == (0.3333, 0.6667)
    assert (found.excludes, found.excludes_in_top_10) == (2, 1)
    assert found.exclude_share_in_top_10 == 0.5
    assert found.since == date(2026, 11, 25)


def test_without_controls_there_is_no_share() -> None:
    found = measure_agreement(MemoryStore())
    assert (found.pins, found.pin_share_in_top_5, found.exclude_share_in_top_10) == (0, None, None)
    assert found.since is None


@pytest.mark.parametrize(
    ("action", "zh", "en"),
    [
        (
            "pin",
            "就业专员已置顶：路近（王老师，2026-11-25）",
            "Pinned by a counselor: 路近 (王老师, 2026-11-25)",
        ),
        (
            "exclude",
            "就业专员已排除，不向本人展示：路近（王老师，2026-11-25）",
            "Excluded by a counselor and not shown: 路近 (王老师, 2026-11-25)",
        ),
        (
            "note",
            "就业专员备注：路近（王老师，2026-11-25）",
            "Noted by a counselor: 路近 (王老师, 2026-11-25)",
        ),
    ],
)
def test_a_control_is_said_in_both_languages(action: ControlAction, zh: str, en: str) -> None:
    one = control(1, action, 3)
    assert shown_control(one, "zh").text == zh
    assert shown_control(one, "en").text == en


def test_who_gave_no_name_is_not_named_twice() -> None:
    said = shown_control(control(1, "pin", 3, by="counselor"), "zh").text
    assert said == "就业专员已置顶：路近（2026-11-25）"
    assert withheld_pins(2, "en").startswith("2 of the pinned postings are closed")
