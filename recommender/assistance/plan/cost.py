"""What a course costs one person, by what the rules say; nothing is called free unproven."""

from __future__ import annotations

from dataclasses import dataclass

from recommender.assistance.plan.sentences import COSTS
from recommender.domain.course import Course
from recommender.domain.plan import CourseCost, Entitlement
from recommender.explanation.names import in_list
from recommender.explanation.sentences import say

MOST_GROUPS = 4


@dataclass(frozen=True)
class Cost:
    """What is said of the cost, and the sum to reckon with, CNY, ``None`` unknown."""

    said: CourseCost
    expected_cny: float | None


def cost_of(
    course: Course, subsidised: Entitlement | None, free: Entitlement | None, language: str
) -> Cost:
    """Return the cost of a course for somebody.

    Parameters
    ----------
    course
        Its fee, the groups a subsidy is for, and the share that it covers.
    subsidised, free
        What the rules say of a subsidy for this person, and of a course free of charge.
    language
        ``zh`` or ``en``.
    """
    fee, share = course.cost_cny, course.subsidy_share
    if fee is None:
        return _cost("unknown", "unknown", course, language, None)
    if not course.subsidy_for:
        return _cost("full" if fee else "free", "full" if fee else "no_fee", course, language, fee)
    verdict = subsidised.verdict if subsidised else "to_verify"
    if fee == 0:
        return _cost("to_verify", "no_fee_for", course, language, None, subsidised)
    if verdict == "ineligible":
        return _cost("full", "ineligible", course, language, fee, subsidised)
    if free is not None and free.verdict == "eligible" and share == 1:
        return _cost("free", "free", course, language, 0.0, free)
    expected = fee * (1 - (share or 0.5) * (1.0 if verdict == "eligible" else 0.5))
    if verdict == "eligible":
        return _cost("partly", "partly", course, language, expected, subsidised)
    return _cost("to_verify", "to_verify", course, language, expected, subsidised)


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
