"""Find certificates and licences in a text, and say which the law demands for an occupation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise
from typing import Final

from features.certificate_names import (
    CLASS_OF_OTHER_AFTER,
    CLASS_OF_OTHER_BEFORE,
    ELLIPSES,
    FIRM,
    OPERATION_PAPER,
    OTHER_WORD_AFTER,
    OWN_PAPERS,
    SHORTEST_TRADE,
    TOO_WIDE,
    finer_kind,
    is_class_held,
    is_level_of_language,
    other_wordings,
)
from features.certificate_strength import requirement_strength as requirement_strength
from features.certificates_english import find_english_papers
from features.dictionary import Dictionary, Hit, fold
from features.levels import level_near
from features.negation import is_negated, is_wished
from features.occupation.similarity import is_within
from features.parsed import Mention, Span
from features.segmentation import cuts_across_words
from features.taxonomy import all_within, named_rows, read_rows, split_cell

# A bare class (C1, N1, B2) needs a word beside it that makes it a licence.
_BARE_CLASS: Final = re.compile(r"^[a-z]\d?$")
_CLASS: Final = re.compile(r"^[a-z]\d?(?:$|[证照本])")
_LICENCE_CUE: Final = re.compile(
    r"驾|照|证|持|本|司机|叉车|货车|客车|开车|车型|特种设备|起重|行车|准驾"
    r"|开(?:车|手动|自动|货车|大车|卡车|小车)|[手自]动[挡档]|驾龄|^(?:我|也|都|还)*(?:能|会)开|^(?:(?:及|或)?以上|者?优先|即可|必备)|\b(?:driv\w+|drove|licen[cs]e|lorry|truck|class)\b"
)
_DRIVES: Final = "driving_"
# A1A3都有, C1D: classes written together.
_JOINED_CLASSES: Final = re.compile(r"(?<![a-z0-9])[abc][1-6](?:[abc][1-6])+(?![0-9a-z])")
# 带B证 of a site manager is no driving licence, N1 beside 日语 no forklift.
_SAFETY_CLASS: Final = re.compile(r"(?<![a-z0-9])(?P<class>[abc])(?:类)?[证本](?!书)")
_SITE: Final = re.compile(r"建造师|安全员|三类人员|项目经理|安全生产|一建|二建|施工|工地")
_JAPANESE_LEVEL: Final = re.compile(r"(?<![a-z0-9])n(?P<level>[1-5])(?![0-9a-z证本])")
_JAPANESE: Final = re.compile(r"日语|日文|对日|jlpt|japanese")
# 三级 behind a trade (人力资源三级, 电工中级) stands for its certificate.
_GRADED: Final = re.compile(
    r"^(?:管理)?(?:师|员|工)?(?:职业|技能|等级)*[（(]?(?:[一二三四五]级|[初中高]级|高级技师|技师)"
    r"(?=$|[，,。；;、！!）)\s]|证|资格|以上|及|优先|的|有|也|都|在|考|没|还|就)"
)
# 三级人力资源, 四级育婴
_GRADE_FIRST: Final = re.compile(r"(?:^|[，,、；;\s有是考])[一二三四五]级$")
_NAME_ENDS: Final = re.compile(r"$|[，,。；;、\s证]")
_NONE_AT_ALL: Final = re.compile(
    r"(?:没有?|没得|冇得?|无|啥|什么|么子)(?:任何|什么|啥|么子|一个)?证[书件]?(?:都|也)?(?:没有?|没得|冇得?|无)?(?=$|[，,。；;！!\s])"
    r"|证[书件]?(?:还|都|也)?(?:没有?|没得|冇得?)(?=$|[，,。；;！!\s])|\b(?:no|without|(?:don'?t|do not|haven'?t) have any) (?:certificates?|qualifications?|licen[cs]es?)\b(?! (?:of|in|for))"
)
_SAYS_NONE: Final = re.compile(r"没|冇|无|\b(?:no|without|any)\b")
_SHORT_OF: Final = re.compile(
    r"(?:缺|差)(?:了)?(?:一?[个张本])?$|(?:没有?|冇得?)(?![会要])[\u4e00-\u9fff]{1,4}(?<![有会考])$"
)
_VOID_SIGHT: Final = 40
# A paper out of date, taken away or not yet passed.
_VOID_AFTER: Final = re.compile(
    r"^(?:证书?|本子?)?[^，,。;；证有]{0,5}?[，,]?[^，,。;；证有a-z0-9]{0,2}?(?:(?<![快要将没未])(?:过(?:了)?期(?!前)|(?<!马上)(?<![年月]底)(?<!明年)(?<!下月)(?<!个月)到期(?:了|没|未))|失效|作废|注销|降级|降了|吊销|没(?:去)?(?:年审|换证|复审|续)|(?:还|正)?在(?:考|办|学|增)|还没(?:考|办|拿|下|到手)|(?:还)?差(?:一|两|[0-9])门)"
    r"|^(?:证书?)?[^，,。;；证有]{0,3}?(?:考|过|通过)了?[一二两三四][门科]"
    r"|^\)?[^,.;]{0,12}?\b(?:expired|lost|revoked|suspended|out of date)\b"
)
# 国际焊接证 is another paper than 焊接证.
_ABROAD: Final = ("国际", "美国", "英国", "欧洲")
_SHORT_FIELD = 14
_CUE_REACH = 16
# 雅思教师, CPA课程: what is taught, not what is held.
_SUBJECT_AFTER: Final = re.compile(
    r"^\s?(?:教师|老师|讲师|教学|培训|课程|课|班|口语|写作|阅读|听力|考试|教研|学员|辅导)"
)
_TAUGHT: Final = frozenset({"ielts", "toefl", "toeic", "cpa", "acca", "cma", "cfa", "pmp"})
# 养老护理员 is an occupation; with a grade or 证 beside it, a certificate.
_NAMES_PAPER: Final = re.compile(r"[证级照险]|资格|职称|执业|注册|师初|[a-z0-9]|普通话|软考|驾")
# 人力资源管理师优先: a title only an examination gives.
_WANTED_AFTER: Final = re.compile(r"^(?:及?以上|者?优先|即可|必备)")
_HELD_BEFORE: Final = re.compile(r"(?:持有?|取得|考取|获得|考过|考了|拿到|通过|有|无|没有|没)\s*$")
_PAPER_AFTER: Final = re.compile(
    r"^\s*[（(]?(?:[一二三四五]级|[初中高]级|技师|高级技师)|^(?:职业)?(?:技能)?(?:资格|等级|证)"
    r"|^(?:我|也|都|还|就)*(?:有|没有|没考|考了|考过|在考|考下来|过了|没过)(?=$|[，,。；;\s了])"
)
# 一建 stands in 统一建设 too: a two-character name must stand free or beside such a character.
_FREE_BEFORE: Final = re.compile(r"(?:^|[^\u4e00-\u9fff]|[有持过考含和及或与需是要凭备的本我])$")
_FREE_AFTER: Final = re.compile(
    r"^(?:$|[^\u4e00-\u9fff]|[证优者书和及或与也即均资有没都还在考以过拿能我就快的]|[面笔]试|建筑|市政|机电|公路|水利|矿业)"
)
_TITLE_LIKE: Final = frozenset({"cost_engineer", "supervision_engineer"})
_GRADE_BEFORE: Final = re.compile(r"(?:[初中高]级|[一二三四五]级|国家[一二三]级|助理)$")


@dataclass(frozen=True, slots=True)
class _Certificate:
    code: str
    name: str
    level_scheme: str
    level: str | None


@cache
def _dictionary() -> Dictionary[_Certificate]:
    named = [(name, _certificate(row)) for name, row in named_rows("certificates.csv")]
    others = [(other, paper) for name, paper in named for other in other_wordings(name)]
    return Dictionary([*named, *others])


def is_in_certificate(folded: str, start: int, end: int) -> bool:
    """Tell whether words are part of a certificate's name (无人机 of 无人机执照).

    Parameters
    ----------
    folded
        Text from :func:`features.dictionary.fold`.
    start, end
        Where the words stand in it; half-open.
    """
    if not _PAPER_NEAR.search(folded, max(0, start - _SHORTEST_REACH), end + _PAPER_REACH):
        return False
    known = _dictionary()
    for begin in range(max(0, start - _SHORTEST_REACH), start + 1):
        hit = known.longest_at(folded, begin)
        if hit is None or hit.end < end or (hit.start, hit.end) == (start, end):
            continue
        if _is_certificate(folded, *hit, in_list=False):
            return True
    return False


_SHORTEST_REACH: Final = 6
_PAPER_REACH: Final = 10
_PAPER_NEAR: Final = re.compile(r"[证照本师员工级]|资格|职称|执业|兽医|licen|certif")


@cache
def _by_code() -> dict[str, _Certificate]:
    return {row["code"]: _certificate(row) for row in read_rows("certificates.csv")}


@cache
def _trades() -> Dictionary[_Certificate]:
    """Return the trades that have graded certificates: 人力资源 of 人力资源管理师."""
    entries = []
    for name, row in named_rows("certificates.csv"):
        for trade in (_TRADE_OF.sub("", name), _PAPER_OF.sub("", name)):
            is_trade = len(trade) >= SHORTEST_TRADE and not _PAPER_WORD.search(trade)
            if row["level_scheme"] in ("grades", "ranks") and is_trade and trade not in TOO_WIDE:
                entries.append((trade, _certificate(row)))
    return Dictionary(entries)


_PAPER_OF: Final = re.compile(r"(?:职业技能|职业|技能)?(?:资格|等级)?证?书?$")
_TRADE_OF: Final = re.compile(r"(?:管理)?(?:师|员|工)?(?:职业技能|职业|技能)?(?:资格|等级)?证?书?$")
_PAPER_WORD: Final = re.compile(r"[证级]|资格|技能|教练|劳动|体适能|社会")


def _certificate(row: dict[str, str]) -> _Certificate:
    return _Certificate(row["code"], row["name_zh"], row["level_scheme"], row["level"] or None)


def certificate_covers(code: str) -> frozenset[str]:
    """Return a certificate and all it stands for: driving class A2 allows B2 and C1.

    An unknown code covers only itself.

    Source: 机动车驾驶证申领和使用规定 annex 1; 教师资格条例 article 5; a stated kind of
    certificate covers the same certificate with its kind left open.
    """
    return all_within("certificates.csv", "covers", code)


def find_certificates(text: str, *, is_certificate_field: bool = False) -> list[Mention]:
    """Return the certificates a text names, in order.

    Parameters
    ----------
    text
        A certificate field, a posting or what a person says of themselves.
    is_certificate_field
        The text is a list of certificates, so a bare occupation (养老护理员) names one.

    Returns
    -------
    list of Mention
        ``negated`` where it is not held or not needed (没有叉车证, 不需要健康证); ``level`` as
        stated or fixed by the certificate (三级, N1, B2, 中级). Of 驾照 C1 the general name is
        dropped.
    """
    folded = fold(text)
    mentions: list[Mention] = []
    for start, end, found in _hits(text, folded, in_list=is_certificate_field):
        level = found.level or level_near(folded, start, end, found.level_scheme)
        if level is None and found.code == "japanese_jlpt":
            said = _JAPANESE_LEVEL.search(folded[start:end])
            level = f"N{said['level']}" if said else None
        short_of = _SHORT_OF.search(folded[max(0, start - _CUE_REACH) : start])
        void = _VOID_AFTER.match(folded[end : end + _VOID_SIGHT])
        if is_wished(text, start) or _is_offered(folded, start, end):
            continue
        negated = is_negated(text, start, end) or bool(short_of or void)
        span = Span(start, end, text[start:end])
        mentions.append(Mention(found.code, found.name, span, negated, level))
    return _without_general(text, mentions)


# 健康证可协助办理, 公司给报考电工证: what a firm offers, nobody has to have.
_OFFERED_AFTER: Final = re.compile(
    r"(?:公司|单位|店里|厂里|我们)?(?:可以?|能)(?:以?免费|统一)?(?:协助|帮助)办理?(?=$|[，,。；;！!])"
)
_OFFERED_BEFORE: Final = re.compile(
    r"(?:公司|单位|店里|厂里|我们)(?:可以?|会|能|免费|出钱|统一|组织|安排|给|帮|代|为员工|员工)*(?:报?考取?|报名|培训)$"
)


def _is_offered(folded: str, start: int, end: int) -> bool:
    before = folded[max(0, start - _CUE_REACH) : start]
    return bool(_OFFERED_AFTER.match(folded, end) or _OFFERED_BEFORE.search(before))


def find_no_certificate(text: str) -> Span | None:
    """Return where somebody says they hold no certificate at all (什么证都没有), if they do."""
    said = _NONE_AT_ALL.search(fold(text))
    if said is None or not _SAYS_NONE.search(said[0]):
        return None
    return Span(said.start(), said.end(), text[said.start() : said.end()])


def _hits(text: str, folded: str, *, in_list: bool) -> list[Hit[_Certificate]]:
    """Return the certificates named by an entry of the table, by a rule, or in English."""
    hits = []
    for start, end, found in _dictionary().find(text):
        if not _is_certificate(folded, start, end, found, in_list=in_list):
            continue
        if _is_short(folded[start:end]) or not cuts_across_words(text, start, end):
            hits.append(Hit(start, end, _kind_said(folded, start, end, found)))
    for other in (*_by_rule(folded), *_in_english(folded)):
        if not any(other.start < hit.end and hit.start < other.end for hit in hits):
            hits.append(other)
        elif folded[other.start : other.end].isascii():
            within = [h for h in hits if other.start <= h.start and h.end <= other.end]
            if any(h.payload.code == other.payload.code for h in within):
                hits = [h for h in hits if h not in within] + [other]
    return sorted(hits, key=lambda hit: hit.start)


def _by_rule(folded: str) -> Iterator[Hit[_Certificate]]:
    """Yield certificates whose name needs its surroundings: A1A3, B证 of a site, 三级 of a trade."""
    known = _by_code()
    for joined in _JOINED_CLASSES.finditer(folded):
        for at in range(joined.start(), joined.end(), 2):
            code = f"driving_{folded[at : at + 2]}"
            if code in known:
                yield Hit(at, at + 2, known[code])
    if _SITE.search(folded):
        for said in _SAFETY_CLASS.finditer(folded):
            yield Hit(*said.span(), known[f"safety_abc_{said['class']}"])
    if _JAPANESE.search(folded):
        for said in _JAPANESE_LEVEL.finditer(folded):
            yield Hit(*said.span(), known["japanese_jlpt"])
    for words, paper, code in ELLIPSES:
        if words.search(folded):
            for said in paper.finditer(folded):
                yield Hit(*said.span(), known[code])
    for start, end, found in _trades().find(folded):
        graded = _GRADED.match(folded[end : end + 10])
        if _GRADE_FIRST.search(folded[:start]) and _NAME_ENDS.match(folded, end):
            yield Hit(start, end, found)
        elif graded and not cuts_across_words(folded, start, end):
            yield Hit(start, end + graded.end(), found)


def _in_english(folded: str) -> Iterator[Hit[_Certificate]]:
    for paper in find_english_papers(folded):
        found = _by_code()[paper.code]
        yield Hit(paper.start, paper.end, replace(found, level=paper.level or found.level))


def _kind_said(folded: str, start: int, end: int, found: _Certificate) -> _Certificate:
    """Return the finer kind that the words around a name give: 电工证低压的, 教练证 of a pool."""
    code = finer_kind(folded, start, end, found.code)
    return _by_code()[code] if code else found


def _is_certificate(
    folded: str, start: int, end: int, found: _Certificate, *, in_list: bool
) -> bool:
    """Tell whether a name found stands for the paper, not for a building, job or subject."""
    word, after = folded[start:end], folded[end : end + 8]
    if word == "n1" and _JAPANESE.search(folded) and "叉" not in folded:
        return False
    before = folded[max(0, start - _CUE_REACH) : start]
    if before.endswith(_ABROAD) or (word.endswith("证") and OTHER_WORD_AFTER.match(after)):
        return False
    if after.startswith(FIRM) or (word == OPERATION_PAPER and OWN_PAPERS.search(folded)):
        return False
    if _CLASS.match(word) and CLASS_OF_OTHER_BEFORE.search(before):
        return False
    if _BARE_CLASS.match(word):
        if CLASS_OF_OTHER_AFTER.match(after):
            return False
        is_cued = bool(_LICENCE_CUE.search(before) or _LICENCE_CUE.search(after))
        is_cued = is_cued or (_DRIVES in found.code and is_class_held(folded, start, end))
        is_short = len(folded.strip()) <= _SHORT_FIELD
        return is_cued or (is_short and not is_level_of_language(folded[:start]))
    if found.code in _TAUGHT and _SUBJECT_AFTER.match(after):
        return False
    if _is_short(word):
        return bool(_FREE_BEFORE.search(before) and _FREE_AFTER.match(after))
    is_title_like = found.level_scheme in ("grades", "ranks") or found.code in _TITLE_LIKE
    if is_title_like and not in_list and not _NAMES_PAPER.search(word):
        if word.endswith("师") and _WANTED_AFTER.match(after):
            return True
        return bool(
            _PAPER_AFTER.match(after) or _HELD_BEFORE.search(before) or _GRADE_BEFORE.search(before)
        )
    return True


def _is_short(word: str) -> bool:
    """Tell whether a name is two characters that must stand free of others (一建)."""
    return len(word) == SHORTEST_TRADE and not word.isascii() and word[-1] not in "证照本"


_AND_ABOVE: Final = re.compile(r"[及或]?以上(?:的|级别的?)?")


def _without_general(text: str, mentions: list[Mention]) -> list[Mention]:
    """Drop a general name right beside a specific certificate that it stands for."""
    dropped: set[int] = set()
    for (i, first), (j, second) in pairwise(enumerate(mentions)):
        between = text[first.span.end : second.span.start]
        is_apart = len(between) > 2 and not _AND_ABOVE.fullmatch(between)
        if is_apart or first.code == second.code:
            continue
        if first.code in certificate_covers(second.code) and first.level is None:
            dropped.add(i)
        elif second.code in certificate_covers(first.code) and second.level is None:
            dropped.add(j)
    return [mention for i, mention in enumerate(mentions) if i not in dropped]


_LEARNER: Final = re.compile(r"学徒|实习|见习|助理|助教|储备|培训生|练习")


def certificates_required_by_law(occupation_code: str, title: str = "") -> list[str]:
    """Return the certificates nobody may do an occupation without.

    Parameters
    ----------
    occupation_code
        CSCO 2022 code such as ``6-18-02-04``.
    title
        The posting's title. Where one class holds several trades (forklifts and cranes) the
        title decides; without it those are left out. Learners (学徒, 实习) are not held to
        anything but the health certificate.

    Returns
    -------
    list of str
        Certificate codes; any certificate that covers one (:func:`certificate_covers`)
        fulfils it. Only what a law or regulation in force demands of everybody in the
        occupation, each with its article in ``certificates.csv``.
    """
    learns = _LEARNER.search(title) is not None
    return [
        code
        for code, prefixes, words in _demanded_by_law()
        if any(is_within(occupation_code, prefix) for prefix in prefixes)
        and (not words or any(word in title for word in words))
        and (not learns or code == "health_certificate")
    ]


@cache
def _demanded_by_law() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    """Return code, occupations and title words of each certificate that a law demands."""
    rows = read_rows("certificates.csv")
    cut = (
        (r["code"], split_cell(r["law_required_for"]), split_cell(r["law_title_words"]))
        for r in rows
    )
    return tuple(row for row in cut if row[1])
