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
_ROUNDS: Final = re.compile(rf"(?P<number>{_HAN}{{1,3}}|[0-9]{{1,2}})个年头")
_BEHIND_LATIN: Final = re.compile(
    rf"[A-Za-z](?=(?:{_HAN}{{1,3}}|半|好几|几)(?:多|来|几)?个?(?:年(?!级|薪|终|假|底|龄)|月(?!薪)))"
)
_AND_A_HALF: Final = re.compile(
    r"\b(?P<number>[0-9]|one|two|three|four|five|six|seven|eight|nine|ten) and a half(?= years?\b)",
    re.I,
)
_SPELLED: Final = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


_SINCE: Final = re.compile(
    r"(?<![0-9])(?P<since>(?:19[89]|20[0-9])[0-9])年?(?:[0-9]{1,2}月份?)?(?:就|起|开始|一直|到现在)*(?P<what>[^，,。；;没]{0,14}?)(?:[，,]?(?:一直)?(?:[做干跑开教当])?到(?:现在|如今|今天|目前)|至今)"
    r"|\b(?:work(?:ed|ing)?|been|employed|driv\w+|teach\w*|weld\w*|cook\w*|selling|running)\b(?P<told>[^.;,]{0,50}?) since (?P<from>(?:19[89]|20[0-9])[0-9])\b"
)
_AT_WORK: Final = re.compile(r"[做干跑开教当卖送修种养搞管]|上班|打工|工作|从事|[厂店公司院工地]$")
_NO_WORK: Final = re.compile(
    r"住|在家|结婚|离婚|读|上学|歇|闲|失业|待业|带(?:孩子|娃)|老公|老婆|他|她|\b(?:liv\w+|married|unemployed|home|here|not|out of|no job|divorced|studying|sick)\b"
)


def years_since(folded: str, this_year: int | None) -> tuple[float, int, int] | None:
    """Return the years of work told by the year they began, and where.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`: 从2016年跑网约车跑到现在, working there since 2016.
    this_year
        The year the words are said in; ``None`` gives nothing.
    """
    if this_year is None:
        return None
    for said in _SINCE.finditer(folded):
        english = said["from"] is not None
        what = said["told"] if english else said["what"] + said[0][-6:]
        years = this_year - int(said["from"] or said["since"])
        if years > 0 and not _NO_WORK.search(what) and (english or _AT_WORK.search(what)):
            return float(years), said.start(), said.end()
    return None


def with_plain_periods(text: str) -> str:
    """Return a text of the same length whose periods the common reader of periods understands."""
    text = _ROUNDS.sub(lambda said: f"{said['number']}年".rjust(len(said[0]), FILLER), text)
    text = _YEAR_RUNNING.sub(lambda said: f"{said['number']}年".rjust(len(said[0]), FILLER), text)
    text = _BEHIND_LATIN.sub("某", text)
    return _AND_A_HALF.sub(_halved, text)


def _halved(said: re.Match[str]) -> str:
    number = said["number"].lower()
    whole = number if number.isdigit() else str(_SPELLED.index(number) + 1)
    return f"{whole}.5".rjust(len(said[0]), FILLER)
