"""Leave out what others have done: 我爸开了二十年货车，我没开过 tells nothing of the speaker."""

from __future__ import annotations

import re
from typing import Final

from recommender.intake.kin import OTHERS
from recommender.intake.reading import Words

_HAN, _LATIN = "某", "x"

_OF_KIN: Final = re.compile(
    rf"\s*(?:我|俺|我们|咱)?家?(?:里)?的?{OTHERS}(?![跟和给让帮叫陪说介带劝的])(?![^我俺]*(?:[想要]找|找个|想做|想去|想进))[^我俺]*"
    r"|\s*(?:and |but |so )?my (?:older |younger |elder )?(?:husband|wife|mother|father|mum|mom|dad|son|daughter|brother|sister|friend|uncle|aunt|cousin|boss)\b(?!.*\b(?:wants?|needs?|looking|i|me|us)\b).*"
)
_OF_THE_FIRM: Final = re.compile(
    r"\s*(?:我们?|以前|原来|之前|那时候?|现在)*(?:的|那个|这个|那家|这家)?(?:厂子?|工厂|公司|店|饭店|老板娘?|单位|师傅|超市|酒店)(?:都|也|已经|自己|他|就|人家)*"
    r"(?:开|做|干|办|成立|经营|搞|跑|当)(?:了|过)?[^我俺，,。；;]{0,8}?(?:[0-9]{1,2}|[一二两三四五六七八九十]{1,3}|好?几)(?:多|来|几)?年[^我俺做干在当]*"
)
# 我爸是司机，开了二十年，我没开过
_GOES_ON: Final = re.compile(
    r"\s*(?:都|也|已经|一共)*(?:在[\u4e00-\u9fff]{1,8}?)?[做干开当教卖跑修](?:(?:了|过)[^我俺]*|[^我俺想找]{1,6}的)"
)
# The speaker comes in later: 我自己没开过, I want to.
_SPEAKER: Final = re.compile(
    rf"[我俺](?!家|们|的?{OTHERS})|\b(?:i|i'm|i've|i'd)\b(?! (?:guess|think)\b)"
)
_MISSED: Final = re.compile(r"[^\s，,。；;.]")


def without_others_past(words: Words) -> Words:
    """Return the words with the clauses that tell what a relative or a firm has done left out.

    Parameters
    ----------
    words
        The person's words; a relative's clause stays unless the speaker comes in after it, for
        it may be the relative who seeks work.
    """
    kept, kin = words.text, False
    for clause in words.clauses:
        said = words.clause_text(clause)
        named = _OF_KIN.fullmatch(said) or (kin and _GOES_ON.fullmatch(said))
        kin = bool(named and _SPEAKER.search(words.folded, clause.end))
        if kin or _OF_THE_FIRM.fullmatch(said):
            blank = _MISSED.sub(_filler, words.text[clause.start : clause.end])
            kept = kept[: clause.start] + blank + kept[clause.end :]
    return Words(kept, words.near, words.this_year)


def _filler(said: re.Match[str]) -> str:
    """Return what stands for a character, so that every other one keeps its place."""
    return _LATIN if said[0].isascii() else _HAN
