"""Gaps and unknowns of one pair: what is missing, and what nobody has said."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from recommender.domain.match import Gap, GateResult, Verdict
from recommender.explanation.pair import PairFacts
from recommender.explanation.sentences import GATE_DETAILS, LEVELS, UNKNOWNS, say

WORDS: Final[dict[int, Verdict]] = {1: "pass", 0: "unknown", -1: "fail"}


def gaps(facts: PairFacts, language: str) -> tuple[Gap, ...]:
    """Return what the posting asks for and the person is known or said not to have."""
    return tuple(_gaps(facts, language))


def _gaps(facts: PairFacts, language: str) -> Iterator[Gap]:
    for name in facts.legal_certificates:
        yield Gap(kind="certificate", name=name, required="law")
    for name in facts.asked_certificates:
        if name not in facts.legal_certificates:
            yield Gap(kind="certificate", name=name, required="ad")
    posting, seeker = facts.posting, facts.seeker
    if posting.education_min and facts.features.get("education", 1.0) < 1.0:
        level = LEVELS[posting.education_min][0 if language.startswith("zh") else 1]
        yield Gap(kind="education", name=level)
    asked, held = posting.experience_min_years, seeker.experience_years
    if asked and held is not None and held < asked:
        yield Gap(kind="experience", name=f"{asked:g}")
    for name in facts.missing_skills[:3]:
        yield Gap(kind="skill", name=name, required="helps")


def unknowns(facts: PairFacts, language: str) -> tuple[str, ...]:
    """Return sentences on what the ad, or the person, has not said."""
    return tuple(_unknowns(facts, language))


def _unknowns(facts: PairFacts, language: str) -> Iterator[str]:
    posting = facts.posting
    if posting.salary_min_cny_month is None and posting.salary_max_cny_month is None:
        yield say(UNKNOWNS, "pay", language)
    if posting.region_code is None:
        yield say(UNKNOWNS, "place", language)
    if facts.legal_certificates and facts.verdicts.get("legal_certificate") == 0:
        names = "、".join(facts.legal_certificates)
        yield say(UNKNOWNS, "legal_certificate", language, certificates=names)
    for gate in ("schedule", "physical", "employment_type", "in_date"):
        if facts.verdicts.get(gate) == 0:
            yield say(UNKNOWNS, gate, language)
    if posting.experience_min_years is None and "experience" not in posting.asks_nothing_of:
        yield say(UNKNOWNS, "experience", language)
    if posting.education_min is None and "education" not in posting.asks_nothing_of:
        yield say(UNKNOWNS, "education", language)


def gate_results(facts: PairFacts, language: str) -> tuple[GateResult, ...]:
    """Return every gate with its verdict and the fact it rests on."""
    given = {
        "valid_through": facts.posting.valid_through or "",
        "place": facts.place_name or facts.posting.address or "?",
        "certificates": "、".join(facts.legal_certificates),
    }
    index = 0 if language.startswith("zh") else 1
    return tuple(
        GateResult(
            name=name,
            verdict=WORDS[verdict],
            detail=GATE_DETAILS[name][verdict][index].format(**given),
        )
        for name, verdict in facts.verdicts.items()
    )
