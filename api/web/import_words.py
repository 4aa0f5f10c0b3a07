"""Words of the import: fields, reports, and what is wrong with rows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from api.http.language import Language
from api.web.catalogue import N_, translator
from api.web.posting_words import Fact
from api.web.steward_words import count_words
from recommender.importing.headers import fields_of, synonyms
from recommender.importing.mapping import ImportKind
from recommender.importing.row_problems import RowError

COUNTS: Final[Mapping[str, str]] = {
    "rows": N_("Rows"),
    "created": N_("New"),
    "updated": N_("Changed"),
    "unchanged": N_("As before"),
    "rejected": N_("Rejected"),
    "closed": N_("Closed"),
    "held": N_("Ads held back"),
    "linked_duplicates": N_("Near-duplicates"),
    "warnings": N_("Cells to look at"),
}


@dataclass(frozen=True)
class ErrorLine:
    """Something wrong in a row, and what to do."""

    place: str
    column: str
    value: str
    problem: str
    remedy: str


def field_options(kind: ImportKind, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what a column may be taken for: the field, and what a person calls it."""
    zh: dict[str, tuple[int, str]] = {}
    for name, (field, rank) in synonyms(kind).items():
        zh[field] = min(zh.get(field, (rank, name)), (rank, name))
    named = [(field, _named(field, zh[field][1], language)) for field in fields_of(kind)]
    nothing = translator(language)(N_("Leave it out"))
    return (("", nothing), *sorted(named, key=lambda pair: pair[1]))


def report_facts(report: Mapping[str, Any], language: Language) -> tuple[Fact, ...]:
    """Return the figures of an import."""
    _ = translator(language)
    shown = [name for name in COUNTS if report[name] or name in ("rows", "created", "rejected")]
    return tuple(Fact(_(COUNTS[name]), count_words(report[name], language)) for name in shown)


def error_lines(errors: Sequence[RowError], language: Language) -> tuple[ErrorLine, ...]:
    """Return what is wrong with rows, in words."""
    zh = language == "zh"
    return tuple(
        ErrorLine(
            place=f"{one.sheet} {one.row}".strip(),
            column=one.column,
            value=one.value,
            problem=one.problem_zh if zh else one.problem_en,
            remedy=one.remedy_zh if zh else one.remedy_en,
        )
        for one in errors
    )


def _named(field: str, chinese: str, language: Language) -> str:
    return chinese if language == "zh" else field.replace("_", " ").capitalize()
