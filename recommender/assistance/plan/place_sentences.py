"""Say what kind of place an apprenticeship or a public-welfare post is, and its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recommender.assistance.plan.sentences import PLACES
from recommender.domain.posting import JobPosting
from recommender.explanation.names import in_list
from recommender.explanation.sentences import say

# 企业新型学徒制: new hires with a contract of a year or more, not 见习.
_ENTERPRISE: Final = re.compile(r"新型学徒|签订?一年以上")
MOST_GROUPS: Final = 4
LONGEST_APPRENTICESHIP, LONGEST_SUBSIDY = 12, 36  # months


def label_of(posting: JobPosting, language: str) -> str:
    """Return what stands beside the title: 就业见习, 企业新型学徒制 or 公益性岗位."""
    return say(PLACES, _sort(posting), language)


def _sort(posting: JobPosting) -> str:
    if posting.kind == "public_welfare":
        return "public_welfare"
    words = "".join((posting.title, posting.description, *posting.audience))
    return "enterprise_apprentice" if _ENTERPRISE.search(words) else "apprenticeship"


def terms_of(posting: JobPosting, language: str) -> tuple[str, ...]:
    """Return allowance, length, retention and for whom; what is not stated is to be asked."""
    return tuple(_terms(posting, language))


def _terms(posting: JobPosting, language: str) -> Iterator[str]:
    yield say(PLACES, "not_a_job", language, label=label_of(posting, language))
    pay = posting.salary_min_cny_month or posting.salary_max_cny_month
    if pay is None:
        yield say(PLACES, "allowance_unsaid", language)
    else:
        yield say(PLACES, "allowance", language, pay=f"{pay:.0f}")
    yield from _length(posting, language)
    if posting.retention_share is not None:
        yield say(PLACES, "retention", language, share=f"{posting.retention_share * 100:.0f}")
    if posting.audience:
        groups = in_list(posting.audience, language, most=MOST_GROUPS)
        yield say(PLACES, "audience", language, groups=groups)


def _length(posting: JobPosting, language: str) -> Iterator[str]:
    """Yield how long the place lasts, and that it is longer than such a place can be."""
    if posting.term_months is None:
        yield say(PLACES, "term_unsaid", language)
        return
    sort, months = _sort(posting), posting.term_months
    code = "longest" if sort == "public_welfare" else "term"
    yield say(PLACES, code, language, months=f"{months:g}")
    if sort == "apprenticeship" and months > LONGEST_APPRENTICESHIP:
        yield say(PLACES, "term_too_long", language)
    if sort == "public_welfare" and months > LONGEST_SUBSIDY:
        yield say(PLACES, "subsidy_too_long", language)
