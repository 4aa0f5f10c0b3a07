"""Find what an employer offers besides pay."""

from __future__ import annotations

import re
from functools import cache

from features.dictionary import Dictionary
from features.negation import is_negated
from features.parsed import Mention, Span
from features.segmentation import cuts_across_words
from features.taxonomy import all_within, named_rows

# 社保专员 keeps the books of social insurance; the posting does not offer it thereby.
_DUTY_AFTER = re.compile(
    r"^(?:专员|代理|局|经办|核算|申报|增减|账户|模块|业务|管理|主管|顾问|销售|办理|计算|审核|发放|统计|等?资料"
    r"|中心|系统|知识|政策|事务|理赔|经理|稽核|费用|部门?|登记|事故|认定|处理"
    r"|帮厨|厨师|阿姨|采购|打饭|洗碗|承包|档口|行业|贷款)"
)
_NOT_OFFERED_AFTER = re.compile(r"^(?:费用?)?(?:自理|自费|自付|自行解决|自己解决|个人承担)")
_NOT_OFFERED_BEFORE = re.compile(r"(?:不解决|不负责|自行解决|自理)$")


@cache
def _dictionary() -> Dictionary[tuple[str, str]]:
    return Dictionary([(n, (row["code"], row["name_zh"])) for n, row in named_rows("benefits.csv")])


def benefit_includes(code: str) -> frozenset[str]:
    """Return a benefit and all it includes: 五险一金 holds 社保 and 公积金.

    An unknown code includes only itself.
    """
    return all_within("benefits.csv", "includes", code)


def find_benefits(text: str) -> list[Mention]:
    """Return the benefits a posting names, in order.

    Parameters
    ----------
    text
        A benefits field or a whole description.

    Returns
    -------
    list of Mention
        ``negated`` where the text says it is not offered (无社保, 不包吃住, 食宿自理).
    """
    mentions: list[Mention] = []
    for start, end, (code, name) in _dictionary().find(text):
        after = text[end : end + 6]
        if _DUTY_AFTER.match(after) or cuts_across_words(text, start, end):
            continue
        mentions.append(
            Mention(code, name, Span(start, end, text[start:end]), _is_withheld(text, start, end))
        )
    return mentions


def _is_withheld(text: str, start: int, end: int) -> bool:
    """Tell whether the text says the employer does not offer this."""
    if _NOT_OFFERED_AFTER.match(text[end : end + 8]):
        return True
    if _NOT_OFFERED_BEFORE.search(text[max(0, start - 5) : start]):
        return True
    return is_negated(text, start, end)
