"""Measure how well service items are found by what people say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from recommender.domain.service import RIGHTS, FoundServices, Service
from recommender.metrics.interval import Interval, bootstrap_interval
from training.benchmarks.services import ServiceQuestion

Finder = Callable[[str], FoundServices]
N_RESAMPLES: Final = 2000
N_SHOWN: Final = 3


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the items found for it, best first, and whether it was read as of a right."""

    question: ServiceQuestion
    found: tuple[str, ...]
    rights_matter: bool

    @property
    def first_right(self) -> bool:
        """Whether the right item came first."""
        return self.found[:1] == (self.question.item,)

    @property
    def first_fits(self) -> bool:
        """Whether what came first is right or acceptable; for no item, so is nothing."""
        right = self.question.also | {self.question.item}
        return self.found[0] in right if self.found else self.question.item is None

    @property
    def in_first_three(self) -> bool:
        """Whether the right item is among the first three."""
        return self.question.item in self.found[:N_SHOWN]


@dataclass(frozen=True, slots=True)
class ServiceReport:
    """What was measured.

    Parameters
    ----------
    seed
        Of the resamples.
    figures
        ``hit_at_1``: the right item first; ``fits_at_1``: it or an acceptable one first;
        ``hit_at_3``: the right one in the first three; ``abstained``: of the questions that
        no item answers, those answered by nothing or by an acceptable item;
        ``rights_recall``: of the questions about a right, those read as such;
        ``rights_precision``: of those read as such, those that are.
    counts
        Questions with an item, without one, and about a right.
    misses
        For each question where not the right item came first: its words, what is right, what
        was found.
    """

    seed: int
    figures: Mapping[str, Interval]
    counts: Mapping[str, int]
    misses: tuple[Mapping[str, object], ...]

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        figures = {
            name: {k: round(v, 4) for k, v in one._asdict().items()}
            for name, one in self.figures.items()
        }
        return {
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            **figures,
            "questions": dict(self.counts),
            "misses": [dict(miss) for miss in self.misses],
        }

    def lines(self) -> Iterator[str]:
        """Yield the report in words."""
        for name, one in self.figures.items():
            yield f"{name:<16} {one.mean:.3f} [{one.low:.3f}, {one.high:.3f}]"
        yield "  ".join(f"{name} {count}" for name, count in self.counts.items())
        for miss in self.misses:
            yield f"{miss['id']} {miss['text']}: {miss['right']} ≠ {miss['found']}"


def evaluate_services(
    questions: Sequence[ServiceQuestion],
    find: Finder,
    services: Sequence[Service],
    seed: int = 1,
) -> ServiceReport:
    """Measure `find` on questions.

    Parameters
    ----------
    questions
        At least one with an item, one without, and one about a right.
    find
        From words to services.
    services
        All that can be found; labels call them by their ``source_id``.
    seed
        Of the resamples, over questions, that give the intervals.
    """
    names = {one.id: one.source_id or one.id for one in services}
    rights = {names[one.id] for one in services if one.kind == RIGHTS}
    asked = [_ask(question, find, names) for question in questions]
    answered = [one for one in asked if one.question.item is not None]
    unanswered = [one for one in asked if one.question.item is None]
    of_rights = [one for one in answered if one.question.item in rights]
    read_so = [one for one in asked if one.rights_matter]
    values = {
        "hit_at_1": [one.first_right for one in answered],
        "fits_at_1": [one.first_fits for one in answered],
        "hit_at_3": [one.in_first_three for one in answered],
        "abstained": [one.first_fits for one in unanswered],
        "rights_recall": [one.rights_matter for one in of_rights],
        "rights_precision": [one.question.item in rights for one in read_so],
    }
    rng = np.random.default_rng(seed)
    figures = {
        name: bootstrap_interval(np.array(hits, dtype=np.float64), rng, N_RESAMPLES)
        for name, hits in values.items()
        if hits
    }
    counts = {"answered": len(answered), "unanswered": len(unanswered), "rights": len(of_rights)}
    return ServiceReport(seed, figures, counts, tuple(_misses(asked)))


def _ask(question: ServiceQuestion, find: Finder, names: Mapping[str, str]) -> Asked:
    found = find(question.text)
    ids = tuple(names[service.id] for service in found.services)
    return Asked(question, ids, found.rights_matter)


def _misses(asked: Sequence[Asked]) -> Iterator[Mapping[str, object]]:
    for one in asked:
        question = one.question
        if one.first_right if question.item else one.first_fits:
            continue
        yield {
            "id": question.id,
            "text": question.text,
            "right": question.item,
            "found": list(one.found[:N_SHOWN]),
            "fits": one.first_fits,
        }
