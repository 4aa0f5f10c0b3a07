"""Read what somebody has behind them: jobs done, years."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from features.experience import person_years
from features.experience.durations import Duration, find_durations
from features.experience.held import is_told_of_what_was_done
from features.parsed import Span
from recommender.domain.seeker import Experience
from recommender.intake.english import english_years
from recommender.intake.periods import FILLER, with_plain_periods, years_since
from recommender.intake.reading import Reading, Words
from recommender.intake.trades import family_of_work

_NOT_WORK_AFTER: Final = re.compile(
    r"\s?(?:多|左右)?(?:没|未|不|就[走换回辞]|前(?![台端])|内|以?后|的?孩子|社保|合同|书|学|兵|级|制|驾龄|old|off|ago|break|gap|(?:要|挣|赚|有|给|得|能|底薪|工资|也|就|才|只|大概|差不多|至少|起码|最少|到手|不低于)*[0-9一二两三四五六七八九十]+[千万百0-9])"
)
_NOT_WORK_BEFORE: Final = re.compile(
    r"(?:驾龄|每年[^，,。]{0,6}|(?<![了过做干当开])一年(?:到头)?(?:就|只|最多|也|能|要)*[干做忙上]?|中间[^，,。]{0,4}|过了?期|到期|证|断|实习|歇|停|闲|在家|失业|待业|下岗|退休|离职|毕业|读|上学|学|住|(?<!起)来|近|过去|社保|[交缴存供]|还(?!有)|险|出来|稳定|带(?!过)[^，,。]{0,3}|想[^，,。]{0,6}|(?:(?<!后)来|先|要|能|可以|愿意|准备|打算|只|就)(?:去|想)?[做干当]|再[做干当]?)(?:了|过|着|有|快|已经)?\s?$"
)
# worked there from 2016 to 2021; 2016年到2021年在酒店做
_FROM_TO: Final = re.compile(
    r"\b(?:work\w*|was|been|taught|drove|employed)\b[^.;]{0,60}?\b(?:from )?(?P<from>(?:19|20)[0-9]{2})(?: to | until | ?- ?)(?P<to>20[0-9]{2})\b"
    r"|(?P<von>(?:19|20)[0-9]{2})年?(?:到|至|-|~)(?P<bis>20[0-9]{2})年?(?=[^，,。;；]{0,6}(?:在[^，,。;；]{1,10}(?:做|干|上班|工作|当|开|跑|教|卖)|做|干|当|上班|打工|在(?!读|校|家)[^，,。；;读学]{2,12}(?=[，,。；;]|$)))"
)
_ODD_JOBS: Final = re.compile(
    r"(?:打|做|上|干)(?:了|过)(?P<years>[0-9一二两三四五六七八九十]{1,3}(?:多|来)?年(?:多|半)?)的?(?:工|班)(?=$|[，,。;；\s了])"
)
_ANY_WORK_FOR: Final = re.compile(r"(?:打工|务工|打拼|闯荡|上班)(?:了|过|有|快)*$")
_OF_ANY_WORK: Final = re.compile(r"的?工(?=$|[，,。；;\s])")
_TEACHERS: Final = ("老师", "教师")
_DONE: Final = re.compile(r"(?<![没未])(?<!没有)[都也我][做干弄搞]过\s*$")
_PART: Final = re.compile(r"其中|包括|里面|含|中间|\b(?:including|of which)\b")
_ROLE: Final = re.compile(r"(?:工程师|老师|会计|[员工师手]|师傅|司机)$")
_SHORTEST_TRADE: Final = 2
# 一个月八千 and 一个月拿九千 are pay, not a month of work.
_PAY_A_MONTH: Final = re.compile(
    r"一个?月(?=[^，,。；;]{0,4}[0-9一二两三四五六七八九]+[千万kK0-9])"
)
_BETWEEN: Final = re.compile(r"中间|期间|间断|当中|(?:[年节学]前|先|只|再)[做干](?![了过])")
_SEQUENCE: Final = re.compile(r"后来|又|然后|之后|接着|再[做干当]|\bthen\b|\bafter that\b")
# 做过焊工两年、保安三年、还有理货: each period stands right behind its job.
_RIGHT_BEHIND: Final = 2
_LONGEST_YEARS: Final = 60.0
# 前后加起来六年
_ASIDE: Final = re.compile(r"前前?后后?|加起来|一共|总共|拢共|差不多|大概|将近|快|吧")
_ONLY_YEARS: Final = re.compile(r"^\D{0,6}$")


class PastJob(NamedTuple):
    """A job done, where it is named, and the number of its clause."""

    title: str
    span: Span
    clause: int


_NO_EXPERIENCE: Final = re.compile(
    r"(?<!有)(?:没有?|没得|冇得|无|毫无|零)(?:任何|什么|啥|一点)?\s?(?:工作|上班|work )?(?:经验|经历|experience)(?!要求|的?(?:要|限制))"
    r"|(?:班|工作?)(?:还|也|都|从来)*没(?:有)?[上打找干]过|(?:啥|什么)(?:活|工作)?(?:也|都)没(?:有)?[干做]过|(?:从来?)?(?:还)?没(?:有)?(?:正式|真正)?(?:上过班|工作过|打过工)|\bnever worked(?: before| yet)?(?=$|[,.;])|\b(?:no|zero|without(?: any)?) (?:work(?:ing)? )?experience\b(?! (?:in|as|of|with|required|needed|necessary))"
)


def read_past(
    words: Words,
    jobs: Sequence[PastJob],
    trades: Sequence[int],
    introduced: Sequence[PastJob],
    reading: Reading,
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
    introduced
        Trades named first and without a word about them (焊工，八年): with years, work done.
    reading
        Gets ``experiences`` and ``experience_years``.
    """
    if jobs and introduced and _is_told_first(words, introduced[0], jobs[0]):
        jobs = [*introduced[:1], *jobs]
    if not jobs and len(introduced) == 1 and _years_of(words, introduced[0], trades):
        jobs = introduced
    periods = [_period(words, job, jobs) for job in jobs]
    years = [period.low_years if period else None for period in periods]
    only = _years_of(words, jobs[0], trades) if len(jobs) == 1 and not periods[0] else None
    years = [only[0]] if only else years
    experiences = [Experience(title=j.title, years=y) for j, y in zip(jobs, years, strict=True)]
    if experiences:
        spans = [job.span for job in jobs]
        reading.note("experiences", _distinct(experiences), spans)
    total = _one_after_another(words, jobs, periods) or _total(words)
    told = [(p.low_years, words.quote(p.start, p.end)) for p in periods if p]
    # 会计干了八年，还做过四年收银: eight years are not the whole.
    if total and len(told) > 1 and total[0] < sum(low for low, _ in told) and not _part(words):
        total = None
    if total is None and len(told) <= 1:
        total = told[0] if told else _bare_years(words, [*trades, *_told_as_done(words)])
    none = _NO_EXPERIENCE.search(words.folded)
    if total is None and none and not (jobs or told):
        total = 0.0, words.quote(*none.span())
    if total is not None and total[0] <= _LONGEST_YEARS:
        reading.note("experience_years", total[0], [total[1]])


