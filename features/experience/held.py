"""Read how many years of work a person says they have.

Conventions
-----------
* Years out of work (10年没上班), of study, of marriage or since graduation are not
  experience, nor are years still to come.
* 十多年 is 10, 五六年 is 5: the lower number is what is certain.
* Several jobs told one after another (又, 后来, 然后) add up; a part of the whole
  (其中) does not; several periods without either leave the total unknown, unless
  one of them is told as the whole (工作8年).
"""

from __future__ import annotations

import re
from typing import Final

from features.experience.durations import Duration, find_durations
from features.parsed import Parsed
from features.text import fold, quote

_WORKED_BEFORE: Final = re.compile(
    r"(?:干|做|从事|开|当|搞|跑|教|卖|修|带|工作|上班|打工|送|管|烧|炒|焊|种|养|站|学做"
    r"|(?:厂|店|公司|酒店|饭店|超市|医院|保健院|卫生院|诊所|工地|学校|幼儿园|车间|(?:[病库机电药厨柜]|电工|维修|保安|配电|工具)房|[妇儿外内产急质]科|中心|[商农渔猪牧]场|[客业政财技质]部)里?面?[待呆](?=过|了)"
    r"|在[^,，。;；]{1,12}?(?:厂|店|公司|酒店|饭店|超市|医院|工地|学校|车间))"
    r"(?:过|了|着|有|快|将近|差不多|大概|整整|也有|都)*[^,，。;；、0-9没不未]{0,10}$"
)
_WORKED_AFTER: Final = re.compile(
    r"(?:的|左右)?[^,，。;；没不0-9]{0,12}?(?:经验|工龄|工作经历|从业|手艺|experience)"
)
_TOTAL_BEFORE: Final = re.compile(
    r"(?:(?<!求)(?<!要)经验|工作|工龄|从业|上班|打工|工作年限|干了|总共|一共|累计)(?:[做干]|了|满|有|时间|年限"
    r"|经验)*[:：]?\s?$"
)
_TOTAL_AFTER: Final = re.compile(r"(?:的|多)?(?:工作|从业)(?:经验|经历)|(?:的)?工龄")
_NOT_WORK_BEFORE: Final = re.compile(
    r"(?:驾龄|每年[^，,。]{0,6}|(?<![了过做干当开])一年(?:到头)?(?:就|只|最多|也|能|要)*[干做忙上]?|没|未|实习|失业|待业|下岗|离职|辞职|退休|在家|闲|休息|歇|结婚|离婚|毕业|读|上学|学|住|来"
    r"|出来|坐牢|生病|病|养病|当兵|服役|带(?:孩子|娃|小孩|孙子?女?)|照顾(?!过)[^,，。]{0,4}"
    r"|想|要|再|还能?|准备|打算|能|希望|合同|签|交|缴|社保[交缴]?|近|过去|未来|孩子|年龄|才"
    r"|满)(?:了|过|着|有|已经|再|干|做|学|书|满|才)*[^,，。;；、0-9]{0,3}$"
)
_NOT_WORK_AFTER: Final = re.compile(
    r"\s?(?:多|左右)?(?:没|未|不|就[走换回辞]|前(?!台)|后(?!厨|勤|台)|内|以?后|的?孩子|的?社保|合同|书|学"
    r"|兵|级|制|驾龄|龄)"
)
# 会计8年: with no verb, only the name of a trade makes years into work.
_TRADE_BEFORE: Final = re.compile(
    r"(?<![党会团队成人])(?:员|师|工|嫂|匠|会计|出纳|司机|保安|保洁|护士|销售|客服|经理|主管"
    r"|助理|收银|外卖|快递|行业)\s?$"
)
# 找个临时工做两个月 is still to come.
# 打了二十年工: the period stands inside the verb.
_ODD_JOBS_BEFORE: Final = re.compile(r"打(?:了|过)(?:快|将近|差不多|整整)?$")
_ODD_JOBS_AFTER: Final = re.compile(r"(?:多|来)?的?工(?!地|厂|资|程)")
_YET_TO_DO: Final = re.compile(
    r"(?:想|找|打算|准备|希望|愿意|可以|能)[^,，。;；没了过]{0,12}(?:干|做|当|开)个?$"
)
_ONE_OF_SEVERAL: Final = re.compile(r"第[一二三四五][家份个次]|上一?[家份个]")
_OFFERED: Final = re.compile(r"[^,，。;；]{0,16}?(?:经验|经历)的(?:岗位|工作|职位|公司|人)")
_DONE: Final = re.compile(r"(?:过|了)[^,，。;；]{0,3}$")
_SEQUENCE: Final = re.compile(r"又|后来|然后|之后|接着|再后来|先")
_PART: Final = re.compile(r"其中|包括|里面|含")
_DONE_FOR: Final = re.compile(r"(?:[做干开当跑卖教送搞修]了|[做干开当跑卖教送搞修带看]过)$")
_OUTCOME: Final = re.compile(r"(?:多|左右)?(?:[没不](?!到|足|满)|的?孩子)")
_SIGHT: Final = 22
_LONGEST_YEARS: Final = 60


