"""Read how many people a posting looks for.

Conventions
-----------
* Of a range (5-8名) and of an open number (10余人) the lower figure counts, because
  only that is certain.
* 若干, 数名 and 不限 leave the number unknown: some people are wanted, no number is set.
* In free text a number counts only beside 招, 聘, 名额 or 人数; the size of a firm or
  of a team (50-150人, 带10人团队) does not.
"""

from __future__ import annotations

import re
from typing import Final

from features.numerals import read_numeral_range
from features.parsed import Parsed
from features.text import fold, quote

_MOST_PEOPLE: Final = 10_000
_NUMBER: Final = r"(?:[0-9]{1,5}(?:,[0-9]{3})?(?:\.0+)?|[一二两三四五六七八九十百]{1,5})"
_PEOPLE: Final = (
    r"(?:人(?!事|力|民|工|员|才|以|团)|名|位|个(?!月|小|工|人|岗)|people|persons?|staff|vacanc(?:y"
    r"|ies)|openings?|positions?)"
)
_CELL: Final = re.compile(
    rf"\s*(?:招聘?|拟招|计划招聘?|需|急招|共)?\s?(?:人数)?[:：]?\s?(?:约|大约"
    rf"|至少)?(?P<number>{_NUMBER})"
    rf"(?:\s?(?:-|到|至)\s?{_NUMBER})?\s?(?:多|余|\+|来|几)?\s?{_PEOPLE}?(?:以上|左右"
    rf"|\+)?\s*(?:[(（][^)）]*[)）])?\s*"
)
_SENTENCE: Final = re.compile(
    rf"(?:(?:招聘?|聘请?|诚聘|急聘|需要?|缺)(?:[^,，。;；:：0-9\n]{{0,8}}?)|(?:名额|人数"
    rf"|招聘人数|岗位数|需求)[:：为是共有]*\s?(?:约)?)"
    rf"(?P<number>{_NUMBER})(?:\s?(?:-|到|至)\s?{_NUMBER})?\s?(?:多|余|\+|来|几)?\s?{_PEOPLE}"
    r"(?!以上(?:的)?(?:团队|公司|规模)|的?(?:团队|公司|规模|企业)|[^,，。;；]{0,3}(?:团队|优先))"
)
_HEADED: Final = re.compile(
    rf"(?:招聘人数|需求人数|招收人数|名额|人数)[:：]\s?(?P<number>{_NUMBER})(?:\s?(?:-|到"
    rf"|至)\s?{_NUMBER})?(?![0-9.岁年元])"
)
_NOT_HIRING: Final = re.compile(
    r"(?:公司|团队|现有|员工|规模|管理|带领?|班级?|每班|面试|录取)[^,，。;；]{0,4}$"
)
# 会计2名，出纳1名: the openings of several posts are not one number.
_ANOTHER_POST: Final = re.compile(rf"[,，、;；和][^,，、;；。0-9]{{1,10}}{_NUMBER}\s?[名人]")
_SIGHT: Final = 8


def parse_headcount(text: str) -> Parsed[int]:
    """Read the number of openings from a cell or a sentence.

    Parameters
    ----------
    text
        Such as ``5-8名``, ``若干`` or ``诚聘收银员3名``.

    Returns
    -------
    Parsed of int
        People, at least 1; unknown when no number is set.
    """
    folded = fold(text)
    cell = _CELL.fullmatch(folded)
    match = cell or next(
        (
            found
            for words in (_HEADED, _SENTENCE)
            for found in words.finditer(folded)
            if not _NOT_HIRING.search(folded[max(0, found.start() - _SIGHT) : found.start()])
        ),
        None,
    )
    if match is None or _ANOTHER_POST.match(folded, match.end()):
        return Parsed.unknown()
    people = _whole(match["number"])
    if people is None or not 1 <= people <= _MOST_PEOPLE:
        return Parsed.unknown()
    return Parsed.of(people, quote(text, *match.span()))


def _whole(number: str) -> int | None:
    if number[0].isdigit():
        return int(float(number.replace(",", "")))
    bounds = read_numeral_range(number)
    return bounds[0] if bounds else None
