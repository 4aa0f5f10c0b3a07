"""How evenly introductions are shared out with congestion control, and what it costs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.errors import NotFound
from recommender.fairness.exposure import gini
from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import ndcg_at
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker
from training.judgements.grades import SUITABLE, Grades
from training.judgements.judged_set import JudgedSeeker
from training.judgements.pool import by_number
from training.picture import Bar, grouped_svg
from training.simulate_introductions import Arm, K, Run, ScoredList, arms, scored_list, simulate
from training.simulated_seekers import draw_seekers

ARMS: Final[tuple[Arm, ...]] = ("off", "on", "free")
N_RESAMPLES: Final = 2000
FloatArray = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class SimulatedCity:
    """Everything scored once, so that runs only re-rank.

    Parameters
    ----------
    pool, judged
        Lists of the drawn seekers, and of the judged people.
    grades
        Of each judged person, by row of the index.
    n_graded
        Grades of each judged person, of all pairs.
    is_open, is_reached
        By row: open and in date; and, of those, an answer as asked on somebody's list.
    openings
        By row, 1 where unknown.
    """

    pool: Sequence[ScoredList]
    judged: Sequence[ScoredList]
    grades: Sequence[Mapping[int, int]]
    n_graded: Sequence[Sequence[int]]
    is_open: Flags
    is_reached: Flags
    openings: FloatArray


@dataclass(frozen=True, slots=True)
class CongestionReport:
    """Figures of each arm, and of the others against ``off``.

    Parameters
    ----------
    n_seekers, n_judged, seeds
        Behind the figures.
    n_postings
        Postings that are open, and that somebody was reached by.
    figures
        By arm and name; intervals over runs, of ``ndcg_at_10`` over people.
    changes
        By arm and name, relative to ``off``: what the Gini fell by, what NDCG and worth lost.
    """

    n_seekers: int
    n_judged: int
    seeds: Sequence[int]
    n_postings: Mapping[str, int]
    figures: Mapping[str, Mapping[str, Interval]]
    changes: Mapping[str, Mapping[str, Interval]]

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "seekers": self.n_seekers,
            "judged": self.n_judged,
            "seeds": list(self.seeds),
            "postings": dict(self.n_postings),
            "arms": {arm: _plain(figures) for arm, figures in self.figures.items()},
            "against_off": {arm: _plain(changes) for arm, changes in self.changes.items()},
        }

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield (
            f"{self.n_seekers} seekers a run, {len(self.seeds)} runs, "
            f"{self.n_postings['open']} open postings, {self.n_postings['reached']} reached"
        )
        for arm, figures in self.figures.items():
            for name, value in figures.items():
                yield f"{arm:<5} {name:<28} {_said(value)}"
        for arm, changes in self.changes.items():
            for name, value in changes.items():
                yield f"{arm:<5} against off: {name:<15} {_said(value)}"

    def picture(self) -> str:
        """Return an SVG of the figures from 0 to 1, a block a figure."""
        names = next(iter(self.figures.values()))
        blocks = {
            name: [Bar(arm, figures[name]) for arm, figures in self.figures.items()]
            for name in names
        }
        return grouped_svg(f"Introductions of {self.n_seekers} seekers", blocks)


def simulated_city(
    matching: Matching,
    seekers: Sequence[JudgedSeeker],
    grades: Grades,
    n_seekers: int,
    seed: int,
    progress: Progress = silent,
) -> SimulatedCity:
    """Draw seekers and score them and the judged people, as the service does.

    Parameters
    ----------
    matching
        The parts, on a store with the sample city and the judged people.
    seekers, grades
        Whom to measure NDCG on; people without a suitable posting are left out.
    n_seekers
        To draw, from everybody in the store.
    seed
        Of the draw.
    progress
        Told ``("people", done, total)``.

    Raises
    ------
    NotFound
        Somebody who is judged is not in the store.
    """
    store, today, view = matching.store, matching.clock.today(), matching.postings.view()
    people = [registered_seeker(store, i, today) for i in store.seekers.ids(status="open")]
    people = [person for person in people if person.working_age != "under_16"]
    is_open = view.alive & (
        (view.columns.valid_through == 0) | (view.columns.valid_through >= today.toordinal())
    )
    stored = by_number(store)
    judged = [s.id for s in seekers if max(grades.get(s.id, {"": 0}).values()) >= SUITABLE]
    for number in judged:
        if number not in stored:
            raise NotFound(kind="seeker", id=number)
    occupations = view.columns.occupation[is_open].tolist()
    rng = np.random.default_rng(seed)
    drawn = [*draw_seekers(people, occupations, n_seekers, rng)]
    drawn += [registered_seeker(store, stored[number], today) for number in judged]
    lists: list[ScoredList] = []
    for seeker in drawn:
        lists.append(scored_list(matching, view, seeker))
        progress("people", len(lists), len(drawn))
    row_of = {number: row for row, number in enumerate(_numbers(matching, view.ids.tolist()))}
    pool = lists[:n_seekers]
    return SimulatedCity(
        pool=pool,
        judged=lists[n_seekers:],
        grades=[{row_of[p]: g for p, g in grades[n].items() if p in row_of} for n in judged],
        n_graded=[list(grades[number].values()) for number in judged],
        is_open=is_open,
        is_reached=is_open & _reached(pool, len(view.ids)),
        openings=np.maximum(view.columns.openings, 1).astype(np.float64),
    )


def evaluate_congestion(
    matching: Matching, city: SimulatedCity, seeds: Sequence[int], progress: Progress = silent
) -> CongestionReport:
    """Run every arm with every seed and compare.

    Parameters
    ----------
    matching
        With the weights in force.
    city
        Of `simulated_city`.
    seeds
        One a run; the first also seeds resamples.
    progress
        Told ``("runs", done, total)``.
    """
    runs: dict[Arm, list[Run]] = {arm: [] for arm in ARMS}
    for done, run_seed in enumerate(seeds, start=1):
        for arm, config in arms(matching.reranking).items():
            n_rows = len(city.is_open)
            runs[arm].append(simulate(city.pool, city.judged, n_rows, config, arm, run_seed))
        progress("runs", done, len(seeds))
    by_run = {arm: _by_run(city, of_arm) for arm, of_arm in runs.items()}
    ndcg = {arm: _ndcg(city, of_arm) for arm, of_arm in runs.items()}
    return CongestionReport(
        n_seekers=len(city.pool),
        n_judged=len(city.judged),
        seeds=tuple(seeds),
        n_postings={"open": int(city.is_open.sum()), "reached": int(city.is_reached.sum())},
        figures={
            arm: {name: _interval(values, seeds[0]) for name, values in by_run[arm].items()}
            | {"ndcg_at_10": _interval(ndcg[arm], seeds[0])}
            for arm in ARMS
        },
        changes={
            arm: {
                **{
                    name: _interval(1 - by_run[arm][name] / off, seeds[0])
                    for name, off in by_run["off"].items()
                    if name != "postings_without_any"
                },
                "ndcg_at_10": _share_lost(ndcg["off"], ndcg[arm], seeds[0]),
            }
            for arm in ARMS
            if arm != "off"
        },
    )


def _numbers(matching: Matching, ids: Sequence[str]) -> list[str]:
    numbers = {p.id: p.source_id or p.id for p in matching.store.postings.page(limit=100_000)}
    return [numbers.get(i, i) for i in ids]


def _reached(pool: Sequence[ScoredList], n_rows: int) -> Flags:
    """Return which rows stand first in a line that answers somebody's wish as it was asked."""
    reached = np.zeros(n_rows, dtype=np.bool_)
    for offered in pool:
        for line in np.flatnonzero(offered.answers):
            reached[offered.rows[line][0]] = True
    return reached


