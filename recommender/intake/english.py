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
_NOT_WORK: Final = re.compile(
    r"^ ?(?:old|off\b|out of|break|gap|ago|without|unemployed|at home|married|in (?:school|prison|jail|university|college)|of (?:school|study))"
)
_NOT_WORK_BEFORE: Final = re.compile(
    r"\b(?:married|home|unemployed|gap of|break of|lived|live|studied|study\w*|for the (?:last|past))\b[^,.;]{0,16}$"
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
    return bool(_WORK.search(clause) or _WORK_AFTER.match(folded[end : end + 40]))
