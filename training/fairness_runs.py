"""What is shown to each person of a city, and to whom each posting's employer is led."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.domain.match import Match, MatchAnswer
from recommender.domain.posting import JobPosting
from recommender.fairness.exposure import exposure, worth_seen
from recommender.metrics.ranking import ndcg_at
from recommender.services.match_posting import match_posting
from recommender.services.match_seeker import match_seeker
from recommender.services.matching import Matching
from recommender.services.working_age import registered_seeker
from training.judgements.grades import Grades

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True)
class FairnessRun:
    """One run over everybody.

    Parameters
    ----------
    people
        Ids, ``(n_people,)``.
    figures
        By name ``(n_people,)``, NaN where somebody has none: ``shown`` postings, their mean
        ``score``, ``worth`` (scores weighed by how much their ranks are seen), ``pay`` (median of
        what they pay as a share of the wish), ``exposure`` (what the lists of people for all
        postings give a person), and with grades ``ndcg``.
    to_postings, to_employers
        Exposure, ``(n_people, n_postings)`` and ``(n_people, n_employers)``, of those open.
    """

    people: Sequence[str]
    figures: Mapping[str, FloatArray]
    to_postings: FloatArray
    to_employers: FloatArray


def run_fairness(
    matching: Matching, k: int, grades: Grades, progress: Progress = silent
) -> FairnessRun:
    """Ask for everybody who is looking, and for every open posting, as the service does.

    Parameters
    ----------
    matching
        The parts, with indexes that are up to date.
    k
        Matches asked for.
    grades
        May be empty.
    progress
        Told ``("people", done, total)`` and ``("postings", done, total)``.
    """
    store, today = matching.store, matching.clock.today()
    seekers = store.seekers.get_many(store.seekers.ids(status="open"))
    answers: list[MatchAnswer] = []
    for seeker in seekers:
        answers.append(match_seeker(matching, registered_seeker(store, seeker.id, today), k=k))
        progress("people", len(answers), len(seekers))
    postings = store.postings.get_many(store.postings.ids(status="open"))
    people = [seeker.id for seeker in seekers]
    figures = {name: np.array([of(a) for a in answers]) for name, of in _figures(k).items()}
    figures["exposure"] = _exposure(matching, [p.id for p in postings], people, k, progress)
    if grades:
        numbers = [seeker.source_id or seeker.id for seeker in seekers]
        pairs = zip(answers, numbers, strict=True)
        figures["ndcg"] = np.array([_ndcg(a, grades.get(number, {}), k) for a, number in pairs])
    return FairnessRun(people, figures, *_of_postings(answers, postings))


def _figures(k: int) -> Mapping[str, Any]:
    return {
        "shown": lambda answer: float(len(answer.matches)),
        "score": lambda answer: _mean(_scores(answer.matches)),
        "worth": lambda answer: worth_seen(_scores(answer.matches), k),
        "pay": _pay,
    }


def _scores(matches: Iterable[Match]) -> list[float]:
    return [match.score or 0.0 for match in matches]


def _mean(values: Sequence[float]) -> float:
    return statistics.fmean(values) if values else float("nan")


def _pay(answer: MatchAnswer) -> float:
    """Return the median pay of what is shown as a share of the wish, NaN without either."""
    wish = answer.profile.salary_min_cny_month if answer.profile else None
    ends = [
        [p for p in (m.posting.salary_min_cny_month, m.posting.salary_max_cny_month) if p]
        for m in answer.matches
    ]
    paid = [statistics.fmean(known) for known in ends if known]
    return statistics.median(paid) / wish if wish and paid else float("nan")


def _exposure(
    matching: Matching, postings: Sequence[str], people: Sequence[str], k: int, progress: Progress
) -> FloatArray:
    """Return what each person gets of the lists of people; NaN for whom no list may name."""
    lists: list[list[str]] = []
    for posting in postings:
        found = match_posting(matching, posting, k=k).matches
        lists.append([match.seeker.id for match in found])
        progress("postings", len(lists), len(postings))
    view = matching.seekers.view()
    may_be_named = set(view.ids[view.alive].tolist())
    got: FloatArray = exposure(lists, people).sum(axis=0)
    return np.where([person in may_be_named for person in people], got, np.nan)


def _ndcg(answer: MatchAnswer, grades: Mapping[str, int], k: int) -> float:
    if not grades:
        return float("nan")
    shown = [grades.get(m.posting.source_id or m.posting.id, 0) for m in answer.matches]
    pool = np.array(list(grades.values()), dtype=np.int64)
    return ndcg_at(np.array(shown, dtype=np.int64), k, pool)


def _of_postings(
    answers: Sequence[MatchAnswer], postings: Sequence[JobPosting]
) -> tuple[FloatArray, FloatArray]:
    shown = [[match.posting for match in answer.matches] for answer in answers]
    ids, employers = [p.id for p in postings], sorted({_employer(p) for p in postings})
    return (
        exposure([[p.id for p in row] for row in shown], ids),
        exposure([[_employer(p) for p in row] for row in shown], employers),
    )


def _employer(posting: JobPosting) -> str:
    return posting.employer_name or posting.id
