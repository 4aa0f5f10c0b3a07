"""What an English speaker says of years, and what they deny."""

from __future__ import annotations

import re
from typing import Final

from features.experience.durations import find_durations
from recommender.intake.periods import FILLER, with_plain_periods

_DENIED: Final = re.compile(
    r"\b(?:can'?t|cannot|can not|don'?t|do not|didn'?t|haven'?t|doesn'?t|no|not|never|without|unable to|lost my|poor(?: at| in)?|weak in)\b[^,.;]{0,24}$"
)
_WORK: Final = re.compile(
    r"\b(?:work(?:ed|ing)?|taught|teached|teach(?:ing)?|been|was|drove|driving|cook(?:ed|ing)?|sold|experience|did|ran|as an?|employed|i (?:drive|cook|teach|sew|weld|sell|clean|bake|paint|repair|fix)|drove|sold|taught|ran|baked|welded|sewed|cooked)\b[^,.;]*$"
)
_WORK_AFTER: Final = re.compile(
    r"^ ?(?:of |in |as |'? ?)?(?:\w+ ){0,3}?(?:experience|exp\b|work(?:ed|ing)?\b|teaching|cooking|driving|cleaning|nursing|selling|on sites?\b|as an? |as (?:assistant|helper) |in (?!school|prison|jail|university|college)|of (?:teaching|cooking|driving|sales|accounting))"
)
# four years of jig design; made coffee for 2 yrs
_OF_A_TRADE: Final = re.compile(
    r"^ of (?!(?:school|study|studying|college|university|age|rest|marriage|break|training|my|his|her|not|english)\b)[a-z]"
)
_DONE_FOR: Final = re.compile(
    r"\b(?:made|served|washed|ironed|stitched|loaded|assembled|inspected|picked|styled|delivered|packed|repaired|fixed|painted|cleaned)\b[^,.;]{0,40} for (?:about |over |nearly )?$"
)
_NOT_WORK: Final = re.compile(
    r"^ ?(?:old|off\b|out of|break|gap|ago|without|unemployed|at home|married|in (?:school|prison|jail|university|college)|of (?:school|study|university|college|marriage|unemployment))"
)
_NOT_WORK_BEFORE: Final = re.compile(
    r"\b(?:married|home|unemployed|gap of|break of|(?:not|\w+n't|never) (?:really )?(?:work\w*|been (?:working|employed|in work)|ha[dv]e? (?:a |any )?(?:job|work))|without (?:a |any )?(?:job|work)|out of work|not working|stopped working|lived|live|studied|study\w*|for the (?:last|past))\b[^,.;]{0,16}$"
)


def is_denied(before: str) -> bool:
    """Tell whether the clause up to a thing says in English that it is lacking."""
    return _DENIED.search(before) is not None


def english_years(folded: str) -> tuple[float, int, int] | None:
    """Return the years of work an English text states and where; ``None`` unless one period is."""
    plain = with_plain_periods(folded)
    found = [
        (d.low_years, len(plain[: d.start].rstrip(FILLER)), d.end)
        for d in find_durations(plain)
        if not d.is_ceiling
        and re.search("[a-z]", plain[d.start : d.end])
        and _is_work(plain, d.start, d.end)
    ]
    return found[0] if len(found) == 1 else None


def _is_work(folded: str, start: int, end: int) -> bool:
    clause = re.split(r"[,.;](?!\d)", folded[:start])[-1]
    if _NOT_WORK.match(folded[end:]) or _NOT_WORK_BEFORE.search(clause):
        return False
    if _OF_A_TRADE.match(folded[end:]) or _DONE_FOR.search(folded[:start]):
        return True
    return bool(_WORK.search(clause) or _WORK_AFTER.match(folded[end : end + 40]))
