"""What an ad asks of sex, age, origin, family or health is not read when it is searched or ranked."""

from __future__ import annotations

from typing import Any, Final

from features.protected_wording import title_without_protected_wording, without_protected_wording
from recommender.domain.posting import JobPosting

UNNAMED: Final = "招工"  # the title of an ad whose own says nothing but whom it keeps out
_LISTS: Final = (
    "skills",
    "certificates_required",
    "certificates_preferred",
    "benefits",
    "audience",
)
# Who may have an apprenticeship or public-welfare work is laid down by age and registration.
_LAID_DOWN: Final = frozenset({"age", "household"})


def in_fair_words(posting: JobPosting) -> JobPosting:
    """Return a posting as matching reads it: two that differ in such wording alone are equal."""
    return _changed(posting, frozenset())


def as_shown(posting: JobPosting) -> JobPosting:
    """Return a posting as a seeker is shown it.

    Whom a programme is for stays, where age or household registration decides by law.
    """
    return _changed(posting, frozenset() if posting.kind == "job" else _LAID_DOWN)


def _changed(posting: JobPosting, kept: frozenset[str]) -> JobPosting:
    fields: dict[str, Any] = {
        "title": title_without_protected_wording(posting.title) or UNNAMED,
        "description": without_protected_wording(posting.description, kept),
    }
    for name in _LISTS:
        plain = (without_protected_wording(item, kept) for item in getattr(posting, name))
        fields[name] = tuple(item for item in plain if item)
    changed = {name: value for name, value in fields.items() if value != getattr(posting, name)}
    return posting.model_copy(update=changed) if changed else posting
