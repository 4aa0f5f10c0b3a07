"""Tell the words that name no particular work: 工作, 活, 岗位, such work, anything."""

from __future__ import annotations

import re
from typing import Final

_NOUN: Final = (
    r"(?:工作|活[儿路计]?|岗位?|职[位业务]?|事[情儿做]*|差[事使]|营生|生[计活]|饭碗|班|工|份工|行[业当]?"
    r"|单位|地方|门路|路子?|钱|方向|机会|东西|全职|兼职|专职|打?零工|小时工|日结工?|散工|临工|临时工|长期工?|短期工?|短工|长工|[暑寒]假工|假期工)"
)
_ADJECTIVE: Final = (
    r"(?:随便|随意|什么|啥子?|么子|任何|哪[个种]|别的?|其[他它]|类似|差不多|一样|同样|相关|合适|适合|我|稳[定当]|轻[松快省]|好|新|老"
    r"|普通|一般|正[经规式]|靠谱|长期|短期|临时|全职|兼职|的|个|份|点儿?|些|[这那]种|[这那]样|一|本地|附近|能|可以|做得?|干得?|挣|赚|来钱|有|过)"
)
_CHINESE: Final = re.compile(rf"{_ADJECTIVE}*(?:{_NOUN}{_ADJECTIVE}*)*")
# 'such work' points at work named elsewhere; 'part time' only tells what it is like.
_POINTING: Final = re.compile(
    r"\b(?:such|similar(?:ly)?|same|(?:some|any|every|no)thing|whatever|this|that|these|those|it|them|ones?"
    r"|my|your|our|their|else|any|some|kind|type|sort(?= of\b|$))\b"
)
_ENGLISH: Final = re.compile(
    r"(?:\b(?:work(?:s|ing)?|jobs?|positions?|roles?|employment|occupation|career|vacanc(?:y|ies)|openings?|opportunit(?:y|ies)"
    r"|gigs?|placement|tasks?|things?|living|income|money|good|new|nice|decent|full|part|time|remote|stable|steady|easy|light|day|night"
    r"|online|well|paid|better|best|different|simple|flexible|local|temporary|permanent|second|first|summer|winter|holiday|weekend"
    r"|evening|morning|regular|real|proper|suitable|available|hard|long|short|term|old|other|normal|ordinary|extra|casual|nearby"
    r"|an?|the|of|to|for|in|at|from|home)\b[ ,-]*)*"
)
_ANY_WORK: Final = re.compile(
    r"随便|随意|(?:什么|啥子?|么子|任何|哪样)(?:样|种)?的?(?:活儿?|工作|岗位?|事[情儿]?|职业|班)?(?:我)?[都也]"
    r"|有(?:个)?(?:活儿?|事|工|班)[^，,。]{0,2}(?:干|做|上)就|不挑(?:活|工|岗)?|听(?:你们?)?安排|(?:别|其他)的?(?:都|也)(?:行|可以|考虑|成|中|好)"
    r"|\b(?:any|whatever|some) (?:kind of |sort of |type of )?(?:job|work|position)s?\b|\bany(?:thing| ?work)\b|\bwhatever\b"
)

# 老师您好: whom somebody speaks to.
_SALUTATION: Final = re.compile(
    r"(?:老师|师傅|大姐|阿姨|领导|经理|主管)们?(?=[，,\s]?(?:[您你]们?好|好[，,。！!\s]|请问|麻烦))|(?<=请问)(?:老师|师傅|大姐|阿姨)"
)


def is_generic(title: str) -> bool:
    """Tell whether a folded title names no particular work.

    Parameters
    ----------
    title
        Such as ``工作``, ``合适的岗位``, ``such`` or ``part time``.
    """
    if title.isascii():
        return bool(_POINTING.search(title) or _ENGLISH.fullmatch(title))
    return _CHINESE.fullmatch(title) is not None


def takes_any_work(folded: str) -> bool:
    """Tell whether somebody says that any work will do.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    """
    return _ANY_WORK.search(folded) is not None


def salutations(folded: str) -> list[tuple[int, int]]:
    """Return where somebody is spoken to by a name of work: 老师您好; half-open offsets."""
    return [said.span() for said in _SALUTATION.finditer(folded)]
