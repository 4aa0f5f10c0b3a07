"""The apprenticeships and public-welfare posts of a plan, labelled apart from jobs."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.assistance.plan.config import PlanConfig
from recommender.assistance.plan.groups import (
    asks_to_be_of_age,
    left_school_long_ago,
    only_for_disabled,
)
from recommender.assistance.plan.place_sentences import label_of, terms_of
from recommender.domain.match import Match, MatchAnswer
from recommender.domain.plan import Entitlement, Place
from recommender.domain.posting import Kind
from recommender.domain.seeker import SeekerProfile

PLACES: Final[frozenset[Kind]] = frozenset({"apprenticeship", "public_welfare"})
RULES: Final[Mapping[str, str]] = {
    "apprenticeship": "apprenticeship_place",
    "public_welfare": "public_welfare_post",
}
DISABLED: Final = "hardship_disabled"


def plan_places(
    seeker: SeekerProfile,
    answer: MatchAnswer,
    entitlements: Mapping[str, Entitlement | None],
    config: PlanConfig,
    language: str,
) -> tuple[Place, ...]:
    """Return the places that somebody is not excluded from, those within their conditions first.

    The rules take out what somebody is not eligible for and order nothing; schooling below
    what a place asks for takes it out too, and so does a group that somebody is known not to
    belong to.

    Parameters
    ----------
    seeker
        The person.
    answer
        Matches of `PLACES`, best first.
    entitlements
        By name of rule.
    config
        How well a place must fit, and how many are wanted.
    language
        ``zh`` or ``en``.
    """
    places = (
        Place(
            label=label_of(match.posting, language),
            match=match,
            terms=(*_against(match), *terms_of(match.posting, language)),
            entitlement=entitlements.get(RULES[match.posting.kind]),
        )
        for match in answer.matches
        if (match.score or 0.0) >= config.least_place_score
        and not any(gap.kind == "education" for gap in match.gaps)
        and not _is_for_others(match, seeker, entitlements)
    )
    allowed = [place for place in places if not _excluded(place.entitlement)]
    # Nothing may be known of a disability: a place for its holders alone is named last, and
    # before it what somebody would have to give way for.
    allowed.sort(
        key=lambda one: (only_for_disabled(one.match.posting.audience), bool(_against(one.match)))
    )
    return tuple(allowed[: config.most_places])


def _against(match: Match) -> tuple[str, ...]:
    """Return what of the person's own conditions a place does not meet, in words."""
    return tuple(gate.detail for gate in match.gates if gate.verdict == "fail")


def _is_for_others(
    match: Match, seeker: SeekerProfile, entitlements: Mapping[str, Entitlement | None]
) -> bool:
    """Tell whether a place is for a group alone that somebody does not belong to."""
    audience = match.posting.audience
    if seeker.working_age is not None and any(asks_to_be_of_age(group) for group in audience):
        return True
    if left_school_long_ago(audience, seeker.experience_years):
        return True
    return only_for_disabled(audience) and _excluded(entitlements.get(DISABLED))


def _excluded(entitlement: Entitlement | None) -> bool:
    return entitlement is not None and entitlement.verdict == "ineligible"
