"""What people say of the service: ``zhiqiao casework rate|complain|reply|complaints``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.casework_options import (
    At,
    By,
    Folder,
    Id,
    OneSeeker,
    Output,
    Seeker,
    files_in,
    named,
    say_kept,
)
from api.cli.output import Format, print_csv, print_json, print_records, say

if TYPE_CHECKING:
    from recommender.domain.feedback import Complaint

COMPLAINT_COLUMNS = (
    "id",
    "kind",
    "seeker_id",
    "opened_on",
    "due_on",
    "state",
    "text",
    "about",
    "reply",
    "replied_by",
    "replied_on",
)


def rate(
    level: Annotated[
        str,
        typer.Argument(
            help="1 非常满意、2 满意、3 基本满意、4 不满意、5 非常不满意", envvar="ZHIQIAO_LEVEL"
        ),
    ],
    seeker: Seeker,
    entry: Annotated[
        str | None, typer.Option(help="评的是哪条台账。 Which line.", envvar="ZHIQIAO_ENTRY")
    ] = None,
    comment: Annotated[str, typer.Option(help="原话 comment", envvar="ZHIQIAO_COMMENT")] = "",
    by: By = "seeker",
    at: At = None,
    id_: Id = "",
    output: Output = Format.TABLE,
) -> None:
    """记一次五级评价。 Keep how satisfied somebody is, in five levels."""
    from recommender.bootstrap import open_system
    from recommender.domain.feedback import LEVELS_ZH
    from recommender.services.rate_service import NewRating, rate_service

    system = open_system()
    by_number = dict(zip("12345", LEVELS_ZH, strict=True))
    word = named(by_number.get(level, level), LEVELS_ZH)
    new = NewRating(seeker, word, entry, comment, by, id_, at)
    rating, created = rate_service(system.store, system.clock, new)
    say_kept(created=created)
    facts = rating.model_dump(mode="json")
    if output is Format.JSON:
        print_json(facts)
    elif output is Format.CSV:
        print_csv(list(facts), [["" if v is None else v for v in facts.values()]])
    else:
        print(f"{facts['at']}  {LEVELS_ZH[rating.level]} {rating.level}  {rating.comment}".rstrip())


def complain(
    text: Annotated[str, typer.Argument(help="原话。 In their words.", envvar="ZHIQIAO_TEXT")],
    seeker: Seeker,
    appeal: Annotated[
        bool,
        typer.Option("--appeal", help="申诉，不是投诉。 An appeal.", envvar="ZHIQIAO_APPEAL"),
    ] = False,
    about: Annotated[
        str | None, typer.Option(help="针对什么的编号。 About which id.", envvar="ZHIQIAO_ABOUT")
    ] = None,
    at: At = None,
    id_: Id = "",
    folder: Folder = None,
    output: Output = Format.TABLE,
) -> None:
    """记一件投诉或申诉，并算出答复期限。 Take a complaint or an appeal, with its deadline."""
    from recommender.bootstrap import open_system
    from recommender.services.handle_complaints import NewComplaint, open_complaint

    system = open_system()
    new = NewComplaint(seeker, "appeal" if appeal else "complaint", text, about, id_, at)
    deadlines = files_in(folder).deadlines()
    complaint, created = open_complaint(system.store, system.clock, deadlines, new)
    say_kept(created=created)
    say(f"答复期限 reply by: {complaint.due_on}")
    _show_one_complaint(complaint, output)


def reply(
    complaint: Annotated[str, typer.Argument(help="投诉编号", envvar="ZHIQIAO_COMPLAINT")],
    text: Annotated[str, typer.Argument(help="答复 reply", envvar="ZHIQIAO_TEXT")],
    by: By = "counselor",
    output: Output = Format.TABLE,
) -> None:
    """答复一件投诉或申诉。 Keep the reply to a complaint or an appeal."""
    from recommender.bootstrap import open_system
    from recommender.services.handle_complaints import reply_to

    system = open_system()
    answered, written = reply_to(system.store, system.clock, complaint, text, by)
    say("已答复。 Done." if written else "原来就是这样。 It was so already.")
    _show_one_complaint(answered, output)


def complaints(
    seeker: OneSeeker = None,
    open_only: Annotated[
        bool, typer.Option("--open", help="只看未答复的。 Without a reply.", envvar="ZHIQIAO_OPEN")
    ] = False,
    output: Output = Format.TABLE,
) -> None:
    """列出投诉和申诉，早的在前。 List complaints and appeals, the oldest first."""
    from recommender.bootstrap import open_system
    from recommender.services.handle_complaints import list_complaints

    found = list_complaints(
        open_system().store, seeker_id=seeker, state="open" if open_only else None
    )
    _show_complaints(found, output)


def _show_one_complaint(complaint: Complaint, output: Format) -> None:
    if output is Format.JSON:
        print_json(complaint.model_dump(mode="json"))
    else:
        _show_complaints([complaint], output)


def _show_complaints(found: list[Complaint], output: Format) -> None:
    from recommender.domain.feedback import COMPLAINT_KINDS_ZH

    rows = [complaint.model_dump(mode="json") for complaint in found]
    if print_records(rows, COMPLAINT_COLUMNS, output):
        return
    for complaint in found:
        kind = f"{COMPLAINT_KINDS_ZH[complaint.kind]} {complaint.kind}"
        print("  ".join((complaint.id, kind, complaint.seeker_id, complaint.text)))
        if complaint.reply is None:
            print(f"   ？ {complaint.due_on} 前答复 reply by")
        else:
            print(f"   ✓ {complaint.replied_on}  {complaint.replied_by}  {complaint.reply}")
