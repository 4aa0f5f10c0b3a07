"""Rank the courses of a plan by what they open, in one step or in two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import permutations

import numpy as np
from numpy.typing import NDArray

from features.education import education_rank, parse_education
from features.region.distance import distance_km
from recommender.assistance.plan.config import PlanConfig
from recommender.assistance.plan.cost import cost_of
from recommender.assistance.plan.course_sentences import ONLINE, OfferFacts, offer_sentences
from recommender.assistance.plan.gaps import codes_in, positions_of
from recommender.assistance.plan.openings import Field, Positions, distinct, opened, useful
from recommender.assistance.plan.steps import Step, lacks_entry, merged_grades, step_of
from recommender.assistance.plan.worth import Effort, worth
from recommender.domain.course import Course
from recommender.domain.plan import CourseOffer, Direction, Entitlement, Opens
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Store
from recommender.retrieval.dictionaries import skill_codes

PAGE = 500


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
    subsidised, free
        What the rules say of a subsidy, and of a course free of charge.
    """

    seeker: SeekerProfile
    there: Field
    open_now: Opens
    today: date
    config: PlanConfig
    language: str
    subsidised: Entitlement | None
    free: Entitlement | None


@dataclass(frozen=True)
class Way:
    """One course, or one after another, and what it opens."""

    courses: tuple[Course, ...]
    steps: tuple[Step, ...]
    direction: Direction
    opened: Positions
    helps: int
    worth: float

    @property
    def kind(self) -> tuple[object, ...]:
        """Return what makes two ways the same but for time and place."""
        gains = tuple((s.codes, tuple(sorted(s.grades.items()))) for s in self.steps)
        return (self.direction, gains) if len(self.opened) else (self.courses[-1].id,)


def plan_courses(store: Store, learner: Learner) -> tuple[CourseOffer, ...]:
    """Return the courses worth taking, towards the wish first.

    Parameters
    ----------
    store
        Holds the courses.
    learner
        For whom.
    """
    config = learner.config
    courses = {c.id: c for c in open_courses(store, learner.today) if _may_enter(learner, c)}
    ways = list(_ways(learner, courses))
    wish = _best(w for w in ways if w.direction == "wish" and len(w.opened))
    helping = _best(w for w in ways if not len(w.opened) and _helps_much(learner, w))
    other = _best(w for w in ways if w.direction == "other")
    few = learner.open_now.count < config.few_open
    other = [w for w in other if few and len(w.opened) >= config.least_other]
    chosen = [
        *wish[: config.most_courses],
        *helping[: config.most_helping],
        *other[: config.most_other],
    ]
    return tuple(_offer(learner, way, rank) for rank, way in enumerate(chosen, start=1))


def _helps_much(learner: Learner, way: Way) -> bool:
    """Tell whether what a course teaches is asked for often enough to be worth a course."""
    near = len(distinct(learner.there, np.flatnonzero(learner.there.near)))
    return way.helps >= max(learner.config.least_helped, learner.config.helped_share * near)


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


def _may_enter(learner: Learner, course: Course) -> bool:
    """Tell whether the schooling a course asks for is reached, or one of the two is not known."""
    asked, held = parse_education(course.entry_requirements).value, learner.seeker.education
    return asked is None or held is None or education_rank(held) >= education_rank(asked)


def _ways(learner: Learner, courses: dict[str, Course]) -> Iterator[Way]:
    there = learner.there
    steps = [step_of(course) for course in courses.values()]
    held, grades = codes_in(there.seeker.certificates[0]), there.grades
    direct = [step for step in steps if not lacks_entry(step, held, grades)]
    helped = set[str]()
    scopes: tuple[tuple[Direction, NDArray[np.bool_]], ...]
    scopes = (("wish", there.wish()), ("other", there.other()))
    for direction, among in scopes:
        singles = {s.course_id: s for s in useful(there, among, direct)}
        alone = {i: opened(there, among, [s]) for i, s in singles.items()}
        for course_id, found in alone.items():
            if len(found):
                helped.add(course_id)
                yield _way(learner, courses, (singles[course_id],), direction, found)
        for first, second in _pairs(there, among, steps, direct, alone, held):
            found = opened(there, among, [first, second])
            yield from (
                _way(learner, courses, (first, second), direction, found) for _ in found[:1]
            )
    for step in direct:
        if step.course_id not in helped and _n_helped(there, courses[step.course_id]):
            yield _way(learner, courses, (step,), "wish", np.empty(0, dtype=np.int64))


