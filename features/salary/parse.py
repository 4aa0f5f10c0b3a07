"""Read pay from a salary cell, or find it in an advertisement or a sentence.

A cell is given as pay, so a bare 4500 in it is pay. In free text a number is pay
only beside a pay word (工资4500), with both money and period (150元/天), as a range
of k (6-8k), or as what a person wants (想找四千左右的活).

Which figure counts when there are several: never an allowance, a bonus, or a rate
per piece; the regular wage before the one on probation; the whole (综合) before the
basic wage; a figure by the month before one by the year, day or hour. An average, or what
one may reach after learning, is nobody's least. Figures that
still disagree settle nothing.
"""

from __future__ import annotations

from typing import Final

from features.parsed import Span
from features.salary.claims import Evidence, Figure
from features.salary.evidence import gather
from features.salary.promises import without_promises
from features.salary.reading import (
    HIGHEST_CNY_MONTH,
    LOWEST_CNY_MONTH,
    PERIODS_PER_MONTH,
    Period,
    SalaryReading,
)
from features.salary.surroundings import ends_a_wish, is_a_clause, is_enough
from features.salary.words import Label
from features.text import fold, quote

_CELL_LENGTH: Final = 30
_LOWEST_BARE_CNY: Final = 1_000
_LOWEST_CNY_YEAR: Final = 9_600
_HIGHEST_DAY_PAY: Final = 2_000
# Without a period, 50,000 and more may as well be a year's pay.
_YEAR_OR_MONTH_CNY: Final = 50_000
_WANTED_CNY: Final = (1_000, 60_000)
_ROUND_CNY: Final = 100
_SENTENCE_LENGTH: Final = 80
_K_CNY: Final = (2_000, 80_000)
# A bare number beside a period of time is pay only within these.
_BARE_RATES_CNY: Final[dict[Period, tuple[int, int]]] = {
    "hour": (8, 300),
    "day": (60, 1_500),
    "week": (300, 5_000),
    "month": (1_000, 60_000),
}
_MARKED_DAY_CNY: Final = (50, 5_000)
_DISMISSED: Final = frozenset({Label.COMPONENT, Label.VARIABLE, Label.FOREIGN})


def parse_salary(text: str) -> SalaryReading:
    """Read a salary cell.

    Parameters
    ----------
    text
        The cell, such as ``8千-1.2万·14薪`` or ``面议``. A text too long for a cell is
        read as free text, but for a figure at its very start.

    Returns
    -------
    SalaryReading
        Unknown when the cell is silent, ambiguous or implausible.
    """
    folded = without_promises(fold(text))
    evidence = gather(folded)
    is_cell = len(folded.strip()) <= _CELL_LENGTH
    figures = [
        figure
        for figure in evidence.figures
        if _may_be_pay(figure) and (is_cell or figure.start == 0 or _is_attested(figure, folded))
    ]
    return _read(text, evidence, figures, any_negotiable=is_cell)


def find_salary(text: str) -> SalaryReading:
    """Find the pay stated in free text.

    Parameters
    ----------
    text
        An advertisement, or what a person says they want.

    Returns
    -------
    SalaryReading
        Unknown when no number stands in a context of pay.
    """
    folded = without_promises(fold(text))
    evidence = gather(folded)
    figures = [
        figure
        for figure in evidence.figures
        if _may_be_pay(figure) and _is_attested(figure, folded)
    ]
    return _read(text, evidence, figures, any_negotiable=False)


def _may_be_pay(figure: Figure) -> bool:
    if figure.per_piece or figure.labels & _DISMISSED:
        return False
    if Label.PAST in figure.labels and not figure.wanted:
        return False
    return figure.marked or figure.amounts.low >= _LOWEST_BARE_CNY


def _within(figure: Figure, limits: tuple[int, int]) -> bool:
    return limits[0] <= figure.amounts.low and figure.amounts.high <= limits[1]


def _is_attested(figure: Figure, folded: str) -> bool:
    """Whether free text shows that a number is pay."""
    amounts = figure.amounts
    if figure.named:
        return True
    if figure.period is not None and amounts.marked:
        return figure.period != "day" or _within(figure, _MARKED_DAY_CNY)
    if figure.period in _BARE_RATES_CNY:
        return _within(figure, _BARE_RATES_CNY[figure.period]) and ends_a_wish(folded, figure.end)
    if amounts.shortened and "k" in folded[figure.start : figure.end]:
        return _within(figure, _K_CNY) and (amounts.is_range or figure.open_top)
    return _within(figure, _WANTED_CNY) and _is_wished(figure, folded)


