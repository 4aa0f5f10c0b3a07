"""Read rows of seekers; protected facts go their own way."""

from __future__ import annotations

import re
from itertools import permutations
from typing import Any, Final

from features.constraints import read_constraints
from features.education import EDUCATION_LEVELS, highest_education
from features.employment import parse_employment_type
from features.experience import person_years
from features.region import find_regions, parse_region
from features.region.areas import within
from features.salary import parse_salary
from features.skills import find_skills
from features.text import fold
from recommender.importing.drafts import Draft
from recommender.importing.past_work import read_past_work
from recommender.importing.posting_rows import date_of
from recommender.importing.posting_words import (
    certificate_name,
    is_skill_name,
    listed_certificates,
)
from recommender.importing.reading import LONGEST_TITLE, FieldCells, Reading
from recommender.importing.source import SourceRow

_ALTERNATIVES: Final = re.compile(r"[/、；;，,|\n]|或者|或是|或")
_ANY_TITLE: Final = re.compile(r"不限|都行|都可以|随便|均可|无|没想好|不知道|不清楚|待定|看情况")
_NO_PAPERS: Final = re.compile(r"(?:暂时?)?(?:没有|没得|没|无|暂无)(?:任何|什么)?(?:证书?|证件)?")
_YES: Final = re.compile(r"是|同意|愿意|可以|yes|true|1", re.IGNORECASE)
_NO: Final = re.compile(r"否|不同意|不愿|拒绝|no|false|0", re.IGNORECASE)
_MOST_KM: Final = 2_000
_LONGEST_NAME: Final = 200
_SEX: Final = {
    "女": "female",
    "男": "male",
    "female": "female",
    "male": "male",
    "f": "female",
    "m": "male",
}


def read_seeker(row: SourceRow, reading: Reading) -> Draft:
    """Read one row as a seeker.

    Parameters
    ----------
    row
        The row.
    reading
        Columns, feed and day.
    """
    cells = FieldCells(row, reading)
    source, source_id = cells.source(), cells.source_id()
    home = parse_region(cells.text("home"), cells.near).value
    lives = home.code if home else None
    certificates, lacking = _certificates(cells)
    fields: dict[str, Any] = {
        "desired_titles": _titles(cells),
        "summary": cells.prose("summary", "needs"),
        "experiences": [
            work for _, text in cells.texts("experiences") for work in read_past_work(text)
        ]
        + [{"title": text} for _, text in cells.texts("last_title")],
        "skills": _skills(cells),
        "certificates": certificates,
        "negated": {"certificates": lacking},
        "education": _education(cells),
        "experience_years": person_years(cells.text("experience_years")).value,
        "home_region_code": lives,
        "acceptable_region_codes": _places(cells, lives or cells.near),
        "commute_km": _km(cells),
        "salary_min_cny_month": parse_salary(cells.text("salary")).min_cny_month,
        "employment_types": _employment(cells),
        "constraints": _constraints(cells),
        "consents_to_introduction": _answer(cells.text("consents")),
        "status": cells.status(),
    }
    told = ("desired_titles", "summary", "experiences", "skills")
    if not any(fields[name] for name in told) and not row.unreadable:
        cells.findings.reject("no_wish", cells.header("desired_titles"))
    key = (
        *fields["desired_titles"],
        fields["summary"],
        cells.text("home"),
        cells.text("experiences"),
    )
    counselor = cells.line("counselor", _LONGEST_NAME) or ""
    return Draft(cells.findings, source, source_id, key, fields, _protected(cells), counselor)


def _titles(cells: FieldCells) -> tuple[str, ...]:
    items = (
        part.strip()
        for _, text in cells.texts("desired_titles")
        for part in _ALTERNATIVES.split(text)
    )
    return tuple(
        dict.fromkeys(i[:LONGEST_TITLE] for i in items if i and not _ANY_TITLE.fullmatch(i))
    )


def _skills(cells: FieldCells) -> tuple[str, ...]:
    """Return skills by their common names, others as written; blanks may separate them."""
    names: list[str] = []
    for item in cells.items("skills"):
        parts = item.split()
        for part in parts if all(map(is_skill_name, parts)) else [item]:
            known = [mention.name for mention in find_skills(part) if not mention.negated]
            names += known or ([part] if is_skill_name(part) else [])
    return tuple(dict.fromkeys(names))


def _certificates(cells: FieldCells) -> tuple[list[dict[str, str | None]], tuple[str, ...]]:
    """Return certificates held, and those said not to be; ``any`` stands for all."""
    held: dict[str, dict[str, str | None]] = {}
    lacking: dict[str, None] = {}
    if _NO_PAPERS.fullmatch(cells.raw_text("certificates")):
        return [], ("any",)
    for item in cells.items("certificates"):
        mentions = listed_certificates(item)
        for mention in mentions:
            if mention.negated:
                lacking[mention.name] = None
            else:
                held[certificate_name(mention)] = {"name": mention.name, "level": mention.level}
        if not mentions and _NO_PAPERS.fullmatch(item):
            lacking["any"] = None
        elif not mentions and len(item) <= LONGEST_TITLE:
            held[item] = {"name": item, "level": None}
    return list(held.values()), tuple(lacking)


def _education(cells: FieldCells) -> str | None:
    text = cells.text("education")
    return text if text in EDUCATION_LEVELS else highest_education(text).value


def _places(cells: FieldCells, near: str | None) -> tuple[str, ...]:
    codes: dict[str, None] = {}
    for item in cells.items("desired_places"):
        for part in item.split("/"):
            codes.update(dict.fromkeys(_places_in(part, near)))
    return tuple(codes)


def _places_in(text: str, near: str | None) -> list[str]:
    """Return one place, or all that stand side by side: 沙市区 荆州区 is not all of 荆州市."""
    apart = [place.code for part in text.split() if (place := parse_region(part, near).value)]
    if len(apart) == len(text.split()) and not any(within(a, b) for a, b in permutations(apart, 2)):
        return apart
    found = parse_region(text, near).value
    if found:
        return [found.code]
    return [mention.code for mention in find_regions(text, near) if not mention.negated]


def _km(cells: FieldCells) -> float | None:
    text = fold(cells.text("commute_km"))
    found = re.fullmatch(r"(\d+(?:\.\d+)?)\s?(公里|km|千米|里路?)?(?:以?内|左右)?", text)
    if found is None or (found[2] or "").startswith("里"):
        return None
    number = float(found[1])
    return number if number <= _MOST_KM else None


def _employment(cells: FieldCells) -> tuple[str, ...]:
    parts = (
        part for _, text in cells.texts("employment_types") for part in _ALTERNATIVES.split(text)
    )
    kinds = (parse_employment_type(part).value for part in parts)
    return tuple(dict.fromkeys(kind for kind in kinds if kind))


def _constraints(cells: FieldCells) -> dict[str, bool]:
    """Return conditions, ``False`` for what the person says they do not mind."""
    found = read_constraints(cells.prose("needs", "summary"))
    return {code: not mention.negated for code, mention in found.items()}


def _answer(text: str) -> bool | None:
    if _NO.match(text):
        return False
    return True if _YES.match(text) else None


def _protected(cells: FieldCells) -> dict[str, Any]:
    """Return the sensitive facts of a row, of which nothing reaches the profile."""
    facts = {
        "birth_date": date_of(cells, "birth_date"),
        "sex": _SEX.get(fold(cells.text("sex"))),
        "disability": cells.line("disability"),
        "hukou": cells.line("hukou"),
        "assistance_categories": cells.items("assistance_categories"),
        "household": cells.line("household"),
    }
    return {name: fact for name, fact in facts.items() if fact}
