"""Each gate of a pair in words: what it rests on, and whether anything was asked at all."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from recommender.domain.match import GateResult, Verdict
from recommender.explanation import gate_sentences
from recommender.explanation.hours import Asked, asked_demands, asked_hours, wanted_forms
from recommender.explanation.minors import age_words
from recommender.explanation.names import Name, counted
from recommender.explanation.pair import PairFacts, Standing
from recommender.explanation.place import find_place
from recommender.explanation.refusals import all_refused, refused_words
from recommender.explanation.sentences import say
from recommender.explanation.words import FORMS, spoken_day

VERDICTS: Final[Mapping[int, Verdict]] = {1: "pass", 0: "unknown", -1: "fail"}
NOT_ASKED: Final = "not_asked"

Wording = tuple[Mapping[str, Name], str, Mapping[str, object]]
"""A catalogue, the code of a sentence in it, and its facts."""


def gate_results(facts: PairFacts, language: str) -> tuple[GateResult, ...]:
    """Return every gate with its verdict and the fact it rests on."""
    return tuple(_result(facts, name, language) for name in facts.verdicts)


def _result(facts: PairFacts, gate: str, language: str) -> GateResult:
    verdict = VERDICTS[facts.verdicts[gate]]
    catalogue, code, given = GATES[gate](facts, verdict, language)
    return GateResult(
        name=gate,
        verdict=verdict,
        detail=say(catalogue, code, language, **given),
        asked=code != NOT_ASKED,
    )


def _in_date(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    day = facts.posting.valid_through
    given = {"day": spoken_day(day, language)} if day else {}
    return gate_sentences.DATES, verdict if day else "unknown", given


def _age(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    return gate_sentences.AGE, *age_words(facts, verdict, language)


def _refused(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    titles = (refused_words if verdict == "fail" else all_refused)(facts, language)
    return gate_sentences.REFUSED, verdict if titles else NOT_ASKED, {"titles": titles}


def _legal(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    standing: Mapping[Verdict, Standing] = {"pass": "held", "unknown": "open", "fail": "lacking"}
    names = [
        asked.name.in_language(language)
        for asked in facts.legal_certificates
        if asked.standing == standing[verdict]
    ]
    code: str = verdict if names else NOT_ASKED
    if verdict == "unknown" and not names:
        code = "quickly_got"
        names = [
            a.name.in_language(language)
            for a in facts.legal_certificates
            if a.standing == "lacking"
        ]
    return gate_sentences.LEGAL, code, counted(names, language)


def _region(facts: PairFacts, _: Verdict, language: str) -> Wording:
    found = find_place(facts)
    return gate_sentences.REGION, found.code, found.words(language)


def _form(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    offered = facts.posting.employment_type
    if not facts.seeker.employment_types:
        return gate_sentences.FORM, NOT_ASKED, {}
    given = {
        "wanted": wanted_forms(facts, language),
        "offered": FORMS[offered].in_language(language) if offered else "",
    }
    return gate_sentences.FORM, "open_hours" if offered and verdict == "unknown" else verdict, given


def _hours(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    return _wishes(gate_sentences.HOURS, asked_hours(facts), verdict, language)


def _demands(facts: PairFacts, verdict: Verdict, language: str) -> Wording:
    return _wishes(gate_sentences.DEMANDS, asked_demands(facts), verdict, language)


def _wishes(
    catalogue: Mapping[str, Name], asked: Asked, verdict: Verdict, language: str
) -> Wording:
    return catalogue, verdict if asked else NOT_ASKED, asked.spoken(language)


GATES: Final[Mapping[str, Callable[[PairFacts, Verdict, str], Wording]]] = {
    "in_date": _in_date,
    "working_age": _age,
    "refused_work": _refused,
    "legal_certificate": _legal,
    "region": _region,
    "employment_type": _form,
    "schedule": _hours,
    "physical": _demands,
}
