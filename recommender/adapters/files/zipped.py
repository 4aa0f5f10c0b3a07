"""Look into a workbook's archive before anything large is built from it.

The reader of workbooks builds a full rectangle from the first to the last cell, in one
block of memory: a file of a few kilobytes with one cell in the far corner ends the
process. The sizes written in an archive may lie as well, so members are inflated and
counted.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from recommender.adapters.files.limits import too_large
from recommender.errors import FileTooLarge, FileUnreadable

_CHUNK_BYTES: Final = 1 << 20
_OVERLAP_BYTES: Final = 256
_MAX_MEMBERS: Final = 10_000
_MAX_COLUMNS: Final = 702  # the last two-letter column, ZZ
_MAX_GRID_CELLS: Final = 20_000_000
_LOCAL_HEADER_BYTES: Final = 30
_SHEET: Final = re.compile(r"xl/worksheets/[^/]+\.xml", re.IGNORECASE)
# A cell with content; one that only carries a style closes itself and takes no room.
_CELL: Final = re.compile(rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]{1,3})(\d{1,7})"[^>]*(?<!/)>')


def check_workbook(path: Path, max_unzipped_bytes: int) -> None:
    """Refuse a workbook that would take too much memory to open.

    Parameters
    ----------
    path
        A zip archive.
    max_unzipped_bytes
        Limit on the sum of its members.

    Raises
    ------
    FileTooLarge
        Too many members, bytes, columns or cells.
    FileUnreadable
        The archive is broken or is no XLSX workbook.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = archive.infolist()
        _check_directory(path, members, max_unzipped_bytes)
        left = max_unzipped_bytes
        for member in members:
            left -= _check_member(path, member, left, max_unzipped_bytes)
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError) as error:
        raise _broken(path) from error


def _broken(path: Path) -> FileUnreadable:
    return FileUnreadable(
        file=path.name,
        detail_zh="内容不是完好的 Excel 工作簿。请用 Excel 或 WPS 打开，另存为 .xlsx 后再导入",
        detail_en="it is not a sound Excel workbook; open it in a spreadsheet program and save it "
        "as .xlsx",
    )


def _check_directory(path: Path, members: list[zipfile.ZipInfo], limit: int) -> None:
    if len(members) > _MAX_MEMBERS:
        raise too_large(path.name, "members", len(members), _MAX_MEMBERS)
    declared = sum(member.file_size for member in members)
    if declared > limit:
        raise _too_many_bytes(path, declared, limit)
    if not any(member.filename.lower() == "xl/workbook.xml" for member in members):
        raise _broken(path)


def _too_many_bytes(path: Path, value: int, limit: int) -> FileTooLarge:
    return too_large(path.name, "unzipped_mb", value >> 20, limit >> 20)


def _check_member(path: Path, member: zipfile.ZipInfo, left: int, limit: int) -> int:
    """Inflate one member and return its size; measure the grid if it is a sheet."""
    size, tail, extent = 0, b"", _Extent(path)
    is_sheet = _SHEET.fullmatch(member.filename) is not None
    for chunk in _inflated(path, member):
        size += len(chunk)
        if size > left:
            raise _too_many_bytes(path, limit - left + size, limit)
        if is_sheet:
            extent.see(tail + chunk)
            tail = chunk[-_OVERLAP_BYTES:]
    return size


def _inflated(path: Path, member: zipfile.ZipInfo) -> Iterator[bytes]:
    """Yield what a member really inflates to, whatever its directory entry says."""
    if member.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise ValueError("a workbook is stored or deflated")
    with path.open("rb") as file:
        file.seek(member.header_offset)
        header = file.read(_LOCAL_HEADER_BYTES)
        name_and_extra = (
            int.from_bytes(header[26:28], "little"),
            int.from_bytes(header[28:30], "little"),
        )
        file.seek(sum(name_and_extra), 1)
        left = member.compress_size
        inflater = zlib.decompressobj(-zlib.MAX_WBITS)
        while left > 0 and (packed := file.read(min(left, _CHUNK_BYTES))):
            left -= len(packed)
            if member.compress_type == zipfile.ZIP_STORED:
                yield packed
                continue
            while packed and not inflater.eof:
                yield inflater.decompress(packed, _CHUNK_BYTES)
                packed = inflater.unconsumed_tail


class _Extent:
    """The rectangle that the cells of one sheet span."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._last_row = 0
        self._last_column = 0

    def see(self, xml: bytes) -> None:
        """Take in a stretch of a sheet and refuse it when its rectangle grows too large."""
        for letters, digits in set(_CELL.findall(xml)):
            self._last_row = max(self._last_row, int(digits))
            self._last_column = max(self._last_column, _column_number(letters))
        if self._last_column > _MAX_COLUMNS:
            self._refuse("columns", self._last_column, _MAX_COLUMNS)
        cells = self._last_row * self._last_column
        if cells > _MAX_GRID_CELLS:
            self._refuse("cells", cells, _MAX_GRID_CELLS)

    def _refuse(self, what: str, value: int, limit: int) -> None:
        raise too_large(self._path.name, what, value, limit)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number
