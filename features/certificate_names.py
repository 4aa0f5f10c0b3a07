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
