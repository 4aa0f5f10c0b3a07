"""Tell from the words around one paper its grade, and whether it is lacking or still to be had."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.certificates import find_certificates
from features.parsed import Mention
from recommender.intake.reading import Words

# 健康证可以办
_MAY_GET: Final = re.compile(
    r"(?:我|也|都|到时候?|随时)*(?:可以?|能|愿意|马上|这就|会)(?:再|去|马上)?[办考补](?!了|过|好|下来)"
)
_GRADE_AFTER: Final = re.compile(
    r"证?(?:我|也|都)*有?[，,\s]{0,2}(?:是|就)?(?P<grade>[初中高]级|[一二三四五]级)(?:的|工)?(?=$|[，,。；;\s])"
)
_NONE: Final = re.compile(r"没|冇|无|\b(?:no|any|without)\b")


# 雅思6.5, 托福考了100
_SCORE: Final = re.compile(
    r"(?:成绩|总分|证|我|也|都|考了|考过|有|是|拿了|\s)*(?P<score>[0-9](?:\.[05])?|[1-9][0-9]{1,2})(?![0-9年个月千万kw]|\.[0-9])"
)
_GRADE_ALONE: Final = re.compile(r"四级证书?")
_STUDIES: Final = re.compile(r"英语|大学|本科|大专|专科|学生|应届|毕业|六级|cet")
_SCORED: Final = frozenset({"ielts", "toefl"})

# 执业药师考了两回没过
FAILED_AFTER: Final = re.compile(
    r"证?(?:我|也|都)*(?:去年|今年|前年|上次|以前)?考(?:了|过)?(?:[一两二三四几好0-9]{1,2})?(?:多)?(?:回|次|遍|年|趟)?(?:了|都|也|还|一直|但是?|可|就是)*没(?:有)?(?:考)?(?:过|通过|上|成|下来)(?!期)|证?(?:还|都|也|一直)?没(?:有)?(?:考过|通过|考上)"
    r"|[^,.;]{0,12}?\b(?:failed|didn'?t pass|did not pass|haven'?t passed)\b"
)
ANY_TITLE: Final = "专业技术职称"
# 教师资格证高中英语的
_OF_A_SCHOOL: Final = re.compile(r"(?:是|[(（])?(?P<school>高中|初中|小学)(?!毕业|学历|文化|文凭)")
# 教师资格证刚拿到，高中数学的
_SCHOOL_BEHIND: Final = re.compile(
    r"[^，,。；;没在要想]{0,6}[，,\s]\s*(?:是|教)?(?P<school>高中|初中|小学)[\u4e00-\u9fff]{0,3}的(?=$|[，,。；;\s])"
)


def school_behind(folded: str, end: int) -> str | None:
    """Return the kind of school told behind a teaching licence: 教师资格证高中英语的."""
    said = _OF_A_SCHOOL.match(folded, end) or _SCHOOL_BEHIND.match(folded, end)
    return said["school"] if said else None


def is_of_any_trade(name: str, paper: str, words: Words) -> bool:
    """Tell whether a paper is but a title or a grade that many trades have: 初级职称, 四级证.

    Of whoever speaks of studies a grade is that of English.
    """
    graded = _GRADE_ALONE.fullmatch(paper) is not None and not _STUDIES.search(words.folded)
    return name == ANY_TITLE or graded


def may_be_had(folded: str, end: int) -> bool:
    """Tell whether a paper that ends at a position could be had, and is not: 健康证可以办."""
    return _MAY_GET.match(folded, end) is not None


def is_said_lacking(words: Words, mention: Mention, mentions: Sequence[Mention]) -> bool:
    """Tell whether a paper is said to be lacking, but for what is said of the next: N2，在考N1."""
    following = [m for m in mentions if m.span.start >= mention.span.end]
    if not mention.negated or not following:
        return mention.negated
    between = words.folded[mention.span.end : following[0].span.start]
    if not between.startswith(("，", ",")) or _NONE.search(between):
        return True
    alone = [m for m in find_certificates(words.text[: mention.span.end]) if m.name == mention.name]
    return alone[-1].negated if alone else True


def grade_after(words: Words, mention: Mention) -> str | None:
    """Return the grade told behind a paper, or the score: 消控证有，初级的; 雅思6.5."""
    if mention.code in _SCORED:
        scored = _SCORE.match(words.folded, mention.span.end)
        return scored["score"] if scored else None
    said = _GRADE_AFTER.match(words.folded, mention.span.end)
    graded = find_certificates(mention.span.text + said["grade"])[:1] if said else []
    return graded[0].level if graded and graded[0].name == mention.name else None
