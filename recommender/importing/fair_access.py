"""Read from two remarks what somebody needs, what a booth offers, and in which hall it is.

Only what is written counts. What a person needs is read from the column that asks for it, never
from what they say of themselves: who has worked with sign language does not need it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from features.text import fold
from recommender.domain.fair import AccessKind

_NEEDED: Final[dict[AccessKind, re.Pattern[str]]] = {
    "step_free": re.compile(
        r"轮椅|坡道|斜坡|无障碍|电梯|腿脚不便|腿脚不好|行动不便|拄拐|拐杖|坐便|不能爬楼|上不了楼"
        r"|wheelchair|step-?free|\bramp\b|\blift\b|\belevator\b"
    ),
    "sign_language": re.compile(r"手语|听障|聋|sign[ -]language|\bdeaf\b"),
}
_OFFERED: Final[dict[AccessKind, re.Pattern[str]]] = {
    "step_free": re.compile(
        r"无障碍|轮椅(?:可|能)|(?<!没有)(?<!没)(?<!无)(?<!缺)(?:坡道|斜坡)|step-?free|\bramp\b"
    ),
    "sign_language": re.compile(r"(?<!没有)(?<!没)(?<!无)(?<!不会)手语|sign[ -]language"),
}
_NOT_NEEDED: Final = re.compile(r"(?:不用|不需要?|无需|不要|不必)[^,，。;；、]{0,6}")
_REMOTE: Final = re.compile(
    r"(不|没有|无法|无)?(?:可以|可|能|支持|接受|提供)?(?:远程|视频|线上)(?:面试|面谈)"
)
_HALL: Final = re.compile(
    r"(?:第\s?)?([a-z]|\d{1,2}|[一二三四五六七八九十]{1,2})\s?(号?展?(?:馆|厅)|号?展?区)"
)
_LETTER: Final = re.compile(r"[A-Z]")


def read_needs(text: str) -> tuple[AccessKind, ...]:
    """Return what a person needs at a booth.

    Parameters
    ----------
    text
        Of the column for special needs.
    """
    said = _NOT_NEEDED.sub("", fold(text))
    return tuple(kind for kind, words in _NEEDED.items() if words.search(said))


def read_offers(text: str) -> tuple[AccessKind, ...]:
    """Return what a booth says that it offers.

    Parameters
    ----------
    text
        Its remarks.
    """
    return tuple(kind for kind, words in _OFFERED.items() if words.search(fold(text)))


def read_remote(text: str) -> bool | None:
    """Return whether remarks offer interviews at a distance, ``None`` where they do not say.

    Parameters
    ----------
    text
        Remarks of a booth.
    """
    found = _REMOTE.search(fold(text))
    return not found[1] if found else None


def read_hall(text: str) -> str:
    """Return the hall or area that a remark names, such as ``A区`` or ``2号馆``, else nothing.

    Parameters
    ----------
    text
        Remarks of a booth.
    """
    found = _HALL.search(fold(text))
    return f"{found[1].upper()}{found[2]}" if found else ""


def halls(booths: Sequence[tuple[str, str]]) -> list[str]:
    """Return the hall of each booth; one that is not written follows from the booth's letter.

    Where a clerk wrote A区 beside A01 and nothing beside A02, A02 is there too. It is so only
    where every booth of the letter that names a hall names that one.

    Parameters
    ----------
    booths
        Number and hall of each, the hall empty where it is not written.
    """
    named: defaultdict[str, set[str]] = defaultdict(set)
    for number, hall in booths:
        if hall and _LETTER.match(number):
            named[number[0]].add(hall)
    known = {letter: next(iter(those)) for letter, those in named.items() if len(those) == 1}
    return [
        hall or (known.get(number[:1], "") if _LETTER.match(number) else "")
        for number, hall in booths
    ]
