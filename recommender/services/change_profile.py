"""Take parts out of a profile and put parts in, as a counselor does while somebody talks.

A part is a word of one field, written ``field:word``: ``skill:包装``, ``pay:4000``,
``constraint:no_night_shift``, ``constraint:-no_night_shift`` where it does not matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

from pydantic import ValidationError

from features.education.requirement import find_education
from features.region import region
from features.region.parse import parse_region
from recommender.domain.seeker import HeldCertificate, SeekerConstraints, SeekerProfile
from recommender.errors import InvalidInput

WORDS: Final = {"title": "desired_titles", "skill": "skills", "employment": "employment_types"}
REFUSALS: Final = {
    "refused": "titles",
    "lacks_skill": "skills",
    "lacks_certificate": "certificates",
}
NUMBERS: Final = {
    "pay": "salary_min_cny_month",
    "commute": "commute_km",
    "years": "experience_years",
}
SINGLE: Final = {**NUMBERS, "education": "education", "home": "home_region_code"}
FIELDS: Final = (
    *WORDS,
    *REFUSALS,
    *SINGLE,
    "certificate",
    "past",
    "region",
    "constraint",
)
MOST_PARTS: Final = 60
LONGEST_PART: Final = 120


def parts_of(profile: SeekerProfile) -> Iterator[str]:
    """Yield the parts of a profile, in the order in which one reads them."""
    yield from (f"title:{one}" for one in profile.desired_titles)
    yield from (f"refused:{one}" for one in profile.negated.titles)
    yield from (f"past:{one.title}" for one in profile.experiences if one.title)
    yield from (f"skill:{one}" for one in profile.skills)
    yield from (f"certificate:{one.name}" for one in profile.certificates)
    for field in ("education", "years"):
        if (value := getattr(profile, SINGLE[field])) is not None:
            yield f"{field}:{_plain(value)}"
    yield from (f"lacks_certificate:{one}" for one in profile.negated.certificates)
    yield from (f"lacks_skill:{one}" for one in profile.negated.skills)
    for field in ("home", "commute", "pay"):
        if (value := getattr(profile, SINGLE[field])) is not None:
            yield f"{field}:{_plain(value)}"
    yield from (f"region:{one}" for one in profile.acceptable_region_codes)
    yield from (f"employment:{one}" for one in profile.employment_types)
    for name, wanted in profile.constraints:
        if wanted is not None:
            yield f"constraint:{'' if wanted else '-'}{name}"


def changed_profile(
    profile: SeekerProfile,
    take_out: Sequence[str] = (),
    put_in: Sequence[str] = (),
    near: str | None = None,
) -> SeekerProfile:
    """Return a profile without some parts and with others; what is put in goes last.

    Parameters
    ----------
    profile
        As it was understood or is kept.
    take_out, put_in
        Parts; one that is not there is not missed.
    near
        The place the office is for, which settles names that several places share.

    Raises
    ------
    InvalidInput
        A part has no such field, or a value that the field cannot hold.
    """
    if len(take_out) + len(put_in) > MOST_PARTS:
        raise _wrong("", "…")
    fields: dict[str, Any] = profile.model_dump()
    for part in take_out:
        _without(fields, *_split(part))
    for part in put_in:
        field, word = _split(part)
        _with(fields, field, _value(field, word, near))
    try:
        return type(profile).model_validate(fields)
    except ValidationError as error:
        raise _wrong(str(error.errors()[0]["loc"][0]), str(error.errors()[0]["input"])) from None


def part_of(field: str, word: str, near: str | None = None) -> str:
    """Return a part as it is kept, its word read as a place or a schooling where it is one."""
    return f"{field}:{_plain(_value(field, word.strip(), near))}"


def _split(part: str) -> tuple[str, str]:
    field, _, word = part.partition(":")
    if field not in FIELDS or not word or len(part) > LONGEST_PART:
        raise _wrong(field, word)
    return field, word


def _value(field: str, word: str, near: str | None) -> Any:
    if not word or len(word) > LONGEST_PART:
        raise _wrong(field, word)
    if field in NUMBERS:
        return _number(field, word)
    if field in ("home", "region"):
        return _place(field, word, near)
    if field == "education":
        return find_education(word).value or word
    if field == "constraint" and word.lstrip("-") not in SeekerConstraints.model_fields:
        raise _wrong(field, word)
    return word


def _number(field: str, word: str) -> float:
    try:
        return float(word)
    except ValueError:
        raise _wrong(field, word) from None


def _place(field: str, word: str, near: str | None) -> str:
    found = region(word) or parse_region(word, near).value
    if found is None:
        raise _wrong(field, word)
    return found.code


def _with(fields: dict[str, Any], field: str, value: Any) -> None:
    if field in SINGLE:
        fields[SINGLE[field]] = value
        if field == "home":  # who says where they live has not said that they go elsewhere
            return
    elif field in WORDS:
        fields[WORDS[field]] = _added(fields[WORDS[field]], value)
    elif field in REFUSALS:
        said_no = fields["negated"]
        said_no[REFUSALS[field]] = _added(said_no[REFUSALS[field]], value)
    elif field == "certificate":
        fields["certificates"] = _held(fields["certificates"], value)
        fields["negated"]["certificates"] = ()
    elif field == "past":
        if all(one["title"] != value for one in fields["experiences"]):
            fields["experiences"] = (*fields["experiences"], {"title": value})
    elif field == "region":
        fields["acceptable_region_codes"] = _added(fields["acceptable_region_codes"], value)
    else:
        fields["constraints"][value.lstrip("-")] = not value.startswith("-")


def _without(fields: dict[str, Any], field: str, word: str) -> None:
    if field in SINGLE:
        fields[SINGLE[field]] = None
    elif field in WORDS:
        fields[WORDS[field]] = _left(fields[WORDS[field]], word)
    elif field in REFUSALS:
        said_no = fields["negated"]
        said_no[REFUSALS[field]] = _left(said_no[REFUSALS[field]], word)
    elif field == "certificate":
        held = fields["certificates"]
        fields["certificates"] = tuple(one for one in held if one["name"] != word)
    elif field == "past":
        done = fields["experiences"]
        fields["experiences"] = tuple(one for one in done if one["title"] != word)
    elif field == "region":
        fields["acceptable_region_codes"] = _left(fields["acceptable_region_codes"], word)
    else:
        fields["constraints"][word.lstrip("-")] = None


def _held(held: Iterable[dict[str, Any]], name: str) -> tuple[dict[str, Any], ...]:
    kept = tuple(held)
    if any(one["name"] == name for one in kept):
        return kept
    return (*kept, HeldCertificate(name=name).model_dump())


def _added(words: Sequence[str], word: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*words, word)))


def _left(words: Sequence[str], word: str) -> tuple[str, ...]:
    return tuple(one for one in words if one != word)


def _plain(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


def _wrong(field: str, word: str) -> InvalidInput:
    return InvalidInput(
        detail_zh=f"“{word}”不能填在这里（{field}）。请换个写法，例如金额写 4000，地点写区县名。",
        detail_en=f"“{word}” cannot stand here ({field}). Write a sum as 4000, a place by its name.",
    )
