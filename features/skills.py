"""Find the skills a text names, and how well they are said to be mastered."""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from features.certificates import is_in_certificate
from features.dictionary import Dictionary, Hit, fold
from features.negation import has_wish, is_negated, is_wished
from features.parsed import Mention, Span
from features.segmentation import cuts_across_words
from features.skill_cues import find_bare_names, find_split, is_of_others, is_said_after
from features.skill_names import english_names, other_wordings
from features.skill_parts import find_parts
from features.taxonomy import named_rows, read_rows

# What makes a skill's name part of something else: 叉车证 a certificate, 四线城市 a class of
# cities, 瑜伽馆 a place, 库存管理系统 what is built, 氩弧焊机 what is sold, PS: a postscript.
_NOT_A_SKILL_AFTER: Final = re.compile(
    r"(?<=车)n1(?![0-9])|(?<=漆)味|(?:操作|上岗|作业|驾驶|特种作业)?(?:员|师|工|司机)?(?:操作|资格|等级|上岗)?证"
    r"|城市|公司|有限|集团|行业|大厦|咖啡馆|街道|[:：院厅厂馆]|店(?!员|长)|镇(?!静)|园(?![林艺])"
    r"|场(?![景控次地所记务面])|室(?![内外])|[东西南北中]路|路\d|(?<=管理)系统|(?<=焊)机(?![器械床])"
    r"|(?:大|批发|建材|旧货)市场|市场(?=不远|附近|旁|对面|门口|边上|里面)|[师员工](?:[初中高]级|[一二三四五]级)"
    r"|城(?![市镇区])|角(?![度色])|房(?=$|[，,。；;、和及\s])|(?:出租|租赁|销售|批发|制造|配件|设备|经销|专卖)(?:有限)?(?:公司|店|厂|行|商|部)|(?<=车)行(?![政车李动])"
    r"|(?:职业|技能|技术)?(?:培训)?(?:学校|学院|职校|技校|培训班|培训机构)|师傅(?:手把手)?[带教]|学的|的(?:产品|商品)|(?:街|大道|胡同|地铁站|生意)"
    r"|\s(?:street|road|tower|corner|certificates?|licen[cs]e|maker|dealer|market|shop|factory|restaurant|caf[eé]|company|school|store|supplier)\b"
)
# our office, the office: a place.
_OFFICE: Final = "office"
_OFFICE_SOFTWARE: Final = re.compile(r"\s?(?:software|suite|skills?|apps?|365|20\d\d|软件|办公)")
_OFFICE_PLACE_BEFORE: Final = re.compile(
    r"\b(?:our|the|an?|in|at|my|street|head|post|home|back|front)\s$"
)
# What a firm deals in, or will teach: 主营川菜, 专业销售叉车, 提供叉车培训, 安排学习数控编程.
_NOT_ASKED_BEFORE: Final = re.compile(
    r"(?:主营|专营|专业(?:销售|生产|经营|制造)|(?:安排|愿意)学习|想学习)[^，,。；;！!\n]{0,8}$"
)
_MAJOR_BEFORE: Final = re.compile(
    r"\b(?:degree|bachelor(?:'?s)?|master(?:'?s)?|major(?:ed|ing)?|diploma|graduated?|ba|bsc|msc)(?: degree)? (?:in|of) (?:the )?$"
)
_OFFERED_BEFORE: Final = re.compile(
    r"(?:提供|免费|带薪|安排|享受|参加|接受)[^，,。；;、！!\n]{0,6}$"
    r"|\b(?:paid|free|offers?|provides?|we (?:train|teach)|with)\s(?:\w+\s)?$"
)
_TRAINING_AFTER: Final = re.compile(
    r"\s(?:training|lessons?|courses?)\b|(?:技能|技术|操作|驾驶|岗前|专业)?培训(?![师员讲老教机经])"
)
# 按件算钱: how the pay is reckoned.
_PAID_BY: Final = re.compile(r"[按论][^，,。；;]{1,4}$")
_REACH_BEFORE: Final = 14
# 统计、数据挖掘等相关专业优先 lists what may have been studied.
_IS_A_MAJOR: Final = re.compile(
    r"[学类]?(?:[、/或和及与][^、/，,。；;：:\s（）()或和及与]{1,10}){0,8}等?(?:相关|类)?的?专业"
    r"(?=$|[，,。；;、/）)\s]|优先|毕业|背景|[本大专]科|硕士|研究生|学历|或|及|方向|出身|学生|在读|应届|均可|不限|为主|等|者|\d)"
)
_MAJORS_REACH: Final = 60
_PROFICIENCY_BEFORE: Final = re.compile(
    r"(精通|熟练|熟悉|掌握|了解|略懂|懂一点|会一点|擅长|一点|基础)(?:掌握|使用|运用|操作|应用|进行)?(?:的|各种|各类|过)?$"
)
_PROFICIENCY_AFTER: Final = re.compile(
    r"^(?:操作|使用|技能|水平)?(精通|熟练|流利|一般|基础|会一点|懂一点|会一些|入门|\(basic\))"
)


# 工资月结
_WAGES_BEFORE: Final = re.compile(r"(?:工资|工钱|薪水|钱|日结|周结)(?:[都要是能]|、|或者?)*$")
_NO_SKILL: Final = ("", "")


@cache
def _dictionary() -> Dictionary[tuple[str, str]]:
    entries = [(row["phrase"], _NO_SKILL) for row in read_rows("skill_false_friends.csv")]
    named = [(name, (row["code"], row["name_zh"])) for name, row in named_rows("skills.csv")]
    entries += named
    entries += [(other, skill) for name, skill in named for other in other_wordings(name)]
    for row in read_rows("skills.csv"):
        skill = (row["code"], row["name_zh"])
        entries += [(name, skill) for name in english_names(row["name_en"])]
    return Dictionary(entries)


