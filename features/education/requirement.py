"""Read the lowest education a posting asks for.

Conventions
-----------
* The lowest level asked for counts: 中专/高中 is vocational_secondary (the first of
  equals), 大专或本科 is junior_college.
* 学历不限 is explicitly none. A level that is only preferred (本科优先), only relaxed
  to (可放宽至大专), still being studied for, or an upper limit (高中以下) is no
  requirement, and alone leaves the answer unknown.
* In a long text a level counts only where the text shows that it is one: 本科以上,
  大专学历, 学历：中专, or a tag between separators (外贸业务员-本科). In a cell too a
  school leaver's level must stand alone. Where teachers are sought, a bare level is
  what they teach (自考本科教师). Schools and subjects (本科院校, 高中老师, 大学路) never count.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from features.education.levels import education_rank
from features.education.mentions import LevelMention, find_levels
from features.parsed import Parsed
from features.text import fold, is_cell, quote

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
    r"\s*(?:生|者)?\s*(?:$|[,，。;；、!?\n/|)+(:：·&\]】\-]|本科(?:生|均|都|皆|、|/)|及|或|均可|都可|即可|\s|[0-9](?![0-9.]*\s?(?:k|千|万|w|元|补|000?)))"
)
_OPENS: Final = re.compile(
    r"(?:^|[,，。;；、!?\n/|(+:：·&\[【\s或及和类*\-]|[0-9][年届]|专业|院校|高校|相关)\s*$"
)
_CLAUSE_BREAK: Final = re.compile(r"[,，。;；!?\n|]")
_TEACHING: Final = re.compile(
    r"教师|老师|讲师|教员|导师|教授|助教|班主任|辅导员|教学|教研|授课|任课|教辅|家教|教务|招生"
    r"|班型|课程|teacher|tutor|lecturer"
)
_SUBJECT: Final = re.compile(r"语文|数学|英语|物理|化学|理科|文科|各科|学科|双语")
# 本科法学 names what was studied; 研究生试用, 本科保障8k and 高职招办 name something else.
_NOT_ASKED_IN_CELL: Final = re.compile(
    r"[^,，;；/]{0,4}?(?:试用|补贴|津贴|保障|底薪|奖|阶段|[校院部班课招升]|中心|机构|学生|至|到)"
    r"|\s?[0-9][0-9.]*\s?(?:k|千|万|w|元|000?)"
    r"|[^,，;；/]{0,12}?(?:组成|领衔|带队|团队)"
)
_OPENS_CELL: Final = re.compile(
    r"(?:^|[,，。;；、/|(+:：·&\[【\s或及和*\-]|男女?|女|要求|限|要|招|最低|至少|或者)\s*$"
)
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
    return _lowest(text, folded, strict=not is_cell(folded))


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
    attested = _attested(folded, _binding(folded, find_levels(folded)), strict=strict)
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


def _attested(folded: str, mentions: list[LevelMention], *, strict: bool) -> list[LevelMention]:
    """Mentions that can only be requirements, with those joined to them (中专/高中以上)."""
    stands = _is_requirement if strict else _fits_cell
    sure = [stands(folded, mention) for mention in mentions]
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
    if education_rank(mention.level) < _LOWEST_NAMED_ALONE or _is_taught(folded, mention):
        return False
    bounded = _BOUNDED.match(folded, mention.word_end) is not None
    return bounded and bool(_OPENS.search(before) or _FULL_TIME.search(before))


def _fits_cell(folded: str, mention: LevelMention) -> bool:
    """Whether a level in a cell is asked for; the lower ones must stand alone."""
    before = folded[max(0, mention.start - _SIGHT) : mention.start]
    if mention.is_degree or _LABELLED.search(before):
        return True
    if _is_taught(folded, mention) or _NOT_ASKED_IN_CELL.match(folded, mention.word_end):
        return False
    if education_rank(mention.level) >= _LOWEST_NAMED_ALONE:
        return True
    word = folded[mention.start : mention.word_end]
    if word == "初高中" or _SUBJECT.search(folded):
        return False
    bounded = _BOUNDED.match(folded, mention.word_end) is not None
    return bounded and _OPENS_CELL.search(before) is not None


def _is_taught(folded: str, mention: LevelMention) -> bool:
    """Whether the clause seeks teachers, so that a bare level is what they teach."""
    opening = _CLAUSE_BREAK.split(folded[: mention.start])[-1]
    closing = _CLAUSE_BREAK.split(folded[mention.end :])[0]
    return bool(_TEACHING.search(opening) or _TEACHING.search(closing))
