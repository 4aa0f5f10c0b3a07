"""Cut a text into the clauses people speak in, punctuated or not."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# A comma or a stop between digits belongs to a number; a stop inside a word to a name; a blank
# before a Latin word often stands where Chinese would have none (做 barista 两年).
_BREAK: Final = re.compile(
    r"(?P<sentence>[。!?;；\n…]|\.(?!\d)(?=\s|$|[^\x00-\x7f]))"
    r"|(?P<phrase>[，()（）\[\]【】\"“”'](?<!')|,(?!\d{3})|(?<![a-zà-ÿ0-9+#.\s])(?!(?<=[做干当是的会用过了找个名份和或学懂上在去进年月想读念到有没考拿要跟只])\s+[a-z])\s+|(?!(?<=[a-z+#])\s+(?:[一二两三四五六七八九十半好]+几?年|几年|的|岗|和|或者?|也|都|操作|工程师|工(?!作|资)|员|师|司机|[做干][过了]|老师|教师|教练|专员|经理|助理|主管|总监|组长|领班|班长|店长|店员|顾问|代表|文员|技师|技术|设计|开发|编程|维修|维护|安装|调试|检修|装配|实习|见习|管理员|学徒|运营|客服|销售|主播|采购|推广|投放|跟单|买手|不行|不要|不做|可以|没问题))\s+(?![a-z0-9+#.\s])|(?<!求职)(?<!应聘)(?<!意向)(?<!岗位)(?<!职位)[:：](?!\d)"
    r"|(?<=[0-9])\s+(?=[0-9]{4,5}(?![0-9]))|(?<!anything)(?<!everything)(?<!nothing)(?<!\ball)(?<!any job)(?<!any work)\s+(?=(?:but|and i|and am|because|so i|now i)\s))"
)


# Who sets commas writes a blank only to part the scripts: 客户经理 in bank做过2年，想转 HR.
_MARKED: Final = re.compile(r"[\u4e00-\u9fff0-9a-z]\s?[，,。；;]\s?[\u4e00-\u9fff]")
_IN_LATIN: Final = re.compile(r"[\u4e00-\u9fff] +[a-z]|[a-z] +[\u4e00-\u9fff]")


# Nobody says so much in one clause: what runs on is cut where the next one begins.
_RUN_ON: Final = 20
_SHORTEST: Final = 4
_SHORTEST_LAST: Final = 3
_NUMBER: Final = r"[0-9一二两三四五六七八九十]"
_SUM: Final = r"(?=[^，,]{0,4}?[0-9一二两三四五六七八九])"
_OPENS: Final = re.compile(
    r"(?<!我)(?:(?<![不也就还])想(?=找|在|去|做|换)|(?:不|还|就)想)|我(?=不?想(?!问)|今年|会|住|家住|之前|以前|现在|右手|周)"
    rf"|(?<!到)现在(?!的|这)|(?<![点半年岁号])以前|之前(?!的)|后来|然后|有没有|能不能|最好(?!的)"
    rf"|(?:工资|一个?月|一天|一个小时|一小时){_SUM}|(?<!人)在(?=[^，,在想]{{1,6}}[\u4e00-\u9fff]过)|(?<![0-9一二两三四五六七八九十月资薪钱到至要给有拿个低少])[一二两三四五六七八九][千万](?=[^，,]{{0,6}}$)|前前?后后?(?=[加起来有大概一共]*{_NUMBER})|有(?=[^，,]{{1,4}}证)|(?<=[的会熟])[做干开]了(?=[大概有个快]*[0-9一二两三四五六七八九十]+(?:多|来)?年)"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the text between two breaks.

    Parameters
    ----------
    start, end
        Half-open offsets.
    opens_sentence
        A sentence begins here, not only a phrase.
    """

    start: int
    end: int
    opens_sentence: bool


def split_clauses(folded: str) -> list[Clause]:
    """Return the clauses of a folded text, in order, none of them blank.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    """
    clauses: list[Clause] = []
    at, opens = 0, True
    marked = _MARKED.search(folded) is not None
    for found in _BREAK.finditer(folded):
        if marked and found[0].isspace() and _IN_LATIN.match(folded, found.start() - 1):
            continue
        if folded[at : found.start()].strip():
            clauses += _parts(folded, Clause(at, found.start(), opens))
            opens = False
        opens = opens or found["sentence"] is not None
        at = found.end()
    if folded[at:].strip():
        clauses += _parts(folded, Clause(at, len(folded), opens))
    return clauses


def _parts(folded: str, clause: Clause) -> list[Clause]:
    """Return a clause whole, or one that runs on in its parts: 扎了二十多年|现在膝盖不行了."""
    if clause.end - clause.start <= _RUN_ON:
        return [clause]
    cuts = [clause.start]
    for found in _OPENS.finditer(folded, clause.start, clause.end):
        before, after = found.start() - cuts[-1], clause.end - found.start()
        if before >= _SHORTEST and after >= _SHORTEST_LAST:
            cuts.append(found.start())
    ends = [*cuts[1:], clause.end]
    return [
        Clause(start, end, clause.opens_sentence and start == clause.start)
        for start, end in zip(cuts, ends, strict=True)
    ]
