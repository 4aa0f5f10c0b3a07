"""Sign in somebody whom a provider vouches for (OpenID Connect)."""

from __future__ import annotations

from features.region import region
from recommender.domain.account import Account, Role, SignInEntry
from recommender.errors import Conflict, InvalidInput, SignInFailed, SignInRefused
from recommender.ports import Identity, Transaction
from recommender.services.account_desk import AccountDesk
from recommender.services.create_account import NewAccount, create_account
from recommender.services.open_session import Opened, open_session
from recommender.services.sign_in import login_key

ALL = "all"
PROVIDER = "oidc"


def sign_in_elsewhere(desk: AccountDesk, identity: Identity, device: str = "") -> Opened:
    """Return a new session of the account of somebody; the first time it is made.

    The provider says what they may do, each time anew. It makes no account of a seeker, and
    none of a counselor without saying which district is theirs.

    Raises
    ------
    SignInFailed
        The provider gives them no role of ours, or no district.
    SignInRefused
        The account is blocked.
    """
    account = desk.store.accounts.by_subject(identity.subject) or _create(desk, identity)
    with desk.store.transaction() as tx:
        account = _brought_up(tx, account, identity)
        entry = SignInEntry(
            id=desk.new_id("i"),
            at=desk.clock.now(),
            login_key=login_key(account.login),
            account_id=account.id,
            result="ok" if account.active else "blocked",
            device=device[:80],
        )
        tx.sign_ins.put(entry)
        if account.active:
            desk.note(tx, "signed_in", account)
            return open_session(desk, tx, account, device)
    raise SignInRefused


def _create(desk: AccountDesk, identity: Identity) -> Account:
    roles, region_code = _granted(identity, None)
    new = NewAccount(
        login=identity.login,
        name=identity.name,
        roles=roles,
        region_code=region_code,
        subject=identity.subject,
    )
    try:
        return create_account(desk, new, None, PROVIDER)
    except (InvalidInput, Conflict) as error:
        raise SignInFailed(
            detail_zh=f"不能开通账号，{error.message('zh')}",
            detail_en=f"no account can be made: {error.message('en')}",
        ) from None


def _brought_up(tx: Transaction, account: Account, identity: Identity) -> Account:
    """Return the account with what the provider says now; a seeker stays one."""
    held = tx.accounts.get(account.id)
    if held.seeker_id is not None:
        return held
    roles, region_code = _granted(identity, held)
    changed = held.model_copy(update={"roles": roles, "region_code": region_code})
    if changed != held:
        tx.accounts.put(changed)
    return changed


def _granted(identity: Identity, held: Account | None) -> tuple[tuple[Role, ...], str | None]:
    """Return roles and district; what the provider does not say stays as it is held."""
    given = held.roles if held and identity.roles is None else identity.roles or ()
    roles = tuple(role for role in given if role != "seeker")
    if not roles:
        raise SignInFailed(
            detail_zh="统一登录没有给您本系统的身份，请找运维人员",
            detail_en="it gives you no role here; ask the operator",
        )
    said = identity.region_code
    is_new = held is None or "counselor" not in held.roles
    if said is None and "counselor" in roles and is_new:
        raise _no_district()
    if said is None:
        return roles, held.region_code if held else None
    if said != ALL and region(said) is None:
        raise _no_district()
    return roles, None if said == ALL else said


def _no_district() -> SignInFailed:
    return SignInFailed(
        detail_zh="统一登录没有写明您服务的区，请找运维人员",
        detail_en="it does not say which district you serve; ask the operator",
    )
