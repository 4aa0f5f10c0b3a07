"""Fill what a seeker's columns leave open from the seeker's own words."""

from __future__ import annotations

from datetime import date
from typing import Any, Final

from recommender.domain.seeker import SeekerProfile
from recommender.intake.read import read_intake

_READ_FROM_WORDS: Final = (
    "desired_titles",
    "experiences",
    "skills",
    "certificates",
    "education",
    "experience_years",
    "home_region_code",
    "acceptable_region_codes",
    "commute_km",
    "salary_min_cny_month",
    "employment_types",
)
_PARTS: Final = ("constraints", "negated")
_MOST_CHARACTERS: Final = 5_000


def enrich(profile: SeekerProfile, today: date, near: str | None = None) -> SeekerProfile:
    """Return the profile with its silent fields read from its summary.

    What a column says is never overruled by free words.

    Parameters
    ----------
    profile
        As its columns gave it.
    today
        The day its words were given on, as far as is known.
    near
        Code of the place the profile is from; it settles names that several places share.
    """
    if not profile.summary:
        return profile
    told = read_intake(profile.summary[:_MOST_CHARACTERS], near=near, this_year=today.year).profile
    fields: dict[str, Any] = {
        name: getattr(told, name) for name in _READ_FROM_WORDS if _is_open(getattr(profile, name))
    }
    for name in _PARTS:
        own, words = getattr(profile, name), getattr(told, name)
        filled = {
            inner: getattr(words, inner)
            for inner in type(own).model_fields
            if _is_open(getattr(own, inner))
        }
        fields[name] = own.model_copy(update=filled)
    return profile.model_copy(update=fields)


def _is_open(value: object) -> bool:
    return value is None or value == ()
