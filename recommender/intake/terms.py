"""Read on which terms somebody would work: kind of employment, hours, load, distance."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from features.constraints import read_constraints
from features.employment import parse_employment_type
from features.numerals import read_numeral
from features.parsed import Span
from recommender.domain.seeker import SeekerConstraints
from recommender.intake.cues import has_past_cue, last_cue, wish_cue_end
from recommender.intake.reading import Reading, Words

_KM: Final = re.compile(
    r"(?P<lead>(?:离家|通勤|上下?班|路程|距离|不?要?超过|no(?:t)? (?:more|further|farther) than|at most|up to|max(?:imum)?|under|less than|最多|最远|范围|方圆|within|in)[^0-9一二两三四五六七八九十，,。]{0,6})?"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3})\s?(?:多|来)?个?(?:公里|千米|里(?:路|地)?(?!面|头|边|有|程)|km|kilomet(?:er|re)s?)(?![/每])"
    r"(?P<tail>的?(?:路)?(?:以内|之内|内|范围|左右|以下|附近))?"
)
# 二十里 is ten kilometres.
_HALF_KM: Final = re.compile(r"[^公千]里(?:路|地)?(?:以内|之内|内|范围|左右|以下|附近)?$")
_FARTHEST_KM: Final = 200.0

_ALTERNATIVES: Final = re.compile(
    r"(?<=[职工])(?=兼职|全职|小时工|临时工|钟点工)|或者?|/|、|和|也|都|跟|还是|\bor\b|\band\b"
)
_LEARNER: Final = frozenset({"intern", "apprenticeship"})
_TRAINEE: Final = re.compile(r"(?:想|找|当|做|可以|应聘|求|want|look|seek|for)[^，,。]{0,8}$")
_HALF_DAYS: Final = re.compile(
    r"(?:只|就)(?:能|想|可以)?[接做上干](?:上午|下午|早上|晚上)(?:的)?(?:半天|班|单|活|工)?(?:$|[，,。；;\s])|(?:[做上干找](?:个)?|的)半天(?:班|的)?(?![工时])|^\s*半天\s*$"
)
_LEARNERS: Final = re.compile(
    r"学徒工?(?:的)?(?:工资|待遇|钱)[^，,。；;]{0,6}?(?:也|都|就)(?:行|可以|能?接受|愿意)|(?:start|begin|work)(?:ing)? (?:off |out )?as an? (?:apprentice|trainee)\b|学徒工?(?:的)?(?:工资|待遇|钱)?(?:低|少)(?:一?点|些)?(?:也|都|就)?(?:行|可以|没关系|没事|能接受|不要紧)|(?:[当做]个?)?学徒工?(?:我|也|都)*(?:可以|行|愿意|没关系|考虑|没问题)|(?:想|找|要|当|做)(?:个|去)?学徒|(?:想|找|求|要)[^，,。]{0,6}见习"
)
_AS_A_LEARNER: Final = re.compile(r"从(?:学徒|徒弟)工?(?:开始)?(?:做|干|学)?(?:起|开始)")
_SOME_MONTHS: Final = re.compile(
    r"(?:想|要|打算|准备|能不能|可以)[^，,。；;了过]{0,3}[打做干](?:上)?[一两二三1-3]个?半?个?(?:多)?月(?:的)?(?:暑[期假]|短期|临时)?工"
)
_FREE_HOURS: Final = re.compile(
    r"时间(?:上)?(?:要|能|比较|相对|可以)?(?:自由|灵活|弹性)|自由(?:点|一点)?的?时间|弹性(?:时间|工作|上班)|flexible hours"
)
_SOME_DAYS: Final = re.compile(
    r"(?:一周|每周|一?个?星期|一个?礼拜|每个?星期|每个?礼拜)(?:我)?(?:只能|只|最多|就|能|可以)+(?:出来|来|做|上|干|工作|上班)*[一二三四两1-4]{1,2}天|(?:只能|只)(?:来|做|上|干)[一二三四两1-4]天"
    r"|(?:孩子|娃|伢|小孩)?(?:上学|在校)(?:的)?(?:时间|时候)(?:上班|做|干)|[每一]天(?:只能|只|最多|就)?(?:干|做|上)?[两三四五六2-6]{1,2}个?(?:半)?(?:小时|钟头)|[八九十89]点半?(?:到|至|-)(?:下午)?[一二两三1-3]点|(?:八点半|8点半|8:30|[九十9]点半?)(?:到|至|-)(?:下午)?[四4]点(?=的(?:活|工作|班|岗))|\b(?:from )?(?:8|9|10)(?: ?am)?(?: ?to ?| ?- ?)[1-3](?: ?pm)?\b|(?<!not )\b(?:mornings?|afternoons?|evenings?|weekends?) only\b|\bonly (?:do |work |available )?(?:on |in the )?(?:mornings?|afternoons?|evenings?|weekends?)\b|只有?(?:每?个?(?:周末|[周星礼][期拜]?[六日天末][和、]?(?:[周星礼][期拜]?[日天])?)|上午|下午|晚上)(?:才|能)?(?:有空|有时间|能来|来|能做|能上班|可以)|school hours|[1-4] days (?:a|per) week"
)
_BY_THE_HOUR: Final = re.compile(
    r"按(?:小时|钟头|钟点|钟)(?:算|计|结|付|给|来)|(?:想|找|做|接|要)(?:点|些|个)?计时(?:的|工)|(?:paid|pay) (?:by|per) the hour"
)
_INTERNS: Final = re.compile(
    r"(?:可以|能|想|要|找|求)(?:去|来|个|份)?实习(?!过|的时候)|(?:look\w* for|seek\w*|want\w*|need|appl\w+ for|find\w*)[^.;,]{0,40}\binternships?\b"
)
_ACCEPTS: Final = re.compile(r"(?<!不)(?:可以?|接受|能|也要)")
_REFUSES: Final = re.compile(
    r"(?:不(?:想|做|要|找|干|考虑|接受|(?<!能不)能|可以)|别|(?<!有)没(?:有)?|not?|don't want)\s?[^，,。]{0,3}$"
)
_AGENCY: Final = re.compile(
    r"(?:劳务)?派遣(?:的|工|制)?(?:我|也|都)*(?:可以|行|没关系|没问题|没事|无所谓|不介意|接受)"
)
_REFUSES_AFTER: Final = re.compile(
    r"(?:的)?(?:工作|活儿?|岗位?)?(?:我|就|都|也)*(?:不(?:要|做|干|考虑|行|接受|想|找|去)|免谈|勿扰|除外|没法|算了)"
)
_KIND_ALONE: Final = re.compile(r"(?:都?是|算)?(?:兼职|全职|临时工?|短期工?)(?:的|性质的?)")
_AT_HOME: Final = re.compile(
    r"full[- ]?time (?:mum|mom|mother|dad|father|parent|housewife|carer|student)"
)
_EITHER_KIND: Final = {"part_time": "full_time", "full_time": "part_time"}
_EITHER_WORDS: Final = r"(?P<part_time{0}>兼职|part[- ]?time)|(?P<full_time{0}>全职|full[- ]?time)"
# Between these two, refusing one asks for the other: 不要兼职.
_ONLY_NOT: Final = re.compile(
    r"(?:(?:不(?:是|想|要|做|找|干|考虑|接受|搞|能|愿意?|方便)|别|没法|做不了|拒绝|非|\b(?:not?|don'?t want|can'?t))"
    r"(?:再|给我|介绍|推|找|做|干|搞|要|接受| a| any| do| work| to work)*(?:个|份|点)?\s?"
    rf"(?:{_EITHER_WORDS.format('')})(?=的?(?:工作|岗位?|活儿?|班)?(?:了|吧|啊|的)*(?:$|[，,。;；、\s]|[想要只找也都就]))|(?:{_EITHER_WORDS.format('_')}){_REFUSES_AFTER.pattern})"
)
_SHORT_TERM: Final = re.compile(
    r"短期(?:的|活儿?|工作|岗位?)*(?=$|[，,。、\s]|就|也|都|行|最好|打工)|(?:寒假|暑假|暑期|假期)[^，,。]{0,6}?(?:打(?:个|份|点)?工|找|做|干|工作|挣|赚)"
    r"|(?:当天|当日|每天|天天)(?:就)?结(?!束|果|账单)|[干做]一天[结算]一天|工钱?现结"
    r"|\b(?:summer|holiday|short[- ]term) (?:jobs?|work)\b|\bpa(?:id|y) (?:by the day|daily)\b"
)
_MORE_CONSTRAINTS: Final = {
    "no_night_shift": r"夜班(?:我|就|也|是|真的?)*不(?:ok|行)(?=$|[，,。；;\s的])|\b(?:want|need|prefer|looking for) (?:an? |only )?day shifts?\b(?! or)|\bno nights?\b|(?:\b(?:not|no|never)|n't)\b(?: (?:want|work|do|do the|on|to|any|the|more|a|like)){0,5} night(?: shifts?)?\b(?! (?:is|are) (?:a )?(?:problem|issue))|(?:can(?:no|')?t|not|don'?t want to|never) (?:work|do) (?:at |on )?(?:weekends? (?:or|and) )?nights?|without night|\bdays? (?:shift )?only|only days?\b|daytime only",
    "no_rotating_shift": r"\bdays? (?:shifts? )?only\b|\bonly (?:the )?day shifts?\b|\bno (?:rotat\w+|shift work)",
    "no_heavy_lifting": r"\bno (?:heavy )?lifting|(?:\bnot|n't)\b[^.,;]{0,30}\bheavy (?:lifting|work|things)|(?:can(?:no|')?t|not|no|unable to) (?:lift|carry|do)(?:ing)? (?:anything )?heavy|no heavy work|nothing heavy",
    "no_standing_long": r"(?:can(?:no|')?t|not|unable to) stand (?:for )?(?:long|all day)|(?:something )?sitting (?:down|job|work)|sit[- ]down (?:job|work)|(?:找|要|做)(?:个|点|些|份)?(?:那种)?(?:能|可以)?坐着的",
    "no_heights": r"(?:梯子|架子|高处|房顶|屋顶)(?:我|也|都|是|就)*(?:不敢|怕|爬不了|上不了|不能)|afraid of heights|no (?:work at )?heights?|not? high places",
    "weekend_off": r"weekends? (?:off|free)|no weekends?|(?:can(?:no|')?t|not|don'?t) (?:work|do) (?:at |on )?(?:nights? (?:or|and) )?weekends?",
    "near_home": r"(?:想|只|就)(?:在)?(?:附近|这附近)(?:再|重新|另外|随便)(?:找|换|寻)|(?:near|close to|not far from) (?:my )?(?:home|house|where i live)|short commute",
    "board_and_lodging": r"(?:包|管)(?:吃|住|饭|吃饭)的?(?:话)?(?:就|那)?(?:最好|更好|优先)|\b(?:accommodation|housing|lodging|dorm\w*|a room)(?: and (?:meals|food|board))? (?:would be|is) (?:(?:very|really|also) )?(?:good|nice|great|helpful|ideal|needed|preferred|a plus|important|welcome)|夫妻[^，,。；;]{0,6}(?:宿舍|住一起|一起住|住的地方)|(?:with|need|want|provid\w+|includ\w+)[^,.;]{0,16}(?:accommodation|housing|lodging|dorm\w*|room and board|meals and)|live-in(?! (?:is |would be |also )*(?:fine|ok|okay))|\bwith (?:a |my own )?room\b(?! service)",
    "child_pickup": r"(?:pick|collect|take|drop)(?:ing)?(?: up| off)? (?:my |the )?(?:kids?|child\w*|son|daughter)|school run",
}
_MORE: Final = {name: re.compile(words) for name, words in _MORE_CONSTRAINTS.items()}
_WEEKDAYS: Final = re.compile(
    r"(?:周|星期|礼拜)一(?:到|至|-|~)(?:周|星期|礼拜)?五(?=\s*(?:$|[，,。；\s]|的|上班|坐班|工作|白天|朝九晚五|就好|就行|那种))|\bmonday (?:to|through) friday\b"
)
# Who speaks of weekends too, or of lessons, does not ask for free ones by naming weekdays.
_WEEKEND_TOO: Final = re.compile(
    r"周末|[周期拜][六日天]|没空|没时间|上课|有课|上学|\bweekends?\b|saturday|sunday|\bclass"
)
# 学校附近的 is near a school, 县城附近 near a town: not near home.
_NEAR_OTHERS: Final = re.compile(
    r"(?:学校|小学|中学|幼儿园|地铁|公交|车站|公司|单位|医院|商场|超市)$"
)
# 离宜昌近点: 离 with anything but the home.
_NEAR_A_TOWN: Final = re.compile(r"离(?!我?家|我?屋|住|我住|家里)[\u4e00-\u9fff]{1,6}$")
_NEAR_A_PLACE: Final = re.compile(r"[\u4e00-\u9fff](?<![家屋里这在就找我住处点的儿])$")
_DAY_SHIFT: Final = re.compile(
    r"(?:(?:想|要|只|找|上|做|能|的|最好)(?:上|是)?白班|^\s*白班\s*$|白班的)(?!也|都|夜|和|、|/|或|没|倒)"
)
_NIGHT_TOO: Final = re.compile(
    r"夜班(?:也|都|可|能|我?不怕|行)|白班夜班|(?:能|可以|愿意|习惯)上?夜班|倒班(?:也|都)"
)


_MORE_KINDS: Final = (
    ("part_time", _HALF_DAYS),
    ("part_time", _SOME_DAYS),
    ("part_time", _BY_THE_HOUR),
    ("intern", _INTERNS),
    ("apprenticeship", _AS_A_LEARNER),
    ("temporary", _SOME_MONTHS),
    ("apprenticeship", _LEARNERS),
    ("flexible", _FREE_HOURS),
    ("temporary", _SHORT_TERM),
    ("dispatch", _AGENCY),
)


def read_terms(words: Words, reading: Reading) -> None:
    """Read the kinds of employment, the constraints and the farthest way to work."""
    _read_kinds(words, reading)
    _read_constraints(words, reading)
    _read_commute(words, reading)


def _read_kinds(words: Words, reading: Reading) -> None:
    kinds: dict[str, Span] = {}
    for number, clause in enumerate(words.clauses):
        folded = words.clause_text(clause)
        if has_past_cue(folded) and wish_cue_end(folded) is None:
            continue
        # In an ad 可兼职 is what may come of it; a person says what they would do.
        accepting = _ACCEPTS.sub(lambda said: " " * len(said[0]), folded)
        for start, end in _parts(accepting):
            found = parse_employment_type(accepting[start:end])
            if found.value is None or found.span is None:
                continue
            at = start + found.span.start
            if _REFUSES.search(folded[:at]) or _REFUSES_AFTER.match(folded, start + found.span.end):
                continue
            if _only_told(words, number, folded):
                continue
            if found.value in _LEARNER and not _TRAINEE.search(folded[:at]):
                continue
            span = words.quote(clause.start + at, clause.start + start + found.span.end)
            kinds.setdefault(found.value, span)
        for kind, pattern in _MORE_KINDS:
            said = pattern.search(folded)
            if said and not _REFUSES.search(folded[: said.start()]):
                span = words.quote(clause.start + said.start(), clause.start + said.end())
                kinds.setdefault(kind, span)
    if "temporary" in kinds and _seeks_long_term(words, kinds["temporary"]):
        del kinds["temporary"]
    kinds = kinds or _by_refusal(words)
    if kinds:
        reading.note("employment_types", tuple(kinds), kinds.values())


def _only_told(words: Words, number: int, folded: str) -> bool:
    """Tell whether a kind only tells of work done: 做过数据标注，兼职的; a full time mum."""
    if _AT_HOME.search(folded):
        return True
    before = words.clause_text(words.clauses[number - 1]) if number else ""
    alone = _KIND_ALONE.fullmatch(folded.strip()) is not None
    return alone and has_past_cue(before) and wish_cue_end(words.folded) is None


def _seeks_long_term(words: Words, temporary: Span) -> bool:
    """Tell whether short work is only what somebody has now, and lasting work what they seek."""
    said = words.clause_text(words.clause_at(temporary.start))
    if wish_cue_end(said) is not None or re.search("也|都|可以|行", said):
        return False
    texts = (words.clause_text(clause) for clause in words.clauses)
    return any("长期" in text and wish_cue_end(text) is not None for text in texts)


def _by_refusal(words: Words) -> dict[str, Span]:
    """Return the other of part-time and full-time work where one, and only one, is refused."""
    found = [
        (_EITHER_KIND[str(said.lastgroup).rstrip("_")], words.quote(*said.span()))
        for said in _ONLY_NOT.finditer(words.folded)
        if not has_past_cue(words.clause_text(words.clause_at(said.start())))
    ]
    return dict(found) if len({kind for kind, _ in found}) == 1 else {}


def _parts(clause: str) -> list[tuple[int, int]]:
    """Return the clause whole, or where it joins alternatives, its parts."""
    if parse_employment_type(clause).value is not None:
        return [(0, len(clause))]
    cuts = [0, *(m.end() for m in _ALTERNATIVES.finditer(clause)), len(clause)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _read_constraints(words: Words, reading: Reading) -> None:
    said: dict[str, bool] = {}
    for name, mention in read_constraints(words.folded).items():
        if name == "near_home" and _is_near_another(words, mention.span):
            continue
        said[name] = not mention.negated
        span = words.quote(mention.span.start, mention.span.end)
        reading.mark(f"constraints.{name}", [span])
    for name, pattern in _MORE.items():
        found = pattern.search(words.folded)
        if found and name not in said:
            said[name] = True
            reading.mark(f"constraints.{name}", [words.quote(*found.span())])
    weekdays = _WEEKDAYS.search(words.folded)
    if weekdays and "weekend_off" not in said and not _WEEKEND_TOO.search(words.folded):
        said["weekend_off"] = True
        reading.mark("constraints.weekend_off", [words.quote(*weekdays.span())])
    day = _day_shift(words)
    if day and "no_night_shift" not in said:
        said["no_night_shift"] = True
        reading.mark("constraints.no_night_shift", [day])
    if said:
        reading.values["constraints"] = SeekerConstraints(**said)


def _is_near_another(words: Words, near: Span) -> bool:
    before = words.folded[: near.start]
    beside = near.text.startswith("附近") and _NEAR_A_PLACE.search(before)
    return bool(beside or _NEAR_OTHERS.search(before) or _NEAR_A_TOWN.search(before))


def _day_shift(words: Words) -> Span | None:
    """Return where somebody asks for day work; 白班夜班都行 does not."""
    if _NIGHT_TOO.search(words.folded):
        return None
    for clause in words.clauses:
        folded = words.clause_text(clause)
        found = _DAY_SHIFT.search(folded)
        if found and last_cue(folded[: found.start()]) != "past":
            return words.quote(clause.start + found.start(), clause.start + found.end())
    return None


def _read_commute(words: Words, reading: Reading) -> None:
    for found in _KM.finditer(words.folded):
        if not (found["lead"] or found["tail"]):
            continue
        number = found["number"]
        km = float(number) if number[0].isdigit() else read_numeral(number)
        if km and _HALF_KM.search(found[0]):
            km = km / 2
        if km and km <= _FARTHEST_KM:
            span = words.quote(found.start("number"), found.end())
            reading.note("commute_km", float(km), [span])
            return
