"""Split a folded text into the figures and words that matter for pay."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from features.salary.figures import FIGURE_PATTERN
from features.salary.words import (
    CHINESE_PATTERN,
    CHINESE_WORDS,
    ENGLISH_PATTERN,
    PERIOD_PATTERN,
    PIECE_PATTERN,
    Label,
    english_label,
    period_label,
)

_MONTHS_PATTERN: Final = (
    r"(?<![0-9.])(?P<months_low>1[2-9]|2[0-4])(?:-(?:1[2-9]|2[0-4]))?\s?(?:薪|个月(?:工资"
    r"|薪资?|薪水))"
    r"|(?<=[0-9万千kw元)月薪])\s?[*x×·]\s?(?P<months_times>1[2-9]|2[0-4])(?:个?月"
    r"|薪)?(?![0-9.元万千k天小])"
    r"|十(?P<months_han>[二三四五六七八])薪"
    r"|(?P<months_double>年底双薪|年末双薪)"
    r"|(?P<months_en>\b1[2-9]|\b2[0-4])(?:th)?[- ]months? (?:salary|pay)"
)


class Token(Enum):
    """What a lexeme is."""

    FIGURE = auto()
    MONTHS = auto()
    LABEL = auto()
    PIECE = auto()
    PLUS = auto()
    LISTED = auto()
    WEAK_BREAK = auto()
    STRONG_BREAK = auto()


@dataclass(frozen=True, slots=True)
class Lexeme:
    """One figure, word or mark, with its place in the text.

    Parameters
    ----------
    token
        What it is.
    start, end
        Half-open offsets.
    match
        The match it came from.
    label
        What a word says; ``None`` for anything but words.
    """

    token: Token
    start: int
    end: int
    match: re.Match[str]
    label: Label | None = None


def _compact(verbose: str) -> str:
    """Drop the layout of a verbose pattern, whose literals hold no blanks."""
    return re.sub(r"\s+", "", verbose)


_LEXEME: Final = re.compile(
    rf"(?P<months>{_MONTHS_PATTERN})"
    r"|(?P<listed>(?:(?<=[\n:;。；,，、 ])|^)(?:[1-9]|[(][1-9][)])[、.)](?![0-9])|[①-⑳])"
    rf"|(?P<figure>{_compact(FIGURE_PATTERN)})"
    rf"|(?P<piece>{PIECE_PATTERN})"
    rf"|(?P<period>{PERIOD_PATTERN})"
    rf"|(?P<chinese>{CHINESE_PATTERN})"
    rf"|(?P<english>{ENGLISH_PATTERN})"
    r"|(?P<plus>\+|加(?=高?(?:提成|绩效|奖|业绩|补|计件|分红|全勤|餐|佣))|\bplus\b)"
    r"|(?P<strong>[。；;!?\n|•]|(?<![0-9])\.(?![0-9])|(?<=[0-9])\.(?=\s|$))"
    r"|(?P<weak>[,，、/)&])"
)
_MARKS: Final = {
    "months": Token.MONTHS,
    "listed": Token.LISTED,
    "figure": Token.FIGURE,
    "piece": Token.PIECE,
    "plus": Token.PLUS,
    "strong": Token.STRONG_BREAK,
    "weak": Token.WEAK_BREAK,
}


def _label(match: re.Match[str], group: str) -> Label:
    if group == "period":
        return period_label(match[0])
    return CHINESE_WORDS[match[0]] if group == "chinese" else english_label(match[0])


def lex(folded: str) -> Iterator[Lexeme]:
    """Yield the lexemes of a folded text in order.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.

    Yields
    ------
    Lexeme
        Figures, words and marks; everything between them is left out.
    """
    for match in _LEXEME.finditer(folded):
        group = match.lastgroup or ""
        token = _MARKS.get(group)
        if token is None:
            yield Lexeme(Token.LABEL, *match.span(), match, _label(match, group))
        else:
            yield Lexeme(token, *match.span(), match)


def read_months(match: re.Match[str]) -> int | None:
    """Return the number of monthly pays a year that a ``MONTHS`` lexeme states.

    Parameters
    ----------
    match
        Its match.

    Returns
    -------
    int or None
        From 12 to 24.
    """
    if match["months_double"]:
        return 13
    if match["months_han"]:
        return 10 + "零一二三四五六七八".index(match["months_han"])
    digits = match["months_low"] or match["months_times"] or match["months_en"]
    return int(digits) if digits else None
