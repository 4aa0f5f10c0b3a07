"""``zhiqiao tags``: what the system derived of a seeker, to see and to delete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.tag import SeekerTags

app = typer.Typer(
    help="标签：系统从本人的话里得出、用来匹配的职业、技能、证书和条件；本人可以删除，删后不再使用。 "
    "What a seeker is matched by; what is deleted is used no more.",
    no_args_is_help=True,
)
COLUMNS = ("id", "kind", "name", "value", "confidence")

Seeker = Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")]
Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command(name="list")
def list_(seeker: Seeker, language: Language = "zh", output: Output = Format.TABLE) -> None:
    """列出一个人的标签，以及已经删除的。 List a seeker's tags, and those deleted."""
    from recommender.bootstrap import open_system
    from recommender.services.seeker_tags import seeker_tags

    with bars() as progress:
        system = open_system(progress=progress)
        found = seeker_tags(system.store, system.linker, seeker, language=language)
    _show(found, output)


@app.command()
def delete(
    seeker: Seeker,
    tag: Annotated[
        str,
        typer.Option(help="标签编号，如 constraint:no_night_shift。 Its id.", envvar="ZHIQIAO_TAG"),
    ],
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """删除一个标签；以后重新读取资料也不再使用。 Delete a tag for good."""
    from recommender.bootstrap import open_system
    from recommender.services.seeker_tags import delete_tag

    with bars() as progress:
        system = open_system(progress=progress)
        store, linker, clock = system.store, system.linker, system.clock
        left = delete_tag(store, linker, clock, seeker, tag, language=language)
    say("已删除。 Deleted.")
    _show(left, output)


def _show(found: SeekerTags, output: Format) -> None:
    if output is Format.JSON:
        print_json(found.model_dump(mode="json"))
        return
    rows = [tag.model_dump(mode="json") for tag in found.tags]
    if output is Format.CSV:
        print_csv(COLUMNS, (["" if row[n] is None else row[n] for n in COLUMNS] for row in rows))
        return
    for row in rows:
        print("  ".join(str(row[name]) for name in COLUMNS if row[name] is not None))
    for deleted in found.deleted:
        say(f"已删除 deleted: {deleted.tag}")
