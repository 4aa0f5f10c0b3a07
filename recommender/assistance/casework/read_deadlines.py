"""Read the deadlines of an office, and complain of all mistakes at once."""

from __future__ import annotations

from datetime import date
from typing import Final, get_args

from yaml.nodes import Node

from recommender.assistance.casework.deadlines import (
    SATURDAY,
    Deadlines,
    ReminderKind,
    WorkCalendar,
)
from recommender.assistance.rules.durations import Duration
from recommender.assistance.rules.mistakes import Mistake
from recommender.assistance.rules.yaml_reading import YamlReading
from recommender.domain.feedback import ComplaintKind

MOST_WORKING_DAYS: Final = 250
LEAST_KEPT_MONTHS: Final = 24
"""人力资源市场暂行条例 33: a ledger is kept two years or more."""
_KEYS: Final = (
    "reply_within_working_days",
    "days_off",
    "days_worked",
    "remind_days_ahead",
    "ledger_kept",
)


def read_deadlines(text: str) -> tuple[Deadlines | None, list[Mistake]]:
    """Return the deadlines of a file, and what is wrong with it.

    Parameters
    ----------
    text
        The file.
    """
    reading = YamlReading()
    root = reading.compose(text)
    if root is None:
        return None, reading.mistakes
    top = reading.mapping(root, _KEYS)
    within = _numbers(reading, top.get("reply_within_working_days"), get_args(ComplaintKind), 1)
    off = _days(reading, top.get("days_off"))
    worked = _days(reading, top.get("days_worked"), at_weekends=True)
    ahead = _numbers(reading, top.get("remind_days_ahead"), get_args(ReminderKind), 0)
    kept = _kept(reading, top.get("ledger_kept"))
    if reading.mistakes or kept is None:
        return None, reading.mistakes
    complaint: dict[ComplaintKind, int] = {k: within[k] for k in get_args(ComplaintKind)}
    remind: dict[ReminderKind, int] = {k: ahead[k] for k in get_args(ReminderKind)}
    return Deadlines(complaint, WorkCalendar(off, worked), remind, kept), []


def _numbers(
    reading: YamlReading, node: Node | None, names: tuple[str, ...], least: int
) -> dict[str, int]:
    pairs = reading.mapping(node, names) if node is not None else {}
    found = {}
    for name, value in pairs.items():
        number = reading.count(value)
        if number is not None and not least <= number <= MOST_WORKING_DAYS:
            told = {"least": str(least), "most": str(MOST_WORKING_DAYS), "found": str(number)}
            reading.wrong(value, "out_of_range", **told)
        found[name] = number or 0
    return found


def _days(reading: YamlReading, node: Node | None, *, at_weekends: bool = False) -> frozenset[date]:
    found = set()
    for item in reading.items(node, may_be_empty=True):
        day = reading.day(item)
        if day is not None and at_weekends and day.weekday() < SATURDAY:
            reading.wrong(item, "no_weekend", found=day.isoformat())
        if day is not None:
            found.add(day)
    return frozenset(found)


def _kept(reading: YamlReading, node: Node | None) -> Duration | None:
    kept = reading.duration(node)
    if node is not None and kept is not None and kept.months < LEAST_KEPT_MONTHS:
        reading.wrong(node, "kept_too_short", found=reading.text(node))
    return kept
