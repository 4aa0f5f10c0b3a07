"""Measure how well a person's own words are read, on labelled sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np

from recommender.intake.read import read_intake
from recommender.metrics.interval import Interval, bootstrap_interval
from training.halves import Half, read_half
from training.score_intake import FIELDS, FieldScore, score_profile, traps_fallen_into

N_RESAMPLES: Final = 1000
LABELLED_IN: Final = 2026


@dataclass(frozen=True, slots=True)
class Sentence:
    """What somebody says of themselves, with the fields it supports (``tests/gold/intake``)."""

    id: str
    text: str
    language: str
    expected: Mapping[str, Any]
    also: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class FieldFigures:
    """How one field came out.

    Parameters
    ----------
    exact
        Share of all sentences in which it is exact.
    labelled, labelled_exact
        Sentences that say something of it, and those of them in which it is exact.
    invented
        Sentences in which something stands there that they do not support.
    """

    exact: Interval
    labelled: int
    labelled_exact: int
    invented: int


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What was measured.

    Parameters
    ----------
    seed
        Of the resamples.
    n_sentences
        Sentences read.
    fields
        Figures by field.
    whole
        Share of sentences in which every field is exact.
    nothing_invented
        Share of sentences in which no field holds anything unsupported.
    no_field_invented
        Share of the fields of all sentences that hold nothing unsupported.
    traps, traps_fallen_into
        Claims a careless reader would make, and those made.
    """

    seed: int
    n_sentences: int
    fields: Mapping[str, FieldFigures]
    whole: Interval
    nothing_invented: Interval
    no_field_invented: Interval
    traps: int
    traps_fallen_into: int

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        return {
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            "sentences": self.n_sentences,
            "whole": _plain(self.whole),
            "nothing_invented": _plain(self.nothing_invented),
            "no_field_invented": _plain(self.no_field_invented),
            "traps": self.traps,
            "traps_fallen_into": self.traps_fallen_into,
            "fields": {
                name: {
                    "exact": _plain(field.exact),
                    "labelled": field.labelled,
                    "labelled_exact": field.labelled_exact,
                    "invented": field.invented,
                }
                for name, field in self.fields.items()
            },
        }


def _plain(interval: Interval) -> dict[str, float]:
    return {name: round(value, 4) for name, value in interval._asdict().items()}


def read_sentences(folder: Path, half: Half = "all") -> list[Sentence]:
    """Return the labelled sentences of a half, or of both, as `read_half` takes them."""
    return [
        Sentence(r["id"], r["text"], r["language"], r["expected"], r.get("also", {}))
        for r in read_half(folder, half)
    ]


def evaluate_intake(sentences: Sequence[Sentence], seed: int = 1) -> IntakeReport:
    """Measure the intake on labelled sentences, read as they are (about 1 s for 150).

    Parameters
    ----------
    sentences
        At least one.
    seed
        Of the resamples that give the intervals.
    """
    scores: list[dict[str, FieldScore]] = []
    traps: Counter[str] = Counter()
    for said in sentences:
        profile = read_intake(said.text, this_year=LABELLED_IN).profile
        scores.append(score_profile(profile, said.expected, said.also))
        traps["laid"] += len(said.expected["not_supported"])
        traps["fallen into"] += len(traps_fallen_into(profile, said.expected, said.also))
    exact = np.array([[row[name].exact for name in FIELDS] for row in scores], dtype=float)
    invented = np.array([[row[name].invented for name in FIELDS] for row in scores])
    rng = np.random.default_rng(seed)
    return IntakeReport(
        seed,
        len(sentences),
        {
            name: FieldFigures(
                bootstrap_interval(exact[:, i], rng, N_RESAMPLES),
                sum(row[name].labelled for row in scores),
                sum(row[name].labelled and row[name].exact for row in scores),
                int(invented[:, i].sum()),
            )
            for i, name in enumerate(FIELDS)
        },
        bootstrap_interval(np.asarray(exact.all(axis=1), dtype=float), rng, N_RESAMPLES),
        bootstrap_interval(1.0 - np.asarray(invented.any(axis=1)), rng, N_RESAMPLES),
        bootstrap_interval(1.0 - np.asarray(invented.mean(axis=1)), rng, N_RESAMPLES),
        traps["laid"],
        traps["fallen into"],
    )
