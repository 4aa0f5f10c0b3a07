"""Read the education somebody has completed."""

from __future__ import annotations

import re
from typing import Final

from features.education import highest_education
from features.parsed import Span
from recommender.intake.cues import wish_cue_end
from recommender.intake.reading import Reading, Words

_ON_BEHALF: Final = re.compile(
    r"(?:想|要|好)(?:让|给|帮|替)[他她]|(?:帮|替|给)(?:我|俺)?(?:家|的)?(?:儿子|女儿|闺女|姑娘|孩子|老公|老婆|爱人|弟弟?|妹妹?|哥哥?|姐姐?|爸|妈)[^，,。；;]{0,4}(?:找|问|看|介绍)"
)
_RELATIVE: Final = re.compile(
    r"儿子|女儿|闺女|孩子|老公|老婆|爱人|弟弟|妹妹|哥哥|姐姐|[弟妹哥姐](?![妹弟哥姐])"
)
# 我女儿今年大专毕业，学的是护理，想找…: it goes on about her to the end.
_RELATIVE_SEEKS: Final = re.compile(
    r"(?:我|俺)?家?(?:儿子|女儿|闺女|孩子|弟弟?|妹妹?)[^，,。；;我]{0,8}毕业了?[，,\s](?:他|她)?(?:学|读|念)的(?=[^我]*[想找]|[^我]*应聘)[^我]*$"
)
# 我女儿本科毕业……麻烦看看哪家在招人: whoever names a relative first and asks for nothing for themselves.
_RELATIVE_FIRST: Final = re.compile(
    r"(?:老师|你好|您好|请问|那个|[，,\s])*(?:我|俺)?家?(?:儿子|女儿|闺女|姑娘|弟弟?|妹妹?|老公|老婆|爱人)(?!.*?[我俺](?!家|[儿女闺姑弟妹老爱]))(?=.*?(?:麻烦|帮(?:忙|她|他)|看看|问问|有没有|哪家|[她他](?:想|要)|想找|找个))"
)
_SCHOOLS: Final = frozenset({"小学", "初中", "高中", "中学", "大学"})
_AT_A_SCHOOL: Final = re.compile(
    r"\b(?:teacher|teach(?:ing)?|taught|work(?:ed|ing)?|job|cook|guard|cleaner)\b[^.;,]*\b(?:in|at|for) (?:an? |the )?$"
)
_SCHOOLING: Final = re.compile(r"毕业|学历|文凭|文化|读|念|上(?:过|完)")


def read_education(words: Words, reading: Reading) -> None:
    """Read the highest level of education completed."""
    said = words.text
    # 我儿子本科毕业，想让他找个活: the profile is of the one who looks for work.
    if _ON_BEHALF.search(words.folded) or any(
        opens.match(words.folded) for opens in (_RELATIVE_SEEKS, _RELATIVE_FIRST)
    ):
        said = _RELATIVE.sub(lambda relative: "其" * len(relative[0]), said)
    found = highest_education(said)
    if found.value is None or found.span is None or _is_a_school_sought(words, found.span):
        return
    reading.note("education", found.value, [found.span])


def _is_a_school_sought(words: Words, span: Span) -> bool:
    """Tell whether a level is a school to work at, or what was taught: 想找个小学, 教过初中的."""
    clause = words.clause_at(span.start)
    said = words.clause_text(clause)
    # 数学物理都教过，初中的
    number = words.clauses.index(clause)
    last = words.clause_text(words.clauses[number - 1]) if number else ""
    if said.strip() == f"{span.text}的" and "教" in last:
        return True
    if _AT_A_SCHOOL.search(words.folded[clause.start : span.start]):
        return True
    sought = wish_cue_end(words.folded[clause.start : span.start]) is not None
    return sought and span.text in _SCHOOLS and not _SCHOOLING.search(said)
