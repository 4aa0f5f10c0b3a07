"""Say why a course is in a plan, and what must be asked before enrolling."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta

from features.protected_wording import without_protected_wording
from recommender.assistance.legality import Ad, screen_ad
from recommender.assistance.plan.sentences import COURSES
from recommender.domain.course import Course
from recommender.domain.match import Reason
from recommender.domain.plan import Direction, Opens
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import certificate_name, in_list, is_chinese, skill_name
from recommender.explanation.sentences import say
from recommender.explanation.words import spoken_day

LEAST_STATING_PAY = 2
MOST_SKILLS = 3
LONGEST_ENTRY = 60
ONLINE = "线上"


@dataclass(frozen=True)
class OfferFacts:
    """What is known of one course for one person.

    Parameters
    ----------
    seeker
        The person.
    courses
        Those to take, in order; the last is the one that is spoken of.
    direction
        Whether it leads towards the wish.
    opens, open_now
        What it opens, and what is open without it.
    gives
        Codes of the certificates it adds.
    lacking
        Codes of certificates the person says they lack.
    helps, skills
        Postings that ask for what it teaches, and the codes of those skills.
    distance_km
        From home, 0 online, ``None`` unknown.
    at_heights
        How many of the postings it opens are work at heights.
    """

    seeker: SeekerProfile
    courses: tuple[Course, ...]
    direction: Direction
    opens: Opens
    open_now: Opens
    gives: tuple[str, ...]
    lacking: frozenset[str]
    helps: int
    skills: tuple[str, ...]
    distance_km: float | None
    at_heights: int = 0


@dataclass(frozen=True)
class OfferSaid:
    """The sentences on one course."""

    gives: tuple[str, ...]
    reasons: tuple[Reason, ...]
    to_ask: tuple[str, ...]


def offer_sentences(facts: OfferFacts, language: str) -> OfferSaid:
    """Return the reasons for a course and what to ask, short enough to read aloud.

    Parameters
    ----------
    facts
        The course and the person.
    language
        ``zh`` or ``en``.
    """
    gives = tuple(certificate_name(code).in_language(language) for code in facts.gives)
    return OfferSaid(
        gives=gives,
        reasons=tuple(_reasons(facts, gives, language)),
        to_ask=tuple(_to_ask(facts, gives, language)),
    )


def _reasons(facts: OfferFacts, gives: tuple[str, ...], language: str) -> Iterator[Reason]:
    course, found = facts.courses[-1], facts.opens
    if len(facts.courses) > 1:
        yield _reason("after_first", language, first=facts.courses[0].title)
    if found.count:
        code = "opens" if facts.direction == "wish" else "opens_other"
        yield _reason(code, language, names=in_list(gives, language), n=found.count)
        yield from _pay(facts, language)
        if found.nearest_km is not None:
            near = "nearest_here" if found.nearest_km < 1 else "nearest"
            yield _reason(near, language, km=f"{found.nearest_km:.0f}")
    if facts.helps and facts.direction == "wish":
        names = [skill_name(code).in_language(language) for code in facts.skills]
        skills = in_list(names, language, most=MOST_SKILLS)
        yield _reason("helps", language, n=facts.helps, skills=skills)
    yield from _when_and_where(facts, course, language)


def _reason(code: str, language: str, **given: object) -> Reason:
    return Reason(code=code, text=say(COURSES, code, language, **given))


def _pay(facts: OfferFacts, language: str) -> Iterator[Reason]:
    now, then = facts.open_now, facts.opens
    if then.median_salary_cny_month is None:
        return
    median = f"{then.median_salary_cny_month:.0f}"
    if then.count == 1:
        yield _reason("pay_one", language, median=median)
    elif now.median_salary_cny_month is not None and now.stating_pay >= LEAST_STATING_PAY:
        given = {"median": median, "now": f"{now.median_salary_cny_month:.0f}"}
        yield _reason("pay_more", language, **given)
    else:
        yield _reason("pay", language, median=median)
    wanted = facts.seeker.salary_min_cny_month
    if wanted is not None and then.median_salary_cny_month < wanted:
        yield _reason("pay_below_wish", language, wanted=f"{wanted:.0f}")


def _when_and_where(facts: OfferFacts, course: Course, language: str) -> Iterator[Reason]:
    parts = list(_dates(course, language))
    if parts:
        told = ("，" if is_chinese(language) else ", ").join(parts)
        yield _reason("when", language, parts=told[0].upper() + told[1:])
    if course.mode == ONLINE:
        yield _reason("online", language)
    elif facts.distance_km is not None:
        code = "here" if facts.distance_km < 1 else "way"
        yield _reason(code, language, km=f"{facts.distance_km:.0f}")


def _dates(course: Course, language: str) -> Iterator[str]:
    if course.days is not None:
        yield say(COURSES, "days", language, days=f"{course.days:g}")
    if course.starts_on is not None:
        yield say(COURSES, "starts", language, date=spoken_day(course.starts_on, language))
    if course.seats_left is not None:
        yield say(COURSES, "seats", language, n=course.seats_left)


def _to_ask(facts: OfferFacts, gives: tuple[str, ...], language: str) -> Iterator[str]:
    course = facts.courses[-1]
    unsaid = [n for code, n in zip(facts.gives, gives, strict=True) if code not in facts.lacking]
    if facts.opens.count and unsaid:
        yield say(COURSES, "unsaid", language, names=in_list(unsaid, language))
    if course.starts_on is None:
        yield say(COURSES, "starts_unsaid", language)
    elif len(facts.courses) > 1 and overlap(facts.courses[0], course):
        yield say(COURSES, "overlaps", language)
    if course.seats_left is None:
        yield say(COURSES, "seats_unsaid", language)
    if facts.at_heights:
        yield say(COURSES, "heights", language, n=facts.at_heights)
    yield from _entry(course, language)


def _entry(course: Course, language: str) -> Iterator[str]:
    """Yield the conditions of entry; what of them is unlawful is reported, not read out."""
    entry = course.entry_requirements.strip()
    findings = screen_ad(Ad((("entry_requirements", entry),))) if entry else ()
    if any(finding.severity == "unlawful" for finding in findings):
        yield say(COURSES, "entry_unlawful", language)
        entry = without_protected_wording(entry)
    if entry and entry not in ("不限", "无"):
        yield say(COURSES, "entry", language, text=entry[:LONGEST_ENTRY])


def overlap(first: Course, second: Course) -> bool:
    """Tell whether a course is known to begin before one that comes first is over."""
    if first.starts_on is None or second.starts_on is None:
        return False
    over = first.ends_on or first.starts_on + timedelta(days=first.days or 0)
    return second.starts_on < over
