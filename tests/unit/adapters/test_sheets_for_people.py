"""Workbooks for people: text stays text, headers stay in sight, pages are cut where they should."""

from __future__ import annotations

import zipfile
from pathlib import Path

import openpyxl
import pytest
import python_calamine

from recommender.adapters.files.sheets import write_sheets
from recommender.ports import OutSheet

pytestmark = pytest.mark.unit
TRAPS = ("=1+1", "+86", "-5", "@SUM(A1)", "\t=1", "plain")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    rows = [*((trap, 1.5) for trap in TRAPS), ("长" * 30, 2)]
    sheet = OutSheet("按展位", ("一 one", "二 two"), rows, (20, 12), "只给组织者", (0, 2, 5))
    write_sheets(tmp_path / "out.xlsx", [sheet, OutSheet("空", ("无",), [], (200,))])
    return tmp_path / "out.xlsx"


def test_no_cell_is_a_formula_and_editing_makes_none(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        assert not any(b"<f>" in parts.read(name) for name in parts.namelist())
    cells = [row[0] for row in openpyxl.load_workbook(path)["按展位"].iter_rows(min_row=2)]
    assert [cell.value for cell in cells[:6]] == list(TRAPS)
    assert {cell.data_type for cell in cells} == {"s"}
    assert [cell.quotePrefix for cell in cells] == [True] * 5 + [False] * 2


def test_another_reader_finds_the_same(path: Path) -> None:
    sheet = python_calamine.CalamineWorkbook.from_path(path).get_sheet_by_name("按展位")
    assert [row[0] for row in sheet.to_python()[1:7]] == list(TRAPS)


def test_the_page_is_a4_with_its_header_and_breaks_where_asked(path: Path) -> None:
    sheet = openpyxl.load_workbook(path)["按展位"]
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.freeze_panes, sheet.print_title_rows) == ("A2", "$1:$1")
    assert sheet.print_area == "'按展位'!$A$1:$B$8"
    assert [one.id for one in sheet.row_breaks.brk] == [3, 6]
    # A sheet that is fitted to a width ignores its breaks.
    assert sheet.sheet_properties.pageSetUpPr.fitToPage is None
    assert "只给组织者" in sheet.oddFooter.left.text


def test_rows_are_as_high_as_their_text_and_wide_sheets_shrink(path: Path) -> None:
    book = openpyxl.load_workbook(path)
    heights = [book["按展位"].row_dimensions[row].height for row in (2, 8)]
    assert heights[1] == pytest.approx(4 * heights[0], abs=1)
    scales = [book[name].page_setup.scale for name in ("按展位", "空")]
    assert scales == [None, 52]  # percent; where none is given, 100
