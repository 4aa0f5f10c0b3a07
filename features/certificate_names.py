"""The many names of one paper: 电梯作业证 and 电梯上岗证 of 电梯证, 高压的 behind 低压电工证."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

SHORTEST_TRADE: Final = 2
# 英语四级过了，六级没过; 低压电工证有，高压的没有; 无人机飞过，执照没拿: the rest of the name
# stands before.
_THEN: Final = r"(?:的?证?|的)(?=(?:我|也|还|都|就|正)*(?:没|有|在考|在办|过|考|差|快|拿|不))"
ELLIPSES: Final = (
    (
        re.compile(r"英语四级|四级英语|cet-?4"),
        re.compile(r"(?<![\u4e00-\u9fff])六级" + _THEN),
        "english_cet6",
    ),
    (
        re.compile(r"英语六级|六级英语|cet-?6"),
        re.compile(r"(?<![\u4e00-\u9fff])四级" + _THEN),
        "english_cet4",
    ),
    (
        re.compile(r"低压电工"),
        re.compile(r"(?<![\u4e00-\u9fff])高压" + _THEN),
        "electrician_high_voltage",
    ),
    (
        re.compile(r"高压电工"),
        re.compile(r"(?<![\u4e00-\u9fff])低压" + _THEN),
        "electrician_low_voltage",
    ),
    # 低压高压证都有: two papers, named in one breath.
    (
        re.compile(r"低压[、和及/]?高压"),
        re.compile(r"低压(?=[、和及/]?高压(?:电工)?(?:操作|上岗|作业)?证)"),
        "electrician_low_voltage",
    ),
    (
        re.compile(r"高压[、和及/]?低压"),
        re.compile(r"高压(?=[、和及/]?低压(?:电工)?(?:操作|上岗|作业)?证)"),
        "electrician_high_voltage",
    ),
    (
        re.compile(r"无人机|航拍"),
        re.compile(r"(?<![\u4e00-\u9fff])(?:执照|飞手证)(?!经营)"),
        "drone_licence",
    ),
    (re.compile(r"护士|护理(?!员)"), re.compile(r"(?<![\u4e00-\u9fff业])执业证"), "nurse_practice"),
)

_KINDS_OF_PAPER: Final = (
    *("证", "证书", "操作证", "作业证", "上岗证", "资格证", "从业证", "从业资格证", "特种作业证"),
    *("资格证书", "的证", "技能证", "等级证", "职业资格证", "作业人员证", "特种设备证"),
)
_KIND_OF_PAPER: Final = re.compile(
    r"(?:特种设备|特种)?(?:操作|作业|上岗|从业|职业)*(?:人员)?(?:资格|技能|等级|技能等级)*证书?$"
)
TOO_WIDE: Final = frozenset(
    [
        "职业",
        "特种",
        "技能",
        "等级",
        "专业",
        "资格",
        "管理",
        "特种设备",
        "安全",
        "质量",
        "初级",
        "中级",
        "高级",
        "技师",
    ]
)
# C1栋, 维生素C: the letter stands for no class of licence.
CLASS_OF_OTHER_AFTER: Final = re.compile(
    r"^\s*(?:栋|层|楼|座|区|门|口|室|单元|车间|线|级别|英语|日语|口语|阅读|项目|版|产品|季|季度|地块|仓|库|房|号楼|岗)"
)
CLASS_OF_OTHER_BEFORE: Final = re.compile(
    r"(?:维生素|英语|日语|德语|法语|口语|雅思|JLPT|CEFR|维)\s*$"
)
# 护理员证件齐全, 焊工证明: 证 begins another word there.
OTHER_WORD_AFTER: Final = re.compile(r"[件据明券人实]")
# 税务师事务所: a firm of those who hold it.
FIRM: Final = "事务所"
# 开挖机的，有操作证: the bare name means the paper of a machine that no list of special trades has.
OPERATION_PAPER: Final = "操作证"
OWN_PAPERS: Final = re.compile(
    r"挖掘?机|装载机|铲车|压路机|推土机|旋挖|农机|收割机|拖拉机|叉车|行车|吊车|塔吊|无人机|泵车|摊铺机"
)
# 当过保安，有C1: a class of driving licence, where no language is spoken of.
_HELD_BEFORE: Final = re.compile(
    r"(?:^|[，,。；;、\s我也])(?:有个?|持有?|考了个?|拿了个?|本是)\s?$"
)
_HELD_AFTER: Final = re.compile(r"的?(?:$|[，,。；;、\s])")
# Of English only beside the class: 英语六级，C1 has a licence; of others anywhere.
_OF_LANGUAGES: Final = re.compile(
    r"[日德法韩俄]语|西班牙语|\b(?:german|french|jlpt)\b|(?:英语|口语|雅思|托福|\benglish\b)[^，,。；;、\s]*$"
)
_LOW_OR_HIGH: Final = re.compile(r"[（(，, ]?(?P<kind>低压|高压)(?!锅|容器|气|水)")
# 教练证 is a driving coach's only where driving is spoken of.
_COACHES: Final = (("游泳|泳池|泳馆", "swimming_coach"), ("健身|私教|瑜伽", "swimming_coach"))
_COACH_PAPER: Final = "教练证"
# 高中数学的教师资格证
_SCHOOL_BEFORE: Final = re.compile(
    r"(?P<school>高中|初中|小学)(?:语文|数学|英语|物理|化学|生物|历史|地理|政治|音乐|美术|体育|科学|信息技术)?的?$"
)
_SCHOOLS: Final = {"高中": "teacher_senior", "初中": "teacher_junior", "小学": "teacher_primary"}
# 开出租的，从业资格证有: that of what is driven, named last in the clause or the one before.
_DRIVEN: Final = re.compile(
    r"(?P<taxi_driver>出租|的士)|(?P<ride_hailing>网约车)|货车|货运|客车|客运|大巴|半挂|挂车|危货|危险品|罐车"
)
_OF_A_DRIVER: Final = "从业资格证"
_NEAR: Final = re.compile(r"(?:[^，,。；;]*[，,])?[^，,。；;]*$")


def finer_kind(folded: str, start: int, end: int, code: str) -> str | None:
    """Return the code of the finer kind of paper that the words around its name give.

    Parameters
    ----------
    folded
        Text from :func:`features.dictionary.fold`.
    start, end
        Where the name stands in it; half-open.
    code
        What the name alone stands for.
    """
    if code == "electrician_operation":
        behind = _LOW_OR_HIGH.match(folded, end)
        kind = behind and ("low" if behind["kind"] == "低压" else "high")
        return f"electrician_{kind}_voltage" if kind else None
    if code == "teacher":
        said = _SCHOOL_BEFORE.search(folded[:start])
        return _SCHOOLS[said["school"]] if said else None
    if folded[start:end] == _OF_A_DRIVER:
        near = _NEAR.search(folded[:start])
        driven = list(_DRIVEN.finditer(near[0])) if near else []
        return driven[-1].lastgroup if driven else None
    if folded[start:end] == _COACH_PAPER and "驾" not in folded:
        return next((coach for words, coach in _COACHES if re.search(words, folded)), None)
    return None


def is_level_of_language(before: str) -> bool:
    """Tell whether a bare C1 may be the level of a language named in the folded text before it."""
    return _OF_LANGUAGES.search(before) is not None


def is_class_held(folded: str, start: int, end: int) -> bool:
    """Tell whether somebody says they have what may be a class of licence, and no more: 有C1.

    Parameters
    ----------
    folded
        Text from :func:`features.dictionary.fold`.
    start, end
        Where the class stands in it; half-open.
    """
    held = _HELD_BEFORE.search(folded[:start]) and _HELD_AFTER.match(folded, end)
    return held is not None and not is_level_of_language(folded[:start])


def other_wordings(name: str) -> Iterator[str]:
    """Yield the other names of a paper: 电梯作业证, 电梯上岗证 of 电梯证.

    Parameters
    ----------
    name
        A Chinese name of a certificate; one without a trade before 证 gives none.
    """
    said = _KIND_OF_PAPER.search(name)
    trade = name[: said.start()] if said else ""
    if len(trade) >= SHORTEST_TRADE and trade not in TOO_WIDE:
        yield from (trade + kind for kind in _KINDS_OF_PAPER)
