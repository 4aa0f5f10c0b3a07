"""From words just typed to ranked postings: read them, then match."""

from __future__ import annotations

from recommender.domain.match import MatchAnswer
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.read_seeker import read_text


def match_text(
    matching: Matching,
    text: str,
    *,
    k: int = 10,
    language: str = "zh",
    non_personalized: bool = False,
) -> MatchAnswer:
    """Return the best `k` postings for somebody who says `text`, and what was not understood.

    Raises
    ------
    InvalidInput
        There is no text, or too much of it.
    """
    intake = read_text(text, matching.clock.today(), matching.near_region)
    answer = match_seeker(
        matching, intake.profile, k=k, language=language, non_personalized=non_personalized
    )
    return answer.model_copy(update={"not_understood": tuple(intake.not_understood)})
