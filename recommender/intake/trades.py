"""Settle trades named one after another: a trade, and what belongs to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from features.skills import find_skills, skill_family
from recommender.intake.cues import wish_cue_end
from recommender.intake.jobs import SpokenJob
from recommender.intake.reading import Words

_TITLE: Final = re.compile(r"[员师工匠手嫂姆]$|司机$|阿姨$")
_WHERE: Final = re.compile(r"^(?:厂|公司|单位|店|工地|医院|学校)里?的?")
_THERE: Final = re.compile(r"在(?!家)[^，,。；;]{1,8}[做干当搞]$")
# 水电安装，家装工装都做过: in what kind of houses.
_HOUSES: Final = re.compile(r"[家工公商内外]装")
_ALL_DONE: Final = re.compile(
    r"(?:[这那]?(?:[两三几]样|些))?(?:我|也|以前)*都?(?:也|都)[做干弄]过的?"
)
# 干房产中介天天打电话: what the trade comes down to.
_EVERY_DAY: Final = re.compile(
    r"(?:的|就|都|是|要|得|在|我)*(?:天天|每天|整天|成天|一天到晚|老是)(?:就|都|是|要|得|在)*"
)
_TUTOR: Final = re.compile(r"(?:家教|老师|教师|教练|讲师)$")


def settle_trades(words: Words, jobs: Sequence[SpokenJob]) -> tuple[SpokenJob, ...]:
    """Return the jobs, with what belongs to a trade named before it as an ability, not a wish.

    做了十五年泥瓦工，贴砖砌墙都行 tells what a mason can do; 做过保安，保洁门卫都行 what else
    would be taken. 做过家教，教英语 is one job.

    Parameters
    ----------
    words
        The person's words.
    jobs
        The jobs named, each with what it is to the speaker.
    """
    kept: list[SpokenJob] = []
    for job in jobs:
        listed = [j for j in jobs if j.clause == job.clause and j.standing == "wish"]
        trade = next((j for j in kept if not j.is_place and j.standing in ("past", "wish")), None)
        if trade is not None and _is_what_is_taught(words, kept[-1], job):
            continue
        if trade is not None and _HOUSES.fullmatch(words.folded, job.start, job.end):
            continue
        if kept and _is_daily_part(words, kept[-1], job):
            continue
        # 水电工，水电都做: the trade told again.
        if trade is not None and _is_told_again(words, trade, job):
            continue
        if job.is_bare and job.standing == "wish" and _is_what_was_done(kept, job):
            kept.append(replace(job, standing="can", is_able=True, is_bare=False))
        elif _is_work_sought_there(words, job):
            kept.append(replace(job, standing="nothing", is_able=False, is_bare=False))
        elif job in listed and _are_of(words, trade, listed, kept, jobs):
            kept.append(replace(job, standing="offer", is_able=True, is_bare=False))
        else:
            kept.append(job)
    return tuple(
        replace(job, is_able=True) if _is_told_as_done(words, job) else job for job in kept
    )


def _is_told_as_done(words: Words, job: SpokenJob) -> bool:
    """Tell whether the clause behind a list says that all of it has been done: 两样我都干过."""
    following = words.clauses[job.clause + 1 : job.clause + 2]
    return any(_ALL_DONE.fullmatch(words.clause_text(clause).strip()) for clause in following)


def _is_daily_part(words: Words, last: SpokenJob, job: SpokenJob) -> bool:
    """Tell whether work is what a trade done before comes down to: 做客服天天接电话."""
    done = last.clause == job.clause and last.standing == job.standing == "past"
    return done and _EVERY_DAY.fullmatch(words.folded, last.end, job.start) is not None


def _is_what_was_done(kept: Sequence[SpokenJob], job: SpokenJob) -> bool:
    """Tell whether work told right behind a house was done there: 在食堂做过两年，切菜配菜."""
    there = [j for j in kept if j.clause == job.clause - 1]
    return bool(there) and all(j.is_place and j.standing == "past" for j in there)


def _is_told_again(words: Words, trade: SpokenJob, job: SpokenJob) -> bool:
    said, named = (words.folded[one.start : one.end] for one in (job, trade))
    alike = job.standing == trade.standing == "wish" and job.is_bare | (job.clause != trade.clause)
    return alike and len(said) < len(named) and _TITLE.sub("", named).endswith(said)


def _is_work_sought_there(words: Words, job: SpokenJob) -> bool:
    """Tell whether work seems at hand, and may be what is sought: 想找个包住的，在厂里做包装."""
    if job.standing != "past" or not job.clause or not _THERE.match(words.before(job.start)):
        return False
    clause, last = words.clauses[job.clause], words.clauses[job.clause - 1]
    sought = wish_cue_end(words.clause_text(last)) is not None and not clause.opens_sentence
    return sought and not words.folded[job.end : clause.end].strip()


def _is_what_is_taught(words: Words, last: SpokenJob, job: SpokenJob) -> bool:
    tutor = _TUTOR.search(words.folded[last.start : last.end])
    beside = job.clause == last.clause + 1 and words.folded[job.start] == "教"
    return bool(tutor and beside and job.standing == last.standing)


def _are_of(
    words: Words,
    trade: SpokenJob | None,
    listed: Sequence[SpokenJob],
    kept: Sequence[SpokenJob],
    jobs: Sequence[SpokenJob],
) -> bool:
    """Tell whether a list is what belongs to a trade, or to work told right before.

    做过前台，接待接电话都没问题，能做文员吗: what is sought comes later.
    """
    if any(_TITLE.search(words.folded[job.start : job.end]) for job in listed):
        return False
    right_behind = any(j.standing == "past" and j.clause + 1 == listed[0].clause for j in kept)
    later = any(j.standing == "wish" and j.clause > listed[0].clause for j in jobs)
    belongs = trade is not None and all(_belongs(words, trade, job) for job in listed)
    return (right_behind and later) or belongs


def _belongs(words: Words, trade: SpokenJob, job: SpokenJob) -> bool:
    """Tell whether work of the same family as a trade is told behind it, with no other wish before."""
    if job.clause == trade.clause or job.is_place or not _is_trade(words, trade):
        return False
    until = (words.clauses[n] for n in range(job.clause + 1))
    wished = any(wish_cue_end(words.clause_text(clause)) is not None for clause in until)
    said = words.folded[job.start : job.end]
    # 分拣也行: one more thing to do.
    if (
        (wished and trade.standing != "wish")
        or _TITLE.search(said)
        or words.folded.startswith("也", job.end)
    ):
        return False
    named = words.folded[trade.start : trade.end]
    family = family_of_work(named)
    return named != said and family is not None and family == family_of_work(said)


def _is_trade(words: Words, job: SpokenJob) -> bool:
    """Tell whether a job is done, or a title, which says more than a piece of work."""
    is_title = _TITLE.search(words.folded[job.start : job.end]) is not None
    return job.standing == "past" or is_title


def family_of_work(work: str) -> str | None:
    """Return the family of the skill that a piece of work is named after.

    Parameters
    ----------
    work
        Such as ``质检`` or ``泥瓦工``.
    """
    work = _WHERE.sub("", work)
    found = [m for m in find_skills(work) if len(m.span.text) + 1 >= len(work)]
    return skill_family(found[0].code) if found else None
