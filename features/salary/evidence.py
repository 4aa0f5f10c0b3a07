"""Gather the figures of a text, each with what the words beside it say."""

from __future__ import annotations

import re
from typing import Final

from features.salary.claims import Evidence, Figure
from features.salary.figures import read_amounts
from features.salary.lexer import Lexeme, Token, lex, read_months
from features.salary.reading import Period
from features.salary.surroundings import (
    adds_pay,
    counts_something,
    is_allowance,
    is_extra,
    is_named_allowance,
    is_refused,
    joins_benefit,
)
from features.salary.words import PERIOD_LABELS, Label

_PERIODS: Final[dict[Label, Period]] = {
    Label.MONTH: "month",
    Label.YEAR: "year",
    Label.WEEK: "week",
    Label.DAY: "day",
    Label.HOUR: "hour",
}
_SHARES: Final = frozenset({Label.COMPONENT, Label.VARIABLE})
_STAGES: Final = frozenset({Label.TRIAL, Label.REGULAR})
_PAY_WORDS: Final = frozenset({Label.PAY, Label.TOTAL, Label.BASE, Label.NET, Label.REGULAR})
_SUBJECTS: Final = _PAY_WORDS | _SHARES | {Label.TRIAL, Label.NEUTRAL}
_POSTFIX: Final = (
    frozenset({Label.ABOVE, Label.BELOW, Label.ABOUT, Label.FOREIGN, Label.BASE, Label.NET})
    | _STAGES
    | _SHARES
    | PERIOD_LABELS
)
_MAY_TAKE_NEXT: Final = _POSTFIX - {Label.ABOVE, Label.BELOW, Label.FOREIGN}
_NEAR: Final = 8
_TIED: Final = re.compile(r"[\s:为是约(每达\"'【\[]*")
# 薪资福利：1、5-6K: a heading and a list number may stand between the pay word and the figure.
_HEADING: Final = re.compile(
    r"(?:福利|结构|范围|标准|待遇|构成|水平|区间|[\s:】\])为是约(]|(?<![0-9])[1-9][、.)]|①)*"
)


def gather(folded: str) -> Evidence:
    """Read the figures and the words beside them, in one pass.

    Parameters
    ----------
    folded
        Text from :func:`features.text.fold`.

    Returns
    -------
    Evidence
        Figures with their labels, not yet chosen among.
    """
    gatherer = _Gatherer(folded)
    for index in range(len(gatherer.lexemes)):
        gatherer.take(index)
    found = gatherer.evidence
    found.figures = [figure for figure in found.figures if not figure.counted]
    return found


