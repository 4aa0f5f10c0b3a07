"""The five pictures that pages show, each from numbers to a `Figure`, in the words of the reader.

Nothing is guessed: what is not known has its words in the table and no place in the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date
from babel.numbers import format_decimal

from api.http.language import Language
from api.web.catalogue import LOCALES, translator
from api.web.charts.bars import BarRow, bar_figure
from api.web.charts.figure import Figure
from api.web.charts.line import step_figure
from api.web.charts.scatter import Axis, Point, scatter_figure


def supply_demand(language: Language, rows: Sequence[tuple[str, int | None, int | None]]) -> Figure:
    """Return how many people are wanted and how many want it; `rows`: name, wanted, people."""
    _ = translator(language)
    bars = [_row(name, (wanted, people), language) for name, wanted, people in rows]
    columns = (_("Kind of work"), _("People wanted"), _("People who want it"))
    return bar_figure(_("Demand and supply"), columns, bars, note=_left_out(bars, language))


def course_opens(language: Language, rows: Sequence[tuple[str, int | None, int | None]]) -> Figure:
    """Return how many postings are open today and after a course; `rows`: title, now, then."""
    _ = translator(language)
    bars = [_row(title, (now, then), language) for title, now, then in rows]
    columns = (_("Course"), _("Open to you now"), _("Open to you after it"))
    return bar_figure(_("What a course opens"), columns, bars, note=_left_out(bars, language))


def fairness(
    language: Language, rows: Sequence[tuple[str, float | None, int]], measure: str = ""
) -> Figure:
    """Return a share by group of people.

    Parameters
    ----------
    language
        Of the page.
    rows
        Group, its share between 0 and 1, and how many people it rests on.
    measure
        What the share is, already in words.
    """
    _ = translator(language)
    bars = [
        BarRow(
            _("%(group)s (%(n)s people)") % {"group": group, "n": _count(n, language)},
            (share,),
            (_("Not known") if share is None else f"{share:.0%}",),
        )
        for group, share, n in rows
    ]
    columns = (_("Group"), measure or _("Share"))
    note = _("Groups of very few people are put together or left out, so that nobody is told.")
    return bar_figure(_("Fairness by group"), columns, bars, most=1.0, note=note)


def pay_distance(
    language: Language, points: Sequence[tuple[int, str, float | None, float | None]]
) -> Figure:
    """Return pay against distance; `points`: rank, title, pay in CNY a month, distance in km."""
    _ = translator(language)
    axes = (
        Axis(_("Distance in km"), lambda km: _decimal(km, language)),
        Axis(_("Pay a month in yuan"), lambda cny: _decimal(round(cny), language)),
    )
    placed = [Point(str(rank), title, km, cny) for rank, title, cny, km in points]
    n_out = sum(p.x is None or p.y is None for p in placed)
    note = _("%(n)s have no known pay or distance: they are in the table only.") % {"n": n_out}
    return scatter_figure(
        _("Pay and distance"), _("Posting"), axes, placed, _("Not known"), note if n_out else ""
    )


def growth(language: Language, points: Sequence[tuple[date, int]]) -> Figure:
    """Return how many records the index had; `points`: day and number, in the order of time."""
    _ = translator(language)
    return step_figure(
        _("Growth of the index"),
        (_("Day"), _("Records in the index")),
        points,
        lambda day: format_date(day, "medium", locale=LOCALES[language]),
        lambda n: _count(round(n), language),
    )


def _row(name: str, values: tuple[int | None, ...], language: Language) -> BarRow:
    _ = translator(language)
    shown = tuple(_("Not known") if v is None else _count(v, language) for v in values)
    return BarRow(name, values, shown)


def _left_out(bars: Sequence[BarRow], language: Language) -> str:
    if not any(value is None for bar in bars for value in bar.values):
        return ""
    _ = translator(language)
    return _("Without a bar: not known.")


def _count(n: int, language: Language) -> str:
    return str(format_decimal(n, locale=LOCALES[language]))


def _decimal(value: float, language: Language) -> str:
    return str(format_decimal(round(value, 1), locale=LOCALES[language]))
