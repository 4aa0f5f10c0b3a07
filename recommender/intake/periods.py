"""Put periods said in a roundabout way plainly: 第七个年头, design三年, one and a half years."""

from __future__ import annotations

import re
from typing import Final

FILLER: Final = "~"
"""Stands where words were left out, so that every other character keeps its place."""

_HAN: Final = "[一二两三四五六七八九十]"
_YEAR_RUNNING: Final = re.compile(
    rf"第(?P<number>{_HAN}{{1,3}}|[0-9]{{1,2}})个?年头?(?=了|$|[，,。；;\s])"
)
_BEHIND_LATIN: Final = re.compile(
    rf"[A-Za-z](?=(?:{_HAN}{{1,3}}|半|好几|几)(?:多|来|几)?个?(?:年(?!级|薪|终|假|底|龄)|月(?!薪)))"
)
_AND_A_HALF: Final = re.compile(
    r"\b(?P<number>[0-9]|one|two|three|four|five|six|seven|eight|nine|ten) and a half(?= years?\b)",
    re.I,
)
_SPELLED: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def with_plain_periods(text: str) -> str:
    """Return a text of the same length whose periods the common reader of periods understands."""
    text = _YEAR_RUNNING.sub(lambda said: f"{said['number']}年".rjust(len(said[0]), FILLER), text)
    text = _BEHIND_LATIN.sub("某", text)
    return _AND_A_HALF.sub(_halved, text)


def _halved(said: re.Match[str]) -> str:
    number = said["number"].lower()
    whole = number if number.isdigit() else str(_SPELLED.index(number) + 1)
    return f"{whole}.5".rjust(len(said[0]), FILLER)
