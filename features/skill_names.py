"""The many ways to say one name of a skill: 修空调, 维修空调, 空调维修, 空调修理."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple


class _Verbs(NamedTuple):
    """Verbs that say the same of a thing.

    `short` stand before it only (修空调); `long` on either side (维修空调, 空调维修); `behind`
    only after it (英语教学).
    """

    short: tuple[str, ...]
    long: tuple[str, ...]
    behind: tuple[str, ...] = ()


_SAME: Final = (
    _Verbs(("开",), ("驾驶", "操作")),
    _Verbs(("修",), ("维修", "修理", "检修")),
    _Verbs(("装",), ("安装",)),
    _Verbs(("洗",), ("清洗",)),
    _Verbs(("做",), ("制作",)),
    _Verbs(("种",), ("种植", "栽培")),
    _Verbs(("养",), ("养殖", "饲养")),
    _Verbs(("写",), ("撰写", "编写", "编制")),
    _Verbs(("画",), ("绘制",)),
    _Verbs(("管",), ("管理",)),
    _Verbs(("办",), ("办理",)),
    _Verbs(("教",), (), ("教学",)),
    _Verbs(("卖",), ("销售",)),
    _Verbs(("拍",), ("拍摄",)),
    _Verbs(("搭",), ("搭建", "搭设")),
    _Verbs(("测", "量"), ("检测", "测量")),
    _Verbs((), ("照顾", "照料", "照护", "护理", "看护", "伺候", "照看", "陪护", "服侍")),
    *(
        _Verbs((), (verb,))
        for verb in (
            *("核对", "审核", "录入", "登记", "整理", "维护", "保养", "调试", "设计", "采购"),
            *("配送", "拆装", "组装", "装配", "焊接", "切割", "打磨", "加工", "剪辑", "布置"),
            *("巡查", "检查", "签订", "养护", "清理", "疏通", "回收", "辅导", "修剪", "接待"),
            *("回访", "排查", "消毒", "收纳", "喂养", "采摘", "投喂", "核算", "上架", "包扎"),
            *("缝制", "编织", "翻译", "搬运", "装卸", "处理"),
        )
    ),
)
# 分析需求文档, 管理产品线: of these a verb before them says too little.
_VAGUE: Final = frozenset(
    [
        "产品",
        "业务",
        "数据",
        "需求",
        "项目",
        "流程",
        "活动",
        "统计",
        "分析",
        "市场",
        "行业",
        "用户",
        "方案",
        "功能",
        "网络",
        "部门",
        "内部",
        "资源",
        "技术",
        "系统",
        "程序",
        "软件",
        "质量",
        "记录",
        "大数据",
        "计划",
        "知识",
        "工具",
        "报告",
        "文档",
        "熟练",
        "技能",
        "能力",
        "经验",
        "材料",
        "信息",
        "问题",
        "现场",
        "生产",
        "工作",
        "服务",
        "资料",
        "结构",
        "原型",
        "目标",
        "任务",
        "风险",
        "行政",
        "销售",
        "安全",
        "人员",
        "客户",
        "渠道",
        "品牌",
        "工程",
        "设备",
        "运营",
        "内容",
        "平台",
        "教学",
        "学习",
        "基本",
        "自动化",
        "图书",
    ]
)
# 开票: what is left of it is too short to stand behind its verb.
_SHORTEST_THING: Final = 2
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")


# repair phones, phone repair, repairing phones.
_DONE_IN_ENGLISH: Final = {
    "repair": ("repair", "repairing", "fix", "fixing"),
    "installation": ("install", "installing", "fit", "fitting"),
    "cleaning": ("clean", "cleaning"),
    "operation": ("operate", "operating"),
    "maintenance": ("maintain", "maintaining"),
    "making": ("make", "making"),
    "growing": ("grow", "growing"),
    "farming": ("farm", "farming", "raise", "raising"),
}
_ENGLISH_NAME: Final = re.compile(r"[a-z][a-z -]+")
# Words with another everyday meaning.
_OTHER_MEANING: Final = frozenset(
    [
        "boring",
        "filling",
        "claims",
        "settlement",
        "delivery",
        "trading",
        "hosting",
        "reading",
        "planning",
        "spotting",
        "turning",
        "testing",
        "hosting",
        "sorting",
        "drawing",
        "lapping",
        "slotting",
        "resists",
        "purchase",
        "quality",
        "resorts",
    ]
)
_SHORTEST_WORD: Final = 7


def other_wordings(name: str) -> Iterator[str]:
    """Yield other ways to say a name made of a verb and what it is done to.

    Parameters
    ----------
    name
        A name of a skill. One with no such verb at its end or beginning gives none.
    """
    if name.isascii():
        yield from _in_english(name.lower())
        return
    for verbs in _SAME:
        before = [*verbs.short, *verbs.long]
        thing = next((name[len(v) :] for v in before if name.startswith(v)), "")
        if not _is_thing(thing):
            after = [*verbs.long, *verbs.behind]
            thing = next((name[: -len(v)] for v in after if name.endswith(v)), "")
        if _is_thing(thing):
            yield from (verb + thing for verb in before)
            yield from (thing + verb for verb in (*verbs.long, *verbs.behind))


def english_names(name: str) -> Iterator[str]:
    """Yield the English name of a skill, if it is clear without more words, and other wordings."""
    words = name.lower()
    is_long = " " in words or (len(words) >= _SHORTEST_WORD and words not in _OTHER_MEANING)
    if is_long and _ENGLISH_NAME.fullmatch(words):
        yield words
        yield from _in_english(words)


def _in_english(words: str) -> Iterator[str]:
    thing, _, work = words.rpartition(" ")
    verbs = _DONE_IN_ENGLISH.get(work, ())
    if thing and _ENGLISH_NAME.fullmatch(words):
        yield from (f"{verb} {one}" for verb in verbs for one in (thing, f"{thing}s", f"{thing}es"))


def _is_thing(words: str) -> bool:
    if len(words) < _SHORTEST_THING or words in _VAGUE or words.endswith(("能力", "技能", "熟练")):
        return False
    return _HAN.search(words) is not None


# Verbs of one character that a list of things can share: 修空调、冰箱.
ACTS: Final = frozenset(
    "做开烧修带教养种卖写画剪焊砌贴装洗搬骑拉跑记报炒包编织打量测压换管办算搭拍织喂泡煮蒸炸烤削磨刷擦拖扫补配刻绣弹拉吹唱跳接"
)
# Verbs behind a list: 空调、冰箱维修.
DONE_TO: Final = tuple(
    sorted({v for verbs in _SAME for v in (*verbs.long, *verbs.behind)}, key=len, reverse=True)
)