def _part(words: Words) -> bool:
    return _PART.search(words.folded) is not None


def _is_told_first(words: Words, introduced: PastJob, job: PastJob) -> bool:
    """Tell whether the years of a trade come before another job: 水电工，干了十二年，家装都做过."""
    following = introduced.clause + 1
    return following < job.clause and len(_periods(words, following)) == 1


def _is_of_any_work(words: Words, span: Span) -> bool:
    """Tell whether a period tells of all work, not of the one job named: 在深圳打工八年."""
    after = _OF_ANY_WORK.match(words.folded, span.end)
    return bool(after or _ANY_WORK_FOR.search(words.folded[: span.start]))


def _years_of(words: Words, job: PastJob, trades: Sequence[int]) -> tuple[float, Span] | None:
    """Return the years told of the only job somebody names."""
    period = _period(words, job, [job])
    if period is not None:
        return period.low_years, words.quote(period.start, period.end)
    total = _total(words)
    if total is not None and _is_of_any_work(words, total[1]):
        return None
    return total or _bare_years(words, trades)


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
        if not _ASIDE.sub("", rest).strip(" 有了的"):
            found.append((periods[0].low_years, words.quote(start, end)))
    return found[0] if len(found) == 1 else None


def _told_as_done(words: Words) -> list[int]:
    """Return the clauses that end with what was done: 扫码贴标我都做过."""
    return [n for n, c in enumerate(words.clauses) if _DONE.search(words.clause_text(c))]


