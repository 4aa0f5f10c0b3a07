"""What recruiters add to a job's name: pay, shifts, benefits, praise, numbers.

Phrases stand in ``data/taxonomies/title_noise.csv``: ``anywhere`` ones are never part
of a job's name, ``alone`` ones are noise only when nothing else stands beside them, and
``rank`` ones name a level or role that fits any occupation. What has numbers in it is
described by the patterns here, for half-width text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from features.taxonomy import read_rows

_NUMBER = r"(?:\d+(?:[.,]\d+)?|[一二两三四五六七八九十百几]+)"
_UNIT = r"(?:[kw千万]|元|块)"
_TO = r"\s*[-~至到]\s*"
_PERIOD = r"(?:(?:每|一|/|per|an?)?\s*(?:小?时|天|日|个?月|年|单|hr?|hour|day|week|month|year)\b)"
_EARN = r"(?:综合|平均|可达|工资|收入|薪资|底薪|保底|提成|[年月日周时][入薪均收]|到手|[入薪均])"
_REACH = r"(?:高?达|过|破|超)"
_PAY = (
    rf"(?:无责任?|有责|永久|高)*{_EARN}+{_REACH}?\s*[$¥]?{_NUMBER}\s*{_UNIT}?"
    rf"(?:{_TO}{_NUMBER}{_UNIT}?)?",
    rf"{_EARN}+{_REACH}?[万千](?![\u4e00-\u9fff])|{_EARN}+(?:过|破|超)[万千]",
    rf"[$¥]\s*\d[\d,.]*k?(?:\s*-\s*[$¥]?\d[\d,.]*k?)?\s*{_PERIOD}?",
    rf"{_NUMBER}{_UNIT}?{_TO}{_NUMBER}\s*{_UNIT}{_PERIOD}?|\d{{4,}}{_TO}\d{{4,}}",
    rf"\d[\d.]*\s*{_UNIT}?\s*{_PERIOD}|\d[\d.]*\s*(?:[kw千万](?![a-z\u4e00-\u9fff])|元|块)",
    r"\d{2,3}%|[年月日时]\s*\d{3,}",
)
_HOURS = (
    rf"[上做干早]\s*{_NUMBER}\s*[天点]?\s*[休晚]\s*{_NUMBER}\s*[天点]?|朝九晚[五六]",
    rf"[周月]?休{_NUMBER}天?(?![\u4e00-\u9fff])|{_NUMBER}休{_NUMBER}",
    rf"[周月]休(?:{_NUMBER}(?:{_TO}{_NUMBER})?天?)?",
    rf"\d{{1,2}}[:点]\d{{0,2}}{_TO}\d{{1,2}}[:点]?\d{{0,2}}|\d{{1,2}}小时(?:工作)?制?",
)
_DEMANDS = (
    rf"招?{_NUMBER}\s*[-~]?\s*\d*\s*(?:名|人以上|位|岁以[上下内]?|岁)|[12]\d届|20\d\d届",
    rf"{_NUMBER}(?:{_TO}{_NUMBER})?年(?:以上)?(?:相关)?(?:工作)?经验",
    r"熟练(?=[\u4e00-\u9fff]{2})(?!工)|(?:世界|全球|中国)?\d{3}强",
)
_REFERENCES = (
    r"(?<![a-z])[a-z]{1,4}\d{5,}(?!\d)|\d{5,}",
    r"(?:工作|上班)?地[点址]\s*[:是在]?\s*[\u4e00-\u9fff]+",
)
_ENGLISH = (
    r"\b(?:(?:urgently |now |immediately )?(?:hiring|wanted|needed|required)|vacanc(?:y|ies))\b",
    r"\b(?:(?:full|part)[- ]time|[mwf]/[mwf](?:/[dx])?|remote|onsite|hybrid|asap|urgent(?:ly)?)\b",
    r"\b(?:no experience(?: needed| required)?|immediate start|competitive salary|great pay)\b",
)
_NOISE_FILE: Final = "title_noise.csv"


def without_noise(text: str) -> str:
    """Return half-width `text` with a blank for each phrase that is never a job's name."""
    return _anywhere().sub(" ", text)


def is_noise(segment: str) -> bool:
    """Tell whether a segment of a title is nothing but noise (社保, but not 社保专员)."""
    return _alone().fullmatch(segment) is not None


def is_rank_only(title: str) -> bool:
    """Tell whether a cleaned title is a rank or role that fits any occupation (学徒, 主管)."""
    return title.lower() in _ranks()


@cache
def _anywhere() -> re.Pattern[str]:
    patterns = (*_PAY, *_HOURS, *_DEMANDS, *_REFERENCES, *_ENGLISH)
    return re.compile("|".join((*patterns, *_escaped("anywhere"))), re.IGNORECASE)


@cache
def _alone() -> re.Pattern[str]:
    # Possessive: a long run of phrases that ends in something else must fail at once.
    return re.compile(rf"(?:{'|'.join(_escaped('alone'))}|[\d.:%~+-])++", re.IGNORECASE)


@cache
def _ranks() -> frozenset[str]:
    return frozenset(_phrases("rank"))


def _escaped(where: str) -> list[str]:
    return [re.escape(phrase) for phrase in sorted(_phrases(where), key=len, reverse=True)]


def _phrases(where: str) -> list[str]:
    return [row["phrase"] for row in read_rows(_NOISE_FILE) if row["where"] == where]
