"""Clean text, and fold it to a searchable form of the same length.

Spans quote the text as it was given, so no reader here searches cleaned text:
each searches :func:`fold`, whose characters stand one for one under those of
the original, and quotes the original by offset.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from features.parsed import Span

_LONGEST_CELL: Final = 16
_DASHES: Final = "～〜~∼〰‐‑‒–—―−－﹣﹘ー"
_SPACES: Final = "\t\x0b\x0c\xa0\u1680\u180e\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
_MORE_SPACES: Final = "\u2008\u2009\u200a\u200b\u200c\u200d\u200e\u200f\u202f\u205f"
_WIDE_SPACES: Final = "\u2060\u3000\ufeff"
_LOOKALIKES: Final = {
    "￥": "¥",
    "丨": "|",
    "•": "·",
    "‧": "·",
    "・": "·",
    "‘": "'",
    "’": "'",
    "“": '"',
    "”": '"',
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
}
_TRADITIONAL: Final = "萬仟兩個幾經驗歷學時資專碩職無業錢塊議滿歲獎試轉綜從銷會計員"
_SIMPLIFIED: Final = "万千两个几经验历学时资专硕职无业钱块议满岁奖试转综从销会计员"


def _fold_table() -> dict[int, str]:
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    # A Chinese comma separates clauses, an ASCII one may group thousands: keep them apart.
    del table[ord("，")]
    table.update({code: chr(code + 32) for code in range(ord("A"), ord("Z") + 1)})
    table.update({code: chr(code - 0xFEE0 + 32) for code in range(0xFF21, 0xFF3B)})
    table.update({ord(dash): "-" for dash in _DASHES})
    table.update({ord(space): " " for space in _SPACES + _MORE_SPACES + _WIDE_SPACES})
    table.update({ord(char): kept for char, kept in _LOOKALIKES.items()})
    pairs = zip(_TRADITIONAL, _SIMPLIFIED, strict=True)
    table.update({ord(traditional): simplified for traditional, simplified in pairs})
    return table


_FOLD: Final = _fold_table()
_BLANKS: Final = re.compile(r"[^\S\n]+")
_LINE_BREAKS: Final = re.compile(r" ?\n[ \n]*")
_INVISIBLE: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\u200b-\u200f\u202a-\u202e\u2060\ufeff]")


def fold(text: str) -> str:
    """Map each character to one plain character, keeping every offset.

    Full-width forms become ASCII, ASCII letters become lower case, every dash
    and tilde becomes ``-``, every odd space (zero-width ones too) becomes a
    space, and the traditional characters that matter here become simplified. The Chinese comma
    stays itself: an ASCII comma may group thousands, a Chinese one may not.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        A text of the same length.
    """
    return text.translate(_FOLD)


def clean_text(text: str) -> str:
    """Return text fit to store and show: NFKC, visible characters, single spaces.

    Offsets change; never take spans from the result of this and quote another text.

    Parameters
    ----------
    text
        Any text.

    Returns
    -------
    str
        The same words without invisible characters, repeated blanks and blank lines.
    """
    normal = unicodedata.normalize("NFKC", _INVISIBLE.sub("", text.replace("\r", "\n")))
    return _LINE_BREAKS.sub("\n", _BLANKS.sub(" ", normal)).strip()


def is_cell(folded: str) -> bool:
    """Tell whether a text is short like a cell of a table, not an advertisement or tags.

    Parameters
    ----------
    folded
        Text from :func:`fold`.
    """
    return len(folded.strip()) <= _LONGEST_CELL and "|" not in folded


def quote(text: str, start: int, end: int) -> Span:
    """Return the span of a half-open stretch of the text, blanks at its ends left out.

    Parameters
    ----------
    text
        The text as it was given.
    start, end
        Half-open character offsets into it.

    Returns
    -------
    Span
        The stretch, quoted exactly.
    """
    piece = text[start:end]
    start += len(piece) - len(piece.lstrip())
    end = start + len(piece.strip())
    return Span(start, end, text[start:end])
