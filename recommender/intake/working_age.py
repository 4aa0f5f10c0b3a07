"""Read from a person's own words whether the law on minors concerns them: a flag, never an age.

In doubt nothing is read: an age told of the past (十六岁就出来打工) or of somebody else says
nothing, and an age that leaves two answers open says the later one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from features.numerals import read_numeral
from recommender.domain.seeker import WorkingAge
from recommender.intake.reading import Offsets

_LEAST, _OF_AGE, _ADULT = 10, 18, 99
_YEARS_NO_MINOR_HAS_WORKED: Final = 4

_DIGIT: Final = "[一二三四五六七八九]"
_LEAD: Final = (
    r"(?:我(?!们)|俺|本人|自己|今年|现在|目前|年龄|年纪|也|都|就|是|才|刚|刚好|已经?|还|不过|只有|虚岁?|周岁|实岁"
    r"|快要?|马上要?|即将|下个?月|年底|明年|[未不没](?:有)?[满到]|满|:|\s)*"
)
_NUMBER: Final = rf"(?:[1-7][0-9]|{_DIGIT}?十{_DIGIT}?)"
# Whoever says more than an age in the same breath mostly tells of the past: 十六岁进的厂.
_NOW: Final = (
    r"了?(?=$|[，,。;；!！?？、\s]|[吗呢啊吧]|想|找|要(?!饭)|能(?:不能|找|[做干]什么|[做干]啥)|可不可以|可以[做干找打吗]|有没有|行不行|[招收](?:不|吗)"
    r"|(?:的)?(?:学生|[男女]生|[男女]孩|[男女](?=$|[，,。;；!！\s])|小伙|姑娘|[初高]中生|中专生)|在读|还在)"
)
_SAID: Final = re.compile(
    rf"(?<![0-9一二三四五六七八九十第几])(?P<lead>{_LEAD})(?P<number>{_NUMBER})"
    rf"(?:(?P<next>{_DIGIT})|[-、到至或]\s?(?P<or>[1-7]?[0-9])(?=周?岁))?"
    rf"(?:(?P<unit>周?岁)(?P<half>半)?)?(?P<now>{_NOW})?"
)
_OWN: Final = re.compile(r"我|俺|本人|自己")
_CURRENT: Final = re.compile(r"今年|现在|目前|年龄|年纪|虚|周岁|实岁|我|俺|本人|满|刚|才")
_THIS_YEAR: Final = re.compile(r"今年|现在|目前|年龄|年纪")
_NOT_YET: Final = re.compile(r"快|马上|即将|下个?月|年底|明年|[未不没](?:有)?[满到]")
_COUNTED: Final = re.compile(
    r"[0-9年天日个月万千百元块毛家多名斤公里米点时分度%号级届栋楼层人次期批wk]"
)
_BREAK: Final = re.compile(r"(?:^|[，,。;；!！?？、\n\s:()])$")
_THEN: Final = re.compile(r"^(?:的?时候?|那|以[前后上下]|之[前后]|到|至|-|起)")
_BESIDE_SEX: Final = re.compile(
    rf"(?:^|(?<=[，,。;；\s]))(?:[男女]生?[，,、\s]?(?P<after>{_NUMBER})|(?P<before>{_NUMBER})[，,、\s]?[男女]生?)(?=$|[，,。;；\s])"
)
_NOT_OF_AGE: Final = re.compile(
    r"(?:我|本人|俺|今年|现在|属于|是)(?:还|都)*(?:未|没|不)(?:有)?成年"
)

_TEENS: Final = {
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
_ENGLISH: Final = re.compile(
    r"(?:(?P<own>\b(?:i'?m|i am|my age is|i(?:'ve| have)?(?: just)? turned)\s)|(?:^|(?<=[.,;!\n])\s?)(?P<bare>(?:aged? )?))"
    r"(?P<lead>(?:(?:only|just|now|currently|already|still|almost|nearly|not yet|not|about to (?:be|turn)|turning|under|an?)\s)*)"
    rf"(?P<number>[1-7][0-9]|{'|'.join(_TEENS)})"
    r"(?P<unit>[ -]?(?:years?[ -]old|yrs?[ -]old|y/?o)\b)?"
    r"(?=$|[.,;!?\n]|\s(?:and|but|so|looking|want|who|now|last|this|today|years?\b(?=[ -]old)|girl|boy|student)\b)"
)
_ENGLISH_NOT_YET: Final = re.compile(r"almost|nearly|not yet|about to|turning|under|\bnot\b")

_RELATIVE: Final = (
    r"(?:儿子|女儿|孩子?|娃|闺女|姑娘|小子|弟弟?|妹妹?|孙子|孙女|侄[子女]|外甥|亲戚"
    r"|老公|老婆|爱人|丈夫|妻子|爸|妈|父亲|母亲|父母|爷爷|奶奶|哥|姐|他|她|人家)"
)
_OTHERS: Final = re.compile(
    rf"{_RELATIVE}|\b(?:son|daughter|kids?|child|children|brother|sister|nephew|niece|grandson|he|she|they|husband|wife)\b"
)
_NAMED: Final = re.compile(rf"{_RELATIVE}$")
# 帮我儿子找工作: then the profile is of the one who looks for work.
_FOR_ANOTHER: Final = re.compile(
    rf"(?:给|帮|替)(?:我)?(?:们)?(?:家)?(?:的)?(?:[大小老]|那个)?{_RELATIVE}(?:来)?(?:找|问|寻|介绍|打听|咨询)(?!个?(?:学校|幼儿园|老师|补习|对象|医院|妈|爸))"
    r"|\bfor my (?:\w+ )?(?:son|daughter|kid|child|brother|sister|nephew|niece)\b"
)
_SENTENCE: Final = re.compile(r"[。！!？?；;\n]|\.(?=\s|$)")


class _Told(NamedTuple):
    """An age told, half-open offsets: the most years it allows, and whether it is the speaker's."""

    start: int
    end: int
    years: int
    is_own: bool


