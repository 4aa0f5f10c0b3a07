"""Who asks, and whether a route is open to them."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import Annotated, Any, Final, Literal

from fastapi import Depends, Request
from starlette.requests import HTTPConnection

from api.http.audience import is_page
from recommender.domain.account import ROLES, Account, Role, Session, WalkUpCode
from recommender.errors import Forbidden, InvalidInput, SignInNeeded, ZhiqiaoError
from recommender.services.open_session import Visitor

Kind = Literal["program", "account", "walk_up", "nobody"]
Party = Role | Literal["walk_up"]
IN_SCOPE: Final = "zhiqiao.caller"
CSRF_FIELD: Final = "csrf"
CSRF_HEADER: Final = "x-csrf-token"
SAFE_METHODS: Final = frozenset({"GET", "HEAD", "OPTIONS"})
FORMS: Final = ("application/x-www-form-urlencoded", "multipart/form-data")


@dataclass(frozen=True)
class Caller:
    """Who asks.

    Parameters
    ----------
    kind
        A program with a token, somebody with an account or with a walk-up code, or nobody.
    roles
        What they may do.
    visitor
        Their session, with whose it is.
    """

    kind: Kind
    roles: frozenset[Role] = frozenset()
    visitor: Visitor | None = None

    @property
    def account(self) -> Account | None:
        """Return their account."""
        return self.visitor.account if self.visitor else None

    @property
    def session(self) -> Session | None:
        """Return their session."""
        return self.visitor.session if self.visitor else None

    @property
    def walk_up(self) -> WalkUpCode | None:
        """Return the code they came in with."""
        return self.visitor.walk_up if self.visitor else None

    @property
    def csrf(self) -> str:
        """Return what their forms have to send along; empty where they need nothing."""
        return self.visitor.session.csrf if self.visitor else ""

    @property
    def acts_for_self(self) -> bool:
        """Return whether they are a seeker and nothing else."""
        return self.kind == "account" and self.roles == {"seeker"}

    def may(self, parties: tuple[Party, ...]) -> bool:
        """Return whether they are one of these; of none: whether they have an account."""
        if self.kind == "program":
            return True
        if self.kind == "account" and not parties:
            return True
        return bool(self.roles & set(parties)) or (self.kind == "walk_up" and "walk_up" in parties)

    def signature(self, by: str) -> str:
        """Return who is kept as having done something: only a program may say so itself."""
        return self.account.name if self.account is not None else by


PROGRAM: Final = Caller("program", frozenset(ROLES))
NOBODY: Final = Caller("nobody")


def caller_of(request: HTTPConnection) -> Caller:
    """Return who asks, as `api.http.visit.Visit` found it.

    Raises
    ------
    ZhiqiaoError
        It could not be found out.
    """
    found = request.scope.get(IN_SCOPE, NOBODY)
    if isinstance(found, ZhiqiaoError):
        raise type(found)(**found.context)
    caller: Caller = found
    return caller


async def asking(request: Request) -> Caller:
    """Return who asks, for a handler."""
    return caller_of(request)


def Allowed(*parties: Party) -> Any:  # noqa: N802 (reads as the dependency that it is)
    """Return the dependency that opens a route to these alone; to none: to all accounts.

    It refuses what another site sends with somebody's cookie, too.
    """

    async def check(request: Request) -> Caller:
        who = caller_of(request)
        admit(request, who, parties)
        await require_csrf(request, who)
        return who

    return Depends(check)


def admit(request: HTTPConnection, who: Caller, parties: tuple[Party, ...]) -> None:
    """Let in who is one of these.

    Raises
    ------
    SignInNeeded
        A page was asked for by nobody.
    Forbidden
        Anybody else.
    """
    if who.may(parties):
        return
    if who.kind == "nobody":
        raise SignInNeeded if is_page(request) else _no_token()
    raise Forbidden(
        detail_zh="您登录的身份没有这项权限。请换一个账号，或请运维人员开通。",
        detail_en="your account may not do this. Sign in with another one, or ask the operator.",
    )


async def require_csrf(request: Request, who: Caller) -> None:
    """Refuse a change that comes with a cookie but without the token of its session.

    Raises
    ------
    Forbidden
        The token is missing or wrong.
    """
    if who.session is None or request.method in SAFE_METHODS:
        return
    given = request.headers.get(CSRF_HEADER, "")
    if not given and request.headers.get("content-type", "").startswith(FORMS):
        given = str((await request.form()).get(CSRF_FIELD, ""))
    _compare(given, who)


def require_csrf_header(request: HTTPConnection, who: Caller) -> None:
    """Do as `require_csrf` for what is sent as JSON, whose token is in the header."""
    if who.session is not None:
        _compare(request.headers.get(CSRF_HEADER, ""), who)


def _compare(given: str, who: Caller) -> None:
    if not hmac.compare_digest(given.encode(), who.csrf.encode()):
        raise Forbidden(
            detail_zh="页面太旧了，或者不是从本站发来的。请回到上一页，刷新后再试。",
            detail_en="the page is too old, or not one of ours. Go back, reload it and try again.",
        )


def account_of(who: Caller) -> Account:
    """Return the account of who asks, on a page that only an account has a use for.

    Raises
    ------
    InvalidInput
        A program asks, which has none.
    """
    if who.account is None:
        raise InvalidInput(
            detail_zh="程序没有账号，请登录后再用这个页面",
            detail_en="a program has no account; sign in to use this page",
        )
    return who.account


def require_own_site(request: HTTPConnection) -> None:
    """Refuse a form that another site sends where nobody is signed in yet.

    Raises
    ------
    Forbidden
        The browser says that it comes from elsewhere.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    elsewhere = origin is not None and origin.partition("://")[2] != request.headers.get("host")
    if site not in ("same-origin", "none") or (
        "sec-fetch-site" not in request.headers and elsewhere
    ):
        raise Forbidden(
            detail_zh="请在本站的页面上填写。", detail_en="please fill it in on our own page."
        )


def _no_token() -> Forbidden:
    return Forbidden(
        detail_zh="请登录，或在 Authorization 中带上令牌（服务器上设置 ZHIQIAO_API_TOKEN）",
        detail_en="sign in, or send the token as Bearer (ZHIQIAO_API_TOKEN on the server)",
    )


CallerDep = Annotated[Caller, Depends(asking)]
