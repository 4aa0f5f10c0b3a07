"""Lay records out as the rows of a table that `record_rows` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

LIST_SEPARATOR: Final = "|"

Document = Mapping[str, Any]
Table = tuple[list[str], list[list[Any]]]


def table_of(documents: Sequence[Document]) -> Table:
    """Return the names of columns, and the rows under them.

    A part of a part is a column of its own (``schedule.night_shift``); a list of texts is
    joined by ``|``, any other list is JSON. Numbers stay numbers.

    Parameters
    ----------
    documents
        Plain values by field name.
    """
    flat = [dict(_flat(document)) for document in documents]
    names = list(dict.fromkeys(name for one in flat for name in one))
    return names, [[_cell(one.get(name)) for name in names] for one in flat]


def _flat(document: Document, prefix: str = "") -> Iterator[tuple[str, object]]:
    for name, value in document.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield prefix + name, value


def _cell(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        plain = all(isinstance(item, str) and LIST_SEPARATOR not in item for item in value)
        return LIST_SEPARATOR.join(value) if plain else json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return "true" if value else "false"
    return value
