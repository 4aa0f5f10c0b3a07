"""Read the least pay somebody asks for, in CNY a month."""

from __future__ import annotations

import re
from typing import Final

from features.parsed import Span
from features.salary import SalaryReading, find_salary, parse_salary
from recommender.intake.clauses import Clause
from recommender.intake.cues import has_past_cue, wish_cue_end
from recommender.intake.kin import OTHERS
from recommender.intake.protected import is_welfare
from recommender.intake.reading import Reading, Words
from recommender.intake.small_pay import is_too_little, is_yearly, read_small_pay, without_padding

# 人工, 粮 and 工钱 are pay in the mouths of the south.
_SUM: Final = r"(?:[0-9][0-9,.]*\s?(?:千|万|k|w)?(?:多|来|几)?|[一二两三四五六七八九十]+[千万][一二三四五六七八九]?(?:千|百|[二三四五六七八九](?![0-9千百万]))?(?:多|来|几)?)"
_BARE_SUM: Final = re.compile(
    rf"(?:(?:我|就|只|都|也|现在|目前|降到?|拿|能拿|可接受|能接受|可以接受|接受|头[几两三半]?个?[月年]|(?:刚|一)?开始|起步|试用期|一个月|每月|月薪|工资|人工|工钱|薪水|底薪|到手)*(?:要|想要?|期望|期待|给|有|能有|(?:能|可以)(?:开|给|拿|挣)到?|想?找个?|最好有?|希望|至少|最少|起码|底薪|保底|不低于|莫低于|别低于|低于|少于|不到|大概|约|expect\w*|at least|around|about|min(?:imum)?|want)*)\s?"
    rf"(?P<sum>{_SUM}(?:\s?(?:-|到|至|、|或者?)?\s?{_SUM})?)\s?(?:元|块钱?|蚊|rmb|yuan)?\s?(?:一个月|/月|每月|月薪|a month|per month)?"
    r"\s?(?:以上|往上|朝上|打底|之间|起步?|以下的?(?=我?(?:不|别|莫))|左右|上下|出头|的样子|\+|加(?=$|提成|全勤|奖金|补贴)(?:提成|全勤|奖金|补贴)*|保底|底薪|minimum|min\.?|at least|net|gross|and (?:above|up)|or (?:more|above)|up|plus)*"
    r"(?:的?(?:工资|月薪)?(?:我)?(?:都|也|就|才)?(?:行|ok|okay|中(?=$|了|吧|的)|成|可以|最?好|够|干|做|去(?!年)|能接受|接受|愿意|认|我?考虑|满意)?(?:了|吧|的)?|(?:我)?(?:不|别|莫)(?:干|做|去|考虑|来|要)(?:了)?|少了不来|的?够了|的?[不吗么嘛]|要得|([行中成好])不\1|好伐|得不得行)?[噻嘞]?"
)
# 两千五三千都行: the lower of two in one breath.
_HAN: Final = "一二三四五六七八九"
_TWO_SUMS: Final = re.compile(
    rf"(?P<low>[两十{_HAN}]+(?P<unit>[千万])[{_HAN}]?)[、或者\s]*(?P<high>[两十{_HAN}]+(?P=unit)[{_HAN}]?)"
)
# 七千以上咱们好谈; 工资低于六千真不够用; 没有六千我不考虑
_FLOOR: Final = re.compile(
    rf"(?:[^0-9一二两三四五六七八九十，,。]{{0,6}}?)(?:(?P<a>{_SUM})(?:块钱?|元)?(?:一个?月)?(?:以上|往上|朝上|打底|起步)(?!的?(?:就|都|也)?(?:不|别|没))[^0-9一二两三四五六七八九十，,]*"
    rf"|(?:低于|少于|不到|不足|没有|没个|达不到|最低|最少)(?P<b>{_SUM})(?:块钱?|元)?(?:一个?月)?(?:的话)?[^，,0-9一二两三四五六七八九十]{{0,4}}?(?:不|没法|没办法|难|免谈|最高|封顶|别|莫|就算了|没得谈).*)"
)
# 五千底薪的销售也能接受
_OF_A_JOB: Final = re.compile(
    rf"(?P<sum>{_SUM})(?:块钱?|元)?(?:底薪|月薪|工资|保底)的?[\u4e00-\u9fff]{{1,6}}?(?:我)?(?:也|都|就)(?:能接受|接受|可以|行|愿意|考虑|成|中|做|干)(?:的|了|吧)*"
)
# 老公一个月有八千: another's pay.
_ANOTHERS: Final = re.compile(
    rf"\s*(?:我|俺)?(?:家|的)?{OTHERS}(?![跟和给让帮说问劝叫])[^我想要找求俺]*"
    r"|\s*my (?:husband|wife|brother|sister|friend|son|daughter|cousin)\b(?:(?!\bi\b)[^,.;])*"
)
_AT_WORK: Final = re.compile(
    r"^\s*(?:我|本人)?[做干跑送](?!过|个)[^，,。；;想找要0-9一二两三四五六七八九]{1,8}$|(?:^|我|现在|目前|如今)(?:是|还|就)?在[^，,。；;]{1,10}(?:上班|做|干|当)"
)
# 在工地做小工一天两百二: what the work at hand pays.
_PAID_NOW: Final = re.compile(
    r"^(?:我|本人|现在|目前|一直|还)*在[^，,。；;]{1,10}?(?:上班|做|干|当|打工)[^，,。；;]{0,6}?(?:一天|一个?月|每[天月]|[天月]薪|拿)"
)
# 想换个工作，现在工资四千
_PAYS_NOW: Final = re.compile(
    r"\s*(?:我|本人)?(?:现在|目前|如今)(?!想|要|找|就?只?要|降|可以|能接受)[^想要找求，,。；;]{0,14}(?:[0-9]|[一二两三四五六七八九]+[千万百])|\s*i(?:'m| am)?(?: now| currently)? (?:make|making|earn|earning|get|getting|on) [^,.;]*[0-9]"
)
_NAMED: Final = re.compile(
    r"(?:工资|月薪|薪资|底薪|薪水|待遇|人工|工钱)(?=[^，,。；;]{0,6}[0-9一二两三四五六七八九])"
)
_LOWEST_CNY: Final = 1_000.0
_HIGHEST_CNY: Final = 60_000.0
_WANTED: Final = re.compile(
    r"以上|往上|起|(?:就|也|都)(?:行|可以|愿意|能接受|认)|降到|(?:也|都)\s?ok|minimum|至少|最少|起码|不低于|莫低于|低于|少于|想|要|希望|期望|考虑|接受|打底|want|at least|expect|hop|nothing (?:under|below|less)|\b(?:is|would be) (?:fine|ok|okay|enough)\b"
)
_NOT_WANTED: Final = re.compile(
    r"听说|据说|人家说|\b(?:owe|rent|loan|mortgage|debts?)\b|\bpay(?:ing)? (?:back )?[0-9]|\bused to (?:make|earn|get)\b|(?:赔|花|交|欠|买|租|贷|罚|亏|卖|省|借|存|药|学费|房贷|[得要]还(?!有|是|想|能|要))(?:了|过|款|费|一|个|要)?|以前(?:的)?工资|那时|(?:之前|以前|原来|原先|上一?[份家][^，,。]{0,4})(?:是(?![做干在开当学搞跑教])|有|拿|挣|赚|的?工资|的?月薪)"
)
# 我妈要吃药，一个月两千: what the thing before it costs.
_COSTS_BEFORE: Final = re.compile(
    r"(?:吃药|药|房租|租房|学费|补习|住院|看病|贷款|月供|保险费)(?:呢|的|要|也|都)*[，,\s]+$"
)
_REFUSED: Final = re.compile(r"以下的?我?(?:不|别|莫)")
_SEEKS: Final = re.compile(r"[想找换求]|应聘|希望|打算|准备|[a-z]{3}")
_MOST: Final = re.compile(r"(?:最多|封顶|以下|以内|不超过|up to|at most)")


