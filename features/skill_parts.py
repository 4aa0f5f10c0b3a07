"""Find names of skills whose parts stand apart: a list that shares its verb, words between.

修空调、冰箱; 空调、冰箱维修; 打扫店内卫生; 血压会量.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from features.dictionary import Dictionary
from features.skill_names import ACTS, DONE_TO

Payload = tuple[str, str]


class Part(NamedTuple):
    """A skill whose name stands apart in the text: half-open offsets and its code."""

    start: int
    end: int
    code: str


_LONGEST: Final = 6
_SHORTEST_END: Final = 2
# What may stand inside a name: 打扫店内卫生, 照顾各种病人, 管理十人以上团队, 客户的开发.
_KINDS: Final = (
    *(
        "的",
        "日常",
        "各种",
        "各类",
        "各式",
        "各项",
        "一些",
        "一点",
        "一下",
        "简单",
        "基本",
        "基础",
        "常用",
    ),
    *(
        "常见",
        "普通",
        "全部",
        "所有",
        "相关",
        "店内",
        "室内",
        "院内",
        "厂内",
        "校内",
        "楼内",
        "园内",
        "户内",
    ),
    *(
        "馆内",
        "车内",
        "店里",
        "厂里",
        "校里",
        "院里",
        "室外",
        "户外",
        "车间",
        "小区",
        "办公区域",
        "办公区",
    ),
    *(
        "公共区域",
        "家里",
        "自家",
        "公司",
        "门店",
        "商场",
        "商铺",
        "客人",
        "客户",
        "顾客",
        "学生",
        "员工",
    ),
    *(
        "业主",
        "会员",
        "居民",
        "住户",
        "大型",
        "小型",
        "中小型",
        "老式",
        "新式",
        "新型",
        "进口",
        "国产",
        "高档",
    ),
    *(
        "线路",
        "市区",
        "市内",
        "省内",
        "本地",
        "城区",
        "周边",
        "全国",
        "后厨",
        "现场",
        "线上",
        "线下",
        "系统",
    ),
    *("年迈", "卧床", "瘫痪", "失能", "生病", "住院", "多台", "几台", "整个", "成套", "个人"),
)
_COUNTED: Final = r"[0-9一二三四五六七八九十百几两]+(?:多|来)?(?:人|个|名|台|亩|头|只|层|套|岁|款|种|间|位|寸|吨|口)(?:以上|以下|左右|多|半)?"
_WITHIN_WORDS: Final = "|".join(sorted(_KINDS, key=len, reverse=True))
# A literal at the head of every branch lets the search skip quickly.
_WITHIN: Final = re.compile(rf"(?:{_WITHIN_WORDS})(?:{_WITHIN_WORDS}|{_COUNTED})*")
_NUMBERED: Final = re.compile(rf"{_COUNTED}(?:{_WITHIN_WORDS})*")
# 客户的开发 names work, 收集的数据 and 产品的需求 do not.
_WORKS: Final = (
    r"(?:[设统]计|开发|拓展|维[护修]|管理|保养|操作|使用|安装|调试|[编撰]写|编制|制作|制定|整理|收集|采集|处理|分析|核[算对]|审核|录入|登记|采购|销售|推广|接待|回访|处理|照[顾料护]|护理|陪护"
    r"|清[洗洁理]|打扫|消毒|配送|搬运|装卸|分拣|盘点|包装|检[验测查修]|巡查|种植|养殖|加工|焊接|装配|组装|拆[装卸]|搭建|备份|优化|配置|部署|剪辑|拍摄|辅导|教学|培训|办理|申报|开具|缴纳|发放|签订"
    r"|起草|归档|保管|翻译|驾驶|施工|测量|养护|修剪|喂养|防治|策划|运营|规划|实施|跟进|结算|报销|清运|疏通|烹饪|烹调|缝制|裁剪|粉刷|绑扎|浇筑)"
)
_WORK: Final = re.compile(_WORKS + "$")
_WORK_NEAR: Final = re.compile("[\\u4e00-\\u9fff]{0,4}?" + _WORKS)
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
_SEPARATORS: Final = frozenset("、和与及/或")
_SEPARATOR: Final = r"(?:、|和|与|以及|及|/|或)"
_ITEM_AFTER: Final = re.compile(
    rf"{_SEPARATOR}(?P<item>[\u4e00-\u9fffa-z0-9]{{1,6}}?)(?=[、/，,。；;！!\s）)]|和|与|以?及|等|都|也|$)"
)
_ITEMS_BEFORE: Final = re.compile(rf"(?:[\u4e00-\u9fffa-z0-9]{{2,5}}{_SEPARATOR})+$")
_ITEMS_REACH: Final = 24
# What stands between a thing and what is done to it: 血压会量, 鱼也养过, 网线都是自己压.
_THING_FIRST: Final = re.compile(
    r"(?P<said>(?:我|俺|也|都|还|就|一直|一般|基本|自己|一个人|独立|全|是|以前|可以|从来|这块|那块|不怎么|不太|会|能|敢|没|没有|不会|不敢|不能|没怎么)+)"
    r"(?P<verb>["
    + "".join(sorted(ACTS))
    + r"])(?=过|了|得|一点|一些|的(?:$|[，,。；;])|$|[，,。；;、！!\s])"
)
_ABLE: Final = re.compile(r"会|能|敢|没|都|也|自己|可以|一个人|独立|不")


def find_parts(
    folded: str, names: Dictionary[Payload], found: Iterable[tuple[int, int]]
) -> Iterator[Part]:
    """Yield the skills of a text that no name written in one piece gives.

    Parameters
    ----------
    folded
        Text from :func:`features.dictionary.fold`.
    names
        Names of skills with code and name; false friends have none.
    found
        Offsets of the names found in one piece; verbs are taken from them.
    """
    for start, end in found:
        yield from _sharing_verb_before(folded, names, start, end)
        yield from _sharing_verb_behind(folded, names, start, end)
    yield from _with_words_within(folded, names)
    yield from _thing_first(folded, names)


def _sharing_verb_before(
    folded: str, names: Dictionary[Payload], start: int, end: int
) -> Iterator[Part]:
    """Yield 冰箱 of 修空调、冰箱."""
    if folded[start] not in ACTS:
        return
    said = _ITEM_AFTER.match(folded, end)
    while said is not None:
        code = _code(names, folded[start] + said["item"])
        if not code:
            return
        yield Part(said.start("item"), said.end("item"), code)
        said = _ITEM_AFTER.match(folded, said.end())


def _sharing_verb_behind(
    folded: str, names: Dictionary[Payload], start: int, end: int
) -> Iterator[Part]:
    """Yield 空调 of 空调、冰箱维修."""
    if folded[start - 1 : start] not in _SEPARATORS:
        return
    if not folded.endswith(DONE_TO, start, end):
        return
    verb = next(v for v in DONE_TO if folded.endswith(v, start, end))
    opened = max(0, start - _ITEMS_REACH)
    listed = _ITEMS_BEFORE.search(folded[opened:start])
    if listed is None:
        return
    at = opened + listed.start()
    for item in re.split(_SEPARATOR, listed[0]):
        for length in range(len(item), 1, -1):
            code = _code(names, item[-length:] + verb)
            if code:
                yield Part(at + len(item) - length, at + len(item), code)
                break
        at += len(item) + 1


def _words_within(folded: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand that may be within a name; of 客户的 also the 的 alone."""
    for said in (*_WITHIN.finditer(folded), *_NUMBERED.finditer(folded)):
        yield said.span()
        if said.end() - said.start() > 1 and said[0].endswith("的"):
            yield said.end() - 1, said.end()


