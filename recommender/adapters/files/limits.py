"""How much one file may hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from recommender.errors import FileTooLarge

_WHAT: Final = {
    "bytes_mb": ("文件大小（MB）", "size in MB"),
    "unzipped_mb": ("解压后大小（MB）", "unzipped size in MB"),
    "text_mb": ("文字总量（MB）", "text in MB"),
    "rows": ("行数", "rows"),
    "columns": ("列数", "columns"),
    "cells": ("单元格数", "cells"),
    "sheets": ("工作表数", "sheets"),
    "members": ("压缩包内文件数", "archive members"),
}


@dataclass(frozen=True)
class Limits:
    """What a reader refuses to go beyond.

    Parameters
    ----------
    max_bytes
        Size of the file.
    max_rows
        Rows with content, over all sheets.
    max_sheets
        Sheets.
    max_unzipped_bytes
        Sum of the members of a workbook, and of the text in its cells.
    """

    max_bytes: int = 200 << 20
    max_rows: int = 500_000
    max_sheets: int = 50
    max_unzipped_bytes: int = 1_000 << 20


def too_large(file: str, what: str, value: int, limit: int) -> FileTooLarge:
    """Return the error for a file that is over one limit.

    Parameters
    ----------
    file
        Name to show.
    what
        One of the limits named in this module.
    value, limit
        What it is and what it may be.
    """
    zh, en = _WHAT[what]
    return FileTooLarge(file=file, what_zh=zh, what_en=en, value=value, limit=limit)
