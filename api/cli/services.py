"""``zhiqiao services``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.service import FoundServices, Service

_COLUMNS = ("rank", "id", "title", "kind", "contact", "proofs", "legal_source")


def services(
    text: Annotated[
        str, typer.Argument(help="遇到了什么事，用自己的话说；- 从标准输入读；不写则全部列出")
    ] = "",
    k: Annotated[int, typer.Option("-k", min=1, max=100, envvar="ZHIQIAO_K")] = 10,
    language: Annotated[
        str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")
    ] = "zh",
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """按生活中遇到的事找服务事项：失业、欠薪、工伤、社保、创业、培训等；没有合适的就指到 12333。

    Service items for a life situation, in people's own words.
    """
    from recommender.bootstrap import open_system
    from recommender.services.find_services import find_services

    words = sys.stdin.read() if text == "-" else text
    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        reader = system.sentences if words.strip() else None
        found = find_services(system.store, reader, words, k=k, language=language)
    _print_found(found, output, zh=language != "en")


def _print_found(found: FoundServices, output: Format, *, zh: bool) -> None:
    for notice in found.notices:
        say(notice)
    if output is Format.JSON:
        print_json(found.model_dump(mode="json"))
    elif output is Format.CSV:
        print_csv(_COLUMNS, map(_row, found.services, range(1, len(found.services) + 1)))
    else:
        for rank, service in enumerate(found.services, start=1):
            print("\n".join(_lines(service, rank, zh=zh)))


def _row(service: Service, rank: int) -> tuple[object, ...]:
    return (
        rank,
        service.id,
        service.title,
        service.kind or "",
        service.contact or "",
        "、".join(service.proofs),
        service.legal_source or "",
    )


def _lines(service: Service, rank: int, *, zh: bool) -> list[str]:
    named = {
        ("谁可以办", "For whom"): service.conditions,
        ("带什么", "Bring"): "、".join(service.proofs),
        ("在哪里", "Where"): service.place,
        ("多久", "How long"): service.time_limit,
        ("电话", "Phone"): service.contact,
        ("依据", "Source"): service.legal_source,
    }
    head = [f"{rank}. {service.title}  {service.id}", f"   {service.summary}"]
    return head + [
        f"   {names[0]}：{value}" if zh else f"   {names[1]}: {value}"
        for names, value in named.items()
        if value
    ]
