"""Titles and employer names without what ads put around them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from features.text import fold

_BRACKETED: Final = re.compile(r"[(（【\[{<《][^)）】\]}>》]*[)）】\]}>》]")
_CALLS: Final = re.compile(
    r"急聘|急招|急|诚聘|高薪|招聘|直招|代招|双休|单休|周末双休|五险一金|六险一金|五险|包吃住|包吃包住|包吃|包住"
    r"|不加班|长白班|纯白班|白班|无需经验|无经验|可学|应届生|接受应届|[0-9.,]+[k千万元]?[-~至][0-9.,]+[k千万元]?"
    r"|月薪[0-9.]+[k千万元]?|[0-9]+名|见习岗?|公益性?岗位?|岗位|驻场岗?"
)
_GENERIC_ENDING: Final = re.compile(r"(?:人员|专员|员工|职员|师傅|员|工|师|岗|者)$")
_BREAKS: Final = re.compile(r"[\W_]+")
_FIRM: Final = re.compile(
    r"股份有限公司|有限责任公司|有限公司|总公司|公司|集团|股份|工作室|个体工商户|普通合伙|特殊普通合伙|服务部|经营部"
)
_SHORTENED: Final = (("居民委员会", "居委会"), ("村民委员会", "村委会"), ("幼稚园", "幼儿园"))
_PLACE: Final = re.compile(
    r"^(?:中国)?(?:[\u4e00-\u9fff]{2,7}?(?:省|自治区|自治州))?"
    r"(?:[\u4e00-\u9fff]{1,5}?(?<![超门夜集城菜])市(?![区场政民]))?"
    r"(?:[\u4e00-\u9fff]{1,5}?(?<![社小园校地片景院厂库营])[区县])?"
)
_RANKS: Final = re.compile(
    r"[班组店队站园厂院部科区]长|主管|经理|总监|助理|主任|领班|储备|学徒|实习|副|[初中高]级|资深|首席|总(?=[监工经])"
)
_LEAST_CORE: Final = 2


@lru_cache(maxsize=65_536)
def title_core(title: str) -> str:
    """Return the words of a title in a fixed order, without calls, brackets and endings.

    ``【急聘】仓库管理员（双休）`` gives ``仓库管理``.
    """
    words = _BREAKS.split(_CALLS.sub(" ", _BRACKETED.sub(" ", fold(title))))
    kept = sorted({_ending_off(word) for word in words if word})
    return " ".join(kept) or _BREAKS.sub(" ", fold(title)).strip()


@lru_cache(maxsize=65_536)
def title_detail(title: str) -> str:
    """Return what brackets add to a title beyond calls, such as a place or a subject.

    ``老师（化学）`` gives ``化学``, ``老师（急聘）`` nothing.
    """
    inside = " ".join(found.group() for found in _BRACKETED.finditer(fold(title)))
    return _BREAKS.sub("", _CALLS.sub("", inside))


def _ending_off(word: str) -> str:
    short = _GENERIC_ENDING.sub("", word)
    return short if len(short) >= _LEAST_CORE else word


@lru_cache(maxsize=65_536)
def employer_core(name: str) -> str:
    """Return an employer's name without its place, legal form and brackets.

    ``荆州市恒织纺织有限公司`` gives ``恒织纺织``; a name that would vanish stays.
    """
    folded = _BREAKS.sub("", _FIRM.sub("", _BRACKETED.sub("", fold(name))))
    for long, short in _SHORTENED:
        folded = folded.replace(long, short)
    core = _PLACE.sub("", folded, count=1)
    return core if len(core) >= _LEAST_CORE else folded or fold(name)


def rank_words(title: str) -> frozenset[str]:
    """Return the words of a title that say how high a post stands (经理, 助理, 班长)."""
    return frozenset(_RANKS.findall(title))


def says_less(short: str, long: str) -> bool:
    """Whether one name is the other with characters left out (电商客服, 电子商务客服)."""
    if not _LEAST_CORE <= len(short) < len(long) or not set(short) <= set(long):
        return False
    rest = iter(long)
    return all(char in rest for char in short)
