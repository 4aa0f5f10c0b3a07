"""``zhiqiao accounts`` from outside."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import open_system
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput, NotFound, UsageError
from recommender.services.sign_in import sign_in

pytestmark = pytest.mark.api
PASSWORD = "correct horse battery"


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    (tmp_path / "password").write_text(f"{PASSWORD}\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path / "home"


def run(*words: str, typed: str | None = None) -> Result:
    return CliRunner().invoke(app, ["accounts", *words], input=typed, catch_exceptions=False)


def add(login: str, role: str, *more: str) -> Result:
    return run("add", login, "--name", f"{login}老师", "--role", role, *more)


def test_an_account_is_added_listed_blocked_and_unlocked(home: Path) -> None:
    given = ("--region", "421002", "--password-file", "password", "--format", "json")
    (made,) = json.loads(add("wang", "counselor", *given).stdout)
    assert (made["login"], made["roles"], made["region_code"]) == ("wang", "counselor", "421002")
    add("li", "steward", "--role", "operator", "--password-file", "password")
    listed = run("list", "--format", "csv").stdout.splitlines()
    assert [line.split(",")[0] for line in listed] == ["login", "li", "wang"]
    assert PASSWORD not in run("list").stdout
    (blocked,) = json.loads(run("block", "wang", "--format", "json").stdout)
    assert blocked["active"] is False
    (back,) = json.loads(run("block", "wang", "--undo", "--format", "json").stdout)
    assert back["active"] is True
    assert "已解锁" in run("unlock", "wang").stderr
    with pytest.raises(NotFound):
        run("unlock", "nobody")


def test_a_password_is_typed_twice_and_never_shown(home: Path) -> None:
    asked = add("wang", "steward", "--language", "en")
    assert asked.exit_code == 1  # nobody typed anything
    typed = f"{PASSWORD}\n{PASSWORD}\n"
    run("add", "wang", "--name", "王", "--role", "steward", typed=typed)
    changed = run("password", "wang", typed="another long one\nanother long one\n")
    assert "another" not in changed.stdout + changed.stderr
    opened = sign_in(open_system().accounts, "wang", "another long one")
    assert opened.account is not None
    with pytest.raises(InvalidInput):
        run("password", "wang", typed="short\nshort\n")


def test_a_counselor_needs_a_district(home: Path) -> None:
    with pytest.raises(UsageError):
        add("wang", "counselor", "--password-file", "password")
    (made,) = json.loads(
        add(
            "wang",
            "counselor",
            "--region",
            "all",
            "--password-file",
            "password",
            "--format",
            "json",
        ).stdout
    )
    assert made["region_code"] is None


def test_sample_accounts_are_the_same_each_time(home: Path) -> None:
    open_system().store.seekers.put_many([SeekerProfile(id="s-1", home_region_code="421002")])
    first = json.loads(run("demo", "--format", "json").stdout)
    again = json.loads(run("demo", "--format", "json").stdout)
    assert first == again
    assert len(first) == 5
    assert len(set(first.values())) == 5
    kept = home / "demo-accounts.txt"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    desk = open_system().accounts
    for login, password in first.items():
        opened = sign_in(desk, login, password)
        assert opened.account is not None
        assert f"demo-{opened.account.roles[0]}" == login


def test_there_are_no_sample_accounts_in_production(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_system().store.close()
    monkeypatch.setenv("ZHIQIAO_ENVIRONMENT", "production")
    monkeypatch.setenv("ZHIQIAO_VAULT_KEYS", "A" * 43 + "=")
    with pytest.raises(UsageError):
        run("demo")
    assert not (home / "demo-accounts.txt").exists()
