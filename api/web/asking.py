"""The sentence box, and everything a page says in answer."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.http.bodies import LONGEST_TEXT, MOST_MATCHES
from api.http.language import Language
from api.web.cards import TWINS_SHOWN, Card, card_of
from api.web.catalogue import translator
from api.web.posting_words import Fact
from api.web.profile_words import understood
from api.web.wording import RELAXATIONS, hardly_fits
from recommender.domain.match import MatchAnswer
from recommender.domain.posting import JobPosting

FIRST, STEP = 10, 10


@dataclass(frozen=True)
class AskForm:
    """The sentence box as it stands.

    Parameters
    ----------
    text
        What was typed.
    plain
        Results are not personalised.
    error
        What is wrong with the text, empty when nothing is.
    """

    text: str = ""
    plain: bool = False
    error: str = ""
    longest: int = LONGEST_TEXT


@dataclass(frozen=True)
class HomePage:
    """The first page."""

    form: AskForm


@dataclass(frozen=True)
class AnswerPage:
    """The answer to a sentence.

    Parameters
    ----------
    cards
        Matches that fit at least in part.
    others
        Matches that hardly fit, shown in one line each.
    relaxed
        What gave way, in words.
    first_new
        Rank of the first match that was not on the page before.
    next_k
        How many to ask for to see more, 0 when no more would fit.
    notices
        What is said before anything else, or in place of matches.
    enough
        False when too little is known to match at all.
    """

    form: AskForm
    understood: tuple[Fact, ...]
    not_understood: tuple[str, ...]
    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    relaxed: tuple[str, ...]
    questions: tuple[str, ...]
    notices: tuple[str, ...]
    degraded: tuple[str, ...]
    is_degraded: bool
    enough: bool
    first_new: int
    next_k: int


def answer_page(
    form: AskForm,
    answer: MatchAnswer,
    twins: Mapping[str, JobPosting],
    *,
    k: int,
    language: Language,
) -> AnswerPage:
    """Return the page of an answer to `k` matches.

    Parameters
    ----------
    form
        What was asked.
    answer
        What was found.
    twins
        Postings that are nearly the same as those found, by id.
    k
        Matches that were asked for.
    language
        Of the page.
    """
    _ = translator(language)
    fitting = [m for m in answer.matches if not hardly_fits(m.score)]
    others = [m for m in answer.matches if hardly_fits(m.score)]
    more = len(fitting) == k < MOST_MATCHES
    return AnswerPage(
        form=form,
        understood=understood(answer.profile, language) if answer.profile else (),
        not_understood=answer.not_understood,
        cards=tuple(card_of(m, twins, language) for m in fitting),
        others=tuple(card_of(m, twins, language) for m in others),
        relaxed=tuple(_(RELAXATIONS[step]) for step in answer.relaxed),
        questions=answer.questions,
        notices=answer.notices,
        degraded=answer.degraded_reasons,
        is_degraded=answer.degraded,
        enough=_has_direction(answer),
        first_new=max(1, k - STEP + 1),
        next_k=min(k + STEP, MOST_MATCHES) if more else 0,
    )


def twin_ids(answer: MatchAnswer) -> list[str]:
    """Return the ids of the nearly equal postings that a page names."""
    return [twin for match in answer.matches for twin in match.same_as[:TWINS_SHOWN]]


def _has_direction(answer: MatchAnswer) -> bool:
    who = answer.profile
    return who is not None and bool(who.desired_titles or who.experiences or who.skills)
