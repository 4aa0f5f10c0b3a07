"""What can be wrong with a row of a fair's tables, and what to do about it.

Beside what `row_problems` names for every posting and seeker. None of it stops a plan.
"""

from __future__ import annotations

from typing import Final

from recommender.importing.cells import text_of
from recommender.importing.row_problems import RowError
from recommender.importing.source import SourceRow

_SHOWN_CHARACTERS: Final = 60
_PROBLEMS: Final[dict[str, tuple[str, str, str, str]]] = {
    "capacity_unknown": (
        "没有写每场可面谈人数，或者看不懂，没有给这个展位安排面谈",
        "how many meetings the booth holds in a slot is not given or cannot be read; it has none "
        "in the plan",
        "填写一个数字，例如 8，再重新运行；也可以用 --capacity 给没写的展位统一定一个数",
        "put a number such as 8 and run it again, or give such booths one with --capacity",
    ),
    "capacity_differs": (
        "同一展位各行写的每场可面谈人数不同，按最小的算",
        "the rows of one booth name different numbers of meetings; the smallest counts",
        "只在展位的第一行填写一个数字",
        "put one number in the first row of the booth",
    ),
    "booth_unnumbered": (
        "没有展位号，按行号编了一个",
        "there is no booth number; it was given one by its row",
        "填写展位号，例如 A01",
        "put the number of the booth, such as A01",
    ),
    "booth_shared": (
        "这个展位号上面已经是另一家单位的，按两个展位算",
        "a row above has this booth number for another employer; they count as two booths",
        "核对展位号或单位名称",
        "check the number of the booth or the name of the employer",
    ),
    "attendee_unnumbered": (
        "没有报名号，按行号编了一个",
        "there is no registration number; it was given one by its row",
        "填写报名号，例如 BM0001",
        "put the registration number, such as BM0001",
    ),
    "attendee_shared": (
        "这个报名号上面已经有人用，内容对不上，按两个人算",
        "a row above has this registration number and does not agree with it; they count as two "
        "people",
        "核对报名号",
        "check the registration number",
    ),
    "nothing_said": (
        "意向岗位、自我介绍、技能都没有填写，人已保留",
        "there is no wish, no words about the person and no skill; the person is kept",
        "请本人补一句想做什么、做过什么",
        "ask the person what work they want and have done",
    ),
    "attendees_unknown": (
        "计划里没有这个报名号，这一行没有起作用",
        "the plan has no such registration number; the row had no effect",
        "对照“按人”表核对报名号；一行只写一个号，例如 BM0001",
        "compare it with the sheet by person; one number a row, such as BM0001",
    ),
    "booths_unknown": (
        "计划里没有这个展位号，这一行没有起作用",
        "the plan has no such booth; the row had no effect",
        "对照“按展位”表核对展位号，例如 A01",
        "compare it with the sheet by booth, such as A01",
    ),
    "slot_missing": (
        "没有写从第几场起到场，或者看不懂，这一行没有起作用",
        "from which slot on the booth is there is not given or cannot be read; the row had no "
        "effect",
        "在展位号旁边写一个场次，例如 3",
        "put the number of a slot beside the booth, such as 3",
    ),
    "slot_unknown": (
        "没有这一场，这一行没有起作用",
        "there is no such slot; the row had no effect",
        "写计划里有的场次",
        "put a slot that the plan has",
    ),
    "signed_in_yet_absent": (
        "这个人签过到，名单上又写没来，按没来处理",
        "this person signed in and is listed as absent; they count as absent",
        "人还在的，从名单里删去这一行，再排一次",
        "if they are still here, take the row off the list and plan again",
    ),
    "attendee_unreadable": (
        "这一行读不出来，人已保留，没有安排面谈",
        "the row could not be read; the person is kept and has no meeting",
        "对照别的行改正这一行的写法，再重新运行",
        "write the row as the others are and run it again",
    ),
}


def fair_problem(row: SourceRow, code: str, column: str = "", *, shown: bool = True) -> RowError:
    """Return the problem `code` of a row; `shown` is false where the cell is personal."""
    value = text_of(row.cells.get(column)) if column and shown else ""
    return RowError(
        row.number, row.sheet, column, value[:_SHOWN_CHARACTERS], code, *_PROBLEMS[code]
    )
