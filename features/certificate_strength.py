"""Tell how strongly a posting asks for a certificate or a skill that it names."""

from __future__ import annotations

import re
from typing import Final, Literal

from features.parsed import Mention

Strength = Literal["required", "preferred", "unknown"]

_CLAUSE: Final = re.compile(r"[。！？!?；;\n]|\d[、.．]|\.(?=\s|$)")
_SUBCLAUSE: Final = re.compile(r"[，,]")
_PREFERRED_AFTER: Final = re.compile(
    r"优先|更好|最好|更佳|最佳|为佳|尤佳|者佳|加分|加薪|上浮|加\d|[没无]有?证?(?:也|亦)(?:行|可|要)|没有也|可放宽|不强制|者优"
    r"|\b(?:preferred|preferable|desirable|welcome|nice to have|an? (?:big |strong |real )?(?:plus|bonus|advantage|asset))\b"
)
_PREFERRED_BEFORE: Final = re.compile(
    r"\b(?:preferably|ideally|bonus|nice to have|preference for)\b|最好|有更好|优先|若有|如有|如持|如果有|希望|加分项"
)
_LATER: Final = re.compile(
    r"(?:入职|到岗|上岗|进厂|转正|试用|学徒|见习)[^，,。；;]{0,5}?(?:后|期|内|考|取|办)|包拿证|(?:一|半|1)年内考|带去?办|帮忙?办|代办"
    r"|(?:公司|单位|厂里|店里|我们)(?:统一)?(?:组织|安排|出钱|帮|带)"
)
_REQUIRED_BEFORE: Final = re.compile(
    r"(?:必须|须|需要?|要求|应当?|要有|得有|必备|具备|具有|持有?|凭|有效|提供|办理|要|有)[^，,。；;]{0,10}$"
)
_REQUIRED_AFTER: Final = re.compile(
    r"^[^。；;]{0,8}(?:上岗|勿扰|不要来|必须|必备|方可|才能|才行|在手|免谈|绕道|在复审期)"
)


def requirement_strength(text: str, mention: Mention) -> Strength:
    """Return how strongly a posting asks for a certificate or skill it names.

    Parameters
    ----------
    text
        The posting's text in which `mention` was found.
    mention
        A certificate or skill with its span.

    Returns
    -------
    str
        ``preferred`` (优先, 更好, 没有也行), ``required`` (须持, 必须, 持证上岗), ``unknown`` when
        the text says neither, says it is not needed, or lets it be got later.
    """
    if mention.negated:
        return "unknown"
    start, end = mention.span.start, mention.span.end
    left = _last_part(text[:start], _CLAUSE)
    right = _CLAUSE.split(text[end:], maxsplit=1)[0]
    near_right = _SUBCLAUSE.split(right)
    said_right = "，".join(near_right[:2])
    near_left = _last_part(left, _SUBCLAUSE)
    if _PREFERRED_AFTER.search(near_right[0]) or _PREFERRED_BEFORE.search(near_left):
        return "preferred"
    if re.match(r"\s*[没无]有?证?(?:也|亦|的也)", said_right[len(near_right[0]) + 1 :]):
        return "preferred"
    if _LATER.search(near_left) or _LATER.search(said_right):
        return "unknown"
    if _REQUIRED_BEFORE.search(near_left) or _REQUIRED_AFTER.match(right):
        return "required"
    return "unknown"


def _last_part(text: str, separator: re.Pattern[str]) -> str:
    return separator.split(text)[-1] if text else ""
