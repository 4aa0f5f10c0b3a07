"""What a course costs one person, by what the rules say; nothing is called free unproven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from recommender.assistance.plan.groups import named_groups
from recommender.assistance.plan.sentences import COSTS
from recommender.domain.course import Course
from recommender.domain.plan import CourseCost, Entitlement
from recommender.explanation.names import in_list
from recommender.explanation.sentences import say

MOST_GROUPS = 4
UNSAID_SHARE = 0.5  # of a subsidy whose share the course does not state
DEPOSIT: Final = re.compile(r"保证金|押金|定金|订金")


@dataclass(frozen=True)
class Subsidies:
    """What the rules say of subsidised training for one person.

    Parameters
    ----------
    some, full
        The verdict on a subsidy, and on a course free of charge; ``None`` without such a rule.
    groups_of_some, groups_of_full
        Of those 符合, the groups (`recommender.assistance.plan.groups`) that each rests on.
    """

    some: Entitlement | None = None
    full: Entitlement | None = None
    groups_of_some: frozenset[str] = frozenset()
    groups_of_full: frozenset[str] = frozenset()


def listed_fee(course: Course) -> float | None:
    """Return the fee to reckon with when courses are ordered, the same for everybody, CNY.

    Half of a subsidy is taken off, whoever asks: what the rules say of a person orders nothing.
    ``None`` where no fee is given.
    """
    if course.cost_cny is None or not course.subsidy_for:
        return course.cost_cny
    share = UNSAID_SHARE if course.subsidy_share is None else course.subsidy_share
    return course.cost_cny * (1 - share / 2)


def cost_of(course: Course, subsidies: Subsidies, language: str) -> CourseCost:
    """Return the cost of a course for somebody.

    A verdict counts only for a course whose subsidy is for a group that the verdict rests on.

    Parameters
    ----------
    course
        Its fee, the groups a subsidy is for, and the share that it covers.
    subsidies
        What the rules say for this person.
    language
        ``zh`` or ``en``.
    """
    fee, some = course.cost_cny, subsidies.some
    groups = named_groups(course.subsidy_for)
    if fee is None:
        has_deposit = DEPOSIT.search(course.description) is not None
        return _cost("unknown", "deposit" if has_deposit else "unknown", course, language)
    if not course.subsidy_for:
        return _cost("full" if fee else "free", "full" if fee else "no_fee", course, language)
    if fee == 0:
        return _cost("to_verify", "no_fee_for", course, language, some)
    if some is not None and some.verdict == "ineligible":
        return _cost("full", "ineligible", course, language, some)
    if course.subsidy_share == 1 and groups & subsidies.groups_of_full:
        return _cost("free", "free", course, language, subsidies.full)
    if groups & subsidies.groups_of_some:
        return _cost("partly", "partly", course, language, some)
    return _cost("to_verify", "to_verify", course, language, some)


def _cost(
    verdict: Literal["free", "partly", "full", "to_verify", "unknown"],
    code: str,
    course: Course,
    language: str,
    entitlement: Entitlement | None = None,
) -> CourseCost:
    groups = in_list(course.subsidy_for, language, most=MOST_GROUPS)
    text = say(COSTS, code, language, fee=f"{course.cost_cny or 0:g}", groups=groups)
    return CourseCost(verdict=verdict, fee_cny=course.cost_cny, text=text, entitlement=entitlement)
