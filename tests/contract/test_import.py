"""Importing on every store: once, twice, changed, closed, in vain."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from recommender.adapters.clock import PLACE, FixedClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.errors import CloseTooMany, UsageError
from recommender.importing.mapping import ImportKind
from recommender.ports import Store
from recommender.services.export_records import export_records
from recommender.services.import_records import ImportOptions, ImportReport, import_records
from tests.tables import POSTING_HEADERS, POSTING_ROWS, Row, csv_text, write_workbook

pytestmark = pytest.mark.contract

CLOCK = FixedClock(datetime(2026, 11, 24, 12, tzinfo=PLACE))
HEADERS = ("岗位编号", "岗位名称", "单位名称", "薪资", "工作地点", "来源")


class Steward:
    """Somebody who imports files into one store."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.store, self.folder = store, folder

    def imports(self, path: Path, kind: ImportKind = "postings", **options: Any) -> ImportReport:
        """Import a file."""
        given = ImportOptions(errors_path=self.folder / "errors.xlsx", **options)
        return import_records(
            self.store, FileTableReader(), FileTableWriter(), CLOCK, path, kind, given
        ).report

    def imports_rows(self, *rows: Row, headers: Row = HEADERS, **options: Any) -> ImportReport:
        """Import rows as a CSV file."""
        path = self.folder / "feed.csv"
        path.write_text(csv_text(headers, rows), encoding="utf-8")
        return self.imports(path, **options)


@pytest.fixture
def steward(store: Store, tmp_path: Path) -> Steward:
    return Steward(store, tmp_path)


def row(number: int, title: str = "普工", pay: str = "4000元/月", source: str = "窗口") -> Row:
    return (f"A-{number}", f"{title}{number}号", "样例纺织", pay, "荆州·沙市区", source)


def counts(report: ImportReport) -> tuple[int, int, int, int]:
    return report.created, report.updated, report.unchanged, report.rejected


def test_a_second_import_changes_nothing(steward: Steward) -> None:
    path = steward.folder / "岗位.xlsx"
    write_workbook(
        path, {"一": [("某某表",), POSTING_HEADERS, *POSTING_ROWS], "说明": [("请填写",)]}
    )
    first = steward.imports(path)
    assert counts(first) == (5, 0, 0, 0)
    assert first.rows == 5
    assert first.errors_file is None
    seq = steward.store.changes.last_seq()
    second = steward.imports(path)
    assert counts(second) == (0, 0, 5, 0)
    assert steward.store.changes.last_seq() == seq


def test_a_dry_run_reports_the_same_and_stores_nothing(steward: Steward) -> None:
    rows = [row(1), row(1), row(2), ("A-3", "", "甲", "", "", "")]
    dry = steward.imports_rows(*rows, dry_run=True)
    assert steward.store.postings.count() == 0
    assert steward.store.changes.last_seq() == 0
    real = steward.imports_rows(*rows)
    ignored = {"seconds", "dry_run"}
    assert dry.model_dump(exclude=ignored) == real.model_dump(exclude=ignored)


def test_a_changed_row_updates_its_record(steward: Steward) -> None:
    steward.imports_rows(row(1), row(2))
    report = steward.imports_rows(row(1, pay="5000元/月"), row(2))
    assert counts(report) == (0, 1, 1, 0)
    pays = sorted(p.salary_min_cny_month or 0 for p in steward.store.postings.page())
    assert pays == [4000, 5000]


def test_without_identifiers_a_newer_list_updates(steward: Steward) -> None:
    steward.imports_rows(*POSTING_ROWS, headers=POSTING_HEADERS)
    changed = (*POSTING_ROWS[0][:2], "5000元/月", *POSTING_ROWS[0][3:])
    report = steward.imports_rows(changed, *POSTING_ROWS[1:], headers=POSTING_HEADERS)
    assert counts(report) == (0, 1, 4, 0)


