"""Say at the end of a run, in one line a tier, what was not tested and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

import pytest

_LEFT_OUT: Counter[str] = Counter()
_BECAUSE = {
    "bench": "off by default; run make bench",
    "slow": "off by default; run make test-all",
}


def tier_of(node_id: str) -> str:
    """Return the tier of a test: the folder below ``tests``, or ``tests`` itself."""
    parts = PurePosixPath(node_id.split("::")[0]).parts
    return parts[1] if len(parts) > 2 and parts[0] == "tests" else "tests"


def reason_of(longrepr: object) -> str:
    """Return why a test was skipped, from what pytest keeps of it."""
    text = longrepr[2] if isinstance(longrepr, tuple) else longrepr
    return str(text).removeprefix("Skipped: ").removeprefix("Skipped").strip() or "no reason given"


def lines(skipped: Iterable[tuple[str, str]], left_out: Counter[str]) -> list[str]:
    """Return one line for each tier.

    Parameters
    ----------
    skipped
        Node id and reason of each skipped test.
    left_out
        Tests of each tier that were collected and not chosen.
    """
    reasons: dict[str, Counter[str]] = {}
    for node_id, reason in skipped:
        reasons.setdefault(tier_of(node_id), Counter())[reason] += 1
    told = {tier: f"{found.total()} skipped: {_joined(found)}" for tier, found in reasons.items()}
    for tier, count in left_out.items():
        because = f"{count} not chosen: {_BECAUSE.get(tier, 'left out by the command line')}"
        told[tier] = f"{told[tier]}; {because}" if tier in told else because
    return [f"{tier}: {told[tier]}" for tier in sorted(told)]


def _joined(reasons: Counter[str]) -> str:
    if len(reasons) == 1:
        return next(iter(reasons))
    return "; ".join(f"{reason} ({count})" for reason, count in reasons.most_common())


def pytest_deselected(items: Sequence[pytest.Item]) -> None:
    """Count what the command line leaves out."""
    _LEFT_OUT.update(_left_out_of(item) for item in items)


def _left_out_of(item: pytest.Item) -> str:
    tier = tier_of(item.nodeid)
    return "slow" if tier != "bench" and item.get_closest_marker("slow") else tier


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand what a worker counted to the process that prints."""
    told = getattr(session.config, "workeroutput", None)
    if told is not None:
        told["left_out"] = dict(_LEFT_OUT)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take what a worker counted; each of them collects all tests."""
    for tier, count in getattr(node, "workeroutput", {}).get("left_out", {}).items():
        _LEFT_OUT[tier] = max(_LEFT_OUT[tier], count)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the lines under a heading of their own."""
    reports = terminalreporter.stats.get("skipped", [])
    told = lines([(report.nodeid, reason_of(report.longrepr)) for report in reports], _LEFT_OUT)
    if told:
        terminalreporter.write_sep("-", "not tested")
    for line in told:
        terminalreporter.write_line(line)
