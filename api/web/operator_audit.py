"""The audit trail: who did what, by actor, action, kind and day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final

from fastapi import APIRouter, Query, Request
from starlette.responses import Response

from api.http.caller import Allowed
from api.http.door import StoreDep
from api.http.language import Language
from api.http.paging import decode_place, encode_place
from api.web.account_words import moment_words
from api.web.catalogue import N_, translator
from api.web.operator_words import ACTIONS, KINDS, words_of
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column, with_query
from recommender.domain.account import Account
from recommender.domain.audit import AuditEntry
from recommender.ports import AuditSearch

router = APIRouter(
    prefix="/operator/audit", include_in_schema=False, dependencies=[Allowed("operator")]
)
SHOWN: Final = 50
# Actors that are no account.
PROGRAMS: Final = ("operator", "steward", "seeker", "program")
COLUMNS: Final = (
    ("at", N_("Time")),
    ("actor", N_("Who")),
    ("action", N_("What")),
    ("kind", N_("Of what kind")),
    ("record", N_("Which")),
)
Choice = Annotated[str, Query(max_length=64)]
# An empty field of a form is sent as nothing between the signs.
Day = Annotated[str, Query(pattern=r"^(\d{4}-\d{2}-\d{2})?$")]


@dataclass(frozen=True)
class AuditPage:
    """One page of the lines that were searched for, the newest first."""

    actors: tuple[tuple[str, str], ...]
    actions: tuple[tuple[str, str], ...]
    kinds: tuple[tuple[str, str], ...]
    chosen: Mapping[str, str]
    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]
    reset: str
    first: str
    later: str


@router.get("")
def show(
    request: Request,
    store: StoreDep,
    actor: Choice = "",
    action: Choice = "",
    kind: Choice = "",
    since: Day = "",
    until: Day = "",
    cursor: Annotated[str, Query(max_length=1100)] = "",
) -> Response:
    """Show the lines of somebody, an action, a kind of record and some days."""
    language, site = page_language(request), site_of(request)
    accounts = store.accounts.page(limit=1000)
    chosen = {"actor": actor, "action": action, "kind": kind, "since": since, "until": until}
    wanted = AuditSearch(_names(actor, accounts), action, kind, _day(since), _day(until))
    found = store.audit.search(wanted, before=decode_place(cursor), limit=SHOWN + 1)
    path, query = f"{site.base}/operator/audit", {k: v for k, v in chosen.items() if v}
    last = found[SHOWN - 1] if len(found) > SHOWN else None
    _ = translator(language)
    anybody = ("", _("Any"))
    page = AuditPage(
        actors=(anybody, *_actors(accounts)),
        actions=(anybody, *((code, _(said)) for code, said in ACTIONS.items())),
        kinds=(anybody, *((code, _(said)) for code, said in KINDS.items())),
        chosen=chosen,
        columns=tuple(Column(key, _(label)) for key, label in COLUMNS),
        rows=tuple(_row(one, language) for one in found[:SHOWN]),
        reset=path if query else "",
        first=with_query(path, query) if cursor else "",
        later=with_query(path, query, cursor=encode_place(last.at, last.id)) if last else "",
    )
    return render("operator/audit.html", site, page)


def _actors(accounts: Sequence[Account]) -> tuple[tuple[str, str], ...]:
    """Return who can be chosen; of an account its id stands in the address, and no name."""
    staff = [one for one in accounts if not one.is_seeker_only]
    named = sorted((one.login, one.id) for one in staff)
    return (*((account_id, login) for login, account_id in named), *((p, p) for p in PROGRAMS))


def _names(actor: str, accounts: Sequence[Account]) -> tuple[str, ...]:
    """Return the names that somebody goes by in the trail."""
    if not actor or actor in PROGRAMS:
        return (actor,) if actor else ()
    return tuple(n for one in accounts if one.id == actor for n in (one.login, one.name)) or (
        actor,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def _row(entry: AuditEntry, language: Language) -> Mapping[str, str]:
    return {
        "at": moment_words(entry.at, language),
        "actor": entry.actor,
        "action": words_of(ACTIONS, entry.action, language),
        "kind": words_of(KINDS, entry.record_kind, language),
        "record": entry.record_id or "—",
    }