def read_pay(words: Words, reading: Reading) -> None:
    """Read the pay wished for; of several sums the one asked for, and none if they disagree.

    What somebody earned before, benefits, debts and costs are not pay wished for.
    """
    asked = _clauses_on_pay(words)
    found = [pay for clause in asked for pay in _pay_of(words, clause)]
    refused = {clause for clause in asked if is_too_little(words.clause_text(clause))}
    taken = [pay for pay in found if words.clause_at(pay[1].start) not in refused]
    found = taken or found
    if not found:
        found = _pay_of_whole(words)
    if len({low for low, _, _ in found}) > 1:
        found = [pay for pay in found if pay[2]] or []
    if len({low for low, _, _ in found}) == 1:
        low, span, _ = found[0]
        reading.note("salary_min_cny_month", low, [span])


def _clauses_on_pay(words: Words) -> list[Clause]:
    """Return the clauses whose sums may be asked for.

    A sum told right after work done (在上海做保姆，一个月七千) was earned there, if a wish comes
    after it.
    """
    kept = []
    earned = anothers = False
    for clause in words.clauses:
        folded = words.clause_text(clause)
        # 同学在比亚迪上班，一个月七千
        goes_on = anothers and not (_WANTED.search(folded) or "我" in folded)
        anothers = (_ANOTHERS.fullmatch(folded) or goes_on) and wish_cue_end(folded) is None
        if anothers:
            continue
        other_cost = _COSTS_BEFORE.search(words.folded[: clause.start]) is not None
        if earned and not _WANTED.search(folded) and _seeks_later(words, clause):
            earned = False
            continue
        if is_yearly(folded):
            kept.append(clause)
            continue
        if other_cost and not _WANTED.search(folded):
            continue
        if _PAID_NOW.search(folded) and _is_told(words, clause):
            continue
        if _PAYS_NOW.match(folded) and not _WANTED.search(folded) and _wishes(words):
            continue
        at_work = has_past_cue(folded) or _AT_WORK.search(folded) is not None
        earned = at_work and wish_cue_end(folded) is None
        if not _speaks_of_other_money(folded):
            kept.append(clause)
    return kept


