"""Make one plan for one person: jobs, courses, apprenticeships and services on one gap analysis."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import numpy as np

from recommender.assistance.plan.config import PlanConfig
from recommender.assistance.plan.cost import Subsidies
from recommender.assistance.plan.gaps import certificate_lacks
from recommender.assistance.plan.openings import Field, distinct
from recommender.assistance.plan.sentences import NOTICES
from recommender.assistance.rules.result import EligibilityAnswer
from recommender.domain.base import Record
from recommender.domain.course import Course
from recommender.domain.match import MatchAnswer
from recommender.domain.plan import CourseOffer, Plan, PlanVersions
from recommender.domain.posting import Kind
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.sentences import say
from recommender.retrieval.texts import wish_titles
from recommender.services.apply_control import match_registered
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.near_wish import near_wish
from recommender.services.plan_courses import Learner, open_courses, opens, plan_courses
from recommender.services.plan_eligibility import (
    FREE,
    SUBSIDISED,
    AssessmentWish,
    assessed,
    entitlement,
    rules_notices,
    subsidies,
)
from recommender.services.plan_gaps import plan_gaps
from recommender.services.plan_places import DISABLED, PLACES, RULES, plan_places
from recommender.services.plan_services import plan_services
from recommender.services.rule_packs import RulePackFolder

ASKED: Final = (*RULES.values(), DISABLED, FREE, SUBSIDISED)
JOBS: Final[frozenset[Kind]] = frozenset({"job"})


@dataclass(frozen=True)
class PlanWish:
    """For whom a plan is made, and how.

    Parameters
    ----------
    seeker
        The profile.
    seeker_id
        Of a registered person, whose stored facts the rules may read; ``None`` for words.
    words
        What was said, as it was; services are looked for in it. Kept nowhere.
    not_understood
        What of it was not understood.
    noted
        Facts and proofs noted at the desk, in the form of a case of a rule pack. Kept nowhere.
    noted_in
        What to call that in a complaint.
    pack
        The rule pack; by default that of the place of residence.
    k
        Jobs wanted.
    language
        ``zh`` or ``en``.
    """

    seeker: SeekerProfile
    seeker_id: str | None = None
    words: str = ""
    not_understood: tuple[str, ...] = ()
    noted: str | None = field(default=None, repr=False)
    noted_in: str = "facts"
    pack: str | None = None
    k: int = 10
    language: str = "zh"


def make_plan(
    matching: Matching, config: PlanConfig, packs: RulePackFolder, wish: PlanWish
) -> Plan:
    """Return the plan of one person; the same versions, data and person give the same plan.

    Parameters
    ----------
    matching
        The parts of matching.
    config
        How courses are weighed and how long the lists are.
    packs
        The rules on who is eligible for what.
    wish
        For whom.

    Raises
    ------
    NotFound
        There is no such pack, or nobody has that id.
    RulePackInvalid
        A pack, or what was noted down, is wrong.
    """
    jobs = _matches(matching, wish, JOBS, wish.k)
    places = _matches(matching, wish, PLACES, config.most_places * 3)
    asked = _asked(matching, wish)
    rules = assessed(matching.store, matching.clock, packs, asked)
    told = {name: entitlement(rules, name, wish.language) for name in ASKED}
    near = _near(matching, config, wish.seeker)
    training = subsidies(matching.store, matching.clock, packs, asked, told)
    learner = _learner(matching, config, wish, near, training)
    on_offer = list(open_courses(matching.store, learner.today))
    courses = plan_courses(on_offer, learner)
    offered = plan_places(wish.seeker, places, told, config, wish.language)
    words = wish.words or wish.seeker.summary
    services = plan_services(
        matching,
        words,
        courses,
        offered,
        config.most_services,
        wish.language,
        may_work=wish.seeker.working_age != "under_16",
    )
    plan = Plan(
        made_on=learner.today,
        seeker_id=wish.seeker_id,
        postings=jobs.matches,
        courses=courses,
        apprenticeships=offered,
        services=services.items,
        gaps=plan_gaps(near, wish.seeker, config.most_gaps, wish.language),
        open_now=learner.open_now,
        near_wish=len(distinct(near, np.flatnonzero(near.near))),
        notices=(*services.notices, *jobs.notices),
        footnotes=(
            *_training_notice(near, courses, wish),
            *(rules_notices(rules, wish.language) if courses or offered else ()),
        ),
        questions=jobs.questions,
        relaxed=jobs.relaxed,
        degraded=jobs.degraded or services.degraded,
        degraded_reasons=jobs.degraded_reasons,
        profile=jobs.profile,
        not_understood=wish.not_understood,
        versions=_versions(matching, config, rules, jobs, on_offer),
    )
    return plan.model_copy(update={"id": f"plan-{_content(plan).content_hash()}"})


def _content(plan: Plan) -> Plan:
    """Return a plan without the state of the index, which moves when nothing in the plan does."""
    model = plan.versions.model.model_copy(update=dict.fromkeys(("index_rows", "change_seq"), 0))
    model = model.model_copy(update={"index": ""})
    return plan.model_copy(update={"versions": plan.versions.model_copy(update={"model": model})})


def _matches(matching: Matching, wish: PlanWish, kinds: frozenset[Kind], k: int) -> MatchAnswer:
    rank = match_seeker if wish.seeker_id is None else match_registered
    return rank(matching, wish.seeker, k=k, language=wish.language, kinds=kinds)


def _asked(matching: Matching, wish: PlanWish) -> AssessmentWish:
    return AssessmentWish(
        seeker_id=wish.seeker_id,
        noted=wish.noted,
        noted_in=wish.noted_in,
        pack=wish.pack,
        day=matching.clock.today(),
    )


def _near(matching: Matching, config: PlanConfig, seeker: SeekerProfile) -> Field:
    view = matching.postings.view()
    return near_wish(matching, view, seeker, matching.seeker_side(seeker), config.near_from)


def _learner(
    matching: Matching,
    config: PlanConfig,
    wish: PlanWish,
    near: Field,
    training: Subsidies,
) -> Learner:
    open_now = distinct(near, np.flatnonzero(near.wish() & near.open_with()))
    return Learner(
        seeker=wish.seeker,
        there=near,
        open_now=opens(near, open_now),
        today=matching.clock.today(),
        config=config,
        language=wish.language,
        subsidies=training,
    )


def _training_notice(near: Field, courses: Sequence[CourseOffer], wish: PlanWish) -> Iterator[str]:
    """Yield that training opens nothing, where somebody wishes for work and no course does.

    That certificates are not what is missing is said only where none is.
    """
    opens_any = any(offer.opens.count for offer in courses if offer.direction == "wish")
    if opens_any or wish.seeker.working_age == "under_16" or not wish_titles(wish.seeker):
        return
    closed = len(distinct(near, np.flatnonzero(near.wish() & ~near.open_with())))
    if not near.near.any():
        yield say(NOTICES, "none_near", wish.language)
    elif closed:
        yield say(NOTICES, "no_course_for_it", wish.language, n=closed)
    elif certificate_lacks(near):
        yield say(NOTICES, "opens_nothing_alone", wish.language)
    else:
        yield say(NOTICES, "opens_nothing", wish.language)


def _versions(
    matching: Matching,
    config: PlanConfig,
    rules: EligibilityAnswer,
    jobs: MatchAnswer,
    on_offer: Sequence[Course],
) -> PlanVersions:
    services = matching.store.services
    return PlanVersions(
        model=jobs.model,
        planning=f"default-plan-{config.version}",
        rulepack=f"{rules.pack} {rules.pack_version}",
        courses=_digest(on_offer),
        services=_digest(services.get_many(services.ids(status="open"))),
    )


def _digest(records: Iterable[Record]) -> str:
    """Return a short hash of records, in the order of their ids."""
    digest = hashlib.sha256()
    for record in records:
        digest.update(record.to_json())
    return digest.hexdigest()[:16]
