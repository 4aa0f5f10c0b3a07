"""Read which certificates somebody holds, and which they say they lack."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from features.certificates import find_certificates
from features.parsed import Mention, Span
from recommender.domain.seeker import HeldCertificate, Negated
from recommender.intake.english import is_denied
from recommender.intake.jobs import SpokenJob
from recommender.intake.paper_words import (
    ANY_TITLE,
    FAILED_AFTER,
    grade_after,
    is_of_any_trade,
    is_said_lacking,
    may_be_had,
    school_behind,
)
from recommender.intake.reading import Offsets, Reading, Words

ANY_CERTIFICATE: Final = "any"
# A driving licence of a class stands for one whose class is not said.
_DRIVING, _ANY_LICENCE = "驾驶证", "机动车驾驶证"

TO_COME: Final = re.compile(
    r"(?:想|打算|准备|计划|正在?|在|要去?|没到|愿意|希望|报名|报了)(?:再|去|先)?(?:考|学|办|报|拿)[^，,。]{0,8}$"
    r"|\b(?:papers?|subjects?|parts?|exams?) (?:of|for) (?:the |my )?$|\b(?:study|prepar|train|sit|apply|learn)(?:ing)?(?: now)? (?:for|to (?:get|take|be))(?: the| my| an?)? ?$"
    r"|\b(?:want|plan|hop|going|will|would like)(?:ing|e)? ?to (?:get|take|do|obtain|apply for)(?: the| my| an?)? ?$"
)
_ASKED: Final = re.compile(
    r"(?:算不算|是不是|要不要|用不用|需不需要|要求|必须有?|需要)[^，,。]{0,4}$"
    r"|(?:说|写着?|写的是?|标着?|招聘|广告|岗位|人家|对方|公司|单位)(?:里|上|都|是|了|明)*(?:要(?:有|求)?|需要)[^，,。;；我]{0,12}$"
)
# A paper out of date or taken away is neither held nor lacking.
_VOID_AFTER: Final = re.compile(
    r"[^，,。;；证]{0,6}?[，,]?[^，,。;；证a-z0-9]{0,2}?(?:(?<![快要将没未])(?:过(?:了)?期|到期(?=[了嘞咧没还]))|被?骗|取消|废除|废了|失效|作废|吊销|注销|扣|降级|没收|[丢掉弄搞]了|没年审|没换证|没复审|被收|(?:正|还)?在[考办学补等增](?![a-z][0-9]|[\u4e00-\u9fff]{1,5}证)|增驾|快要?[拿考下]|报了?名|下个?月)"
    r"|[^,.;]{0,12}?\b(?:expired|lost|revoked|suspended|lapsed|ran out|has run out|out of date|(?:not|isn't|wasn't) (?:yet )?(?:finished|done|complete[d]?|passed)|unfinished|in progress)\b"
)
# A2正在增驾还没拿到: on the way, and said not to be there.
_NOT_YET_AFTER: Final = re.compile(r"[^，,。;；]{0,3}(?:还|都)没(?:有)?[考拿办]?[到下过]")
_EXPIRED: Final = re.compile(
    r"(?:过(?:了)?期|到期|失效|作废|吊销|注销|没年审|没复审|\bexpired|\brevoked|\blapsed|\bran out|has run out|out of date)$"
)
# 会计大专，初级职称: a title of that trade.
_OF_TITLES: Final = re.compile(r"会计|审计|经济|统计")
_SITTING: Final = re.compile(r"(?:我|都|证)*(?:还|仍|都还)在考(?=$|[，,。；;\s])")
# 想考个育婴师证再去做，证还没拿到
_NOT_THERE: Final = re.compile(
    r"[^。；;]{0,16}[，,\s]证?(?:还|都|也)没(?:有)?(?:[考拿办]|到手|下来)"
)
_NONE_AT_ALL: Final = re.compile(
    r"(?:没有?|没得|冇得|无|啥|什么|么子)(?:任何|什么|啥|么子)?证书?(?:都|也)?(?:没有?|没得|冇得|无)?(?=$|[，,。；\s]|[没无](?:学历|文化|技术|经验))|证书?(?:还|都|也)?(?:没有?|没得|冇得)(?=$|[，,。；\s])|\b(?:not|n't|never) (?:yet )?licen[cs]ed\b(?! for)|\bno licen[cs]e (?:here|in china|yet)\b|\blicen[cs]e (?:isn'?t|is not) (?:valid|recogni[sz]ed)|\b(?:no|any|without) (?:certificates?|qualifications?|licen[cs]es?)\b(?! (?:of|in|for))"
)
# 会计证没有 lacks one paper.
_OF_NO_TRADE: Final = re.compile(r"(?:^|[^\u4e00-\u9fff]|[我么啥的会开干做])$")
_SAYS_NONE: Final = re.compile(r"没|冇|无|\b(?:no|any|without)\b")
_HAS_PAPER: Final = re.compile(
    r"(?:也|都|是)?(?<![没冇])有(?P<grade>[初中高]级|[一二三四五]级)?(?:职称)?(?P<kind>资格|执业|从业|操作|上岗)?(?:证(?!据|人|明|券|件)(?:的|书)?|(?<=级)$|(?<=职称))"
    r"|^\s*(?:and |with |my |the )*(?:licen[cs]e|certificate|ticket) (?:is |'s )?(?:still )?valid"
    r"|(?:\bwith|(?<!not )(?<!n't )\b(?:have|got|hold|(?:'ve|have) got)) (?:an? |my |the |my own )?(?:valid )?(?:licen[cs]e|certificate|ticket)\b(?! (?:of|in|for|to))"
    r"|^\s*(?P<alone>[初中高]级)(?:职称|证)?\s*$|(?P<before>资格|执业|从业|操作|上岗)?证书?(?:也|都)?有(?!没)|(?<![无未不])持证|证(?:都)?齐|证(?:都|还|也)*(?:在手|在有效期|没过期|未过期|有效)"
    r"|证书?(?:就|都)?(?:是|为)(?:国家)?(?P<stated>高级技师|技师|[初中高]级工?|[一二三四五]级)"
)
_EXAMINED: Final = re.compile(
    r"(?:我|也|都|还|就|已经|的)*考(?:了(?!没|吗)|过了?|下来了?|出来了?|到了?|到手了?)(?=$|[，,。;；、\s])"
)
# 我没有他那个证: the paper of the trade told of another.
_NOT_THEIRS: Final = re.compile(r"没(?:有|得)?(?:他|她)们?(?:那[个种张本]|的)证(?!据|人|明|券|件)")
_TEACHER: Final = "教师资格证"
_SIXTH: Final = re.compile(
    r"(?:(?<!没)有|考过|过了|和|、)(?P<six>六级)(?:证书?)?(?=$|[，,。；;、\s])"
)
_TRADE_STEM: Final = re.compile(r"^(?:开|做|搞|会|烧)|(?:司机|师傅|工作|操作工|工|员|师)$")


class _Paper(NamedTuple):
    name: str
    level: str | None
    span: Span
    lacking: bool


def certificate_spans(words: Words) -> list[Offsets]:
    """Return where certificates are named, so that no job is read there."""
    return [(m.span.start, m.span.end) for m in find_certificates(words.text)]


def read_certificates(
    words: Words, jobs: Sequence[SpokenJob], reading: Reading, own_past: Words | None = None
) -> None:
    """Read the certificates held and those said to be lacking; a wish to take one is neither.

    What is left out of `own_past` is held by others.
    """
    named = _named(words)
    implied = _implied(words, jobs, named)
    # 会计，初级职称: the title of that trade.
    named = [
        paper
        for paper in named
        if not (
            is_of_any_trade(paper.name, paper.span.text, words)
            and any(_is_within(paper.span, other.span) for other in implied if not other.lacking)
        )
    ]
    papers = [
        *named,
        *implied,
        *_not_theirs(words, jobs),
        *_examined(words, jobs, named),
        *_six(words),
    ]
    if own_past is not None:
        papers = [
            p
            for p in papers
            if p.lacking or p.span.text in own_past.text[p.span.start : p.span.end]
        ]
    held = {paper.name: paper for paper in papers if not paper.lacking}
    if any(name.startswith(_DRIVING) for name in held):
        held.pop(_ANY_LICENCE, None)
    lacking = {p.name: p for p in papers if p.lacking and p.name not in held}
    if held:
        certificates = tuple(HeldCertificate(name=p.name, level=p.level) for p in held.values())
        reading.note("certificates", certificates, [p.span for p in papers if not p.lacking])
    none = None if held else _none_at_all(words, jobs, named)
    if none and any(p.span.start < none.end and none.start < p.span.end for p in lacking.values()):
        none = None
    names = tuple(lacking) + ((ANY_CERTIFICATE,) if none else ())
    if names:
        spans = [p.span for p in lacking.values()] + ([none] if none else [])
        reading.note("negated.certificates", names, spans)


def _named(words: Words) -> list[_Paper]:
    papers = []
    mentions = find_certificates(words.text)
    for mention in mentions:
        before = words.before(mention.span.start)
        void = _VOID_AFTER.match(words.folded, mention.span.end)
        # 安全员C证，二建在考: the other one is still to come.
        if void and any(mention.span.end < m.span.start < void.end() for m in mentions):
            void = None
        end = mention.span.end
        if any(said.match(words.folded, end) for said in (_SITTING, FAILED_AFTER)):
            papers.append(_Paper(mention.name, mention.level, mention.span, lacking=True))
            continue
        to_come = TO_COME.search(before)
        if void and _NOT_YET_AFTER.match(words.folded, void.end()):
            papers.append(_Paper(mention.name, mention.level, mention.span, lacking=True))
            continue
        gone = void and _EXPIRED.search(void[0]) and not to_come
        if gone or (to_come and _NOT_THERE.match(words.folded, end)):
            papers.append(_Paper(mention.name, mention.level, mention.span, lacking=True))
            continue
        if may_be_had(words.folded, mention.span.end):
            continue
        if void or to_come or _ASKED.search(before):
            continue
        lacking = is_said_lacking(words, mention, mentions) or is_denied(before)
        school = school_behind(words.folded, end)
        exact = find_certificates(school + _TEACHER)[:1] if school else []
        name = exact[0].name if exact and mention.name == _TEACHER else mention.name
        level = mention.level or grade_after(words, mention)
        papers.append(_title_of_trade(words, _Paper(name, level, mention.span, lacking)))
    return papers


def _title_of_trade(words: Words, paper: _Paper) -> _Paper:
    """Return a title of any trade as that of the one named before it."""
    trades = _OF_TITLES.findall(words.folded[: paper.span.start])
    if paper.name != ANY_TITLE or paper.level is None or not trades:
        return paper
    known = find_certificates(f"{paper.level}{trades[-1]}职称")[:1]
    return paper._replace(name=known[0].name, level=known[0].level) if known else paper


def _is_within(inner: Span, outer: Span) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end


def _not_theirs(words: Words, jobs: Sequence[SpokenJob]) -> list[_Paper]:
    """Read 我弟开塔吊，我没有他那个证: lacking, though the trade is another's."""
    said = _NOT_THEIRS.search(words.folded)
    before = [j for j in jobs if said and j.start < said.start() and j.standing == "nothing"]
    if said is None or not before:
        return []
    span = words.quote(*said.span())
    known = _papers_of(words.folded[before[-1].start : before[-1].end], None)
    return [_Paper(m.name, m.level, span, lacking=True) for m in known]