def person_years(text: str) -> Parsed[float]:
    """Read a person's total years of work from their own words.

    Parameters
    ----------
    text
        A sentence such as ``做会计8年``, or a cell such as ``5`` or ``1.5年``.

    Returns
    -------
    Parsed of float
        Years; unknown when the text does not settle a total.
    """
    folded = fold(text)
    bare = re.fullmatch(
        r"\s*([0-9]{1,2}(?:\.[0-9]{1,2})?)\s*(?:年|years?)?(?:多|\+|左右|以上)?\s*", folded
    )
    if bare and float(bare[1]) <= _LONGEST_YEARS:
        return Parsed.of(float(bare[1]), quote(text, bare.start(), bare.end()))
    durations = find_durations(folded)
    worked = [duration for duration in durations if _is_work(folded, duration)]
    listed = _listed_after(folded, worked[0], durations) if len(worked) == 1 else []
    if listed:
        if not _DONE.search(folded[: worked[0].start]):
            return Parsed.unknown()
        return _sum(text, worked + listed)
    if not worked:
        return Parsed.unknown()
    if len(worked) == 1:
        return _one(text, worked[0])
    return _several(text, folded, worked)


def _listed_after(folded: str, first: Duration, durations: list[Duration]) -> list[Duration]:
    """Periods that only repeat the shape of the first: 做过两年服务员，三年保安."""
    return [
        duration
        for duration in durations
        if duration.start > first.end
        and folded[: duration.start].rstrip().endswith((",", "，", "、", "和"))
        and not _NOT_WORK_AFTER.match(folded, duration.end)
        and not _PART.search(folded, first.end, duration.start)
    ]


def _sum(text: str, worked: list[Duration]) -> Parsed[float]:
    total = round(sum(duration.low_years for duration in worked), 2)
    return Parsed.of(total, quote(text, worked[0].start, worked[-1].end))


def _one(text: str, duration: Duration) -> Parsed[float]:
    return Parsed.of(duration.low_years, quote(text, duration.start, duration.end))


def _several(text: str, folded: str, worked: list[Duration]) -> Parsed[float]:
    longest = max(worked, key=lambda duration: duration.low_years)
    whole = [duration for duration in worked if _is_total(folded, duration)]
    between = folded[worked[0].start : worked[-1].start]
    if _PART.search(between) or longest in whole:
        return _one(text, longest)
    if _SEQUENCE.search(folded[: worked[-1].start]) and not whole:
        return _sum(text, worked)
    return Parsed.unknown()


def _is_total(folded: str, duration: Duration) -> bool:
    before = folded[max(0, duration.start - _SIGHT) : duration.start]
    return bool(_TOTAL_BEFORE.search(before) or _TOTAL_AFTER.match(folded, duration.end))


def is_told_of_what_was_done(before: str, after: str) -> bool:
    """Tell whether a period ends work told of, whatever came of it: 做了一年没开几单, 带过五年孩子.

    Parameters
    ----------
    before, after
        The folded words up to the period, and from its end on.
    """
    return bool(_DONE_FOR.search(before) and _OUTCOME.match(after))


def _is_work(folded: str, duration: Duration) -> bool:
    before = folded[max(0, duration.start - _SIGHT) : duration.start]
    if _ODD_JOBS_BEFORE.search(before) and _ODD_JOBS_AFTER.match(folded, duration.end):
        return True
    off = _NOT_WORK_AFTER.match(folded, duration.end)
    if duration.is_ceiling or (
        off and not is_told_of_what_was_done(before, folded[duration.end :])
    ):
        return False
    if _OFFERED.match(folded, duration.end):
        return False
    clause = re.split(r"[,，。;；、!?\n]", before)[-1]
    if _WORKED_AFTER.match(folded, duration.end) and not re.search(r"(?:要求|需要|招)", clause):
        return True
    if (
        _YET_TO_DO.search(clause)
        or _NOT_WORK_BEFORE.search(clause)
        or _ONE_OF_SEVERAL.search(clause)
    ):
        return False
    return any(words.search(clause) for words in (_WORKED_BEFORE, _TOTAL_BEFORE, _TRADE_BEFORE))
