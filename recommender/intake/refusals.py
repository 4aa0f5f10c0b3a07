"""Read which work somebody refuses, so that it is not proposed; in doubt nothing.

Never having done it, not knowing how, having stopped, or having wanted it once is no refusal.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from recommender.intake.cues import last_no, refused_stretch
from recommender.intake.generic import is_generic
from recommender.intake.jobs import SpokenJob
from recommender.intake.reading import Offsets, Reading, Words

_WILL_NOT: Final = re.compile(
    r"不(?:太|大|怎么|是很|是特别|是太|再)?(?:想再?|[做干当搞找去要碰]|应聘|接受|考虑|愿意?|喜欢|打算|准备|乐意|情愿)"
    r"|别|莫|拒绝|谢绝|厌倦|讨厌|[最真]烦|受够|受不了|[做干当](?:不了|不来|不动|不得)"
    r"|don'?t (?:want|like|wanna)(?: to)?|never|tired of|sick of|hat(?:e|ed|ing)|dislike|avoid|(?:anything|everything|any job|any work|all) but"
)
_NOT_THAT: Final = re.compile(r"(?:只要?|要)不是[找做当干]?$|(?:^|找|要|做)非$")
# 现在不做保洁, 不做保洁了: it has ended.
_NOT_DOING: Final = re.compile(r"不[做干当搞]")
_BY_NOW: Final = re.compile(r"(?:早|已经?|后来|现在|目前|如今|去年|前年|就|又|也)\S{0,2}$")
# 除了保洁还做过保安 adds; 除了保洁什么都行 refuses.
_BUT: Final = re.compile(r"除了|除开|except|other than|apart from")
_ALL_ELSE: Final = re.compile(
    r"什么|啥|别的|其[他它]|随便|任何|都(?:可以|行|能|考虑|做|好|成|要)|\b(?:any\w*|every\w*|all|whatever)\b"
)
_BESIDES: Final = re.compile(r"还|也(?!行|可以|好|成)|又|\balso\b|\btoo\b|as well")
_NOT_WANTED: Final = re.compile(
    r"(?: really)? (?:looking|interested|want\w*|willing|going|open)\b.*"
)
_FILLER: Final = re.compile(
    r"(?:再|去|来|给我|帮我|让我|叫我|介绍|推荐|安排|推|派|我|[做干当搞找进在要是]|从事|应聘|那种|这种|什么|啥|任何|这类|的|了|[个份名点些]|一个|\s"
    r"|\b(?:to|be|become|work\w*|do|doing|as|in|an?|any|the|more|jobs?|for|with|of|go|back|into|want)\b)*"
)
_AFTER: Final = re.compile(
    r"^(?:的?(?:这[种类个])?(?:活儿?|工作|岗位|岗|职位|之类的?|那种|一类的?|等)?)?\s?(?:我|就|也|都|可|是)*(?:绝对|坚决|真|实在)?"
    r"(?:不想再?[干做去当]?|不(?:干|做|考虑|要(?!求)|去|当|接受|喜欢)(?!了|过)|免谈|除外|(?:就|还是)?算了|免了|没(?:有)?兴趣|不感兴趣|勿扰|[干做]不来)(?![吗么])"
    r"|^ ?(?:jobs? |work )?not wanted|^,? no (?:thanks|way)"
)
# 做了八年销售不想再做了: done, and no more.
_NO_MORE: Final = re.compile(r"不想再?[干做]了?(?=$|[，,。;；\s]|想|要|换|了)")
_EXPERIENCE: Final = re.compile(r"的?(?:经验|经历)| ?(?:experience|skills?)\b")
_BY_OTHERS: Final = re.compile(
    r"(?:他们?|她|人家|别人|厂里?|公司|单位|老板|店里?|那边|老公|老婆|爱人|对象|儿子|女儿|孩子|爸|妈|哥|姐|弟|妹|朋友|亲戚|\b(?:s?he|they|husband|wife)\b)[^我]{0,4}$"
)
# 除了电话销售和保险: the last of a list is in the speaker's own words.
_ONE_MORE: Final = re.compile(
    r"(?:、|和|或者?|跟|以及|与)(?P<title>[\u4e00-\u9fff]{2,6}?)(?:这?类|之类|方面|行业)?的?(?:工作|活儿?|岗位?)?[了吧]?"
)
_NO_TO_NO: Final = re.compile(r"(?:不是|并非|没有|不得|谁)$")
_LIST_SIGN: Final = re.compile(r"(?:、|/|和|或者?|跟|以及|与|,|\s|\bor\b|\band\b)*")
_SEEN_BEYOND: Final = 12


def read_refusals(words: Words, jobs: Sequence[SpokenJob], reading: Reading) -> None:
    """Note the titles of work that is refused, but for what is wished for all the same.

    Parameters
    ----------
    words
        The person's words.
    jobs
        The jobs they name.
    reading
        Has the wishes already.
    """
    wishes = [wish.casefold() for wish in reading.values.get("desired_titles", ())]
    spans = [
        words.quote(start, end)
        for listed in _lists(words, jobs)
        if _is_refused(words, listed, jobs)
        for start, end in _named(words, listed)
        if not is_generic(words.folded[start:end])
    ]
    kept = [span for span in spans if not any(span.text.casefold() in wish for wish in wishes)]
    if kept:
        reading.note("negated.titles", tuple(dict.fromkeys(s.text for s in kept)), kept)


def refused_stretches(words: Words, jobs: Sequence[SpokenJob]) -> list[Offsets]:
    """Return where jobs are spoken of with a no, those of one list together."""
    found: dict[tuple[int, int], int] = {}
    for job in jobs:
        if job.standing != "refused":
            continue
        clause = words.clauses[job.clause]
        start, end = refused_stretch(
            words.folded[clause.start : job.start],
            words.folded[job.start : job.end],
            words.folded[job.end : clause.end],
        )
        found[job.clause, clause.start + start] = clause.start + end
    return [(start, end) for (_, start), end in found.items()]


def _lists(words: Words, jobs: Sequence[SpokenJob]) -> Iterator[list[SpokenJob]]:
    """Yield jobs that are spoken of in one breath: 销售和客服."""
    listed: list[SpokenJob] = []
    for job in jobs:
        last = listed[-1] if listed else job
        alike = (job.clause, job.standing) == (last.clause, last.standing)
        if not (alike and _LIST_SIGN.fullmatch(words.folded[last.end : job.start])):
            yield listed
            listed = []
        listed.append(job)
    yield listed


def _named(words: Words, listed: Sequence[SpokenJob]) -> list[Offsets]:
    """Return where the work of a list stands, with a last one that no list of jobs knows."""
    found = [(job.start, job.end) for job in listed if not job.is_place]
    end = words.clauses[listed[-1].clause].end
    more = _ONE_MORE.fullmatch(words.folded, listed[-1].end, end)
    return [*found, more.span("title")] if more and listed[-1].standing == "refused" else found


def _is_refused(words: Words, listed: Sequence[SpokenJob], jobs: Sequence[SpokenJob]) -> bool:
    if not listed:
        return False
    first, last = listed[0], listed[-1]
    clause = words.clauses[first.clause]
    before, after = words.folded[clause.start : first.start], words.folded[last.end : clause.end]
    if first.standing == "past":
        next_one = min([j.start for j in jobs if j.start > last.start] + [clause.end])
        return _NO_MORE.search(words.folded[last.end : min(next_one, clause.end)]) is not None
    if first.standing != "refused" or _EXPERIENCE.match(after):
        return False
    beyond = words.folded[last.end : clause.end + _SEEN_BEYOND]
    earlier = words.folded[max(0, clause.start - _SEEN_BEYOND) : first.start]
    if _AFTER.match(after) or _NOT_THAT.search(before):
        return True
    return _is_no(before, after, (earlier, beyond))


def _is_no(before: str, after: str, around: tuple[str, str]) -> bool:
    """Tell whether the words before a job refuse it.

    Parameters
    ----------
    before, after
        The clause up to the job, and from its end on.
    around
        The same, into the clauses beside it.
    """
    said = last_no(before)
    if said is None:
        return False
    lead, cue, rest = before[: said.start()], said[0], before[said.end() :]
    asks = lead != "" and lead[-1:] == cue[1:2]  # 要不要, 做不做
    if asks or _NO_TO_NO.search(lead) or _BY_OTHERS.search(lead):
        return False
    if _BUT.fullmatch(cue):
        earlier, beyond = around
        return not _BESIDES.search(beyond) and any(map(_ALL_ELSE.search, (earlier, beyond)))
    filler = _FILLER.fullmatch(rest) is not None
    if cue in ("no", "not"):
        return bool(_NOT_WANTED.fullmatch(rest)) or (cue == "no" and filler)
    ended = _NOT_DOING.fullmatch(cue) and (_BY_NOW.search(lead) or after.startswith("了"))
    return filler and _WILL_NOT.fullmatch(cue) is not None and not ended
