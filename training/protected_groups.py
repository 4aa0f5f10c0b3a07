"""The groups that fairness is measured by, read from protected facts for that and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from features.region import parse_region
from recommender.domain.sensitive import SensitiveFacts
from recommender.ports import Store
from recommender.services.load_sample import SAMPLE_REGION

NOT_STATED: Final = "not stated"
_BANDS: Final = ((25, "under 25"), (35, "25 to 34"), (45, "35 to 44"), (55, "45 to 54"))
_OLDEST: Final = "55 and over"
_DISTRICTS: Final = ("421002", "421003")
_NONE: Final = ("无", "没有", "否", "none", "no")


def groups_of(store: Store, seeker_ids: Sequence[str], today: date) -> Mapping[str, Sequence[str]]:
    """Return the group of each person by sex, age, disability, hukou and assistance.

    Parameters
    ----------
    store
        Whose vault is opened.
    seeker_ids
        ``(n,)`` ids.
    today
        The day ages are of.
    """
    facts = [store.sensitive.get(seeker) for seeker in seeker_ids]
    by_name: dict[str, Callable[[SensitiveFacts], str]] = {
        "sex": lambda f: f.sex or NOT_STATED,
        "age": lambda f: _band(f.birth_date, today),
        "disability": lambda f: _disability(f.disability),
        "hukou": lambda f: _hukou(f.hukou),
        "assistance": lambda f: _assistance(f.assistance_categories),
    }
    return {name: [read(f) if f else NOT_STATED for f in facts] for name, read in by_name.items()}


def _band(born: date | None, today: date) -> str:
    if born is None:
        return NOT_STATED
    years = today.year - born.year - ((today.month, today.day) < (born.month, born.day))
    return next((name for limit, name in _BANDS if years < limit), _OLDEST)


def _disability(told: str | None) -> str:
    if not told:
        return NOT_STATED
    return "none" if told.lower().startswith(_NONE) else "some"


def _hukou(told: str | None) -> str:
    """Return how far from the sample city somebody is registered."""
    place = parse_region(told, SAMPLE_REGION).value if told else None
    if place is None:
        return "elsewhere" if told else NOT_STATED
    if place.code in _DISTRICTS:
        return "town"
    return "county" if place.code[:4] == SAMPLE_REGION[:4] else "elsewhere"


def _assistance(categories: Sequence[str]) -> str:
    """Return the one category of a person; those with several are a group of their own."""
    if not categories:
        return "no category"
    return categories[0] if len(categories) == 1 else "several"
