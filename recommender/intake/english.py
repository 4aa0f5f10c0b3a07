"""What an English speaker says of certificates and years, in the words the readers know."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from features.experience.durations import find_durations

# English names of papers, and what each is called in the dictionary of certificates.
_PAPERS: Final = {
    r"driv(?:er'?s?|ing) ?licen[cs]e|licen[cs]e to drive": "驾驶证",
    r"forklift (?:operator(?:'s)? )?(?:licen[cs]e|certificate|permit)": "叉车证",
    r"(?:english |kindergarten |primary |school )?teach(?:ing|er'?s?) (?:qualification )?(?:certificate|licen[cs]e|credential)s?|teacher qualification": "教师资格证",
    r"nurs(?:e|ing)(?:'s)? (?:practice )?(?:licen[cs]e|certificate)": "护士执业证",
    r"(?:food )?health certificate": "健康证",
    r"electrician(?:'s)? (?:licen[cs]e|certificate)": "电工证",
    r"weld(?:er'?s?|ing) (?:licen[cs]e|certificate)": "焊工证",
    r"junior accounting certificate|junior accountant": "初级会计证",
    r"security guard (?:licen[cs]e|certificate)": "保安员证",
    r"pharmacist(?:'s)? (?:licen[cs]e|certificate)": "执业药师",
}
_PAPER: Final = re.compile(
    "|".join(rf"(?P<p{i}>\b(?:{words})\b)" for i, words in enumerate(_PAPERS))
)
_CLASS: Final = re.compile(
    r"\b([abc][1-3]) (?:class )?(?:driv(?:er'?s?|ing) )?(?:licen[cs]e|permit)"
)
_NAMES: Final = tuple(_PAPERS.values())
_DENIED: Final = re.compile(
    r"\b(?:can'?t|cannot|can not|don'?t|do not|didn'?t|haven'?t|doesn'?t|no|not|never|without|unable to|lost my|poor(?: at| in)?|weak in)\b[^,.;]{0,24}$"
)
_WORK: Final = re.compile(
    r"\b(?:work(?:ed|ing)?|taught|teached|teach(?:ing)?|been|was|drove|driving|cook(?:ed|ing)?|sold|experience|did|ran|as an?|employed)\b[^,.;]*$"
)
_WORK_AFTER: Final = re.compile(
    r"^ ?(?:of |in |as |'? ?)?(?:\w+ ){0,3}?(?:experience|exp\b|work(?:ed|ing)?\b|teaching|cooking|driving|cleaning|nursing|selling|as an? |in (?!school|prison|jail|university|college)|of (?:teaching|cooking|driving|sales|accounting))"
)
_NOT_WORK: Final = re.compile(
    r"^ ?(?:old|off\b|out of|break|gap|ago|without|unemployed|at home|married|in (?:school|prison|jail|university|college)|of (?:school|study))"
)
_NOT_WORK_BEFORE: Final = re.compile(
    r"\b(?:married|home|unemployed|gap of|break of|lived|live|studied|study\w*|for the (?:last|past))\b[^,.;]{0,16}$"
)


class EnglishPaper(NamedTuple):
    """A certificate named in English, and its Chinese name; half-open offsets."""

    start: int
    end: int
    chinese: str


def find_english_papers(folded: str) -> list[EnglishPaper]:
    """Return the certificates a folded English text names, in order."""
    found = [
        EnglishPaper(m.start(), m.end(), _NAMES[int((m.lastgroup or "p0")[1:])])
        for m in _PAPER.finditer(folded)
    ]
    classes = _CLASS.finditer(folded)
    return found + [EnglishPaper(m.start(), m.end(), f"驾驶证{m[1].upper()}") for m in classes]


def is_denied(before: str) -> bool:
    """Tell whether the clause up to a thing says in English that it is lacking."""
    return _DENIED.search(before) is not None


def english_years(folded: str) -> tuple[float, int, int] | None:
    """Return the years of work an English text states and where; ``None`` unless one period is."""
    found = [
        (d.low_years, d.start, d.end)
        for d in find_durations(folded)
        if not d.is_ceiling
        and re.search("[a-z]", folded[d.start : d.end])
        and _is_work(folded, d.start, d.end)
    ]
    return found[0] if len(found) == 1 else None


def _is_work(folded: str, start: int, end: int) -> bool:
    clause = re.split(r"[,.;](?!\d)", folded[:start])[-1]
    if _NOT_WORK.match(folded[end:]) or _NOT_WORK_BEFORE.search(clause):
        return False
    return bool(_WORK.search(clause) or _WORK_AFTER.match(folded[end : end + 40]))
