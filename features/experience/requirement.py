"""Read the years of experience a posting asks for.

Conventions
-----------
* A lone number is a floor: 3年经验 asks for three years or more, so the maximum
  stays unknown. 1-3年 has both bounds, 1年以内 has minimum 0.
* 经验不限, 无需经验, 零基础, 应届生可 and 欢迎应届生 are explicitly none (a minimum of
  0). A cell that says 应届生 or 26届 and no more, and a title with such a tag
  (财务实习生), look for fresh graduates: 0 to 0 years. 1-2年或应届生 lowers the minimum
  to 0, and 应届生/往届生 asks for none.
* Experience that is only preferred is no requirement, and alone leaves the answer
  unknown, as does a text that asks years of some and nothing of others.
* Of several requirements the longest counts, for all must be met; of alternatives
  by degree (硕士1年或本科3年) the shortest.
* Years of a licence (驾龄), of a contract, of an internship or of a firm (20年老店)
  are not experience, nor is what happens to people here (半年调薪).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from features.experience.durations import Duration, find_durations
from features.experience.fresh import find_fresh_tag
from features.parsed import Parsed
from features.text import fold, is_cell, quote


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
    r"|(?:零|(?<![0-9.])0)\s?(?:基础(?!(?:的?学[员生]|学习|英语|少儿|儿童|成人|教学|客户|用户"
    r"|[^,，。;；]{0,4}[课班]))|经验)|(?:有无|有没有)(?:工作|相关)?经验(?:均|都|皆|也)?(?:可|行)"
    r"|(?:接受|欢迎|适合)?小白(?:可|也|亦|均|都|皆|入|友好)|(?:接受|欢迎|可|招|适合)小白|(?:新手|生手|没做过的?|不会的?)(?:者"
    r"|也|亦|均|都|可以?|能|教|包教)*(?:可以?|教|学(?!徒)|做|行)"
    r"|学徒(?:也|亦|均|都)(?:可|收|行)|也带徒"
    r"|(?<!优秀)(?<!助理)(?<!小工)(?:应届|(?<![0-9第])(?:20)?[0-9]{2}届)(?:毕业)?(?:生|者)?(?:(?:也|亦|均|皆|都)?"
    r"(?:可以?|行|均可|欢迎|接受|ok)|(?:也|都)(?:要|收))"
    r"|(?:接[受收]|欢迎|可|支持)(?:20)?[0-9]{2}届(?:毕业)?生?"
    r"|(?:接[受收]|欢迎|招收?|面向|可)(?:实习生?\s?[、/和或及]\s?)?(?:\d{2,4}届?){0,2}(?<!优秀)(?<!助理)"
    r"(?<!小工)应届(?:毕业)?生?"
    r"|接[受收]实习生|实习生(?:也|亦|均|都)?可(?![^,，。;；]{0,4}[转享获领])"
    r"|(?:^|[/|+·,，(\[【])\s?(?:小白|无经验)\s?(?=$|[/|+·,，)\]】])"
    r"|\bno (?:prior |previous |work )?experience (?:is )?(?:required|needed|necessary|ok)"
    r"|\bentry[- ]level\b|\bexperience not required"
    r"|\b(?:fresh graduates?|students?) (?:are |also )?(?:welcome|ok\b|accepted)"
)
_NEGATED_BEFORE: Final = re.compile(r"(?:不|不可|不能|不会|不再|暂不|勿|拒绝|非|优秀的)$")
_PREFERS_AFTER: Final = re.compile(r"[^,，。;；+|]{0,6}?(?:优先|优选)")
_CELL_NOT_NEEDED: Final = re.compile(
    r"\s*(?:不限|无|无要求|不要求|不需要?|无需|没要求|有没有都行|都可以?|均可"
    r"|应届(?:毕业)?生?\s?(?:[/、或和及与]|或者)?\s?(?:优秀)?(?:往届|社会人|社招)[^,，;；、(（]{0,8}"
    r"|应届或.{0,8}毕业生|none|any|not required)"
    r"(?=\s*(?:$|[,，;；、(（]))"
)
_NOT_EXPERIENCE_BEFORE: Final = re.compile(
    r"(?:合同|成立|创立|创办|创建|建立|建厂|试用期?|服务期|签订?|签约|每|历经|历时|连续|未来"
    r"|近|过去|入职|外包|驻场|派遣|实习(?:期|时间|满|至少|不少于|可)*|驾龄|驾照|实际驾龄|有效期|任期"
    r"|质保|保修|毕业|学制|年龄|满|[a-c][1-3](?:证|照)?满?|居住|来本地|深耕|专注)(?:已|了|满"
    r"|达|将|期限|要求|需|为|至今)?[:：]?\s?$"
)
_NOT_EXPERIENCE_AFTER: Final = re.compile(
    r"\s?(?:合同|劳动合同|学?制(?!造|药|衣|冷|图|作|版)|一签|签|前|内(?!容)|后(?![期端勤台])"
    r"|保底|一次|两次|多次|质保|保修|毕业|一换|一考|计划|规划|年假|薪|终|度|底"
    r"|级|里|假|应?届|校招|秋招|春招|暑|寒|[0-9]{1,2}月|可?享|可?转|有|购|[^,，。;；]{0,3}驾龄"
    r"|内转|的发展|老店|老厂|一度|来[,，]|[a-c][1-3]|的?实习(?!经[验历]))"
)
# 20年专业机构 is the age of the firm, 5年以上大型企业财务经验 is not.
_AGE_OF_FIRM: Final = re.compile(
    r"[^,，。;；0-9]{0,8}?(?:老店|老厂|老牌|品牌|历史|沉淀|积淀|底蕴|(?:机构|企业|公司|集团|工厂"
    r"|大厂|平台|连锁|学校|校区)(?=\s*(?:$|[,，。;；、!?/|+·()\-])))"
    r"(?![^,，。;；|]{0,24}(?:经[验历](?!丰富)|从业|工作))"
    r"|[^,，。;；0-9]{0,12}?经验(?:丰富)?的?(?:沉淀|积淀|公司|企业|机构|集团|工厂|大厂"
    r"|(?:老师|师傅|导师|主管|老员工|团队)[^,，。;；]{0,4}(?:带[你教新领]|手把手|亲自|指导|培训))"
)
_CELL_ENDS: Final = re.compile(
    r"\s?(?:左右)?(?:者|$|[\s,，、/;；|+·。.:：()\-]|的?相关|[^,，。;；]{0,12}?(?:经[验历]|从业|资历"
    r"|工作|工龄|背景|experience)"
    r"|[^,，。;；升涨调转培]{0,4}(?:员|师|工|会计|出纳|司机|销售|客服|管理)(?=$|[,，、/;；()]))"
)
_OR_FRESH_AFTER: Final = re.compile(
    r"[^,，。;；!?\n]{0,24}?[,，]?(?:或者?|/)\s?(?:是)?(?:特别)?(?:优秀)?的?(?:[0-9]{2,4}届)?应届"
    r"(?![^,，。;；]{0,12}(?:优先|不考虑|勿|除外))"
)
_FRESH_OR_BEFORE: Final = re.compile(r"(?<!非)应届[^,，。;；、]{0,6}(?:或者?|/)\s?(?:具?有)?\s?$")
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
    return _read(text, folded, strict=not is_cell(folded))


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
    free = _find_free(folded) or (None if strict else _CELL_NOT_NEEDED.match(folded))
    if free or (not strict and _OF_ONE_ROLE.search(folded)):
        if asked or free is None:
            return Parsed.unknown()
        return Parsed.none(quote(text, free.start(), free.end()))
    chosen = _choose(folded, asked, strict=strict)
    if chosen is None:
        return _for_beginners(text, folded) if not asked else Parsed.unknown()
    years = _range(chosen)
    if _or_fresh(folded, chosen):
        years = YearsRange(0.0, years.max_years)
    elif find_fresh_tag(folded):
        return Parsed.unknown()
    return Parsed.of(years, quote(text, chosen.start, chosen.end))


def _find_free(folded: str) -> re.Match[str] | None:
    """Find words that ask for no experience, unless negated (不接受小白)."""
    for found in _NOT_NEEDED.finditer(folded):
        before = folded[max(0, found.start() - _SIGHT) : found.start()]
        fresh_preferred = "届" in found.group() and _PREFERS_AFTER.match(folded, found.end())
        if not _NEGATED_BEFORE.search(before) and not fresh_preferred:
            return found
    return None


def _for_beginners(text: str, folded: str) -> Parsed[YearsRange]:
    tag = find_fresh_tag(folded)
    if tag is None:
        return Parsed.unknown()
    return Parsed.of(YearsRange(0.0, 0.0), quote(text, *tag))


def _or_fresh(folded: str, duration: Duration) -> bool:
    before = folded[max(0, duration.start - _SIGHT) : duration.start]
    return bool(_OR_FRESH_AFTER.match(folded, duration.end) or _FRESH_OR_BEFORE.search(before))


def _is_asked(folded: str, duration: Duration, *, strict: bool) -> bool:
    before = folded[max(0, duration.start - _SIGHT) : duration.start]
    if _NOT_EXPERIENCE_BEFORE.search(before) or _NOT_EXPERIENCE_AFTER.match(folded, duration.end):
        return False
    if _PREFERRED.match(folded, duration.end) or _AGE_OF_FIRM.match(folded, duration.end):
        return False
    written = folded[duration.start : duration.end]
    if strict and _MAYBE_LISTED.match(written) and _OPENS_ITEM.search(before):
        return False
    if not strict:
        return duration.is_floor or _CELL_ENDS.match(folded, duration.end) is not None
    return bool(
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
