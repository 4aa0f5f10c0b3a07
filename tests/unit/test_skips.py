"""The lines at the end of a run."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.skips import lines, reason_of, tier_of

pytestmark = pytest.mark.unit


def test_a_tier_is_the_folder_below_tests() -> None:
    assert tier_of("tests/contract/deep/test_a.py::test_b[1]") == "contract"
    assert tier_of("tests/test_a.py::test_b") == "tests"


def test_a_reason_is_told_without_the_words_of_pytest() -> None:
    assert reason_of(("file.py", 7, "Skipped: no server")) == "no server"
    assert reason_of(("file.py", 7, "Skipped")) == "no reason given"


def test_a_tier_has_one_line_however_many_tests_and_reasons() -> None:
    skipped = [
        ("tests/web/a.py::b", "no x"),
        ("tests/web/a.py::c", "no x"),
        ("tests/web/d.py", "y"),
    ]
    assert lines(skipped, Counter(bench=3)) == [
        "bench: 3 not chosen: off by default; run make bench",
        "web: 3 skipped: no x (2); y (1)",
    ]


def test_nothing_skipped_is_nothing_said() -> None:
    assert lines([], Counter()) == []
