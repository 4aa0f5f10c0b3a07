"""Accounts: who there is, a new one, blocking and unlocking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.web.account_words import ROLE_WORDS, role_words
from api.web.catalogue import N_, translator
from api.web.operator_words import done_words
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column, with_query
from recommender.domain.account import Account, Role
from recommender.errors import Conflict, InvalidInput
from recommender.services.account_desk import OPERATOR
from recommender.services.change_account import block_account, unlock_account
from recommender.services.create_account import NewAccount, create_account

router = APIRouter(
    prefix="/operator/accounts", include_in_schema=False, dependencies=[Allowed("operator")]
)
SHOWN: Final = 50
COLUMNS: Final = (
    ("name", N_("Name")),
    ("login", N_("Login")),
    ("roles", N_("May work as")),
    ("state", N_("State")),
    ("act", N_("Change")),
)
STAFF: Final[tuple[Role, ...]] = ("counselor", "organizer", "steward", "operator")


@dataclass(frozen=True)
class AccountLine:
    """One account."""

    id: str
    name: str
    login: str
    roles: str
    active: bool
    own: bool


@dataclass(frozen=True)
class NewForm:
    """What was typed for a new account; the password never comes back."""

    login: str = ""
    name: str = ""
    roles: tuple[str, ...] = ()
    region_code: str = ""
    errors: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class AccountsPage:
    """One page of accounts, and the form for a new one."""

    columns: tuple[Column, ...]
    accounts: tuple[AccountLine, ...]
    role_options: tuple[tuple[str, str], ...]
    form: NewForm
    done: str
    first: str
    later: str


@router.get("")
def show(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    after: Annotated[str, Query(max_length=64)] = "",
    done: Annotated[str, Query(max_length=20)] = "",
) -> Response:
    """Show the accounts."""
    own = who.account.id if who.account else ""
    page = _page(request, door, own, NewForm(), after, done)
    return render("operator/accounts.html", site_of(request), page)


@router.post("")
def create(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    login: Annotated[str, Form(max_length=200)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    password: Annotated[str, Form(max_length=500)] = "",
    roles: Annotated[list[str] | None, Form()] = None,
    region_code: Annotated[str, Form(max_length=6)] = "",
) -> Response:
    """Create an account of somebody on the staff."""
    language, by = page_language(request), who.signature(OPERATOR)
    chosen = tuple(role for role in STAFF if role in (roles or ()))
    new = NewAccount(login.strip().casefold(), name.strip(), chosen, region_code.strip() or None)
    errors = _missing(new, password, language)
    if not errors:
        try:
            create_account(door.system.accounts, new, password, by)
        except Conflict:
            errors["login"] = translator(language)(N_("There is an account with this login."))
        except InvalidInput as error:
            errors["login"] = error.message(language)
        else:
            return RedirectResponse(f"{site_of(request).base}/operator/accounts?done=created", 303)
    form = NewForm(login, name, chosen, region_code, errors)
    own = who.account.id if who.account else ""
    page = _page(request, door, own, form, "", "")
    return render("operator/accounts.html", site_of(request), page, 422)


@router.post("/change")
def change(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    account: Annotated[str, Form(max_length=64)],
    act: Annotated[Literal["block", "unblock", "unlock"], Form()],
) -> Response:
    """Block an account, open it again, or forget wrong passwords."""
    desk, found, by = (
        door.system.accounts,
        door.store.accounts.get(account),
        who.signature(OPERATOR),
    )
    if act == "unlock":
        unlock_account(desk, found, by)
    elif who.account is not None and who.account.id == found.id:
        raise InvalidInput(
            detail_zh="不能停用自己的账号，请由另一位运维人员操作",
            detail_en="you cannot block your own account; another operator can",
        )
    else:
        block_account(desk, found, blocked=act == "block", by=by)
    return RedirectResponse(f"{site_of(request).base}/operator/accounts?done={act}ed", 303)


def _missing(new: NewAccount, password: str, language: Language) -> dict[str, str]:
    _ = translator(language)
    told = {
        "login": (new.login, _("Write the login.")),
        "name": (new.name, _("Write the name.")),
        "password": (password, _("Write a first password.")),
        "roles": (new.roles, _("Choose what they may work as.")),
    }
    return {key: said for key, (value, said) in told.items() if not value}


def _page(
    request: Request, door: Door, own: str, form: NewForm, after: str, done: str
) -> AccountsPage:
    language = page_language(request)
    found = door.store.accounts.page(after_id=after, limit=SHOWN + 1)
    path, _ = f"{site_of(request).base}/operator/accounts", translator(language)
    last = found[SHOWN - 1].id if len(found) > SHOWN else ""
    return AccountsPage(
        columns=tuple(Column(key, _(label)) for key, label in COLUMNS),
        accounts=tuple(_line(one, own, language) for one in found[:SHOWN]),
        role_options=tuple((role, _(ROLE_WORDS[role])) for role in STAFF),
        form=form,
        done=done_words(done, language),
        first=path if after else "",
        later=with_query(path, {}, after=last) if last else "",
    )


def _line(one: Account, own: str, language: Language) -> AccountLine:
    # A person's account has their own login; the operator needs neither it nor the name.
    _ = translator(language)
    name, login = (_("Somebody looking for work"), "—") if one.is_seeker_only else ("", "")
    roles = role_words(one.roles, language)
    return AccountLine(
        one.id, name or one.name, login or one.login, roles, one.active, one.id == own
    )