def _implied(words: Words, jobs: Sequence[SpokenJob], named: Sequence[_Paper]) -> list[_Paper]:
    """Read 叉车 有证 and 叉车会开没证: the paper of the job named right before."""
    papers = []
    for number, clause in enumerate(words.clauses):
        folded = words.clause_text(clause)
        has, lacks = _HAS_PAPER.search(folded), _NONE_AT_ALL.search(folded)
        said = has or lacks
        at = clause.start + said.end() if said else 0
        # 安全员C证有 speaks of that paper, not of the job named before.
        if said is None or any(
            (p.span.start < at <= p.span.end + 2)
            or p.span.start < clause.start + said.start() < p.span.end
            for p in named
            if not is_of_any_trade(p.name, p.span.text, words)
        ):
            continue
        span = words.quote(clause.start + said.start(), clause.start + said.end())
        for job in _jobs_before(
            words, number, clause.start + said.start(), jobs, every="都" in said[0]
        ):
            if has or _is_theirs(job, number):
                known = _papers_of(words.folded[job.start : job.end], has)
                papers += [_Paper(m.name, m.level, span, has is None) for m in known]
    return papers


def _examined(words: Words, jobs: Sequence[SpokenJob], named: Sequence[_Paper]) -> list[_Paper]:
    """Read 信号工也考了: the paper of a trade somebody has passed the examination of."""
    papers = []
    for job in jobs:
        said = _EXAMINED.match(words.folded, job.end)
        if said and not any(p.span.start < job.end and job.start < p.span.end for p in named):
            span = words.quote(job.start, said.end())
            known = _papers_of(words.folded[job.start : job.end], None)
            papers += [_Paper(m.name, m.level, span, lacking=False) for m in known]
    return papers


