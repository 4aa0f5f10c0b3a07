"""Cut a text into the places it names, leaving out roads, buildings and firms named after them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from features.dictionary import Hit
from features.region.areas import all_regions, city_of
from features.region.forms import Form, Kind, lexicon, words_with

_ROAD = (
    r"(?:[东南西北中上下内外]{0,2}(?:[一二三四五六七八九十]|\d{1,2})?(?:环|支|横|纵|直|正|老|新|大)?"
    r"(?:路(?!南|北|桥)|街(?!道)|大街|大道|公路|高速|巷|弄|胡同|道(?![里外县真教])|立交))"
)
_ROAD_AFTER = re.compile(rf"^{_ROAD}")
_FULL_ROAD_AFTER = re.compile(r"^[东南西北中]?(?:路(?!南|北|桥)|大道|大街|街(?!道)|公路)")
# A short name followed by one of these is part of another name.
_OTHER_NAME_AFTER = re.compile(
    r"^(?:社区|村|屯|花园|花苑|苑|小区|新村|公寓|大厦|大楼|广场|商场|酒店|宾馆|饭店|大酒店|医院|中学|小学"
    r"|大学(?!城)|学院|银行|证券|公园|山庄|河|江|湖|湾|寺|桥(?![东西])|乡|镇|街道)"
)
_ZONE_AFTER = re.compile(
    r"^(?:新区|新城|开发区|经济|高新|经开|工业|产业|科技|示范|管理区|保税|自贸|度假|生态|国际|港)"
)
_SEPARATOR = re.compile(r"[\s·・•.,，、/／|;；:：()（）\[\]【】<>《》\-－—–~～_+]")
_LEAD = re.compile(r"(?:中国|全国|在|位于|地址|至|到|去|或者|或|及|和|与|于|驻|住|来自|来|是|为)$")
_LIST_GAPS = frozenset({"、", "和", "或", "及", "与", "/", "，", ",", " "})
_GAP = re.compile(r"^[\s·・•.,，、/／|;；:：()（）\[\]【】\-－—–~～_+和或及与]*$")


@dataclass(frozen=True, slots=True)
class Token:
    """One place name in a text.

    Parameters
    ----------
    start, end
        Half-open offsets.
    form
        What the name may stand for.
    adjacent
        Nothing but separators lies between it and the place before it.
    is_doubtful
        A short name inside a longer row of characters (荆州古城, 曲江新区): it tells more about a
        place that fits, but does not contradict one that does not.
    """

    start: int
    end: int
    form: Form
    adjacent: bool
    is_doubtful: bool = False


def is_local(form: Form, near: str | None) -> bool:
    """Tell whether a name may mean a place in the same city as `near`."""
    return near is not None and any(city_of(code) == city_of(near) for code in form.codes)


def is_separator_before(text: str, position: int) -> bool:
    """Tell whether a new item starts at `position`: text start, punctuation or a lead-in word."""
    if position == 0 or _SEPARATOR.match(text[position - 1]):
        return True
    return bool(_LEAD.search(text[max(0, position - 4) : position]))


def is_separator_after(text: str, position: int) -> bool:
    """Tell whether an item ends at `position`: text end or punctuation."""
    return position == len(text) or bool(_SEPARATOR.match(text[position]))


def is_other_name(text: str, end: int, kind: Kind) -> bool:
    """Tell whether the characters after a place name make it a road, building or firm."""
    after = text[end : end + 8]
    following = lexicon().longest_at(text, end)
    if following is not None and following.payload.kind is Kind.FULL:
        return False
    if kind is Kind.SHORT:
        if _ROAD_AFTER.match(after):
            return True
        return bool(_OTHER_NAME_AFTER.match(after)) and not _place_starts(text, end)
    return kind is Kind.FULL and bool(_FULL_ROAD_AFTER.match(after))


def place_tokens(text: str, near: str | None = None) -> Iterator[Token]:
    """Yield the places named in an address or a location field, in order of appearance.

    A short name counts only where an item begins or right after another place, so that
    the 北京 of 沙市区北京西路 and the 海珠 of 某某海珠科技园 are not places. One in the city of
    `near` needs no more than the beginning (沙市红门路).
    """
    previous_end, previous_form = -1, None
    for start, end, form in place_hits(text):
        if form.kind is Kind.BLOCKED or is_other_name(text, end, form.kind):
            continue
        gap = text[previous_end:start] if previous_end >= 0 else ""
        adjacent = previous_end >= 0 and bool(_GAP.match(gap))
        joined = previous_end == start
        is_listed = gap in _LIST_GAPS and previous_form is not None
        if form.kind is Kind.SHORT and not (
            joined
            or _stands_alone(text, start, end, form, near)
            or (is_listed and _share_city(form, previous_form))
        ):
            continue
        yield Token(start, end, form, adjacent, _is_doubtful(text, start, end, form, joined))
        previous_end, previous_form = end, form


def _share_city(form: Form, other: Form | None) -> bool:
    """Tell whether two names may mean places in one city, as in 松滋市、沙市工地."""
    cities = {city_of(code) for code in other.codes} if other else set()
    return any(city_of(code) in cities for code in form.codes)


def _is_doubtful(text: str, start: int, end: int, form: Form, joined: bool) -> bool:
    """Tell whether a short name runs on into other characters, or is a mere word (城北)."""
    if form.kind is not Kind.SHORT:
        return False
    if joined and text[start:end] in words_with("full_name"):
        return True
    if is_separator_after(text, end):
        return False
    return (joined and not _place_starts(text, end)) or bool(_ZONE_AFTER.match(text[end : end + 3]))


def place_hits(text: str) -> Iterator[Hit[Form]]:
    """Yield all dictionary hits; 南阳镇平县 is 南阳 and 镇平县, not the town 南阳镇."""
    places, resume = lexicon(), 0
    for hit in places.find(text):
        if hit.start < resume:
            continue
        if hit.payload.kind is Kind.TOWNSHIP:
            stem = places.get(text[hit.start : hit.end - 1])
            following = places.longest_at(text, hit.end - 1)
            if stem and stem.kind is Kind.SHORT and following and _is_district(following.payload):
                yield Hit(hit.start, hit.end - 1, stem)
                yield following
                resume = following.end
                continue
        yield hit


def _is_district(form: Form) -> bool:
    """Tell whether a form is a district's name in full or short."""
    return form.kind in (Kind.FULL, Kind.SHORT)


def _stands_alone(text: str, start: int, end: int, form: Form, near: str | None) -> bool:
    """Tell whether a short name without a place right before it may be read as one."""
    if not is_separator_before(text, start):
        return False
    if is_separator_after(text, end) or _place_starts(text, end) or is_local(form, near):
        return True
    is_big = any(all_regions()[code].level != "district" for code in form.codes)
    return is_big and text[start:end] not in words_with("boundary")


def _place_starts(text: str, position: int) -> bool:
    """Tell whether another place name follows at once."""
    hit = lexicon().longest_at(text, position)
    return hit is not None and hit.payload.kind is not Kind.BLOCKED
