"""Where each role may go: one line a page, shown in the header of every page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from api.web.catalogue import N_
from recommender.domain.account import ROLES, Role


@dataclass(frozen=True)
class Entry:
    """One page: what it is called, and its address without the language."""

    label: str
    path: str


@dataclass(frozen=True)
class Link:
    """One entry as it is shown; `here`: of all, it leads nearest to the page that is shown."""

    label: str
    path: str
    here: bool


# A page adds its line: Entry(N_("Work list"), "/counselor"). A test asks for its address.
NAVIGATION: Final[Mapping[Role, tuple[Entry, ...]]] = {
    "seeker": (
        Entry(N_("My plan"), "/me/plan"),
        Entry(N_("Saved postings"), "/me/saved"),
        Entry(N_("My data"), "/me/data"),
        Entry(N_("Complain or appeal"), "/me/appeal"),
    ),
    "counselor": (
        Entry(N_("My people"), "/counselor"),
        Entry(N_("Conversation"), "/counselor/session"),
        Entry(N_("Codes for people without an account"), "/counselor/walk-ups"),
    ),
    "organizer": (),
    "steward": (
        Entry(N_("Board"), "/steward"),
        Entry(N_("Ads held back"), "/steward/holds"),
        Entry(N_("Titles"), "/steward/unmapped"),
        Entry(N_("Near-duplicates"), "/steward/duplicates"),
        Entry(N_("All postings"), "/steward/postings"),
        Entry(N_("Import a file"), "/steward/import"),
        Entry(N_("Who answers"), "/steward/employers"),
        Entry(N_("Rule packs"), "/steward/rule-packs"),
    ),
    "operator": (
        Entry(N_("Health"), "/operator"),
        Entry(N_("Models"), "/operator/models"),
        Entry(N_("Audit trail"), "/operator/audit"),
        Entry(N_("Accounts"), "/operator/accounts"),
        Entry(N_("Fairness report"), "/operator/fairness"),
    ),
}


def links_for(roles: Iterable[Role], path: str) -> tuple[Link, ...]:
    """Return the entries of some roles, each address once, in the order of the roles."""
    held = set(roles)
    entries = {
        entry.path: entry for role in ROLES if role in held for entry in NAVIGATION.get(role, ())
    }
    here = max((p for p in entries if _is_at(path, p)), key=len, default="")
    return tuple(Link(e.label, e.path, e.path == here) for e in entries.values())


def _is_at(path: str, entry: str) -> bool:
    return path == entry or path.startswith(f"{entry.rstrip('/')}/")
