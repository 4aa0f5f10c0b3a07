"""Tell whether a text says that something it names is absent or not wanted."""

from __future__ import annotations

import re

# How far back a negating word can stand: 不需要有有效的健康证和…
_REACH = 24
_CLAUSE_BREAK = re.compile(r"[。！？!?；;，,\n\r]|但是|但|不过|可是|而是|只是|然而")

_CUE = (
    r"(?:没有|没得|没(?!问题|事|关系)|暂无|尚无|并无|无(?![锡线人纺机菌尘极缝损障公土忧责刷铅烟须需论心痕])|未(?!来|婚|成年)|还没|尚未|从未"
    r"|不太会|不怎么会|不大会|一点不会|不会|不懂|不熟悉|不太熟悉|不熟|不擅长|不能|不了解"
    r"|不用|不需要|不需|不必|无需|毋需|无须|不强制|不要求|不硬性要求|不要|莫要|莫|不是"
    r"|不含|不包|不提供|不交|不缴|不买|不发|不给|不设|不安排|不享受|不考虑|不做|不干|不接受"
    r"|不想|不愿意|不愿|拒绝|谢绝|取消"
    r"|想学|想考|打算考|准备考|打算学|准备学|正在考|正在学|在考|有无|有没有|是否有|会不会)"
)
# What may stand between the negating word and the thing.
_FILLER = (
    r"(?:的|任何|相关|有效|什么|啥|考过|考取|考|办理|办|取得|获得|持有|持|拿到|学过|做过|干过|用过"
    r"|接触过|碰过|摸过|开过|学|做|用|使用|操作|要求|强制|必须|需要|有|会|懂|交|缴纳|缴|买|购买"
    r"|提供|包|安排|享受|给|发|接受|参加|证书|证|过|个|本|去|能|具备|具有|掌握|熟练|熟悉)"
)
_ITEM = r"(?:[^、和及与或/，。,；;\s（）()\d]{1,10}(?:、|和|及|与|或者|或|/))"
_BEFORE = re.compile(rf"(?:{_CUE}{_FILLER}{{0,3}}{_ITEM}{{0,4}}{_FILLER}{{0,2}}|(?<![要好差])不)$")
# 不仅会…, 不但有…, 没问题, 无论… deny nothing.
_NOT_A_CUE = re.compile(
    r"不干胶|不仅|不但|不光|不只|不止|不得不|没问题|无论|不论|不管|不少|不错|无不"
)
_AFTER = re.compile(
    r"^(?:证书|证|方面)?(?:可以|可|都|也|暂时|目前|还|就|完全|根本|从来|压根|一[句点样]也?都?)?"
    r"(?:没有|没得|没考|没办|没|没(?:碰|用|学|做|开|干|摸|写|打|教|接触)过|无要求|不做|不干"
    r"|不会(?:开|做|写|讲|说|用|画|弄|搞|修|焊|打|操作)?|不懂|不熟|不用|不需要|不要求|不作要求|不做要求|不限"
    r"|不交|不缴|不买|不含|不包|不提供|未取得|未考|过期了|已过期|不标准|不流利|不熟练|不太好|不想干|不想做|做不了|干不了|没过|过了[一二两三四五\d]门|(?:打|做|搞|弄|玩|用|说|讲|学)?(?:不来|不行|不了|不好)|有没有都|有无都|有无均|可有可无)"
    r"(?=$|[，,。；;、！!？?\s)）/|]|也|都|吧|了|呢|但|的也)"
)
# 没有电工证勿扰 asks for the certificate; 没有健康证的公司帮办 does not waive it.
_REQUIRED_AFTER = re.compile(
    r"^[^。！？!?；;\n]{0,6}?(?:勿扰|勿投|勿来|免谈|不要来|别来|莫来|绕道|不予|不考虑|不录用|不能上岗"
    r"|不得上岗|不行|不收|请勿)"
)
_CONDITIONAL_AFTER = re.compile(
    r"^(?:证书|证)?(?:的|者)[，,]?[^。！？!?；;\n]{0,8}?(?:帮|代|可?(?:入职|到岗|上岗)[前后]|统一|组织|安排|带)"
)


def is_negated(text: str, start: int, end: int) -> bool:
    """Tell whether ``text[start:end]`` is said to be absent, not needed or not offered.

    A list shares its negation (没有叉车证和电工证). A wish to learn (想考电工证) counts as
    absent. 没有电工证勿扰 does not: there the thing is demanded.

    Parameters
    ----------
    text
        The whole text; offsets are half-open.
    """
    before = text[max(0, start - _REACH) : start]
    if before.endswith("不") and text.startswith(("定期", "但", "仅", "光", "只"), start):
        return False
    breaks = list(_CLAUSE_BREAK.finditer(before))
    clause = before[breaks[-1].end() :] if breaks else before
    after = text[end : end + _REACH]
    if _BEFORE.search(_NOT_A_CUE.sub("", clause)):
        return not (_REQUIRED_AFTER.match(after) or _CONDITIONAL_AFTER.match(after))
    return bool(_AFTER.match(after))
