"""One plan for one person: postings, courses, apprenticeships and services on one gap analysis."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from recommender.domain.base import Record
from recommender.domain.course import Course
from recommender.domain.match import Match, ModelInfo, Reason
from recommender.domain.seeker import SeekerProfile
from recommender.domain.service import Service

Direction = Literal["wish", "other"]
Share = Annotated[float, Field(ge=0, le=1)]


class Entitlement(Record):
    """What the rules say somebody may get, as far as is known; a person of the service decides.

    Parameters
    ----------
    item
        What it is about, a name of ``data/rulepacks/vocabulary.yaml``.
    verdict
        ``eligible`` 符合, ``ineligible`` 不符合 or ``to_verify`` 待核.
    text
        The verdict as a sentence.
    missing
        What is still to be learnt or shown, in words.
    pack, pack_version, rule
        The rule it rests on.
    valid_until
        The last day on which the verdict is this, as far as days alone tell.
    """

    item: str
    verdict: Literal["eligible", "ineligible", "to_verify"]
    text: str
    missing: tuple[str, ...] = ()
    pack: str
    pack_version: str
    rule: str
    valid_until: date


class PlanGap(Record):
    """Something that the postings near the wish ask for and the person has not, or has not said.

    Parameters
    ----------
    kind, name
        What.
    required
        By ``law``, by the ``ad``, or it only ``helps``.
    standing
        ``lacking``: the person says so; ``unsaid``: nobody has said, so ask.
    postings
        How many postings near the wish ask for it.
    text
        All that as a sentence.
    """

    kind: Literal["certificate", "skill", "education", "experience"]
    name: str
    required: Literal["law", "ad", "helps"]
    standing: Literal["lacking", "unsaid"]
    postings: int
    text: str


class Opens(Record):
    """The postings that can be applied for with something and cannot without it.

    Pay is the median of the least that they offer, CNY a month, among those that state it.
    """

    count: int = 0
    posting_ids: tuple[str, ...] = ()
    median_salary_cny_month: float | None = None
    stating_pay: int = 0
    nearest_km: float | None = None


class CourseCost(Record):
    """What a course costs this person: ``free``, ``partly``, ``full`` or still ``to_verify``.

    ``free`` is said only where the rules say 符合 and the subsidy is known to cover the fee,
    or where the course asks no fee of anybody.
    """

    verdict: Literal["free", "partly", "full", "to_verify", "unknown"]
    fee_cny: float | None = None
    text: str
    entitlement: Entitlement | None = None


class CourseOffer(Record):
    """One course and what it opens.

    Parameters
    ----------
    rank
        Place in the plan.
    course
        The course.
    direction
        ``wish``: what it opens is near the wish; ``other``: another kind of work.
    opens
        What can be applied for with it and the courses in `first`, and not without them.
    first
        Ids of courses to take before it.
    gives
        Names of the certificates it adds to what the person holds.
    helps
        Postings near the wish that ask for a skill it teaches.
    cost
        What it costs this person.
    distance_km
        From home to it, ``None`` unknown or online.
    reasons
        Why it is here, to be read aloud.
    to_ask
        What must be asked before enrolling.
    """

    rank: int
    course: Course
    direction: Direction
    opens: Opens
    first: tuple[str, ...] = ()
    gives: tuple[str, ...] = ()
    helps: int = 0
    cost: CourseCost
    distance_km: float | None = None
    reasons: tuple[Reason, ...] = ()
    to_ask: tuple[str, ...] = ()


class Place(Record):
    """An apprenticeship place (就业见习, 企业新型学徒制) or a public-welfare post (公益性岗位).

    Parameters
    ----------
    label
        What kind it is, to be shown beside its title.
    match
        The posting with its gates, score and reasons, as in any match.
    terms
        Allowance, length, retention and for whom, as sentences.
    entitlement
        Whether the rules let this person have it, as far as is known.
    """

    label: str
    match: Match
    terms: tuple[str, ...] = ()
    entitlement: Entitlement | None = None


class PlannedService(Record):
    """A service item and why it is in the plan."""

    service: Service
    text: str


class PlanVersions(Record):
    """What a plan was made of: the same versions, data and person give the same plan."""

    model: ModelInfo
    planning: str
    rulepack: str
    courses: str
    services: str


class Plan(Record):
    """One intake, one plan.

    Parameters
    ----------
    id
        A hash of all that follows but the state of the index.
    made_on
        The day.
    postings
        Jobs, best first.
    courses, apprenticeships, services
        What else there is, best first.
    gaps
        What the postings near the wish ask for and the person has not.
    open_now
        Postings near the wish that can be applied for today.
    near_wish
        How many postings near the wish there are, open or not.
    notices
        Sentences that come before everything.
    footnotes
        Sentences on courses and verdicts, to be read below the lists.
    questions
        What would help most to know.
    """

    id: str = ""
    made_on: date
    seeker_id: str | None = None
    postings: tuple[Match, ...]
    courses: tuple[CourseOffer, ...]
    apprenticeships: tuple[Place, ...]
    services: tuple[PlannedService, ...]
    gaps: tuple[PlanGap, ...]
    open_now: Opens
    near_wish: int
    notices: tuple[str, ...] = ()
    footnotes: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    relaxed: tuple[str, ...] = ()
    degraded: bool = False
    degraded_reasons: tuple[str, ...] = ()
    profile: SeekerProfile | None = None
    not_understood: tuple[str, ...] = ()
    versions: PlanVersions