@cache
def _rows() -> dict[str, dict[str, str]]:
    return {row["code"]: row for row in read_rows("skills.csv")}


def skill_family(code: str) -> str | None:
    """Return the family of occupations a skill belongs to, ``None`` for an unknown code."""
    row = _rows().get(code)
    return row["family"] if row else None


def skill_name(code: str, lang: str = "zh") -> str | None:
    """Return a skill's name in Chinese (``zh``) or English (``en``), ``None`` if unknown."""
    row = _rows().get(code)
    return row["name_en" if lang == "en" else "name_zh"] if row else None


def find_skills(text: str) -> list[Mention]:
    """Return the skills a text names, in order.

    Parameters
    ----------
    text
        A skills field, a job description or what a person says of themselves.

    Returns
    -------
    list of Mention
        ``negated`` where it is not mastered or not asked for (不会电脑); ``level`` is the word
        of mastery beside it (精通, 熟练, 了解), if any. What somebody wants to learn, and the
        trade in a certificate's name (无人机 of 无人机执照), is no skill.
    """
    folded = fold(text)
    mentions: list[Mention] = []
    may_wish = has_wish(folded)
    for start, end, code in _hits(text, folded):
        negated = is_negated(text, start, end)
        if (may_wish and is_wished(text, start)) or (not negated and is_of_others(folded, start)):
            continue
        level = None if negated else _mastery(folded, start, end)
        span = Span(start, end, text[start:end])
        mentions.append(Mention(code, _rows()[code]["name_zh"], span, negated, level))
    return mentions


def _hits(text: str, folded: str) -> list[tuple[int, int, str]]:
    """Return the skills named by the table, by a name beside a word of ability, or split apart."""
    found = [
        hit
        for longest in _dictionary().find(text)
        if (hit := _uncut(text, folded, longest)) is not None
    ]
    hits = {
        (start, end, code)
        for start, end, (code, _) in found
        if code
        and not _is_no_skill(folded, start, end)
        and not (_skill_is_of_paper(code) and is_in_certificate(folded, start, end))
    }
    taken = [(start, end) for start, end, _ in found]
    more = []
    for start, end, names in find_split(folded):
        known = [(i, row) for i, name in enumerate(names) if (row := _dictionary().get(name))]
        more += [(start, end - i, code) for i, (code, _) in known[:1] if code]
    more += find_bare_names(text, folded)
    whole = {hit[:2] for hit in found if hit.payload[0]}
    for part in find_parts(folded, _dictionary(), [hit[:2] for hit in sorted(hits)]):
        # 打扫店内卫生 says more than the 打扫 in it.
        within = [(a, b) for a, b in taken if part.start <= a and b <= part.end]
        if part[:2] in whole:
            continue
        taken = [place for place in taken if place not in within]
        hits = {hit for hit in hits if hit[:2] not in within}
        more.append(part)
    for start, end, code in more:
        if not any(start < b and a < end for a, b in taken):
            hits.add((start, end, code))
            taken.append((start, end))
    return sorted(hits)


def _skill_is_of_paper(code: str) -> bool:
    """Tell whether a paper that names this skill is no more than the paper; a language is known."""
    return _rows()[code]["family"] != "language"


def _uncut(text: str, folded: str, hit: Hit[tuple[str, str]]) -> Hit[tuple[str, str]] | None:
    """Return a name that is no piece of other words, or a shorter one there (修脚 of 修脚师傅)."""
    if not _is_cut(text, folded, hit.start, hit.end):
        return hit
    shorter = _dictionary().longest_at(folded[: hit.end - 1], hit.start)
    return None if shorter is None or _is_cut(text, folded, *shorter[:2]) else shorter


def _is_cut(text: str, folded: str, start: int, end: int) -> bool:
    """Tell whether a name is cut out of other words; 教会 in 早教会一点 is no word."""
    if not cuts_across_words(text, start, end):
        return False
    parted = f"{text[:end]}，{text[end:]}"
    return not is_said_after(folded, end) or cuts_across_words(parted, start, end)


def _is_no_skill(folded: str, start: int, end: int) -> bool:
    """Tell whether the words around a skill's name say that nobody's ability is meant."""
    if _NOT_A_SKILL_AFTER.match(folded, end):
        return True
    if folded[start:end] == "fluent" and re.match(r"\s[a-z]", folded[end : end + 2]):
        return True
    if folded[start:end] == _OFFICE:
        place = _OFFICE_PLACE_BEFORE.search(folded[max(0, start - 10) : start])
        if place and not _OFFICE_SOFTWARE.match(folded, end):
            return True
    if _IS_A_MAJOR.match(folded, end, end + _MAJORS_REACH):
        return True
    before = folded[max(0, start - _REACH_BEFORE) : start]
    if folded[start:end] == "月结" and _WAGES_BEFORE.search(before):
        return True
    if folded[start] == "算" and _PAID_BY.search(before):
        return True
    if _NOT_ASKED_BEFORE.search(before) or _MAJOR_BEFORE.search(folded[max(0, start - 24) : start]):
        return True
    return bool(_TRAINING_AFTER.match(folded, end) and _OFFERED_BEFORE.search(before))


def _mastery(folded: str, start: int, end: int) -> str | None:
    """Return the word that says how well a skill is mastered."""
    before = _PROFICIENCY_BEFORE.search(folded[max(0, start - 8) : start])
    after = _PROFICIENCY_AFTER.match(folded[end : end + 8])
    found = before or after
    return found.group(1) if found else None