def test_without_identifiers_another_list_adds(steward: Steward) -> None:
    """Two lists may share an employer's title; neither may overwrite the other, for ever."""
    other = [
        ("会计", "某某财税", f"{n}千", *POSTING_ROWS[1][3:5], f"武汉{n}路", *POSTING_ROWS[1][6:])
        for n in range(3, 9)
    ]
    shared = (*POSTING_ROWS[0][:2], "面议", *POSTING_ROWS[0][3:])
    steward.imports_rows(*POSTING_ROWS, headers=POSTING_HEADERS)
    report = steward.imports_rows(shared, *other, headers=POSTING_HEADERS)
    assert counts(report) == (7, 0, 0, 0)
    assert steward.store.postings.count() == 12
    again = steward.imports_rows(*POSTING_ROWS, headers=POSTING_HEADERS)
    assert counts(again) == (0, 0, 5, 0)
    assert counts(steward.imports_rows(shared, *other, headers=POSTING_HEADERS)) == (0, 0, 7, 0)


def test_rows_that_are_alike_all_land_and_are_linked(steward: Steward) -> None:
    twin = POSTING_ROWS[0]
    report = steward.imports_rows(twin, twin, POSTING_ROWS[1], headers=POSTING_HEADERS)
    assert counts(report) == (3, 0, 0, 0)
    assert report.linked_duplicates == 2
    linked = steward.store.duplicates.of(steward.store.postings.ids())
    assert len(linked) == 2
    again = steward.imports_rows(twin, twin, POSTING_ROWS[1], headers=POSTING_HEADERS)
    assert (counts(again), again.linked_duplicates) == ((0, 0, 3, 0), 2)


def test_duplicates_are_found_among_what_is_stored(steward: Steward) -> None:
    steward.imports_rows(row(1))
    agency = ("B-1", "普工1号", "样例纺织", "4000元/月", "荆州·沙市区", "省平台")
    assert steward.imports_rows(agency).linked_duplicates == 1
    assert len(steward.store.duplicates.of(steward.store.postings.ids())) == 2
    changed = ("B-1", "会计", "样例纺织", "4000元/月", "荆州·沙市区", "省平台")
    steward.imports_rows(changed)
    links = steward.store.duplicates.of(steward.store.postings.ids())
    assert all(posting == cluster for posting, cluster in links.items())


def test_what_left_the_feed_is_closed_and_opens_when_it_returns(steward: Steward) -> None:
    steward.imports_rows(*map(row, range(4)), row(9, source="省平台"))
    report = steward.imports_rows(row(0), row(1), row(2), close_missing=True)
    assert report.closed == 1
    assert steward.store.postings.count(status="open") == 4
    back = steward.imports_rows(row(3))
    assert counts(back) == (0, 1, 0, 0)
    assert steward.store.postings.count(status="open") == 5


def test_a_row_that_is_rejected_has_not_left_the_feed(steward: Steward) -> None:
    steward.imports_rows(row(0), row(1))
    report = steward.imports_rows(row(0), row(1, pay="9000-5000"), close_missing=True)
    assert (report.rejected, report.closed) == (1, 0)


def test_closing_most_of_a_feed_needs_a_yes(steward: Steward) -> None:
    steward.imports_rows(*map(row, range(22)))
    with pytest.raises(CloseTooMany):
        steward.imports_rows(row(0), row(99), close_missing=True)
    assert steward.store.postings.count() == 22
    assert steward.store.postings.count(status="open") == 22
    assert steward.imports_rows(row(0), row(99), close_missing=True, yes=True).closed == 21


def test_a_held_posting_stays_held_and_a_link_survives(steward: Steward) -> None:
    steward.imports_rows(row(1))
    (stored,) = steward.store.postings.page()
    held = stored.model_copy(update={"status": "held", "occupation_code": "6-18-02-04"})
    steward.store.postings.put_many([held])
    assert counts(steward.imports_rows(row(1))) == (0, 0, 1, 0)
    steward.imports_rows(row(1, pay="5000元/月"))
    (after,) = steward.store.postings.page()
    assert (after.status, after.occupation_code) == ("held", "6-18-02-04")


def test_numbers_of_another_list_are_refused(steward: Steward) -> None:
    headers = ("编号", "岗位名称")
    steward.imports_rows(*((str(n), f"车工{n}") for n in range(8)), headers=headers)
    with pytest.raises(UsageError, match="--source"):
        steward.imports_rows(*((str(n), f"会计{n}") for n in range(8)), headers=headers)
    named = steward.imports_rows(
        *((str(n), f"会计{n}") for n in range(8)), headers=headers, source="另一份"
    )
    assert named.created == 8


