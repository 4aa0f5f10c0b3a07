"""``zhiqiao rules``: the rule packs that eligibility is read from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_csv, print_json, say

if TYPE_CHECKING:
    from recommender.assistance.rules.packs import Pack
    from recommender.services.check_rules import PackCheck
    from recommender.services.rule_packs import RulePackFolder

app = typer.Typer(
    help="规则包：各省的资格条件，写成数据。 Rule packs: what makes eligible, as data.",
    no_args_is_help=True,
)
LIST_COLUMNS = (
    "pack",
    "version",
    "title",
    "province",
    "invented",
    "extends",
    "valid_from",
    "valid_until",
    "rules",
)
RULE_COLUMNS = ("item", "rule", "title", "decides", "summary", "sources", "pack", "version")
CHECK_COLUMNS = ("pack", "passed", "rules", "cases", "problems")

Folder = Annotated[
    Path | None,
    typer.Option(
        "--folder",
        help="规则包所在的文件夹，默认 data/rulepacks。 Folder of the packs.",
        envvar="ZHIQIAO_RULEPACKS",
        exists=True,
        file_okay=False,
    ),
]
Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def check(
    pack: Annotated[
        str | None,
        typer.Argument(help="只检查这一个包，默认全部。 One pack only.", envvar="ZHIQIAO_PACK"),
    ] = None,
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """检查规则包能否读懂，并用 cases.yaml 里的案例逐条试算。

    Check that packs can be read, and try them on their cases.
    """
    from recommender.services.check_rules import check_rules

    checks = check_rules(packs_in(folder), pack)
    rows = [_check_row(one, language) for one in checks]
    if output is Format.JSON:
        print_json(rows)
    elif output is Format.CSV:
        print_csv(CHECK_COLUMNS, ([_cell(row[c]) for c in CHECK_COLUMNS] for row in rows))
    else:
        _print_checks(checks, rows, language)
    if not checks or not all(one.passed for one in checks):
        raise typer.Exit(1)


@app.command(name="list")
def list_(folder: Folder = None, language: Language = "zh", output: Output = Format.TABLE) -> None:
    """列出规则包：版本、适用的省、有效期。 List packs: version, province, validity."""
    packs = packs_in(folder)
    rows = [_pack_row(packs.read(name), language) for name in packs.names()]
    _print_rows(LIST_COLUMNS, rows, output)


@app.command()
def show(
    pack: Annotated[str, typer.Argument(help="哪个包。 Which pack.", envvar="ZHIQIAO_PACK")],
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """显示一个包的规则：条件、出处，是判断还是只指路。

    Show the rules of a pack: conditions, sources, and whether it decides or points.
    """
    found = packs_in(folder).read(pack)
    _print_rows(RULE_COLUMNS, _rule_rows(found, language), output)


def packs_in(folder: Path | None) -> RulePackFolder:
    """Return the packs of a folder; when none is named, those in force here."""
    from recommender.services.rule_packs import RulePackFolder
    from recommender.settings import read_settings

    if folder:
        return RulePackFolder(folder)
    return RulePackFolder(own=read_settings().home / "rulepacks")


def _pack_row(pack: Pack, language: str) -> dict[str, Any]:
    head = pack.head
    return {
        "pack": head.name,
        "version": head.version,
        "title": head.title_zh if language == "zh" else head.title_en,
        "province": head.province,
        "invented": head.invented,
        "extends": head.extends,
        "valid_from": head.valid_from.isoformat(),
        "valid_until": head.valid_until.isoformat(),
        "rules": len(pack.rules),
    }


def _rule_rows(pack: Pack, language: str) -> list[dict[str, Any]]:
    from recommender.assistance.rules.packs import Pointer

    zh = language == "zh"
    return [
        {
            "item": rule.item.zh if zh else rule.item.en,
            "rule": rule.id,
            "title": rule.title_zh if zh else rule.title_en,
            "decides": not isinstance(rule.demands, Pointer),
            "summary": rule.summary_zh if zh else rule.summary_en,
            "sources": [f"{s.title}{s.article} ({s.basis})" for s in rule.sources],
            "pack": head.name,
            "version": head.version,
        }
        for rule, head in pack.rules
    ]


def _check_row(check: PackCheck, language: str) -> dict[str, Any]:
    zh = language == "zh"
    problems = [check.refused.message(language)] if check.refused else []
    for one in check.differences:
        where = (
            f"{check.cases_file} 第{one.line}行" if zh else f"{check.cases_file} line {one.line}"
        )
        problems.append(
            f"{where}（{one.title}）：{one.zh}" if zh else f"{where} ({one.title}): {one.en}"
        )
    return {
        "pack": check.name,
        "passed": check.passed,
        "rules": check.n_rules,
        "cases": check.n_cases,
        "untried": list(check.untried),
        "problems": problems,
    }


def _print_checks(checks: list[PackCheck], rows: list[dict[str, Any]], language: str) -> None:
    zh = language == "zh"
    for check, row in zip(checks, rows, strict=True):
        mark = "✓" if check.passed else "✗"
        counted = (
            f"{row['rules']} 条规则，{row['cases']} 个案例"
            if zh
            else (f"{row['rules']} rules, {row['cases']} cases")
        )
        print(f"{mark} {check.name}  {counted}")
        for problem in row["problems"]:
            say(problem)
        if check.untried:
            names = ", ".join(check.untried)
            say(f"没有案例的规则：{names}" if zh else f"rules without a case: {names}")
    if not checks:
        say("没有规则包。" if zh else "There are no packs.")


def _print_rows(columns: tuple[str, ...], rows: list[dict[str, Any]], output: Format) -> None:
    if output is Format.JSON:
        print_json(rows)
    elif output is Format.CSV:
        print_csv(columns, ([_cell(row[column]) for column in columns] for row in rows))
    else:
        for row in rows:
            print("  ".join(_cell(row[column]) for column in columns if row[column] is not None))


def _cell(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return "; ".join(map(str, value))
    return "" if value is None else str(value)
