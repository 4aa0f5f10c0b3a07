"""Read the kind of employment a text names.

Conventions
-----------
* One of ``EMPLOYMENT_TYPES``. 小时工 and 非全日制 are part_time; 临时工, 季节工, 日结
  and 短期 are temporary; 就业见习 and 学徒 are apprenticeship; 零工 and 众包 are flexible.
* A text that names two kinds as alternatives (全职/兼职) settles neither.
* 接受实习生 and 可实习 say who may apply, 实习经验 and 实习证明 what is asked or given:
  none of them is a kind of employment. Neither is 全职妈妈.
"""

from __future__ import annotations

import re
from typing import Final

from features.parsed import Parsed
from features.text import fold, quote

EMPLOYMENT_TYPES: Final = (
    "full_time",
    "part_time",
    "temporary",
    "dispatch",
    "intern",
    "apprenticeship",
    "flexible",
)

_NOT_OFFERED: Final = r"(?<!非)(?<!不招)(?<!不要)(?<!谢绝)(?<!拒绝)(?<!不是)(?<!无)(?<!勿)(?<!禁止)"
_WORDS: Final = {
    "part_time": r"非全日制|兼职(?!勿|者?免|不要)|小时工|钟点工|半天班|part[- ]?time",
    "full_time": (
        r"(?<!非)全日制(?:用工|劳动|合同|就业)|(?<!统招)(?<!非)全日制(?=$|[,，)])|全职(?!妈|太太"
        r"|爸|主妇|宝妈|高手)|正式工|专职(?!教师|老师)"
        r"|full[- ]?time|编制内|聘用制"
    ),
    "dispatch": (
        r"劳务派遣(?!公司|业务|销售|专员|管理|许可|资质|机构)|派遣制|派遣(?:工|用工|员工)"
        r"|(?<!外)(?<!人才)(?<!劳务)派遣(?=$|[,，)/])|dispatched"
    ),
    "intern": (
        r"(?<!或)(?<!顶岗)实习(?:生|岗|岗位|制)?(?!证明|经[验历]|期|指导|机会|工资|待遇|地点|项目"
        r"|报告|实训|周期|亦|也|均|可|补|结束|内|学)"
        r"|顶岗实习|(?<![a-z])intern(?:ship)?s?(?![a-z])"
    ),
    "apprenticeship": (
        r"就业见习|见习(?:岗|生|岗位)|(?<=^)见习|(?:新型)?学徒(?:制|工)?(?!期|也|亦|不|学|可|两|前"
        r"|从)|apprentice(?:ship)?s?"
    ),
    "temporary": (
        r"临时(?:工|用工|岗|性)?(?!任务|工作|数据|交|安排|需求|性?工作任务|办|事|住|会|抽|加|有"
        r"|通知|起)|季节工|季节性|短期工|短工"
        r"|短期(?=$|[,，)/])|(?<![周月]结)(?<![周月]结[、/或和])日结(?!兼|[、/或和]?[周月]结)|暑[假期]工|寒假工|假期工|temporary|temp(?![a-z])|seasonal"
    ),
    "flexible": r"灵活就业|灵活用工|灵活(?=$|[,，)/])|零工|众包|自由职业|共享用工|freelance|gig",
}
_KIND: Final = re.compile(
    "|".join(rf"(?P<{kind}>{_NOT_OFFERED}(?:{words}))" for kind, words in _WORDS.items())
)
_BOTH: Final = re.compile(
    r"[专全]\s?[/、]?\s?兼职|兼[/、]?全职|兼\s?[/、或]\s?专|(?:full|part)[- ]?time\s?(?:/"
    r"|or)\s?(?:full|part)"
)
_PROSPECT: Final = re.compile(
    r"(?:可|能|有机会)?转(?:为|正|成)?$|(?:接受|可做?|可以|欢迎|也要)[^,，。;；()（）/|]{0,4}$"
)
_SIGHT: Final = 6


def parse_employment_type(text: str) -> Parsed[str]:
    """Read the kind of employment from a cell, a title or a sentence.

    Parameters
    ----------
    text
        Such as ``全职`` or ``兼职会计（周末）``.

    Returns
    -------
    Parsed of str
        One of ``EMPLOYMENT_TYPES``, or unknown; never explicitly none.
    """
    folded = fold(text)
    if _BOTH.search(folded):
        return Parsed.unknown()
    found = [match for match in _KIND.finditer(folded) if not _is_prospect(folded, match)]
    kinds = {match.lastgroup for match in found}
    # 兼职, paid by the day, is part-time work: how it is paid does not make it another kind.
    if kinds == {"part_time", "temporary"} and all(
        match[0] == "日结" for match in found if match.lastgroup == "temporary"
    ):
        kinds = {"part_time"}
    if len(kinds) != 1:
        return Parsed.unknown()
    kind = kinds.pop()
    first = next(match for match in found if match.lastgroup == kind)
    return Parsed.of(str(kind), quote(text, *first.span()))


def _is_prospect(folded: str, match: re.Match[str]) -> bool:
    """Whether the kind is only what the job may turn into, or whom it takes: 可转全职, 接受实习."""
    before = folded[max(0, match.start() - _SIGHT) : match.start()]
    return _PROSPECT.search(before) is not None
