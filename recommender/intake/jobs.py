"""Read which work somebody wishes for and which they have done."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, zip_longest
from typing import Final

from recommender.intake.clauses import Clause
from recommender.intake.cues import Standing, standing_of
from recommender.intake.english_jobs import names_a_branch
from recommender.intake.generic import salutations
from recommender.intake.job_words import SECTORS, JobWord, find_job_words
from recommender.intake.reading import SIGHT, Offsets, overlaps

_NAMES_WORK: Final = re.compile(
    r"(?:想|找|做|当|干|搞|从事|应聘|是|求职)(?:做|干|当|搞)?(?:过|了)?(?:一)?[个名份点些]?$|\b(?:an?|as|be) $"
    r"|[做干](?:过|了)[0-9一二两三四五六七八九十半几好]{1,3}(?:多|来|几)?个?(?:年|月)(?:多|半)?的?$"
)
_SHARED: Final = frozenset({"wish", "welcome", "past", "refused"})
_LIST_SIGN: Final = re.compile(
    r"(?:、|/|和|或者?|跟|及|以及|还有|还是|与|或是|,|\s|\bor\b|\band\b|&|\+|;)+|[、和跟]做"
)
_LIST_OPENS: Final = re.compile(r"(?:还有|或者?|和|跟|以及|也|还|或是|再就是|and|or|\s)*")
_LIST_CLOSES: Final = re.compile(r"[\u4e00-\u9fff]{0,3}|\s?(?:work|jobs?)?")
_TRADE: Final = re.compile(r"[员工师姆嫂匠]$|师傅$|阿姨$|司机$")
_INSIDE: Final = re.compile(r"(?:里|那边|这边)?[做干当][过了]")
_GOES_IN: Final = re.compile(r"进(?:工|电子)?厂|下车间|进车间")
_DOES: Final = re.compile(r"照[顾看料]|伺候|[看带做开修送接](?!手|台|纸)")
_GOES_TO: Final = re.compile(
    r"(?:(?:想|要|希望|愿意|准备|打算|能|考虑)[^离]{0,8}(?:去|进|到|在)|找|应聘|求职|换)(?:个|家|一家|一个|间)?[^，,离]{0,6}$|(?:in|for|at) (?:an? |the )?(?:\w+ )?$"
)
# 在酒店当过礼宾: the work is told, in words no list knows.
_OTHER_WORK_AFTER: Final = re.compile(
    r"里?[做干当](?:过|了)(?![0-9一二两三四五六七八九十几半好快将年])[\u4e00-\u9fff]{2,5}(?:$|[，,。；;\s])"
)
_FITS_AFTER: Final = re.compile(
    r"\S{0,6}?(?:也|都|就)(?:可以|行|好|能|成)|(?:最好|可以|[要招收缺]不?[要招]?[人工][吗嘛么不]?)\s*$"
)
_THEN_DONE: Final = re.compile(
    r"[，,\s]+(?:我|都|也|已经|一共|前后)*[干做](?:了|过)(?:快|将近|有|差不多)*(?:[0-9一二两三四五六七八九十]{1,4}|好?几)(?:多|来)?年(?:多|了|半)*(?=$|[，,。；;\s])"
)
_HOUSE: Final = re.compile(
    r"(?:warehouse|kitchen|restaurant|hotel|hospital|shop|store)s?|factor(?:y|ies)"
)
_ON_TERMS: Final = re.compile(r"(?:兼职|全职|长期工?|短期工?|小时工|临时工|[暑寒]假工|暑期工)")
_ANY_PLACE: Final = frozenset(
    {"厂里", "车间", "学校", "小学", "中学", "大学", "小区", "公园", "码头", "菜市场", "合作社"}
)
_NEARBY_BEFORE: Final = re.compile(r"(?:离|靠近|挨着|接送?|送|给|从|读|上|念|去|住|跑)$")
# 后来去奶茶店做了一年
_WORKED_IN: Final = re.compile(r"[里上]?[做干待](?:过|了)[0-9一二两三四五六七八九十半几好]")
_NEARBY_AFTER: Final = re.compile(
    r"^(?:躺|住院|摔|受过?伤|出事|晕|中暑|[0-9一二两三四五六七八九十几百]{1,4}(?:多|来)?(?:号|个|名)人|不远|近|很近|附近|旁|门口|对面|周边|倒|关|停|老板|体检|要求|里?的?人|接|了(?!解)|不要|嫌)"
)


@dataclass(frozen=True, slots=True)
class SpokenJob:
    """A job somebody names, and what it is to them; half-open offsets.

    Parameters
    ----------
    start, end
        Where it stands in the text.
    standing
        ``wish``, ``past``, ``can`` (a skill), ``refused``, ``nothing`` (a major, someone
        else's job) or ``bare`` (named without a word about it).
    is_place
        Only a place of work is named (仓库).
    clause
        Number of the clause it stands in.
    is_able
        They say they can do it, whatever else it is to them.
    is_bare
        They name it without a word about it, as people do who introduce themselves.
    """

    start: int
    end: int
    standing: Standing
    is_place: bool
    clause: int
    is_able: bool = False
    is_bare: bool = False


def read_jobs(
    folded: str, clauses: Sequence[Clause], taken: Sequence[Offsets]
) -> tuple[SpokenJob, ...]:
    """Return the jobs named in a text, in order, with what each is to the speaker.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.
    clauses
        Its clauses.
    taken
        Stretches that name something else: certificates, levels of education.
    """
    taken = [*taken, *salutations(folded)]
    # 叉车N1 is one paper.
    papers = {start for start, _ in taken}
    words = [
        w
        for w in find_job_words(folded)
        if not (
            overlaps(w.start, w.end, taken)
            or (w.end in papers and not _TRADE.search(folded, w.start, w.end))
        )
    ]
    jobs: list[SpokenJob] = []
    for number, clause in enumerate(clauses):
        inside = [w for w in words if clause.start <= w.start and w.end <= clause.end]
        for listed in _lists(folded, inside):
            jobs.extend(_judge(folded, clause, number, listed))
    jobs = _without_idle_places(_share(folded, clauses, _without_modifiers(folded, jobs)))
    return tuple(_resolve(_without_years_elsewhere(folded, clauses, jobs)))


def _lists(folded: str, words: Sequence[JobWord]) -> list[list[JobWord]]:
    """Group words with nothing but list signs between them."""
    groups: list[list[JobWord]] = []
    for word in words:
        last = groups[-1][-1] if groups else None
        between = folded[last.end : word.start] if last else ""
        if last and (not between or _LIST_SIGN.fullmatch(between)):
            groups[-1].append(word)
        else:
            groups.append([word])
    return groups


def _judge(folded: str, clause: Clause, number: int, listed: list[JobWord]) -> list[SpokenJob]:
    before = folded[max(clause.start, listed[0].start - SIGHT) : listed[0].start]
    after = folded[listed[-1].end : min(clause.end, listed[-1].end + SIGHT)]
    whole = folded[listed[0].start : listed[-1].end]
    places = [word.kind == "place" for word in listed]
    standing = standing_of(before, whole, after, is_place=all(places))
    # 贴砖抹灰都能做，做了二十年: told as done, not as sought.
    if standing == "welcome" and _THEN_DONE.match(folded, clause.end):
        standing = "offer"
    apart = any(word.end != following.start for word, following in pairwise(listed))
    named = any(word.kind == "job" for word in listed) or _NAMES_WORK.search(before)
    jobs = []
    for word, is_place in zip(listed, places, strict=True):
        if word.kind == "general" and not named:
            continue
        said: Standing = standing
        if names_a_branch(folded, word, listed[-1]):
            said = "nothing"
        if is_place and not _is_place_of_work(folded, clause, word, listed, standing):
            said = "nothing"
        if any(_is_duty_of(folded, other, word) for other in listed):
            said = "nothing"
        jobs.append(SpokenJob(word.start, word.end, said, is_place and not apart, number))
    return jobs


def _is_duty_of(folded: str, trade: JobWord, word: JobWord) -> bool:
    """Tell whether work right behind a trade is what the trade does: 住家保姆照顾老人."""
    beside = trade.end == word.start and _TRADE.search(folded[trade.start : trade.end])
    return bool(beside and _DOES.match(folded, word.start))


def _is_place_of_work(
    folded: str, clause: Clause, word: JobWord, listed: Sequence[JobWord], standing: Standing
) -> bool:
    """Tell whether a place is where somebody would work or has worked, not said in passing."""
    before, after = folded[clause.start : listed[0].start], folded[listed[-1].end : clause.end]
    vague = folded[word.start : word.end] in _ANY_PLACE
    if standing == "bare":
        beside = before.strip() or _ON_TERMS.sub("", after).strip()
        return not (vague or beside)
    if standing == "past" and (vague or _WORKED_IN.match(after)):
        return not vague
    if _NEARBY_AFTER.match(after):
        return False
    if standing == "welcome":
        return bool(_FITS_AFTER.match(after) and not _NEARBY_BEFORE.search(before))
    if standing == "wish":
        return _GOES_TO.search(before) is not None
    other = _OTHER_WORK_AFTER.match(after)
    return standing == "past" and not (other or _NEARBY_BEFORE.search(before))


def _without_modifiers(folded: str, jobs: list[SpokenJob]) -> list[SpokenJob]:
    """Drop work that only tells which other work is meant: 直播的中控做过."""
    kept = []
    for job, following in zip_longest(jobs, jobs[1:]):
        told = following is not None and following.clause == job.clause
        # 在工地开塔吊: where it was done.
        there = folded[job.start - 1 : job.start] == "在" and job.start > 0
        # 厨房里打荷, 物业做过五年客服
        sector = folded[job.start : job.end] in SECTORS and _INSIDE.match(folded, job.end)
        if told and (sector or (job.standing == "bare" and folded.startswith("里", job.end))):
            continue
        if there and told and following and job.end == following.start:
            continue
        # 进厂打螺丝 is one wish, and says which.
        goes_in = told and following and _GOES_IN.fullmatch(folded, job.start, job.end)
        if goes_in and following and not folded[job.end : following.start].strip("去做 "):
            continue
        told = told and job.standing == "bare" != following.standing
        if not (told and folded.startswith("的", job.end)):
            kept.append(job)
    return kept


def _share(folded: str, clauses: Sequence[Clause], jobs: list[SpokenJob]) -> list[SpokenJob]:
    """Give bare jobs the standing of the list they continue or open, over commas and blanks."""
    groups = [list(group) for _, group in groupby(jobs, key=lambda job: job.clause)]
    for before, after in pairwise(groups):
        if _continues(folded, clauses, before[-1], after[0]) and after[0].standing == "bare":
            # What follows a place said in passing (离地铁近) is no list with it.
            if before[-1].is_place and before[-1].standing == "nothing":
                continue
            standing = _told_with_years(folded, clauses, before[-1])
            after[:] = [_as(job, standing) for job in after]
    for before, after in reversed(list(pairwise(groups))):
        opens = before[-1].standing == "bare" and after[0].standing in _SHARED
        alone = folded[clauses[before[0].clause].start : before[0].start].strip() == ""
        alike = before[-1].is_place == after[0].is_place or after[0].standing != "past"
        if opens and alone and alike and _continues(folded, clauses, before[-1], after[0]):
            before[:] = [_as(job, after[0].standing) for job in before]
    return [job for group in groups for job in group]


def _told_with_years(folded: str, clauses: Sequence[Clause], job: SpokenJob) -> Standing:
    """Return what a list behind a job is: what belongs to a trade is a skill, 干了十年瓦工，砌墙抹灰."""
    clause = clauses[job.clause]
    said = folded[clause.start : clause.end]
    return "can" if job.standing == "past" and "年" in said else job.standing


def _as(job: SpokenJob, standing: Standing) -> SpokenJob:
    return replace(job, standing=standing) if job.standing == "bare" else job


def _continues(folded: str, clauses: Sequence[Clause], last: SpokenJob, first: SpokenJob) -> bool:
    if first.clause != last.clause + 1 or clauses[first.clause].opens_sentence:
        return False
    tail = folded[last.end : clauses[last.clause].end]
    head = folded[clauses[first.clause].start : first.start]
    return bool(_LIST_CLOSES.fullmatch(tail) and _LIST_OPENS.fullmatch(head))


def _without_idle_places(jobs: list[SpokenJob]) -> list[SpokenJob]:
    """Drop places where the same clause names the work done there, and places said in passing."""
    working = {(job.clause, job.standing) for job in jobs if not job.is_place}
    return [
        job
        for job in jobs
        if not job.is_place
        or (
            job.standing not in ("nothing", "refused") and (job.clause, job.standing) not in working
        )
    ]


def _without_years_elsewhere(
    folded: str, clauses: Sequence[Clause], jobs: list[SpokenJob]
) -> list[SpokenJob]:
    """Drop the place where years of a trade told before were spent: 护士，在医院干了六年."""
    kept: list[SpokenJob] = []
    for job in jobs:
        clause = clauses[job.clause]
        said = folded[clause.start : clause.end]
        years = job.standing == "past" and ("年" in said or "year" in said)
        trade = any(not j.is_place and j.standing in ("bare", "past") for j in kept)
        house = job.is_place or _HOUSE.fullmatch(folded, job.start, job.end)
        if not (house and years and trade):
            kept.append(job)
    return kept


def _resolve(jobs: list[SpokenJob]) -> list[SpokenJob]:
    """Settle what was said bare or as a skill.

    Bare, it is a wish; who seeks something else only introduces themselves with it. What
    somebody says they can do stays a skill: they have not said that they want it.
    """
    sought = any(job.standing == "wish" for job in jobs)
    named = any(job.standing in ("wish", "welcome", "bare") and not job.is_place for job in jobs)
    settled: list[SpokenJob] = []
    for job in jobs:
        standing: Standing = job.standing
        if standing == "bare" and job.is_place:
            standing = "nothing" if named else "wish"
        elif standing == "bare":
            standing = ("past" if job.clause == 0 else "nothing") if sought else "wish"
        elif standing == "welcome":
            standing = "wish"
        able = job.standing in ("can", "offer", "past")
        bare = job.standing == "bare" and not job.is_place
        settled.append(replace(job, standing=standing, is_able=able, is_bare=bare))
    return settled
