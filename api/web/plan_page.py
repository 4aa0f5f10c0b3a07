"""The plan as a page: what is missing, and the four lists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.http.bodies import MOST_MATCHES
from api.http.language import Language
from api.web.asking import AskForm
from api.web.cards import TWINS_SHOWN, Card, card_of
from api.web.catalogue import translator
from api.web.course_cards import OPENED_SHOWN, CourseCard, course_card
from api.web.place_cards import PlaceCard, place_card
from api.web.plan_parts import (
    Part,
    footnotes_of,
    has_direction,
    heading_of,
    is_child,
    parts_of,
    place_notes,
)
from api.web.posting_words import Fact
from api.web.profile_words import understood
from api.web.service_cards import ServiceCard, service_card
from api.web.wording import RELAXATIONS, hardly_fits
from recommender.domain.course import Course
from recommender.domain.plan import Plan
from recommender.domain.posting import JobPosting
from recommender.ports import Store

FIRST, STEP = 10, 10


@dataclass(frozen=True)
class PlanPage:
    """The answer to a sentence.

    Parameters
    ----------
    heading
        What the page is, by what was found.
    notices
        What is said before anything else.
    enough
        False when too little is known to match at all.
    is_child
        The law allows no work yet.
    parts
        The lists, in order; those about a right come before all others.
    gaps, near_wish, open_now
        What is missing, and how many postings near the wish there are, and open today.
    cards, others
        Postings that fit at least in part, and those that hardly do, in one line each.
    relaxed
        What gave way, in words.
    first_new
        Rank of the first posting that was not on the page before.
    next_k
        How many to ask for to see more, 0 when no more would fit.
    footnotes, place_notes
        What the rules say on courses and on places, each verdict once.
    """

    form: AskForm
    heading: str
    notices: tuple[str, ...]
    questions: tuple[str, ...]
    understood: tuple[Fact, ...]
    not_understood: tuple[str, ...]
    enough: bool
    is_child: bool
    parts: tuple[Part, ...]
    gaps: tuple[str, ...]
    near_wish: int
    open_now: int
    cards: tuple[Card, ...]
    others: tuple[Card, ...]
    relaxed: tuple[str, ...]
    first_new: int
    next_k: int
    courses: tuple[CourseCard, ...]
    footnotes: tuple[str, ...]
    places: tuple[PlaceCard, ...]
    place_notes: tuple[str, ...]
    services: tuple[ServiceCard, ...]
    degraded: tuple[str, ...]
    is_degraded: bool


@dataclass(frozen=True)
class Named:
    """What the lines of a plan name beside their own, by id."""

    postings: Mapping[str, JobPosting]
    courses: Mapping[str, Course]


def plan_page(form: AskForm, plan: Plan, named: Named, *, k: int, language: Language) -> PlanPage:
    """Return the page of a plan for which `k` postings were asked.

    Parameters
    ----------
    form
        What was asked.
    plan
        What was found.
    named
        Other postings and courses that lines name.
    k
        Postings that were asked for.
    language
        Of the page.
    """
    _ = translator(language)
    fitting = [m for m in plan.postings if not hardly_fits(m.score)]
    others = [m for m in plan.postings if hardly_fits(m.score)]
    return PlanPage(
        form=form,
        heading=_(heading_of(plan)),
        notices=plan.notices,
        questions=plan.questions,
        understood=understood(plan.profile, language) if plan.profile else (),
        not_understood=plan.not_understood,
        enough=has_direction(plan),
        is_child=is_child(plan),
        parts=parts_of(plan, len(fitting), language),
        gaps=tuple(gap.text for gap in plan.gaps),
        near_wish=plan.near_wish,
        open_now=plan.open_now.count,
        cards=tuple(card_of(m, named.postings, language) for m in fitting),
        others=tuple(card_of(m, named.postings, language) for m in others),
        relaxed=tuple(_(RELAXATIONS[step]) for step in plan.relaxed),
        first_new=max(1, k - STEP + 1),
        next_k=min(k + STEP, MOST_MATCHES) if len(fitting) == k < MOST_MATCHES else 0,
        courses=tuple(
            course_card(o, plan, named.postings, named.courses, language) for o in plan.courses
        ),
        footnotes=footnotes_of(plan),
        places=tuple(place_card(p, named.postings, language) for p in plan.apprenticeships),
        place_notes=place_notes(plan),
        services=tuple(service_card(item, n, language) for n, item in enumerate(plan.services, 1)),
        degraded=plan.degraded_reasons,
        is_degraded=plan.degraded,
    )


def named_in(store: Store, plan: Plan) -> Named:
    """Return the postings and courses that lines name beside their own."""
    matches = (*plan.postings, *(place.match for place in plan.apprenticeships))
    twins = [twin for match in matches for twin in match.same_as[:TWINS_SHOWN]]
    opened = [i for o in plan.courses for i in o.opens.posting_ids[:OPENED_SHOWN]]
    first = [i for o in plan.courses for i in o.first]
    return Named(
        {p.id: p for p in store.postings.get_many(list(dict.fromkeys((*twins, *opened))))},
        {c.id: c for c in store.courses.get_many(list(dict.fromkeys(first)))},
    )
