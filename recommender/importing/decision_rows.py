"""Read a list of titles whose code column a steward filled in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final

from features.occupation.titles import title_key
from features.text import fold
from recommender.errors import InvalidInput
from recommender.importing.cells import text_of
from recommender.importing.row_problems import Findings, RejectedRow, RowError
from recommender.importing.source import Sheet, SourceRow, SourceTable

NO_WORK: Final = "不是职业"
_NO_WORK: Final = frozenset({NO_WORK, "no work", "no_work", "dismiss", "dismissed"})
_HEADERS: Final[Mapping[str, frozenset[str]]] = {
    "title": frozenset({"title", "alias", "名称", "岗位名称", "职位名称", "工种"}),
    "code": frozenset({"code", "occupation_code", "代码", "职业代码", "职业编码"}),
    "note": frozenset({"note", "备注", "说明"}),
}
_CODE: Final = re.compile(r"(?<!\d)\d-\d{2}-\d{2}-\d{2}(?![\d-])")
_DASH: Final = re.compile(r"\s*-\s*")
_SEARCHED_ROWS: Final = 20
_SHOWN_HEADERS: Final = 20


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """A title and its code, ``None`` where it names no work."""

    title: str
    code: str | None
    note: str


@dataclass
class ReadDecisions:
    """A list, read.

    Parameters
    ----------
    n_rows
        Rows with a title or a code.
    rows
        Those that decide something.
    n_open
        Those whose code is empty: nothing is decided yet.
    rejected
        Those that cannot be used, with what to do.
    """

    n_rows: int = 0
    rows: list[DecisionRow] = field(default_factory=list)
    n_open: int = 0
    rejected: list[RejectedRow] = field(default_factory=list)

    @property
    def errors(self) -> list[RowError]:
        """What is wrong, in the order of rows."""
        return [error for row in self.rejected for error in row.errors]


def read_decisions(table: SourceTable, is_code: Callable[[str], bool]) -> ReadDecisions:
    """Read a file with a column of titles and one of codes.

    Parameters
    ----------
    table
        The file.
    is_code
        Tells whether a code is of a class that there is.

    Raises
    ------
    InvalidInput
        No sheet has both columns.
    """
    read = ReadDecisions()
    decided: dict[str, str | None] = {}
    n_sheets = 0
    for sheet in table.sheets:
        found = _columns(sheet)
        if found is None:
            continue
        n_sheets += 1
        index, header_of = found
        for row in _rows(sheet, index):
            _take(row, header_of, is_code, decided, read)
    if not n_sheets:
        raise _no_columns(table)
    return read


def _take(
    row: SourceRow,
    header_of: Mapping[str, str],
    is_code: Callable[[str], bool],
    decided: dict[str, str | None],
    read: ReadDecisions,
) -> None:
    title, said, note = (
        text_of(row.cells.get(header_of.get(name, ""))) for name in ("title", "code", "note")
    )
    if not title and not said:
        return
    read.n_rows += 1
    if title and not said:
        read.n_open += 1
        return
    findings, code = Findings(row), _code(said)
    key = title_key(title)
    if not key:
        findings.reject("title_of_no_work", header_of["title"])
    if code is not None and not is_code(code):
        findings.reject("occupation_unknown", header_of["code"])
    elif key in decided and decided[key] != code:
        findings.reject("decided_twice", header_of["code"])
    if findings.errors:
        read.rejected.append(RejectedRow(row, tuple(findings.errors)))
        return
    decided[key] = code
    read.rows.append(DecisionRow(title, code, note))


def _code(said: str) -> str | None:
    """Return the code in a cell (6-31-01-03 电工), ``None`` for no work, else the cell itself."""
    if fold(said).strip() in _NO_WORK:
        return None
    found = _CODE.findall(_DASH.sub("-", fold(said)))
    return found[0] if len(set(found)) == 1 else said


def _columns(sheet: Sheet) -> tuple[int, dict[str, str]] | None:
    """Return the position of the header row and the header of each field."""
    if sheet.keys is not None:
        return _fields(-1, list(sheet.keys))
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        found = _fields(index, [text_of(cell) for cell in row.cells])
        if found is not None:
            return found
    return None


def _fields(index: int, names: list[str]) -> tuple[int, dict[str, str]] | None:
    found: dict[str, str] = {}
    for name in names:
        for field_name, known in _HEADERS.items():
            if fold(name).strip() in known:
                found.setdefault(field_name, name)
    return (index, found) if {"title", "code"} <= found.keys() else None


def _rows(sheet: Sheet, index: int) -> Iterator[SourceRow]:
    names = sheet.keys or [text_of(cell) for cell in sheet.rows[index].cells]
    for row in sheet.rows[index + 1 :]:
        cells = {name: cell for name, cell in zip(names, row.cells, strict=False) if name}
        yield SourceRow(sheet.name, row.number, cells, row.unreadable)


def _no_columns(table: SourceTable) -> InvalidInput:
    first = next((sheet for sheet in table.sheets if sheet.rows or sheet.keys), None)
    cells = [] if first is None else list(first.keys or first.rows[0].cells)
    seen = "、".join(filter(None, map(text_of, cells[:_SHOWN_HEADERS]))) or "—"
    return InvalidInput(
        detail_zh=f"{table.file} 里没有同时含 title（名称）和 code（职业代码）两列的表头；"
        f"已见的列：{seen}。请用 zhiqiao occupations unmapped 导出的表",
        detail_en=f"{table.file} has no header with both title and code; columns seen: {seen}. "
        "Use the list that zhiqiao occupations unmapped writes",
    )
