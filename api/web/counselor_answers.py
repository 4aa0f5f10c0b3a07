"""The questions that would help most, each with answers to press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from api.http.language import Language
from api.web.catalogue import translator
from api.web.counselor_parts import part_words
from api.web.wording import EDUCATION
from recommender.domain.plan import Plan
from recommender.explanation.sentences import QUESTIONS

PAYS: Final = ("3000", "4000", "5000", "6000")
YEARS: Final = ("0", "1", "3", "5", "10")
MOST_CERTIFICATES: Final = 3


@dataclass(frozen=True)
class QuestionAnswer:
    """One answer to press: what it puts in, and what it says."""

    part: str
    said: str


@dataclass(frozen=True)
class AskedQuestion:
    """A question; without answers to press it is answered in the box."""

    text: str
    answers: tuple[QuestionAnswer, ...]


def questions_of(
    plan: Plan, places: Sequence[str], language: Language
) -> tuple[AskedQuestion, ...]:
    """Return the questions of a plan with answers; `places` are codes nearby, the nearest first."""
    codes = {name.in_language(language): code for code, name in QUESTIONS.items()}
    return tuple(
        AskedQuestion(text, tuple(_answers(codes.get(text, ""), plan, places, language)))
        for text in plan.questions
    )


def _answers(
    code: str, plan: Plan, places: Sequence[str], language: Language
) -> Iterator[QuestionAnswer]:
    _ = translator(language)
    match code:
        case "place":
            yield from _plain([f"home:{place}" for place in places], language)
        case "pay":
            yield from _plain([f"pay:{pay}" for pay in PAYS], language)
        case "experience":
            yield from _plain([f"years:{years}" for years in YEARS], language)
        case "education":
            yield from _plain([f"education:{level}" for level in EDUCATION], language)
        case "schedule":
            yield QuestionAnswer("constraint:no_night_shift", _("No nights"))
            yield QuestionAnswer("constraint:-no_night_shift", _("Nights are fine"))
        case "certificates":
            yield QuestionAnswer("lacks_certificate:any", _("None"))
            names = [gap.name for gap in plan.gaps if gap.kind == "certificate"]
            yield from _plain([f"certificate:{n}" for n in names[:MOST_CERTIFICATES]], language)


def _plain(parts: Sequence[str], language: Language) -> Iterator[QuestionAnswer]:
    yield from (QuestionAnswer(part, part_words(part, language)) for part in parts)
