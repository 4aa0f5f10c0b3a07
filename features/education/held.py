"""Read the highest education a person says they have.

Conventions
-----------
* Only completed levels count: 大专在读, 初中没毕业, 想考本科 and 没读过大学 do not.
* Levels of other people (孩子上高中) and of work (教过小学) do not count.
"""

from __future__ import annotations

import re
from typing import Final

from features.education.levels import education_rank
from features.education.mentions import LevelMention, find_levels
from features.parsed import Parsed
from features.text import fold, quote

_CLAUSE_BREAK: Final = re.compile(r"[,，。;；!?\n]")
_NOT_HELD_BEFORE: Final = re.compile(
    r"(?:没有?|未|不是|别说|不到|没能|从未)(?:读|上|念|考|拿|毕业|取得|完成)?(?:过|到|上|完"
    r"|取)?(?:什么)?\s?$"
)
_NOT_YET_BEFORE: Final = re.compile(
    r"(?:想|准备|打算|计划|正在?|在|要|报名?|备考|复习|努力|争取|将|快)(?:去|着|要|再)?(?:读"
    r"|考|念|上|学|报|升|提升|拿|攻读)[^,，。]{0,3}$"
)
_ANOTHER_PERSON: Final = re.compile(
    r"(?:孩子|小孩|儿子|女儿|娃|伢|崽|老大|老二|闺女|孙子|孙女|老婆|老公|丈夫|妻子|爱人|弟弟|妹妹"
    r"|哥哥|姐姐|父母|爸|妈|对象|学生|客户)"
)
_ASKED_OF_ME: Final = re.compile(
    r"(?:都|人家|公司|岗位|单位|现在|动不动)?(?:要求|需要|只招|要的?是|(?:人家|公司|岗位|单位|动不动|现在)(?:都|就)?要|都要|非要)[^,，。]{0,4}$"
    r"|\b(?:needs?|requires?|asks? for|wants?)\s(?:an?\s)?$"
)
_WORK_THERE: Final = re.compile(r"(?:教|(?<!现)在|给|去|到|辅导|带)(?:过|了)?[^,，。]{0,4}$")
# 小学念到三年级就不念了: left before the end.
_LEFT_AFTER: Final = re.compile(
    r"(?:我|也|都|才|只|就)*(?:念|读|上)(?:到|了|过)?(?:[初高大]?[一二三四五六半]|几)(?:年级?|个?学期|个?月)?半?(?:书)?[，,]?(?:就|便|又)?(?:不(?:念|读|上|想)|出来|辍学|没(?:念|读|上|再)|退学|回家|出去|打工|下学|休学|跑)"
)
_QUIT: Final = re.compile(
    r"\b(?:dropped out of|left|quit|(?:never|didn'?t|did not|haven'?t) finish(?:ed)?)(?: my)?\s$"
)
_SIGHT: Final = 10


def highest_education(text: str) -> Parsed[str]:
    """Read the highest completed level from a person's own words.

    Parameters
    ----------
    text
        A sentence, a paragraph or a cell, such as ``高中毕业，没读过大学``.

    Returns
    -------
    Parsed of str
        One of ``EDUCATION_LEVELS``, or unknown; never explicitly none.
    """
    folded = fold(text)
    held = [mention for mention in find_levels(folded) if _is_held(folded, mention)]
    if not held:
        return Parsed.unknown()
    highest = max(held, key=lambda mention: (education_rank(mention.level), -mention.start))
    return Parsed.of(highest.level, quote(text, highest.start, highest.end))


def _is_held(folded: str, mention: LevelMention) -> bool:
    if mention.exempted or mention.studying or mention.left_early or mention.at_most:
        return False
    if _LEFT_AFTER.match(folded, mention.end):
        return False
    breaks = [found.end() for found in _CLAUSE_BREAK.finditer(folded, 0, mention.start)]
    clause = folded[breaks[-1] if breaks else 0 : mention.start]
    near = clause[-_SIGHT:]
    return not (
        _NOT_HELD_BEFORE.search(near)
        or _NOT_YET_BEFORE.search(near)
        or _ASKED_OF_ME.search(near)
        or _ANOTHER_PERSON.search(clause)
        or _QUIT.search(clause)
        or (not mention.is_degree and _WORK_THERE.search(near))
    )
