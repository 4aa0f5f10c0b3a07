"""Find posts for fresh graduates and interns: 应届生, 26届 and 实习生, as a tag or a title.

Conventions
-----------
* Only a short text without sentences is a title or a tag; in an advertisement the
  same words tell of pay, of colleagues and of who is preferred.
* A tag stands between separators, alone (（应届）, 2026届) or at the end of the name of
  a post (财务实习生), or opens it (实习会计). 优秀应届生, 非应届生 and 实习证明 are none.
* Where others are sought too (应届生，有经验者优先) there is no such post.
* A cell is only a cell where nothing else stands in it (在校/应届).
"""

from __future__ import annotations

import re
from typing import Final

_TITLE_LENGTH: Final = 40
_SENTENCE: Final = re.compile(r"[。;；!?\n]")
_SEGMENT: Final = re.compile(r"[^/|+·,，、()\[\]【】{}\-\s:：&.]+")
_CLASS_OF: Final = r"(?:20)?[0-9]{2}届"
_CELL: Final = re.compile(
    rf"\s*(?:仅?限)?(?:(?:{_CLASS_OF}|应届|在校)(?:的?(?:高校|大学|大专|专科|本科|硕士))?"
    r"(?:毕业)?(?:学?生|者)?|fresh graduates?|new graduates?|students?)"
    rf"(?:\s?[/、和及或]\s?(?:{_CLASS_OF}|应届|在校|实习)(?:毕业)?(?:学?生|者)?)*\s*"
)
_ENDS_WITH_TAG: Final = re.compile(
    rf"^{_CLASS_OF}(?:毕业)?生?$|"
    r"(?:应届[^生]{0,6}(?:毕业)?生|应届(?:毕业)?(?:生|者)?|实习(?:生|岗)?)(?:岗位?|职位)?$"
)
_OPENS_WITH_TAG: Final = re.compile(
    r"(?:应届(?:毕业)?生?|实习生?)[^证期住补资薪转经导训管]{0,8}"
    r"(?:员|师|计|纳|服|代表|顾问|助理|销售|生|岗)$"
)
_OTHERS_TOO: Final = re.compile(
    r"(?<![无零0没])(?<!没有)(?:工作|相关|从业)?经验|往届|社招|社会人|(?:^|[,，;；、/|+])\s?不限\s?(?:$|[,，;；、/|+])"
)
_CLAUSE_BREAK: Final = re.compile(r"[,，|+()]")
_ONLY_ALLOWED: Final = re.compile(
    r"优秀|[不未勿拒除]|接[受收]|可|欢迎|考虑|优先|经[验历]|提供|证明|补贴|薪|工资|待遇|参加"
    r"|安排|线上|现场|到|愿意|长期|短期|期间|每周|连续|能|需|须|至少|放宽|[非有带给]$"
)
_NOT_BINDING_AFTER: Final = re.compile(
    r"[^,，|+]{0,12}?(?:优先|优选|加分|不考虑|勿|除外|往届|补贴|津贴)|\s*[:：]\s*[0-9]"
)


def find_fresh_tag(folded: str) -> tuple[int, int] | None:
    """Find a tag that makes the post one for fresh graduates or interns.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.

    Returns
    -------
    tuple of int, or None
        Half-open offsets of the tag with the name of its post.
    """
    cell = _CELL.fullmatch(folded)
    if cell:
        return cell.span()
    if len(folded) > _TITLE_LENGTH or _SENTENCE.search(folded) or _OTHERS_TOO.search(folded):
        return None
    for segment in _SEGMENT.finditer(folded):
        found = _ENDS_WITH_TAG.search(segment.group()) or _OPENS_WITH_TAG.match(segment.group())
        if found and _is_binding(folded, segment.start() + found.start(), segment.end()):
            return segment.start() + found.start(), segment.end()
    return None


def _is_binding(folded: str, start: int, end: int) -> bool:
    clause = _CLAUSE_BREAK.split(folded[:start])[-1]
    return not (_ONLY_ALLOWED.search(clause) or _NOT_BINDING_AFTER.match(folded, end))