def _is_told(words: Words, clause: Clause) -> bool:
    """Tell whether a clause wishes for nothing and a later one does."""
    return wish_cue_end(words.clause_text(clause)) is None and _wishes_later(words, clause)


def _wishes(words: Words) -> bool:
    return wish_cue_end(words.folded) is not None


def _wishes_later(words: Words, clause: Clause) -> bool:
    rest = words.folded[clause.end :]
    return wish_cue_end(rest) is not None


def _seeks_later(words: Words, clause: Clause) -> bool:
    """Tell whether work is sought after a clause: 西安咸阳都可以去 alone seeks none."""
    return _wishes_later(words, clause) and _SEEKS.search(words.folded, clause.end) is not None


def _speaks_of_other_money(clause: str) -> bool:
    past = has_past_cue(clause) and wish_cue_end(clause) is None
    return past or is_welfare(clause) or _NOT_WANTED.search(clause) is not None


def _pay_of(words: Words, clause: Clause) -> list[tuple[float, Span, bool]]:
    """Return the least pay a clause asks for, where it stands, and whether it is asked for."""
    said = without_padding(words.text[clause.start : clause.end])
    folded = words.clause_text(clause)
    two = _TWO_SUMS.search(folded)
    if two:
        said = said[: two.start("high")] + " " * len(two["high"]) + said[two.end("high") :]
    wanted = _WANTED.search(folded) is not None
    found = find_salary(said)
    named = _NAMED.search(folded)
    if not found.known and named:
        found = find_salary(said[named.start() :])
        if found.known:
            return _least(words, found, clause.start + named.start(), wanted=wanted)
    floor = _FLOOR.fullmatch(folded.strip()) if found.min_cny_month is None else None
    if not found.known or floor:
        number = words.clauses.index(clause)
        previous = words.clause_text(words.clauses[number - 1]) if number else ""
        bare = read_small_pay(folded, previous) or _bare_sum(without_padding(folded))
        return (
            [(bare[0], words.quote(clause.start + bare[1], clause.start + bare[2]), wanted)]
            if bare
            else []
        )
    return _least(words, found, clause.start, wanted=wanted)


def _pay_of_whole(words: Words) -> list[tuple[float, Span, bool]]:
    kept = list(words.text)
    asked = _clauses_on_pay(words)
    for clause in words.clauses:
        if clause not in asked:
            kept[clause.start : clause.end] = " " * (clause.end - clause.start)
    return _least(words, find_salary("".join(kept)), 0, wanted=True)


def _least(
    words: Words, found: SalaryReading, offset: int, *, wanted: bool
) -> list[tuple[float, Span, bool]]:
    if found.min_cny_month is None or found.span is None:
        return []
    if found.period == "month" and found.min_cny_month < _LOWEST_CNY:
        return []
    span = words.quote(offset + found.span.start, offset + found.span.end)
    return [(found.min_cny_month, span, wanted)]


def _bare_sum(folded: str) -> tuple[float, int, int] | None:
    """Read a clause that is nothing but a sum: 4500以上, 两千五, 低于六千不干."""
    lead = len(folded) - len(folded.lstrip())
    match = _BARE_SUM.fullmatch(folded.strip()) or _OF_A_JOB.fullmatch(folded.strip())
    if match is None or (_MOST.search(folded) and not _REFUSED.search(folded)):
        match = _FLOOR.fullmatch(folded.strip())
    if match is None:
        return None
    group = next(name for name, said in match.groupdict().items() if said)
    # 三千二三 is at least 3,200.
    sum_read = re.sub("[多来几]|(?<=千[一二三四五六七八九])[二三四五六七八九]$", "", match[group])
    two = _TWO_SUMS.match(sum_read)
    amount = parse_salary(two["low"] if two else sum_read).min_cny_month
    if amount is None or not _LOWEST_CNY <= amount <= _HIGHEST_CNY or amount % 100:
        return None
    if re.fullmatch(r"(?:19|20)[0-9]{2}", match[group]) and match[0] == match[group]:
        return None
    return amount, lead + match.start(group), lead + match.end(group)
