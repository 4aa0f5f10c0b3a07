"""What can be said of a pair: a reason, a gap, or something nobody has said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from recommender.domain.match import Gap, Reason
from recommender.explanation.pair import PairFacts
from recommender.explanation.sentences import REASONS, UNKNOWNS, say


@dataclass(frozen=True)
class Unknown:
    """Something nobody has said, as a sentence to read aloud.

    Parameters
    ----------
    kinds
        What it is about: ``pay``, ``place``, ``certificate``, ``night``, ``education``...
    text
        The sentence, with the question to ask.
    whom
        Who can answer: the ``employer``, or the ``seeker``.
    about
        Names of the certificates it asks for; empty for all other kinds.
    """

    kinds: tuple[str, ...]
    text: str
    whom: Literal["employer", "seeker"] = "employer"
    about: tuple[str, ...] = ()


Statement = Reason | Gap | Unknown


def reason(facts: PairFacts, code: str, language: str, *features: str, **given: object) -> Reason:
    """Return the reason `code`, as heavy as `features` are in the score."""
    text = say(REASONS, code, language, **given)
    return Reason(code=code, text=text, weight=round(facts.share(*features), 4))


def unknown(code: str, language: str, *kinds: str, **given: object) -> Unknown:
    """Return what to ask the employer about `kinds`, in the words of `code`."""
    return Unknown(kinds, say(UNKNOWNS, code, language, **given))


def question(
    code: str, language: str, *kinds: str, about: tuple[str, ...] = (), **given: object
) -> Unknown:
    """Return what to ask the person about `kinds`, in the words of `code`."""
    return Unknown(kinds, say(UNKNOWNS, code, language, **given), "seeker", about)