def _with_words_within(folded: str, names: Dictionary[Payload]) -> Iterator[Part]:
    """Yield 打扫店内卫生: a name with words in it that say of what kind or where."""
    for cut, resumed in _words_within(folded):
        if not (cut and resumed < len(folded)):
            continue
        if not (_HAN.match(folded[cut - 1]) and _HAN.match(folded[resumed])):
            continue
        is_of = "的" in folded[cut:resumed]
        if is_of and not _WORK_NEAR.match(folded, resumed, resumed + _LONGEST):
            continue
        opened = max(0, cut - _LONGEST)
        joined = folded[opened:cut] + folded[resumed : resumed + _LONGEST]
        for position in range(cut - opened):
            # One character before the words within is a verb, or a piece of another word.
            if position == cut - opened - 1 and joined[position] not in ACTS:
                continue
            hit = names.longest_at(joined, position)
            if hit is None or hit.end < cut - opened + _SHORTEST_END or not hit.payload[0]:
                continue
            if not is_of or _WORK.search(joined[cut - opened : hit.end]):
                yield Part(opened + position, resumed + hit.end - (cut - opened), hit.payload[0])
                break


def _thing_first(folded: str, names: Dictionary[Payload]) -> Iterator[Part]:
    """Yield 血压 of 血压会量: what is done to it stands behind it."""
    for said in _THING_FIRST.finditer(folded):
        if not _ABLE.search(said["said"]):
            continue
        at = said.start()
        for length in range(min(5, at), 0, -1):
            thing = folded[at - length : at]
            code = _code(names, said["verb"] + thing) if _HAN.match(thing) else None
            if code:
                yield Part(at - length, at, code)
                break


def _code(names: Dictionary[Payload], name: str) -> str | None:
    found = names.get(name)
    return found[0] if found and found[0] else None
