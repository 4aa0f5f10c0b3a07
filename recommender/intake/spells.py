"""Find work told by how long it was done and no known word: 县医院儿科待过四年, 五年项目现场管理."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from features.skills import find_skills
from recommender.intake.jobs import SpokenJob
from recommender.intake.reading import Offsets, overlaps

_YEARS: Final = r"(?:快|有|差不多|将近|整整)*(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|好几|半)(?:多|来|几)?(?:年|个月)半?"
# A ward or an office where somebody spent years worked there.
_SPENT_THERE: Final = re.compile(
    r"(?:^|在|到)(?P<title>(?![^，,。]{0,3}(?:在|家))[\u4e00-\u9fff]{1,8}?"
    rf"(?:[妇儿外内产急质]产?科|卫生[院室]|医院|诊所|幼儿园|(?:[病库机电药厨柜]|电工|维修|保安|配电|工具)房|车间|工地))里?面?[待呆](?:过|了){_YEARS}"
)
# 五年项目现场管理: the whole clause, and a skill in it.
_SO_LONG: Final = re.compile(
    rf"^\s*(?:我|本人|有)*{_YEARS}的?(?P<title>[\u4e00-\u9fff]{{2,6}}?"
    r"(?:管理|设计|开发|运营|销售|施工|监理|采购|检验|维修|安装|护理|编程|加工|装配|策划|推广|跟单))$"
)
# 在4S店当service advisor三年
_CALLED: Final = re.compile(
    rf"(?<![想要])[做当干](?:过|了)?\s?(?P<title>[a-z][a-z ]{{2,24}}?[a-z])\s?(?:做|干)?了?{_YEARS}"
    rf"|(?<![没未])[做当干](?:过|了){_YEARS}的?\s?(?P<held>[a-z][a-z ]{{2,24}}[a-z])\s*$"
)
_NUMBER: Final = r"(?:[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty)\+? (?:years?|yrs?|months?)"
_ENGLISH: Final = re.compile(
    rf"\b{_NUMBER} of (?P<of>(?!(?:experience|work|working|school|study|studying|college|university|age|rest|marriage|break|training|my|me|his|her|being|not|no|english)\b)[a-z][a-z -]{{2,24}}?)"
    r"(?: experience)?(?= (?:with|in|at|for|and|on|using)\b|\s*$)"
    rf"|\b(?P<made>(?:made|served|washed|ironed|stitched|loaded|assembled|inspected|picked|cut|styled) [a-z]{{3,12}}(?: [a-z]{{3,12}})?)(?: (?:in|at) (?:an? |the )?[a-z ]{{2,16}})? for (?:about |over |nearly )?{_NUMBER}"
)


def find_spells(
    folded: str, start: int, number: int, jobs: Sequence[SpokenJob]
) -> Iterator[Offsets]:
    """Yield where a clause names work by how long it was done, as half-open offsets into it.

    Parameters
    ----------
    folded
        The clause.
    start
        Where it begins in the text.
    number
        Its number.
    jobs
        The known jobs: a trade named before says what was done at a place.
    """
    introduced = any(not job.is_place and job.clause <= number for job in jobs)
    known = [(job.start - start, job.end - start) for job in jobs]
    for pattern in (_SPENT_THERE, _SO_LONG, _CALLED, _ENGLISH):
        said = pattern.search(folded)
        if said is None or (introduced and (pattern is _SPENT_THERE or said.lastgroup == "of")):
            continue
        span = said.span(str(said.lastgroup))
        if pattern is _SO_LONG and not find_skills(said["title"]):
            continue
        if not overlaps(*span, known):
            yield span
            return
