"""Find the levels of education a text names, with what is said about each."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

# 高中老师, 专科医院, 本科目, 大学路: the word names a school or a subject, nobody's level.
_FALSE_AFTER: Final = (
    r"(?:(?:及以上)?(?:教师资格|教资)|老师|教师|讲师|教员|助教|语文|数学|英语|物理|化学|生物"
    r"|历史|地理|政治|思政|道[法德]|体育|音乐"
    r"|美术|科学|信息|各科|全科|学科|科目|目|数[、学理]|语数|理[、化综]|文综|奥数|作文|院校"
    r"|学校|学院"
    r"|校区?|部|医[院生]|门诊|诊所|护(?:士|理(?!(?:专业)?毕业))|病|疾|年级|阶段|段|课|班|学生|生源|生(?:家|源|的"
    r"|们|培|辅|导|课)"
    r"|家长|教育(?!(?:及|或)?以上)|文化课|学[位历](?:津贴|补贴|点|提升|教育|进修|深造|报考|报销|奖)|教[学研材]|辅导"
    r"|升|招|高考|题|点|路|城|后(?!可)|导|院|附近|旁|对面|门口|食堂|宿舍|周边|保安"
    r"|毕业班|[一二三](?:年|数|语|英|物|化|$)|园|娃|孩子|的孩|读物|竞赛|晚托|托管|课程|英文|双语"
    r"|\s?(?:teachers?|math|english|students?|tutor)\b)"
)
_FALSE_BEFORE_SCHOOL: Final = (
    r"(?<![初小从给教带])(?<!国际)(?<!民办)(?<!公办)(?<!公立)(?<!私立)(?<!重点)(?<!实验)"
    r"(?<!附属)(?<!第一)(?<!第二)(?<!中心)(?<!希望)"
)
_WORDS: Final = {
    "doctor": r"博士(?:研究生)?(?!后|伦|眼镜)",
    "master": r"硕士(?:研究生)?|研究生|硕研|硕博",
    "bachelor": (
        r"大学本科|大本|本科|学士|(?<!电视)(?<!老年)大学(?=(?:及|或)?以上|学历|文凭|毕业(?!论|设)"
        r"|文化)"
        r"|985|211|双一流|[一二三]本(?=(?:及|或)?以上|学历|院校)"
    ),
    "junior_college": r"大学专科|本专科|专本科|大专|高专|专科|高职高专|高职|大普",
    "vocational_secondary": (
        r"高级技校|中等专业(?:学校)?|中等职业(?:学校)?|大中专|中专|中技|中职|职业高中|职高|技校"
        r"|(?<!高级)技工(?:学校)?(?=$|\s*[/、,，;；)]|(?:及|或)?以上|学历|毕业)"
    ),
    "senior_high": rf"{_FALSE_BEFORE_SCHOOL}(?:高三(?=毕业(?!班|季|前))|普通高中|高级中学|高中|普高)",
    "junior_high": rf"{_FALSE_BEFORE_SCHOOL}(?:初级中学|初高中|初中|初三(?=毕业(?!班|季|前)))",
    "primary": rf"{_FALSE_BEFORE_SCHOOL}小学(?!初)",
}
_ENGLISH: Final = {
    "doctor": r"ph\.?d\.?|doctorate|doctoral degree|doctor'?s degree",
    "master": (
        r"master'?s?'?\s(?:degree|or (?:above|higher))|master'?s\b|master(?=$|\s*[/,，、。；;]|学历|毕业|\s(?:学历|毕业))"
        r"|postgraduate(?: degree)?|graduate degree"
    ),
    "bachelor": r"bachelor'?s?(?:\sdegree)?|undergraduate(?: degree)?",
    "junior_college": r"junior college|associate'?s?(?:\sdegree)|college diploma|3-year college",
    "vocational_secondary": (
        r"technical (?:secondary )?school|vocational (?:high |secondary )?school"
        r"|secondary vocational|secondary technical"
    ),
    "senior_high": r"senior (?:high|middle|secondary)(?: school)?|(?<!junior )high school",
    "junior_high": r"junior (?:high|middle|secondary)(?: school)?|(?<!senior )middle school",
    "primary": r"(?:primary|elementary)(?: school)?",
}
# 本科体育教育: of a university a subject is a major, of a school what is taught there.
_MAJOR: Final = (
    r"(?=(?:语文|数学|英语|物理|化学|生物|历史|地理|政治|体育|音乐|美术|科学|护理|小学|学前)"
    r"(?:教育(?!机构|培训|行业|公司)|专业|系(?!统)|方向))|"
)
_OF_A_MAJOR: Final = frozenset({"doctor", "master", "bachelor", "junior_college"})
_MENTION: Final = re.compile(
    "|".join(
        rf"(?P<{level}>(?:{words})(?:{_MAJOR if level in _OF_A_MAJOR else ''}(?!{_FALSE_AFTER}))"
        rf"|(?<![a-z0-9_])(?:{_ENGLISH[level]})(?![a-z])(?!{_FALSE_AFTER}))"
        for level, words in _WORDS.items()
    )
)
_SUFFIX: Final = re.compile(
    r"\s?(?:[(][^()]{0,12}[)])?[生级]?(?P<degree>(?:阶段|教育)?(?:学历|学位|文化(?:程度|水平)?"
    r"|文凭|水平|degree|education|diploma))?"
    r"\s?(?:[(]?含[)]?)?(?P<above>(?:及其?|或|和)?\s?(?:者)?以上|起|\s?(?:or|and) (?:above"
    r"|higher|up)|\s?minimum)?"
    r"(?P<below>(?:及|或)?以下)?(?P<degree_after>的?(?:学历|学位|文化|文凭|水平))?"
    r"(?P<graduated>(?:应届)?(?:生|者)?(?:毕业|graduate)|应届(?:毕业)?生)?"
)
_PREFERRED: Final = re.compile(
    r"(?:及|或|和|以上|学历|学位|文凭|毕业|院校|高校|大学|背景|专业|应届|往届|、?优秀|生|者|的|也|人士"
    r"|degree|is|\s)*"
    r"(?:优先|优选|更佳|更好|为?佳|为宜|为优|加分|preferred|a plus)"
)
_EXEMPT_BEFORE: Final = re.compile(
    r"(?:放宽[至到为]?|(?:特别|条件|能力)?(?:优秀|优异|突出)(?:者|的)?|可降[至到]|不需要?|无需|不要求|不用|不必|非"
    r"|没有?|未|非全)\s?(?:统招|全日制)?$"
)
_STUDYING: Final = re.compile(r"(?:学历|院校)?\s?[(]?以?(?:在读|在校|大[一二三四]|没上|暂未)")
_STUDYING_BEFORE: Final = re.compile(r"(?:在读|在校)(?:的|全日制)*$")
_LEFT_EARLY: Final = re.compile(
    r"(?:学历)?[^,，。;；、]{0,5}?(?:肄业|没毕业|未毕业|没有毕业|没读完|没念完|没上完|未读完"
    r"|辍学|退学|结业|没拿|不考虑|不读|没考|没上|还没|还?(?:差|剩|欠)(?:着|了)?[一两二三四五六几0-9]+[门科个]|没考完|考了一半|正在考)"
)
_SIGHT: Final = 10


@dataclass(frozen=True, slots=True)
class LevelMention:
    """One level of education a text names.

    Parameters
    ----------
    level
        One of ``EDUCATION_LEVELS``.
    start, end
        Half-open offsets, with 及以上 and 学历.
    word_end
        End of the level word alone.
    is_degree
        The text says 学历, 文化, 毕业 or 以上 with it, so it can only be a level.
    at_most
        The text says 以下 with it.
    preferred
        It is only preferred.
    exempted
        It is negated, or the requirement is relaxed to it.
    studying
        It is still being studied for.
    left_early
        It was not completed.
    """

    level: str
    start: int
    end: int
    word_end: int
    is_degree: bool
    at_most: bool
    preferred: bool
    exempted: bool
    studying: bool
    left_early: bool


def find_levels(folded: str) -> list[LevelMention]:
    """Find the levels named, leaving out schools, subjects and hospitals.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.

    Returns
    -------
    list of LevelMention
        In order of the text.
    """
    return [_read(folded, match) for match in _MENTION.finditer(folded)]


def _read(folded: str, match: re.Match[str]) -> LevelMention:
    end = match.end()
    suffix = _SUFFIX.match(folded, end)
    said = suffix.groupdict() if suffix else {}
    explicit = any(
        said.get(key) for key in ("degree", "above", "below", "degree_after", "graduated")
    )
    before = folded[max(0, match.start() - _SIGHT) : match.start()]
    return LevelMention(
        level=match.lastgroup or "",
        start=match.start(),
        end=suffix.end() if suffix and explicit else end,
        word_end=end,
        is_degree=explicit,
        at_most=bool(said.get("below")),
        preferred=_PREFERRED.match(folded, end) is not None,
        exempted=_EXEMPT_BEFORE.search(before) is not None,
        studying=bool(_STUDYING.match(folded, end) or _STUDYING_BEFORE.search(before)),
        left_early=_LEFT_EARLY.match(folded, end) is not None,
    )
