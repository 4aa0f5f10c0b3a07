"""How often the linker, or the package's own coding, gives the class chosen by reading.

A title counts once; one that the linker abstains on counts as wrong. Titles that name
no work are kept apart: there the right answer is to abstain.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from features.occupation.linker import OccupationLinker
from recommender.metrics.interval import Interval, bootstrap_interval
from recommender.metrics.ranking import reciprocal_rank
from training.encoder.chinese import titles_never_seen
from training.gold_titles import NO_WORK, GoldTitle

CANDIDATES = 5
ALL_FAMILIES = "all"
SEEN, UNSEEN = "seen classes", "unseen classes"
N_RESAMPLES = 1000
_GROUP_PARTS = 3
_FIRST_ONLY = ("exact", "exact_also", "group", "group_also")
FloatArray = npt.NDArray[np.float64]
FamilyFigures = dict[str, dict[str, Interval]]


@dataclass(frozen=True, slots=True)
class GoldFigures:
    """Figures of the linker on labelled titles.

    Parameters
    ----------
    families
        Figures of `title_figures` as means with intervals, by family, by whether the
        encoder was trained on other titles of the class, and for all.
    n_titles
        Titles behind them.
    n_without_work, n_abstained
        Titles that name no work, and those of them the linker abstained on.
    """

    families: FamilyFigures
    n_titles: dict[str, int]
    n_without_work: int
    n_abstained: int


def measure_linker(
    linker: OccupationLinker, gold: Sequence[GoldTitle], seed: int, k: int = CANDIDATES
) -> GoldFigures:
    """Return how the linker does on titles as they were typed (about 5 s for 400).

    Parameters
    ----------
    linker
        Cleans and splits the titles itself and abstains as it does in service.
    gold
        Labelled titles.
    seed
        Of the resamples of every interval.
    k
        Candidates a title; a class that is not among them has a reciprocal rank of 0.
    """
    answers = linker.link([title.title for title in gold], k)
    found = [[candidate.code for candidate in candidates] for candidates in answers]
    working = [i for i, title in enumerate(gold) if title.code != NO_WORK]
    titles = [gold[i] for i in working]
    idle = [codes for codes, title in zip(found, gold, strict=True) if title.code == NO_WORK]
    return GoldFigures(
        families=by_family(titles, title_figures(titles, [found[i] for i in working]), seed),
        n_titles={name: len(places) for name, places in _places(titles).items()},
        n_without_work=len(idle),
        n_abstained=sum(not codes for codes in idle),
    )


def title_figures(
    gold: Sequence[GoldTitle], found: Sequence[Sequence[str]]
) -> dict[str, FloatArray]:
    """Return the figures of each title by name, each of shape ``(n_titles,)``.

    ``exact`` asks for the whole code, ``group`` for its 小类 (three parts of four), of the
    first candidate; ``mrr`` is the reciprocal rank of the whole code. The names that end
    in ``_also`` count every class a coder could defend. ``answered`` is 1 where there is
    a candidate.

    Parameters
    ----------
    gold
        Titles that name work.
    found
        Codes found for each, best first; none where there is no answer.
    """
    rows = [
        {
            "answered": float(bool(codes)),
            "exact": _first_is(codes, {title.code}),
            "exact_also": _first_is(codes, title.accepted),
            "group": _first_is(_groups(codes), set(_groups([title.code]))),
            "group_also": _first_is(_groups(codes), set(_groups(title.accepted))),
            "mrr": _reciprocal_rank(codes, {title.code}),
            "mrr_also": _reciprocal_rank(codes, title.accepted),
        }
        for title, codes in zip(gold, found, strict=True)
    ]
    return {name: np.array([row[name] for row in rows]) for name in (rows[0] if rows else ())}


def silver_figures(
    gold: Sequence[GoldTitle], coded: Sequence[tuple[str, str]], seed: int
) -> FamilyFigures:
    """Return how often the machine's code of a title is the one chosen by reading.

    Titles that name no work are left out: the machine has a class for them (8-00-00-00).

    Parameters
    ----------
    gold
        Labelled titles.
    coded
        Titles with the machine's code, as `load_silver_titles` gives them; a title that
        stands twice counts by its last code.
    seed
        Of the resamples of every interval.
    """
    codes = dict(coded)
    titles = [title for title in gold if title.code != NO_WORK]
    figures = title_figures(titles, [[codes[title.title]] for title in titles])
    return by_family(titles, {name: figures[name] for name in _FIRST_ONLY}, seed)


def by_family(
    gold: Sequence[GoldTitle], figures: Mapping[str, FloatArray], seed: int
) -> FamilyFigures:
    """Return the mean and 95% interval of each figure, by family and for all titles."""
    return {
        family: {
            name: bootstrap_interval(values[places], np.random.default_rng(seed), N_RESAMPLES)
            for name, values in figures.items()
        }
        for family, places in _places(gold).items()
    }


def _places(gold: Sequence[GoldTitle]) -> dict[str, list[int]]:
    families = sorted({title.family for title in gold})
    places = {name: [i for i, t in enumerate(gold) if t.family == name] for name in families}
    # No title here was trained on; of unseen classes, no other title was either.
    for name, never in ((SEEN, False), (UNSEEN, True)):
        places[name] = [i for i, t in enumerate(gold) if titles_never_seen(t.code) == never]
    places[ALL_FAMILIES] = list(range(len(gold)))
    return {name: rows for name, rows in places.items() if rows}


def _groups(codes: Sequence[str] | frozenset[str]) -> list[str]:
    return ["-".join(code.split("-")[:_GROUP_PARTS]) for code in codes]


def _first_is(codes: Sequence[str], right: set[str] | frozenset[str]) -> float:
    return float(bool(codes) and codes[0] in right)


def _reciprocal_rank(codes: Sequence[str], right: set[str] | frozenset[str]) -> float:
    return reciprocal_rank(np.array([code in right for code in codes], dtype=np.bool_))
