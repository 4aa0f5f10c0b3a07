"""An ad in pieces, with what was found in it marked, and the findings in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from api.http.language import Language
from api.web.catalogue import N_, translator
from recommender.domain.legality import AdVerdict, Finding
from recommender.domain.posting import JobPosting

SEVERITY_WORDS: Final[Mapping[AdVerdict, str]] = {
    "unlawful": N_("Against the law"),
    "suspicious": N_("Suspicious"),
    "discouraged": N_("Better not"),
    "incomplete": N_("Something is missing"),
    "clear": N_("Nothing found"),
}
SEVERITY_KIND: Final[Mapping[AdVerdict, str]] = {
    "unlawful": "wrong",
    "suspicious": "warning",
    "discouraged": "warning",
    "incomplete": "plain",
    "clear": "good",
}
# Fields that are always shown, in this order; others only where something was found.
ALWAYS: Final = ("title", "description")
FIELD_WORDS: Final[Mapping[str, str]] = {
    "title": N_("Title"),
    "description": N_("Text of the ad"),
    "salary_text": N_("Pay as the ad says it"),
    "benefits": N_("Benefits"),
    "audience": N_("Meant for"),
    "address": N_("Address"),
    "employer_name": N_("Employer"),
}


@dataclass(frozen=True)
class Piece:
    """Some words; `number` is that of the finding in them, 0 for none."""

    text: str
    number: int = 0


@dataclass(frozen=True)
class FieldText:
    """One field of an ad in pieces."""

    label: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class FindingLine:
    """One finding: what, under which clause, why, and how to write it instead."""

    number: int
    severity: str
    kind: str
    text: str
    clause: str
    why: str
    rewrite: str
    holds: bool


def finding_lines(findings: Sequence[Finding], language: Language) -> tuple[FindingLine, ...]:
    """Return findings in words, numbered as in the ad."""
    zh, _ = language == "zh", translator(language)
    return tuple(
        FindingLine(
            number=number,
            severity=_(SEVERITY_WORDS[one.severity]),
            kind=SEVERITY_KIND[one.severity],
            text=one.text,
            clause=one.clause if zh else one.clause_en,
            why=one.why_zh if zh else one.why_en,
            rewrite=one.rewrite_zh if zh else one.rewrite_en,
            holds=one.hold,
        )
        for number, one in enumerate(findings, 1)
    )


def field_texts(
    posting: JobPosting, findings: Sequence[Finding], language: Language
) -> tuple[FieldText, ...]:
    """Return the words of an ad with its findings marked."""
    _ = translator(language)
    names = [*ALWAYS, *(one.field for one in findings if one.field)]
    shown = [(name, _text(posting, name)) for name in dict.fromkeys(names)]
    return tuple(
        FieldText(_label(name, language), tuple(_pieces(name, text, findings)))
        for name, text in shown
        if text
    )


def _label(name: str, language: Language) -> str:
    known = FIELD_WORDS.get(name.partition(".")[0])
    return translator(language)(known) if known else name


def _text(posting: JobPosting, name: str) -> str:
    field, _, place = name.partition(".")
    value = getattr(posting, field)
    return str(value[int(place)] if place else value or "")


def _pieces(name: str, text: str, findings: Sequence[Finding]) -> Iterator[Piece]:
    """Yield a text cut at its findings; of two that overlap the first is marked."""
    here = [(f.start, f.end, n) for n, f in enumerate(findings, 1) if f.field == name and f.text]
    done = 0
    for start, end, number in sorted(here):
        if start < done:
            continue
        if start > done:
            yield Piece(text[done:start])
        yield Piece(text[start:end], number)
        done = end
    if done < len(text):
        yield Piece(text[done:])
