"""Wording of ads that stands in for protected facts (限女, 35岁以下, 本地户口), and texts without it.

Only demands and preferences: a trade that serves women (女装, 男科), the age of whom the work is
for (照顾3-6岁幼儿), a lawful least age (满18周岁) and an invitation (欢迎残疾人) stay. So does
whatever leaves it in doubt that something is asked of the applicant.

Source: 就业促进法 articles 26 to 31; 妇女权益保障法 article 43.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from features.text import fold

FACTS: Final = ("sex", "age", "household", "ethnicity", "family", "health")

_FIRST: Final = r"(?:均?可?优先(?:考虑|录用|录取)?|为佳|更佳|为宜|为主)"
_NEVER: Final = (
    r"(?:一律)?(?:勿[投扰来进]|请勿|不要|不招|不收|不考虑|谢绝|免谈|免投|除外|请绕[行道]|莫来)"
)
_START: Final = r"(?:^|(?<=[，,。.;；、:(\[【\s/|!]))"
_END: Final = r"(?=$|[，,。.;；、)\]】\s/|!(])"
_ONLY: Final = r"(?:仅限?招?|只(?:限|招|要|收)|限招?|必须[是为]?|须[是为]|性别(?:要求)?[:为是]?)"
_ASKED: Final = r"(?:(?:要求|招聘?|需要?|要|聘)[:为是]?)"
_SEX: Final = r"[男女](?:性|士|生|的|工人?|员工|同志|职工|应聘者|青年)?(?:者)?"
_YEARS: Final = r"(?:[1-6][0-9]|[二三四五六]?十[一二三四五六七八九]?)"
_AGE: Final = r"(?:年龄|年纪|岁数)(?:要求|限制?|控制)?[:限在须需为]{0,2}"
# Whose age it is when it is not the applicant's, before and after.
_SERVES: Final = "".join(
    f"(?<!{word})"
    for word in (
        "面向",
        "针对",
        "服务",
        "照[顾看护]",
        "看护",
        "辅导",
        "接待",
        "负责",
        "适合",
        "满足",
    )
)
_SERVED: Final = (
    r"(?!的?(?:失业|登记|未就业|离校|高校|大中专|人群|[顾旅乘]?客|会员|用户|儿童|小?孩|幼儿|婴|宝宝"
    r"|老人|老年|长者|婆婆|爷爷|奶奶|青少年|患者|病人|学[生员]|消费者|保险|市场|居民|群体))"
)
_TRADE: Final = (
    r"(?:收银|服务员|保安|文员|营业员|导购|店员|技师|助理|司机|普工|工(?![部会程委作])|操作工|员工|教师"
    r"|老师|销售|客服|厨工|保洁|洗碗|秘书|前台|迎宾)"
)
_LOCAL: Final = r"(?:本[市地区县省镇乡村]|当地|城镇|城市|农村|农业|非农|外[地省市])"

_PATTERNS: Final[dict[str, str]] = {
    "sex": (
        rf"{_ONLY}(?:为|是)?{_SEX}(?:{_FIRST}|{_END})|{_ONLY}[男女](?:性|士|生|工|员工)"
        rf"|{_ASKED}{_SEX}(?:{_FIRST}|{_NEVER}|{_END})"
        rf"|(?:(?:男女)?同等条件下?[,，]?)?{_SEX}(?:{_FIRST}|{_NEVER})"
        rf"|(?:招|聘|限|要求)[^，,。;；\n]{{1,20}}的[男女](?:性|士|生){_END}"
        rf"|(?:不要|不招|不收|谢绝)[男女](?:性|士|生|的|工)?{_END}"
        rf"|(?<=[招聘])[男女](?={_TRADE})"
        rf"|{_START}(?<![男女][、/]){_SEX}{_END}(?![、/][男女])"
        r"|\b(?:(?:fe)?males?|wom[ae]n|m[ae]n|ladies)(?: (?:candidates?|applicants?))? (?:only|preferred)\b"
    ),
    "age": (
        rf"(?<![0-9一二三四五六七八九十]){_SERVES}(?:[男女]性?)?(?:{_AGE})?"
        rf"(?:{_YEARS} ?周?岁? ?[-至到] ?{_YEARS} ?周?岁(?:之?间|以[下内])?"
        rf"|{_YEARS} ?周?岁 ?(?:[及或含]?以[下内里]|之?内|封顶)){_SERVED}(?:者|人员)?{_FIRST}?"
        rf"|{_AGE}(?:不(?:得)?(?:超过|大于|高于)|小于|低于)? ?{_YEARS}(?: ?[-至到] ?{_YEARS})?"
        rf"(?: ?周?岁)?(?:[及或]?以[下内]|之?间|左右)?{_END}"
        rf"|(?:不(?:得)?(?:超过|大于)|小于|低于) ?{_YEARS} ?周?岁{_END}"
        rf"|(?:[6-9]0|0[05])后(?:{_FIRST}|{_NEVER})|年轻(?:人|者|的)?{_FIRST}"
        r"|\b(?:age[sd]? )?(?:under|below|younger than) [2-6][0-9](?: years(?: old)?| only| preferred)?"
        r"(?= *(?:$|[.,;，。；、)）]))|\bage[sd]? [1-6][0-9] ?(?:-|to) ?[1-6][0-9]\b"
    ),
    "household": (
        rf"(?<!解决)(?<!办理)(?<!提供)(?:{_ONLY}|{_ASKED})?(?:有|是|为|具有)?{_LOCAL}{{1,2}}(?:常住)?"
        rf"(?:户口|户籍)(?!簿|本|登记|迁|办|业务|科|管理|问题|政策|服务)"
        rf"(?:的|者|人员|人士|居民)?(?:{_FIRST}|{_NEVER})?"
        rf"|限[\u4e00-\u9fff]{{2,8}}(?:户口|户籍)(?:的|者|人员|人士|居民)?{_END}"
        rf"|(?:{_ONLY}|{_ASKED}){_LOCAL}人(?:员|士)?{_END}|{_LOCAL}人(?:员|士)?(?:{_FIRST}|{_NEVER})"
        r"|\blocal hukou(?: only| preferred| required)?\b"
    ),
    "ethnicity": (
        rf"(?:少数民族|[汉回藏苗壮满彝]族|维吾尔族|信教|有宗教信仰)(?:的|者|人员?)?(?:{_FIRST}|{_NEVER})"
        rf"|{_ONLY}汉族(?:人员?)?|不[要招收](?:少数民族|信教)(?:的|者|人员?)?"
    ),
    "family": (
        rf"(?:{_ASKED}|{_ONLY})?(?:[男女](?:性|工)?)?(?:[已未]婚|[已未]育|单身|离异)"
        rf"(?:[、,，]?[已未]育|、?有(?:小孩|孩子|娃))*(?:的|者|女性|男性|人士)*(?:{_FIRST}|{_NEVER}|{_END})|[已未]婚[男女](?:性|士|青年)?"
        r"|[一二两三四五1-5]年内不(?:得|能|准|可)?(?:生育|怀孕|结婚|要小?孩)"
        r"|(?:入职)?(?:体检)?[含做]?(?:妊娠|早孕|怀孕)(?:检测|检查|测试)|孕检|验孕"
    ),
    "health": (
        r"(?:(?:残疾|残障|口吃|乙肝(?:病毒)?|大?、?小三阳|大三阳)(?:携带)?[人者]?[、和或,，]?)+"
        rf"{_NEVER}|(?:身体)?无残疾{_END}|无乙肝{_END}"
    ),
}
_COMPILED: Final = {fact: re.compile(pattern) for fact, pattern in _PATTERNS.items()}
_HINTS: Final = re.compile(
    r"[男女岁婚育孕龄籍族教残肝]|户口|后优|后勿|年轻|本地|当地|外[地省]|male|m[ae]n |ladies|hukou|age|under |below |younger"
)
# In a title the sex stands beside the trade: 女收银员, 绕线女工.
_IN_TITLE: Final = re.compile(
    rf"(?<=[\u4e00-\u9fff])[男女](?=[工士]$)|(?:^|(?<=[招聘、/(]))[男女](?={_TRADE})"
)
_CUT: Final = "\0"
_PAUSES: Final = "，,、;； "
_EMPTY_BRACKETS: Final = re.compile(
    rf"[(（\[【][{_PAUSES}{_CUT}]*{_CUT}[{_PAUSES}{_CUT}]*[)）\]】]"
)
_AT_START: Final = re.compile(rf"(^|[。！!\n:：(（])[{_PAUSES}]*{_CUT}(?:[{_CUT}{_PAUSES}。；])*")
_AT_END: Final = re.compile(rf"[{_PAUSES}]*{_CUT}[{_CUT}{_PAUSES}]*(?=$|[。！!\n)）])")
_BETWEEN: Final = re.compile(rf"([{_PAUSES}])?{_CUT}[{_CUT}{_PAUSES}]*")


class ProtectedDemand(NamedTuple):
    """One demand or preference: which of `FACTS` it speaks of, and its half-open offsets."""

    fact: str
    start: int
    end: int


def may_demand(folded: str) -> bool:
    """Tell quickly whether a text from `features.text.fold` may hold what the law protects."""
    return _HINTS.search(folded) is not None


def protected_demands(text: str, *, is_title: bool = False) -> list[ProtectedDemand]:
    """Return what a text asks of each protected fact; demands on several facts may overlap.

    Parameters
    ----------
    text
        Of an ad: a description, a tag, a title.
    is_title
        Read the sex that stands beside a trade as well (女收银员).
    """
    folded = fold(text)
    if not _HINTS.search(folded):
        return []
    patterns = [*_COMPILED.items(), *([("sex", _IN_TITLE)] if is_title else [])]
    return [
        ProtectedDemand(fact, *match.span())
        for fact, pattern in patterns
        for match in pattern.finditer(folded)
        if match.group()
    ]


def protected_stretches(text: str, without: frozenset[str] = frozenset()) -> list[tuple[int, int]]:
    """Return where a text asks for, or prefers, what the law protects.

    Parameters
    ----------
    text
        Of an ad: a description, a tag, a title.
    without
        Names of `FACTS` to leave alone.

    Returns
    -------
    list
        Half-open offsets, in order, none overlapping.
    """
    demands = protected_demands(text)
    return list(_joined(sorted((d.start, d.end) for d in demands if d.fact not in without)))


def _joined(stretches: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    start, end = -1, -1
    for first, last in stretches:
        if first > end:
            if end > 0:
                yield start, end
            start = first
        end = max(end, last)
    if end > 0:
        yield start, end


@lru_cache(maxsize=16_384)
def without_protected_wording(text: str, without: frozenset[str] = frozenset()) -> str:
    """Return a text as if it did not ask for, or prefer, what the law protects.

    Pauses around what is cut close up, so that two ads that differ in nothing else read alike.

    Parameters
    ----------
    text
        Of an ad.
    without
        Names of `FACTS` to leave alone.
    """
    stretches = protected_stretches(text, without)
    if not stretches:
        return text
    kept, position = "", 0
    for start, end in stretches:
        kept, position = kept + text[position:start] + _CUT, end
    kept = _EMPTY_BRACKETS.sub("", kept + text[position:])
    kept = _AT_END.sub("", _AT_START.sub(r"\1", kept))
    return _BETWEEN.sub(lambda found: found[1] or "", kept).strip()


def title_without_protected_wording(title: str) -> str:
    """Return a title of a posting without the sex, age or origin it asks for.

    Returns
    -------
    str
        Empty where nothing else is in it.
    """
    folded, kept, position = fold(title), "", 0
    for found in _IN_TITLE.finditer(folded):
        kept, position = kept + title[position : found.start()], found.end()
    return without_protected_wording(kept + title[position:]).strip()
