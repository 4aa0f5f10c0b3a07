"""The files that an import and an export leave behind."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import orjson

from recommender.adapters.files.export import write_records
from recommender.adapters.files.sheets import write_sheets
from recommender.adapters.files.workbook import write_rejected
from recommender.domain.base import Record
from recommender.errors import FileUnreadable
from recommender.importing.row_problems import RejectedRow
from recommender.ports import OutSheet


class FileTableWriter:
    """A `TableWriter` of files on disk; a file appears whole or not at all."""

    def write_rejected(
        self, path: Path, rejected: Sequence[RejectedRow], extra: Mapping[str, str]
    ) -> None:
        """Write rejected rows to an XLSX workbook that can be corrected and imported again."""
        _whole(path, lambda aside: write_rejected(aside, rejected, extra))

    def write_records(self, path: Path, records: Sequence[Mapping[str, Any]]) -> None:
        """Write records as JSON, JSON lines, CSV or XLSX, by the ending of `path`."""
        _whole(path, lambda aside: write_records(aside, records))

    def write_sheets(self, path: Path, sheets: Sequence[OutSheet]) -> None:
        """Write tables to an XLSX workbook."""
        _whole(path, lambda aside: write_sheets(aside, sheets))

    def write_document(self, path: Path, document: Record) -> None:
        """Write one record as JSON, indented."""
        body = orjson.dumps(document.model_dump(mode="json"), option=orjson.OPT_INDENT_2)
        _whole(path, lambda aside: aside.write_bytes(body))


def _whole(path: Path, write: Callable[[Path], object]) -> None:
    try:
        with tempfile.TemporaryDirectory(prefix=".writing-", dir=path.parent) as folder:
            aside = Path(folder) / path.name
            write(aside)
            aside.replace(path)
    except OSError as error:
        raise FileUnreadable(
            file=path.name,
            detail_zh="无法写入，请核对文件夹是否存在、是否有写权限和剩余空间",
            detail_en="it cannot be written; check that the folder exists, may be written to and "
            "has room",
        ) from error
