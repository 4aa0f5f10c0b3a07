"""Turn cells into text, lists, numbers and days."""

from __future__ import annotations

import ast
import json
import math
import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from functools import lru_cache
from typing import Final

from features.text import fold
from recommender.importing.source import Cell, Scalar

# Cells repeat (pay bands, places, tags), so readers remember the distinct texts they met.
REMEMBERED_TEXTS: Final = 65_536

_SILENT_WORDS: Final = (
    "/ \\ - -- --- — —— _ . 。 、 ? ？ * nan null none n/a na #n/a nil undefined "
    "暂无 未填 未填写 不详 未知 待填 (空) 空 〃 无 没有 没得"
)
_SILENT: Final = frozenset(_SILENT_WORDS.split())
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_BREAKS: Final = re.compile(r" ?\n[ \n]*")
_WIDE_LETTERS_AND_DIGITS: Final = (
    *range(0xFF10, 0xFF1A),
    *range(0xFF21, 0xFF3B),
    *range(0xFF41, 0xFF5B),
)
_INVISIBLE: Final = (
    *range(0x00, 0x09),
    *range(0x0E, 0x20),
    0x7F,
    *range(0x200B, 0x2010),
    *range(0x202A, 0x202F),
    0x2060,
    0xFEFF,
)
_PLAIN: Final[dict[int, str | None]] = {
    **{code: chr(code - 0xFEE0) for code in _WIDE_LETTERS_AND_DIGITS},
    **dict.fromkeys(_INVISIBLE),
    ord("\r"): "\n",
    ord("\u2028"): "\n",
    ord("\u2029"): "\n",
}
_LISTED: Final = re.compile(r"\[.*\]", re.DOTALL)
_SEPARATOR: Final = re.compile(r"[|｜、;；,，\n\t]")
_QUOTES: Final = "'\"“”‘’ "
_OPENING, _CLOSING = "(（[【", ")）]】"
_DEFUSED: Final = re.compile(r"'(?=[=+\-@])")
_LONGEST_LIST: Final = 20_000
_EXACT_DIGITS: Final = 15
# 1E23 may well be an identifier; 1.6E23 and 1E+23 are numbers.
_SCIENTIFIC: Final = re.compile(r"[+-]?\d(?:\.\d+e\+?|e\+)(\d{1,3})", re.IGNORECASE)
_NUMBER: Final = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")


def text_of(cell: Cell) -> str:
    """Return what a cell says, clean; a number as people write it, a list joined by 、."""
    if cell is None:
        return ""
    if isinstance(cell, str):
        return _clean(cell)
    if isinstance(cell, list):
        return "、".join(filter(None, map(text_of, cell)))
    return _scalar_text(cell)


def said(cell: Cell) -> str:
    """Return what a cell says, empty for words that stand for nothing (无, /, N/A, 暂无)."""
    text = text_of(cell)
    return "" if is_silent(text) else text


def is_silent(text: str) -> bool:
    """Whether a clean text only stands for an empty cell."""
    return not text or (len(text) < 10 and fold(text).strip() in _SILENT)


def _scalar_text(value: Scalar) -> str:
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float):
        if math.isnan(value) or math.isinf(value):
            return ""
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else repr(value)
    if isinstance(value, datetime):
        return value.strftime("%Y-%m-%d %H:%M")
    return value.isoformat() if isinstance(value, date) else str(value)


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _clean(text: str) -> str:
    """Return text without what nobody sees; Chinese punctuation stays as it is.

    Full normalisation would make 底薪3000，500全勤 read as one number of 3000500.
    """
    plain = _LINE_BREAKS.sub("\n", _BLANKS.sub(" ", text.translate(_PLAIN))).strip()
    # Our own exports put a quotation mark before text that a spreadsheet would calculate.
    return _DEFUSED.sub("", plain, count=1) if plain[:1] == "'" else plain


def items_of(cell: Cell) -> tuple[str, ...]:
    """Return the distinct items of a list-valued cell.

    Written ``['a', 'b']``, ``["a", "b"]``, ``a|b`` or ``a、b;c``; separators inside
    brackets separate nothing.
    """
    if isinstance(cell, list):
        return _distinct(text_of(item) for item in cell)
    return _items(text_of(cell))


@lru_cache(maxsize=REMEMBERED_TEXTS)
def _items(text: str) -> tuple[str, ...]:
    if _LISTED.fullmatch(text) and len(text) <= _LONGEST_LIST:
        literal = _literal(text)
        if literal is not None:
            return _distinct(str(item) for item in literal)
        text = text[1:-1]
    return _distinct(_split(text))


def _literal(text: str) -> list[object] | None:
    for read in (json.loads, ast.literal_eval):
        try:
            value = read(text)
        except (ValueError, SyntaxError, RecursionError, MemoryError):
            continue
        if isinstance(value, list):
            return value
    return None


def _split(text: str) -> list[str]:
    if not any(bracket in text for bracket in _OPENING):
        return _SEPARATOR.split(text)
    parts, depth = [""], 0
    for char in text:
        depth += (char in _OPENING) - (char in _CLOSING and depth > 0)
        if depth == 0 and _SEPARATOR.match(char):
            parts.append("")
        else:
            parts[-1] += char
    return parts


def _distinct(items: Iterable[str]) -> tuple[str, ...]:
    stripped = (item.strip(_QUOTES) for item in items)
    return tuple(dict.fromkeys(item for item in stripped if not is_silent(item)))


def number_of(cell: Cell) -> float | None:
    """Return the number that is all a cell holds, ``None`` for anything else."""
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return None if math.isnan(cell) or math.isinf(cell) else float(cell)
    text = fold(text_of(cell)).replace(" ", "")
    return float(text.replace(",", "")) if _NUMBER.fullmatch(text) else None


def has_lost_digits(cell: Cell) -> bool:
    """Whether an identifier was stored as a number too long to keep its last digits.

    A number cell keeps 15 digits; what a spreadsheet shows as ``1.64853E+18`` cannot be
    brought back.
    """
    if isinstance(cell, float):
        return abs(cell) >= 10**_EXACT_DIGITS
    if not isinstance(cell, str):
        return False
    scientific = _SCIENTIFIC.fullmatch(fold(cell).strip())
    return scientific is not None and int(scientific[1]) >= len(_digits(scientific[0])) - 1


def _digits(scientific: str) -> str:
    return re.sub(r"\D", "", scientific.lower().split("e")[0])


def first_said(cells: Mapping[str, Cell], headers: Iterable[str]) -> tuple[str, str] | None:
    """Return the first of some columns that says something, with its text."""
    for header in headers:
        text = said(cells.get(header))
        if text:
            return header, text
    return None
