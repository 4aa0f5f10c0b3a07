"""What a course costs one person, by what the rules say; nothing is called free unproven."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

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
class Cost:
    """What is said of the cost, and the sum to reckon with, CNY, ``None`` unknown."""

    said: CourseCost
    expected_cny: float | None


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


def cost_of(course: Course, subsidies: Subsidies, language: str) -> Cost:
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
    fee, share = course.cost_cny, course.subsidy_share
    if fee is None:
        code = "deposit" if DEPOSIT.search(course.description) else "unknown"
        return _cost("unknown", code, course, language, None)
    if not course.subsidy_for:
        return _cost("full" if fee else "free", "full" if fee else "no_fee", course, language, fee)
    groups, some = named_groups(course.subsidy_for), subsidies.some
    if fee == 0:
        return _cost("to_verify", "no_fee_for", course, language, None, some)
    if some is not None and some.verdict == "ineligible":
        return _cost("full", "ineligible", course, language, fee, some)
    if share == 1 and groups & subsidies.groups_of_full:
        return _cost("free", "free", course, language, 0.0, subsidies.full)
    if groups & subsidies.groups_of_some:
        expected = fee * (1 - (share or UNSAID_SHARE))
        return _cost("partly", "partly", course, language, expected, some)
    expected = fee * (1 - (share or UNSAID_SHARE) / 2)
    return _cost("to_verify", "to_verify", course, language, expected, some)


def _cost(
    verdict: str,
    code: str,
    course: Course,
    language: str,
    expected: float | None,
    entitlement: Entitlement | None = None,
) -> Cost:
    groups = in_list(course.subsidy_for, language, most=MOST_GROUPS)
    text = say(COSTS, code, language, fee=f"{course.cost_cny or 0:g}", groups=groups)
    said = CourseCost.model_validate(
        {
            "verdict": verdict,
            "fee_cny": course.cost_cny,
            "text": text,
            "entitlement": entitlement,
        }
    )
    return Cost(said, expected)
