"""Find work told by its verb and what it was done to: 开过行车, 放过羊, 照顾过老人三年."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from features.parsed import Span
from features.skills import find_skills
from recommender.intake.clauses import Clause
from recommender.intake.cues import Standing, last_cue
from recommender.intake.job_words import job_dictionary
from recommender.intake.reading import Words

YEARS: Final = r"(?:快|有|差不多|将近)?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|好几|几|半)(?:多|来|几)?个?(?:年|月|辈子)半?(?:多)?"
"""A period as people say it, as a pattern."""
# 开过行车, 卖过房卖过保险: only where the verb and the thing are a known job.
_DONE_ONCE: Final = re.compile(
    r"(?<![没未])(?P<verb>[\u4e00-\u9fff])过(?=(?P<thing>(?!店$|车$)[\u4e00-\u9fff]{1,4}))"
)
# 带过五年孩子, 照顾过老人三年: done, and not at home, where it is no work.
CARED: Final = re.compile(
    rf"(?P<verb>照[顾看料]|伺候|护理|[带看])过(?:{YEARS}|[0-9一二两三四五六七八九十几]+多?个)?的?(?P<thing>孩子|小孩|娃|宝宝|老人|病人)"
)
_AT_HOME: Final = re.compile(r"自[己家]|家里|我家|在家|回家|老家|[公婆爸妈孙]")
# 开过车 alone may be in a car of one's own.
_DROVE_FOR: Final = re.compile(
    r"[给帮替](?:人家?|别人|老板|领导|单位|公司|厂里|店里|工地)(?:里|上)?(?P<job>开(?:过|了)车)"
)
# 拉过油罐车六年: told with the years, and longer than any word.
_TOLD_WITH_YEARS: Final = re.compile(rf"[\u4e00-\u9fff]{{2,5}}?(?:也|都|有)?{YEARS}(?:了)?$")


class OwnWords(NamedTuple):
    """A job in somebody's own words: its title, where it stands, and what it is to them."""

    title: str
    span: Span
    standing: Standing
    clause: int


def done_once(words: Words, clause: Clause, number: int) -> Iterator[OwnWords]:
    """Yield work told by its verb and 过: 卖过房卖过保险, 带过五年孩子.

    Parameters
    ----------
    words
        The person's words.
    clause, number
        The clause, and its number.
    """
    folded = words.clause_text(clause)
    for match in _DONE_ONCE.finditer(folded):
        titles = [match["verb"] + match["thing"][:size] for size in range(4, 0, -1)]
        known = [title for title in titles if _is_known(title)]
        if known and not _TOLD_WITH_YEARS.match(folded, match.end()):
            start, end = clause.start + match.start(), clause.start + match.end()
            yield OwnWords(known[0], words.quote(start, end + len(known[0]) - 1), "past", number)
    drove = _DROVE_FOR.search(folded)
    if drove:
        span = words.quote(clause.start + drove.start("job"), clause.start + drove.end())
        yield OwnWords("开车", span, "past", number)
    cared = CARED.search(folded)
    if cared and not _AT_HOME.search(folded) and last_cue(folded[: cared.start()]) != "wish":
        span = words.quote(clause.start + cared.start(), clause.start + cared.end())
        yield OwnWords(cared["verb"] + cared["thing"], span, "past", number)


def _is_known(title: str) -> bool:
    """Tell whether a verb and its thing are a known job, or work that is a known skill: 放羊."""
    if job_dictionary().get(title) == "job":
        return True
    return title[0] in "放种养摘采割卖" and any(m.span.text == title for m in find_skills(title))
