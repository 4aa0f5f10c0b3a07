"""Read a cell that tells somebody's past work, one piece after another."""

from __future__ import annotations

import re
from typing import Any, Final

from features.experience.durations import find_durations
from features.text import fold

_PIECES: Final = re.compile(r"[;；\n。|]|(?<=[\u4e00-\u9fff])\s+(?=\d{4}年?)")
_POINT: Final = r"(?P<{0}_year>(?:19|20)\d{{2}})\s?[年./-]?\s?(?:(?P<{0}_month>\d{{1,2}})\s?月?)?"
_PERIOD: Final = re.compile(
    rf"[(（]?{_POINT.format('from')}\s?(?:-{{1,2}}|到|至)\s?(?:{_POINT.format('to')}|(?P<now>今|现在|目前))[)）]?[:：,，]?"
)
_LONE_YEARS: Final = re.compile(
    r"(?<!\d)(?:\d{1,2}(?:\.5)?|[一二两三四五六七八九十]{1,3})年(?:多|半)?(?!级)"
)
_HEAD: Final = re.compile(r"[,，、(（]")
_LONGEST_TITLE: Final = 60
_MOST_PIECES: Final = 20
_MONTHS_A_YEAR: Final = 12
_MOST_YEARS: Final = 60


def read_past_work(text: str) -> list[dict[str, Any]]:
    """Return the pieces of past work a text tells, with years where it states them.

    Parameters
    ----------
    text
        Such as ``1998年至2005年 棉纺厂挡车;2005年至2026年3月 织布厂挡车工、带过徒弟``.

    Returns
    -------
    list of dict
        ``title``, ``years`` (whole years completed, ``None`` when not stated or still
        going on) and ``description``.
    """
    pieces = (piece.strip(" ,，、") for piece in _PIECES.split(text))
    return [_piece(piece) for piece in pieces if piece][:_MOST_PIECES]


def _piece(piece: str) -> dict[str, Any]:
    folded = fold(piece)
    period = _PERIOD.search(folded)
    rest = piece if period is None else f"{piece[: period.start()]} {piece[period.end() :]}".strip()
    years = _stated(folded) if period is None else _length(period)
    head = _HEAD.split(_LONE_YEARS.sub("", rest), maxsplit=1)[0].strip() or rest or piece
    description = piece if head != piece else ""
    return {"title": head[:_LONGEST_TITLE], "years": years, "description": description}


def _stated(folded: str) -> float | None:
    """Return the only duration a piece states; of several it cannot be told what they add to."""
    durations = find_durations(folded)
    return durations[0].low_years if len(durations) == 1 else None


def _length(period: re.Match[str]) -> float | None:
    if period["now"]:
        return None
    begun = int(period["from_year"]) * _MONTHS_A_YEAR + int(period["from_month"] or 1)
    ended = int(period["to_year"]) * _MONTHS_A_YEAR + int(period["to_month"] or 1)
    years = (ended - begun) / _MONTHS_A_YEAR
    return float(int(years)) if years >= 1 else round(years, 1) if years > 0 else None
