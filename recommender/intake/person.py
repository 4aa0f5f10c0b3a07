"""Read what somebody has behind them: education, jobs done, years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from features.education import highest_education
from features.experience import person_years
from features.experience.durations import Duration, find_durations
from features.parsed import Span
from recommender.domain.seeker import Experience
from recommender.intake.english import english_years
from recommender.intake.reading import Reading, Words

_NOT_WORK_AFTER: Final = re.compile(
    r"\s?(?:多|左右)?(?:没|未|不|前(?!台)|内|以?后|的?孩子|社保|合同|书|学|兵|级|制|驾龄|old|off|ago|break|gap|(?:要|挣|赚|有|给|得|能|至少|起码|最少|到手|不低于)*[0-9一二两三四五六七八九十]+[千万百0-9])"
)
_NOT_WORK_BEFORE: Final = re.compile(
    r"(?:断|实习|歇|停|闲|在家|失业|待业|下岗|退休|离职|毕业|读|上学|学|住|来|近|过去|社保|[交缴存供还]|险|出来|稳定|带[^，,。]{0,3}|想[^，,。]{0,6}|(?:(?<!后)来|先|要|能|可以|愿意|准备|打算|只|就)(?:去|想)?[做干当]|再[做干当]?)(?:了|过|着|有|快|已经)?\s?$"
)
_SEQUENCE: Final = re.compile(r"后来|又|然后|之后|接着|再[做干当]|\bthen\b|\bafter that\b")
_LONGEST_YEARS: Final = 60.0
_ONLY_YEARS: Final = re.compile(r"^\D{0,6}$")


class PastJob(NamedTuple):
    """A job done, where it is named, and the number of its clause."""

    title: str
    span: Span
    clause: int


def read_education(words: Words, reading: Reading) -> None:
    """Read the highest level of education completed."""
    found = highest_education(words.text)
    if found.value is not None and found.span is not None:
        reading.note("education", found.value, [found.span])


def read_past(
    words: Words, jobs: Sequence[PastJob], trades: Sequence[int], reading: Reading
) -> None:
    """Read the jobs done with their years, and the years of work in all.

    Parameters
    ----------
    words
        The person's words.
    jobs
        The jobs done.
    trades
        Numbers of the clauses that name a trade, done or looked for: a bare 三年 behind one
        is years of it.
    reading
        Gets ``experiences`` and ``experience_years``.
    """
    periods = [_period(words, job, jobs) for job in jobs]
    experiences = [
        Experience(title=job.title, years=period.low_years if period else None)
        for job, period in zip(jobs, periods, strict=True)
    ]
    if experiences:
        spans = [job.span for job in jobs]
        reading.note("experiences", _distinct(experiences), spans)
    total = _one_after_another(words, jobs, periods) or _total(words)
    told = [(p.low_years, words.quote(p.start, p.end)) for p in periods if p]
    if total is None and len(told) <= 1:
        total = told[0] if told else _bare_years(words, trades)
    if total is not None and total[0] <= _LONGEST_YEARS:
        reading.note("experience_years", total[0], [total[1]])


def _one_after_another(
    words: Words, jobs: Sequence[PastJob], periods: Sequence[Duration | None]
) -> tuple[float, Span] | None:
    """Add up periods told one after another, each with its own job (后来又做了五年会计)."""
    told = [period.low_years for period in periods if period]
    if len(told) < 2 or len(told) < len(jobs) or not _SEQUENCE.search(words.folded):
        return None
    first, last = words.clauses[jobs[0].clause], words.clauses[jobs[-1].clause]
    return round(sum(told), 2), words.quote(first.start, last.end)


def _bare_years(words: Words, trades: Sequence[int]) -> tuple[float, Span] | None:
    """Read a clause that is nothing but a period, behind a trade: 来料检验，会用卡尺，三年."""
    found = []
    for number, clause in enumerate(words.clauses):
        periods = _periods(words, number)
        if len(periods) != 1 or not any(trade < number for trade in trades):
            continue
        start, end = periods[0].start, periods[0].end
        rest = words.folded[clause.start : start] + words.folded[end : clause.end]
        if not rest.strip(" 有了的"):
            found.append((periods[0].low_years, words.quote(start, end)))
    return found[0] if len(found) == 1 else None


def _total(words: Words) -> tuple[float, Span] | None:
    found = person_years(words.text)
    if found.value is not None and found.span is not None and not found.span.text.isdigit():
        return found.value, found.span
    english = english_years(words.folded)
    return (english[0], words.quote(english[1], english[2])) if english else None


def _distinct(experiences: Sequence[Experience]) -> tuple[Experience, ...]:
    """Return one experience a title, the fuller of two (化验员, 化验), with its years if told."""
    by_title: dict[str, Experience] = {}
    for experience in experiences:
        longer = any(
            experience.title in e.title and e is not experience and e.title != experience.title
            for e in experiences
        )
        if longer and experience.years is None:
            continue
        known = by_title.get(experience.title)
        if known is None or known.years is None:
            by_title[experience.title] = experience
    return tuple(by_title.values())


def _period(words: Words, job: PastJob, jobs: Sequence[PastJob]) -> Duration | None:
    """Return the one period told with a job: in its clause, else alone in the next."""
    beside = [other for other in jobs if other.clause == job.clause]
    inside = _periods(words, job.clause)
    if len(inside) == 1 and len(beside) == 1:
        return inside[0]
    if inside:
        return _nearest(inside, job, beside)
    following = job.clause + 1
    if len(beside) > 1 or following >= len(words.clauses):
        return None
    if any(other.clause == following for other in jobs):
        return None
    after = _periods(words, following)
    start = words.clauses[following].start
    if len(after) != 1:
        return None
    lead = words.folded[start : after[0].start]
    theirs = len(jobs) == 1 or re.search("[干做当]", lead)
    return after[0] if theirs and _ONLY_YEARS.match(lead) else None


def _nearest(periods: list[Duration], job: PastJob, beside: list[PastJob]) -> Duration | None:
    """Return the period right before or right behind a job, when each has its own."""
    if len(periods) != len(beside):
        return None
    return periods[beside.index(job)]


def _periods(words: Words, number: int) -> list[Duration]:
    """Return the periods of work a clause tells, with offsets into the whole text."""
    clause = words.clauses[number]
    said = words.clause_text(clause)
    return [
        replace(found, start=clause.start + found.start, end=clause.start + found.end)
        for found in find_durations(said)
        if not found.is_ceiling and not _is_no_work(said, found)
    ]


def _is_no_work(clause: str, period: Duration) -> bool:
    return bool(
        _NOT_WORK_AFTER.match(clause, period.end) or _NOT_WORK_BEFORE.search(clause[: period.start])
    )
