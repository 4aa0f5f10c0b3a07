"""Find the words for work in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final, Literal, NamedTuple

from features.dictionary import Dictionary
from features.occupation.aliases import load_extra_aliases
from features.occupation.csco import load_classes
from features.region import parse_region
from features.taxonomy import read_rows

Kind = Literal["job", "place", "general"]

_KINDS: Final[dict[str, Kind]] = {"job": "job", "place": "place", "general": "general"}
_LENGTHS: Final = range(2, 9)
_LOWEST_LEVEL: Final = 4
_NOT_SPOKEN: Final = re.compile(r"其他|有关|、|[(（/]|(?:专业|技术|服务|生产|制造|管理)人员$")
SECTORS: Final = frozenset(
    {"外贸", "跨境电商", "厨房", "后厨", "物业", "家政", "餐饮", "养老", "物流", "仓储", "公交"}
)
# 盲人按摩师 would tell who wants the job.
_OF_THE_BLIND: Final = "盲人"
# 看到你们招聘文员: the ad, not the job.
_OF_THE_AD: Final = frozenset({"招聘", "培训", "管理"})
_TENDS: Final = "看守管扫"
_MADE_THERE: Final = re.compile(
    r"\b(?!(?:the|an?|in|at|my|this|some|any|that|big|small|local|of|for|to|and|or) )[a-z]+ $"
)
# 医院食堂 is one place, 超市奶茶店 two.
_INNER: Final = re.compile(
    r"(?:食堂|仓库|车间|厨房|后厨|饼房|[政务程勤]部|办公室|门诊|药房|前台|宿舍|工地|柜台|专柜|收银台|机房|病房|实验室)$|^[a-z]"
)
# 找红木家具厂, 进公交公司: what kind of house.
_WHAT_HOUSE: Final = re.compile(
    r"(?:想找|找个|找家|想进|想去)(?P<what>(?![大小好近本坐住离靠]|[\u4e00-\u9fff]*[的个家附近边找在去到里])[\u4e00-\u9fff]{1,3})$"
)
_ANY_PLACE: Final = frozenset({"厂", "厂里", "车间"})
_ROLE: Final = re.compile(
    r"(?:操作|安装|维修|维护|管理|技术|销售|设计|开发|实习|见习|编程)*"
    r"(?:工程师|技术员|操作[员工]|管理员|实习生|学徒工?|师傅|司机|助理|主管|领班|班长|组长|经理|总监|专员"
    r"|阿姨|大姐|大叔|老师|教师|教练|店员|店长|顾问|代表|技师|文员|工人|普工|小工|维修|维护|安装|调试|检修|装配"
    r"|员(?!工)|工(?![作厂资地程龄种具夫序伤时业人钱会装艺单期位号商件])|师(?![傅范])|手(?![机续里头脚艺工]))"
)
_RANK: Final = re.compile(r"学徒工?|师傅|助理|主管|领班|班长|组长|经理|阿姨|大姐")
# 收银文员, 店长店员 are two, named in one breath.
_APART: Final = re.compile(r"(?:收银|店长|店员|导购|保洁|保安)(?:店长|店员|文员|保安|保洁|普工)")
# 管工 in 保管工作, 会计 in 会计较, 推销 in 推销售, 司机 in 公司机会: the dictionary's word is no word there.
_BROKEN_AFTER: Final = {
    "银": "机台",
    "班": "室",
    "纫": "机",
    "漆": "味",
    "工": "房作厂资地程龄种具夫序伤时业钱场装艺单期位号商件",
    "塑": "机料",
    "车": "库间位",
    "播": "间",
    "纱": "机",
    "计": "较划算时",
    "销": "售",
    "安": "全静",
    "长": "大得期远",
    "机": "会器床关票",
    "员": "会",
    "检": "讨",
    "管": "理",
}
_BROKEN_BEFORE: Final = {
    "前": "以之从",
    "司": "公",
    "会": "不机社开约大协工",
    "管": "不只尽保",
    "机": "织纱手飞衣视相耳印收",
}
_ABLE_AFTER: Final = re.compile(r"会(?:开|修|操作|用|做|一点|不会|也)")
_SOFTWARE_AFTER: Final = re.compile(r"\s?(?:软件|software|办公|suite|skills?|word|excel)")
# 抖音客服, 银行柜员: for whom or where a common role is filled is part of its name.
_QUALIFIER: Final = re.compile(
    r"(?:光伏|空调|冷气|门窗|家具|监控|广告|电梯|管道|太阳能|充电桩|橱柜|地板|灯具|净水器|锅炉|弱电|机电|设备|电脑|抖音|抖店|淘宝|天猫|京东|拼多多|快手|美团|饿了么|小红书|亚马逊|跨境|电商|网店|直播|短视频|游戏|银行|保险|房产|汽车|手机|家电|服装|建材|医疗|新能源|机械|电气|酒店|宾馆|医院|食堂|家装|幼儿|少儿|小学|初中|高中|中学|大学|中考|高考|英语|数学|语文|物理|化学|生物|历史|地理|政治|科学|音乐|美术|舞蹈|体育|钢琴|书法|编程|围棋|日语|韩语|法语|德语|俄语|西班牙语|口语|竞赛|奥数|雅思|托福|考研|专升本|公考|(?<![a-z])(?:ielts|toefl|toeic|gre|gmat|sat|ket|pet|pte|amazon|tiktok|shopee|lazada|temu|ebay|shein|alibaba)\s?)$"
)
# 税务师事务所 is one place.
_FIRM: Final = "事务所"
_QUALIFIER_SIGHT: Final = 8
_MOST_QUALIFIERS: Final = 2
_TEACHES: Final = re.compile(r"(?:老师|教师)$")
_ROLES: Final = re.compile(
    r"(?:客服|销售|运营|主播|助理|主管|店长|导购|文员|会计|老师|教师|教练|司机|技师|工程师|设计师|保安|保洁|前台"
    r"|收银|收银员|服务员|厨师|采购|质检|跟单|业务员|顾问|维修|安装|柜员)"
)
_PLACE_AFTER: Final = re.compile(r"^(?:工?厂(?!长)|店(?!长|员)|铺(?!床)|馆|站(?!长|岗)|车间|作坊)")
_PAPER_AFTER: Final = re.compile(
    r"^ ?(?:certificate|licen[cs]e|qualification|degree|diploma|major)"
)
_ORGANISATION: Final = re.compile(
    r"^(?:服务|管理|工程|科技|设备|设计)?(?:有限)?(?:公司|机构|中心|基地|集团|协会|学校|学院|大学|市场|局|中介|系统|软件"
    r"|事务所|资格|职称|证(?![件据明])|考试|专业|等级|初级|中级|高级(?!工)|费|课|班(?![长组])|学习班)"
)


_SOFTWARE_BEFORE: Final = re.compile(r"(?:[会懂用]|一点|熟练|熟悉|精通|学过)(?:点|一点|一些)?\s?$")
_HAN_BEFORE: Final = re.compile(
    r"[\u4e00-\u9fff](?<![在去到进的个家是做干跑搞找聘和或、懂过转行])$"
)


class JobWord(NamedTuple):
    """A word for work, for a place of work, or too general alone (英语); half-open offsets."""

    start: int
    end: int
    kind: Kind


@cache
def job_dictionary() -> Dictionary[Kind]:
    """Return the words for work: our own, learned aliases, and the national classification.

    A word marked ``general`` (英语, 培训) names work only beside other words, one marked
    ``never`` (老板, 警察) nobody's work here, whatever the classification says.
    """
    own = {row["phrase"]: row["kind"] for row in read_rows("job_words.csv")}
    entries: list[tuple[str, Kind]] = []
    for phrase, said in own.items():
        kind = _KINDS.get(said)
        if kind is None:
            continue
        entries.append((phrase, kind))
        if phrase.isascii():
            entries.append((f"{phrase}s", kind))
    entries.extend((name, kind) for name, kind in _learned_names() if name.lower() not in own)
    names = {name for name, _ in entries}
    # 做电商 is 电商 with its verb, which would hide 电商运营.
    return Dictionary((n, k) for n, k in entries if not (n[0] in "做当" and n[1:] in names))


def _learned_names() -> Iterator[tuple[str, Kind]]:
    names = [alias for alias, _ in load_extra_aliases()]
    for occupation in load_classes():
        if occupation.level == _LOWEST_LEVEL:
            names += [occupation.name, *occupation.aliases]
    for name in names:
        if name.isascii():
            yield name, "job" if " " in name else "general"
        elif len(name) in _LENGTHS and not _NOT_SPOKEN.search(name):
            yield name, "job"


def find_job_words(folded: str) -> list[JobWord]:
    """Return the words for work in order; a place and the work in it are one (超市收银).

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    """
    found: list[JobWord] = []
    for hit in job_dictionary().find(folded):
        word = _whole(folded, JobWord(hit.start, hit.end, hit.payload))
        if word is None:
            continue
        last = found[-1] if found else None
        if last and word.start < last.end:
            # 小学语文老师 is longer than the 小学 found first.
            if word.start <= last.start:
                found[-1] = word
            continue
        if last and last.end == word.start and folded[last.start : last.end] in _OF_THE_AD:
            found[-1] = word
        elif last and _joins(folded, last, word):
            found[-1] = JobWord(last.start, word.end, word.kind)
        else:
            found.append(word)
    return found


def _joins(folded: str, last: JobWord, word: JobWord) -> bool:
    between = folded[last.end : word.start]
    if folded[word.start : word.end] == _FIRM and not between:
        return True
    if between == "兼" and "general" not in (last.kind, word.kind):
        return True
    if folded[last.start : last.end] in SECTORS and not between and word.kind != "general":
        return True
    if last.kind == "general" and not between and word.kind != "place":
        return True
    place, work = folded[last.start : last.end], folded[word.start : word.end]
    if (
        last.kind != "place"
        or work in _ANY_PLACE
        or (word.kind == "place" and not _INNER.search(work))
        or work[0] in "当做干开教"
    ):
        return False
    if between == "的":
        return place != "办公室"
    return between == "" or (between == " " and work[0].isascii())


def _whole(folded: str, word: JobWord) -> JobWord | None:
    """Return the word with the role after it, ``None`` where it is only a piece of another."""
    start, end, kind = word
    if folded[end - 1] == "的":
        end -= 1
    if folded.startswith(_OF_THE_BLIND, start):
        start += len(_OF_THE_BLIND)
    if kind == "place":
        return _place(folded, word)
    # 水产市场搬货: a market is no marketing.
    if folded[start:end] == "市场" and _HAN_BEFORE.search(folded[max(0, start - 1) : start]):
        return None
    if _ROLES.fullmatch(folded, start, end) or _TEACHES.search(folded[start:end]):
        start = _with_qualifiers(folded, start)
    before, after = folded[start - 1 : start], folded[end : end + 1]
    role = _role_after(folded, end)
    if role and role.end() > end:
        return JobWord(start, role.end(), "job")
    able = _ABLE_AFTER.match(folded, end)  # 挖机会开: 会 is no part of 机会
    # 洗衣机 and 注塑机 are machines.
    if after == "机" and not able and folded[end + 1 : end + 2] not in set("长修械器动电场会"):
        return None
    if after and not able and after in _BROKEN_AFTER.get(folded[end - 1], ""):
        return None
    if before and before in _BROKEN_BEFORE.get(folded[start], ""):
        return None
    place = _PLACE_AFTER.match(folded[end : end + 4])
    if place:
        return JobWord(start, end + place.end(), "place")
    if _PAPER_AFTER.match(folded[end : end + 16]):
        return None
    if kind == "job" and _ORGANISATION.match(folded[end : end + 12]):
        return None
    return JobWord(start, end, kind)


def _with_qualifiers(folded: str, start: int) -> int:
    """Return where a role begins with what stands before it: 高中数学 of 高中数学老师."""
    for _ in range(_MOST_QUALIFIERS):
        qualifier = _QUALIFIER.search(folded[max(0, start - _QUALIFIER_SIGHT) : start])
        if qualifier is None:
            break
        start -= len(qualifier[0])
    return start


def _role_after(folded: str, end: int) -> re.Match[str] | None:
    """Return the role that a word for work goes on with, over a blank behind Latin: CNC 操作工."""
    latin = folded[end - 1].isascii() and folded[end : end + 1] == " "
    if _APART.match(folded, end - 2):
        return None
    roles = _RANK if folded[end - 1] in "工员师" else _ROLE
    return roles.match(folded, end + 1 if latin else end)


def _place(folded: str, word: JobWord) -> JobWord | None:
    """Return a place with what is done with it or made there: 看仓库, textile factory."""
    start, end, _ = word
    if folded[start:end] == "office" and (
        _SOFTWARE_AFTER.match(folded, end) or _SOFTWARE_BEFORE.search(folded[:start])
    ):
        return None
    if folded[start].isascii():
        made = _MADE_THERE.search(folded[:start])
        return JobWord(made.start() if made else start, end, "place")
    made = _WHAT_HOUSE.search(folded[:start])
    if made and parse_region(made["what"]).value is None:
        return JobWord(made.start("what"), end, "place")
    if start and folded[start - 1] in _TENDS:
        return JobWord(start - 1, end, "job")
    return word
