"""Read what somebody can do, and what they say they cannot."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from features.parsed import Mention, Span
from features.skills import find_skills, skill_family
from recommender.intake.clauses import Clause
from recommender.intake.cues import ABLE, has_past_cue, wish_cue_end
from recommender.intake.english import is_denied
from recommender.intake.job_words import find_job_words, job_dictionary
from recommender.intake.jobs import SpokenJob
from recommender.intake.papers import TO_COME, certificate_spans
from recommender.intake.person import PastJob
from recommender.intake.protected import is_protected
from recommender.intake.reading import Offsets, Reading, Words, overlaps

# 别让我用电脑: who says so claims no skill in it.
_SPARE_ME: Final = re.compile(r"(?:别|不要|莫)(?:让|叫|要)我?(?:去)?(?:用|碰|弄|搞|做|开)?$")
_NOT_ABLE: Final = re.compile(
    r"不(?:太|怎么|大)?[会懂](?:[说讲写看用弄打做开骑修]|操作)?$|没(?:有)?(?:开|碰|学|用|接触)过$"
)
_LACKING_SKILL: Final = re.compile(
    r"(?:不(?:太|怎么|大|是很)?(?:会|懂|熟|擅长|精通|行)|没(?:有)?(?:学|用|做|干|碰|接触|开)过|[勿弗唔](?:会|来|懂|识)|[一-龥]不(?:来|动|起来)|学不会|用不来|打不来|不来)"
)
# 想找有会手语的人的厂: the ability of others, or one the job asks for.
_CAN: Final = re.compile(
    r"(?<![不有个要份找机社开])(?<!人的)会(?!计|议|员|有|不会)|(?<![有个要份找不])能(?!不)|懂|熟|精通|擅长|拿手|学过|[做干用开修写画剪带管教摘拍跑拉]过|用得|自学|\b(?:can|know|good at|skilled|familiar|fluent|speak)\b"
)
_CAN_AFTER: Final = re.compile(
    rf"[^，,。]{{0,8}}?(?:都(?:{ABLE})|我?(?:都|也|很|还)?会(?!计)|(?:都|也)?能(?:独立)?[干做骑开修配装弄写用搞]|都来(?=$|[，,])|我都做(?=$|[，,])|都?是我一个人|一把好手|熟|精通|流利|没问题|可以|都行|还行|拿手|玩得转|[做用开修玩写]得|[写做管用教带跑弄搞]过|都?是自学|都?是我[^，,。]{{0,4}}[做跑管弄办维负写]|(?:我)?(?:蛮|很|挺|最)快|一点|\b(?:fluent|ok|okay|yes|good|skills?)\b)"
)
# 有电脑: a thing somebody owns is no skill.
_OWNS: Final = re.compile(r"(?:有|自带|带了?|配|买了?|租了?)(?:一)?(?:个|台|辆|部)?(?:自己的)?$")
# 外架的活不干: what is refused may be known or not.
_REFUSED_AFTER: Final = re.compile(
    r"(?:的)?(?:活儿?|工作|事情?|岗位?)?(?:我|也|都|就|绝对|坚决)*不(?:想|愿意?)?(?:[做干接碰去上要搞](?!了?过))|(?:的)?(?:活儿?|那种)?(?:我|也|都|就)*[干做爬上]不了(?!了)"
)
_ASIDE: Final = re.compile(r"(?:我|也|都|还|就|倒|是|真的?|实在|确实|这块|方面|其实|根本)*")
_FAILS_AFTER: Final = re.compile(
    r"[^，,。]{0,8}?(?:不行|不好|不标准|太差|一般般?|not so good|poor)"
)
# Who mends or sells computers does not say that they use them.
_MENDS: Final = re.compile(r"(?:修|卖|组装|搬|洗|贴|收)(?:过|了)?$")
_MENDS_AFTER: Final = re.compile(
    r"(?:我|也|都|还|就)*(?:会|能)?(?:修|卖|组装|维修|坏)(?!图|片|改|了|过)"
)
_LEARNED: Final = re.compile(r"(?<![没想])学(?:过|了)[^，,。]{0,8}$")
_PLACE_AFTER: Final = re.compile(r"(?:厂|店|公司|馆|站|间|室|机(?!械|器))")
_HAN: Final = re.compile(r"[\u4e00-\u9fff]")
# Who names a trade and what belongs to it has it: 数控车床，会编程.
_BESIDE: Final = re.compile(
    r"会(?!计|议|员)|懂|熟|精通|经验|(?<!今)年(?!龄|纪|轻|底)|\b(?:years?|yrs?|can|know|good at)\b"
)
# Who was 护理员 held a job; which of its skills they have, the title does not say.
_TITLE: Final = re.compile(
    r"(?:[员师工匠](?!作)|[司歌]机|师傅|客服|保安|保洁|文员|会计|出纳|助理|主管|经理|店长|主播|前台|教练|护士|医生|保姆|月嫂|骑手|阿姨"
    r"|\b[a-z]+(?:er|or|ist|ant|ian|nurse|chef|cook|driver|clerk|maid|nanny))$"
)
# 护理 and 客服 are many trades, 注塑调机 one.
_WIDE: Final = re.compile(r"[\u4e00-\u9fff]{1,2}|[a-z]+")
# 给猪打针接生都会
_OF_ANIMALS: Final = re.compile(r"[猪牛羊狗猫马驴兔]")
_MIDWIFERY: Final = frozenset({"接生", "助产"})
# assembly line is OK: taken, not mastered.
_WELCOME_AFTER: Final = re.compile(
    r" (?:work |jobs? )?(?:is|are|would be|will be) (?:also |all )?(?:fine|ok|okay|alright|good too|great)\b"
)
_AT_A_DESK: Final = frozenset({"language", "office"})
# anything with social insurance: what the work comes with.
_COMES_WITH: Final = re.compile(
    r"\b(?:any|some|job|work|place|compan|position|role)[a-z]*\b[^,.;]*\bwith(?: an?| the)? $"
)
# 少儿编程的课程顾问: what is sold, or whose pupils are looked after.
_SOLD: Final = re.compile(
    r"(?:培训|课|教育)?的?(?:课程)?(?:顾问|销售|咨询|招生|推广|客服|班主任|助教|教务)"
)
# 电脑是一点不会
_NOT_AT_ALL: Final = re.compile(r"(?:我|是|可|真|倒)*一点(?:儿|都|也)*不(?:会|懂|熟|行|来)")
# Italian cuisine is no language.
_CUISINE_AFTER: Final = re.compile(
    r"[a-z ,]{0,20}\b(?:cuisines?|food|cooking|dishes|restaurants?|kitchens?|chefs?|pastry|bakery|bread|wines?|grill|bbq)\b"
)
# 教师资格证刚拿到，高中数学的: what the paper is for.
_OF_A_PAPER: Final = re.compile(
    r"(?:教师资格|教资)证?[^，,。；;]{0,6}[，,\s]?\s*(?:是)?(?:高中|初中|小学)?$"
)
# 晚上要看作业: a duty at home.
_HOME_DUTY: Final = re.compile(r"(?:晚上|夜里|放学|下班|回家|回去|周末)[^，,。；;会]{0,4}[要得]$")
_LANGUAGE: Final = "language"
_TAUGHT: Final = "education"
_LITTLE: Final = 6
# 照顾过偏瘫的婆婆: done, whoever it was done for.
_DONE_ITSELF: Final = re.compile(r"(?:照顾|护理|伺候|服侍|照看|照料|带|看)过")
# I can cook, clean and look after a baby: each of them.
_CAN_LIST: Final = re.compile(
    r"\b(?:i|also) (?:can|am able to|know how to) [a-z, ]{0,60}(?:, |and )$"
)


def read_skills(
    words: Words, jobs: Sequence[SpokenJob], past: Sequence[PastJob], reading: Reading
) -> None:
    """Read skills somebody has; work only wished for, refused or told as a limit is none."""
    constraints = [
        (span.start, span.end)
        for name, spans in reading.spans.items()
        if name.startswith("constraints.")
        for span in spans
    ]
    sought = any(wish_cue_end(words.clause_text(clause)) is not None for clause in words.clauses)
    taken = certificate_spans(words) + constraints + _workplaces(words)
    taken += [
        (j.start, j.end)
        for j in jobs
        if not (
            j.is_able
            or (
                j.is_bare
                and (j.clause == 0 or not (sought or words.is_english))
                and _BESIDE.search(words.folded)
            )
            or _LEARNED.search(words.before(j.start))
            or (j.standing == "refused" and _is_beyond(words, j))
        )
    ]
    offered = [(j.start, j.end) for j in jobs if j.standing == "offer"]
    titles = [
        (j.start, j.end)
        for j in jobs
        if j.standing not in ("can", "offer") and _TITLE.search(words.folded[j.start : j.end])
    ]
    held: dict[str, Span] = {}
    lacking: dict[str, Span] = {}
    for mention in find_skills(words.text):
        place = job_dictionary().get(mention.span.text) == "place"
        place = place and mention.span.text.lower() != "office"
        if place or overlaps(mention.span.start, mention.span.end, taken):
            continue
        wide = _WIDE.fullmatch(words.folded, mention.span.start, mention.span.end)
        if wide and overlaps(mention.span.start, mention.span.end, titles):
            continue
        kept = _kept(words, mention)
        if kept is None and overlaps(mention.span.start, mention.span.end, offered):
            kept = None if mention.negated else True
        if kept is not None:
            (held if kept else lacking).setdefault(mention.name, mention.span)
    for job in past:
        known = [(span.start, span.end) for span in held.values()]
        found = _of_work(words, job)
        if found and not (found.name in lacking or overlaps(*_place(job.span), known)):
            held.setdefault(found.name, job.span)
    if held:
        reading.note("skills", tuple(held), held.values())
    lacking = {name: span for name, span in lacking.items() if name not in held}
    if lacking:
        reading.note("negated.skills", tuple(lacking), lacking.values())


def _place(span: Span) -> Offsets:
    return span.start, span.end


def _of_work(words: Words, job: PastJob) -> Mention | None:
    """Return the skill that work told by its verb is: 理过三年发, 送过外卖; a title names none."""
    if job.title.isascii() or _TITLE.search(job.title):
        return None
    # 快递 of 跑快递
    whole = words.text[max(0, job.span.start - 1) : job.span.start] + job.title
    for title in (job.title, whole):
        for found in find_skills(title):
            if found.span.start == 0 or found.span.end == len(title):
                return found
    return None


def _is_beyond(words: Words, job: SpokenJob) -> bool:
    """Tell whether work is told as what somebody cannot do: 洗碗不会, 就是不会带小孩."""
    aside = _ASIDE.match(words.folded, job.end)
    after = _LACKING_SKILL.match(words.folded, aside.end() if aside else job.end)
    return bool(after or _NOT_ABLE.search(words.before(job.start)))


def _workplaces(words: Words) -> list[Offsets]:
    return [(w.start, w.end) for w in find_job_words(words.folded) if w.kind == "place"]


def _kept(words: Words, mention: Mention) -> bool | None:
    """Tell whether a skill is held or lacking; ``None`` where the words say neither."""
    clause = words.clause_at(mention.span.start)
    before = words.folded[clause.start : mention.span.start]
    after = words.folded[mention.span.end : clause.end]
    if skill_family(mention.code) == _LANGUAGE and _CUISINE_AFTER.match(after):
        return None
    if _OF_A_PAPER.search(words.folded[: mention.span.start]) and after.strip() == "的":
        return None
    if skill_family(mention.code) == _TAUGHT and _HOME_DUTY.search(before):
        return None
    if _OF_ANIMALS.search(before) and mention.span.text in _MIDWIFERY:
        return None
    if _WELCOME_AFTER.match(after) and skill_family(mention.code) not in _AT_A_DESK:
        return None
    if _COMES_WITH.search(before) or (skill_family(mention.code) == _TAUGHT and _SOLD.match(after)):
        return None
    mends = _MENDS.search(before) or _MENDS_AFTER.match(after)
    if _PLACE_AFTER.match(after) or (mends and skill_family(mention.code) in _AT_A_DESK):
        return None
    # A skill may be listed with its verb: 不 before 会骑电动车.
    verb = mention.span.text[0] if mention.span.text[0] in "会懂" else ""
    if _SPARE_ME.search(before):
        following = words.folded[clause.end : clause.end + _LITTLE]
        return False if _LACKING_SKILL.match(following.lstrip("，, 我")) else None
    if _NOT_ABLE.search(before + verb) or _NOT_AT_ALL.match(after):
        return False
    if mention.negated or is_denied(before):
        aside = _ASIDE.match(after)
        lacks = is_denied(before) or _LACKING_SKILL.search(before)
        lacks = lacks or _LACKING_SKILL.match(after, aside.end() if aside else 0)
        return False if lacks else None
    if _REFUSED_AFTER.match(after):
        return None
    if _OWNS.search(before) or TO_COME.search(before) or _FAILS_AFTER.match(after):
        return None
    return True if _CAN.search(before) or _CAN_AFTER.match(after) else _told(words, clause, mention)


def _told(words: Words, clause: Clause, mention: Mention) -> bool | None:
    """Tell whether a clause that names a skill without a word of ability still claims it.

    It does where it speaks of work done, or names little else; not where it tells what is
    looked for, or speaks of protected facts (在家照顾老人).
    """
    folded = words.clause_text(clause)
    before = words.folded[clause.start : mention.span.start]
    if _CAN_LIST.search(words.folded[: mention.span.start]):
        return True
    if _DONE_ITSELF.match(mention.span.text) and wish_cue_end(before) is None:
        return True
    if wish_cue_end(before) is not None or is_protected(folded):
        return None
    rest = len(_HAN.findall(folded)) - len(_HAN.findall(mention.span.text))
    return True if has_past_cue(folded) or rest <= _LITTLE or folded.isascii() else None