def _total(words: Words) -> tuple[float, Span] | None:
    text = with_plain_periods(words.text)
    found = person_years(_PAY_A_MONTH.sub(lambda said: "某" * len(said[0]), text))
    if found.span is not None and _is_aside(words, found.span.start):
        return None
    if found.value is not None and found.span is not None and not found.span.text.isdigit():
        return found.value, words.quote(found.span.start, found.span.end)
    for pattern in (_FROM_TO, _ODD_JOBS):
        said = pattern.search(words.folded)
        years = _years_said(said) if said else None
        if said and years:
            return years, words.quote(*said.span())
    english = english_years(words.folded) or years_since(words.folded, words.this_year)
    return (english[0], words.quote(english[1], english[2])) if english else None


def _is_aside(words: Words, position: int) -> bool:
    """Tell whether a period is told of something in between: 中间开店五年."""
    clause = words.clause_at(position)
    return _BETWEEN.search(words.folded, clause.start, position) is not None


def _years_said(said: re.Match[str]) -> float | None:
    if said.re is _FROM_TO:
        years = int(said["to"] or said["bis"]) - int(said["from"] or said["von"])
        return float(years) if 0 < years <= _LONGEST_YEARS else None
    period = find_durations(said["years"])
    return period[0].low_years if len(period) == 1 else None


def _distinct(experiences: Sequence[Experience]) -> tuple[Experience, ...]:
    """Return one experience a title, the fuller of two (化验员, 化验), with its years if told."""
    by_title: dict[str, Experience] = {}
    for experience in experiences:
        others = [e for e in experiences if e.title != experience.title]
        longer = any(experience.title in e.title for e in others)
        # 测试工程师，功能测试做了三年 is one job.
        told = any(e.years and _same_trade(experience.title, e.title) for e in others)
        if (longer or told) and experience.years is None:
            continue
        known = by_title.get(experience.title)
        if known is None or known.years is None:
            by_title[experience.title] = experience
    return tuple(by_title.values())


def _same_trade(title: str, other: str) -> bool:
    """Tell whether a title is told again by what was done: 测试工程师, 功能测试; 小学老师, 教数学."""
    trade = _ROLE.sub("", title)
    if trade != title and not _ROLE.search(other):
        family = family_of_work(title)
        if (family and family == family_of_work(other)) or (
            title.endswith(_TEACHERS) and other[0] == "教"
        ):
            return True
    return len(trade) >= _SHORTEST_TRADE and trade != title and other.endswith(trade)


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
        behind = [p for p in periods if 0 <= p.start - job.span.end <= _RIGHT_BEHIND]
        return behind[0] if len(behind) == 1 else None
    return periods[beside.index(job)]


def _periods(words: Words, number: int) -> list[Duration]:
    """Return the periods of work a clause tells, with offsets into the whole text."""
    clause = words.clauses[number]
    said = with_plain_periods(words.clause_text(clause))
    return [
        replace(
            found,
            start=clause.start + len(said[: found.start].rstrip(FILLER)),
            end=clause.start + found.end,
        )
        for found in find_durations(said)
        if not found.is_ceiling and not _is_no_work(said, found)
    ]


def _is_no_work(clause: str, period: Duration) -> bool:
    before, after = clause[: period.start], _NOT_WORK_AFTER.match(clause, period.end)
    if after and is_told_of_what_was_done(before, clause[period.end :]):
        after = None
    paid = _PAY_A_MONTH.match(clause, period.start)
    return bool(paid or after or _NOT_WORK_BEFORE.search(before))
