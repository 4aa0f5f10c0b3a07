"""What can be wrong with a pack, each with what to do about it."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

# Code: what is wrong and what to do, in Chinese and in English.
_SENTENCES: Final[Mapping[str, tuple[str, str, str, str]]] = {
    "syntax": (
        "YAML 格式读不懂：{problem}",
        "检查缩进（只用空格）、冒号后的空格和成对的引号、括号",
        "this is no YAML: {problem}",
        "check the indentation (blanks only), the blank after a colon, quotes and brackets",
    ),
    "empty": (
        "文件是空的",
        "照同一文件夹的 README.md 或例子写",
        "the file is empty",
        "write it after the example in its folder",
    ),
    "alias": (
        "用了锚点或别名 {found}",
        "把内容原样写出来",
        "an anchor or alias {found} is used",
        "write the content out",
    ),
    "too_deep": (
        "嵌套太深",
        "把规则拆成几条",
        "nested too deeply",
        "make several rules of it",
    ),
    "not_mapping": (
        "这里应是“名称: 内容”",
        "改成名称、冒号、空格、内容",
        "a mapping is needed here",
        "write name, colon, blank, content",
    ),
    "not_list": (
        "这里应是列表",
        "每项一行，以“- ”开头",
        "a list is needed here",
        "one entry a line, each after “- ”",
    ),
    "not_text": (
        "这里应是一个值，不是列表或“名称: 内容”",
        "只写一个值",
        "one value is needed here, no list or mapping",
        "write one value",
    ),
    "blank": (
        "这里没有内容",
        "填上内容，或删去这一行",
        "nothing stands here",
        "fill it in, or delete the line",
    ),
    "unknown_key": (
        "没有“{found}”这一项",
        "可写：{allowed}{near_zh}",
        "there is no key {found}",
        "there are: {allowed}{near_en}",
    ),
    "duplicate_key": (
        "“{found}”写了两次",
        "只留一个",
        "{found} stands here twice",
        "keep one",
    ),
    "missing_key": (
        "缺少“{found}”",
        "在这一块里补上“{found}: …”",
        "{found} is missing",
        "add “{found}: …” to this block",
    ),
    "unknown_name": (
        "没有名为“{found}”的{what_zh}",
        "改成已有的名称，或先在 {where} 里登记{near_zh}",
        "there is no {what_en} called {found}",
        "use one that there is, or enter it in {where} first{near_en}",
    ),
    "bad_name": (
        "“{found}”不能作名称",
        "只用小写字母、数字、下划线和短横线，字母开头",
        "{found} is no name",
        "use small letters, digits, underscores and hyphens, beginning with a letter",
    ),
    "duplicate_id": (
        "编号“{found}”用了两次",
        "给其中一条换一个编号",
        "the id {found} is used twice",
        "give one of them another id",
    ),
    "wrong_folder": (
        "包名“{found}”与文件夹名“{folder}”不同",
        "改成同一个名称",
        "the pack is called {found}, its folder {folder}",
        "give both one name",
    ),
    "bad_date": (
        "“{found}”不是日期",
        "写成 2026-11-24 的样子，并核对该日存在",
        "{found} is no date",
        "write it like 2026-11-24, and check that there is such a day",
    ),
    "bad_duration": (
        "“{found}”不是时长",
        "写成 1 year、18 months、30 days，或 1年、18个月、30天",
        "{found} is no length of time",
        "write 1 year, 18 months, 30 days, or 1年, 18个月, 30天",
    ),
    "bad_number": ("“{found}”不是数", "只写数字", "{found} is no number", "write digits only"),
    "bad_value": (
        "“{found}”不是“{what_zh}”能取的值",
        "可写：{allowed}",
        "{found} is no value of {what_en}",
        "there are: {allowed}",
    ),
    "bad_version": (
        "版本“{found}”不合格式",
        "写成 2026.11.1 的样子，改动内容时加大",
        "the version {found} has another form",
        "write it like 2026.11.1, and raise it with every change",
    ),
    "bad_region": (
        "“{found}”不是六位行政区划代码（GB/T 2260）",
        "查对代码；虚构的省用 90 到 99 开头的代码并写 invented: true",
        "{found} is no six-digit code of a place (GB/T 2260)",
        "look it up; an invented province takes a code from 90 to 99 and invented: true",
    ),
    "invented_place": (
        "虚构的包用了真实的行政区划代码“{found}”",
        "改用 90 到 99 开头的代码，以免有人被它误判",
        "an invented pack has the code {found} of a real place",
        "take a code from 90 to 99, so that nobody is assessed by it by mistake",
    ),
    "end_before_start": (
        "有效期的终止日早于起始日",
        "核对 valid_from 和 valid_until",
        "the last day lies before the first",
        "check valid_from and valid_until",
    ),
    "outside_pack": (
        "规则的有效期超出了规则包的有效期",
        "缩短规则的有效期，或核对后延长规则包的",
        "the rule is valid on days on which its pack is not",
        "shorten the rule's time, or check and lengthen that of the pack",
    ),
    "empty_list": (
        "列表里没有内容",
        "至少写一项，或删去这一块",
        "the list is empty",
        "write one entry at least, or delete the block",
    ),
    "one_of_two": (
        "要写 {choices} 之中的一个，且只写一个",
        "留下一个",
        "exactly one of {choices} is needed",
        "keep one",
    ),
    "wrong_operator": (
        "“{found}”不能用来比较“{what_zh}”",
        "可用：{allowed}",
        "{found} cannot be asked of {what_en}",
        "there are: {allowed}",
    ),
    "negated_proof": (
        "not 里面不能要求证明：没出示不等于没有",
        "把 proof 移到 not 外面",
        "no proof can stand under not: what is not shown may still be so",
        "move the proof out of it",
    ),
    "proof_of_member": (
        "members 里面不能要求证明",
        "把 proof 写在 members 旁边，由全家出示",
        "no proof can stand inside members",
        "put the proof beside members; the household shows it",
    ),
    "nested_members": (
        "members 里面不能再数 members",
        "改成两个条件，用 all 合起来",
        "members cannot be counted within members",
        "make two conditions of it, joined by all",
    ),
    "unproved": (
        "不出示任何证明也会得出“符合”",
        "在每条能成立的路径上加一个 proof，或改用 pointer",
        "somebody could be eligible without showing anything",
        "add a proof to every way in which it can hold, or make it a pointer",
    ),
    "no_such_pack": (
        "没有名为“{found}”的规则包可供沿用",
        "核对 extends，或先建好那个包",
        "there is no pack {found} to extend",
        "check extends, or make that pack first",
    ),
    "extends_invented": (
        "真实的包不能沿用虚构的包“{found}”",
        "改 extends，或把要用的规则抄过来并核对",
        "a pack in earnest extends the invented {found}",
        "change extends, or copy the rules that you need and check them",
    ),
    "taken_name": (
        "“{found}”在共用词表里已有意思",
        "换一个名称，或直接用共用的",
        "{found} has a meaning in the shared words",
        "take another name, or use the shared one as it is",
    ),
    "not_utf8": (
        "文件不是 UTF-8",
        "另存为 UTF-8",
        "the file is not UTF-8",
        "save it as UTF-8",
    ),
    "circle": (
        "规则包互相沿用：{found}",
        "去掉其中一个 extends",
        "packs extend each other: {found}",
        "remove one extends",
    ),
    "wrong_basis": (
        "虚构的包只能引用 invented 来源，真实的包不能引用",
        "改 basis，或改 invented",
        "only an invented pack has invented sources, and it has no others",
        "change basis, or invented",
    ),
    "bad_pattern_id": (
        "“{found}”不能作编号",
        "只用字母、数字、下划线和短横线，如 131",
        "{found} is no id",
        "use letters, digits, underscores and hyphens, as in 131",
    ),
    "kind_twice": (
        "“{found}”在同一个服务次数里用了两次，一条台账会被数两遍",
        "只留在一处",
        "{found} stands twice in one pattern, so that an entry would count twice",
        "keep it in one place",
    ),
    "no_count": (
        "次数是 0，等于没有要求",
        "写 1 或更大的整数，或删去这一行",
        "a count of 0 asks for nothing",
        "write 1 or more, or delete the line",
    ),
    "no_time": (
        "时长是 0",
        "写 1 day 或更长",
        "the time is 0",
        "write 1 day or more",
    ),
    "out_of_range": (
        "{found} 超出范围",
        "写 {least} 到 {most} 之间的整数",
        "{found} is out of range",
        "write a whole number from {least} to {most}",
    ),
    "no_weekend": (
        "{found} 不是周末，本来就上班",
        "days_worked 只写调休上班的周六、周日",
        "{found} is no weekend and is worked anyway",
        "enter Saturdays and Sundays only",
    ),
    "kept_too_short": (
        "台账只留 {found}，法规要求不少于 2 年",
        "写 2 years 或更长",
        "{found} is too short for the ledger: the regulation asks for two years",
        "write 2 years or more",
    ),
    "not_negative": (
        "数不能小于 0",
        "写 0 或更大的整数",
        "the number is below 0",
        "write 0 or more",
    ),
}
_ALWAYS: Final = {"near_zh": "", "near_en": ""}


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake in a file.

    Parameters
    ----------
    line
        Counted from 1.
    code
        What kind it is.
    zh, en
        What is wrong and what to do.
    """

    line: int
    code: str
    zh: str
    en: str


