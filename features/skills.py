"""Find the skills a text names, and how well they are said to be mastered."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from features.dictionary import Dictionary, fold
from features.negation import is_negated
from features.parsed import Mention, Span
from features.segmentation import cuts_across_words
from features.taxonomy import named_rows, read_rows

# 叉车证 is a certificate, 四线城市 a class of cities, PS: a postscript.
_NOT_A_SKILL_AFTER: Final = re.compile(
    r"^(?:(?:操作|上岗|作业|驾驶|特种作业)?(?:员|师|工|司机)?(?:操作|资格|等级|上岗)?证|城市|公司|有限|集团|[:：]|院|厅|店(?!员|长)|厂|行业)"
)
_PROFICIENCY_BEFORE: Final = re.compile(
    r"(精通|熟练|熟悉|掌握|了解|略懂|懂一点|会一点|擅长|一点|基础)(?:掌握|使用|运用|操作|应用|进行)?(?:的|各种|各类|过)?$"
)
_PROFICIENCY_AFTER: Final = re.compile(
    r"^(?:操作|使用|技能|水平)?(精通|熟练|流利|一般|基础|会一点|懂一点|会一些|入门|\(basic\))"
)


@cache
def _dictionary() -> Dictionary[tuple[str, str]]:
    return Dictionary([(n, (row["code"], row["name_zh"])) for n, row in named_rows("skills.csv")])


@cache
def skill_family(code: str) -> str | None:
    """Return the family of occupations a skill belongs to, ``None`` for an unknown code."""
    families = {row["code"]: row["family"] for row in read_rows("skills.csv")}
    return families.get(code)


def skill_name(code: str, lang: str = "zh") -> str | None:
    """Return a skill's name in Chinese (``zh``) or English (``en``), ``None`` if unknown."""
    column = "name_en" if lang == "en" else "name_zh"
    names = {row["code"]: row[column] for row in read_rows("skills.csv")}
    return names.get(code)


def find_skills(text: str) -> list[Mention]:
    """Return the skills a text names, in order.

    Parameters
    ----------
    text
        A skills field, a job description or what a person says of themselves.

    Returns
    -------
    list of Mention
        ``negated`` where it is not mastered or not asked for (不会电脑); ``level`` is the word
        of mastery beside it (精通, 熟练, 了解), if any.
    """
    folded = fold(text)
    mentions: list[Mention] = []
    for start, end, (code, name) in _dictionary().find(text):
        if _NOT_A_SKILL_AFTER.match(folded[end : end + 8]) or cuts_across_words(text, start, end):
            continue
        negated = is_negated(text, start, end)
        level = None if negated else _mastery(folded, start, end)
        mentions.append(Mention(code, name, Span(start, end, text[start:end]), negated, level))
    return mentions


def _mastery(folded: str, start: int, end: int) -> str | None:
    """Return the word that says how well a skill is mastered."""
    before = _PROFICIENCY_BEFORE.search(folded[max(0, start - 8) : start])
    after = _PROFICIENCY_AFTER.match(folded[end : end + 8])
    found = before or after
    return found.group(1) if found else None
