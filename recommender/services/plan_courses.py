"""Rank the courses of a plan by what they open, in one step or in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from typing import Final

import numpy as np

from features.education import education_rank, parse_education
from features.region.distance import distance_km
from recommender.assistance.plan.config import PlanConfig
from recommender.assistance.plan.cost import Subsidies, cost_of, listed_fee
from recommender.assistance.plan.course_sentences import (
    ONLINE,
    OfferFacts,
    offer_sentences,
    overlap,
)
from recommender.assistance.plan.groups import asks_to_be_of_age
from recommender.assistance.plan.held import codes_in, positions_of, taught_codes
from recommender.assistance.plan.openings import Field, Positions, distinct
from recommender.assistance.plan.steps import GRADE, Step, has_other_way_in, step_of
from recommender.assistance.plan.worth import Effort, worth
from recommender.domain.course import Course
from recommender.domain.plan import CourseOffer, Opens
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store
from recommender.retrieval.dictionaries import skill_codes
from recommender.services.plan_ways import NONE_OPENED, Way, find_ways

PAGE: Final = 500


@dataclass(frozen=True)
class Learner:
    """Who would take a course, and what was read of the postings in reach.

    Parameters
    ----------
    seeker
        The person.
    there
        The postings.
    open_now
        What can be applied for now, near the wish.
    today
        The day.
    config
        How courses are weighed.
    language
        Of the sentences.
    subsidies
        What the rules say of subsidised training.
    """

    seeker: SeekerProfile
    there: Field
    open_now: Opens
    today: date
    config: PlanConfig
    language: str
    subsidies: Subsidies

    @property
    def has_few(self) -> bool:
        """Return whether few postings near the wish are open now."""
        return self.open_now.count < self.config.few_open


@dataclass(frozen=True)
class Weighed:
    """A way with its courses, and what it is worth."""

    way: Way
    courses: tuple[Course, ...]
    helps: int
    worth: float

    @property
    def opens_any(self) -> bool:
        """Return whether it opens anything."""
        return len(self.way.opened) > 0

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what makes two ways the same but for time and place."""
        gains = tuple(step.gain for step in self.way.steps)
        return (self.way.direction, gains) if self.opens_any else (self.courses[-1].id,)


def plan_courses(on_offer: Iterable[Course], learner: Learner) -> tuple[CourseOffer, ...]:
    """Return the courses worth taking, towards the wish first.

    Parameters
    ----------
    on_offer
        The courses that can still be taken, as `open_courses` gives them.
    learner
        For whom.
    """
    config = learner.config
    taken = [(course, step_of(course)) for course in on_offer]
    taken = [(course, step) for course, step in taken if _may_enter(learner, course, step)]
    courses = {course.id: course for course, _ in taken}
    steps = [step for _, step in taken]
    ways = [_weighed(learner, courses, way) for way in find_ways(learner.there, steps)]
    other = _best(w for w in ways if w.way.direction == "other" and _is_worth_a_turn(learner, w))
    chosen = [
        *_best(w for w in ways if w.way.direction == "wish")[: config.most_courses],
        *_best(_helping(learner, courses, steps, ways))[: config.most_helping],
        *other[: config.most_other],
    ]
    return tuple(_offer(learner, found, rank) for rank, found in enumerate(chosen, start=1))


def opens(there: Field, positions: Positions) -> Opens:
    """Return what can be said of postings that are open, or opened."""
    pay = there.postings.salary_min[positions]
    stated, km = pay[~np.isnan(pay)], there.distances()[positions]
    return Opens(
        count=len(positions),
        posting_ids=tuple(there.ids[positions].tolist()),
        median_salary_cny_month=round(float(np.median(stated)), 2) if len(stated) else None,
        stating_pay=len(stated),
        nearest_km=round(float(np.nanmin(km)), 1) if (~np.isnan(km)).any() else None,
    )


def open_courses(store: Store, today: date) -> Iterator[Course]:
    """Yield the courses that are open, have not begun and are not known to be full."""
    after = ""
    while page := store.courses.page(after_id=after, limit=PAGE, status="open"):
        for course in page:
            begun = course.starts_on is not None and course.starts_on < today
            if not begun and course.seats_left != 0:
                yield course
        after = page[-1].id


def _may_enter(learner: Learner, course: Course, step: Step) -> bool:
    """Tell whether the age and schooling a course asks for are reached, or one is not known."""
    text = course.entry_requirements
    if learner.seeker.working_age is not None and asks_to_be_of_age(text):
        return False
    asked, held = parse_education(text).value, learner.seeker.education
    if asked is None or held is None or education_rank(held) >= education_rank(asked):
        return True
    return has_other_way_in(course, step, codes_in(learner.there.seeker.certificates[0]))


def _is_worth_a_turn(learner: Learner, found: Weighed) -> bool:
    """Tell whether other work is worth naming: little else is open, and it pays what is wanted."""
    least = learner.config.least_other
    if not learner.has_few or len(found.way.opened) < least:
        return False
    wanted, now = learner.seeker.salary_min_cny_month, learner.open_now.median_salary_cny_month
    pay = opens(learner.there, found.way.opened).median_salary_cny_month
    return wanted is not None and pay is not None and pay >= max(wanted, now or 0.0)


