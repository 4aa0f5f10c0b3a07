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
    r"(?P<lead>(?:离家|通勤|上下?班|路程|距离|不?要?超过|最多|最远|范围|方圆|within|in)[^0-9一二两三四五六七八九十，,。]{0,6})?"
    r"(?P<number>[0-9]{1,3}(?:\.[0-9])?|[一二两三四五六七八九十]{1,3})\s?(?:多|来)?个?(?:公里|千米|km|kilomet(?:er|re)s?)(?![/每])"
    r"(?P<tail>的?(?:路)?(?:以内|之内|内|范围|左右|以下|附近))?"
)
_FARTHEST_KM: Final = 200.0

_ALTERNATIVES: Final = re.compile(
    r"(?<=[职工])(?=兼职|全职|小时工|临时工|钟点工)|或者?|/|、|和|也|都|跟|还是|\bor\b|\band\b"
)
_LEARNER: Final = frozenset({"intern", "apprenticeship"})
_TRAINEE: Final = re.compile(r"(?:想|找|当|做|可以|应聘|求|want|look|seek|for)[^，,。]{0,8}$")
_HALF_DAYS: Final = re.compile(r"(?:[做上干](?:个)?|的)半天(?:班|的)?(?![工时])|^\s*半天\s*$")
_INTERNS: Final = re.compile(r"(?:可以|能|想|要|找|求)(?:去|来|个|份)?实习(?!过|的时候)")
_REFUSES: Final = re.compile(
    r"(?:不(?:想|做|要|找|干|考虑|接受)|别|not?|don't want)\s?[^，,。]{0,3}$"
)
_MORE_CONSTRAINTS: Final = {
    "no_night_shift": r"\bno nights?\b|(?:can(?:no|')?t|not|don'?t want to|never) work (?:at )?nights?|without night|days? (?:shift )?only|only days?|daytime only",
    "no_rotating_shift": r"\bno (?:rotat\w+|shift work)",
    "no_heavy_lifting": r"(?:can(?:no|')?t|not|no|unable to) (?:lift|carry|do)(?:ing)? (?:anything )?heavy|no heavy work|nothing heavy",
    "no_standing_long": r"(?:can(?:no|')?t|not|unable to) stand (?:for )?(?:long|all day)|sitting (?:job|work)|(?:找|要|做)(?:个|点|些)?(?:能)?坐着的",
    "no_heights": r"afraid of heights|no (?:work at )?heights?|not? high places",
    "weekend_off": r"weekends? (?:off|free)|no weekends?|(?:can(?:no|')?t|not|don'?t) work (?:on )?weekends?|monday to friday",
    "near_home": r"(?:near|close to|not far from) (?:my )?(?:home|house|where i live)|short commute",
    "board_and_lodging": r"(?:with|need|want|provid\w+|includ\w+)[^,.;]{0,16}(?:accommodation|housing|lodging|dorm\w*|room and board|meals and)|live-in",
    "child_pickup": r"(?:pick|collect|take|drop)(?:ing)?(?: up| off)? (?:my |the )?(?:kids?|child\w*|son|daughter)|school run",
}
_MORE: Final = {name: re.compile(words) for name, words in _MORE_CONSTRAINTS.items()}
# 学校附近的 is near a school, not near home.
_NEAR_OTHERS: Final = re.compile(
    r"(?:学校|小学|中学|幼儿园|地铁|公交|车站|公司|单位|医院|商场|超市)$"
)
_DAY_SHIFT: Final = re.compile(
    r"(?:(?:想|要|只|找|上|做|能|的|最好)(?:上|是)?白班|^\s*白班\s*$|白班的)(?!也|都|夜|和|、|/|或|没|倒)"
)
_NIGHT_TOO: Final = re.compile(
    r"夜班(?:也|都|可|能|我?不怕|行)|白班夜班|(?:能|可以|愿意|习惯)上?夜班|倒班(?:也|都)"
)


def read_terms(words: Words, reading: Reading) -> None:
    """Read the kinds of employment, the constraints and the farthest way to work."""
    _read_kinds(words, reading)
    _read_constraints(words, reading)
    _read_commute(words, reading)


def _read_kinds(words: Words, reading: Reading) -> None:
    kinds: dict[str, Span] = {}
    for clause in words.clauses:
        folded = words.clause_text(clause)
        if has_past_cue(folded) and wish_cue_end(folded) is None:
            continue
        for start, end in _parts(folded):
            found = parse_employment_type(folded[start:end])
            if found.value is None or found.span is None:
                continue
            at = start + found.span.start
            if _REFUSES.search(folded[:at]):
                continue
            if found.value in _LEARNER and not _TRAINEE.search(folded[:at]):
                continue
            span = words.quote(clause.start + at, clause.start + start + found.span.end)
            kinds.setdefault(found.value, span)
        for kind, pattern in (("part_time", _HALF_DAYS), ("intern", _INTERNS)):
            said = pattern.search(folded)
            if said and not _REFUSES.search(folded[: said.start()]):
                span = words.quote(clause.start + said.start(), clause.start + said.end())
                kinds.setdefault(kind, span)
    if kinds:
        reading.note("employment_types", tuple(kinds), kinds.values())


def _parts(clause: str) -> list[tuple[int, int]]:
    """Return the clause whole, or where it joins alternatives, its parts."""
    if parse_employment_type(clause).value is not None:
        return [(0, len(clause))]
    cuts = [0, *(m.end() for m in _ALTERNATIVES.finditer(clause)), len(clause)]
    return [(a, b) for a, b in pairwise(cuts) if b > a]


def _read_constraints(words: Words, reading: Reading) -> None:
    said: dict[str, bool] = {}
    for name, mention in read_constraints(words.folded).items():
        if name == "near_home" and _NEAR_OTHERS.search(words.folded[: mention.span.start]):
            continue
        said[name] = not mention.negated
        span = words.quote(mention.span.start, mention.span.end)
        reading.mark(f"constraints.{name}", [span])
    for name, pattern in _MORE.items():
        found = pattern.search(words.folded)
        if found and name not in said:
            said[name] = True
            reading.mark(f"constraints.{name}", [words.quote(*found.span())])
    day = _day_shift(words)
    if day and "no_night_shift" not in said:
        said["no_night_shift"] = True
        reading.mark("constraints.no_night_shift", [day])
    if said:
        reading.values["constraints"] = SeekerConstraints(**said)


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
        if km and km <= _FARTHEST_KM:
            span = words.quote(found.start("number"), found.end())
            reading.note("commute_km", float(km), [span])
            return
