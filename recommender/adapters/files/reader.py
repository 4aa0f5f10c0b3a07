"""Read any of the table formats; the content decides which it is, not the name."""

from __future__ import annotations

from pathlib import Path

from recommender.adapters.files.delimited import read_delimited
from recommender.adapters.files.encoding import decode_text
from recommender.adapters.files.jsonl import json_lines, json_objects, read_json
from recommender.adapters.files.jsonld import (
    is_linked_data,
    read_linked_data,
    read_linked_lines,
    read_page,
)
from recommender.adapters.files.limits import Limits, too_large
from recommender.adapters.files.spreadsheet import OLE_MAGIC, ZIP_MAGIC, read_spreadsheet
from recommender.errors import FileUnreadable
from recommender.importing.source import Sheet, SourceTable

__all__ = ["FileTableReader", "Limits"]

_PICTURES_AND_DOCUMENTS = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"%PDF", b"Rar!", b"7z\xbc\xaf")
_JSON_ENDINGS = frozenset({".json", ".jsonl", ".ndjson", ".jsonld"})
_WORKBOOK_ENDINGS = frozenset({".xlsx", ".xlsm", ".xls", ".et"})


class FileTableReader:
    """A `TableReader` of files on disk.

    Parameters
    ----------
    limits
        What to refuse.
    """

    def __init__(self, limits: Limits | None = None) -> None:
        self._limits = limits or Limits()

    def read(self, path: Path) -> SourceTable:
        """Return the rows of a file.

        Raises
        ------
        FileUnreadable
            There is no such file, or it is none of the formats.
        FileTooLarge
            Over a limit.
        EncodingUndecided
            Text in an encoding that cannot be told for sure.
        """
        try:
            size = path.stat().st_size
            if size > self._limits.max_bytes:
                raise too_large(path.name, "bytes_mb", size >> 20, self._limits.max_bytes >> 20)
            with path.open("rb") as file:
                start = file.read(len(OLE_MAGIC))
            if start.startswith((ZIP_MAGIC, OLE_MAGIC)):
                return read_spreadsheet(path, self._limits)
            data = path.read_bytes()
        except OSError as error:
            raise FileUnreadable(
                file=path.name,
                detail_zh="文件不存在或没有读取权限。请核对路径",
                detail_en="there is no such file or it may not be read; check the path",
            ) from error
        return SourceTable(path.name, (self._read_text(data, path),))

    def _read_text(self, data: bytes, path: Path) -> Sheet:
        _refuse_other_formats(data, path)
        text = decode_text(data, path.name)
        start = text.lstrip()[:1]
        if start == "<":
            return read_page(text, path.name, self._limits)
        if start in ("{", "[") or path.suffix.lower() in _JSON_ENDINGS:
            return self._read_json(text, path.name)
        return read_delimited(text, path.name, self._limits)

    def _read_json(self, text: str, file: str) -> Sheet:
        objects = json_objects(text)
        if objects is not None and is_linked_data(objects):
            return read_linked_data(objects, file, self._limits)
        if objects is None and is_linked_data([line for _, line in json_lines(text)]):
            return read_linked_lines(json_lines(text), file, self._limits)
        return read_json(text, file, self._limits)


def _refuse_other_formats(data: bytes, path: Path) -> None:
    if not data.strip():
        raise FileUnreadable(
            file=path.name,
            detail_zh="文件是空的。请核对是否选错了文件",
            detail_en="it is empty; check that it is the right one",
        )
    is_other = data.startswith(_PICTURES_AND_DOCUMENTS)
    if is_other or (path.suffix.lower() in _WORKBOOK_ENDINGS and b"\0" in data):
        raise FileUnreadable(
            file=path.name,
            detail_zh="内容不是表格（可能是图片或文档改了扩展名）。请提供 .xlsx、.csv 或 .jsonl 文件",
            detail_en="it is no table (perhaps a picture or a document under another name); give "
            "an .xlsx, .csv or .jsonl file",
        )
