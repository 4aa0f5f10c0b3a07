"""Read the years of experience a posting asks for.

Conventions
-----------
* A lone number is a floor: 3年经验 asks for three years or more, so the maximum
  stays unknown. 1-3年 has both bounds, 1年以内 has minimum 0.
* 经验不限, 无需经验, 零基础 and 应届生可 are explicitly none (a minimum of 0).
* Experience that is only preferred is no requirement, and alone leaves the answer
  unknown, as does a text that asks years of some and nothing of others.
* Of several requirements the longest counts, for all must be met; of alternatives
  by degree (硕士1年或本科3年) the shortest.
* Years of a licence (驾龄), of a contract or of a firm are not experience.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from features.experience.durations import Duration, find_durations
from features.parsed import Parsed
from features.text import fold, quote


@dataclass(frozen=True, slots=True)
class YearsRange:
    """Years of experience asked for.

    Parameters
    ----------
    min_years, max_years
        Years, halves allowed; ``None`` when that bound is not stated.
    """

    min_years: float | None
    max_years: float | None


_CELL_LENGTH: Final = 16
_LONGEST_YEARS: Final = 40
_NOT_NEEDED: Final = re.compile(
    r"(?:工作|相关|从业)?经验(?:要求)?[、和/:：]?(?:学历|专业|年龄|性别|[、和/])*(?:均|都"
    r"|皆)?(?:不限|无要求|不要求|不做要求|不作要求)"
    r"|(?:学历|专业|年龄)[、和/]?(?:及)?(?:工作)?经验(?:均|都)?不限"
    r"|不限(?:制)?(?:学历[和、及/]?)?(?:工作|相关|从业)?经验|经验(?:要求)?[:：]?\s?无(?=$"
    r"|[,，。;；\s])"
    r"|(?:无需|不需要?|无须|不用|不要|不要求|不看)(?:任何|相关|有|工作|从业|行业|销售)*经验"
    r"|(?:接受|接收|可接受|欢迎|可)(?:无|零|没有?)(?:工作|相关|任何)?(?:经验|基础)"
    r"|(?:无|没有?|零)(?:工作|相关|任何)?经验(?:者|的|人员)?(?:要求|可|也|亦|均|都|能|欢迎|带"
    r"|培训|教|先)"
    r"|零(?:基础|经验)|(?:有无|有没有)(?:工作|相关)?经验(?:均|都|皆|也)?(?:可|行)"
    r"|(?:接受|欢迎)?小白(?:可|也|亦|均|都|入)|接受小白|(?:新手|生手|没做过的?|不会的?)(?:者"
    r"|也|亦|均|都|可以?|能|教|包教)*(?:可以?|教|学(?!徒)|做|行)"
    r"|学徒(?:也|亦|均|都)(?:可|收|行)|也带徒"
    r"|(?<!优秀)(?<!助理)(?<!小工)应届(?:毕业)?(?:生|者)?(?:也|亦|均|皆|都)?(?:可以?|行|均可"
    r"|欢迎|接受)"
    r"|(?:接受|欢迎|招收?|面向)(?:\d{2,4}届?)?(?<!优秀)(?<!助理)(?<!小工)应届(?:毕业)?生?"
    r"|\bno (?:prior |previous |work )?experience (?:is )?(?:required|needed|necessary|ok)"
    r"|\bentry[- ]level\b|\bexperience not required"
)
_CELL_NOT_NEEDED: Final = re.compile(
    r"\s*(?:不限|无|无要求|不要求|不需要?|无需|没要求|有没有都行|都可以?|均可"
    r"|(?:在校生?\s?[/、和]\s?)?应届(?:毕业)?生?|应届或.{0,8}毕业生|none|any|not required"
    r"|fresh graduates?|students?)"
    r"(?=\s*(?:$|[,，;；、(（]))"
)
_NOT_EXPERIENCE_BEFORE: Final = re.compile(
    r"(?:合同|成立|创立|创办|创建|建立|建厂|试用期?|服务期|签订?|签约|每|历经|历时|连续|未来"
    r"|近|过去|入职|驾龄|驾照|实际驾龄|有效期|任期"
    r"|质保|保修|毕业|学制|年龄|满|[a-c][1-3](?:证|照)?满?|居住|来本地|深耕|专注)(?:已|了|满"
    r"|达|将|期限|要求|需|为|至今)?[:：]?\s?$"
)
_NOT_EXPERIENCE_AFTER: Final = re.compile(
    r"\s?(?:合同|劳动合同|学?制(?!造|药|衣|冷|图|作|版)|一签|签|前|内(?!容)|后(?![期端勤台])"
    r"|保底|一次|两次|多次|质保|保修|历史|毕业|一换|一考|计划|规划|年假|薪|终|度|底"
    r"|级|假|应?届|校招|秋招|春招|暑|寒|[0-9]{1,2}月|可?享|可?转|有|购|[^,，。;；]{0,3}驾龄"
    r"|内转|的发展|品牌|老店|老厂|一度|来[,，]|[a-c][1-3])"
)
_SPEAKS_OF_WORK_AFTER: Final = re.compile(
    r"[^,，。;；!?\n]{0,30}?(?:经验|经历|从业|资历|工作(?![日制时地]|餐|服)|工龄|背景|experience)"
)
_SPEAKS_OF_WORK_BEFORE: Final = re.compile(
    r"(?:经验(?:要求|年限)?|工作(?:年限|经验|经历)|从业(?:年限|时间)?|工龄|年限"
    r"|experience)(?:要求|需|须)?[:：是为满达在\s]*$"
    r"|从事[^,，。;；\n]{0,14}$"
)
_PREFERRED: Final = re.compile(
    r"[^,，。;；!?\n]{0,36}?(?:优先|优选|更佳|更好|尤佳|加分|preferred|a plus)"
)
_BY_DEGREE: Final = re.compile(
    r"(?:博士|硕士?|研究生|本科生?|学士|大专生?|专科生?)(?:毕业)?(?:及以上)?(?:需|要求"
    r"|满)?[,，:：]?\s?$"
)
_OF_ONE_ROLE: Final = re.compile(r"(?:^|[,，;；、])\s?[^,，;；、0-9]{1,6}不限\s*$")
# 1.5年 at the start of an item may be item 1 and five years.
_MAYBE_LISTED: Final = re.compile(r"[0-9]{1,2}\.5")
_OPENS_ITEM: Final = re.compile(r"(?:^|[,，。;；:：\s】)]|要求|资格|条件)$")
_SIGHT: Final = 20


def parse_experience(text: str) -> Parsed[YearsRange]:
    """Read a cell or a sentence about the experience asked for.

    Parameters
    ----------
    text
        A cell such as ``1-3年`` or ``3``, or a text that may hold a requirement.

    Returns
    -------
    Parsed of YearsRange
        None for 不限 and the like; unknown when the text does not say.
    """
    folded = fold(text)
    bare = folded.strip()
    if re.fullmatch(r"[0-9]{1,2}(?:\.[0-9])?", bare) and float(bare) <= _LONGEST_YEARS:
        start = folded.index(bare)
        return Parsed.of(YearsRange(float(bare), None), quote(text, start, start + len(bare)))
    cell_like = len(bare) <= _CELL_LENGTH and "|" not in bare
    return _read(text, folded, strict=not cell_like)


def find_experience(text: str) -> Parsed[YearsRange]:
    """Find the experience asked for in free text, however short.

    Parameters
    ----------
    text
        An advertisement, a title or a tag list.

    Returns
    -------
    Parsed of YearsRange
        As :func:`parse_experience`, with the context a long text needs.
    """
    return _read(text, fold(text), strict=True)


def _read(text: str, folded: str, *, strict: bool) -> Parsed[YearsRange]:
    asked = [
        duration
        for duration in find_durations(folded)
        if _is_asked(folded, duration, strict=strict)
    ]
    free = _NOT_NEEDED.search(folded) or (None if strict else _CELL_NOT_NEEDED.match(folded))
    if free or (not strict and _OF_ONE_ROLE.search(folded)):
        if asked or free is None:
            return Parsed.unknown()
        return Parsed.none(quote(text, free.start(), free.end()))
    chosen = _choose(folded, asked, strict=strict)
    if chosen is None:
        return Parsed.unknown()
    return Parsed.of(_range(chosen), quote(text, chosen.start, chosen.end))


def _is_asked(folded: str, duration: Duration, *, strict: bool) -> bool:
    before = folded[max(0, duration.start - _SIGHT) : duration.start]
    if _NOT_EXPERIENCE_BEFORE.search(before) or _NOT_EXPERIENCE_AFTER.match(folded, duration.end):
        return False
    if _PREFERRED.match(folded, duration.end):
        return False
    written = folded[duration.start : duration.end]
    if strict and _MAYBE_LISTED.match(written) and _OPENS_ITEM.search(before):
        return False
    return not strict or bool(
        _SPEAKS_OF_WORK_AFTER.match(folded, duration.end) or _SPEAKS_OF_WORK_BEFORE.search(before)
    )


def _choose(folded: str, asked: list[Duration], *, strict: bool) -> Duration | None:
    if not asked:
        return None
    by_degree = [
        duration
        for duration in asked
        if _BY_DEGREE.search(folded[max(0, duration.start - _SIGHT) : duration.start])
    ]
    if len(by_degree) > 1:
        return min(by_degree, key=lambda duration: duration.low_years)
    longest = max(asked, key=lambda duration: duration.low_years)
    # 中工2年，大工5年 asks different years of different people; 8年，其中管理3年 does not.
    if not strict and longest.low_years > asked[0].low_years:
        return None
    return longest


def _range(duration: Duration) -> YearsRange:
    if duration.is_ceiling:
        return YearsRange(duration.low_years if duration.is_range else 0.0, duration.high_years)
    if duration.is_range and not duration.is_floor:
        return YearsRange(duration.low_years, duration.high_years)
    return YearsRange(duration.low_years, None)
