"""Read lines of JSON, or one JSON array of objects."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from recommender.adapters.files.limits import Limits, too_large
from recommender.errors import FileUnreadable
from recommender.importing.source import Cell, Scalar, Sheet, SheetRow

UNREADABLE_KEY: Final = "(JSON)"
_LIST_KEYS: Final = ("data", "records", "items", "results", "rows", "list")
_MAX_DEPTH: Final = 4

Numbered = tuple[int, object]


def read_json(text: str, file: str, limits: Limits) -> Sheet:
    """Return the objects of a JSON document or of lines of JSON.

    Parameters
    ----------
    text
        An array of objects, an object that wraps one (``{"data": [...]}``), a single
        object, or one object a line.
    file
        Name to show.
    limits
        What to refuse.

    Returns
    -------
    Sheet
        With keys; a key inside an object inside a row is written ``outer.inner``. A line
        that is no JSON object becomes a row that says so.

    Raises
    ------
    FileTooLarge
        More rows than allowed.
    FileUnreadable
        One document that is neither an array of objects nor an object.
    """
    objects = json_objects(text)
    if objects is None:
        return sheet_of_objects(json_lines(text), file, limits)
    if not all(isinstance(one, dict) for one in objects):
        raise FileUnreadable(
            file=file,
            detail_zh="JSON 内容应为对象的数组，或每行一个对象",
            detail_en="the JSON should be an array of objects, or one object a line",
        )
    return sheet_of_objects(enumerate(objects, start=1), file, limits)


def json_objects(text: str) -> list[object] | None:
    """Return what one JSON document lists, or ``None`` when the text is no single document."""
    try:
        document = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(document, dict):
        listed = next((document[k] for k in _LIST_KEYS if isinstance(document.get(k), list)), None)
        return listed if listed is not None else [document]
    return document if isinstance(document, list) else [document]


def json_lines(text: str) -> Iterator[Numbered]:
    """Yield line numbers with what stands in them; a line that is no JSON as text."""
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            try:
                yield number, json.loads(line)
            except (ValueError, RecursionError):
                yield number, line.strip()


def sheet_of_objects(objects: Iterable[Numbered], file: str, limits: Limits) -> Sheet:
    """Return numbered objects as a sheet whose keys are all of theirs.

    Parameters
    ----------
    objects
        Row numbers with mappings; anything else becomes an unreadable row.
    file
        Name to show.
    limits
        What to refuse.
    """
    keys: dict[str, None] = {}
    found: list[tuple[int, dict[str, Cell] | None, object]] = []
    for number, one in objects:
        if len(found) >= limits.max_rows:
            raise too_large(file, "rows", limits.max_rows + 1, limits.max_rows)
        cells = _flat(one) if isinstance(one, dict) else None
        keys.update(dict.fromkeys(cells or {UNREADABLE_KEY: None}))
        found.append((number, cells, one))
    rows = tuple(
        SheetRow(number, tuple(map(cells.get, keys)))
        if cells is not None
        else _unreadable(number, raw, list(keys))
        for number, cells, raw in found
    )
    return Sheet("", rows, tuple(keys))


def _unreadable(number: int, raw: object, keys: list[str]) -> SheetRow:
    cells = tuple(str(raw) if key == UNREADABLE_KEY else None for key in keys)
    return SheetRow(number, cells, unreadable="json")


def _flat(one: Mapping[str, object], prefix: str = "", depth: int = 0) -> dict[str, Cell]:
    cells: dict[str, Cell] = {}
    for key, value in one.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and depth < _MAX_DEPTH:
            cells |= _flat(value, f"{name}.", depth + 1)
        else:
            cells[name] = _cell(value)
    return cells


def _cell(value: object) -> Cell:
    if isinstance(value, list):
        return [_scalar(item) for item in value]
    return _scalar(value)


def _scalar(value: object) -> Scalar:
    if value is None or isinstance(value, str | bool | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)