def _six(words: Words) -> list[_Paper]:
    """Read 有六级 and 六级过了: no trade has a sixth grade, so it is that of English."""
    said = _SIXTH.search(words.folded)
    if said is None:
        return []
    at = said.start("six")
    known = find_certificates("英语六级")[:1]
    return [_Paper(m.name, m.level, words.quote(at, at + 2), lacking=False) for m in known]


def _jobs_before(
    words: Words, number: int, position: int, jobs: Sequence[SpokenJob], *, every: bool
) -> list[SpokenJob]:
    """Return the last job named before a position in its sentence, or `every` one (证都有)."""
    opened = max(n for n in range(number + 1) if words.clauses[n].opens_sentence)
    before = [j for j in jobs if opened <= j.clause <= number and j.start < position]
    kept = [j for j in (before if every else before[-1:]) if j.standing != "nothing"]
    return kept


def _is_theirs(job: SpokenJob, number: int) -> bool:
    """Tell whether a bare 没证 speaks of a job: 叉车会开没证, or right after 会开叉车."""
    return job.clause == number or (job.is_able and job.clause == number - 1)


def _papers_of(job: str, said: re.Match[str] | None) -> list[Mention]:
    """Return the certificate of a trade that a bare 证 or 初级 beside it means."""
    trade = _TRADE_STEM.sub("", job)
    grade = (said["grade"] or said["alone"] or said["stated"] if said else None) or ""
    kind = (said["kind"] or said["before"] if said else None) or ""
    if job.isascii():
        return find_certificates(f"{job} licence")[:1]
    for name in (f"{grade}{trade}{kind}证", f"{grade}{job}{kind}证", f"{grade}{trade}"):
        found = find_certificates(name)
        # 测量员，中级职称 is a rank, no trade test.
        if said and "职称" in said[0] and found and "职称" not in found[0].name:
            continue
        if found and (grade or name.endswith("证")):
            return found[:1]
    return []


def _none_at_all(words: Words, jobs: Sequence[SpokenJob], named: Sequence[_Paper]) -> Span | None:
    """Return where somebody says they hold no certificate at all."""
    for number, clause in enumerate(words.clauses):
        found = _NONE_AT_ALL.search(words.clause_text(clause))
        beside_a_job = any(_is_theirs(job, number) for job in jobs if job.standing != "past")
        if found is None:
            continue
        start, end = clause.start + found.start(), clause.start + found.end()
        if found[0].startswith("证") and not _OF_NO_TRADE.search(words.folded[:start]):
            continue
        # 电工证没有 lacks that paper, not every one.
        of_one = any(p.span.start < end and start < p.span.end for p in named)
        if _SAYS_NONE.search(found[0]) and not (beside_a_job or of_one):
            return words.quote(start, end)
    return None


def as_negated(reading: Reading) -> Negated:
    """Return what the reading says is lacking or refused."""
    return Negated(
        skills=reading.values.pop("negated.skills", ()),
        certificates=reading.values.pop("negated.certificates", ()),
        titles=reading.values.pop("negated.titles", ()),
    )