def _is_wished(figure: Figure, folded: str) -> bool:
    """Whether a person names what they want, with no word for pay."""
    amounts = figure.amounts
    if amounts.low % _ROUND_CNY or amounts.high % _ROUND_CNY:
        return False
    if figure.wanted and ends_a_wish(folded, figure.end):
        return True
    if is_enough(folded, figure.end):
        return True
    bounded = amounts.is_range or figure.open_top or figure.end > figure.number_end
    alone = bounded and is_a_clause(folded, figure.start, figure.end)
    return alone and len(folded) <= _SENTENCE_LENGTH


def _bounds(figure: Figure, months: int | None) -> tuple[float | None, float | None] | None:
    """CNY a month of a figure, or ``None`` when it cannot be settled or believed."""
    amounts, period = figure.amounts, figure.period
    if period is None:
        if amounts.low < _LOWEST_BARE_CNY and not (figure.named or amounts.marked):
            return None
        if amounts.low >= _YEAR_OR_MONTH_CNY and months is None:
            return None
    if period == "year" and amounts.low < _LOWEST_CNY_YEAR:
        return None
    if figure.payday and amounts.high > _HIGHEST_DAY_PAY:
        return None
    factor = PERIODS_PER_MONTH[period or "month"]
    low, high = round(amounts.low * factor, 2), round(amounts.high * factor, 2)
    if low < LOWEST_CNY_MONTH or high > HIGHEST_CNY_MONTH:
        return None
    floor_only = figure.open_top or figure.labels & {Label.BASE, Label.NET}
    return (None if figure.open_bottom else low), (None if floor_only else high)


def _preference(figure: Figure) -> tuple[bool, bool, bool, bool, int, bool]:
    by_month = {"month": 0, None: 1}.get(figure.period, 2)
    labels = figure.labels
    return (
        Label.CURRENT in labels and not figure.wanted,
        Label.BASE in labels,
        Label.REGULAR not in labels,
        not labels & {Label.TOTAL, Label.REGULAR},
        by_month,
        not figure.named,
    )


def _choose(
    figures: list[Figure], months: int | None
) -> tuple[Figure, float | None, float | None] | None:
    regular = [figure for figure in figures if Label.TRIAL not in figure.labels]
    if not regular:
        return None
    best = min(map(_preference, regular))
    read = [(figure, _bounds(figure, months)) for figure in regular if _preference(figure) == best]
    found = [(figure, *bounds) for figure, bounds in read if bounds is not None]
    if len(found) != len(read) or not found:
        return None
    chosen = _merge(found) if len(found) > 1 else found[0]
    if chosen is not None and _below_a_basic_wage(chosen, regular, months):
        return None
    return chosen


def _below_a_basic_wage(
    chosen: tuple[Figure, float | None, float | None], figures: list[Figure], months: int | None
) -> bool:
    """Whether the most one may earn lies below a basic wage: two posts in one text."""
    if chosen[2] is None:
        return False
    basic = [_bounds(figure, months) for figure in figures if Label.BASE in figure.labels]
    return any(bounds and bounds[0] and bounds[0] > chosen[2] for bounds in basic)


def _merge(
    found: list[tuple[Figure, float | None, float | None]],
) -> tuple[Figure, float | None, float | None] | None:
    """Join "at least A, at most B"; figures that say the same agree."""
    if len({item[1:] for item in found}) == 1:
        return found[0]
    if len(found) == 2 and found[0][2] is None and found[1][1] is None:
        low, high = found[0][1], found[1][2]
        if low is not None and high is not None and low <= high:
            return found[0][0], low, high
    return None


def _read(
    text: str, evidence: Evidence, figures: list[Figure], *, any_negotiable: bool
) -> SalaryReading:
    chosen = _choose(figures, evidence.months)
    if chosen is not None and chosen[1] is None and chosen[2] is None:
        chosen = None
    talk = evidence.negotiable
    negotiable = talk is not None and (any_negotiable or evidence.sure_negotiable)
    span: Span | None = None
    if chosen is not None:
        span = quote(text, chosen[0].start, chosen[0].end)
    elif talk is not None and negotiable:
        span = quote(text, talk.start, talk.end)
    low, high = (chosen[1], chosen[2]) if chosen else (None, None)
    known = low is not None or high is not None
    period: Period | None = chosen[0].period if chosen and known else None
    return SalaryReading(text, known, low, high, evidence.months, negotiable, span, period)
