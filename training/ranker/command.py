"""Train a ranker, compare it with the default scorer, and publish it only if it is better."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from features.progress import Progress, silent
from recommender.metrics.interval import Interval
from recommender.ranking.scorer import Calibration
from recommender.services.matching import Matching
from training.judgements.grades import Grades
from training.judgements.judged_set import JudgedSeeker
from training.ranker.calibrate import calibration_error, fit_calibration
from training.ranker.lambdamart import Recipe, crossed, gain, ndcg_of, scored, train
from training.ranker.pairs import PersonPairs, feature_names, judged_pairs

MODEL = "ranker-{seed}.txt"


@dataclass(frozen=True)
class RankerReport:
    """What came of a training.

    Parameters
    ----------
    n_tune, n_report
        People with a suitable posting in each part.
    ndcg
        NDCG@10 over all that no standing gate keeps out: of the default scorer and of the
        trees, on the people tuned on (trees by folds) and on those reported on.
    gain
        Trees above the default on the latter, with its interval over people.
    calibration
        What the people tuned on teach the default scorer.
    calibration_error
        On those reported on, under it and under the one in force.
    shares
        How much each feature is used by the trees.
    """

    n_tune: int
    n_report: int
    ndcg: dict[str, dict[str, float]]
    gain: Interval
    calibration: Calibration
    calibration_error: dict[str, float]
    shares: dict[str, float]

    @property
    def is_better(self) -> bool:
        """Whether the trees are above the default scorer beyond the interval."""
        return self.gain.low > 0


def train_ranker(
    matching: Matching,
    people: Sequence[JudgedSeeker],
    grades: Grades,
    out: Path,
    seed: int = 1,
    recipe: Recipe | None = None,
    progress: Progress = silent,
) -> RankerReport:
    """Train on those to tune on, report on the others, and write the models to `out`.

    Parameters
    ----------
    matching
        The parts, on a store with the sample city and the judged people.
    people, grades
        The judged set.
    out
        Folder for the models as text, one a seed.
    seed
        Of folds, trees and resamples.
    recipe
        How trees are grown.
    progress
        Told ``("people", done, total)``.
    """
    recipe = recipe or Recipe()
    tables = judged_pairs(matching, people, grades, progress)
    tune, report = (_of(part, people, tables) for part in ("tune", "report"))
    models = train(tune, recipe, seed)
    out.mkdir(parents=True, exist_ok=True)
    for number, model in enumerate(models):
        model.save_model(str(out / MODEL.format(seed=seed + number)))
    trees = ndcg_of(report, [scored(models, person) for person in report])
    default = {
        part: ndcg_of(of, [p.score for p in of])
        for part, of in (("tune", tune), ("report", report))
    }
    by_folds = ndcg_of(tune, crossed(tune, recipe, seed))
    in_force = matching.scorer.config.calibration
    taught = fit_calibration(tune, in_force)
    used = np.mean([model.feature_importance("gain") for model in models], axis=0)
    names = (*feature_names(matching), "default score")
    return RankerReport(
        n_tune=len(tune),
        n_report=len(report),
        ndcg={
            "default": {part: float(values.mean()) for part, values in default.items()},
            "trees": {"tune": float(by_folds.mean()), "report": float(trees.mean())},
        },
        gain=gain(trees, default["report"], seed),
        calibration=taught,
        calibration_error={
            "in force": calibration_error(report, in_force, in_force),
            "taught": calibration_error(report, in_force, taught),
        },
        shares=dict(zip(names, (used / used.sum()).tolist(), strict=True)),
    )


def _of(
    part: str, people: Sequence[JudgedSeeker], tables: Sequence[PersonPairs]
) -> list[PersonPairs]:
    pairs = zip(people, tables, strict=True)
    return [table for person, table in pairs if person.part == part and table.has_suitable]
