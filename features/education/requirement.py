"""Read the lowest education a posting asks for.

Conventions
-----------
* The lowest level asked for counts: 中专/高中 is vocational_secondary (the first of
  equals), 大专或本科 is junior_college.
* 学历不限 is explicitly none. A level that is only preferred (本科优先), only relaxed
  to (可放宽至大专), still being studied for, or an upper limit (高中以下) is no
  requirement, and alone leaves the answer unknown.
* In a long text a level counts only where the text shows that it is one: 本科以上,
  大专学历, 学历：中专. Schools and subjects (本科院校, 高中老师, 大学路) never count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from features.education.levels import education_rank
from features.education.mentions import LevelMention, find_levels
from features.parsed import Parsed
from features.text import fold, quote

_CELL_LENGTH: Final = 16
_NOT_LIMITED: Final = re.compile(
    r"学历(?:要求|方面)?\s?[:：]?\s?(?:和?(?:专业|经验|年龄|性别))?(?:均|都)?(?:不限|无要求"
    r"|没有?要求|不做?要求|不作要求|无限制|不看)"
    r"|(?:不限|无需|不要求|不看|不需要|不问|无|没有?|不设)\s?学历(?:要求|限制|门槛)?"
    r"|(?:学历|经验|专业|年龄|性别)?[、和/]?学历[、和/](?:经验|专业|年龄|性别|工作经验)+(?:均"
    r"|都)?不限"
    r"|(?:经验|专业|年龄|性别)[、和/]?学历(?:专业)?(?:均|都)?不限"
    r"|\bno (?:education|degree|academic)(?:al)? (?:requirements?|required|needed)"
    r"|\bdegree not required"
)
_CELL_NOT_LIMITED: Final = re.compile(
    r"\s*(?:不限|无要求|不要求|没要求|无限制|均可|any|no requirements?|no limit"
    r"|not required)(?=\s*(?:$|[,，;；、(（/]))"
)
_LABELLED: Final = re.compile(
    r"(?:学历(?:要求)?|文化(?:程度|水平)?|教育(?:程度|水平|背景)|要求|至少|最低|不低于|须|需"
    r"|具[有备]|拥有|获得|education)"
    r"[:：是为要需\s\"]*(?:须|需|要求|具[有备])?(?:国家|国民教育|正规|教育部认可的?)?(?:全日制"
    r"|统招|统一招生|重点大?学?|普通|正规)?(?:大学|院校|高校)?\s?$"
)
_FULL_TIME: Final = re.compile(
    r"(?:全日制|统招|应届|接受|招聘?|要|限)\s?(?:统招|全日制|普通|大学)?$"
)
_JOINED: Final = re.compile(
    r"\s?(?:学历)?\s?(?:[/、,，或和及]|或者|\s?or\s?|[(])\s?(?:者|普通|重点)?"
)
_BOUNDED: Final = re.compile(
    r"\s*(?:生|者)?\s*(?:$|[,，。;；、!?\n/|)+(:：]|及|或|均可|都可|即可|\s|[0-9](?![0-9.]*k?补))"
)
_OPENS: Final = re.compile(r"(?:^|[,，。;；、!?\n/|(+:：\s或及和类]|专业|院校|高校|相关)\s*$")
_SIGHT: Final = 24
_LOWEST_NAMED_ALONE: Final = 4


def parse_education(text: str, code_table: Mapping[str, str] | None = None) -> Parsed[str]:
    """Read a cell or a sentence about the education asked for.

    Parameters
    ----------
    text
        A cell such as ``大专及以上``, or a text that may hold a requirement.
    code_table
        Codes to levels (``GB_T_4658_LEVELS`` or an import's own), tried on the
        whole text first. Codes are read only through it.

    Returns
    -------
    Parsed of str
        One of ``EDUCATION_LEVELS``; none for 不限; else unknown.
    """
    if code_table is not None:
        code = text.strip()
        if code in code_table:
            start = text.index(code)
            return Parsed.of(code_table[code], quote(text, start, start + len(code)))
        if code.isdigit():
            return Parsed.unknown()
    folded = fold(text)
    cell_like = len(folded.strip()) <= _CELL_LENGTH and "|" not in folded
    return _lowest(text, folded, strict=not cell_like)


def find_education(text: str) -> Parsed[str]:
    """Find the education asked for in free text, however short.

    Parameters
    ----------
    text
        An advertisement, a title or a tag list.

    Returns
    -------
    Parsed of str
        As :func:`parse_education`, with the evidence a long text needs.
    """
    return _lowest(text, fold(text), strict=True)


def _lowest(text: str, folded: str, *, strict: bool) -> Parsed[str]:
    mentions = _binding(folded, find_levels(folded))
    attested = _attested(folded, mentions) if strict else mentions
    unlimited = _NOT_LIMITED.search(folded) or (None if strict else _CELL_NOT_LIMITED.match(folded))
    if unlimited:
        if attested:
            return Parsed.unknown()
        return Parsed.none(quote(text, unlimited.start(), unlimited.end()))
    if not attested:
        return Parsed.unknown()
    lowest = min(attested, key=lambda mention: (education_rank(mention.level), mention.start))
    return Parsed.of(lowest.level, quote(text, lowest.start, lowest.end))


def _binding(folded: str, mentions: list[LevelMention]) -> list[LevelMention]:
    """Mentions that may be asked for.

    What is relaxed to one level is relaxed to those joined after it (放宽至高中/中专),
    and what prefers one prefers those joined before it (211/985优先).
    """
    joined = [False] + [
        _JOINED.fullmatch(folded, first.end, second.start) is not None
        for first, second in pairwise(mentions)
    ]
    free = [True] * len(mentions)
    for index, mention in enumerate(mentions):
        if mention.exempted or (joined[index] and not free[index - 1]):
            free[index] = False
    for index in range(len(mentions) - 1, -1, -1):
        slashed = index + 1 < len(mentions) and joined[index + 1]
        between = folded[mentions[index].end : mentions[index + 1].start] if slashed else ""
        carried = slashed and not free[index + 1] and between.strip() in ("/", "、", "或")
        binding_less = mentions[index].preferred or mentions[index].studying
        if binding_less or (carried and not mentions[index + 1].exempted):
            free[index] = False
    return [
        mention for mention, ok in zip(mentions, free, strict=True) if ok and not mention.at_most
    ]


def _attested(folded: str, mentions: list[LevelMention]) -> list[LevelMention]:
    """Mentions that can only be requirements, with those joined to them (中专/高中以上)."""
    sure = [_is_requirement(folded, mention) for mention in mentions]
    for index in range(len(mentions) - 2, -1, -1):
        between = folded[mentions[index].end : mentions[index + 1].start]
        if sure[index + 1] and _JOINED.fullmatch(between):
            sure[index] = True
    for index in range(1, len(mentions)):
        between = folded[mentions[index - 1].end : mentions[index].start]
        if sure[index - 1] and _JOINED.fullmatch(between) and between.strip() not in ",，":
            sure[index] = True
    return [mention for mention, ok in zip(mentions, sure, strict=True) if ok]


def _is_requirement(folded: str, mention: LevelMention) -> bool:
    before = folded[max(0, mention.start - _SIGHT) : mention.start]
    if mention.is_degree or _LABELLED.search(before):
        return True
    if education_rank(mention.level) < _LOWEST_NAMED_ALONE:
        return False
    bounded = _BOUNDED.match(folded, mention.word_end) is not None
    return bounded and bool(_OPENS.search(before) or _FULL_TIME.search(before))