def _by_run(city: SimulatedCity, runs: Sequence[Run]) -> dict[str, FloatArray]:
    """Return the figures that each run has one of, ``(n_runs,)`` each."""
    of: dict[str, Callable[[Run], float]] = {
        "gini_reached": lambda run: gini(run.introductions[city.is_reached]),
        "gini_open": lambda run: gini(run.introductions[city.is_open]),
        "gini_reached_per_opening": lambda run: gini(
            (run.introductions / city.openings)[city.is_reached]
        ),
        "gini_open_per_opening": lambda run: gini(
            (run.introductions / city.openings)[city.is_open]
        ),
        "postings_without_any": lambda run: float((run.introductions[city.is_reached] == 0).mean()),
        "worth": lambda run: run.worth,
    }
    return {name: np.array([figure(run) for run in runs]) for name, figure in of.items()}


def _ndcg(city: SimulatedCity, runs: Sequence[Run]) -> FloatArray:
    """Return the NDCG of each judged person, a mean over runs and looks."""
    looks = [look for run in runs for look in run.ranked]
    values = np.zeros(len(city.judged))
    for who, (grades, pool) in enumerate(zip(city.grades, city.n_graded, strict=True)):
        of_pool = np.array(pool, dtype=np.int64)
        shown = (np.array([grades.get(row, 0) for row in look[who]]) for look in looks)
        values[who] = np.mean([ndcg_at(g.astype(np.int64), K, of_pool) for g in shown])
    return values


def _interval(values: FloatArray, seed: int) -> Interval:
    return bootstrap_interval(values, np.random.default_rng(seed), N_RESAMPLES)


def _share_lost(before: FloatArray, after: FloatArray, seed: int) -> Interval:
    """Return by which share the mean fell, with its interval over people."""
    rng = np.random.default_rng(seed)
    drawn = rng.integers(len(before), size=(N_RESAMPLES, len(before)))
    lost = 1 - after[drawn].mean(axis=1) / before[drawn].mean(axis=1)
    low, high = np.quantile(lost, (0.025, 0.975))
    return Interval(1 - float(after.mean() / before.mean()), float(low), float(high))


def _plain(figures: Mapping[str, Interval]) -> dict[str, dict[str, float]]:
    return {
        name: {key: round(value, 4) for key, value in interval._asdict().items()}
        for name, interval in figures.items()
    }


def _said(interval: Interval) -> str:
    return f"{interval.mean:.4f} [{interval.low:.4f}, {interval.high:.4f}]"
