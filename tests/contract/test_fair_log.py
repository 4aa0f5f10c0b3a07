"""Every log of a fair's day, in memory and in a file, keeps what was written down."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread

import pytest

from recommender.adapters.files.fair_log import LOG_FILE, FileFairLog
from recommender.adapters.memory.fair_log import MemoryFairLog
from recommender.domain.fair_day import FairEvent
from recommender.errors import FileUnreadable
from recommender.ports.fair_log import FairLog

pytestmark = pytest.mark.contract

AT = datetime(2026, 11, 24, 1, 5, tzinfo=UTC)
MAKE: dict[str, Callable[[Path], FairLog]] = {
    "memory": lambda _: MemoryFairLog(),
    "file": FileFairLog,
}


def came(who: str) -> FairEvent:
    return FairEvent(kind="sign_in", attendee_id=who, at=AT)


@pytest.fixture(params=MAKE)
def log(request: pytest.FixtureRequest, tmp_path: Path) -> FairLog:
    return MAKE[request.param](tmp_path)


def test_what_is_written_down_is_there_in_order(log: FairLog) -> None:
    assert log.events() == []
    talked = FairEvent(
        kind="outcome", attendee_id="a", at=AT, booth_id="A01", result="talked", note="下周\n试工"
    )
    for event in (came("b"), talked, came("a"), talked):
        log.add(event)
    assert log.events() == [came("b"), talked, came("a"), talked]


def test_two_desks_lose_nothing(log: FairLog) -> None:
    desks = [
        Thread(target=lambda d=desk: [log.add(came(f"{d}-{n}")) for n in range(20)])
        for desk in range(3)
    ]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert len({event.attendee_id for event in log.events()}) == 60


def test_a_line_that_was_cut_off_costs_no_other(tmp_path: Path) -> None:
    log = FileFairLog(tmp_path)
    log.add(came("a"))
    with (tmp_path / LOG_FILE).open("ab") as file:
        file.write(came("b").to_json()[:20])
    assert log.events() == [came("a")]
    log.add(came("c"))
    assert log.events() == [came("a"), came("c")]


def test_a_line_that_somebody_changed_is_told(tmp_path: Path) -> None:
    log = FileFairLog(tmp_path)
    log.add(came("a"))
    path = tmp_path / LOG_FILE
    path.write_bytes(path.read_bytes().replace(b"sign_in", b"came_in"))
    with pytest.raises(FileUnreadable, match="line 1"):
        log.events()


def test_nothing_is_said_to_be_written_that_is_not(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match="nothing was recorded"):
        FileFairLog(tmp_path / "gone").add(came("a"))