def _helping(
    learner: Learner, courses: dict[str, Course], steps: Iterable[Step], ways: Iterable[Weighed]
) -> Iterator[Weighed]:
    """Yield courses that open nothing and teach what many postings near the wish name.

    For somebody who can apply for few now, or who says they lack what is taught; nobody is
    sent to learn what a paper they hold stands for, nor to a course that goes on from a grade.
    """
    there, opening = learner.there, {way.courses[-1].id for way in ways}
    near = len(distinct(there, np.flatnonzero(there.near)))
    least = max(learner.config.least_helped, learner.config.helped_share * near)
    held = frozenset(codes_in(there.seeker.certificates[0]))
    denied = frozenset(skill_codes(learner.seeker.negated.skills))
    for step in steps:
        course = courses[step.course_id]
        can = step.course_id in opening or not held.isdisjoint(step.codes)
        is_further = step.entry or GRADE.search(course.entry_requirements)
        wanted = learner.has_few or not denied.isdisjoint(taught_codes(course))
        if wanted and not (can or is_further):
            found = _weighed(learner, courses, Way((step,), "wish", NONE_OPENED))
            if found.helps >= least:
                yield found


def _weighed(learner: Learner, courses: dict[str, Course], way: Way) -> Weighed:
    taken = tuple(courses[step.course_id] for step in way.steps)
    if way.in_any_order and overlap(*taken) and not overlap(*reversed(taken)):
        way = replace(way, steps=way.steps[::-1])
        taken = taken[::-1]
    helps = _n_helped(learner.there, taken[-1]) if way.direction == "wish" else 0
    now = learner.open_now.median_salary_cny_month
    then = opens(learner.there, way.opened).median_salary_cny_month
    more = then / now - 1 if now and then else 0.0
    effort = _effort(learner, taken[0])
    for course in taken[1:]:
        effort = _effort(learner, course).plus(effort)
    value = worth(len(way.opened) or helps / 2, more, effort, learner.config)
    return Weighed(way, taken, helps, value)


def _effort(learner: Learner, course: Course) -> Effort:
    wait = (course.starts_on - learner.today).days if course.starts_on else None
    return Effort(course.days, listed_fee(course), wait, distance(learner.seeker, course))


def distance(seeker: SeekerProfile, course: Course) -> float | None:
    """Return how far a course is from home in km, 0 online, ``None`` unknown."""
    if course.mode == ONLINE:
        return 0.0
    home = seeker.home_region_code
    found = distance_km(home, course.region_code) if home and course.region_code else None
    return None if found is None else round(found, 1)


def _new_skills(there: Field, course: Course) -> tuple[str, ...]:
    """Return the codes of skills taught, not had, that a posting near the wish asks for."""
    asked, held = there.postings.skills[there.near], there.skills
    return tuple(
        code
        for code in taught_codes(course)
        for position in positions_of([code])
        if position in asked and position not in held
    )


def _n_helped(there: Field, course: Course) -> int:
    """Return how many distinct postings near the wish ask for a skill that is taught and not had."""
    new = np.setdiff1d(positions_of(taught_codes(course)), there.skills)
    rows = np.flatnonzero(there.near & np.isin(there.postings.skills, new).any(axis=1))
    return len(distinct(there, np.asarray(rows, dtype=np.int64))) if len(new) else 0


def _best(ways: Iterable[Weighed]) -> list[Weighed]:
    """Return the best way of each kind, the worthiest first."""
    ordered = sorted(ways, key=lambda w: (-w.worth, [c.id for c in w.courses]))
    found: dict[tuple[object, ...], Weighed] = {}
    for way in ordered:
        found.setdefault(way.kind, way)
    return list(found.values())


def _offer(learner: Learner, found: Weighed, rank: int) -> CourseOffer:
    course, there, way = found.courses[-1], learner.there, found.way
    opened = opens(there, way.opened)
    gained = frozenset(code for step in way.steps for code in step.codes)
    held = frozenset(codes_in(there.seeker.certificates[0]))
    facts = OfferFacts(
        seeker=learner.seeker,
        courses=found.courses,
        direction=way.direction,
        opens=opened,
        open_now=learner.open_now,
        gives=tuple(sorted(gained - held)),
        lacking=frozenset(codes_in(there.seeker.certificates_lacking[0])),
        helps=found.helps,
        skills=_new_skills(there, course),
        distance_km=distance(learner.seeker, course),
        at_heights=_at_heights(there, way.opened),
    )
    said = offer_sentences(facts, learner.language)
    return CourseOffer(
        rank=rank,
        course=course,
        direction=way.direction,
        opens=opened,
        first=tuple(c.id for c in found.courses[:-1]),
        gives=said.gives,
        helps=found.helps,
        cost=cost_of(course, learner.subsidies, learner.language),
        distance_km=facts.distance_km,
        reasons=said.reasons,
        to_ask=said.to_ask,
    )


def _at_heights(there: Field, positions: Positions) -> int:
    """Return how many postings are work at heights, for somebody who has not said they can."""
    if there.seeker.no_heights[0] == 0:
        return 0
    return int((there.postings.heights[positions] == 1).sum())
