"""The two questions whose answers would help most."""

from __future__ import annotations

from collections.abc import Iterable

from recommender.domain.match import Match
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.sentences import QUESTIONS, say
from recommender.retrieval.texts import wish_titles

MOST = 2


def asks_for_certificates(matches: Iterable[Match]) -> bool:
    """Whether any posting asks for a certificate, or the law does in its occupation."""
    return any(
        match.posting.certificates_required
        or any(gate.name == "legal_certificate" and gate.asked for gate in match.gates)
        for match in matches
    )


def questions(seeker: SeekerProfile, *, asks_certificates: bool, language: str) -> tuple[str, ...]:
    """Return up to two questions, the most helpful first.

    Parameters
    ----------
    seeker
        What is known so far.
    asks_certificates
        Whether the best postings ask for certificates the person has not mentioned.
    language
        ``zh`` or ``en``.
    """
    said_hours = seeker.constraints.no_night_shift is not None
    open_questions = {
        "wish": not wish_titles(seeker),
        "place": seeker.home_region_code is None and not seeker.acceptable_region_codes,
        "certificates": asks_certificates
        and not seeker.certificates
        and not seeker.negated.certificates,
        "pay": seeker.salary_min_cny_month is None,
        "experience": seeker.experience_years is None and bool(wish_titles(seeker)),
        "schedule": not said_hours,
        "education": seeker.education is None,
    }
    codes = [code for code, is_open in open_questions.items() if is_open][:MOST]
    return tuple(say(QUESTIONS, code, language) for code in codes)
