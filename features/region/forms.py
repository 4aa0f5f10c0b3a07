"""Every written form of a place: official, short, abolished, functional zone, township."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from features.dictionary import Dictionary
from features.region.areas import Region, all_regions, parent_codes, region
from features.taxonomy import read_rows, split_cell


class Kind(StrEnum):
    """How a written form names a place, and so how far it can be trusted alone."""

    FULL = "full"  # 沙市区, 湖北省
    SHORT = "short"  # 沙市, 湖北
    CONTEXT = "context"  # 市区, 郊区, 高新区: means something only inside a named city
    TOWNSHIP = "township"  # 岑河镇
    BLOCKED = "blocked"  # 上海青: looks like a place and is none


@dataclass(frozen=True, slots=True)
class Form:
    """What one written form may stand for.

    Parameters
    ----------
    kind
        How it names the place.
    codes
        Codes of all divisions it may mean.
    also_in
        For an abolished name, where it used to lie: pairs of code and former parent.
    is_zone
        A functional zone (荆州开发区), whose streets may belong to any district around.
    """

    kind: Kind
    codes: tuple[str, ...]
    also_in: frozenset[tuple[str, str]] = frozenset()
    is_zone: bool = False


_PEOPLES = (
    "蒙古族?|回族|藏族|维吾尔族?|苗族|彝族|壮族|布依族|朝鲜族|满族|侗族|瑶族|白族|土家族|哈尼族"
    "|哈萨克族?|傣族|黎族|傈僳族|佤族|畲族|拉祜族|水族|纳西族|景颇族|柯尔克孜族?|土族|达斡尔族"
    "|仫佬族|羌族|布朗族|撒拉族|毛南族|仡佬族|锡伯族?|普米族|塔吉克族?|怒族|裕固族|独龙族"
    "|保安族|东乡族|各族"
)
_AUTONOMOUS = re.compile(rf"^(.+?)(?:{_PEOPLES})*自治(区|州|县|旗)$")
_IRREGULAR = {
    "内蒙古自治区": "内蒙古",
    "鄂温克族自治旗": "鄂温克",
    "东乡族自治县": "东乡",
    "神农架林区": "神农架",
}
_SUFFIXES = ("特别行政区", "新区", "矿区", "特区", "地区", "省", "市", "区", "县", "旗", "盟")
_MUNICIPAL_PREFIX = "市"


@cache
def words_with(rule: str) -> frozenset[str]:
    """Return the names that need more than themselves to be read as a place.

    Parameters
    ----------
    rule
        ``inside``: part of every second city, means something only inside a named one;
        ``full_name``: an ordinary word, counts in prose only with its suffix (和平区);
        ``lead_in``: in prose needs a preposition or the like;
        ``boundary``: in an address nothing else may follow at once;
        ``not_alone``: an ordinary word that even a location field may hold by chance (合作).
    """
    rows = read_rows("region_words.csv")
    return frozenset(row["name"] for row in rows if row["rule"] == rule)


def short_name(name: str) -> str | None:
    """Return a division's name without its administrative suffix.

    ``None`` where less than two characters would stay (和县).
    """
    if name in _IRREGULAR:
        return _IRREGULAR[name]
    autonomous = _AUTONOMOUS.match(name)
    if autonomous:
        return autonomous.group(1)
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) - len(suffix) >= 2:
            return name[: -len(suffix)]
    return None if name.endswith(_SUFFIXES) else name


def _written(place: Region) -> Iterator[tuple[str, Kind]]:
    """Yield the written forms of a current division."""
    yield place.name, Kind.FULL
    stem = short_name(place.name)
    if stem is None:
        return
    yield stem, Kind.SHORT
    autonomous = _AUTONOMOUS.match(place.name)
    if autonomous and place.level != "province":
        yield stem + autonomous.group(2), Kind.FULL
    if place.name.endswith("新区"):
        yield stem + "区", Kind.FULL
    if place.name.startswith(_MUNICIPAL_PREFIX):
        for city in parent_codes(place.code):
            city_name = all_regions()[city].name
            yield city_name.removesuffix("市") + place.name, Kind.FULL


class _Collector:
    """Gathers the codes of equal forms; a fuller kind wins over a shorter one."""

    def __init__(self) -> None:
        self.codes: dict[str, dict[str, None]] = defaultdict(dict)
        self.kinds: dict[str, Kind] = {}
        self.also_in: dict[str, set[tuple[str, str]]] = defaultdict(set)
        self.zones: set[str] = set()

    def add(self, form: str, kind: Kind, code: str, former_parents: tuple[str, ...] = ()) -> None:
        known = self.kinds.get(form)
        if form in words_with("inside"):
            kind = Kind.CONTEXT
        elif known is Kind.FULL and kind is Kind.SHORT:
            kind = Kind.FULL
        self.kinds[form] = kind
        self.codes[form][code] = None
        self.also_in[form].update((code, parent) for parent in former_parents)

    def forms(self) -> Iterator[tuple[str, Form]]:
        for form, codes in self.codes.items():
            also_in = frozenset(self.also_in[form])
            yield form, Form(self.kinds[form], tuple(codes), also_in, form in self.zones)


def _add_abolished(collector: _Collector) -> None:
    """Add names no longer in use; their short form only where no current name has it."""
    current_short = {short_name(place.name) for place in all_regions().values()}
    for row in read_rows("regions_old.csv"):
        old_code, old_name, code = row["old_code"], row["old_name"], row["code"]
        former = (old_code[:2] + "0000", old_code[:4] + "00")
        place = region(code)
        if place is None or len(old_name) < 2:
            continue
        if old_name != place.name or old_code[:4] != code[:4]:
            collector.add(old_name, Kind.FULL, code, former)
        stem = short_name(old_name)
        if stem and stem not in current_short:
            collector.add(stem, Kind.SHORT, code, former)


def _add_zones(collector: _Collector) -> None:
    """Add functional zones; those with a city count only inside it."""
    for row in read_rows("region_zones.csv"):
        kind = Kind.CONTEXT if row["city"] else Kind.FULL
        former = (row["city"], row["city"][:2] + "0000") if row["city"] else ()
        collector.add(row["name"], kind, row["code"], former)
        collector.zones.add(row["name"])
    for name in words_with("inside"):
        collector.kinds.setdefault(name, Kind.CONTEXT)
        collector.codes.setdefault(name, {})


def _townships() -> Iterator[tuple[str, Form]]:
    """Yield streets, towns and townships with the districts that have one of that name."""
    holders: dict[str, list[str]] = defaultdict(list)
    for row in read_rows("townships.csv"):
        for name in split_cell(row["names"]):
            if len(name) >= 3:
                holders[name].append(row["code"])
    for name, codes in holders.items():
        yield name, Form(Kind.TOWNSHIP, tuple(codes))


@cache
def lexicon() -> Dictionary[Form]:
    """Return the dictionary of all written forms. Built once, about half a second."""
    collector = _Collector()
    for place in all_regions().values():
        for form, kind in _written(place):
            collector.add(form, kind, place.code)
    _add_abolished(collector)
    _add_zones(collector)
    blocked = (
        (row["phrase"], Form(Kind.BLOCKED, ())) for row in read_rows("region_false_friends.csv")
    )
    return Dictionary([*blocked, *collector.forms(), *_townships()])
