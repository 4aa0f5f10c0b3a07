"""Find the words for work in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from features.dictionary import Dictionary
from features.occupation.aliases import load_extra_aliases
from features.occupation.csco import load_classes
from features.taxonomy import read_rows

Kind = Literal["job", "place"]

_LENGTHS: Final = range(2, 9)
_LOWEST_LEVEL: Final = 4
_NOT_SPOKEN: Final = re.compile(r"其他|有关|、|[(（/]|(?:专业|技术|服务|生产|制造|管理)人员$")
_ANY_PLACE: Final = frozenset({"厂", "厂里", "车间"})
_ROLE: Final = re.compile(
    r"(?:操作|安装|维修|维护|管理|技术|销售|设计|开发|实习|见习|编程)*"
    r"(?:工程师|技术员|操作[员工]|管理员|实习生|学徒工?|师傅|司机|助理|主管|领班|班长|组长|经理|总监|专员"
    r"|阿姨|大姐|大叔|老师|教师|教练|店员|店长|顾问|代表|技师|文员|工人|普工|小工|维修|维护|安装"
    r"|员(?!工)|工(?![作厂资地程龄种具夫序伤时业人钱会])|师(?![傅范])|手(?![机续里头脚艺工]))"
)
# 管工 in 保管工作, 会计 in 会计较, 司机 in 公司机会: the dictionary's word is no word there.
_BROKEN_AFTER: Final = {
    "工": "作厂资地程龄种具夫序伤时业钱会场",
    "播": "间",
    "纱": "机",
    "计": "较划算时",
    "安": "全静",
    "长": "大得期远",
    "机": "会器床关票",
    "员": "会",
    "检": "讨",
}
_BROKEN_BEFORE: Final = {"司": "公", "会": "不机社开约大协工", "管": "不只尽保", "机": "织纱"}
_PLACE_AFTER: Final = re.compile(r"^(?:工?厂(?!长)|店(?!长|员)|铺(?!床)|馆|站(?!长|岗)|车间|作坊)")
_PAPER_AFTER: Final = re.compile(r"^ ?(?:certificate|licen[cs]e|qualification|degree|diploma|major)")
_ORGANISATION: Final = re.compile(
    r"^(?:服务|管理|工程|科技|设备|设计)?(?:有限)?(?:公司|集团|协会|学校|学院|大学|市场|局|中介|系统|软件"
    r"|事务所|资格|职称|证|考试|专业|等级|初级|中级|高级(?!工)|费|课|班(?![长组])|学习班)"
)


class JobWord(NamedTuple):
    """A word for work, or for a place of work; half-open offsets."""

    start: int
    end: int
    kind: Kind


@cache
def job_dictionary() -> Dictionary[Kind]:
    """Return the words for work: our own, learned aliases, and the national classification.

    Words marked ``general`` (英语, 培训) say too little on their own and are left out.
    """
    own = {row["phrase"]: row["kind"] for row in read_rows("job_words.csv")}
    entries: list[tuple[str, Kind]] = []
    for phrase, kind in own.items():
        if kind != "general":
            entries.append((phrase, "place" if kind == "place" else "job"))
            if phrase.isascii():
                entries.append((f"{phrase}s", "place" if kind == "place" else "job"))
    known = (name for name in _learned_names() if name.lower() not in own)
    entries.extend((name, "job") for name in known)
    return Dictionary(entries)


def _learned_names() -> Iterator[str]:
    names = [alias for alias, _ in load_extra_aliases()]
    for occupation in load_classes():
        if occupation.level == _LOWEST_LEVEL:
            names += [occupation.name, *occupation.aliases]
    spoken = (name for name in names if not _NOT_SPOKEN.search(name))
    yield from (name for name in spoken if name.isascii() or len(name) in _LENGTHS)


def find_job_words(folded: str) -> list[JobWord]:
    """Return the words for work in order; a place and the work in it are one (超市收银).

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    """
    found: list[JobWord] = []
    for hit in job_dictionary().find(folded):
        word = _whole(folded, JobWord(hit.start, hit.end, hit.payload))
        if word is None:
            continue
        last = found[-1] if found else None
        if last and word.start < last.end:
            continue
        if last and _joins(folded, last, word):
            found[-1] = JobWord(last.start, word.end, word.kind)
        else:
            found.append(word)
    return found


def _joins(folded: str, last: JobWord, word: JobWord) -> bool:
    between = folded[last.end : word.start]
    if last.kind != "place" or folded[word.start : word.end] in _ANY_PLACE:
        return False
    return between in ("", " ") if folded[word.start].isascii() else between in ("", "的")


def _whole(folded: str, word: JobWord) -> JobWord | None:
    """Return the word with the role after it, ``None`` where it is only a piece of another."""
    start, end, kind = word
    before, after = folded[start - 1 : start], folded[end : end + 1]
    role = _ROLE.match(folded, end)
    if role and role.end() > end:
        return JobWord(start, role.end(), "job")
    if after and after in _BROKEN_AFTER.get(folded[end - 1], ""):
        return None
    if before and before in _BROKEN_BEFORE.get(folded[start], ""):
        return None
    place = _PLACE_AFTER.match(folded[end : end + 4])
    if place:
        return JobWord(start, end + place.end(), "place")
    if _PAPER_AFTER.match(folded[end : end + 16]):
        return None
    if kind == "job" and _ORGANISATION.match(folded[end : end + 12]):
        return None
    return word
