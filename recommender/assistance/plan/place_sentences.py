"""Say what kind of place an apprenticeship or a public-welfare post is, and its terms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from recommender.assistance.plan.sentences import PLACES
from recommender.domain.posting import JobPosting
from recommender.explanation.names import in_list
from recommender.explanation.sentences import say

# 企业新型学徒制: new hires with a contract, not 见习.
_ENTERPRISE: Final = re.compile(r"新型学徒")
MOST_GROUPS: Final = 4


def label_of(posting: JobPosting, language: str) -> str:
    """Return what stands beside the title: 就业见习, 企业新型学徒制 or 公益性岗位."""
    if posting.kind == "public_welfare":
        return say(PLACES, "public_welfare", language)
    enterprise = _ENTERPRISE.search(f"{posting.title}{posting.description}")
    return say(PLACES, "enterprise_apprentice" if enterprise else "apprenticeship", language)


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
    if posting.term_months is None:
        yield say(PLACES, "term_unsaid", language)
    else:
        code = "longest" if posting.kind == "public_welfare" else "term"
        yield say(PLACES, code, language, months=f"{posting.term_months:g}")
    if posting.retention_share is not None:
        yield say(PLACES, "retention", language, share=f"{posting.retention_share * 100:.0f}")
    if posting.audience:
        groups = in_list(posting.audience, language, most=MOST_GROUPS)
        yield say(PLACES, "audience", language, groups=groups)
