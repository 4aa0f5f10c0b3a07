"""Signing in: lock-out, history, sessions, and what they leave in the audit trail."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from recommender.adapters.memory import MemoryStore
from recommender.adapters.passwords import Argon2Passwords, SystemRandomness
from recommender.domain.account import Account, Role
from recommender.domain.seeker import SeekerProfile
from recommender.errors import Conflict, InvalidInput, LockedOut, NotFound, SignInRefused
from recommender.services.account_desk import AccountDesk
from recommender.services.change_account import (
    block_account,
    change_password,
    reset_password,
    unlock_account,
)
from recommender.services.create_account import NewAccount, create_account
from recommender.services.erase_seeker import erase_seeker
from recommender.services.lock_out import FREE_FAILURES
from recommender.services.open_session import IDLE, LIFE, Visitor, find_visitor, sign_out
from recommender.services.sign_in import sign_in
from recommender.services.sweep_sessions import HISTORY, sweep_sessions
from tests.accounts import PASSWORD, QUICK, MovingClock
from tests.casework import NOON

pytestmark = pytest.mark.unit
OTHER = "another long sentence"


@pytest.fixture
def clock() -> MovingClock:
    return MovingClock(NOON)


@pytest.fixture
def desk(clock: MovingClock) -> AccountDesk:
    return AccountDesk(MemoryStore(clock=clock), clock, QUICK, SystemRandomness())


def made(desk: AccountDesk, login: str = "wang", role: Role = "counselor", **more: str) -> Account:
    new = NewAccount(login=login, name=f"{login}老师", roles=(role,), **more)
    return create_account(desk, new, PASSWORD)


def fail(desk: AccountDesk, login: str, times: int) -> None:
    for _ in range(times):
        with pytest.raises(SignInRefused):
            sign_in(desk, login, "wrong")


def results(desk: AccountDesk, account: Account) -> list[str]:
    return [entry.result for entry in desk.store.sign_ins.of_account(account.id)]


def visitor(desk: AccountDesk, secret: str) -> Visitor:
    found = find_visitor(desk, secret)
    assert found is not None
    return found


def test_the_right_password_opens_a_session(desk: AccountDesk) -> None:
    account = made(desk)
    opened = sign_in(desk, " WANG ", PASSWORD, "Firefox · Windows")
    assert visitor(desk, opened.secret).account == account
    assert opened.secret not in opened.session.to_json().decode()
    assert find_visitor(desk, opened.session.id) is None  # what the store keeps opens nothing
    assert results(desk, account) == ["ok"]
    assert sign_in(desk, "wang", PASSWORD).secret != opened.secret


def test_wrong_passwords_lock_a_login_longer_each_time(
    desk: AccountDesk, clock: MovingClock
) -> None:
    account = made(desk)
    fail(desk, "wang", FREE_FAILURES)
    for minutes in (1, 2, 4, 8, 16, 32, 60, 60):
        with pytest.raises(LockedOut) as locked:
            sign_in(desk, "wang", PASSWORD)
        assert locked.value.context["minutes"] == minutes
        clock.move(timedelta(minutes=minutes))
        fail(desk, "wang", 1)
    clock.move(timedelta(hours=1))
    sign_in(desk, "wang", PASSWORD)
    fail(desk, "wang", FREE_FAILURES - 1)
    sign_in(desk, "wang", PASSWORD)
    assert results(desk, account).count("locked") == 8


def test_a_day_without_failures_or_an_operator_forgets_them(
    desk: AccountDesk, clock: MovingClock
) -> None:
    account = made(desk)
    fail(desk, "wang", FREE_FAILURES)
    unlock_account(desk, account)
    sign_in(desk, "wang", PASSWORD)
    fail(desk, "wang", FREE_FAILURES - 1)
    clock.move(timedelta(hours=25))
    fail(desk, "wang", FREE_FAILURES - 1)
    sign_in(desk, "wang", PASSWORD)


def test_an_unknown_login_is_told_the_same_and_takes_the_same_work(desk: AccountDesk) -> None:
    class Counting(Argon2Passwords):
        compared = 0

        def verify(self, password_hash: str | None, password: str) -> bool:
            self.compared += 1
            return super().verify(password_hash, password)

    hasher = Counting(time_cost=1, memory_kib=8)
    watched = AccountDesk(desk.store, desk.clock, hasher, desk.random)
    made(watched)
    for login in ("wang", "nobody"):
        before = hasher.compared
        fail(watched, login, FREE_FAILURES)
        assert hasher.compared == before + FREE_FAILURES
        with pytest.raises(LockedOut):
            sign_in(watched, login, "wrong")
    typed = desk.store.sign_ins.of_login
    assert "nobody" not in str(typed("nobody", NOON)) + str(desk.store.audit.page())


def test_many_attempts_at_once_gain_nothing(desk: AccountDesk) -> None:
    made(desk)

    def attempt(number: int) -> str:
        try:
            sign_in(desk, "wang", f"guess {number}")
        except (SignInRefused, LockedOut) as error:
            return error.code
        return "in"

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(attempt, range(24)))
    assert answers.count("sign_in_refused") == FREE_FAILURES


def test_a_blocked_account_is_out_at_once(desk: AccountDesk) -> None:
    account = made(desk)
    opened = sign_in(desk, "wang", PASSWORD)
    block_account(desk, account)
    assert find_visitor(desk, opened.secret) is None
    with pytest.raises(SignInRefused):
        sign_in(desk, "wang", PASSWORD)
    assert results(desk, account)[0] == "blocked"
    block_account(desk, account, blocked=False)
    sign_in(desk, "wang", PASSWORD)


def test_sessions_end_when_idle_when_old_and_on_signing_out(
    desk: AccountDesk, clock: MovingClock
) -> None:
    made(desk)
    idle, used, out = (sign_in(desk, "wang", PASSWORD).secret for _ in range(3))
    sign_out(desk, visitor(desk, out))
    assert find_visitor(desk, out) is None
    step = IDLE - timedelta(minutes=1)
    for _ in range(int(LIFE / step)):
        clock.move(step)
        assert find_visitor(desk, used) is not None
    assert find_visitor(desk, idle) is None
    clock.move(step)
    assert find_visitor(desk, used) is None


def test_a_new_password_ends_the_other_sessions(desk: AccountDesk) -> None:
    account = made(desk)
    here, there = sign_in(desk, "wang", PASSWORD), sign_in(desk, "wang", PASSWORD)
    with pytest.raises(InvalidInput):
        change_password(desk, account, "wrong", OTHER, here.session.id)
    change_password(desk, account, PASSWORD, OTHER, here.session.id)
    assert find_visitor(desk, there.secret) is None
    assert find_visitor(desk, here.secret) is not None
    sign_in(desk, "wang", OTHER)
    reset_password(desk, account, PASSWORD)
    assert find_visitor(desk, here.secret) is None
    sign_in(desk, "wang", PASSWORD)


def test_a_hash_of_less_work_is_made_anew(desk: AccountDesk) -> None:
    account = made(desk)
    stronger = AccountDesk(
        desk.store, desk.clock, Argon2Passwords(time_cost=2, memory_kib=16), desk.random
    )
    before = desk.store.accounts.password_hash(account.id)
    sign_in(stronger, "wang", PASSWORD)
    after = desk.store.accounts.password_hash(account.id)
    assert (before or "").startswith("$argon2id$")
    assert "m=16,t=2" in (after or "")
    sign_in(stronger, "wang", PASSWORD)
    assert desk.store.accounts.password_hash(account.id) == after


@pytest.mark.parametrize("password", ["short", "x" * 201, "my login is wang!"])
def test_a_weak_password_is_refused(desk: AccountDesk, password: str) -> None:
    with pytest.raises(InvalidInput):
        create_account(desk, NewAccount("wang", "王老师", ("steward",)), password)
    assert desk.store.accounts.page() == []


def test_accounts_that_cannot_be_are_refused(desk: AccountDesk) -> None:
    made(desk)
    with pytest.raises(Conflict):
        create_account(desk, NewAccount("Wang", "别人", ("steward",)), PASSWORD)
    for wrong in (
        NewAccount("li", "wang老师", ("counselor",)),  # would share the caseload
        NewAccount("li", "李老师", ("counselor",), region_code="999999"),
        NewAccount("li", "李老师", ("counselor",), seeker_id="s-1"),
        NewAccount("li", "李老师", ("seeker",)),
        NewAccount("li", "李老师", ()),
        NewAccount("two words", "李老师", ("steward",)),
    ):
        with pytest.raises(InvalidInput):
            create_account(desk, wrong, PASSWORD)
    with pytest.raises(NotFound):
        create_account(desk, NewAccount("li", "李", ("seeker",), seeker_id="s-9"), PASSWORD)
    apart = NewAccount("li", "wang老师", ("counselor",), caseload="二号窗口")
    assert create_account(desk, apart, PASSWORD).looks_after == "二号窗口"


def test_the_audit_trail_names_staff_and_no_seeker(desk: AccountDesk) -> None:
    desk.store.seekers.put_many([SeekerProfile(id="s-1")])
    own = made(desk, "13900000000", "seeker", seeker_id="s-1")
    account = made(desk)
    for login in ("wang", "13900000000"):
        sign_out(desk, visitor(desk, sign_in(desk, login, PASSWORD).secret))
        fail(desk, login, FREE_FAILURES)
        with pytest.raises(LockedOut):
            sign_in(desk, login, PASSWORD)
    erase_seeker(desk.store, desk.clock, "s-1")
    lines = desk.store.audit.page()
    told = " ".join(line.to_json().decode() for line in lines)
    assert [word for word in (own.id, own.login, own.name, "s-1") if f'"{word}"' in told] == []
    done = [line.action for line in lines if line.record_id == account.id]
    assert sorted(done) == ["account_created", "locked_out", "signed_in", "signed_out"]
    assert desk.store.sign_ins.of_account(own.id) == []
    assert "erased" in {line.action for line in lines}


def test_what_has_ended_is_swept_away(desk: AccountDesk, clock: MovingClock) -> None:
    made(desk)
    sign_in(desk, "wang", PASSWORD)
    assert sweep_sessions(desk.store, clock) == 0
    clock.move(LIFE)
    assert sweep_sessions(desk.store, clock) == 1
    clock.move(HISTORY + timedelta(seconds=1))
    assert sweep_sessions(desk.store, clock) == 1
