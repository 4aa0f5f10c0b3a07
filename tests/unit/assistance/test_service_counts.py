"""Service counts, working days and reminders: known answers."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from recommender.assistance.casework.deadlines import WorkCalendar
from recommender.assistance.casework.patterns import ServicePattern, count_services
from recommender.assistance.casework.read_deadlines import read_deadlines
from recommender.assistance.casework.read_patterns import read_patterns
from recommender.assistance.casework.reminders import Reminding, open_step
from recommender.services.casework_files import CASEWORK_FOLDER, CaseworkFolder
from tests.casework import TODAY, assessment, complaint, entry

pytestmark = pytest.mark.unit
PATTERNS = (CASEWORK_FOLDER / "patterns.yaml").read_text(encoding="utf-8")
DEADLINES = (CASEWORK_FOLDER / "deadlines.yaml").read_text(encoding="utf-8")
LATER = TODAY + timedelta(180)


@pytest.fixture(scope="module")
def patterns() -> dict[str, ServicePattern]:
    return CaseworkFolder().patterns()


def reminding(today: date) -> Reminding:
    return Reminding(CaseworkFolder().patterns(), CaseworkFolder().deadlines(), today)


def test_131_counts_what_was_done_and_what_is_missing(patterns: dict[str, ServicePattern]) -> None:
    ledger = [
        entry(1),
        entry(2, kind="introduction", posting_id="p-1"),
        entry(3, kind="introduction", posting_id="p-1"),
        entry(4, kind="introduction", posting_id="p-2"),
        entry(5, kind="visit"),
        entry(6, days=200, kind="employment"),
        entry(7, days=-1, kind="employment"),
    ]
    counted = count_services(patterns["131"], ledger, TODAY, LATER)
    assert [(one.done, one.missing) for one in counted.counts] == [(1, 0), (2, 1), (0, 1)]
    assert not counted.met
    more = [entry(8, kind="introduction"), entry(9, days=180, kind="employment")]
    assert count_services(patterns["131"], ledger + more, TODAY, LATER).met


def test_training_or_an_apprenticeship_counts_for_graduates(
    patterns: dict[str, ServicePattern],
) -> None:
    for kind in ("training", "apprenticeship"):
        counted = count_services(patterns["1131"], [entry(1, kind=kind)], TODAY, LATER)
        assert [one.missing for one in counted.counts] == [1, 1, 3, 0]


def test_a_period_of_six_months_ends_the_day_before(patterns: dict[str, ServicePattern]) -> None:
    assert patterns["131"].last_day(date(2026, 11, 24)) == date(2027, 5, 23)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("kinds: [guidance]", "kinds: [guidence]", "guidance"),
        ("at_least: 1}", "at_least: 0}", "写 1 或更大"),
        ("kinds: [employment]", "kinds: [guidance]", "用了两次"),
        ("within: 6 months", "within: 半年", "18 months"),
        ('id: "311"', 'id: "131"', "换一个编号"),
        ("valid_until: 2027-12-31", "valid_until: 2025-12-31", "终止日"),
        ("    basis: secondary\n", "", "basis"),
    ],
)
def test_a_wrong_pattern_is_told_by_line_and_remedy(old: str, new: str, says: str) -> None:
    written = next(n for n, row in enumerate(PATTERNS.splitlines(), 1) if old.rstrip() in row)
    # What is missing is told where its block begins.
    line = (
        written
        if new
        else next(n for n, row in enumerate(PATTERNS.splitlines(), 1) if row.startswith("  - id"))
    )
    found, mistakes = read_patterns(PATTERNS.replace(old, new, 1))
    assert found == []
    assert [(m.line, says in m.zh) for m in mistakes] == [(line, True)]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ledger_kept: 2 years", "ledger_kept: 18 months", "不少于 2 年"),
        ("  complaint: 15", "  complaint: 0", "1 到 250"),
        ("  appeal: 15\n", "", "appeal"),
        ("days_worked: []", "days_worked: [2026-11-24]", "调休"),
        ("days_off: []", "days_off: [2026-02-30]", "不是日期"),
    ],
)
def test_a_wrong_deadline_is_told_with_a_remedy(old: str, new: str, says: str) -> None:
    assert old in DEADLINES
    found, mistakes = read_deadlines(DEADLINES.replace(old, new, 1))
    assert found is None
    assert [m.zh for m in mistakes if says in m.zh], [m.zh for m in mistakes]


def test_working_days_skip_weekends_and_holidays() -> None:
    friday = date(2026, 9, 25)
    assert WorkCalendar().after(friday, 1) == date(2026, 9, 28)
    assert WorkCalendar().after(friday, 15) == date(2026, 10, 16)
    holiday = WorkCalendar(
        days_off=frozenset(date(2026, 10, n) for n in range(1, 8)),
        days_worked=frozenset({date(2026, 10, 10)}),
    )
    assert holiday.after(friday, 15) == date(2026, 10, 22)
    assert holiday.after(friday, 0) == friday


def test_the_ledger_keeps_two_whole_years() -> None:
    deadlines = CaseworkFolder().deadlines()
    assert deadlines.drops_before(date(2026, 11, 24)) == date(2024, 11, 24)
    assert deadlines.drops_before(date(2028, 2, 29)) == date(2026, 2, 28)


def test_a_person_has_one_next_step_until_it_is_done() -> None:
    first = entry(1, next_step="打电话", due_on=TODAY)
    other = entry(2, kind="introduction")
    second = entry(3, next_step="来报名", due_on=TODAY + timedelta(2))
    assert open_step([first, other]) == first
    assert open_step([first, other, second]) == second
    assert open_step([first, second, entry(4, step_done=True)]) is None
    assert open_step([]) is None


def test_a_step_is_shown_ahead_of_its_day_and_after_it() -> None:
    ledger = [entry(1, next_step="来报名", due_on=TODAY + timedelta(4))]
    assert list(reminding(TODAY).of_ledger(ledger)) == []
    (ahead,) = reminding(TODAY + timedelta(1)).of_ledger(ledger)
    assert (ahead.text_zh, ahead.overdue) == ("下一步：来报名，还有3天。", False)
    (today,) = reminding(TODAY + timedelta(4)).of_ledger(ledger)
    assert today.text_en == "Next step: 来报名; due today."
    (late,) = reminding(TODAY + timedelta(9)).of_ledger(ledger)
    assert (late.text_zh, late.overdue) == ("下一步：来报名，已过期5天。", True)


def test_unmet_counts_are_shown_before_the_period_ends_and_a_month_after() -> None:
    until = TODAY + timedelta(100)
    ledger = [entry(1, kind="intake", pattern="131", pattern_version="1", until=until), entry(2)]
    assert list(reminding(TODAY).of_ledger(ledger)) == []
    (near,) = reminding(until - timedelta(30)).of_ledger(ledger)
    assert near.text_zh == "服务次数 131 还差推荐岗位3次、就业1次，还有30天。"
    assert near.text_en == "Pattern 131 lacks 3 x introduction, 1 x employment; 30 days left."
    assert len(list(reminding(until + timedelta(30)).of_ledger(ledger))) == 1
    assert list(reminding(until + timedelta(31)).of_ledger(ledger)) == []
    gone = [ledger[0].model_copy(update={"pattern": "999"})]
    (unknown,) = reminding(until).of_ledger(gone)
    assert "patterns.yaml" in unknown.text_zh


def test_a_complaint_is_shown_until_there_is_a_reply() -> None:
    asked = complaint(1, due_on=TODAY)
    (told,) = reminding(TODAY).of_complaints([asked])
    assert told.text_zh == "投诉待答复，今天到期。"
    done = {"state": "answered", "reply": "好", "replied_by": "李", "replied_on": TODAY}
    assert list(reminding(TODAY).of_complaints([asked.model_copy(update=done)])) == []


def test_what_ends_is_shown_without_saying_what_it_is() -> None:
    eligible = {"verdict": "eligible", "missing": ()}
    kept = [assessment(1), assessment(2, rule="training_free", **eligible)]
    (told,) = reminding(TODAY).of_assessments(kept)
    assert told.record_id == "a-2"
    assert "残疾" not in told.text_zh + told.text_en
    again = assessment(3, days=1, rule="training_free", valid_until=LATER, **eligible)
    assert list(reminding(TODAY).of_assessments([*kept, again])) == []