def mistake(line: int, code: str, **context: str) -> Mistake:
    """Return a mistake of a kind, its sentences completed by `context`.

    Parameters
    ----------
    line, code
        Where, and which kind.
    **context
        The facts of the sentences.
    """
    wrong_zh, remedy_zh, wrong_en, remedy_en = (
        sentence.format_map(_ALWAYS | context) for sentence in _SENTENCES[code]
    )
    return Mistake(line, code, f"{wrong_zh}。{remedy_zh}", f"{wrong_en}; {remedy_en}")


def nearest(found: str, allowed: Iterable[str]) -> dict[str, str]:
    """Return the context that proposes the likeliest of the `allowed` names, if one is near."""
    close = difflib.get_close_matches(found, list(allowed), n=1, cutoff=0.6)
    if not close:
        return {}
    return {"near_zh": f"（是不是“{close[0]}”？）", "near_en": f" (is it {close[0]}?)"}


def listed(file: str, mistakes: Iterable[Mistake], language: str = "zh") -> str:
    """Return mistakes one a line, in the order of their lines.

    Parameters
    ----------
    file
        Name to show.
    mistakes
        What is wrong.
    language
        ``zh`` or ``en``.
    """
    zh = language == "zh"
    return "\n".join(
        f"{file} 第{m.line}行：{m.zh}" if zh else f"{file} line {m.line}: {m.en}"
        for m in sorted(mistakes, key=lambda m: m.line)
    )
