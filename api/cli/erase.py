"""``zhiqiao erase``: remove all that is kept of a person."""

from __future__ import annotations

from typing import Annotated

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars


def erase(
    seeker: Annotated[str, typer.Option(help="求职者编号 seeker", envvar="ZHIQIAO_SEEKER")],
    by: Annotated[str, typer.Option(help="谁删除。 Who erases.", envvar="ZHIQIAO_BY")] = "operator",
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """删除一个人的全部信息：档案、敏感信息、事件、决定、台账、方案、预判、向量和快照。不能撤回。

    Remove all that is kept of a person, vectors and snapshots of the index among it. It
    cannot be undone; the audit trail keeps that it happened, not who it was.
    """
    from recommender.bootstrap import open_system
    from recommender.errors import NotFound
    from recommender.services.erase_seeker import erase_seeker

    with bars() as progress:
        system = open_system(progress=progress)
        try:
            erased = erase_seeker(system.store, system.clock, seeker, by)
        except NotFound:
            # An erasure that was cut short after the store: its snapshots may still be there.
            system.forget_erased()
            raise
        snapshots = system.forget_erased()
    facts = {**erased.model_dump(mode="json"), "snapshots": snapshots}
    say("已删除。备份里的那一份要另行删除。 Erased; copies in backups are yours to remove.")
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [list(facts.values())])
    else:
        print_facts(facts)
