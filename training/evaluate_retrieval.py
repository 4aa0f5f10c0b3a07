"""The report of a run: graded, beside an earlier one, as lines, JSON and a picture."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import zip_longest

from recommender.metrics.interval import Interval
from training.compare_retrieval import (
    Change,
    RetrievalComparison,
    compare_retrieval,
    plain_figures,
)
from training.list_recall import ListRecall
from training.picture import Bar, intervals_svg
from training.retrieval_runs import Answered, Grades, RetrievalRun, Shown
from training.score_retrieval import Figures, Scored, figures_of, score_run

_TITLE_WIDTH = 34


@dataclass(frozen=True, slots=True)
class RetrievalReport:
    """What was shown, and what it is worth.

    Parameters
    ----------
    run
        What was shown.
    grades
        Of sentences and postings, empty without any.
    scored
        By the id of the sentence.
    figures
        ``ndcg`` and ``precision`` with intervals, by group of sentences; empty without grades.
    comparison
        With an earlier run.
    seed
        Of the resamples.
    recall
        What each ranked list finds of the postings graded as good; ``None`` without any.
    """

    run: RetrievalRun
    grades: Grades
    scored: Mapping[str, Scored]
    figures: Mapping[str, Figures]
    comparison: RetrievalComparison | None
    seed: int
    recall: ListRecall | None = None

    def as_json(self) -> dict[str, object]:
        """Return plain values; `training.retrieval_runs.read_run` reads them again."""
        report = self.run.model_dump(mode="json")
        if self.grades:
            report |= {
                "seed": self.seed,
                "shown": sum(len(a.shown) for a in self.run.answers),
                "ungraded": self.n_ungraded(),
                "nothing_fits": self.nothing_fits(),
                "figures": plain_figures(self.figures),
            }
        if self.recall:
            report["lists"] = self.recall.as_json()
        if self.comparison:
            report["comparison"] = self.comparison.as_json()
        return report

    def n_ungraded(self) -> int:
        """Return how many of the pairs shown have no grade."""
        return sum(scored.ungraded for scored in self.scored.values())

    def nothing_fits(self) -> list[str]:
        """Return the ids of sentences without any graded posting above 0."""
        return [name for name, scored in self.scored.items() if math.isnan(scored.ndcg)]

    def lines(self) -> Iterator[str]:
        """Yield everything as lines: each sentence with what is shown for it, then figures."""
        for answered in self.run.answers:
            yield from self._sentence(answered)
            yield ""
        yield from self._summary()

    def _sentence(self, answered: Answered) -> Iterator[str]:
        name = answered.sentence.id
        change = self.comparison.changes.get(name) if self.comparison else None
        yield f"{name}  {answered.sentence.text}"
        yield f"     read as: {', '.join(answered.wish) or '—'}"
        if answered.relaxed:
            yield f"     gave way: {', '.join(answered.relaxed)}"
        if not answered.shown:
            yield "     nothing is shown"
        if change is None:
            yield from (self._one(name, shown) for shown in answered.shown)
        else:
            yield from self._two(name, change, answered)
        if self.grades:
            yield f"     {self._worth(name, change)}"

    def _one(self, name: str, shown: Shown) -> str:
        score = "  — " if shown.score is None else f"{shown.score:.2f}"
        return f"{shown.rank:>4} {self._grade(name, shown)}{score}  {shown.title}"

    def _two(self, name: str, change: Change, answered: Answered) -> Iterator[str]:
        old = {shown.posting for shown in change.before.shown}
        for before, now in zip_longest(change.before.shown, answered.shown):
            left = self._beside(name, before)
            new = "  +" if now and now.posting not in old else ""
            rank = (before or now).rank
            yield f"{rank:>4} {_padded(left)} | {self._beside(name, now)}{new}"

    def _beside(self, name: str, shown: Shown | None) -> str:
        return f"{self._grade(name, shown)}{shown.title}" if shown else ""

    def _grade(self, name: str, shown: Shown) -> str:
        if not self.grades:
            return ""
        return f"[{self.grades.get((name, shown.posting), '?')}] "

    def _worth(self, name: str, change: Change | None) -> str:
        scored = self.scored[name]
        worth = f"nDCG {scored.ndcg:.3f}  precision {scored.precision:.2f}"
        if scored.ungraded:
            worth += f"  ungraded {scored.ungraded}"
        return worth if change is None else f"{worth}  nDCG {change.ndcg:+.3f}, new {change.n_new}"

    def _summary(self) -> Iterator[str]:
        run = self.run
        yield f"{run.encoder}  {run.scorer}  {run.retrieval}  {run.index_rows} postings  k={run.k}"
        if self.grades:
            n_shown = sum(len(a.shown) for a in run.answers)
            yield f"ungraded {self.n_ungraded()} of {n_shown} shown; they count 0"
            yield f"nothing graded above 0: {', '.join(self.nothing_fits()) or '—'}"
        for group, figures in self.figures.items():
            yield from _group_lines(group, figures, self.comparison)
        if self.recall:
            yield from self.recall.lines()
        if self.comparison:
            yield from _comparison_lines(self.comparison)

    def picture(self) -> str:
        """Return an SVG of the figures, those of before above those of now."""
        return intervals_svg(f"{self.run.encoder}, k={self.run.k}", list(self._bars()))

    def _bars(self) -> Iterator[Bar]:
        earlier = self.comparison.figures if self.comparison else {}
        for group, figures in self.figures.items():
            for name, value in figures.items():
                before = earlier.get(group, {}).get(name)
                if before is not None:
                    yield Bar(f"{group} {name} before", before)
                yield Bar(f"{group} {name}", value)


def evaluate_retrieval(
    run: RetrievalRun,
    grades: Grades,
    before: RetrievalRun | None = None,
    seed: int = 1,
    recall: ListRecall | None = None,
) -> RetrievalReport:
    """Return the report of a run.

    Parameters
    ----------
    run
        What was shown.
    grades
        By sentence and posting; may be empty.
    before
        An earlier run to compare with.
    seed
        Of the resamples that give the intervals.
    recall
        Of the ranked lists, where it was measured.

    Raises
    ------
    InvalidInput
        The earlier run is not of these sentences.
    """
    scored = score_run(run, grades)
    return RetrievalReport(
        run,
        grades,
        scored,
        figures_of(list(scored.values()), seed) if grades else {},
        compare_retrieval(before, run, grades, seed) if before else None,
        seed,
        recall,
    )


def _group_lines(
    group: str, figures: Figures, comparison: RetrievalComparison | None
) -> Iterator[str]:
    earlier = comparison.figures.get(group, {}) if comparison else {}
    for name, value in figures.items():
        before = f"{_said(earlier[name])} → " if name in earlier else ""
        yield f"{group:<11} {name:<10} {before}{_said(value)}"


def _comparison_lines(comparison: RetrievalComparison) -> Iterator[str]:
    n_new = sum(change.n_new for change in comparison.changes.values())
    yield f"new among those shown: {n_new} in {len(comparison.changes)} sentences"
    yield f"read differently than before: {', '.join(comparison.read_anew()) or '—'}"
    for name, value in comparison.difference.items():
        yield f"difference  {name:<10} {value.mean:+.3f} [{value.low:+.3f}, {value.high:+.3f}]"
    if comparison.n_ungraded:
        yield f"ungraded before: {comparison.n_ungraded}"
    if comparison.figures:
        yield f"worse: {', '.join(comparison.worse()) or '—'}"
        for name in comparison.worse():
            yield f"  {name}  {comparison.changes[name].ndcg:+.3f}"


def _said(value: Interval) -> str:
    return f"{value.mean:.3f} [{value.low:.3f}, {value.high:.3f}]"


def _padded(text: str) -> str:
    """Return a text cut and filled to a number of columns; Chinese characters take two."""
    kept, width = "", 0
    for character in text:
        columns = 2 if unicodedata.east_asian_width(character) in "WF" else 1
        if width + columns > _TITLE_WIDTH:
            break
        kept, width = kept + character, width + columns
    return kept + " " * (_TITLE_WIDTH - width)
