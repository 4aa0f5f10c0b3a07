"""Measure how well skills and certificates are found in labelled sentences."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from features.certificates import find_certificates, find_no_certificate, requirement_strength
from features.parsed import Mention, Span
from features.skills import find_skills
from recommender.intake.read import read_intake
from recommender.metrics.interval import Interval, bootstrap_of_sums
from training.halves import Half, read_half
from training.score_skills import (
    COUNTED,
    Counts,
    Finding,
    Kind,
    LabelledSpan,
    Polarity,
    count_findings,
)

ANY_CERTIFICATE: Final = "any"
KINDS: Final[tuple[Kind, ...]] = ("skill", "certificate")
N_RESAMPLES: Final = 1000
_AT: Final = {name: i for i, name in enumerate(COUNTED)}
_FIGURES: Final = ("precision", "recall", "f1")
Sums = npt.NDArray[np.integer]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A labelled sentence: an ad's (``ad``) or a person's (``self``)."""

    text: str
    manner: str
    language: str
    spans: tuple[LabelledSpan, ...]


@dataclass(frozen=True, slots=True)
class KindFigures:
    """Figures of one kind in one group of sentences.

    Parameters
    ----------
    counts
        Sums, by the names of :class:`training.score_skills.Counts`.
    figures
        ``precision``, ``recall`` and ``f1`` with their intervals.
    """

    counts: Mapping[str, int]
    figures: Mapping[str, Interval]


@dataclass(frozen=True, slots=True)
class SkillReport:
    """What was measured.

    Parameters
    ----------
    seed
        Of the resamples.
    n_sentences
        Sentences in each group.
    groups
        Figures by group (``all``, by language, by manner) and kind; ``both`` is the two together.
    profile_negated, profile_negated_as_held
        What people say they lack, and how much of it the profile read from them holds.
    """

    seed: int
    n_sentences: Mapping[str, int]
    groups: Mapping[str, Mapping[str, KindFigures]]
    profile_negated: int
    profile_negated_as_held: int

    def as_json(self) -> dict[str, object]:
        """Return plain values, rounded to four digits."""
        return {
            "seed": self.seed,
            "n_resamples": N_RESAMPLES,
            "profile_negated": self.profile_negated,
            "profile_negated_as_held": self.profile_negated_as_held,
            "groups": {
                group: {
                    "sentences": self.n_sentences[group],
                    **{kind: _plain(figures) for kind, figures in kinds.items()},
                }
                for group, kinds in self.groups.items()
            },
        }


def _plain(measured: KindFigures) -> dict[str, object]:
    figures = {
        name: {k: round(v, 4) for k, v in interval._asdict().items()}
        for name, interval in measured.figures.items()
    }
    return {**figures, "counts": dict(measured.counts)}


def read_sentences(folder: Path, half: Half = "all") -> list[Sentence]:
    """Return the labelled sentences of a half, or of both, as `read_half` takes them."""
    return [_sentence(row) for row in read_half(folder, half)]


def _sentence(row: dict[str, Any]) -> Sentence:
    spans = tuple(_span(span) for span in row["spans"])
    return Sentence(row["text"], row["manner"], row["language"], spans)


def _span(row: dict[str, Any]) -> LabelledSpan:
    codes = frozenset([row["code"], *row.get("also", ())]) if row["code"] else frozenset()
    return LabelledSpan(
        row["start"],
        row["end"],
        row["kind"],
        codes,
        row["polarity"],
        row["level"],
        bool(row.get("optional")),
    )


def find(text: str, manner: str) -> list[Finding]:
    """Return the skills and certificates in a text with what an ad or a person says of them."""
    found: list[Finding] = []
    pairs: tuple[tuple[Kind, list[Mention]], ...] = (
        ("skill", find_skills(text)),
        ("certificate", find_certificates(text)),
    )
    for kind, mentions in pairs:
        for m in mentions:
            level = m.level if kind == "certificate" else None
            polarity = _polarity(text, m, manner)
            found.append(Finding(m.span.start, m.span.end, kind, m.code, polarity, level))
    none = find_no_certificate(text) if manner == "self" else None
    if none is not None and not any(_within(none, f) for f in found if f.kind == "certificate"):
        found.append(Finding(none.start, none.end, "certificate", ANY_CERTIFICATE, "negated"))
    return found


