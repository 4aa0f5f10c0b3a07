"""Read when a job is worked: nights, rotating shifts, days off."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, NamedTuple

from features.dictionary import fold
from features.parsed import Span


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a job is worked; every answer is yes, no, or ``None`` (the text does not say).

    Parameters
    ----------
    night_shift
        Some work falls into the night (夜班, 三班倒).
    rotating_shift
        Shifts alternate (两班倒, 倒班).
    weekend_off
        Saturday and Sunday are free every week (双休). 大小周 is a no.
    one_day_off
        One day a week is free (单休, 做六休一, 月休四天).
    day_shift_only
        Work falls into the day always (长白班).
    spans
        By field name, the words that gave the answer.
    """

    night_shift: bool | None = None
    rotating_shift: bool | None = None
    weekend_off: bool | None = None
    one_day_off: bool | None = None
    day_shift_only: bool | None = None
    spans: Mapping[str, Span] = field(default_factory=dict)


class _Rule(NamedTuple):
    pattern: re.Pattern[str]
    answers: dict[str, bool]


_NUMBER: Final = r"[一二两三四五六七八九十\d]"
_DENY: Final = (
    r"(?:无需|无须|不需要|不用|不必|没有|没|无|不|免|非|拒绝|告别)"
    r"(?:要|会)?(?:安排|上|倒|熬|值|排|做|有|轮|任何)?"
)
_NIGHT: Final = r"(?:大?夜班?|通宵班?)"
_DAY_ONLY: Final = {"day_shift_only": True, "night_shift": False, "rotating_shift": False}
_AROUND_THE_CLOCK: Final = {"rotating_shift": True, "night_shift": True, "day_shift_only": False}
_TWO_FREE: Final = {"weekend_off": True, "one_day_off": False}
_ONE_FREE: Final = {"weekend_off": False, "one_day_off": True}


def _rule(pattern: str, **answers: bool) -> _Rule:
    return _Rule(re.compile(pattern), answers)


