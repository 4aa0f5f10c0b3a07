"""Tell the trade somebody seeks from the kind of house they would practise it in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from recommender.intake.clauses import Clause
from recommender.intake.generic import is_generic
from recommender.intake.jobs import SpokenJob

# 想找会计，学校最好: where, not what.
_WIDE: Final = re.compile(
    r"(?:学校|小学|中学|大学|幼儿园|医院|诊所|公司|工?厂里?|事务所|律所|酒店|宾馆|银行|企业|外企|日企|单位|机构|美容[院店]"
    r"|school|hospital|company|factory|hotel|office|kindergarten)$"
)
_ALSO: Final = re.compile(r"也|还有|要么|\bor\b|\balso\b|\btoo\b")
_EITHER: Final = "或"
# 我是小学语文老师: what somebody is, not what they once were.
_IS_NOW: Final = re.compile(
    r"(?:我|本人|俺)?(?:现在|目前|一直|就|也)*是?(?:一)?[个名位]?|(?:i am|i'm|am) an? "
)
# 做美甲的，开货车的
_DOES: Final = re.compile(r"(?:我|本人)?(?:是|一直|现在)*(?:做|干|搞|当)?")
_HOUSE: Final = re.compile(r"(?:院|店|馆|所|厂|公司|机构|中心|工作室|会所)$")
_OF_A_TRADE: Final = re.compile(r"[师员工]$")
_SHORTEST_STEM: Final = 2


def name_trades(
    folded: str, clauses: Sequence[Clause], jobs: Sequence[SpokenJob]
) -> tuple[SpokenJob, ...]:
    """Return the jobs with the trade sought in place of a house that it is practised in.

    幼师，佛山找幼儿园 seeks work as 幼师; 想进幼儿园 alone keeps the house, for want of a trade.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    clauses
        Its clauses.
    jobs
        The jobs named, each with what it is to the speaker.
    """
    kept = _without_houses(folded, clauses, jobs)
    sought = [job for job in kept if job.standing == "wish"]
    if not sought or not all(job.is_place for job in sought):
        return kept
    trades = [
        job
        for job in kept
        if not job.is_place
        and job.start < sought[0].start
        and (_is_introduced(folded, clauses, job) or _is_done_there(folded, job, sought))
    ]
    if not trades:
        return kept
    others = [job for job in kept if job not in sought]
    return tuple(sorted([*others, replace(trades[0], standing="wish")], key=lambda job: job.start))


def _without_houses(
    folded: str, clauses: Sequence[Clause], jobs: Sequence[SpokenJob]
) -> tuple[SpokenJob, ...]:
    """Drop a kind of house beside work that is sought, unless it is one more thing to do."""
    work = [j for j in jobs if j.standing == "wish" and not j.is_bare and _is_work(folded, j)]
    return tuple(
        job
        for job in jobs
        if not (work and job.standing == "wish" and _is_house(folded, clauses, job, work))
    )


def _is_work(folded: str, job: SpokenJob) -> bool:
    said = folded[job.start : job.end]
    return not (job.is_place or _WIDE.search(said) or is_generic(said))


def _is_house(
    folded: str, clauses: Sequence[Clause], job: SpokenJob, work: Sequence[SpokenJob]
) -> bool:
    clause = clauses[job.clause]
    said = folded[clause.start : clause.end]
    beside = any(other.clause == job.clause for other in work)
    also = _ALSO.search(said) or (_EITHER in said and beside)
    return not also and _WIDE.search(folded[job.start : job.end]) is not None


def _is_introduced(folded: str, clauses: Sequence[Clause], job: SpokenJob) -> bool:
    lead = folded[clauses[job.clause].start : job.start]
    does = folded.startswith("的", job.end) and _DOES.fullmatch(lead)
    is_now = lead.strip() != "" and _IS_NOW.fullmatch(lead)
    present = job.standing == "past" and (does or is_now)
    return bool(job.clause == 0 and job.is_bare) or bool(present)


def _is_done_there(folded: str, job: SpokenJob, places: Sequence[SpokenJob]) -> bool:
    """Tell whether a house is named after the work, or the work after it: 美容院, 酒店前台."""
    stem = _OF_A_TRADE.sub("", folded[job.start : job.end])
    if len(stem) < _SHORTEST_STEM or job.standing == "refused":
        return False
    houses = [folded[place.start : place.end] for place in places]
    return any(_HOUSE.sub("", house).endswith(stem) or stem.startswith(house) for house in houses)
