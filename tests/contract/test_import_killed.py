"""``zhiqiao import`` is killed at any moment: its whole file is in, or nothing of it."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from signal import SIGKILL

import pytest
from sqlalchemy import make_url

from tests.contract.killing import Moment, PostgresWatch, SqliteWatch
from tests.contract.office import Office

pytestmark = pytest.mark.contract

STAGES = ("started", "writing", "writing", "written", "writing", "told")


@pytest.fixture
def office(sql_url: str, tmp_path: Path) -> Iterator[Office]:
    folder = tmp_path / tmp_path.name
    folder.mkdir()
    address = make_url(sql_url)
    if address.get_backend_name() == "sqlite":
        yield Office(sql_url, SqliteWatch(Path(str(address.database))), folder)
        return
    watch = PostgresWatch(sql_url, folder.name)
    yield Office(sql_url, watch, folder)
    watch.close()


def test_a_killed_import_leaves_all_or_nothing(office: Office) -> None:
    rng = random.Random(20261124)
    found: Counter[tuple[str, str]] = Counter()
    begin_in_vain(office, rng)
    is_in, acknowledged = True, False
    for number, stage in enumerate(STAGES):
        if is_in:
            office.next_version()
            is_in = acknowledged = False
        # The first of a stage at once, certainly in its middle; the others anywhere in it.
        share = rng.random() if stage in STAGES[:number] or stage == "started" else 0.0
        ended = office.command.run(Moment(stage, share * office.pace[stage]))
        acknowledged |= ended.stdout != b""
        # What each third leaves the next command is the first to meet, before we look.
        state = "not looked at" if number % 3 == 2 else office.state()
        assert state in ("undone", "done", "not looked at")
        assert state != "undone" or not acknowledged
        if state != "undone":
            was_in_already = office.import_whole()
            assert was_in_already or not acknowledged
            assert was_in_already or state != "done"
            assert office.state() == "done"
            is_in = True
            state = "done" if was_in_already else "undone"
        found[stage, state if ended.code == -SIGKILL else "not killed"] += 1
    assert found["writing", "undone"] > 0, "no import was ever caught in the middle"


def begin_in_vain(office: Office, rng: random.Random) -> None:
    """Kill commands that find neither tables nor a key, among what dead ones left over."""
    (office.folder / "home").mkdir()
    (office.folder / ".writing-old").mkdir()
    for name in ("home/vault.key", "home/.vault.key.new", ".writing-old/feed-errors.xlsx"):
        (office.folder / name).touch()
    # On SQLite the first write that is seen is that of the tables.
    for moment in (Moment("writing", 0), Moment("started", rng.random() * office.pace["started"])):
        office.command.run(moment)
        assert office.state() == "undone"
    assert not office.import_whole()
    assert office.state() == "done"