def read_working_age(folded: str, worked_years: float | None = None) -> WorkingAge | None:
    """Return whether somebody says that they are under 16, or under 18.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    worked_years
        Years of work read from the same words; more than a minor can have contradict an age.

    Returns
    -------
    str or None
        ``None`` for adults, for who says nothing, and for words that contradict each other.
    """
    told = _told(folded)
    for_another = _FOR_ANOTHER.search(folded) is not None
    years = [one.years for one in told if one.is_own != for_another]
    if not years or max(years) >= _OF_AGE or (worked_years or 0) > _YEARS_NO_MINOR_HAS_WORKED:
        return None
    return "under_16" if max(years) < 16 else "under_18"


def age_stretches(folded: str) -> list[Offsets]:
    """Return where ages are told, which nothing may repeat."""
    return [(one.start, one.end) for one in _told(folded)]


def _told(folded: str) -> list[_Told]:
    return [*_chinese(folded), *_english(folded)]


def _chinese(folded: str) -> Iterator[_Told]:
    for found in _SAID.finditer(folded):
        if _is_of_now(folded, found):
            own = _OWN.search(found["lead"]) is not None
            is_own = own or not _of_another(folded, found.start())
            yield _Told(*found.span(), _most_years(found), is_own)
    for found in _BESIDE_SEX.finditer(folded):
        years = _value(found["after"] or found["before"])
        yield _Told(*found.span(), years, not _of_another(folded, found.start()))
    for found in _NOT_OF_AGE.finditer(folded):
        yield _Told(*found.span(), _OF_AGE - 1, is_own=True)


def _is_of_now(folded: str, found: re.Match[str]) -> bool:
    """Tell whether a number is an age, and of today."""
    lead, before, after = found["lead"], folded[: found.start()], folded[found.end() :]
    this_year = _THIS_YEAR.search(lead) is not None
    if found["unit"] is None:
        placed = _OWN.search(lead) or _BREAK.search(before) or _NAMED.search(before)
        alone = found["now"] is not None or (this_year and not _COUNTED.match(after))
        told = _CURRENT.search(lead) or _NOT_YET.search(lead)
        return bool(told and placed and alone)
    return not _THEN.match(after) and (found["now"] is not None or this_year)


def _most_years(found: re.Match[str]) -> int:
    number = _value(found["number"])
    if found["next"]:  # 十五六岁
        number = max(number, number // 10 * 10 + _value(found["next"]))
    if found["or"]:  # 15、6岁, 15-16岁
        other = int(found["or"])
        number = max(number, other if other >= _LEAST else number // 10 * 10 + other)
    early = _NOT_YET.search(found["lead"]) is not None or "虚" in found["lead"]
    return number - 1 if early else number


def _value(number: str) -> int:
    return int(number) if number[0].isdigit() else read_numeral(number) or _ADULT


def _english(folded: str) -> Iterator[_Told]:
    for found in _ENGLISH.finditer(folded):
        if not (found["own"] or found["unit"] or found["bare"]):
            continue
        number = _TEENS.get(found["number"]) or int(found["number"])
        early = _ENGLISH_NOT_YET.search(found["lead"]) is not None
        own = bool(found["own"]) or not _of_another(folded, found.start())
        yield _Told(*found.span(), number - 1 if early else number, own)


def _of_another(folded: str, position: int) -> bool:
    """Tell whether somebody else is spoken of in the sentence before a position."""
    before = _SENTENCE.split(folded[:position])[-1]
    return _OTHERS.search(before) is not None
