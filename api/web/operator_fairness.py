"""The fairness report that was stored last."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import orjson
from fastapi import APIRouter, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import DoorDep
from api.http.language import Language
from api.web.account_words import moment_words
from api.web.catalogue import N_
from api.web.charts.figure import Figure
from api.web.charts.pictures import fairness
from api.web.operator_words import words_of
from api.web.rendering import page_language, render, site_of

router = APIRouter(
    prefix="/operator/fairness", include_in_schema=False, dependencies=[Allowed("operator")]
)
FILE: Final = "fairness.json"
FACTS: Final[Mapping[str, str]] = {
    "sex": N_("Sex"),
    "age": N_("Age"),
    "disability": N_("Disability"),
    "hukou": N_("Registered residence"),
    "assistance": N_("Assistance categories"),
}
MEASURES: Final[Mapping[str, str]] = {
    "ndcg": N_("How well the list fits, between 0 and 1"),
    "worth": N_("Worth of what is shown, between 0 and 1"),
    "score": N_("Mean score of what is shown"),
}
# Groups as the report names them; those of the categories stand for themselves.
GROUPS: Final[Mapping[str, str]] = {
    "female": N_("Women"),
    "male": N_("Men"),
    "under 25": N_("Under 25"),
    "25 to 34": N_("25 to 34"),
    "35 to 44": N_("35 to 44"),
    "45 to 54": N_("45 to 54"),
    "55 and over": N_("55 and over"),
    "none": N_("None"),
    "some": N_("With a disability"),
    "town": N_("Of the town"),
    "county": N_("Of a county of the city"),
    "elsewhere": N_("Of elsewhere"),
    "no category": N_("No category"),
    "several": N_("Several categories"),
    "not stated": N_("Not stated"),
}


@dataclass(frozen=True)
class Part:
    """One protected fact, with a picture for every figure that is a share."""

    title: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True)
class FairnessPage:
    """The report, or how to make one."""

    parts: tuple[Part, ...]
    people: int
    k: int
    made: str
    command: str


@router.get("")
def show(request: Request, door: DoorDep) -> Response:
    """Show the report."""
    language, file = page_language(request), door.system.settings.home / FILE
    report = _read(file)
    facts: Mapping[str, Any] = report.get("facts", {})
    parts = (_part(name, figures, language) for name, figures in facts.items())
    page = FairnessPage(
        parts=tuple(part for part in parts if part.figures),
        people=report.get("people", 0),
        k=report.get("k", 0),
        made=_made(file, language) if report else "",
        command=f"zhiqiao evaluate fairness --json {file}",
    )
    return render("operator/fairness.html", site_of(request), page)


def _read(file: Path) -> Mapping[str, Any]:
    """Return the report, empty where there is none that can be read."""
    try:
        found = orjson.loads(file.read_bytes())
    except (OSError, orjson.JSONDecodeError):
        return {}
    return found if isinstance(found, dict) else {}


def _made(file: Path, language: Language) -> str:
    return moment_words(datetime.fromtimestamp(file.stat().st_mtime, UTC), language)


def _part(name: str, figures: Mapping[str, Any], language: Language) -> Part:
    shown = []
    for measure, values in figures.items():
        if measure not in MEASURES:
            continue
        groups: Mapping[str, Mapping[str, Any]] = values["groups"]
        rows = [
            (words_of(GROUPS, group, language), one["mean"], one["n"])
            for group, one in groups.items()
        ]
        if rows and all(mean is None or 0 <= mean <= 1 for _, mean, _ in rows):
            shown.append(fairness(language, rows, words_of(MEASURES, measure, language)))
    return Part(words_of(FACTS, name, language), tuple(shown))
