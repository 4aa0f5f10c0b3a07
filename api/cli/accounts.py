"""``zhiqiao accounts``: who may sign in."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_facts, print_json, print_records, say

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.account import Account

app = typer.Typer(
    help="账号：谁可以登录、能做什么；密码不写在命令里。 Who may sign in.", no_args_is_help=True
)
COLUMNS = ("login", "name", "roles", "region_code", "caseload", "seeker_id", "active", "id")


class RoleName(StrEnum):
    """What an account may do."""

    SEEKER = "seeker"
    COUNSELOR = "counselor"
    ORGANIZER = "organizer"
    STEWARD = "steward"
    OPERATOR = "operator"


class PageLanguage(StrEnum):
    """The language of an account's pages."""

    ZH = "zh"
    EN = "en"


Login = Annotated[str, typer.Argument(help="用户名 login", envvar="ZHIQIAO_LOGIN")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
PasswordFile = Annotated[
    Path | None,
    typer.Option(
        help="从文件第一行读密码；不写就提示输入。 Read the password from the first line of a file.",
        envvar="ZHIQIAO_PASSWORD_FILE",
        exists=True,
        dir_okay=False,
    ),
]


@app.command()
def add(
    login: Login,
    name: Annotated[str, typer.Option(help="姓名 name", envvar="ZHIQIAO_NAME")],
    role: Annotated[list[RoleName], typer.Option(help="身份，可多次 role", envvar="ZHIQIAO_ROLE")],
    region: Annotated[
        str | None,
        typer.Option(
            help="服务的区（六位代码）；all 为所有的区。就业顾问必写。 District of a counselor.",
            envvar="ZHIQIAO_REGION",
        ),
    ] = None,
    caseload: Annotated[
        str, typer.Option(help="服务名单里的名字，默认用姓名 caseload", envvar="ZHIQIAO_CASELOAD")
    ] = "",
    seeker: Annotated[
        str | None, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")
    ] = None,
    subject: Annotated[
        str | None,
        typer.Option(
            help="统一登录中的“签发者|编号”，只从那里登录 subject", envvar="ZHIQIAO_SUBJECT"
        ),
    ] = None,
    language: Annotated[
        PageLanguage, typer.Option(help="页面语言", envvar="ZHIQIAO_PAGE_LANGUAGE")
    ] = PageLanguage.ZH,
    password_file: PasswordFile = None,
    output: Output = Format.TABLE,
) -> None:
    """开一个账号。 Create an account."""
    from recommender.bootstrap import open_system
    from recommender.errors import UsageError
    from recommender.services.create_account import NewAccount, create_account

    if RoleName.COUNSELOR in role and region is None:
        raise UsageError(
            detail_zh="就业顾问要写 --region（六位代码，或 all）",
            detail_en="a counselor needs --region (a six-digit code, or all)",
        )
    new = NewAccount(
        login=login,
        name=name,
        roles=tuple(one.value for one in role),
        region_code=None if region == "all" else region,
        caseload=caseload,
        seeker_id=seeker,
        subject=subject,
        language=language.value,
    )
    password = None if subject is not None and password_file is None else _password(password_file)
    account = create_account(open_system().accounts, new, password)
    say("已开通。 Done.")
    _show([account], output)


@app.command(name="list")
def list_(output: Output = Format.TABLE) -> None:
    """列出账号。 List the accounts."""
    from recommender.bootstrap import open_system

    store, after, found = open_system().store, "", []
    while page := store.accounts.page(after_id=after):
        found += page
        after = page[-1].id
    _show(sorted(found, key=lambda account: account.login), output)


@app.command()
def block(
    login: Login,
    undo: Annotated[bool, typer.Option("--undo", help="恢复 let it sign in again")] = False,
    output: Output = Format.TABLE,
) -> None:
    """停用一个账号，并让它在各处退出。 Let an account sign in no more, and end its sessions."""
    from recommender.services.change_account import block_account

    system, account = _found(login)
    _show([block_account(system.accounts, account, blocked=not undo)], output)


@app.command()
def unlock(login: Login) -> None:
    """解锁：忘掉之前输错的密码。 Forget the wrong passwords, so that it may be tried again."""
    from recommender.services.change_account import unlock_account

    system, account = _found(login)
    unlock_account(system.accounts, account)
    say("已解锁。 Unlocked.")


@app.command()
def password(login: Login, password_file: PasswordFile = None) -> None:
    """换一个密码，并让它在各处退出。 Give an account another password; its sessions end."""
    from recommender.services.change_account import reset_password

    system, account = _found(login)
    reset_password(system.accounts, account, _password(password_file))
    say("密码已改。 The password is changed.")


@app.command()
def demo(output: Output = Format.TABLE) -> None:
    """五个样例账号，每种身份一个；只在开发环境中。 Five sample accounts, in development only."""
    from recommender.bootstrap import open_system
    from recommender.services.demo_accounts import demo_accounts

    system = open_system()
    settings = system.settings
    told = demo_accounts(system.accounts, settings.home, settings.environment)
    if output is Format.JSON:
        print_json(told)
    else:
        print_facts(told)


def _found(login: str) -> tuple[System, Account]:
    from recommender.bootstrap import open_system
    from recommender.services.change_account import find_account

    system = open_system()
    return system, find_account(system.accounts, login)


def _password(path: Path | None) -> str:
    """Return a password from a file, or typed twice without being shown."""
    if path is not None:
        return path.read_text(encoding="utf-8").partition("\n")[0].rstrip("\r")
    typed: str = typer.prompt("密码 password", hide_input=True, confirmation_prompt=True, err=True)
    return typed


def _show(accounts: list[Account], output: Format) -> None:
    rows = [_row(account) for account in accounts]
    if print_records(rows, COLUMNS, output):
        return
    for row in rows:
        print("  ".join(str(row[name]) for name in COLUMNS if row[name] not in (None, "")))


def _row(account: Account) -> dict[str, Any]:
    row = {name: getattr(account, name) for name in COLUMNS}
    return {**row, "roles": ",".join(account.roles)}