class _Gatherer:
    """State of one pass over the lexemes of a text."""

    def __init__(self, folded: str) -> None:
        self.folded = folded
        self.lexemes = list(lex(folded))
        self.evidence = Evidence()
        self.before: list[Lexeme] = []
        self.topic: Lexeme | None = None
        self.last: Figure | None = None
        self.attach_at = -1

    def take(self, index: int) -> None:
        """Take in the lexeme at `index`, in order."""
        lexeme = self.lexemes[index]
        token = lexeme.token
        if token is Token.FIGURE:
            self._take_figure(index, lexeme)
        elif token is Token.LABEL or token is Token.PIECE:
            self._take_word(index, lexeme)
        elif token is Token.MONTHS:
            if self.evidence.months is None:
                self.evidence.months = read_months(lexeme.match)
            self.attach_at = lexeme.end
        elif token is Token.PLUS:
            self._take_plus(index, lexeme)
        elif token is Token.STRONG_BREAK:
            self.before, self.topic, self.last = [], None, None
        elif token is Token.WEAK_BREAK:
            self._take_weak_break(lexeme)

    def _next(self, index: int) -> Lexeme | None:
        return self.lexemes[index + 1] if index + 1 < len(self.lexemes) else None

    def _take_weak_break(self, lexeme: Lexeme) -> None:
        if lexeme.match[0] != ")":
            self.last = None
        elif self.folded[self.attach_at : lexeme.start].lstrip()[:1] in ("", "("):
            # A remark in brackets does not part a figure from what is added to it.
            if self.last is not None and "(" in self.folded[self.last.start : self.last.end]:
                self.last.end = lexeme.end
            self.attach_at = lexeme.end
        self.before = []

    def _take_plus(self, index: int, lexeme: Lexeme) -> None:
        figure, self.last, self.before = self.last, None, []
        if figure is None or lexeme.start - self.attach_at > 1:
            return
        follows = self._next(index)
        sum_goes_on = (
            follows is not None
            and follows.token is Token.FIGURE
            and follows.start - lexeme.end <= 1
        )
        lone = not figure.amounts.is_range
        if sum_goes_on or adds_pay(self.folded, lexeme.end):
            # 3000+提成 is a basic wage without the name: a whole beside it counts first.
            figure.labels |= set() if Label.TOTAL in figure.labels else {Label.BASE}
            figure.open_top = True
        elif joins_benefit(self.folded, lexeme.end):
            # 7k+双休 may mean "7k and more"; 4500+双休 and 5-8k+双休 only list.
            figure.open_top = figure.open_top or (lone and figure.amounts.shortened)
        elif lone or not self.folded[lexeme.end :].strip():
            figure.open_top = True

    def _take_word(self, index: int, lexeme: Lexeme) -> None:
        if lexeme.label in (Label.NEGOTIABLE, Label.PERHAPS_NEGOTIABLE):
            self._take_negotiable(lexeme)
        elif self._speaks_of_last(index, lexeme):
            self._attach(lexeme)
        else:
            self.before.append(lexeme)
            if lexeme.label in (Label.PAY, Label.TOTAL) or _names_pay(lexeme):
                self.topic = lexeme

    def _take_negotiable(self, lexeme: Lexeme) -> None:
        found = self.evidence
        sure = lexeme.label is Label.NEGOTIABLE or any(
            word.label is Label.PAY for word in self.before
        )
        if found.negotiable is None or (sure and not found.sure_negotiable):
            found.negotiable, found.sure_negotiable = lexeme, sure

    def _speaks_of_last(self, index: int, lexeme: Lexeme) -> bool:
        """Whether a word right after a figure speaks of it, not of the next one."""
        gap = self.folded[self.attach_at : lexeme.start]
        if self.last is None or self.last.counted or len(gap) > 1 or gap.strip(" (·"):
            return False
        if lexeme.token is Token.PIECE:
            return True
        if lexeme.label not in _POSTFIX or (lexeme.label in _SHARES and self.last.named):
            return False
        if lexeme.label in _STAGES:
            return gap.endswith("(") and self.folded[lexeme.end : lexeme.end + 1] == ")"
        follows = self._next(index)
        if lexeme.label not in _MAY_TAKE_NEXT or follows is None or lexeme.match[0][0] == "/":
            return True
        tied_to_next = not self.folded[lexeme.end : follows.start].strip(" :为是约")
        return not (
            follows.token is Token.FIGURE and tied_to_next and follows.start - lexeme.end <= 1
        )

    def _attach(self, lexeme: Lexeme) -> None:
        figure, label = self.last, lexeme.label
        if figure is None:
            return
        figure.end = self.attach_at = lexeme.end
        if lexeme.token is Token.PIECE:
            # 元/人/天 is pay by the day, told for each person.
            figure.per_piece = figure.period is None and lexeme.match[0] != "/人"
        elif label in PERIOD_LABELS:
            payday = lexeme.match[0] == "日结"
            if figure.period is None or not payday:
                figure.period, figure.payday = _PERIODS[label], payday
        elif label is Label.ABOVE or label is Label.BELOW:
            refused = label is Label.BELOW and is_refused(self.folded, lexeme.end)
            figure.open_top = figure.open_top or label is Label.ABOVE or refused
            figure.open_bottom = figure.open_bottom or (label is Label.BELOW and not refused)
            figure.counted = counts_something(self.folded, lexeme.end)
        elif label is not None and label is not Label.ABOUT:
            figure.labels |= {label}

    def _take_figure(self, index: int, lexeme: Lexeme) -> None:
        amounts = read_amounts(lexeme.match)
        before, self.before = self.before, []
        counted = amounts is None or self._is_counted(index, lexeme)
        if counted and self.folded[self.attach_at : lexeme.start].lstrip().startswith("("):
            return
        self.last = None
        if amounts is None:
            return
        figure = Figure(amounts, lexeme.start, lexeme.end, lexeme.end)
        figure.open_top, figure.counted = amounts.more, counted
        self.last, self.attach_at = figure, lexeme.end
        if not counted:
            self._apply_before(figure, before)
            figure.counted = not figure.named and is_allowance(self.folded, lexeme.end)
            self.evidence.figures.append(figure)

    def _is_counted(self, index: int, lexeme: Lexeme) -> bool:
        follows = self._next(index)
        if is_extra(self.folded, lexeme.start) or is_named_allowance(self.folded, lexeme.end):
            return True
        if lexeme.match["currency"] or lexeme.match["low_currency"]:
            return False
        if (
            follows is not None
            and follows.token is Token.LABEL
            and not self.folded[lexeme.end : follows.start].strip()
        ):
            return False
        return counts_something(self.folded, lexeme.end)

    def _apply_before(self, figure: Figure, before: list[Lexeme]) -> None:
        if not before:
            self._apply_heading(figure)
            return
        labels = _governing(before)
        if not self._is_share(figure, before):
            labels -= _SHARES
        figure.labels = frozenset(labels)
        gap = self.folded[before[-1].end : figure.start]
        near = len(gap) <= _NEAR
        figure.named = near and bool(labels & _PAY_WORDS or any(map(_names_pay, before)))
        figure.wanted = (
            len(gap) <= _NEAR // 2
            and ":" not in gap
            and bool(labels & {Label.WANT, Label.AT_LEAST})
        )
        if not figure.amounts.is_range:
            figure.open_top = figure.open_top or Label.AT_LEAST in labels
            figure.open_bottom = Label.AT_MOST in labels
        self._apply_tied(figure, before)
        if not figure.named:
            self._apply_heading(figure)

    def _is_share(self, figure: Figure, before: list[Lexeme]) -> bool:
        """Whether the nearest word about money says it is an allowance or a bonus."""
        subjects = [word for word in before if word.label in _SUBJECTS or _names_pay(word)]
        if not subjects or subjects[-1].label not in _SHARES:
            return False
        gap = self.folded[subjects[-1].end : figure.start]
        if subjects[-1].label is Label.VARIABLE:
            # 提成5000 is a bonus; in 高提成 5000-8000 the blank begins a new item.
            return (
                not gap[:1].isspace()
                and _TIED.fullmatch(self.folded, before[-1].end, figure.start) is not None
            )
        return len(gap) <= _NEAR

    def _apply_tied(self, figure: Figure, before: list[Lexeme]) -> None:
        """Take the period, or the piece, named by the words that lead up to the figure."""
        settled = False
        for word in reversed(before):
            gap = self.folded[word.end : figure.start]
            if len(gap) > 3 and not _TIED.fullmatch(gap):
                return
            if not settled and word.label in PERIOD_LABELS:
                figure.period, settled = _PERIODS[word.label], True
                figure.payday = word.match[0] == "日结"
            elif not settled and word.token is Token.PIECE:
                figure.per_piece = settled = True
            if word.label is not Label.NEUTRAL and _TIED.fullmatch(gap):
                figure.start = word.start

    def _apply_heading(self, figure: Figure) -> None:
        if self.topic is None or not figure.marked:
            return
        between = self.folded[self.topic.end : figure.start]
        figure.named = len(between) <= 2 * _NEAR and bool(_HEADING.fullmatch(between))


def _governing(before: list[Lexeme]) -> set[Label]:
    """Labels of the words before a figure; of probation and after it, the later one."""
    labels = {word.label for word in before if word.label is not None}
    stages = [word.label for word in before if word.label in (Label.REGULAR, Label.TRIAL)]
    if len(stages) > 1 and stages[-1] is not None:
        labels = (labels - {Label.REGULAR, Label.TRIAL}) | {stages[-1]}
    return labels


def _names_pay(word: Lexeme) -> bool:
    """Whether a period word is one of pay (月薪, 日结), not of time (每月)."""
    return word.label in PERIOD_LABELS and any(char in word.match[0] for char in "薪入资均结")
