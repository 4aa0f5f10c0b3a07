"""Long work tells its progress in a log file too, seldom enough to be read."""

from __future__ import annotations

import pytest

from api.cli.progress import lines

pytestmark = pytest.mark.unit


def test_a_line_each_half_minute_and_at_the_end(capsys: pytest.CaptureFixture[str]) -> None:
    now = 0.0
    report = lines(lambda: now)
    for step in range(41):
        now = step * 10.0
        report("train", step, 40)
    written = capsys.readouterr().err.splitlines()
    assert len(written) == 14
    assert written[0].endswith("3/40, 6 min left")
    assert written[-1].endswith("40/40, 0 min left")


def test_short_work_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    report = lines(lambda: 0.0)
    for step in range(5):
        report("import", step, 4)
    assert capsys.readouterr().err == ""
