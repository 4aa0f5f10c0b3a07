"""``zhiqiao eligibility``: what a person may be eligible for, and what is still to be shown."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_json, say
from api.cli.rules import Folder, Language, Output, packs_in

if TYPE_CHECKING:
    from recommender.assistance.rules.result import Eligibility, EligibilityAnswer
    from recommender.bootstrap import System

COLUMNS = ("verdict", "item", "rule", "title", "missing", "pack", "version", "valid_until")


RegisteredSeeker = Annotated[
    str | None, typer.Option(help="已登记求职者编号", envvar="ZHIQIAO_SEEKER")
]
Facts = Annotated[
    Path | None,
    typer.Option(
        help="当场记下的事实、证明和家庭成员（YAML，写法同案例；- 为标准输入），不保存。 "
        "What was noted down at the desk; not stored.",
        envvar="ZHIQIAO_FACTS",
    ),
]
PackName = Annotated[
    str | None,
    typer.Option(help="规则包，默认按常住地所在的省。 The pack.", envvar="ZHIQIAO_PACK"),
]


def eligibility(
    seeker: RegisteredSeeker = None,
    facts: Facts = None,
    pack: PackName = None,
    on: Annotated[
        datetime | None,
        typer.Option(
            help="按哪一天评估，默认今天。 The day.", envvar="ZHIQIAO_ON", formats=["%Y-%m-%d"]
        ),
    ] = None,
    by: Annotated[str, typer.Option(help="谁评估。 Who assesses.", envvar="ZHIQIAO_BY")] = "rules",
    store: Annotated[
        bool,
        typer.Option(
            "--store",
            help="把结论（不含事实）加密存入本人的经办记录，到期前提醒。 Keep the verdicts.",
            envvar="ZHIQIAO_STORE",
        ),
    ] = False,
    folder: Folder = None,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """按规则包预判一个人可能符合什么，还缺哪些证明；只输出结论，不输出事实。

    Read what somebody may be eligible for and what is missing; facts are never printed.
    """
    from recommender.bootstrap import open_system
    from recommender.services.assess_eligibility import AssessmentWish, assess_eligibility

    system = open_system()
    wish = AssessmentWish(
        seeker_id=seeker,
        noted=noted_in_file(facts) if facts is not None else None,
        noted_in=str(facts),
        pack=pack,
        day=on.date() if on else None,
        by=by,
    )
    answer = assess_eligibility(system.store, system.clock, packs_in(folder), wish)
    if store:
        _store(system, seeker, answer)
    if output is Format.JSON:
        print_json(answer.model_dump(mode="json"))
    elif output is Format.CSV:
        print_csv(COLUMNS, (_cells(result, language) for result in answer.results))
    else:
        _print(answer, language)


def _store(system: System, seeker: str | None, answer: EligibilityAnswer) -> None:
    from recommender.errors import UsageError
    from recommender.services.store_assessment import store_assessment

    if seeker is None:
        raise UsageError(
            detail_zh="--store 要和 --seeker 一起用：结论存在已登记的人名下",
            detail_en="--store goes with --seeker: verdicts are kept with a registered person",
        )
    new = store_assessment(system.store, system.clock, seeker, answer)
    say(f"已存：{len(new)} 条有变化。 Kept; {len(new)} are new or came out otherwise.")


def noted_in_file(file: Path) -> str:
    """Return what was noted down in a file, or on standard input."""
    from recommender.errors import FileUnreadable
    from recommender.services.rule_packs import read_text

    if str(file) == "-":
        return sys.stdin.read()
    try:
        return read_text(file)
    except OSError as error:
        raise FileUnreadable(
            file=str(file),
            detail_zh="打不开，请核对路径和权限",
            detail_en="it does not open; check path and rights",
        ) from error


def _cells(result: Eligibility, language: str) -> tuple[str, ...]:
    zh = language == "zh"
    return (
        result.verdict,
        result.item_zh if zh else result.item_en,
        result.rule,
        result.title_zh if zh else result.title_en,
        _missing(result, zh),
        result.pack,
        result.pack_version,
        result.valid_until.isoformat(),
    )


def _missing(result: Eligibility, zh: bool) -> str:
    """Return what is needed in any case, then what belongs to one of several ways."""
    texts = [(one.one_of_several, one.text_zh if zh else one.text_en) for one in result.missing]
    needed = "; ".join(text for several, text in texts if not several)
    ways = "; ".join(text for several, text in texts if several)
    if not ways:
        return needed
    told = f"（符合其中一类即可）{ways}" if zh else f"(for one of several ways) {ways}"
    return f"{needed}; {told}" if needed else told


def _print(answer: EligibilityAnswer, language: str) -> None:
    from recommender.assistance.rules.result import VERDICTS_ZH

    zh = language == "zh"
    for notice in answer.notices_zh if zh else answer.notices_en:
        say(notice)
    who = f"评估：{answer.assessed_by}，{answer.assessed_on}"
    say(who if zh else f"Assessed by {answer.assessed_by} on {answer.assessed_on}")
    for result in answer.results:
        verdict, item, rule, title, missing, pack, version, until = _cells(result, language)
        told = VERDICTS_ZH[result.verdict] if zh else verdict
        name = title if title == item else f"{item}·{title}" if zh else f"{item}: {title}"
        upto = f"有效至 {until}" if zh else f"until {until}"
        print(f"{told}  {name}  [{rule}｜{pack} {version}｜{upto}]")
        if missing:
            print(f"   {'还缺' if zh else 'missing'}: {missing}")
