"""The comparisons a condition can make, and the days on which their answers turn."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final, Literal

from recommender.assistance.rules.vocabulary import FactKind

OperandKind = Literal["value", "values", "number", "duration", "day", "regions"]
_DATE: Final = frozenset({FactKind.DATE})
_NUMBER: Final = frozenset({FactKind.NUMBER})


@dataclass(frozen=True, slots=True)
class Operator:
    """One comparison.

    Parameters
    ----------
    kinds
        The facts it can be asked of.
    operand
        What it compares with.
    holds
        From value, operand and day to the answer; ``None`` where the value is too coarse.
    turns
        From value and operand to the days on which the answer may turn by itself.
    zh, en
        In words, ``{}`` for the operand.
    """

    kinds: frozenset[FactKind]
    operand: OperandKind
    holds: Callable[[Any, Any, date], bool | None]
    turns: Callable[[Any, Any], Iterable[date]]
    zh: str
    en: str


def _never(_value: Any, _operand: Any) -> Iterable[date]:
    return ()


def _passing(value: Any, operand: Any) -> Iterable[date]:
    full = operand.after(value)
    return [value, full] if full >= date.max else [value, full, full + timedelta(1)]


def _nearing(value: Any, operand: Any) -> Iterable[date]:
    after = [value + timedelta(1)] if value < date.max else []
    return [value, *after, *operand.turns_before(value)]


def _within(code: str, regions: tuple[str, ...], _day: date) -> bool | None:
    """Tell whether a place lies in one of some; a place coarser than they are may or may not."""
    wanted = [_stem(region) for region in regions]
    held = _stem(code)
    if any(held.startswith(stem) for stem in wanted):
        return True
    return None if any(stem.startswith(held) for stem in wanted) else False


def _stem(code: str) -> str:
    return code[:2] if code.endswith("0000") else code[:4] if code.endswith("00") else code


OPERATORS: Final[Mapping[str, Operator]] = {
    "is": Operator(
        frozenset({FactKind.YES_NO, FactKind.WORD, FactKind.NUMBER}),
        "value",
        lambda v, o, _: v == o,
        _never,
        "为{}",
        "is {}",
    ),
    "one_of": Operator(
        frozenset({FactKind.WORD}), "values", lambda v, o, _: v in o, _never, "为{}", "is one of {}"
    ),
    "at_least": Operator(
        _NUMBER, "number", lambda v, o, _: v >= o, _never, "不少于{}", "is at least {}"
    ),
    "at_most": Operator(
        _NUMBER, "number", lambda v, o, _: v <= o, _never, "不多于{}", "is at most {}"
    ),
    "more_than": Operator(
        _NUMBER, "number", lambda v, o, _: v > o, _never, "多于{}", "is more than {}"
    ),
    "less_than": Operator(
        _NUMBER, "number", lambda v, o, _: v < o, _never, "少于{}", "is less than {}"
    ),
    "passed_at_least": Operator(
        _DATE, "duration", lambda v, o, t: t >= o.after(v), _passing, "已满{}", "{} ago or more"
    ),
    "passed_at_most": Operator(
        _DATE,
        "duration",
        lambda v, o, t: v <= t <= o.after(v),
        _passing,
        "已到而未超过{}",
        "at most {} ago",
    ),
    "passed_less_than": Operator(
        _DATE,
        "duration",
        lambda v, o, t: v <= t < o.after(v),
        _passing,
        "已到而未满{}",
        "less than {} ago",
    ),
    "remaining_at_most": Operator(
        _DATE,
        "duration",
        lambda v, o, t: t <= v <= o.after(t),
        _nearing,
        "未到而距今不超过{}",
        "at most {} ahead",
    ),
    "remaining_at_least": Operator(
        _DATE,
        "duration",
        lambda v, o, t: v >= o.after(t),
        _nearing,
        "距今还有{}以上",
        "{} ahead or more",
    ),
    "on_or_after": Operator(
        _DATE, "day", lambda v, o, _: v >= o, _never, "在{}或以后", "on or after {}"
    ),
    "on_or_before": Operator(
        _DATE, "day", lambda v, o, _: v <= o, _never, "在{}或以前", "on or before {}"
    ),
    "within": Operator(
        frozenset({FactKind.REGION}), "regions", _within, _never, "在{}范围内", "lies in {}"
    ),
}