# In order: what a rule has read, later rules do not see.
_RULES: Final = (
    # A choice, a question or a condition settles nothing.
    _rule(
        r"(?:[白夜晚长]+班|[双单]休|倒班|两班倒|三班倒)[^，,。；;]{0,6}?(?:可选|自选|任选|二选一|均可|都有)"
    ),
    _rule(r"(?:是否|能否|可否|会不会|上不上)[^，,。；;]{0,6}?(?:夜班|倒班|双休)"),
    _rule(
        r"可(?:以)?(?:申请)?(?:双休|单休)|双休日(?!休)|周末(?:轮值|轮班|值班|轮休)|非\S{1,3}白班"
    ),
    _rule(rf"{_DENY}{_NIGHT}|夜班(?:不用|不需要|没有|无)", night_shift=False),
    _rule(rf"{_DENY}(?:两班倒|三班倒|倒班|轮班|翻班)", rotating_shift=False),
    _rule(rf"{_DENY}双休", weekend_off=False),
    _rule(r"大小周|大小休|单双休|隔周双休|单双周|双休单休轮", weekend_off=False),
    _rule(r"(?:长期?|纯|全|只上|固定|正常|全是|全部)白班|行政班|常白班", **_DAY_ONLY),
    _rule(
        r"[两二三]班倒|[三四五][班组][两二三]运?[转倒]|白[/、]?[夜晚]班?(?:对倒|轮换|轮流|倒|轮)|[上做]?12小时倒班"
        r"|早中[晚夜]|中夜班|白班.{0,8}夜班",
        **_AROUND_THE_CLOCK,
    ),
    _rule(r"(?:上|做)24(?:小时)?休\d{2}|(?:上|做)12(?:小时)?休\d{2}", **_AROUND_THE_CLOCK),
    _rule(
        r"[两二三][班](?:制|轮)?(?![次车])|倒班|轮班|翻班|早晚班|早中班|白中班|白晚班|早班.{0,8}[中晚]班|跟班倒",
        rotating_shift=True,
        day_shift_only=False,
    ),
    _rule(
        r"夜班|大夜|通宵|次日\s*\d|凌晨\s*\S{1,2}\s*[点:]", night_shift=True, day_shift_only=False
    ),
    _rule(r"晚上?\S{1,3}点[^，,。；;]{0,4}(?:早上?|凌晨|次日|第二天)\S{1,2}点", night_shift=True),
    _rule(r"(?:周[末日天])?单休|(?:做|上|干)六天?休一天?", **_ONE_FREE),
    _rule(
        r"(?:做|上|干)[一二两三四1-4]天?休[一二两三四1-4]天?", weekend_off=False, one_day_off=False
    ),
    _rule(r"周一(?:至|到|~|-|—)周?六", **_ONE_FREE),
    _rule(r"周[二三](?:至|到|~|-|—)周?[日天]|周[一二三四](?:休(?!息日)|闭馆)", weekend_off=False),
    _rule(
        r"周一(?:至|到|~|-|—)周?五|双休|周[末六][^，,。；;\d]{0,3}休息?(?:日)?(?!一)", **_TWO_FREE
    ),
    _rule(
        rf"(?:做|上|干|工作)五(?:天)?休(?:息)?二|五天(?:{_NUMBER}小时|工作制|制)", one_day_off=False
    ),
    _rule(r"周末不休|周末(?:正常|要|需要?)上班|(?:做|上)七休|全年无休|无休", weekend_off=False),
    _rule(
        r"(?:每周|一周|周|每星期|一星期)(?:固定)?休(?:息)?(?:一|1)天(?!半)|周[日天]休息?",
        **_ONE_FREE,
    ),
    _rule(r"月休(?:息)?(?:四|4)天?(?![-~至到、])", **_ONE_FREE),
    _rule(
        r"月休(?:息)?(?:一|二|两|三|1|2|3)天(?![-~至到、])", weekend_off=False, one_day_off=False
    ),
    _rule(r"月休(?:息)?(?:五|六|5|6)天(?![-~至到、])", weekend_off=False),
    _rule(r"月休(?:息)?(?:八|九|十|8|9|1\d)(?:[-~至到]\d+)?天", one_day_off=False),
)
_MOSTLY_DAYS: Final = re.compile(r"白班(?:为主|居多|多)|(?:主要|基本|一般|多为)(?:上)?白班|以白班")
_PLAIN_DAY: Final = re.compile(r"(?<![早中晚夜/、])白班(?![/、晚夜中倒轮])")


def parse_schedule(text: str) -> Schedule:
    """Return what a posting says about its hours and days off.

    Parameters
    ----------
    text
        A shift field (``两班倒，单休``) or a whole description.

    Returns
    -------
    Schedule
        A statement that the same text contradicts (双休 and 单休) counts as not said.
    """
    said: dict[str, list[tuple[bool, Span]]] = {}
    rest = fold(text)
    for rule in _RULES:
        rest = _apply(rule, text, rest, said)
    plain = _PLAIN_DAY.search(rest)
    shifts_named = {"night_shift", "rotating_shift", "day_shift_only"} & said.keys()
    if plain and not shifts_named and not _MOSTLY_DAYS.search(rest):
        _note(_DAY_ONLY, text, plain.span(), said)
    settled = {name: found[0] for name, found in said.items() if len({a for a, _ in found}) == 1}
    answers = {name: answer for name, (answer, _) in settled.items()}
    return Schedule(**answers, spans={name: span for name, (_, span) in settled.items()})


def _apply(rule: _Rule, text: str, rest: str, said: dict[str, list[tuple[bool, Span]]]) -> str:
    """Note the answers of one rule and return the text with what it has read blanked."""
    for match in rule.pattern.finditer(rest):
        _note(rule.answers, text, match.span(), said)
    return rule.pattern.sub(lambda match: "\0" * len(match.group()), rest)


def _note(
    answers: Mapping[str, bool],
    text: str,
    offsets: tuple[int, int],
    said: dict[str, list[tuple[bool, Span]]],
) -> None:
    start, end = offsets
    span = Span(start, end, text[start:end])
    for name, answer in answers.items():
        said.setdefault(name, []).append((answer, span))
