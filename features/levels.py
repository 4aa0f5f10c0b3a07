"""Read the level stated beside a certificate's name."""

from __future__ import annotations

import re
from typing import Final

# 五级 is the lowest grade, 一级 the highest; both ways of naming them are in use.
_GRADES: Final = (
    (re.compile(r"高级技师|特级技师|首席技师|一级"), "一级"),
    (re.compile(r"技师|二级"), "二级"),
    (re.compile(r"高级|三级"), "三级"),
    (re.compile(r"中级|四级"), "四级"),
    (re.compile(r"初级|五级"), "五级"),
)
_RANKS: Final = (
    (re.compile(r"正高|副高|高级"), "高级"),
    (re.compile(r"中级|主管"), "中级"),
    (re.compile(r"初级|助理|士$"), "初级"),
)
_ARABIC: Final = str.maketrans("12345", "一二三四五")
_MANDARIN: Final = re.compile(r"([一二三])级?([甲乙])等?")
_COMPUTER: Final = re.compile(r"([一二三四])级")
_JAPANESE: Final = re.compile(r"n([1-5])")
_BEFORE: Final = re.compile(r"(?:国家)?((?:高级技师|技师|[初中高]级|[一二三四五1-5]级))工?$")
_AFTER: Final = re.compile(
    r"^\s*(?:职业|技能|资格|等级|证书|证)*\s*[（(]?\s*((?:高级技师|技师|[初中高]级工?|[一二三四五1-5]级))"
)
# 有按摩师证，五级; 中控证我也有四级的: told after the paper, and nothing else behind it.
_TOLD_AFTER: Final = re.compile(
    r"^(?:证书?)?[，,]?\s*(?:我|也|都|是|有|了|考|到|过|拿|的)*((?:高级技师|技师|[初中高]级工?|[一二三四五1-5]级))(?=$|[，,。；;、！!\s的])"
)
_JUST_AFTER: Final = re.compile(r"^\s*[（(]?\s*(\S{2,6})")


def level_near(folded: str, start: int, end: int, scheme: str) -> str | None:
    """Return the level stated in or beside a certificate's name.

    Parameters
    ----------
    folded
        The whole text, folded (:func:`features.dictionary.fold`).
    start, end
        Half-open offsets of the name.
    scheme
        ``grades`` (skill grades, 五级 to 一级; 高级工 is 三级), ``ranks`` (titles, 初级 to 高级),
        ``mandarin`` (一级甲等 to 三级乙等), ``ncre`` or ``jlpt``; anything else has no levels.
    """
    name, after = folded[start:end], folded[end : end + 14]
    if scheme in ("grades", "ranks"):
        table = _GRADES if scheme == "grades" else _RANKS
        before = _BEFORE.search(folded[max(0, start - 6) : start])
        behind = _AFTER.match(after) or _TOLD_AFTER.match(after)
        for said in (behind and behind.group(1), before and before.group(1), _inner(name)):
            level = _look_up(said, table) if said else None
            if level:
                return level
        return None
    following = _JUST_AFTER.match(after)
    return _other_scheme(name, following.group(1) if following else "", scheme)


def _inner(name: str) -> str | None:
    """Return the level that is part of the name itself (初级社工)."""
    found = re.search(r"高级技师|[初中高]级|[一二三四五]级|助理|技师$|士$|主管", name)
    return found.group() if found else None


def _look_up(said: str, table: tuple[tuple[re.Pattern[str], str], ...]) -> str | None:
    arabic_free = said.translate(_ARABIC)
    return next((level for pattern, level in table if pattern.search(arabic_free)), None)


def _other_scheme(name: str, following: str, scheme: str) -> str | None:
    if scheme == "mandarin":
        found = _MANDARIN.search(name) or _MANDARIN.match(following)
        return f"{found.group(1)}级{found.group(2)}等" if found else None
    if scheme == "ncre":
        found = _COMPUTER.search(name.replace("国二", "二级")) or _COMPUTER.match(following)
        return f"{found.group(1)}级" if found else None
    if scheme == "jlpt":
        found = _JAPANESE.search(name) or _JAPANESE.match(following)
        return f"N{found.group(1)}" if found else None
    return None
