"""Put the rows of a file under their headers and leave out what is no record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, Literal

from features.text import fold
from recommender.importing.headers import Header, TableHeaders
from recommender.importing.mapping import ESSENTIAL
from recommender.importing.source import Cell, Sheet, SheetRow, SourceRow, SourceTable, is_empty

Left = Literal["total", "note", "header"]

_TOTAL: Final = re.compile(
    r"(?:合计|总计|小计|共计|总数|总和|total|subtotal|grandtotal|sum)[:：]?\d*"
)
_NOTE: Final = re.compile(
    r"(?:备注|说明|注意|注|填表|制表|审核|打印|联系|单位负责人|填报|报送|统计时间)\S{0,8}[:：]"
)
_DITTO: Final = frozenset({"同上", "同上行", "〃", "″", "ditto"})
_SECTION: Final = re.compile(r"[(]?[一二三四五六七八九十]{1,3}[)、.]")
_FEW_CELLS: Final = 2
_LEAST_COLUMNS: Final = 3


def rows_under_headers(
    table: SourceTable, headers: TableHeaders
) -> Iterator[SourceRow | tuple[SheetRow, Left]]:
    """Yield records as rows, and what was left out with the reason.

    Left out are repeated headers, totals, and lines that only hold a note or the name of
    a section.

    Parameters
    ----------
    table
        The file.
    headers
        Its headers.
    """
    essential = [
        header
        for field in ESSENTIAL[headers.mapping.kind]
        for header in headers.mapping.headers_of(field)
    ]
    for position, header in headers.of_sheet.items():
        sheet = table.sheets[position]
        places = [i for i, name in enumerate(header.names) if name in essential]
        above: SourceRow | None = None
        for row in sheet.rows[header.index + 1 :]:
            reason = None if sheet.keys is not None else _no_record(row, header, places)
            if reason is None:
                above = _under(sheet, row, header, above)
                yield above
            else:
                yield row, reason


def _under(sheet: Sheet, row: SheetRow, header: Header, above: SourceRow | None) -> SourceRow:
    """Return a row under its headers; 同上 stands for what the row above says."""
    cells = {name: cell for name, cell in zip(header.names, row.cells, strict=False) if name}
    if above is not None and sheet.keys is None:
        for name, cell in cells.items():
            if isinstance(cell, str) and cell.strip() in _DITTO:
                cells[name] = above.cells.get(name)
    return SourceRow(sheet.name, row.number, cells, row.unreadable)


def _no_record(row: SheetRow, header: Header, places: Sequence[int]) -> Left | None:
    written = [cell for cell in row.cells if not is_empty(cell)]
    title = [row.cells[i] for i in places if i < len(row.cells) and not is_empty(row.cells[i])]
    first = _bare(written[0])
    if _TOTAL.fullmatch(first) and all(_TOTAL.fullmatch(_bare(cell)) for cell in title):
        return "total"
    if len(header.names) >= _LEAST_COLUMNS and len(written) <= _FEW_CELLS:
        if _NOTE.match(first):
            return "note"
        if len(written) == 1 and (not title or _SECTION.match(first)):
            return "note"
    names = [name for name in header.names if name]
    if len(written) > 1 and sum(cell in names for cell in written) > len(written) / 2:
        return "header"
    return None


def _bare(cell: Cell) -> str:
    return re.sub(r"\s+", "", fold(str(cell)))
