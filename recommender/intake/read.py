"""From a sentence or a paragraph to a profile, with what was not understood."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any, Final

from features.text import fold
from recommender.domain.intake import Intake, TextSpan
from recommender.domain.seeker import SeekerProfile
from recommender.intake.abilities import read_skills
from recommender.intake.asking import next_questions
from recommender.intake.cues import wish_cue_end
from recommender.intake.done_once import OwnWords
from recommender.intake.generic import is_generic
from recommender.intake.job_words import find_job_words
from recommender.intake.jobs import SpokenJob, read_jobs
from recommender.intake.leftovers import not_understood, without_protected
from recommender.intake.on_behalf import as_their_own
from recommender.intake.others_past import without_others_past
from recommender.intake.own_words import read_own_words
from recommender.intake.papers import as_negated, certificate_spans, read_certificates
from recommender.intake.pay import read_pay
from recommender.intake.person import PastJob, read_past
from recommender.intake.places import read_places
from recommender.intake.reading import Reading, Words, overlaps
from recommender.intake.refusals import read_refusals, refused_stretches
from recommender.intake.schooling import read_education
from recommender.intake.slips import without_slips
from recommender.intake.terms import read_terms
from recommender.intake.trades import settle_trades
from recommender.intake.working_age import age_stretches, read_working_age
from recommender.intake.workplaces import name_trades

_LONGEST_SUMMARY: Final = 500
_NOT_AGAIN: Final = re.compile(
    r"(?:不(?:想|愿意?|打算|准备)再|再也不想?)(?:[干做当]|(?=[跑开送卖教修]))"
)
# 不想再跑长途: how far a driver goes is no trade.
_STRETCH: Final = re.compile(r"跑?[长短]途(?=$|[了也都]|可以|[，,。；;\s])")
_DONE_FOR: Final = re.compile(
    r"(?:^|[，,。；;\s]|[熟会的])(?:我|也|都|已经|一共|前后|(?P<before>(?:以|之|从)前|原来))*(?P<done>[干做开教跑修搞弄绑扎焊砌贴刷挖烧炒种养卖送缝踩](?:了|过))(?:快|将近|有|差不多|整整)*(?:[0-9一二两三四五六七八九十]{1,4}|好?几)(?:多|来)?年(?=多|半|$|[，,。；;\s了也都现想所吧但后]|的?(?:$|[，,。；;]))"
)
_THE_SAME: Final = re.compile(
    r"(?<![不没])(?:想|要|打算|希望|愿意|准备)(?:还是?|再|继续|接着|仍然?|找|来)*(?:[干做]|从事|份)(?:这个|这行|这一行|老?本行|同样的?|一样的)(?:工作|活儿?)?(?:了|的)?(?=$|[，,。；;\s])"
    r"|\b(?:same (?:job|work|kind of (?:job|work))|in the same (?:field|line|trade))\b"
)
_FARTHEST_CLAUSE: Final = 3
_PAPER: Final = re.compile(r"^[高低]压|(?:特种)?(?:作业|操作|上岗|资格|职业)*证$")
_NEAR_PAPER: Final = 6
_UNWRITABLE: Final = dict.fromkeys(range(0xD800, 0xE000), "\ufffd")


def read_intake(
    text: str,
    *,
    seeker_id: str = "typed",
    near: str | None = None,
    this_year: int | None = None,
) -> Intake:
    """Read a person's own words, typed or dictated, Chinese or English.

    A field that the words do not support stays empty. Protected facts (age, sex, health,
    family, household registration, offences) are neither kept nor repeated; of an age only
    what the law on minors needs is told, and not quoted.

    Parameters
    ----------
    text
        A sentence or a paragraph, with or without punctuation.
    seeker_id
        The id the profile gets.
    near
        Code of the place the words were given at, which settles shared place names.
    this_year
        The year they are said in (从2016年干到现在); without it such years stay unknown.

    Returns
    -------
    Intake
        The profile, the clauses nothing was read from, up to two questions that would help
        most, and by field name the words each value was read from.
    """
    written = text.translate(_UNWRITABLE)
    said = Words(without_slips(fold(written), written), near, this_year)
    words = Words(as_their_own(said.folded, said.text), near, this_year)
    reading = Reading()
    read_education(words, reading)
    taken = certificate_spans(words) + reading.offsets()
    jobs = settle_trades(words, read_jobs(words.folded, words.clauses, taken))
    jobs = name_trades(words.folded, words.clauses, jobs)
    read_terms(words, reading)
    read_pay(words, reading)
    read_places(words, jobs, reading)
    own_past = without_others_past(words)
    read_certificates(words, jobs, reading, own_past)
    jobs = tuple(_as_theirs(job, words, own_past) for job in jobs)
    words = own_past
    own = read_own_words(words, jobs, reading.offsets())
    jobs = _told_in_own_words(jobs, own)
    _read_wishes(words, jobs, own, reading)
    trades = [job.clause for job in jobs if job.standing in ("wish", "past") and not job.is_place]
    introduced = _introduced(words, jobs)
    past = _past(words, jobs, own) or (
        [] if introduced else _practised(words, jobs, reading.spans.get("certificates", ()))
    )
    trades += [job.clause for job in past]
    read_past(words, past, trades, introduced, reading)
    read_skills(words, jobs, past, reading)
    read_refusals(words, jobs, reading)
    _read_the_same(words, past, reading)
    reading.quote_anew(written)
    return _intake(said, jobs, reading, seeker_id)


def _as_theirs(job: SpokenJob, words: Words, own_past: Words) -> SpokenJob:
    """Return a job, one told of somebody else as nothing to the speaker."""
    if words.text[job.start : job.end] == own_past.text[job.start : job.end]:
        return job
    return replace(job, standing="nothing", is_able=False, is_bare=False)


def _read_wishes(
    words: Words, jobs: Sequence[SpokenJob], own: Sequence[OwnWords], reading: Reading
) -> None:
    said = [(words.quote(job.start, job.end), job.standing) for job in jobs]
    said += [(one.span, one.standing) for one in own]
    wished = [span for span, standing in said if standing == "wish"]
    # 想做货车司机，跑长途也可以
    trades = [span for span in wished if not _STRETCH.match(words.folded, span.start)]
    wished = trades or wished
    spans = [span for span in wished if not is_generic(words.folded[span.start : span.end])]
    if spans:
        spans.sort(key=lambda span: span.start)
        reading.note("desired_titles", tuple(dict.fromkeys(s.text for s in spans)), spans)


def _read_the_same(words: Words, past: Sequence[PastJob], reading: Reading) -> None:
    """Read 想继续做这个: the only job done is the one sought."""
    titles = {job.title for job in past}
    if len(titles) == 1 and "desired_titles" not in reading.values:
        said = _THE_SAME.search(words.folded)
        if said and said.start() > past[0].span.start:
            reading.note("desired_titles", tuple(titles), [past[0].span])


def _told_in_own_words(jobs: Sequence[SpokenJob], own: Sequence[OwnWords]) -> tuple[SpokenJob, ...]:
    """Return the jobs, those done that are part of something told as done: 钢筋 of 绑过钢筋.

    缝纫工，平车拷边都能上，想做整件 seeks what it names in its own words, and only that.
    """
    if any(one.standing == "wish" and not is_generic(one.title) for one in own):
        jobs = [
            replace(job, standing="nothing" if job.clause else "past")
            if job.is_bare and job.standing == "wish"
            else job
            for job in jobs
        ]
    done = [(one.span.start, one.span.end) for one in own if one.standing == "past"]
    # 在酒店布草房叠被单叠了四年: where it was done.
    ends = {one.clause: one.span.start for one in own if one.standing == "past"}
    jobs = [
        replace(job, standing="nothing", is_bare=False)
        if job.is_bare and job.end <= ends.get(job.clause, 0)
        else job
        for job in jobs
    ]
    return tuple(
        replace(job, standing="past", is_able=True, is_bare=False)
        if job.is_bare and overlaps(job.start, job.end, done)
        else job
        for job in jobs
    )


def _introduced(words: Words, jobs: Sequence[SpokenJob]) -> list[PastJob]:
    """Return the trade somebody introduces themselves with, where it is one and not sought."""
    # 我爱人是护士，我开挖机: another's trade is no introduction.
    jobs = jobs[
        next((n for n, job in enumerate(jobs) if job.is_bare or job.standing != "nothing"), 0) :
    ]
    first = jobs[:1]
    if not first or not first[0].is_bare:
        return []
    job = first[0]
    before = words.clauses[job.clause - 1] if job.clause else None
    if before and wish_cue_end(words.clause_text(before)) is not None:
        return []
    if any(other.is_bare and other.clause == job.clause for other in jobs[1:]):
        return []
    span = words.quote(job.start, job.end)
    return [PastJob(span.text, span, job.clause)]


def _practised(
    words: Words, jobs: Sequence[SpokenJob], papers: Sequence[TextSpan]
) -> list[PastJob]:
    """Return the ability whose years are told right behind it: 会开叉车，有证，开了五年."""
    done = _DONE_FOR.search(words.folded)
    if done is None:
        return []
    number = words.clauses.index(words.clause_at(done.start("done")))
    opened = max(n for n in range(number + 1) if words.clauses[n].opens_sentence)
    able = [
        job
        for job in jobs
        if job.is_able and opened <= job.clause <= number and job.end <= done.start("done")
    ]
    if not able and (done["before"] or done["done"].endswith("过")):
        # 想做理货，以前做过一年
        able = [job for job in jobs if job.standing == "wish" and job.clause == number - 1]
    first = [job for job in able if job.clause == able[0].clause]
    if first and number - first[0].clause <= _FARTHEST_CLAUSE:
        span = words.quote(first[0].start, first[0].end)
        return [PastJob(span.text, span, number)]
    for held in papers:
        # 架子工证有，干了九年: the trade of the paper.
        title = _PAPER.sub("", held.text)
        near = held.end <= done.start("done") <= held.end + _NEAR_PAPER
        if near and title != held.text and find_job_words(title):
            start = held.start + held.text.index(title)
            return [PastJob(title, words.quote(start, start + len(title)), number)]
    return []


def _past(words: Words, jobs: Sequence[SpokenJob], own: Sequence[OwnWords]) -> list[PastJob]:
    # 超市收了三年银: the work, not the house.
    told = {one.clause for one in own if one.standing == "past"}
    own_spans = [(one.span.start, one.span.end) for one in own if one.standing == "past"]
    spans = [
        (words.quote(job.start, job.end), job.clause)
        for job in jobs
        if (job.standing == "past" or _is_given_up(words, job))
        and not overlaps(job.start, job.end, own_spans)
        and not (job.is_place and job.clause in told)
    ]
    past = [PastJob(span.text, span, clause) for span, clause in spans]
    past += [PastJob(one.title, one.span, one.clause) for one in own if one.standing == "past"]
    return sorted(past, key=lambda job: job.span.start)


def _is_given_up(words: Words, job: SpokenJob) -> bool:
    """Tell whether a job is refused by who has done it: 不想再干保安了."""
    clause = words.clauses[job.clause]
    said = _NOT_AGAIN.search(words.folded, clause.start, job.end)
    if _STRETCH.match(words.folded, job.start):
        return False
    return job.standing == "refused" and said is not None and said.end() == job.start


def _intake(words: Words, jobs: Sequence[SpokenJob], reading: Reading, seeker_id: str) -> Intake:
    negated = as_negated(reading)
    fields: dict[str, Any] = {"negated": negated, **reading.values}
    ages = age_stretches(words.folded)
    summary = "" if reading.spans else without_protected(words, ages)[:_LONGEST_SUMMARY]
    age = read_working_age(words.folded, reading.values.get("experience_years"))
    profile = SeekerProfile(id=seeker_id, summary=summary, working_age=age, **fields)
    return Intake(
        profile=profile,
        not_understood=not_understood(
            words, reading.offsets(), refused_stretches(words, jobs), ages
        ),
        questions=next_questions(words.text, profile),
        spans={name: tuple(spans) for name, spans in reading.spans.items()},
    )
