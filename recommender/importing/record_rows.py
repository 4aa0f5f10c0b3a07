"""Read rows that this system has exported itself: field names, exact values."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from pydantic import BaseModel, ValidationError

from recommender.domain.base import Record
from recommender.domain.course import Course
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service
from recommender.importing.cells import text_of
from recommender.importing.exported_rows import LIST_SEPARATOR
from recommender.importing.mapping import ImportKind
from recommender.importing.row_problems import Findings
from recommender.importing.source import Cell, SourceRow, is_empty

RECORDS: Final[dict[ImportKind, type[Record]]] = {
    "postings": JobPosting,
    "seekers": SeekerProfile,
    "courses": Course,
    "services": Service,
}


def is_export(names: Iterable[str], kind: ImportKind) -> bool:
    """Whether columns are those of an export: most fields of the record, and no others."""
    tops = {name.split(".", 1)[0] for name in names if name}
    fields = set(RECORDS[kind].model_fields)
    return {"id", "source"} <= tops <= fields and len(tops) > len(fields) / 2


def read_record(row: SourceRow, kind: ImportKind) -> tuple[Findings, Record | None]:
    """Return the record of one exported row, its id kept.

    Parameters
    ----------
    row
        The row.
    kind
        What it is.

    Returns
    -------
    tuple
        What is wrong, and the record unless something is.
    """
    findings = Findings(row)
    if row.unreadable:
        findings.reject(f"unreadable_{row.unreadable}")
        return findings, None
    try:
        return findings, RECORDS[kind].model_validate(_nested(row, kind))
    except ValidationError as error:
        for one in error.errors():
            column = ".".join(part for part in one["loc"] if isinstance(part, str))
            findings.reject("not_a_record", column, detail=one["msg"])
    except ValueError as error:
        findings.reject("not_a_record", detail=str(error))
    return findings, None


def _nested(row: SourceRow, kind: ImportKind) -> dict[str, Any]:
    nested: dict[str, Any] = {}
    for name, cell in row.cells.items():
        field, _, inner = name.partition(".")
        value = _value(cell, is_list=name in _list_fields(RECORDS[kind]))
        if inner:
            nested.setdefault(field, {})[inner] = value
        elif field in RECORDS[kind].model_fields and value is not None:
            nested[field] = value
    return nested


def _value(cell: Cell, *, is_list: bool) -> Any:
    if is_list and not isinstance(cell, list):
        text = text_of(cell)
        return (
            json.loads(text)
            if text.startswith("[")
            else [t for t in text.split(LIST_SEPARATOR) if t]
        )
    if isinstance(cell, list):
        return [json.loads(i) if isinstance(i, str) and i[:1] == "{" else i for i in cell]
    return None if is_empty(cell) else text_of(cell) if isinstance(cell, str) else cell


@cache
def _list_fields(record: type[BaseModel], prefix: str = "") -> frozenset[str]:
    """Return the names of list-valued fields, those of parts as ``part.field``."""
    names: set[str] = set()
    for name, field in record.model_fields.items():
        annotation = field.annotation
        if getattr(annotation, "__origin__", None) is tuple:
            names.add(prefix + name)
        elif isinstance(annotation, type) and issubclass(annotation, BaseModel):
            names |= _list_fields(annotation, f"{prefix}{name}.")
    return frozenset(names)
