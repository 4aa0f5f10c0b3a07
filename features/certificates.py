"""Find certificates and licences in a text, and say which the law demands for an occupation."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final, Literal

from features.dictionary import Dictionary, fold
from features.levels import level_near
from features.negation import is_negated
from features.parsed import Mention, Span
from features.segmentation import cuts_across_words
from features.taxonomy import all_within, named_rows, read_rows, split_cell

Strength = Literal["required", "preferred", "unknown"]

# A bare class (C1, N1, B2) needs a word beside it that makes it a licence.
_BARE_CLASS: Final = re.compile(r"^[a-z]\d?$")
_CLASS: Final = re.compile(r"^[a-z]\d?(?:$|[证照本])")
_LICENCE_CUE: Final = re.compile(
    r"驾|照|证|持|本|司机|叉车|货车|客车|开车|车型|特种设备|起重|行车|准驾"
)
_CLASS_OF_OTHER_AFTER: Final = re.compile(
    r"^\s*(?:栋|层|楼|座|区|门|口|室|单元|车间|线|级别|英语|日语|口语|阅读|项目|版|产品|季|季度|地块|仓|库|房|号楼|岗)"
)
_CLASS_OF_OTHER_BEFORE: Final = re.compile(
    r"(?:维生素|英语|日语|德语|法语|口语|雅思|JLPT|CEFR|维)\s*$"
)
_SHORT_FIELD = 14
# 雅思教师, CPA课程: what is taught, not what is held.
_SUBJECT_AFTER: Final = re.compile(
    r"^(?:教师|老师|讲师|教学|培训|课程|课|班|口语|写作|阅读|听力|考试|教研|学员|辅导)"
)
_TAUGHT: Final = frozenset({"ielts", "toefl", "toeic", "cpa", "acca", "cma", "cfa", "pmp"})
# 养老护理员 is an occupation; with a grade or 证 beside it, a certificate.
_NAMES_PAPER: Final = re.compile(r"[证级照险]|资格|职称|执业|注册|师初|[a-z0-9]|普通话|软考|驾")
_HELD_BEFORE: Final = re.compile(r"(?:持有?|取得|考取|获得|考过|考了|拿到|通过|有|无|没有|没)\s*$")
_PAPER_AFTER: Final = re.compile(
    r"^\s*[（(]?(?:[一二三四五]级|[初中高]级|技师|高级技师)|^(?:职业)?(?:技能)?(?:资格|等级|证)"
)
# 一建 stands in 统一建设 too: a two-character name must stand free or beside such a character.
_FREE_BEFORE: Final = re.compile(r"(?:^|[^\u4e00-\u9fff]|[有持过考含和及或与需是])$")
_FREE_AFTER: Final = re.compile(
    r"^(?:$|[^\u4e00-\u9fff]|[证优者书和及或与也即均资]|建筑|市政|机电|公路|水利|矿业)"
)
_TITLE_LIKE: Final = frozenset({"cost_engineer", "supervision_engineer"})
_GRADE_BEFORE: Final = re.compile(r"(?:[初中高]级|[一二三四五]级|国家[一二三]级|助理)$")

_CLAUSE: Final = re.compile(r"[。！？!?；;\n]|\d[、.．]")
_SUBCLAUSE: Final = re.compile(r"[，,]")
_PREFERRED_AFTER: Final = re.compile(
    r"优先|更好|最好|更佳|最佳|为佳|尤佳|者佳|加分|加薪|上浮|加\d|[没无]有?证?(?:也|亦)(?:行|可|要)|没有也|可放宽|不强制|者优"
)
_PREFERRED_BEFORE: Final = re.compile(r"最好|有更好|优先|若有|如有|如持|如果有|希望|加分项")
_LATER: Final = re.compile(
    r"(?:入职|到岗|上岗|进厂|转正|试用|学徒|见习)[^，,。；;]{0,5}?(?:后|期|内|考|取|办)|包拿证|(?:一|半|1)年内考|带去?办|帮忙?办|代办"
    r"|(?:公司|单位|厂里|店里|我们)(?:统一)?(?:组织|安排|出钱|帮|带)"
)
_REQUIRED_BEFORE: Final = re.compile(
    r"(?:必须|须|需要?|要求|应当?|要有|得有|必备|具备|具有|持有?|凭|有效|提供|办理|要|有)[^，,。；;]{0,10}$"
)
_REQUIRED_AFTER: Final = re.compile(
    r"^[^。；;]{0,8}(?:上岗|勿扰|不要来|必须|必备|方可|才能|才行|在手|免谈|绕道|在复审期)"
)


@dataclass(frozen=True, slots=True)
class _Certificate:
    code: str
    name: str
    level_scheme: str
    level: str | None


@cache
def _dictionary() -> Dictionary[_Certificate]:
    rows = named_rows("certificates.csv")
    return Dictionary([(name, _certificate(row)) for name, row in rows])


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
    for start, end, found in _dictionary().find(text):
        if not _is_certificate(folded, start, end, found, in_list=is_certificate_field):
            continue
        if cuts_across_words(text, start, end):
            continue
        level = found.level or level_near(folded, start, end, found.level_scheme)
        span = Span(start, end, text[start:end])
        mentions.append(Mention(found.code, found.name, span, is_negated(text, start, end), level))
    return _without_general(mentions)


def _is_certificate(
    folded: str, start: int, end: int, found: _Certificate, *, in_list: bool
) -> bool:
    """Tell whether a name found stands for the paper, not for a building, job or subject."""
    word, after = folded[start:end], folded[end : end + 8]
    before = folded[max(0, start - 12) : start]
    if _CLASS.match(word) and _CLASS_OF_OTHER_BEFORE.search(before):
        return False
    if _BARE_CLASS.match(word):
        if _CLASS_OF_OTHER_AFTER.match(after):
            return False
        is_cued = bool(_LICENCE_CUE.search(before) or _LICENCE_CUE.search(after))
        return is_cued or len(folded.strip()) <= _SHORT_FIELD
    if found.code in _TAUGHT and _SUBJECT_AFTER.match(after):
        return False
    if len(word) == 2 and not word.isascii() and not word.endswith("证"):
        return bool(_FREE_BEFORE.search(before) and _FREE_AFTER.match(after))
    is_title_like = found.level_scheme in ("grades", "ranks") or found.code in _TITLE_LIKE
    if is_title_like and not in_list and not _NAMES_PAPER.search(word):
        return bool(
            _PAPER_AFTER.match(after) or _HELD_BEFORE.search(before) or _GRADE_BEFORE.search(before)
        )
    return True


def _without_general(mentions: list[Mention]) -> list[Mention]:
    """Drop a general name right beside a specific certificate that it stands for."""
    dropped: set[int] = set()
    for (i, first), (j, second) in pairwise(enumerate(mentions)):
        if second.span.start - first.span.end > 2 or first.code == second.code:
            continue
        if first.code in certificate_covers(second.code) and first.level is None:
            dropped.add(i)
        elif second.code in certificate_covers(first.code) and second.level is None:
            dropped.add(j)
    return [mention for i, mention in enumerate(mentions) if i not in dropped]


def requirement_strength(text: str, mention: Mention) -> Strength:
    """Return how strongly a posting asks for a certificate or skill it names.

    Parameters
    ----------
    text
        The posting's text in which `mention` was found.
    mention
        A certificate or skill with its span.

    Returns
    -------
    str
        ``preferred`` (优先, 更好, 没有也行), ``required`` (须持, 必须, 持证上岗), ``unknown`` when
        the text says neither, says it is not needed, or lets it be got later.
    """
    if mention.negated:
        return "unknown"
    start, end = mention.span.start, mention.span.end
    left = _last_part(text[:start], _CLAUSE)
    right = _CLAUSE.split(text[end:], maxsplit=1)[0]
    near_right = _SUBCLAUSE.split(right)
    said_right = "，".join(near_right[:2])
    near_left = _last_part(left, _SUBCLAUSE)
    if _PREFERRED_AFTER.search(near_right[0]) or _PREFERRED_BEFORE.search(near_left):
        return "preferred"
    if re.match(r"\s*[没无]有?证?(?:也|亦|的也)", said_right[len(near_right[0]) + 1 :]):
        return "preferred"
    if _LATER.search(near_left) or _LATER.search(said_right):
        return "unknown"
    if _REQUIRED_BEFORE.search(near_left) or _REQUIRED_AFTER.match(right):
        return "required"
    return "unknown"


def _last_part(text: str, separator: re.Pattern[str]) -> str:
    return separator.split(text)[-1] if text else ""


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
    needed: list[str] = []
    for row in read_rows("certificates.csv"):
        prefixes = split_cell(row["law_required_for"])
        if not any(_has_prefix(occupation_code, prefix) for prefix in prefixes):
            continue
        words = split_cell(row["law_title_words"])
        if words and not any(word in title for word in words):
            continue
        if _LEARNER.search(title) and row["code"] != "health_certificate":
            continue
        needed.append(row["code"])
    return needed


def _has_prefix(code: str, prefix: str) -> bool:
    return code == prefix or code.startswith(prefix + "-")
