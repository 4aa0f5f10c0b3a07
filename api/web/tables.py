"""What tables, tabs and lists of answers are made of, and the addresses that sort and turn them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Final, Literal
from urllib.parse import urlencode

CURSOR: Final = "cursor"
SORT: Final = "sort"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Parameters
    ----------
    key
        What a row calls its cell.
    label
        What stands above it.
    number
        Whether its cells are figures.
    href
        Where the table is sorted by it; empty where it cannot be.
    order
        How the table is sorted by it now.
    """

    key: str
    label: str
    number: bool = False
    href: str = ""
    order: Literal["", "ascending", "descending"] = ""


@dataclass(frozen=True)
class Tab:
    """One part of a page that has an address of its own; `count` is how much it holds."""

    href: str
    label: str
    current: bool = False
    count: int | None = None


@dataclass(frozen=True)
class Answer:
    """One answer as it was given, and where it can be changed."""

    label: str
    text: str
    href: str = ""
    change: str = ""


def with_query(path: str, query: Mapping[str, str], **changed: str) -> str:
    """Return an address with its choices, some of them changed; empty ones are left out."""
    kept = {name: value for name, value in {**query, **changed}.items() if value}
    return f"{path}?{urlencode(kept)}" if kept else path


def sortable(
    columns: Collection[Column],
    keys: Collection[str],
    path: str,
    query: Mapping[str, str],
    sort: str = "",
) -> tuple[Column, ...]:
    """Return the columns, those of some keys with a link that sorts by them.

    Parameters
    ----------
    columns
        Of the table.
    keys
        What it can be sorted by.
    path, query
        The address of the page and the choices in it.
    sort
        The key it is sorted by, with a minus in front when the largest comes first.
    """
    return tuple(_sorted(c, path, query, sort) if c.key in keys else c for c in columns)


def _sorted(column: Column, path: str, query: Mapping[str, str], sort: str) -> Column:
    wanted = f"-{column.key}" if sort == column.key else column.key
    # Another order begins at its first page.
    href = with_query(path, {**query, CURSOR: ""}, **{SORT: wanted})
    if sort.lstrip("-") != column.key:
        return replace(column, href=href)
    order: Literal["ascending", "descending"] = "descending" if sort[0] == "-" else "ascending"
    return replace(column, href=href, order=order)
