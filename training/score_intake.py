"""Compare a profile read from a sentence with what the sentence supports, field by field.

The rules are those of ``tests/gold/intake``. A field is *exact*, *wrong* (a value is missing or
another one stands there) or *invented* (something stands where nothing may).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from features.dictionary import fold
from features.taxonomy import read_rows
from recommender.domain.seeker import Experience, HeldCertificate, SeekerConstraints, SeekerProfile

SCALARS: Final[Mapping[str, float]] = {
    "experience_years": 0.05,
    "salary_min_cny_month": 1.0,
    "commute_km": 0.05,
    "education": 0.0,
    "home_region_code": 0.0,
}
"""Fields of one value, and how far from the label a number may be."""
FIELDS: Final = (
    "desired_titles",
    "experiences",
    "experience_years",
    "education",
    "salary_min_cny_month",
    "home_region_code",
    "acceptable_region_codes",
    "commute_km",
    "certificates",
    "skills",
    "employment_types",
    "constraints",
    "negated",
)
_YEARS_APART: Final = 0.05
_TAIL: Final = re.compile(r"(?:的|活|工作|岗位)$")
Labels = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How one field of one sentence came out.

    Parameters
    ----------
    labelled
        The sentence says something of the field.
    exact
        All that is said stands there, and nothing else.
    invented
        Something stands there that the sentence does not support: any value where none is, or
        one more than there are.
    """

    labelled: bool
    exact: bool
    invented: bool


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Alternatives for each thing said; those neither asked for nor wrong; empty will do."""

    groups: Sequence[Collection[Any]]
    allowed: Collection[Any]
    may_be_empty: bool = False


def score_profile(profile: SeekerProfile, expected: Labels, also: Labels) -> dict[str, FieldScore]:
    """Return how each field of a profile came out.

    Parameters
    ----------
    profile
        What was read.
    expected, also
        The labels of the sentence.
    """
    scores = {
        name: _score_scalar(getattr(profile, name), expected.get(name), also.get(name, ()), apart)
        for name, apart in SCALARS.items()
    }
    scores["constraints"] = _score_constraints(profile.constraints, expected, also)
    scores["experiences"] = _score_experiences(profile.experiences, expected, also)
    for name, found, wanted in _lists(profile, expected, also):
        scores[name] = _score_list(found, wanted)
    lacking = (scores.pop("negated.skills"), scores.pop("negated.certificates"))
    scores["negated"] = FieldScore(
        any(part.labelled for part in lacking),
        all(part.exact for part in lacking),
        any(part.invented for part in lacking),
    )
    return {name: scores[name] for name in FIELDS}


def traps_fallen_into(profile: SeekerProfile, expected: Labels, also: Labels) -> list[str]:
    """Return the claims of ``not_supported`` that the profile makes all the same.

    Parameters
    ----------
    profile
        What was read.
    expected, also
        The labels of the sentence.
    """
    return [claim for claim in expected["not_supported"] if _is_made(profile, claim, also)]


def _is_made(profile: SeekerProfile, claim: str, also: Labels) -> bool:
    path, _, value = claim.partition(":")
    found: Any = profile
    allowed: Any = also
    for part in path.split("."):
        found = getattr(found, part)
        allowed = allowed.get(part, ()) if isinstance(allowed, Mapping) else ()
    made = _as_said(path, found)
    if value:
        return bare_title(value) in made
    return any(one not in {bare_title(str(a)) for a in _flat(allowed)} for one in made)


def _as_said(path: str, found: Any) -> set[str]:
    """Return the values of a field in the form of the claims."""
    if path.endswith("skills"):
        return set(_skills(found))
    if path.endswith("certificates"):
        names = [one if isinstance(one, str) else one.name for one in found]
        return {certificate_code(name) for name in names}
    if path == "experiences":
        return {bare_title(experience.title) for experience in found}
    if isinstance(found, tuple):
        return {bare_title(str(one)) for one in found}
    return (
        set()
        if found is None
        else {f"{found:g}" if isinstance(found, float) else str(found).lower()}
    )


def _score_scalar(found: Any, expected: Any, also: Sequence[Any], apart: float) -> FieldScore:
    """Compare one value; `apart` is how far a number may be off."""

    def same(value: Any) -> bool:
        if found is None or value is None:
            return found is value
        return bool(found == value) if not apart else abs(found - value) <= apart

    exact = any(same(value) for value in (expected, *also))
    nothing = expected is None and not any(value is not None for value in also)
    return FieldScore(expected is not None, exact, found is not None and nothing)


def _score_constraints(found: SeekerConstraints, expected: Labels, also: Labels) -> FieldScore:
    said, allowed = expected.get("constraints", {}), also.get("constraints", {})
    flags = [
        _score_scalar(getattr(found, name), said.get(name), allowed.get(name, ()), 0.0)
        for name in SeekerConstraints.model_fields
    ]
    return FieldScore(bool(said), all(f.exact for f in flags), any(f.invented for f in flags))


def _score_experiences(found: Sequence[Experience], expected: Labels, also: Labels) -> FieldScore:
    said = expected.get("experiences", ())
    allowed = [bare_title(title) for title in _flat(also.get("experiences", ()))]

    def fits(experience: Experience, label: Labels) -> bool:
        years = [label["years"], *label.get("years_also", ())]
        named = bare_title(experience.title) in {bare_title(t) for t in label["titles"]}
        return named and any(_near(experience.years, y) for y in years)

    extra = [e for e in found if not any(fits(e, label) for label in said)]
    titles = {bare_title(title) for label in said for title in label["titles"]}
    unknown = [e for e in extra if bare_title(e.title) not in allowed]
    complete = all(any(fits(e, label) for e in found) for label in said)
    invented = any(bare_title(e.title) not in titles for e in unknown)
    return FieldScore(bool(said), complete and not unknown, invented)


def _near(found: float | None, said: float | None) -> bool:
    if found is None or said is None:
        return found is said
    return abs(found - said) <= _YEARS_APART


def bare_title(title: str) -> str:
    """Return a title without blanks, and without a last 的, 活, 工作 or 岗位."""
    return _TAIL.sub("", re.sub(r"\s", "", fold(title)))


def _score_list(found: Sequence[Any], wanted: _Wanted) -> FieldScore:
    """Compare members: one of each group has to be there, and no others."""
    right = {member for group in wanted.groups for member in group}
    extra = [m for m in found if m not in right and m not in wanted.allowed]
    complete = all(any(m in found for m in group) for group in wanted.groups)
    empty = wanted.may_be_empty and not found
    # A certificate with another level than the one said is wrong, not invented.
    named = {m[0] for m in right if isinstance(m, tuple)}
    invented = any(not isinstance(m, tuple) or m[0] not in named for m in extra)
    return FieldScore(bool(wanted.groups), (complete or empty) and not extra, invented)


def _lists(
    profile: SeekerProfile, expected: Labels, also: Labels
) -> list[tuple[str, Sequence[Any], _Wanted]]:
    titles = [bare_title(title) for title in profile.desired_titles]
    types, regions = profile.employment_types, profile.acceptable_region_codes
    lacking, lacking_also = expected.get("negated", {}), also.get("negated", {})
    papers = _papers(profile.certificates)
    no_papers = [certificate_code(name) for name in profile.negated.certificates]
    return [
        ("desired_titles", titles, _wanted(expected, also, "desired_titles", bare_title)),
        ("employment_types", types, _wanted(expected, also, "employment_types")),
        ("acceptable_region_codes", regions, _wanted(expected, also, "acceptable_region_codes")),
        ("skills", _skills(profile.skills), _wanted(expected, also, "skills")),
        ("certificates", papers, _wanted_papers(papers, expected, also)),
        (
            "negated.skills",
            _skills(profile.negated.skills),
            _wanted(lacking, lacking_also, "skills"),
        ),
        ("negated.certificates", no_papers, _wanted(lacking, lacking_also, "certificates")),
    ]


def _wanted(expected: Labels, also: Labels, name: str, form: Callable[[str], str] = str) -> _Wanted:
    groups = [
        [form(m) for m in (group if isinstance(group, list) else [group])]
        for group in expected.get(name, ())
    ]
    others = also.get(name, ())
    allowed = [form(member) for member in _flat(others) if member is not None]
    return _Wanted(groups, allowed, None in others)


def _flat(members: Sequence[Any]) -> list[Any]:
    return [one for m in members for one in (m if isinstance(m, list) else [m])]


def _skills(names: Sequence[str]) -> list[str]:
    return [_codes("skills.csv").get(name, name) for name in names]


def certificate_code(name: str) -> str:
    """Return the code of a certificate's Chinese name; a name no table has stays as it is."""
    return _codes("certificates.csv").get(name, name)


def _papers(held: Sequence[HeldCertificate]) -> list[tuple[str, str | None]]:
    return [_paper(certificate_code(one.name), one.level) for one in held]


def _wanted_papers(
    papers: Sequence[tuple[str, str | None]], expected: Labels, also: Labels
) -> _Wanted:
    groups = [[_paper(c["code"], c["level"])] for c in expected.get("certificates", ())]
    others = also.get("certificates", ())
    allowed = [paper for paper in papers if paper[0] in others]
    return _Wanted(groups, allowed, None in others)


def _paper(code: str, level: str | None) -> tuple[str, str | None]:
    """Return a certificate with its level, without one that its code fixes."""
    return code, (None if _fixed_level(code) else level)


@cache
def _codes(table: str) -> dict[str, str]:
    return {row["name_zh"]: row["code"] for row in read_rows(table)}


@cache
def _fixed_level(code: str) -> str | None:
    rows = read_rows("certificates.csv")
    return next((row["level"] for row in rows if row["code"] == code and row["level"]), None)
