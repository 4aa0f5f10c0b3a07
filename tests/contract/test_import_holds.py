"""What an import holds back, what a steward decides, and what the next import leaves alone."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from recommender.adapters.clock import PLACE, FixedClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.domain.posting import JobPosting
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Store
from recommender.services.decide_hold import (
    HoldDecision,
    NewHoldDecision,
    decide_hold,
    held_postings,
    hold_history,
)
from recommender.services.hold_postings import hold_stored
from recommender.services.import_records import ImportOptions, ImportReport, import_records
from recommender.services.save_posting import save_posting
from tests.tables import csv_text

pytestmark = pytest.mark.contract

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=PLACE))
HEADERS = ("岗位编号", "岗位名称", "单位名称", "薪资", "工作地点", "工作内容", "来源")
PLAIN = "负责收银、理货。"
UNLAWFUL = f"{PLAIN}限女。"


class Steward:
    """Somebody who imports ads and decides about what is held back."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def imports(self, *ads: str, **options: bool) -> ImportReport:
        """Import one posting an ad, numbered."""
        rows = [
            (f"A-{n}", f"收银员{n}号", "样例超市", "3500元/月", "荆州·沙市区", ad, "窗口")
            for n, ad in enumerate(ads)
        ]
        path = self.folder / "feed.csv"
        path.write_text(csv_text(HEADERS, rows), encoding="utf-8")
        parts = FileTableReader(), FileTableWriter(), CLOCK
        options_ = ImportOptions(**options)
        return import_records(self.store, *parts, path, "postings", options_).report

    def decides(self, decision: HoldDecision, posting_id: str, reason: str = "核对过") -> None:
        decide_hold(self.store, CLOCK, NewHoldDecision(posting_id, decision, reason, "李老师"))

    def statuses(self) -> list[str]:
        return [p.status for p in sorted(self.store.postings.page(), key=lambda p: p.title)]

    def actions(self, posting_id: str) -> list[str]:
        return [entry.action for entry in hold_history(self.store, posting_id)]

    def id_of(self, number: int) -> str:
        return next(p.id for p in self.store.postings.page() if p.title == f"收银员{number}号")


@pytest.fixture
def steward(store: Store, tmp_path: Path) -> Steward:
    return Steward(store, tmp_path)


def test_what_is_unlawful_or_takes_money_is_held_and_the_rest_is_shown(steward: Steward) -> None:
    ads = (PLAIN, UNLAWFUL, f"{PLAIN}先交押金300元。", f"{PLAIN}35岁以下。")
    dry = steward.imports(*ads, dry_run=True)
    report = steward.imports(*ads)
    assert (dry.held, report.held, report.created) == (2, 2, 4)
    assert steward.statuses() == ["open", "held", "held", "open"]
    first, second = held_postings(steward.store)
    assert sorted((first.rules, second.rules)) == [("fee",), ("sex_women",)]
    (entry,) = hold_history(steward.store, steward.id_of(1))
    assert (entry.action, entry.by, entry.reason) == ("held", "screening", "sex_women")
    assert "限女" in entry.ad.description
    assert entry.at == CLOCK.now()
    assert "限女" in [finding.text for finding in entry.findings]


def test_importing_again_changes_nothing(steward: Steward) -> None:
    steward.imports(UNLAWFUL)
    last = steward.store.changes.last_seq()
    again = steward.imports(UNLAWFUL)
    assert (again.held, again.unchanged) == (0, 1)
    assert steward.store.changes.last_seq() == last
    assert steward.actions(steward.id_of(0)) == ["held"]


def test_what_was_released_stays_open_until_the_ad_says_something_new(steward: Steward) -> None:
    steward.imports(UNLAWFUL)
    posting = steward.id_of(0)
    steward.decides("release", posting)
    assert steward.statuses() == ["open"]
    assert steward.imports(UNLAWFUL).held == 0
    assert steward.imports(f"{UNLAWFUL}包午餐。").held == 0
    assert steward.statuses() == ["open"]
    assert steward.imports(f"{UNLAWFUL}先交押金300元。").held == 1
    assert steward.statuses() == ["held"]
    assert steward.actions(posting) == ["held", "released", "held"]


def test_what_was_kept_stays_held_even_when_the_feed_mends_it(steward: Steward) -> None:
    steward.imports(UNLAWFUL)
    posting = steward.id_of(0)
    steward.decides("keep", posting, "等单位书面更正")
    assert steward.imports(PLAIN).held == 0
    assert steward.statuses() == ["held"]
    (line,) = held_postings(steward.store)
    assert (line.rules, line.action, line.by) == ((), "kept", "李老师")
    steward.decides("release", posting)
    assert (steward.statuses(), steward.actions(posting)[-1]) == (["open"], "released")


def test_a_posting_that_comes_back_is_held_as_it_was(steward: Steward) -> None:
    steward.imports(UNLAWFUL, PLAIN)
    steward.store.postings.close_many([steward.id_of(0)])
    assert steward.imports(UNLAWFUL).held == 1
    assert steward.statuses()[0] == "held"


def test_screening_can_be_left_out_and_done_later(steward: Steward) -> None:
    assert steward.imports(UNLAWFUL, PLAIN, screen=False).held == 0
    assert steward.statuses() == ["open", "open"]
    ids = [steward.id_of(0)]
    assert hold_stored(steward.store, CLOCK, dry_run=True) == ids
    assert steward.statuses() == ["open", "open"]
    assert hold_stored(steward.store, CLOCK) == ids
    assert steward.statuses() == ["held", "open"]
    assert hold_stored(steward.store, CLOCK) == []


def test_a_decision_needs_a_reason_and_something_to_decide(steward: Steward) -> None:
    steward.imports(UNLAWFUL, PLAIN)
    held, shown = steward.id_of(0), steward.id_of(1)
    with pytest.raises(InvalidInput, match="reason"):
        steward.decides("release", held, "")
    for decision in ("release", "keep"):
        with pytest.raises(InvalidInput, match="is open"):
            steward.decides(decision, shown)
    with pytest.raises(InvalidInput, match="is held"):
        steward.decides("hold", held)
    with pytest.raises(NotFound):
        steward.decides("release", "p-none")
    assert steward.statuses() == ["held", "open"]
    steward.decides("hold", shown, "接到举报")
    assert (steward.statuses(), steward.actions(shown)) == (["held", "held"], ["held"])


def test_the_history_of_what_was_never_held_is_empty_and_of_nothing_is_unknown(
    steward: Steward,
) -> None:
    steward.imports(PLAIN)
    assert hold_history(steward.store, steward.id_of(0)) == []
    with pytest.raises(NotFound):
        hold_history(steward.store, "p-none")


def test_what_is_sent_by_a_program_is_screened_too(store: Store) -> None:
    sent = JobPosting(id="p-1", source="till", title="收银员（限女）")
    assert save_posting(store, sent, CLOCK.now()) == (
        sent.model_copy(update={"status": "held"}),
        True,
    )
    mended = JobPosting(id="p-1", source="till", title="收银员")
    stored, created = save_posting(store, mended, CLOCK.now())
    assert (stored.title, stored.status, created) == ("收银员", "held", False)
    assert store.postings.get("p-1") == stored
