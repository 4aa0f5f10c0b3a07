"""What a counselor has to see to: next steps, counts, replies, assessments that end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from recommender.assistance.casework.deadlines import Deadlines, ReminderKind
from recommender.assistance.casework.patterns import (
    PatternCount,
    ServicePattern,
    count_services,
)
from recommender.domain.assessment import StoredAssessment
from recommender.domain.base import Record
from recommender.domain.feedback import COMPLAINT_KINDS_ZH, Complaint
from recommender.domain.ledger import LEDGER_KINDS_ZH, LedgerEntry
from recommender.domain.moment import day_of

ENDED_SHOWN_DAYS: Final = 30
"""How long a period or an assessment that ended is still shown."""


class Reminder(Record):
    """Something that has to be seen to by a day.

    Parameters
    ----------
    kind
        ``next_step``, ``counts``, ``complaint`` or ``assessment``.
    seeker_id, counselor
        Whose it is, and who looks after them; ``None``: nobody.
    record_id
        The line, complaint or assessment that it is about.
    due_on, overdue
        By which day, and whether that has passed.
    text_zh, text_en
        To be read aloud. What an assessment is about is not said here.
    """

    kind: ReminderKind
    seeker_id: str
    counselor: str | None = None
    record_id: str
    due_on: date
    overdue: bool
    text_zh: str
    text_en: str


@dataclass(frozen=True)
class Reminding:
    """By what one is reminded.

    Parameters
    ----------
    patterns
        By their ids.
    deadlines
        How far ahead.
    today
        The day.
    """

    patterns: Mapping[str, ServicePattern]
    deadlines: Deadlines
    today: date

    def shown_until(self, *kinds: ReminderKind) -> date:
        """Return the last due day of which one is reminded today."""
        return self.today + timedelta(max(self.deadlines.remind_ahead[kind] for kind in kinds))

    def of_ledger(self, entries: Sequence[LedgerEntry]) -> Iterator[Reminder]:
        """Yield the reminders of one person's ledger, which is in the order of time."""
        step = open_step(entries)
        if step is not None and step.due_on is not None:
            day = step.due_on
            zh = f"下一步：{step.next_step}，{_when_zh(day, self.today)}。"
            en = f"Next step: {step.next_step}; {_when_en(day, self.today)}."
            yield from self._by("next_step", step, day, zh, en)
        opened = open_period(entries)
        if opened is not None and opened.until is not None:
            yield from self._of_counts(opened, opened.until, entries)

    def of_complaints(self, complaints: Iterable[Complaint]) -> Iterator[Reminder]:
        """Yield the reminders of complaints and appeals without a reply."""
        for one in complaints:
            if one.due is not None:
                zh = f"{COMPLAINT_KINDS_ZH[one.kind]}待答复，{_when_zh(one.due, self.today)}。"
                en = f"The {one.kind} needs a reply; {_when_en(one.due, self.today)}."
                yield from self._by("complaint", one, one.due, zh, en)

    def of_assessments(self, assessments: Iterable[StoredAssessment]) -> Iterator[Reminder]:
        """Yield a reminder for each day on which one person's eligibility ends."""
        ending = {a.valid_until: a for a in last_of_rules(assessments) if a.verdict == "eligible"}
        for day, one in sorted(ending.items()):
            if day >= self.today - timedelta(ENDED_SHOWN_DAYS):
                zh = f"资格预判将失效，{_when_zh(day, self.today)}，请重新评估。"
                en = f"An assessment ends; {_when_en(day, self.today)}. Assess again."
                yield from self._by("assessment", one, day, zh, en)

    def _of_counts(
        self, opened: LedgerEntry, until: date, entries: Sequence[LedgerEntry]
    ) -> Iterator[Reminder]:
        if until < self.today - timedelta(ENDED_SHOWN_DAYS):
            return
        pattern = self.patterns.get(opened.pattern or "")
        if pattern is None:
            zh = f"找不到服务次数 {opened.pattern}，请核对 patterns.yaml。"
            en = f"There is no pattern {opened.pattern}; check patterns.yaml."
            yield from self._by("counts", opened, until, zh, en)
            return
        counted = count_services(pattern, entries, day_of(opened.at), until)
        if not counted.met:
            when_zh, when_en = _when_zh(until, self.today), _when_en(until, self.today)
            zh = f"服务次数 {pattern.id} 还差{missing_zh(counted)}，{when_zh}。"
            en = f"Pattern {pattern.id} lacks {missing_en(counted)}; {when_en}."
            yield from self._by("counts", opened, until, zh, en)

    def _by(
        self,
        kind: ReminderKind,
        record: LedgerEntry | Complaint | StoredAssessment,
        day: date,
        zh: str,
        en: str,
    ) -> Iterator[Reminder]:
        if day <= self.shown_until(kind):
            yield Reminder(
                kind=kind,
                seeker_id=record.seeker_id,
                record_id=record.id,
                due_on=day,
                overdue=day < self.today,
                text_zh=zh,
                text_en=en,
            )


def open_step(entries: Sequence[LedgerEntry]) -> LedgerEntry | None:
    """Return the entry with the step that comes next, ``None`` when there is none.

    Parameters
    ----------
    entries
        The ledger of one person, in the order of time.
    """
    told = [entry for entry in entries if entry.tells_step]
    return told[-1] if told and told[-1].next_step is not None else None


def open_period(entries: Sequence[LedgerEntry]) -> LedgerEntry | None:
    """Return the intake that opened the last period of service, ``None`` when none did.

    Parameters
    ----------
    entries
        The ledger of one person, in the order of time.
    """
    opened = [entry for entry in entries if entry.pattern is not None]
    return opened[-1] if opened else None


def last_of_rules(assessments: Iterable[StoredAssessment]) -> list[StoredAssessment]:
    """Return the last assessment of each rule, in the order of first appearance.

    Parameters
    ----------
    assessments
        Those of one person, in the order of time.
    """
    last: dict[str, StoredAssessment] = {}
    for one in assessments:
        last[one.rule] = one
    return list(last.values())


def missing_zh(counted: PatternCount) -> str:
    """Return what is missing, to be read aloud in Chinese."""
    return "、".join(
        f"{'或'.join(LEDGER_KINDS_ZH[kind] for kind in one.kinds)}{one.missing}次"
        for one in counted.counts
        if one.missing
    )


def missing_en(counted: PatternCount) -> str:
    """Return what is missing, to be read aloud in English."""
    return ", ".join(
        f"{one.missing} x {' or '.join(one.kinds)}" for one in counted.counts if one.missing
    )


def _when_zh(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"已过期{-left}天"
    return f"还有{left}天" if left else "今天到期"


def _when_en(day: date, today: date) -> str:
    left = (day - today).days
    if left < 0:
        return f"{-left} days overdue"
    return f"{left} days left" if left else "due today"
