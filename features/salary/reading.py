"""What reading a salary text gives, and the units it is given in.

Conventions
-----------
* Pay is CNY a month before tax. A day counts 21.75 to the month, an hour 174,
  a week 52/12, and a year is divided by 12.
* A lone figure is both bounds, also when it is "about" that. X以上, X起 and X+
  leave the maximum unknown, X以下 and X封顶 the minimum.
* A basic wage (底薪, 保底, 无责) is a floor: the maximum is unknown, because more
  is paid on top. The same holds for a figure with 提成, 绩效 or 奖金 added to it,
  and for a figure after tax (税后, 到手), which is below the pay before tax.
* ``salary_months`` (13薪) stays apart and never scales the monthly figure; of
  13-15薪 the lowest counts, because only that is promised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal

from features.parsed import Span

Period = Literal["month", "year", "week", "day", "hour"]

PERIODS_PER_MONTH: Final[dict[Period, float]] = {
    "month": 1.0,
    "year": 1 / 12,
    "week": 52 / 12,
    "day": 21.75,
    "hour": 174.0,
}
"""How often each period falls in a month (21.75 paid days of 8 hours)."""

LOWEST_CNY_MONTH: Final = 300.0
HIGHEST_CNY_MONTH: Final = 500_000.0


@dataclass(frozen=True, slots=True)
class SalaryReading:
    """Pay as one text states it.

    Parameters
    ----------
    text
        The text as it was given.
    known
        Whether the text settles at least one bound.
    min_cny_month, max_cny_month
        CNY a month before tax, rounded to the cent; ``None`` when not stated.
    months
        Monthly pays a year (13 for 13薪); ``None`` when not stated.
    negotiable
        The text says 面议 or the like.
    span
        The words the bounds, or else 面议, were read from; ``None`` when there are none.
    period
        The period the figure was stated for; ``None`` when unknown.
    """

    text: str
    known: bool = False
    min_cny_month: float | None = None
    max_cny_month: float | None = None
    months: int | None = None
    negotiable: bool = False
    span: Span | None = None
    period: Period | None = None
