"""Read jobs that no list of jobs knows, in the speaker's own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from features.region import parse_region
from features.skills import find_skills
from recommender.intake.clauses import Clause
from recommender.intake.cues import has_past_cue, last_cue, wish_cue_end
from recommender.intake.done_once import CARED, YEARS, OwnWords, done_once
from recommender.intake.english_jobs import find_english_jobs
from recommender.intake.generic import is_generic
from recommender.intake.job_words import job_dictionary
from recommender.intake.jobs import SpokenJob
from recommender.intake.protected import is_protected
from recommender.intake.reading import Offsets, Words, overlaps
from recommender.intake.spells import find_spells

# 教了十一年语文, 卖过十年衣服: the verb and what it was done to are the job.
_DONE_FOR_YEARS: Final = re.compile(
    rf"(?<![没未])(?P<verb>[教卖修种养烧做干搞当理剪洗焊贴踩跑送喂打拉开管带写收摆绑刷炒切裁缝站守])(?:过|了){YEARS}(?:的(?!士))?(?P<thing>(?!(?:半|多|多了|半多)$)[\u4e00-\u9fff]{{1,4}})$"
)
# 开过三年挖机后来 runs on: only where the verb and the thing are a known job.
_DONE_AND_ON: Final = re.compile(
    rf"(?<![没未])(?P<verb>[教卖修种养烧跑送喂打拉开管带写站守])(?:过|了){YEARS}(?:的(?!士))?(?=(?P<thing>[\u4e00-\u9fff]{{2,4}}))"
)
# 拉过油罐车六年, 跑网约车跑了两年
_DONE_SOME_YEARS: Final = re.compile(
    rf"(?<![没未])(?P<verb>[教卖修种养烧送喂拉开管跑])(?P<past>过|了)?(?P<thing>[\u4e00-\u9fff]{{2,5}}?)(?(past)(?:也|都|有)?|(?P=verb)(?:了|过)){YEARS}(?:了)?$"
)
# 刷胶刷了七年: the verb said twice.
_DONE_AND_DONE: Final = re.compile(
    rf"(?<![没未])(?P<verb>[\u4e00-\u9fff](?<![住等排学读带有没是在来去做干开当跑]))(?P<thing>[\u4e00-\u9fff]{{1,4}}?)(?P=verb)(?:了|过){YEARS}"
)
# 炸油条做过三年: the trade stands first.
_FIRST_THEN_DONE: Final = re.compile(
    rf"^\s*(?:我|以前|之前|原来|也|还|就|那时候?)*(?P<thing>[\u4e00-\u9fff]{{2,5}}?)(?:我|也|都|倒|很|最|熟|会|懂)*[做干跑](?:过|了)\s*{YEARS}(?:了)?$"
)
# 开了两年面馆亏了: how it ended.
_FAILED: Final = re.compile(r"(?:亏|赔|垮|黄|倒闭|关门?|干不下去)了$")
# 两年招聘经验
_EXPERIENCED_IN: Final = re.compile(
    rf"^\s*(?:我|有|本人)*{YEARS}的?(?P<thing>(?!工作|相关|从业|以上|同岗|行业|左右|社会|实习|一线|管理)[\u4e00-\u9fff]{{2,4}}?)(?:方面|岗位?|工作)?的?经验$"
)
_SOMEWHERE: Final = re.compile(r"[厂店司业地国外上里]$")
_A_HOUSE: Final = re.compile(r"(?:公司|单位|机构|中心|集团|院|所|馆|场|队)$")
_NO_FIRST: Final = re.compile(
    r"[里上边家那这个我你他她它店厂年月天]$|徒弟?$|^(?:(?:以|之|从)前|原来|早年|那时|年轻|跟着?|同|自己|在|一|已经|总共|前后|断断续续|陆陆续续|学徒|后来|然后|现在|一直|这|那|也|兼职|全职|零工|临时工|长期工)"
)
# 自己开过一个小卖部: a shop of one's own.
_OWN_SHOP: Final = re.compile(
    r"(?:自己|自家|在家|跟人|合伙)[^，,。；;]{0,4}?开(?:过|了)(?:一|[两二三几])?(?:个|家|间|小(?!卖))*"
    r"(?P<thing>[\u4e00-\u9fff]{1,5}?(?:店|馆|部|铺子?|厂|超市|摊子?|作坊|诊所|网吧))"
)
_NOT_A_THING: Final = re.compile(
    r"^(?:工$|兵|了|的(?!士)|没|活|事|麻将|牌|游戏|官司|交道|孩|娃|伢|孙|老|人|病|针|饭|觉|牢|公交|车站|就|才|现|后|回|又|在|我|想)"
)
_JOB_VERB: Final = re.compile(
    r"(?<![不没])(?:想|要|愿意|打算|准备|希望)(?:(?:跳槽|跳|转|换|回|调)?[去进到在回][^，,。]{1,8}?)?(?:再|去|来|继续|先)?(?:做|干|当|搞|从事)(?:个|一个|一名|点|些|份)?|应聘|求职|想从事|(?<![不没])想(?:再|去|来|继续|先)?(?=[开修卖送教养烧炒绣缝刷焊砌贴](?!始|[点个家])[\u4e00-\u9fff]{1,3}$)|[找寻揾搵](?:个|份|一份|一个|点|些)?(?=.*(?:活|工作|岗|职|事)$)"
)
_MODIFIER: Final = re.compile(
    r"^(?:到|过|[0-9]|轻松|轻快|轻|稳定|稳当|安稳|正规|合适|适合|简单|清闲|干净|体面|长期|短期|附近|近|远|好|大|小|累|忙|闲|自由|靠谱|随便|不|没|有|能|包|管|交|离|上|夜|白|双休|单休|工资|时间|什么|啥|么子|哪|其他|别的"
    r"|这|那|新|老|普通|一般|技术|学|坐|站|体力|兼职|全职|临时|钱|赚|挣|多|少|本地|外地|家|室内|室外|正式|踏实|实在|事|活|点"
    # How a trade is done, not which: 想做精品，不做铺货.
    r"|精品|铺货|本土店|跨境店|品牌店|海外仓|爆款|自营|直营|加盟|独立站|代运营|高端|中端|低端|大客户|管理岗|甲方|乙方)"
)
_WORKING: Final = frozenset(
    "做编修开看打扫洗带教卖种养剪缝绣刷搬送收管写画拍剥择切炒煮烤蒸包装拆焊钉锯磨铺砌挖跑守站喂挑贴印裁织纺染熨挡抄录接摘采割锄浇育照护陪弹唱跳设"
)
_TAIL: Final = re.compile(
    r"(?:之类的?|一类的?|方面的?|相关的?|类的?|的)?(?:活儿?|工作|岗位?|职位|事情?|行业|行)?(?:都|也)?(?:可以|行|好)?(?:吧|了|啊|呢)?$"
)
_LONGEST_TITLE: Final = 10
# 做保险的: what somebody does for a living.
_LIVING: Final = re.compile(
    r"(?:我|本人)?(?:是|一直|以前)*(?P<verb>[做干搞卖修教种养送炒烧焊砌剪缝裁])\s?(?P<thing>[\u4e00-\u9fff]{2,5}|[a-z][a-z /+-]{1,24}?)\s?的"
)
_DOING: Final = frozenset("做干搞")
# 想在广州教小孩弹琴: what is taught is the work.
_TEACHES: Final = re.compile(
    r"(?<![不没])(?:想|打算|希望|愿意|准备)(?:[去到在回][^，,。]{1,8}?)?(?P<title>教(?!我|我们|育|师|练|培|会|堂|室|务|材)[\u4e00-\u9fff]{2,7})$"
)
_PUPILS: Final = re.compile(r"^教(?:小孩子?|孩子|小朋友|宝宝)")
_JUST_YEARS: Final = re.compile(rf"(?:了|过)?{YEARS}")
# 跑医院跑了五年: whom a trade called on.
_CALLED_ON: Final = re.compile(r"(?:医院|药店|诊所|门店|终端|商超|学校)$")
_NO_TRADE: Final = re.compile(
    r"[得不了完过着起来去到主事这那我你他它啥么什]|^[工匠师员]|[类样]$|^(?:自己|一样|别人|大家|以前|之前|现在)"
)


def read_own_words(
    words: Words, jobs: Sequence[SpokenJob], taken: Sequence[Offsets]
) -> list[OwnWords]:
    """Return jobs in own words from clauses that name no known one.

    Parameters
    ----------
    words
        The person's words.
    jobs
        The known jobs they name.
    taken
        Stretches from which something else was read.
    """
    known = {(j.clause, j.standing) for j in jobs if not (j.is_place and j.standing == "past")}
    found = []
    for number, clause in enumerate(words.clauses):
        folded = words.clause_text(clause)
        for one in (
            _done(
                words,
                clause,
                number,
                told=(number - 1, "past") in known or _told_next(words, number, jobs),
                introduced=any(job.is_bare and job.clause < number for job in jobs),
            ),
            *done_once(words, clause, number),
            _wished(words, clause, number, taken),
            *_english(words, clause, number),
            *_spells(words, clause, number, jobs),
        ):
            if one is None:
                continue
            if any(_says_where(one, job) for job in jobs):
                continue
            spoken = one.standing == "past" and job_dictionary().get(one.title) == "job"
            # 光伏安装做过两年 says more than 安装.
            spoken = spoken or any(
                job.standing == one.standing == "past"
                and one.title == one.span.text
                and job.end == one.span.end
                and one.span.start < job.start
                for job in jobs
            )
            own = is_protected(_PUPILS.sub("", one.title)) and not CARED.fullmatch(one.span.text)
            if (spoken or (number, one.standing) not in known) and not own:
                if one.standing == "past" and is_protected(folded) and wish_cue_end(folded):
                    continue
                found.append(one)
    return found


def _told_next(words: Words, number: int, jobs: Sequence[SpokenJob]) -> bool:
    """Tell whether the clause behind tells a trade with its years: 炒川菜的，掌勺九年."""
    return any(
        job.clause == number + 1
        and job.standing == "past"
        and _JUST_YEARS.match(words.folded, job.end)
        for job in jobs
    )


def _says_where(one: OwnWords, job: SpokenJob) -> bool:
    """Tell whether a known job says the same and where: 电子厂打螺丝 of 打螺丝."""
    within = job.start + 1 < one.span.start and one.span.end <= job.end
    return within and job.standing == one.standing == "past"


def _done(
    words: Words, clause: Clause, number: int, *, told: bool, introduced: bool
) -> OwnWords | None:
    """Read work done; `told` where the clause before names a trade already, `introduced` any."""
    folded = words.clause_text(clause)
    folded = _FAILED.sub("", folded)
    match = _DONE_FOR_YEARS.search(folded)
    if match is None:
        return (
            _done_some_years(words, clause, number)
            or _experienced(words, clause, number)
            or _first_then_done(words, clause, number, introduced=introduced)
            or _own_shop(words, clause, number)
            or _done_and_on(words, clause, number)
            or (None if told else _living(words, clause, number))
        )
    if _NOT_A_THING.match(match["thing"]):
        return None
    made = match["verb"] in "做干搞当"
    start = match.start("thing") if made else match.start()
    span = words.quote(clause.start + start, clause.start + match.end())
    title = match["thing"] if made else match["verb"] + match["thing"]
    return OwnWords(title, span, "past", number)


def _done_some_years(words: Words, clause: Clause, number: int) -> OwnWords | None:
    folded = words.clause_text(clause)
    match = _DONE_SOME_YEARS.search(folded) or _DONE_AND_DONE.search(folded)
    if match is None or _NOT_A_THING.match(match["thing"]) or is_generic(match["thing"]):
        return None
    if match["verb"] == "跑" and _CALLED_ON.search(match["thing"]):
        return None
    span = words.quote(clause.start + match.start(), clause.start + match.end("thing"))
    return OwnWords(match["verb"] + match["thing"], span, "past", number)


def _experienced(words: Words, clause: Clause, number: int) -> OwnWords | None:
    match = _EXPERIENCED_IN.search(words.clause_text(clause))
    if match is None or is_generic(match["thing"]) or _SOMEWHERE.search(match["thing"]):
        return None
    if parse_region(match["thing"]).value or job_dictionary().get(match["thing"]) == "place":
        return None
    span = words.quote(clause.start + match.start("thing"), clause.start + match.end("thing"))
    return OwnWords(span.text, span, "past", number)


def _first_then_done(
    words: Words, clause: Clause, number: int, *, introduced: bool
) -> OwnWords | None:
    match = _FIRST_THEN_DONE.search(words.clause_text(clause))
    if match is None or _NO_FIRST.search(match["thing"]) or is_generic(match["thing"]):
        return None
    if _CALLED_ON.search(match["thing"]):
        return None
    # 木工，装修公司干了十五年: where, not what.
    if introduced and _A_HOUSE.search(match["thing"]):
        return None
    # 深圳华强北干过五年 names no work.
    if parse_region(match["thing"]).value and not find_skills(match["thing"]):
        return None
    span = words.quote(clause.start + match.start("thing"), clause.start + match.end("thing"))
    return OwnWords(span.text, span, "past", number)


def _own_shop(words: Words, clause: Clause, number: int) -> OwnWords | None:
    match = _OWN_SHOP.search(words.clause_text(clause))
    if match is None:
        return None
    span = words.quote(clause.start + match.start("thing"), clause.start + match.end("thing"))
    return OwnWords("开" + span.text, span, "past", number)


def _living(words: Words, clause: Clause, number: int) -> OwnWords | None:
    match = _LIVING.fullmatch(words.clause_text(clause).strip())
    if match is None or _NO_TRADE.search(match["thing"]) or is_generic(match["thing"]):
        return None
    group = "thing" if match["verb"] in _DOING else "verb"
    start = words.folded.index(match[group], clause.start)
    span = words.quote(start, words.folded.index(match["thing"], start) + len(match["thing"]))
    return OwnWords(span.text, span, "past", number)


def _done_and_on(words: Words, clause: Clause, number: int) -> OwnWords | None:
    for match in _DONE_AND_ON.finditer(words.clause_text(clause)):
        for length in range(len(match["thing"]), 1, -1):
            title = match["verb"] + match["thing"][:length]
            if job_dictionary().get(title) == "job":
                end = match.end() + length
                span = words.quote(clause.start + match.start(), clause.start + end)
                return OwnWords(title, span, "past", number)
    return None


def _wished(words: Words, clause: Clause, number: int, taken: Sequence[Offsets]) -> OwnWords | None:
    """Read what follows 想做 or stands before 的活: the last of its parts that says what work."""
    folded = words.clause_text(clause)
    cues = list(_JOB_VERB.finditer(folded))
    taught = _TEACHES.search(folded)
    if taught:
        span = words.quote(clause.start + taught.start("title"), clause.start + taught.end())
        return OwnWords(span.text, span, "wish", number)
    if not cues or has_past_cue(folded[cues[-1].end() :]):
        return None
    at = cues[-1].end()
    if last_cue(folded[:at]) == "refused":
        return None
    end = at + len(_TAIL.sub("", folded[at:]))
    start = max(folded.rfind("的", at, end) + 1, at)
    title = folded[start:end]
    # 固定的活 tells what kind of work, 编竹篮的活 which.
    described = folded.startswith("的", end) and title[:1] not in _WORKING
    if described and not cues[-1][0].endswith(("做", "干", "当", "搞")):
        return None
    if not 2 <= len(title) <= _LONGEST_TITLE or not re.fullmatch(r"[\u4e00-\u9fffa-z0-9]+", title):
        return None
    if _MODIFIER.match(title) or overlaps(clause.start + start, clause.start + end, taken):
        return None
    span = words.quote(clause.start + start, clause.start + end)
    return OwnWords(span.text, span, "wish", number)


def _spells(
    words: Words, clause: Clause, number: int, jobs: Sequence[SpokenJob]
) -> Iterator[OwnWords]:
    for start, end in find_spells(words.clause_text(clause), clause.start, number, jobs):
        span = words.quote(clause.start + start, clause.start + end)
        yield OwnWords(span.text, span, "past", number)


def _english(words: Words, clause: Clause, number: int) -> Iterator[OwnWords]:
    for start, end, standing in find_english_jobs(words.clause_text(clause)):
        span = words.quote(clause.start + start, clause.start + end)
        yield OwnWords(span.text, span, standing, number)