def test_one_identifier_for_several_rows_loses_nothing(steward: Steward) -> None:
    same = [
        ("A-1", "车工", "甲", "4千", "沙市区", "窗口"),
        ("A-1", "铣工", "甲", "5千", "沙市区", "窗口"),
    ]
    report = steward.imports_rows(*same)
    assert counts(report) == (2, 0, 0, 0)
    assert report.warning_codes == {"id_repeated": 2}
    assert counts(steward.imports_rows(*same[::-1])) == (0, 0, 2, 0)


def test_the_workbook_of_errors_can_be_corrected_and_imported(steward: Steward) -> None:
    rows = [
        row(1),
        ("A-2", None, "甲", "4000元/月", "沙市区", "窗口"),
        ("A-3", "铣工", "甲", "9000-5000元/月", "沙市区", "窗口"),
        ("1.64853E+18", "磨工", "甲", "4000元/月", "沙市区", "窗口"),
    ]
    report = steward.imports_rows(*rows)
    assert counts(report) == (1, 0, 0, 3)
    assert report.rows == 4
    path = Path(report.errors_file or "")
    workbook = openpyxl.load_workbook(path)
    sheet = workbook["需修改"]
    assert [cell.value for cell in sheet["G"]][1:] == ["3", "4", "5"]
    assert all(cell.value for column in "JK" for cell in sheet[column])
    sheet["B2"], sheet["D3"], sheet["A4"] = "车工", "5000-9000元/月", "A-4"
    workbook.save(path)
    corrected = steward.imports(path)
    assert counts(corrected) == (3, 0, 0, 0)
    whole = [
        *rows[:1],
        ("A-2", "车工", *rows[1][2:]),
        ("A-3", "铣工", "甲", "5000-9000元/月", *rows[2][4:]),
        ("A-4", *rows[3][1:]),
    ]
    assert counts(steward.imports_rows(*whole)) == (0, 0, 4, 0)


def test_the_workbook_of_errors_keeps_the_name_of_the_feed(steward: Steward) -> None:
    headers = ("编号", "岗位名称", "薪资")
    report = steward.imports_rows(("1", "车工", "9000-5000"), headers=headers, source="省平台")
    workbook = openpyxl.load_workbook(report.errors_file or "")
    workbook["需修改"]["C2"] = "5000-9000"
    workbook.save(report.errors_file or "")
    steward.imports(Path(report.errors_file or ""))
    assert [posting.source for posting in steward.store.postings.page()] == ["省平台"]


def test_seekers_and_their_protected_facts(steward: Steward) -> None:
    headers = ("求职者编号", "意向岗位", "自述", "性别", "出生日期", "姓名")
    rows = [("Q-1", "保洁", "家住沙市区，做过5年保洁，不上夜班", "女", "1979-04-11", "某某")]
    path = steward.folder / "seekers.csv"
    path.write_text(csv_text(headers, rows), encoding="utf-8")
    report = steward.imports(path, "seekers")
    (seeker,) = steward.store.seekers.page()
    assert counts(report) == (1, 0, 0, 0)
    assert seeker.constraints.no_night_shift is True
    assert "某某" not in seeker.to_json().decode()
    facts = steward.store.sensitive.get(seeker.id)
    assert facts is not None
    assert (facts.sex, facts.birth_date) == ("female", date(1979, 4, 11))
    assert counts(steward.imports(path, "seekers")) == (0, 0, 1, 0)


@pytest.mark.parametrize("ending", [".json", ".jsonl", ".csv", ".xlsx"])
def test_what_is_exported_can_be_imported(steward: Steward, ending: str) -> None:
    steward.imports_rows(*POSTING_ROWS, headers=POSTING_HEADERS)
    before = steward.store.postings.page()
    path = steward.folder / f"export{ending}"
    FileTableWriter().write_records(path, export_records(steward.store, "postings"))
    assert counts(steward.imports(path)) == (0, 0, 5, 0)
    with steward.store.transaction() as tx:
        tx.postings.delete_many([posting.id for posting in before])
    assert counts(steward.imports(path)) == (5, 0, 0, 0)
    assert steward.store.postings.page() == before
