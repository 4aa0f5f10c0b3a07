"""Find certificates and licences named in English: forklift licence (N1), class B2 licence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_PAPER: Final = (
    r"(?:(?:operator'?s?|practi[cs]ing|practice|qualification|operation|work|training|skills?|vocational) )?"
    r"(?:licen[cs]es?|certificat(?:es?|ions?)|certs?|cards?|permits?|credentials?|qualifications?)"
)
_CLASS: Final = r"[abc][1-6]"
_LICENCE: Final = r"(?:driv(?:er'?s?|ing) )?(?:licen[cs]es?|permit)"

# What the holder of each paper is or does in English, before the word for the paper.
_HOLDERS: Final = {
    "forklift_n1": r"fork-?lift(?: truck)?(?: driv(?:er'?s?|ing))?",
    "health_certificate": r"(?:(?:food )?health(?! and safety)|food (?:hygiene|safety|handling|handler))",
    "electrician_operation": r"electric(?:ian'?s?|al)",
    "electrician_low_voltage": r"low[- ]voltage(?: electric(?:ian'?s?|al))?",
    "electrician_high_voltage": r"high[- ]voltage(?: electric(?:ian'?s?|al))?",
    "welding_cutting": r"weld(?:er'?s?|ing)",
    "work_at_height": r"(?:work(?:ing)? at heights?|high[- ]altitude(?: work)?)",
    "refrigeration_operation": r"refrigeration",
    "security_guard": r"security(?: guard'?s?)?",
    "fire_facility_operator": r"fire[- ](?:safety|fighting|control|facility)(?: (?:facility|control room))?",
    "nurse_practice": r"nurs(?:e'?s?|ing)",
    "pharmacist": r"pharmacist'?s?",
    "teacher_kindergarten": r"kindergarten teach(?:er'?s?|ing)",
    "teacher_primary": r"primary(?: school)? teach(?:er'?s?|ing)",
    "teacher": r"(?:english |chinese |school )?teach(?:er'?s?|ing)",
    "elderly_carer": r"(?:elder(?:ly)?|aged)[- ]car(?:e|er'?s?)",
    "infant_carer": r"(?:infant|baby)[- ]?car(?:e|er'?s?)",
    "maternity_matron": r"maternity(?: matron)?",
    "childcare_worker": r"child-?care",
    "tour_guide": r"tour guide'?s?",
    "first_aid": r"first[- ]aid",
    "lifeguard": r"life-?guard'?s?",
    "barista": r"barista",
    "drone_licence": r"drone(?: pilot)?|uav",
    "ride_hailing": r"ride[- ]hailing",
    "school_bus": r"school bus",
    "transport_dangerous": r"dangerous goods(?: transport)?",
    "seafarer": r"seafarer'?s?",
    "lawyer_practice": r"law(?:yer'?s?)?",
    "accounting_junior": r"junior account(?:ant'?s?|ing)",
    "accounting_intermediate": r"intermediate account(?:ant'?s?|ing)",
    "accounting_certificate": r"account(?:ant'?s?|ing)",
    "mandarin": r"(?:mandarin|putonghua)(?: (?:level|proficiency|test))*",
    "driving_motorcycle": r"motor(?:cycle|bike)",
}
_NAMED: Final = {
    "accounting_junior": r"junior accountant(?! (?:at|in|for|job|position|role))",
    "tesol": r"tesol|tefl|celta",
    "english_cet4": r"cet[- ]?4",
    "english_cet6": r"cet[- ]?6",
}
_EXACT: Final = re.compile(
    "|".join(
        [rf"(?P<{code}>\b(?:{words}) {_PAPER}\b)" for code, words in _HOLDERS.items()]
        + [rf"(?P<{code}_>\b(?:{words})\b)" for code, words in _NAMED.items()]
    )
)
# C1 licence, class B2 driver's license, driving licence (C2), N1 forklift certificate.
_DRIVING: Final = re.compile(
    rf"\b(?:class )?(?P<before>{_CLASS}) (?:class )?{_LICENCE}\b"
    rf"|\b(?:driv(?:er'?s?|ing) )?licen[cs]es?[ ,:(]{{1,3}}(?:class |type )?(?P<after>{_CLASS})\b\)?"
    rf"|\bdriv(?:er'?s?|ing) (?:licen[cs]es?|permit)\b|\blicen[cs]e to drive\b"
)
_NURSE: Final = re.compile(r"\bnurs(?:e|es|ing)\b")
_PRACTISING: Final = re.compile(r"\b(?:practi[cs]ing|practice) (?:licen[cs]e|certificate)\b")
_N1: Final = re.compile(
    r"\bn1 (?:fork-?lift )?(?:licen[cs]e|certificat\w+|cert|card|permit)\b|(?<=the )n1\b|(?<=an )n1\b|(?<=my )n1\b"
)
_AFTER_N1: Final = re.compile(r" ?\(?\s?n1\b\)?")
_HINT: Final = re.compile(
    r"licen[cs]|certif|\bcerts?\b|permit|\bcards?\b|credential|qualif|\bn1\b|n[1-5]\b|cet|tesol|tefl|celta|junior account"
)
_JAPANESE: Final = re.compile(r"\b(?:japanese|jlpt)[ ,(]{1,2}(?:level |jlpt )?(?P<level>n[1-5])\b")


class EnglishPaper(NamedTuple):
    """A certificate named in English: half-open offsets, its code and the level said."""

    start: int
    end: int
    code: str
    level: str | None


def find_english_papers(folded: str) -> list[EnglishPaper]:
    """Return the certificates a folded text names in English, in order, none overlapping.

    Parameters
    ----------
    folded
        Text from :func:`features.dictionary.fold`.
    """
    found: list[EnglishPaper] = []
    if not _HINT.search(folded):
        return found
    for paper in sorted(_papers(folded), key=lambda p: (p.start, -p.end)):
        if not found or paper.start >= found[-1].end:
            found.append(paper)
    return found


def _papers(folded: str) -> Iterator[EnglishPaper]:
    for said in _EXACT.finditer(folded):
        code = str(said.lastgroup).rstrip("_")
        end = said.end()
        if code == "forklift_n1":
            end = (_AFTER_N1.match(folded, end) or said).end()
        yield EnglishPaper(said.start(), end, code, None)
    for said in _DRIVING.finditer(folded):
        level = said["before"] or said["after"]
        code = f"driving_{level}" if level else "driving_licence"
        yield EnglishPaper(said.start(), said.end(), code, level.upper() if level else None)
    if _NURSE.search(folded):
        for said in _PRACTISING.finditer(folded):
            yield EnglishPaper(*said.span(), "nurse_practice", None)
    for said in _N1.finditer(folded):
        yield EnglishPaper(said.start(), said.end(), "forklift_n1", None)
    for said in _JAPANESE.finditer(folded):
        yield EnglishPaper(said.start(), said.end(), "japanese_jlpt", said["level"].upper())
