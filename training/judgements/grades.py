"""The grades of the judged set, and how far two passes agree."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
from sklearn.metrics import cohen_kappa_score

from recommender.errors import InvalidInput
from recommender.metrics.interval import Interval

GRADES: Final = "grades.csv"
LEVELS: Final = (0, 1, 2, 3)
SUITABLE: Final = 2
_HEADER: Final = ("seeker", "posting", "pass", "grade")
_N_RESAMPLES: Final = 1000
Grades = Mapping[str, Mapping[str, int]]
IntArray = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far two passes over the same pairs agree.

    Parameters
    ----------
    n_pairs, n_seekers
        Behind the figures.
    kappa
        Cohen's, with quadratic weights; its interval by drawing people anew.
    equal, one_apart
        Shares of the pairs.
    """

    n_pairs: int
    n_seekers: int
    kappa: Interval
    equal: float
    one_apart: float


def read_grades(folder: Path, of_pass: int = 1) -> Grades:
    """Return the grade of each posting by person, of one pass.

    Raises
    ------
    InvalidInput
        A row holds no grade, or a pair has two in one pass.
    """
    path = folder / GRADES
    grades: defaultdict[str, dict[str, int]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _HEADER:
            raise InvalidInput(detail=f"{path.name}: the columns are not {', '.join(_HEADER)}")
        for row in reader:
            where = f"{path.name}:{reader.line_num}"
            if row["pass"] not in ("1", "2") or row["grade"] not in map(str, LEVELS):
                raise InvalidInput(detail=f"{where}: no grade from 0 to 3 of pass 1 or 2")
            if int(row["pass"]) == of_pass:
                if row["posting"] in grades[row["seeker"]]:
                    raise InvalidInput(detail=f"{where}: the pair has a grade already")
                grades[row["seeker"]][row["posting"]] = int(row["grade"])
    return {seeker: dict(postings) for seeker, postings in grades.items() if postings}


def agreement(first: Grades, second: Grades, seed: int = 1) -> Agreement:
    """Return how far two passes agree on the pairs that both graded.

    Parameters
    ----------
    first, second
        Grades of either pass.
    seed
        Of the resamples.

    Raises
    ------
    ValueError
        No pair was graded twice.

    Source
    ------
    Cohen, *Weighted Kappa*, Psychological Bulletin 1968.
    """
    people = [
        np.array([(first[s][p], second[s][p]) for p in second[s] if p in first[s]], dtype=np.int64)
        for s in second
        if s in first
    ]
    people = [pairs for pairs in people if len(pairs)]
    if not people:
        raise ValueError("no pair was graded twice")
    rng = np.random.default_rng(seed)
    drawn = [
        _kappa(np.concatenate([people[i] for i in rng.integers(len(people), size=len(people))]))
        for _ in range(_N_RESAMPLES)
    ]
    pairs = np.concatenate(people)
    apart = np.abs(pairs[:, 0] - pairs[:, 1])
    low, high = np.nanquantile(drawn, [0.025, 0.975])
    return Agreement(
        n_pairs=len(pairs),
        n_seekers=len(people),
        kappa=Interval(_kappa(pairs), float(low), float(high)),
        equal=float((apart == 0).mean()),
        one_apart=float((apart == 1).mean()),
    )


def _kappa(pairs: IntArray) -> float:
    found = cohen_kappa_score(pairs[:, 0], pairs[:, 1], labels=list(LEVELS), weights="quadratic")
    return float(found)
