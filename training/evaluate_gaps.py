"""How well the skills that a gap lists first are those that matter more in the new occupation.

The gap is read off evidence that is not the answer: levels of skill, which O*NET rates apart
from their importance, or the importance in sibling occupations, as a person's postings are
siblings of the work they ask for. What is asked of it are the differences of importance.

A person's own skills are known, and what the other work asks for has to be read: the figure
nearest to that (``held_and_estimated``) takes the importance in the first occupation as given
and estimates that in the second from its levels, by curves fitted on other occupations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from sklearn.isotonic import IsotonicRegression

from recommender.assistance.plan.gaps import rises
from recommender.metrics.interval import Interval, bootstrap_interval
from training.benchmarks.onet import Profile, SkillTable

TOP, N_PAIRS, N_SIBLINGS, N_FOLDS = 5, 200, 3, 10
_MINOR_GROUP: Final = 4  # 15-1252.00: digits and dash of its minor group
_CLOSE: Final = 1e-9


@dataclass(frozen=True, slots=True)
class GapReport:
    """Precision of the first five skills of gaps.

    Parameters
    ----------
    n_pairs, seed
        Behind the figures.
    precision
        By evidence: of the first five, the share that rises in importance at least as much as
        the fifth that rises most (skills that tie with it are right).
    strict
        The same where ties are settled by name and exactly five are right.
    """

    n_pairs: int
    seed: int
    precision: Mapping[str, Interval]
    strict: Mapping[str, Interval]

    def as_json(self) -> dict[str, object]:
        """Return plain values."""
        return {
            "pairs": self.n_pairs,
            "seed": self.seed,
            "precision_at_5": {name: _plain(one) for name, one in self.precision.items()},
            "precision_at_5_strict": {name: _plain(one) for name, one in self.strict.items()},
        }

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield f"{self.n_pairs} pairs of related occupations, seed {self.seed}"
        for name, one in self.precision.items():
            yield f"precision@5 {name:<22} {_said(one)}  strict {_said(self.strict[name])}"


def evaluate_gaps(table: SkillTable, seed: int = 0, n_pairs: int = N_PAIRS) -> GapReport:
    """Return the report over pairs drawn from those related.

    Parameters
    ----------
    table
        Profiles and pairs.
    seed
        Of the draw and of the resamples.
    n_pairs
        Drawn at most.

    Raises
    ------
    ValueError
        There are no pairs.
    """
    rng = np.random.default_rng(seed)
    n = min(n_pairs, len(table.related))
    chosen = [table.related[i] for i in rng.permutation(len(table.related))[:n].tolist()]
    estimated = estimated_importance(table)
    loose: dict[str, list[float]] = {}
    exact: dict[str, list[float]] = {}
    for before, after in chosen:
        truth = rises(table.importance[before], table.importance[after])
        for name, found in _gaps(table, estimated, before, after).items():
            loose.setdefault(name, []).append(_precision(found, truth))
            exact.setdefault(name, []).append(_overlap(found, truth))
    return GapReport(n, seed, _intervals(loose, rng), _intervals(exact, rng))


Ranked = Sequence[tuple[str, float]]


def estimated_importance(table: SkillTable) -> dict[str, Profile]:
    """Return the importance of skills in each occupation, estimated from levels alone.

    Per skill a curve that never falls (isotonic regression), fitted on nine tenths of the
    occupations and read for the tenth that it has not seen.
    """
    codes, skills = sorted(table.importance), sorted(next(iter(table.importance.values())))
    level = np.array([[table.level[code][skill] for skill in skills] for code in codes])
    importance = np.array([[table.importance[code][skill] for skill in skills] for code in codes])
    fold = np.arange(len(codes)) % N_FOLDS
    found = np.empty_like(importance)
    for part in range(min(N_FOLDS, len(codes))):
        own = fold == part
        for i in range(len(skills)):
            curve = IsotonicRegression(out_of_bounds="clip")
            curve.fit(level[~own, i], importance[~own, i])
            found[own, i] = curve.predict(level[own, i])
    return {
        code: dict(zip(skills, row.tolist(), strict=True))
        for code, row in zip(codes, found, strict=True)
    }


def _gaps(
    table: SkillTable, estimated: Mapping[str, Profile], before: str, after: str
) -> dict[str, Ranked]:
    """Return the gap between two occupations by evidence, the most first."""
    importance, level = table.importance, table.level
    found: dict[str, Ranked] = {
        "held_and_estimated": rises(importance[before], estimated[after]),
        "level": rises(level[before], level[after]),
        # Half of this evidence is the answer itself: an upper bound, no independent figure.
        "level_times_importance": rises(
            _times(level[before], importance[before]), _times(level[after], importance[after])
        ),
        # What is asked for most, whatever the person can: no gap at all.
        "no_gap": rises({}, importance[after]),
    }
    siblings = _siblings(table, before, after)
    if siblings:
        found["siblings"] = rises(importance[before], _mean(siblings))
    return found


def _siblings(table: SkillTable, before: str, after: str) -> list[Profile]:
    """Return the importance of up to three other occupations of the minor group of `after`."""
    group = after[:_MINOR_GROUP]
    same = (code for code in table.importance if code.startswith(group))
    others = [code for code in same if code not in (before, after)]
    return [table.importance[code] for code in sorted(others)[:N_SIBLINGS]]


def _times(one: Profile, other: Profile) -> dict[str, float]:
    return {skill: value * other[skill] for skill, value in one.items() if skill in other}


def _mean(profiles: Sequence[Profile]) -> dict[str, float]:
    return {
        skill: sum(profile.get(skill, 0.0) for profile in profiles) / len(profiles)
        for skill in profiles[0]
    }


def _precision(found: Ranked, truth: Ranked) -> float:
    least = truth[:TOP][-1][1] - _CLOSE
    risen = {name for name, rise in truth if rise >= least}
    return sum(name in risen for name, _ in found[:TOP]) / TOP


def _overlap(found: Ranked, truth: Ranked) -> float:
    first = {name for name, _ in truth[:TOP]}
    return sum(name in first for name, _ in found[:TOP]) / TOP


def _intervals(figures: Mapping[str, list[float]], rng: np.random.Generator) -> dict[str, Interval]:
    return {name: bootstrap_interval(np.array(values), rng) for name, values in figures.items()}


def _plain(one: Interval) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in one._asdict().items()}


def _said(one: Interval) -> str:
    return f"{one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]"