def _within(none: Span, found: Finding) -> bool:
    return none.start < found.end and found.start < none.end


def _polarity(text: str, mention: Mention, manner: str) -> Polarity:
    if mention.negated:
        return "negated"
    if manner == "self":
        return "held"
    return "preferred" if requirement_strength(text, mention) == "preferred" else "asked"


def evaluate_skills(sentences: Sequence[Sentence], seed: int = 1) -> SkillReport:
    """Measure the readers of skills and certificates on labelled sentences.

    Parameters
    ----------
    sentences
        At least one.
    seed
        Of the resamples that give the intervals.
    """
    counted = {
        kind: [count_findings(s.spans, find(s.text, s.manner), kind) for s in sentences]
        for kind in KINDS
    }
    groups = {
        name: [i for i, sentence in enumerate(sentences) if belongs(sentence)]
        for name, belongs in _GROUPS.items()
    }
    groups = {name: rows for name, rows in groups.items() if rows}
    negated = [_negated_in_profile(s) for s in sentences if s.manner == "self"]
    return SkillReport(
        seed,
        {name: len(rows) for name, rows in groups.items()},
        {name: _by_kind(counted, rows, seed) for name, rows in groups.items()},
        sum(n for n, _ in negated),
        sum(n for _, n in negated),
    )


_GROUPS: Final[dict[str, Callable[[Sentence], bool]]] = {
    "all": lambda sentence: sentence.manner in ("ad", "self"),
    "zh": lambda sentence: sentence.language == "zh",
    "en": lambda sentence: sentence.language == "en",
    "ad": lambda sentence: sentence.manner == "ad",
    "self": lambda sentence: sentence.manner == "self",
}


def _by_kind(
    counted: Mapping[Kind, Sequence[Counts]], rows: Sequence[int], seed: int
) -> dict[str, KindFigures]:
    tables = {
        str(kind): np.array([counts[i].row() for i in rows], dtype=np.int64)
        for kind, counts in counted.items()
    }
    tables["both"] = np.sum(list(tables.values()), axis=0)
    return {kind: _figures(table, seed) for kind, table in tables.items()}


def _figures(table: Sums, seed: int) -> KindFigures:
    def figure(name: str) -> Callable[[Sums], npt.NDArray[np.float64]]:
        return lambda sums: precision_recall_f1(sums)[name]

    rng = np.random.default_rng(seed)
    figures = {n: bootstrap_of_sums(table, figure(n), rng, N_RESAMPLES) for n in _FIGURES}
    return KindFigures(dict(zip(COUNTED, table.sum(axis=0).tolist(), strict=True)), figures)


def precision_recall_f1(sums: Sums) -> dict[str, npt.NDArray[np.float64]]:
    """Return precision, recall and F1, each of shape ``(n,)``; 1 where nothing could be wrong.

    Parameters
    ----------
    sums
        Counts in the order of their names, shape ``(n, n_counts)``.
    """
    right, wrong, spans, found = (
        sums[:, _AT[n]].astype(np.float64) for n in ("right", "wrong", "spans", "found")
    )
    with np.errstate(invalid="ignore"):
        precision = np.where(right + wrong > 0, right / (right + wrong), 1.0)
        recall = np.where(spans > 0, found / spans, 1.0)
        both = precision + recall
        f1 = np.where(both > 0, 2 * precision * recall / both, 0.0)
    return {"precision": precision, "recall": recall, "f1": f1}


def _negated_in_profile(sentence: Sentence) -> tuple[int, int]:
    """Return how many codes a person says they lack, and how many of them the profile holds."""
    profile = read_intake(sentence.text).profile
    names = "、".join([*profile.skills, *(held.name for held in profile.certificates)])
    held = {m.code for m in (*find_skills(names), *find_certificates(names))}
    said = {c for s in sentence.spans if s.polarity == "held" or s.optional for c in s.codes}
    lacking = [s.codes - said for s in sentence.spans if s.polarity == "negated"]
    lacking = [codes for codes in lacking if codes]
    return len(lacking), sum(bool(codes & held) for codes in lacking)
