"""``zhiqiao notifications``: new postings that fit a counselor's people."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, print_records, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.domain.notification import NotificationRun, ShownNotification

app = typer.Typer(
    help="通知：新到的岗位合适谁，告诉其责任人；每人每天、每个岗位、每位求职者都有上限。 "
    "New postings that fit a counselor's people.",
    no_args_is_help=True,
)
COLUMNS = (
    "id",
    "day",
    "counselor",
    "seeker_id",
    "posting_id",
    "title",
    "employer_name",
    "score",
    "reason",
    "seen",
)

Language = Annotated[str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]


@app.command()
def run(output: Output = Format.TABLE) -> None:
    """看一遍上次之后新到的岗位，通知责任人。导入岗位之后、以及每天早上运行一次。

    Look at the postings that came in since the last run, and notify counselors. Run it after
    an import, and once every morning for what was held back.
    """
    from recommender.bootstrap import open_system
    from recommender.services.notify_counselors import notify_counselors
    from recommender.services.refresh_index import link_occupations, refresh

    with bars() as progress:
        system = open_system(progress=progress, encoder_threads=2)
        link_occupations(system.store, system.linker)
        refresh([system.postings, system.seekers])
        done = notify_counselors(system.matching, system.notifying, progress)
    _tell(done, any_caseload=bool(system.store.caseloads.page(limit=1)))
    facts = done.model_dump(mode="json")
    if output is Format.JSON:
        print_json(facts)
        return
    held_back = facts.pop("held_back")
    flat = facts | {f"held_back_{cap}": n for cap, n in held_back.items()}
    if output is Format.CSV:
        print_csv(list(flat), [list(flat.values())])
    else:
        print_facts(flat)


@app.command(name="list")
def list_(
    counselor: Annotated[
        str | None, typer.Option(help="只看此责任人 counselor", envvar="ZHIQIAO_COUNSELOR")
    ] = None,
    unseen: Annotated[
        bool, typer.Option("--unseen", help="只看未处理的。 Not seen yet.", envvar="ZHIQIAO_UNSEEN")
    ] = False,
    limit: Annotated[
        int, typer.Option(min=0, help="最多多少条，0 为全部。 0 for all.", envvar="ZHIQIAO_LIMIT")
    ] = 0,
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """列出通知，新的在前，同一天内分数高的在前。岗位关闭后即不再列出。

    List notifications, the newest day first, within it the best score.
    """
    from recommender.bootstrap import open_system
    from recommender.services.list_notifications import list_notifications

    system = open_system()
    found = list_notifications(
        system.store,
        system.clock.today(),
        counselor=counselor,
        seen=False if unseen else None,
        limit=limit or None,
        language=language,
    )
    _show(found, output)


@app.command()
def seen(
    ids: Annotated[
        list[str], typer.Argument(help="通知编号，可以几个。 Ids.", envvar="ZHIQIAO_IDS")
    ],
    language: Language = "zh",
    output: Output = Format.TABLE,
) -> None:
    """标记为已处理。 Mark notifications as seen."""
    from recommender.bootstrap import open_system
    from recommender.services.list_notifications import see_notifications

    system = open_system()
    found = see_notifications(system.store, system.clock.today(), ids, language=language)
    say(f"已处理 seen: {len(found)}")
    _show(found, output)


def _tell(done: NotificationRun, *, any_caseload: bool) -> None:
    """Say on stderr what was held back, and what becomes of it."""
    if not any_caseload:
        say(
            "还没有人有责任人：先用 zhiqiao caseload assign，或在求职者表中加一列“责任人”再导入。 "
            "Nobody has a counselor yet: zhiqiao caseload assign, or a column counselor in the "
            "import of seekers."
        )
    held = done.held_back
    if held.counselor_day or held.seeker_week:
        say(
            f"达到上限暂不通知：责任人当日 {held.counselor_day}，求职者一周 {held.seeker_week}；"
            f"{done.waiting} 个岗位下次运行时再看。 Held back by a cap: "
            f"{held.counselor_day} of a counselor's day, {held.seeker_week} of a seeker's week; "
            f"{done.waiting} postings are looked at again at the next run."
        )
    if held.posting_full:
        say(
            f"岗位人数已够、不再通知：{held.posting_full}。 "
            f"Not notified, the posting has its people: {held.posting_full}."
        )
    if done.out_of_time:
        say(
            f"等待过久、不再通知的岗位：{done.out_of_time}。 "
            f"Postings that waited too long: {done.out_of_time}."
        )


def _show(found: list[ShownNotification], output: Format) -> None:
    rows = [one.model_dump(mode="json") for one in found]
    if print_records(rows, COLUMNS, output):
        return
    for one in found:
        mark = "✓" if one.seen else "·"
        head = f"{mark} {one.day}  {one.counselor}  {one.seeker_id} ← {one.title}"
        print(f"{head}｜{one.employer_name or '—'}  [{one.score:.2f}]  {one.posting_id}  {one.id}")
        if one.reason:
            print(f"   ✓ {one.reason}")
