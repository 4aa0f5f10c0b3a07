"""What a text claims about pay, before anything is chosen or converted."""

from __future__ import annotations

from dataclasses import dataclass, field

from features.salary.figures import Amounts
from features.salary.lexer import Lexeme
from features.salary.reading import Period
from features.salary.words import Label


@dataclass(slots=True)
class Figure:
    """One figure with what stands beside it.

    Parameters
    ----------
    amounts
        Its amounts, before any period is applied.
    start, end
        Half-open offsets, with the words that bound it and name its period.
    number_end
        Offset just after the amount itself.
    labels
        Labels that govern it.
    period
        The period stated for it; ``None`` when none is.
    named
        A pay word stands right before it, or names its period.
    wanted
        A word of wishing stands right before it.
    open_top, open_bottom
        The text leaves that bound open.
    counted
        It counts something other than money.
    per_piece
        It is a rate per piece, order, lesson...
    payday
        Its period is only how often wages are paid out (日结).
    """

    amounts: Amounts
    start: int
    end: int
    number_end: int
    labels: frozenset[Label] = frozenset()
    period: Period | None = None
    named: bool = False
    wanted: bool = False
    open_top: bool = False
    open_bottom: bool = False
    counted: bool = False
    per_piece: bool = False
    payday: bool = False

    @property
    def marked(self) -> bool:
        """Whether a unit, a currency or a period stands with the figure."""
        return self.amounts.marked or self.period is not None


@dataclass(slots=True)
class Evidence:
    """All that a text says about pay.

    Parameters
    ----------
    figures
        Figures that are amounts of money, or may be, in order.
    months
        Monthly pays a year; ``None`` when not stated.
    negotiable
        The words that say 面议; ``None`` when there are none.
    sure_negotiable
        Those words cannot speak of anything but pay.
    """

    figures: list[Figure] = field(default_factory=list)
    months: int | None = None
    negotiable: Lexeme | None = None
    sure_negotiable: bool = False
