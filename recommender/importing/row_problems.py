"""What can be wrong with a row, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from recommender.importing.cells import text_of
from recommender.importing.source import SourceRow

_SHOWN_CHARACTERS: Final = 60

# code: problem in Chinese and English, remedy in Chinese and English.
PROBLEMS: Final[dict[str, tuple[str, str, str, str]]] = {
    "unreadable_json": (
        "这一行不是完整的 JSON 对象",
        "this line is not a whole JSON object",
        "补全括号和引号，或删去这一行",
        "complete its brackets and quotation marks, or delete the line",
    ),
    "no_title": (
        "没有名称",
        "it has no title",
        "填写名称，例如“仓库分拣员”",
        "fill in a title, such as “warehouse sorter”",
    ),
    "no_wish": (
        "意向岗位、自述、工作经历、技能都没有填写",
        "there is no wish, no words about the person, no past work and no skill",
        "至少填写一项，例如意向岗位“保洁”",
        "fill in at least one, such as the wish “cleaner”",
    ),
    "pay_reversed": (
        "最低薪资高于最高薪资，无法判断哪个有误",
        "the least pay is above the most, and it cannot be told which is wrong",
        "核对后改正，只知道一个时另一个留空",
        "correct them; leave one empty when only the other is known",
    ),
    "headcount_negative": (
        "人数小于零",
        "a number of people below zero",
        "改为实际人数；不清楚时留空",
        "put the real number, or leave it empty",
    ),
    "id_digits_lost": (
        "编号被电子表格存成了数字，末尾几位已丢失",
        "the identifier was stored as a number and its last digits are lost",
        "从原系统重新取得完整编号，把这一列设为“文本”格式后再填；没有编号时整格清空",
        "take the whole identifier from its system, format the column as text and fill it in; "
        "empty the cell if there is none",
    ),
    "not_a_record": (
        "与导出格式不符：{detail}",
        "it does not fit the export format: {detail}",
        "按导出文件的写法改正这一格",
        "correct the cell as an export writes it",
    ),
    "occupation_unknown": (
        "这不是职业分类大典的细类代码",
        "this is no code of a class of the national classification",
        "填写四段代码，例如 6-31-01-03（可用 zhiqiao normalize occupation 查找）；"
        "不是职业时填“不是职业”；暂不决定时留空",
        "put a code of four parts, such as 6-31-01-03 (zhiqiao normalize occupation finds it); "
        "“no work” where the title names none; nothing to decide later",
    ),
    "title_of_no_work": (
        "名称里没有表示工作的词，无法归类",
        "the title holds no words of a job, so nothing can be decided about it",
        "填写岗位名称，例如“打灰工”，或删去这一行",
        "put a title, such as “welder”, or delete the row",
    ),
    "decided_twice": (
        "同一名称在前面的行里已有另一个代码",
        "a row above has another code for the same title",
        "只留下一行",
        "leave only one of the rows",
    ),
    # From here on the row lands and the cell is left unknown.
    "cell_unread": (
        "看不懂这一格，已按“未知”处理",
        "this cell could not be read and counts as unknown",
        "改成常见写法后可重新导入",
        "write it in a usual way and import again",
    ),
    "number_out_of_range": (
        "数值超出合理范围，已按“未知”处理",
        "the number is out of range and counts as unknown",
        "核对数值和单位",
        "check the number and its unit",
    ),
    "text_cut": (
        "文字过长，已截断",
        "the text was too long and was cut",
        "如需保留全文，请缩短或移到描述列",
        "shorten it or move it to the description",
    ),
    "id_repeated": (
        "同一编号在文件中出现多次而内容不同，各行都已收下",
        "the identifier stands in several rows of different content; all were taken",
        "确认它是岗位自己的编号，而不是单位或批次的编号",
        "check that it identifies the row, not its employer or batch",
    ),
    "dates_reversed": (
        "截止日期早于发布日期，两个日期都按“未知”处理",
        "the closing date lies before the posting date; both count as unknown",
        "核对两个日期",
        "check both dates",
    ),
}


@dataclass(frozen=True, slots=True)
class RowError:
    """Something wrong in one row.

    Parameters
    ----------
    row
        Row number as the file shows it.
    sheet
        Name of the sheet, empty where there are none.
    column
        Header of the cell; empty when the whole row is meant.
    value
        What the cell says, shortened.
    code
        Stable name of the problem.
    problem_zh, problem_en, remedy_zh, remedy_en
        What is wrong and what to do.
    """

    row: int
    sheet: str
    column: str
    value: str
    code: str
    problem_zh: str
    problem_en: str
    remedy_zh: str
    remedy_en: str


def row_error(row: SourceRow, code: str, column: str = "", *, detail: str = "") -> RowError:
    """Return the problem `code` of a row, or of the cell under `column`."""
    problem_zh, problem_en, remedy_zh, remedy_en = PROBLEMS[code]
    value = text_of(row.cells.get(column)) if column else ""
    return RowError(
        row.number,
        row.sheet,
        column,
        value[:_SHOWN_CHARACTERS],
        code,
        problem_zh.format(detail=detail),
        problem_en.format(detail=detail),
        remedy_zh,
        remedy_en,
    )


@dataclass(slots=True)
class Findings:
    """The problems of one row: errors keep it out, warnings do not."""

    row: SourceRow
    errors: list[RowError] = field(default_factory=list)
    warnings: list[RowError] = field(default_factory=list)

    def reject(self, code: str, column: str = "", *, detail: str = "") -> None:
        """Note a problem that keeps the row out."""
        self.errors.append(row_error(self.row, code, column, detail=detail))

    def warn(self, code: str, column: str = "") -> None:
        """Note a problem that leaves a cell unknown."""
        self.warnings.append(row_error(self.row, code, column))


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """A row that did not land, as the file had it, with what is wrong."""

    row: SourceRow
    errors: tuple[RowError, ...]
