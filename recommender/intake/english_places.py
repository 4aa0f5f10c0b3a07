"""Find the Chinese places an English sentence names."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Final, NamedTuple

from features.dictionary import Dictionary
from features.region import within
from features.taxonomy import read_rows

_SUFFIX: Final = re.compile(
    r"(?: new)? (?:autonomous )?(?:district|county|city|prefecture|banner|province|league|area)$",
    re.I,
)
_SHORTEST: Final = 5
_LED_IN: Final = re.compile(
    r"\b(?:in|near|at|around|to|from|of|or|and|within|live|city)\s+$|^\s*$|[,/]\s*$"
)


# 苏州 and 福州, beside 宿州 and 抚州.
_BETTER_KNOWN: Final = frozenset({"320500", "350100"})


class EnglishPlace(NamedTuple):
    """A place an English sentence names; half-open offsets and its code."""

    start: int
    end: int
    code: str


def find_english_places(text: str, folded: str, near: str | None) -> list[EnglishPlace]:
    """Return the places named in Latin letters, in order.

    Parameters
    ----------
    text
        The words as given: a name counts with a capital letter, or after a preposition.
    folded
        The same words, folded.
    near
        Code of the place they were given at, which settles shared names.
    """
    found = []
    for start, end, codes in _names().find(folded):
        written = text[start].isupper()
        if not (written or _LED_IN.search(folded[:start])):
            continue
        if re.match(r"\s(?:road|street|university|college|hotel|bank)\b", folded[end : end + 12]):
            continue
        found.append((start, end, codes))
    sure = [code for _, _, codes in found if (code := _settle(codes, near))]
    settled = [
        (start, end, _beside(codes, sure) or _settle(codes, near)) for start, end, codes in found
    ]
    return _joined(folded, [EnglishPlace(a, b, code) for a, b, code in settled if code])


def _beside(codes: tuple[str, ...], sure: list[str]) -> str | None:
    """Return the one division of a shared name that lies in another place named: Xuhui, Shanghai."""
    inside = [c for c in codes if any(within(c, o) and o not in codes for o in sure)]
    return inside[0] if len(inside) == 1 else None


def _joined(folded: str, found: list[EnglishPlace]) -> list[EnglishPlace]:
    """Return the places with one that only tells where the one before lies (Baoan, Shenzhen) in it."""
    kept: list[EnglishPlace] = []
    for place in found:
        last = kept[-1] if kept else None
        beside = last is not None and folded[last.end : place.start] in (", ", ",", " ", " in ")
        if last and beside and last.code != place.code and within(last.code, place.code):
            kept[-1] = last._replace(end=place.end)
        else:
            kept.append(place)
    return kept


@cache
def _names() -> Dictionary[tuple[str, ...]]:
    codes: dict[str, list[str]] = defaultdict(list)
    for row in read_rows("region_names_en.csv"):
        full = row["name_en"].lower()
        short = _SUFFIX.sub("", full)
        names = {full, short if len(short) >= _SHORTEST or full == short else full}
        # Few write the apostrophe of Bao'an.
        plain = {name.replace("'", "") for name in names}
        for name in names | {name for name in plain if len(name) >= _SHORTEST}:
            codes[name].append(row["code"])
    return Dictionary((name, tuple(found)) for name, found in codes.items())


def _settle(codes: tuple[str, ...], near: str | None) -> str | None:
    """Return the one division meant: near home, else a city, else the only one."""
    if near:
        local = [code for code in codes if within(code, near) or within(near, code)]
        if local:
            return local[0]
    known = [code for code in codes if code in _BETTER_KNOWN]
    if known:
        return known[0]
    cities = [code for code in codes if code.endswith("00")]
    outer = [code for code in cities if all(within(other, code) for other in cities)]
    if cities:
        return outer[0] if outer else None
    return codes[0] if len(codes) == 1 else None
