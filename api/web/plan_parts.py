"""What a plan is, as a whole: its heading, the order of its lists, its footnotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from api.http.language import Language
from api.web.catalogue import N_, translator
from recommender.domain.plan import Plan
from recommender.domain.service import is_rights_matter

UNDER_16 = "under_16"
TITLES: Final[Mapping[str, str]] = {
    "gaps": N_("What is missing"),
    "postings": N_("Postings"),
    "courses": N_("Courses"),
    "places": N_("Placements and public-welfare posts"),
    "services": N_("Services"),
}


@dataclass(frozen=True)
class Part:
    """One headed list of the page; `name` is its anchor and its template."""

    name: str
    title: str
    count: int


def parts_of(plan: Plan, n_fitting: int, language: Language) -> tuple[Part, ...]:
    """Return the lists of a plan in order, of which `n_fitting` postings are shown."""
    _ = translator(language)
    return tuple(Part(name, _(TITLES[name]), n) for name, n in _counts(plan, n_fitting))


def without_guesses(plan: Plan) -> Plan:
    """Return a plan without courses and places where nobody has said which work is wanted.

    A child who asks for work is sent to no counter either, except about a right.
    """
    if is_child(plan) and not rights_first(plan):
        return plan.model_copy(update={"services": ()})
    if has_direction(plan):
        return plan
    return plan.model_copy(
        update={"gaps": (), "courses": (), "apprenticeships": (), "footnotes": ()}
    )


def footnotes_of(plan: Plan) -> tuple[str, ...]:
    """Return what the rules say of courses, each verdict once, and what is to be read with it."""
    verdicts = (o.cost.entitlement.text for o in plan.courses if o.cost.entitlement)
    return (*dict.fromkeys(verdicts), *plan.footnotes)


def place_notes(plan: Plan) -> tuple[str, ...]:
    """Return what the rules say of placements and public-welfare posts, each verdict once."""
    told = (place.entitlement.text for place in plan.apprenticeships if place.entitlement)
    return tuple(dict.fromkeys(told))


def is_child(plan: Plan) -> bool:
    """Tell whether the law allows no work yet."""
    return plan.profile is not None and plan.profile.working_age == UNDER_16


def has_direction(plan: Plan) -> bool:
    """Tell whether enough was said to match at all."""
    who = plan.profile
    return who is not None and bool(who.desired_titles or who.experiences or who.skills)


def heading_of(plan: Plan) -> str:
    """Return what a plan is called, by what there is in it."""
    if is_child(plan):
        return N_("No postings for now")
    if rights_first(plan) or has_direction(plan):
        return N_("Your plan")
    return N_("Too little is known")


def rights_first(plan: Plan) -> bool:
    """Tell whether the person asks about a right, which is answered before any posting."""
    return is_rights_matter([item.service for item in plan.services])


def _counts(plan: Plan, n_fitting: int) -> Iterator[tuple[str, int]]:
    """Yield the lists in order; an empty one is named where it could have had lines."""
    counts = {
        "gaps": len(plan.gaps),
        "postings": n_fitting,
        "courses": len(plan.courses),
        "places": len(plan.apprenticeships),
        "services": len(plan.services),
    }
    order = list(counts)
    if rights_first(plan):
        order = ["services", *order[:-1]]
    looked_for = has_direction(plan) and not is_child(plan)
    hardly = {"postings"} if plan.postings else set()
    yield from ((n, counts[n]) for n in order if looked_for or counts[n] or n in hardly)
