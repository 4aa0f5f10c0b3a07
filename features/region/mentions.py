"""Find the places a person speaks of in free words, and what they are to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from features.dictionary import Hit
from features.parsed import Span
from features.region.areas import Level, all_regions, city_of, within
from features.region.forms import Form, Kind, lexicon, words_with
from features.region.resolve import choose, holder_of, lies_in
from features.region.tokens import is_other_name, is_separator_before, place_hits
from features.segmentation import cuts_across_words

Role = Literal["home", "target"]

_PREPOSITION = re.compile(
    r"(?:在|去|到|来自|回|返|往|住|驻|于|至|离|从|搬去|搬到|去往|位于|坐标|地点|地址|范围|限|只考虑|考虑|接受|优先"
    r"|老家|家在|家是|我是|户籍|籍贯|人在|现居|就近|靠近|期望|意向|想在|找|base)[：:]?\s?$"
)
_LIST_BEFORE = re.compile(r"(?:或者|或|和|、|及|跟|以及|与|/|，)$")
_SUFFIX_CUE = re.compile(
    r"^(?:人|本地|当地|市里|市区|城区|附近|周边|这边|那边|这里|上班|工作|打工|找|就业|发展|优先|都行|也行|都可以"
    r"|也可以|可以|的?优先|最好|就行|就好|就可以|有没有|的工作|的岗位|的厂|那里|县城|城里|老家|户口|户籍|或|和|、|及|/)"
)
# A town's name in full needs no lead-in unless its first characters are ordinary words.
_TOWN_LIKE_WORDS = re.compile(r"(?:城镇|[下返回还外同老家]乡|小镇|集镇|古镇|特色镇)$")
_OTHER_NAME = re.compile(
    r"^[\u4e00-\u9fff]{0,4}(?:大学(?!城)|学院|高校)|"
    r"^(?:话|菜|菜系|小吃|火锅|烤鸭|拉面|米粉|炒饭|啤酒|白药|方言|口音|日报|晚报|卫视|师范|理工|医科|农商|人寿|移动"
    r"|联通|电信|联合|建工|建设集团|青(?![浦年海岛])|大学|学院|银行|航空|牌|本地菜)"
)
_EMPLOYER = re.compile(
    r"^[^\s，,。；;、（）()！!？?在和的去到想是有与跟一家某这那个]{1,20}?(?:有限公司|有限责任公司|股份|集团|分公司|事务所)"
)
_NEGATED_BEFORE = re.compile(
    r"(?:不去|不想去|不愿意去|不愿去|不能去|别去|不到|不在|不想在|不想回|不回|不接受|不考虑|不要|除了|除|离开|不是)"
    r"[^，,。；;！!？?]{0,6}$"
)
_HOME_BEFORE = re.compile(
    r"(?:家住|住在|住|家在|家是|老家是|老家在|老家|户籍|籍贯|人在|现居|现住|目前在|现在在|常住|租房在|我是|本人是)"
    r"[：:]?$"
)
_HOME_AFTER = re.compile(r"^(?:本地人|当地人|人(?![民才员事])|户口|户籍|本地户)")
_TARGET_BEFORE = re.compile(
    r"(?:(?:工作|上班)?地点(?:在)?|base|想在|想去|想到|想回|要去|准备去|打算去|打算回|准备回|搬去|搬到|只考虑|考虑|意向|期望|接受|希望在|最好在"
    r"|愿意去|可以去|(?:可以|愿意|能|接受)(?:常|长)?驻)[：:]?$"
)
_TARGET_AFTER = re.compile(
    r"^(?:这边|那边|市区|城区|附近|周边|本地)?(?:上班|工作|找|就业|打工|发展|的?优先|最好|就行|就好|就可以|有没有|都行|也行|都可以|也可以|做事)"
    r"(?!过|了|[的满近约]?[\d一二两三四五六七八九十几多半])"
)


@dataclass(frozen=True, slots=True)
class RegionMention:
    """A place a text speaks of.

    Parameters
    ----------
    code, name, level
        The division, as in :class:`features.region.areas.Region`.
    span
        Where the text names it.
    negated
        The person does not want to go there.
    role
        ``home`` (lives or comes from there), ``target`` (wants to work there), else ``None``.
    """

    code: str
    name: str
    level: Level
    span: Span
    negated: bool = False
    role: Role | None = None


def find_regions(text: str, near: str | None = None) -> list[RegionMention]:
    """Return the places named in free text, in order.

    Parameters
    ----------
    text
        For example ``我住沙市，想在荆州上班``.
    near
        Code of the place the text belongs to; it settles names that several places share.

    Returns
    -------
    list of RegionMention
        Places next to each other of which one lies in the other are one mention. Names that
        are also words (和平, 平安), roads (北京路), dishes, schools and firms are left out; so is
        a shared name that nothing settles.
    """
    mentions: list[RegionMention] = []
    for start, end, code in _places(text, near):
        place = all_regions()[code]
        span = Span(start, end, text[start:end])
        role = _role(text, start, end, mentions)
        negated = _is_negated(text, start, mentions)
        mentions.append(RegionMention(code, place.name, place.level, span, negated, role))
    return mentions


def _places(text: str, near: str | None) -> Iterator[tuple[int, int, str]]:
    """Yield start, end and code, joining a place with the one right before that holds it."""
    start, end, code = -1, -1, ""
    for hit in place_hits(text):
        joined = code and _is_joined(text, start, end, hit.start)
        inner = _narrowed(hit.payload, code) if joined else None
        if inner is not None:
            end, code = hit.end, inner
            continue
        found = _certain(text, hit, code, end, near)
        if found is None:
            continue
        if code:
            yield start, end, code
        start, end, code = hit.start, hit.end, found
    if code:
        yield start, end, code


def _narrowed(form: Form, outer: str) -> str | None:
    """Return what `outer` is narrowed to by a name right after it, ``None`` if unrelated."""
    inner = [code for code in form.codes if lies_in(form, code, outer)]
    if inner:
        return holder_of(inner)
    return outer if outer in form.codes else None


def _is_joined(text: str, start: int, end: int, next_start: int) -> bool:
    """Tell whether a place continues the one before; 荆州开发区 沙市区 are two."""
    gap = text[end:next_start]
    if gap in ("", "·", "-", "的", "市"):
        return True
    return gap == " " and not text[start:end].endswith("区")


def _certain(text: str, hit: Hit[Form], before: str, last_end: int, near: str | None) -> str | None:
    """Return the division a name in prose means, ``None`` where it may be something else."""
    form = hit.payload
    if form.kind in (Kind.BLOCKED, Kind.CONTEXT) or is_other_name(text, hit.end, form.kind):
        return None
    after = text[hit.end : hit.end + 30]
    if _EMPLOYER.match(after) or (form.kind is Kind.SHORT and _OTHER_NAME.match(after)):
        return None
    written = text[hit.start : hit.end]
    code = choose(form, near) or _beside(form, before)
    if form.kind is Kind.SHORT and cuts_across_words(text, hit.start, hit.end):
        return None
    if code is None or not _is_spoken_of(text, hit, written, code, near or before, last_end):
        return None
    return code


def _beside(form: Form, before: str) -> str | None:
    """Return the candidate in the city of the place named before."""
    if not before:
        return None
    around = city_of(before)
    inner = [code for code in form.codes if within(code, around)]
    return inner[0] if len(inner) == 1 else None


def _is_spoken_of(
    text: str, hit: Hit[Form], written: str, code: str, near: str, last_end: int
) -> bool:
    """Tell whether the words around a name show that a place is meant."""
    form, level = hit.payload, all_regions()[code].level
    if form.kind is Kind.FULL:
        return True
    before = text[max(0, hit.start - 5) : hit.start]
    listed = hit.start - last_end <= 2 and bool(_LIST_BEFORE.search(before))
    listed = listed or hit.start == last_end  # 苏州无锡, 昆山太仓
    lead = listed or bool(_PREPOSITION.search(before))
    if form.kind is Kind.TOWNSHIP:
        is_town = not _TOWN_LIKE_WORDS.search(written)
        return is_town and (not written.endswith("乡") or lead)
    if written in words_with("full_name"):
        return False
    tail = bool(_SUFFIX_CUE.match(text[hit.end : hit.end + 4]))
    if level != "district":
        return lead or tail or written not in words_with("lead_in")
    is_local = bool(near) and within(code, city_of(near))
    edge = is_separator_before(text, hit.start)
    is_town = all_regions()[code].name.endswith("市")
    tail = tail or (is_town and _starts_place(text, hit.end))
    return lead or (tail and (edge or is_town)) or (edge and is_local)


def _starts_place(text: str, position: int) -> bool:
    """Tell whether a district's or a city's short name follows at once."""
    following = lexicon().longest_at(text, position)
    return following is not None and following.payload.kind in (Kind.FULL, Kind.SHORT)


def _is_negated(text: str, start: int, earlier: list[RegionMention]) -> bool:
    """Tell whether the person rules the place out; a list shares its negation."""
    if _NEGATED_BEFORE.search(text[max(0, start - 12) : start]):
        return True
    return bool(earlier) and earlier[-1].negated and _is_list(text, start, earlier)


def _role(text: str, start: int, end: int, earlier: list[RegionMention]) -> Role | None:
    """Return what the place is to the person; a list shares it."""
    before, after = text[max(0, start - 6) : start], text[end : end + 8]
    if _TARGET_AFTER.match(after):
        return "target"
    if _HOME_BEFORE.search(before) or _HOME_AFTER.match(after):
        return "home"
    if _TARGET_BEFORE.search(before):
        return "target"
    return earlier[-1].role if earlier and _is_list(text, start, earlier) else None


def _is_list(text: str, start: int, earlier: list[RegionMention]) -> bool:
    """Tell whether only a list separator lies between this place and the one before."""
    return text[earlier[-1].span.end : start] in {
        "",
        "、",
        "和",
        "或",
        "或者",
        "及",
        "/",
        "跟",
        "与",
    }
