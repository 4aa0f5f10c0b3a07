"""Read words for somebody else as theirs: 替我妹妹问一下她在幼儿园当过保育员 tells of one who seeks work."""

from __future__ import annotations

import re
from typing import Final

from recommender.intake.kin import KIN

_ASKS_FOR: Final = re.compile(
    rf"(?:给|帮|替)(?:我|俺)?(?:们)?(?:家)?(?:的)?{KIN}(?P<verb>(?:来)?(?:找|问|寻|打听|咨询|介绍|看看))(?!个?(?:学校|幼儿园|老师|对象|医院))"
)
_ITS_FOR: Final = re.compile(
    r"\b(?:it'?s|this is|asking|looking|find a job|a job|work) for my (?P<kin>husband|wife|son|daughter|brother|sister|father|mother|dad|mum|mom)\b"
    r"|^(?:hi[,!. ]*|hello[,!. ]*)?my (?P<first>husband|wife|son|daughter|brother|sister|father|mother|dad|mum|mom) (?:wants?|needs?|is looking|would like|is seeking)\b(?! (?:me|us|to see)\b)(?=[^.;]*\b(?:job|work|position)\b)"
)
_SPEAKER: Final = re.compile(
    rf"[我俺](?!家|的?{KIN}|想问|问)(?:自己|本人|想|要|会|是|今年|也想)|\bi(?:'m| am| have| can| want)\b"
)
_OF_KIN: Final = re.compile(rf"(?:我|俺)?(?:们)?家?的?{KIN}|[他她]")
_OF_KIN_ENGLISH: Final = re.compile(
    r"\bmy (?:husband|wife|son|daughter|brother|sister|father|mother|dad|mum|mom)\b|\bs?he\b"
)


def as_their_own(folded: str, text: str) -> str:
    """Return words that ask for somebody else as if they had spoken; every character stays in place.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    text
        The same words as given; they come back unchanged where the speaker seeks work too.
    """
    chinese, english = _ASKS_FOR.search(folded), _ITS_FOR.search(folded)
    asked = chinese or english
    if asked is None or _SPEAKER.search(folded, asked.end()):
        return text
    kept = list(text)
    if chinese:
        stretches = [(chinese.start(), chinese.start("verb"))]
        stretches += [found.span() for found in _OF_KIN.finditer(folded, chinese.end())]
    else:
        stretches = [found.span() for found in _OF_KIN_ENGLISH.finditer(folded)]
    for start, end in stretches:
        size = end - start
        kept[start:end] = "我" * size if chinese else "i".ljust(size)
    return "".join(kept)