def _pairs(
    there: Field,
    among: NDArray[np.bool_],
    steps: Sequence[Step],
    direct: Sequence[Step],
    alone: dict[str, Positions],
    held: Sequence[str],
) -> Iterator[tuple[Step, Step]]:
    """Yield two courses where one is not enough: the second builds on the first, or both are asked."""
    direct_ids = {step.course_id for step in direct}
    later = [s for s in useful(there, among, steps) if s.course_id not in direct_ids]
    for first, second in ((a, b) for b in later for a in direct if a.codes):
        grown = merged_grades([there.grades, first.grades])
        if not lacks_entry(second, [*held, *codes_in(first.adds[0])], grown):
            yield first, second
    both = [step for step in direct if step.course_id in alone]
    for first, second in permutations(both, 2):
        if first.course_id < second.course_id and _more_together(
            there, among, first, second, alone
        ):
            yield first, second


def _more_together(
    there: Field,
    among: NDArray[np.bool_],
    first: Step,
    second: Step,
    alone: dict[str, Positions],
) -> bool:
    apart = np.union1d(alone[first.course_id], alone[second.course_id])
    return bool(len(np.setdiff1d(opened(there, among, [first, second]), apart)))


def _way(
    learner: Learner,
    courses: dict[str, Course],
    steps: tuple[Step, ...],
    direction: Direction,
    found: Positions,
) -> Way:
    taken = tuple(courses[step.course_id] for step in steps)
    helps = _n_helped(learner.there, taken[-1]) if direction == "wish" else 0
    now, then = learner.open_now.median_salary_cny_month, opens(learner.there, found)
    more = 0.0
    if now and then.median_salary_cny_month and learner.open_now.stating_pay:
        more = then.median_salary_cny_month / now - 1
    effort = _effort(learner, taken[0])
    for course in taken[1:]:
        effort = _effort(learner, course).plus(effort)
    value = worth(len(found) or helps / 2, more if len(found) else 0.0, effort, learner.config)
    return Way(taken, steps, direction, found, helps, value)


def _effort(learner: Learner, course: Course) -> Effort:
    cost = cost_of(course, learner.subsidised, learner.free, learner.language)
    wait = (course.starts_on - learner.today).days if course.starts_on else None
    return Effort(course.days, cost.expected_cny, wait, distance(learner.seeker, course))


def distance(seeker: SeekerProfile, course: Course) -> float | None:
    """Return how far a course is from home in km, 0 online, ``None`` unknown."""
    if course.mode == ONLINE:
        return 0.0
    home = seeker.home_region_code
    return distance_km(home, course.region_code) if home and course.region_code else None


def _new_skills(there: Field, course: Course) -> tuple[str, ...]:
    """Return the codes of skills taught, not had, that a posting near the wish asks for."""
    asked = there.postings.skills[there.near]
    codes = skill_codes(course.skills)
    held = there.skills
    return tuple(
        code
        for code in codes
        for position in positions_of([code])
        if position in asked and position not in held
    )


def _n_helped(there: Field, course: Course) -> int:
    """Return how many distinct postings near the wish ask for a skill that is taught and not had."""
    new = np.setdiff1d(positions_of(skill_codes(course.skills)), there.skills)
    rows = np.flatnonzero(there.near & np.isin(there.postings.skills, new).any(axis=1))
    return len(distinct(there, np.asarray(rows, dtype=np.int64))) if len(new) else 0


def _best(ways: Iterable[Way]) -> list[Way]:
    """Return the best way of each kind, what opens anything first, the worthiest first."""
    ordered = sorted(ways, key=lambda w: (not len(w.opened), -w.worth, [c.id for c in w.courses]))
    found: dict[tuple[object, ...], Way] = {}
    for way in ordered:
        found.setdefault(way.kind, way)
    return list(found.values())


def _offer(learner: Learner, way: Way, rank: int) -> CourseOffer:
    course, there = way.courses[-1], learner.there
    cost = cost_of(course, learner.subsidised, learner.free, learner.language)
    found = opens(there, way.opened)
    gained = frozenset(code for step in way.steps for code in step.codes)
    held = frozenset(codes_in(there.seeker.certificates[0]))
    facts = OfferFacts(
        seeker=learner.seeker,
        courses=way.courses,
        direction=way.direction,
        opens=found,
        open_now=learner.open_now,
        gives=tuple(sorted(gained - held)),
        lacking=frozenset(codes_in(there.seeker.certificates_lacking[0])),
        helps=way.helps,
        skills=_new_skills(there, course),
        distance_km=distance(learner.seeker, course),
    )
    said = offer_sentences(facts, learner.language)
    return CourseOffer(
        rank=rank,
        course=course,
        direction=way.direction,
        opens=found,
        first=tuple(c.id for c in way.courses[:-1]),
        gives=said.gives,
        helps=way.helps,
        cost=cost.said,
        distance_km=facts.distance_km,
        reasons=said.reasons,
        to_ask=said.to_ask,
    )
