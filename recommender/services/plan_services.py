"""The service items of a plan: those that fit what was said, then those its lists begin with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from recommender.assistance.plan.sentences import NEEDS, NOTICES, SERVICES
from recommender.domain.plan import CourseOffer, Place, PlannedService
from recommender.domain.service import FoundServices, Service
from recommender.explanation.sentences import say
from recommender.services.find_services import find_for_each
from recommender.services.matching import Matching

SAID_FIRST = 2  # of what fits the words; then what the other lists begin with, then the rest


@dataclass(frozen=True)
class PlannedServices:
    """Service items with why they are there.

    Parameters
    ----------
    items
        Best first.
    notices
        To be read before everything.
    degraded
        Only words were compared.
    """

    items: tuple[PlannedService, ...]
    notices: tuple[str, ...]
    degraded: bool


def plan_services(
    matching: Matching,
    words: str,
    courses: Sequence[CourseOffer],
    places: Sequence[Place],
    most: int,
    language: str,
    *,
    may_work: bool = True,
) -> PlannedServices:
    """Return the service items for somebody, each once.

    Parameters
    ----------
    matching
        Store and encoder.
    words
        What the person said; kept nowhere.
    courses, places
        The other lists of the plan: subsidies and places begin at an item of their own.
    most
        Items wanted at most.
    language
        ``zh`` or ``en``.
    may_work
        Whether the person is old enough to work; a child is sent to no counter for jobs.
    """
    needs = _needs(courses, places) if may_work else []
    asked = [words, *(say(NEEDS, need, "zh") for need in needs)]
    found = find_for_each(matching.store, matching.sentences, asked, k=most, language=language)
    said = found[0] if words.strip() else FoundServices()
    fitting = [_planned(service, "said", language) for service in said.services]
    needed = [
        _planned(service, need, language)
        for need, one in zip(needs, found[1:], strict=True)
        for service in one.services[:1]
    ]
    items = [*fitting[:SAID_FIRST], *needed, *fitting[SAID_FIRST:]]
    reason = {item.service.id: item for item in reversed([*fitting, *needed])}
    ordered = dict.fromkeys(item.service.id for item in items)
    rights = (say(NOTICES, "rights_first", language),) if said.rights_matter else ()
    return PlannedServices(
        items=tuple(reason[service_id] for service_id in list(ordered)[:most]),
        notices=(*rights, *(said.notices if said.rights_matter else ())),
        degraded=said.degraded,
    )


def _needs(courses: Sequence[CourseOffer], places: Sequence[Place]) -> list[str]:
    """Return which items the other lists begin with."""
    kinds = {place.match.posting.kind for place in places}
    return [
        need
        for need, there in (
            ("for_training", any(offer.course.subsidy_for for offer in courses)),
            ("for_apprenticeship", "apprenticeship" in kinds),
            ("for_public_welfare", "public_welfare" in kinds),
            ("for_jobs", True),
        )
        if there
    ]


def _planned(service: Service, code: str, language: str) -> PlannedService:
    return PlannedService(service=service, text=say(SERVICES, code, language))
