"""Guess what columns hold from their names, and find the row that names them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Final

import yaml

from features.text import fold
from recommender.errors import HeaderNotFound
from recommender.importing.mapping import ESSENTIAL, ColumnMapping, ImportKind
from recommender.importing.source import Cell, Sheet, SheetRow, SourceTable

IGNORED: Final = "ignored"
_SYNONYMS_FILE: Final = Path(__file__).resolve().parents[2] / "data" / "taxonomies" / "headers.yaml"
_SEARCHED_ROWS: Final = 20
_LONGEST_HEADER: Final = 40
_SHOWN_HEADERS: Final = 20
_LEAST_COVERAGE: Final = 0.6
_SHORTEST_PART: Final = 3
_BRACKETED: Final = re.compile(r"[(\[【<{][^)\]】>}]*[)\]】>}]")
_NOT_A_WORD: Final = re.compile(r"[\W_]+")
_ESSENTIAL_ZH: Final[dict[ImportKind, str]] = {
    "postings": "岗位名称",
    "seekers": "意向岗位、自述、工作经历或技能",
    "courses": "课程名称",
    "services": "事项名称",
}
_TEXT_ENDINGS: Final = ("text", "name", "desc", "label", "文本", "名称", "中文")


@dataclass(frozen=True)
class Header:
    """The header of one sheet.

    Parameters
    ----------
    index
        Position of its row in the sheet's rows, -1 when the format names the fields.
    names
        One a column, each once; empty where a column has no name.
    """

    index: int
    names: tuple[str, ...]


@dataclass(frozen=True)
class TableHeaders:
    """The headers of a file: by position of its sheet, with one mapping for all."""

    of_sheet: Mapping[int, Header]
    mapping: ColumnMapping


@cache
def synonyms(kind: ImportKind) -> Mapping[str, tuple[str, int]]:
    """Return, by compared name, the field it stands for and its rank among its names."""
    listed: dict[ImportKind, dict[str, list[str]]] = yaml.safe_load(
        _SYNONYMS_FILE.read_text(encoding="utf-8")
    )
    found: dict[str, tuple[str, int]] = {}
    for field, names in listed[kind].items():
        for rank, name in enumerate([*names, field]):
            found.setdefault(compared_name(name), (field, rank))
    return found


def fields_of(kind: ImportKind) -> set[str]:
    """Return the fields a column of a `kind` of table may hold."""
    return {field for field, _ in synonyms(kind).values()} - {IGNORED}


def find_headers(
    table: SourceTable, kind: ImportKind, mapping: ColumnMapping | None = None
) -> TableHeaders:
    """Find the header row of each sheet and guess what its columns hold.

    Sheets without a header that we know (notes, lists of choices) have none.

    Parameters
    ----------
    table
        The file.
    kind
        What it should hold.
    mapping
        A mapping to use instead of a guess.

    Raises
    ------
    HeaderNotFound
        No sheet has a header with an essential column.
    """
    of_sheet: dict[int, Header] = {}
    columns: dict[str, str | None] = {}
    for position, sheet in enumerate(table.sheets):
        header = _find(sheet, kind, mapping)
        guess = _guess(header.names, kind) if mapping is None else mapping.columns
        held = {guess.get(name) for name in header.names}
        if held & set(ESSENTIAL[kind]):
            of_sheet[position] = header
            for name in filter(None, header.names):
                columns.setdefault(name, guess.get(name))
    if not of_sheet:
        raise _not_found(table, kind, mapping)
    return TableHeaders(of_sheet, ColumnMapping(kind=kind, columns=_by_preference(columns, kind)))


def compared_name(name: str) -> str:
    """Return a name without case, blanks, punctuation and what stands in brackets."""
    folded = fold(name)
    bare = _NOT_A_WORD.sub("", _BRACKETED.sub("", folded))
    return bare or _NOT_A_WORD.sub("", folded)


@lru_cache(maxsize=4096)
def _field(name: str, kind: ImportKind) -> tuple[str, int] | None:
    """Return the field and rank of a header, by its whole name or by most of it."""
    known, bare = synonyms(kind), compared_name(name)
    whole = known.get(_NOT_A_WORD.sub("", fold(name))) or known.get(bare)
    if whole is not None or bare.isascii():
        return whole
    parts = [
        part
        for part in known
        if len(part) >= max(_SHORTEST_PART, _LEAST_COVERAGE * len(bare))
        and (bare.endswith(part) or bare.startswith(part))
    ]
    if not parts:
        return None
    field, rank = known[max(parts, key=lambda part: (len(part), bare.endswith(part)))]
    return field, rank + len(known)


def _guess(names: Sequence[str], kind: ImportKind) -> dict[str, str | None]:
    compared = {compared_name(name) for name in names}
    guess: dict[str, str | None] = {}
    for name in filter(None, names):
        found = _field(name, kind)
        is_code = any(compared_name(name) + ending in compared for ending in _TEXT_ENDINGS)
        field = None if found is None or found[0] == IGNORED else found[0]
        guess[name] = None if is_code and _has_text_twin(name, field, names, kind) else field
    return guess


def _has_text_twin(name: str, field: str | None, names: Sequence[str], kind: ImportKind) -> bool:
    """Whether another column says in words what this one says in a code."""
    twins = {compared_name(name) + ending for ending in _TEXT_ENDINGS}
    found = (_field(other, kind) for other in names if compared_name(other) in twins)
    return any(twin is not None and twin[0] == field for twin in found)


def _by_preference(columns: Mapping[str, str | None], kind: ImportKind) -> dict[str, str | None]:
    """Order columns so that among those of one field the preferred comes first."""
    ranks = {name: (_field(name, kind) or ("", 0))[1] for name in columns}
    order = {field: place for place, field in enumerate(dict.fromkeys(columns.values()))}
    ranked = sorted(columns, key=lambda name: (order[columns[name]], ranks[name]))
    return {name: columns[name] for name in ranked}


def _find(sheet: Sheet, kind: ImportKind, mapping: ColumnMapping | None) -> Header:
    if sheet.keys is not None:
        return Header(-1, _distinct(sheet.keys))
    best, best_score = Header(-1, ()), 0.0
    for index, row in enumerate(sheet.rows[:_SEARCHED_ROWS]):
        above = sheet.rows[index - 1] if index else None
        names = _distinct(_names(row, above, kind))
        score = _score(names, kind, mapping)
        if score > best_score:
            best, best_score = Header(index, names), score
    return best


def _score(names: Iterable[str], kind: ImportKind, mapping: ColumnMapping | None) -> float:
    """Count the distinct fields a row names; a name known by part or of no use counts half."""
    if mapping is not None:
        return sum(name in mapping.columns for name in names)
    found = [field for name in names if name and (field := _field(name, kind))]
    exact = {field for field, rank in found if rank < len(synonyms(kind))} - {IGNORED}
    return len(exact) + 0.5 * (len(found) - len(exact))


def _names(row: SheetRow, above: SheetRow | None, kind: ImportKind) -> list[str]:
    """Return the names in a row; under a wide heading (薪资: 最低 | 最高) joined with it."""
    names = [_name(cell) for cell in row.cells]
    heading = ""
    for column, name in enumerate(names):
        cell = above.cells[column] if above and column < len(above.cells) else None
        heading = _name(cell) or heading
        if name and heading and _field(name, kind) is None and _is_listed(heading + name, kind):
            names[column] = heading + name
    return names


def _is_listed(name: str, kind: ImportKind) -> bool:
    """Whether a header is one of the names we know, word for word."""
    found = _field(name, kind)
    return found is not None and found[1] < len(synonyms(kind))


def _name(cell: Cell) -> str:
    if not isinstance(cell, str) or len(cell.strip()) > _LONGEST_HEADER:
        return ""
    return " ".join(cell.split())


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    seen: dict[str, int] = {}
    distinct = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        distinct.append(f"{name} ({seen[name]})" if name and seen[name] > 1 else name)
    return tuple(distinct)


def _not_found(
    table: SourceTable, kind: ImportKind, mapping: ColumnMapping | None
) -> HeaderNotFound:
    found = (_find(sheet, kind, mapping).names for sheet in table.sheets)
    seen = [name for name in max(found, key=len, default=()) if name]
    if not seen and kind != "seekers":  # without a header the first row may be a person's
        first = next((sheet.rows[0].cells for sheet in table.sheets if sheet.rows), ())
        seen = [str(cell) for cell in first if cell is not None]
    fields = " / ".join(ESSENTIAL[kind])
    return HeaderNotFound(
        file=table.file,
        missing_zh=f"{_ESSENTIAL_ZH[kind]}（{fields}）",
        missing_en=fields,
        seen="、".join(name[:_LONGEST_HEADER] for name in seen[:_SHOWN_HEADERS]) or "-",
    )
