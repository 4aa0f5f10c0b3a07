"""Link titles to classes of the occupation classification."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.background import Background
from features.encoder.encode import TITLE_TOKENS, Encoder
from features.occupation.aliases import (
    build_alias_table,
    load_extra_aliases,
    load_reviewed_classes,
)
from features.occupation.calibration import EXACT_BONUS, Calibration, load_calibration
from features.occupation.csco import OccupationClass
from features.occupation.lexical import NameLexicon
from features.occupation.noise import is_rank_only
from features.occupation.titles import clean_title, split_titles
from features.occupation.vectors import OccupationVectors, compute_vectors, load_or_build_vectors
from features.products import row_products
from features.progress import Progress, silent

_TITLES_AT_ONCE = 128
_BACKGROUND = 1000
_EXACT = 1 - 1e-5
FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class OccupationCandidate:
    """A class a title may mean.

    Parameters
    ----------
    code, name
        Of the class.
    confidence
        Estimated chance, 0 to 1, that a coder would choose exactly this class.
    """

    code: str
    name: str
    confidence: float


class OccupationLinker:
    """Links titles by meaning and by characters, and abstains when unsure.

    Three signals meet for each class: the best cosine to one of its names (each embedded
    on its own), the cosine to its definition, and the best character similarity to one
    of its names.

    Parameters
    ----------
    encoder
        Embeds titles, and names unless `vectors` are given.
    classes
        The classes to link to.
    extra_aliases
        Pairs of alias and code beside the classes' own aliases.
    vectors
        Vectors of the names and definitions, if they are already there.
    calibration
        Weights, confidence and threshold; the published ones by default.

    Raises
    ------
    ValueError
        There are fewer than two classes, or an extra alias has an unknown code.
    """

    def __init__(
        self,
        encoder: Encoder,
        classes: Sequence[OccupationClass],
        extra_aliases: Sequence[tuple[str, str]] = (),
        vectors: OccupationVectors | None = None,
        calibration: Calibration | None = None,
    ) -> None:
        if len(classes) < 2:
            raise ValueError("linking needs at least two classes to choose from")
        self._encoder = encoder
        self._classes = classes
        self._table = build_alias_table(classes, extra_aliases)
        self._lexicon = NameLexicon(self._table.texts)
        self._vectors = vectors or compute_vectors(encoder, self._table)
        self._name_spread = self._vectors.name_spread()
        self._definition_spread = self._vectors.definition_spread()
        self._calibration = calibration or load_calibration()
        self._exact = self._exact_confidences(extra_aliases)

    @cached_property
    def background(self) -> Background:
        """Return what names across all trades look like, to read cosines against."""
        names = self._vectors.names
        return Background.of(names[:: max(1, len(names) // _BACKGROUND)])

    def jobs_of(self, titles: Sequence[str]) -> list[str]:
        """Return the distinct single jobs that titles name, cleaned: what `link` embeds."""
        return list(dict.fromkeys(job for title in titles for job in _jobs(title)))

    def link(
        self,
        titles: Sequence[str],
        k: int = 5,
        vectors: Mapping[str, FloatArray] | None = None,
    ) -> list[list[OccupationCandidate]]:
        """Return up to `k` candidates a title, best first; empty where it abstains.

        Titles are cleaned and compound ones split (电工/焊工); candidates of the parts
        are merged by confidence.

        Parameters
        ----------
        titles
            Titles as they were typed, Chinese or English.
        k
            Most candidates a title.
        vectors
            Query vectors of `jobs_of` the titles, each ``(dims,)``, if they are already there.
        """
        jobs = self.jobs_of(titles)
        if vectors is None:
            made = self._encoder.encode(jobs, "query", max_tokens=TITLE_TOKENS)
        else:
            made = np.array([vectors[job] for job in jobs], dtype=np.float32)
        found = dict(zip(jobs, self.link_vectors(jobs, made, k), strict=True))
        return [_merge([found[job] for job in _jobs(title)], k) for title in titles]

    def link_vectors(
        self, jobs: Sequence[str], vectors: FloatArray, k: int = 5
    ) -> list[list[OccupationCandidate]]:
        """Return candidates for cleaned single jobs whose vectors are known.

        Parameters
        ----------
        jobs
            Titles as `clean_title` and `split_titles` leave them.
        vectors
            Their query vectors, float32 ``(n_jobs, dims)``.
        k
            Most candidates a job.
        """
        return [
            candidates
            for start in range(0, len(jobs), _TITLES_AT_ONCE)
            for candidates in self._link_chunk(
                jobs[start : start + _TITLES_AT_ONCE], vectors[start : start + _TITLES_AT_ONCE], k
            )
        ]

    def signals(self, jobs: Sequence[str], vectors: FloatArray) -> dict[str, FloatArray]:
        """Return each signal for each class, float32 ``(n_jobs, n_classes)``.

        ``name`` and ``definition`` are standardised cosines, ``lexical`` is 0 to 1.
        """
        name = self._table.best_per_class(row_products(vectors, self._vectors.names))
        definition = row_products(vectors, self._vectors.definitions)
        return {
            "name": self._name_spread.standardise(name),
            "definition": self._definition_spread.standardise(definition),
            "lexical": self._table.best_per_class(self._lexicon.similarities(jobs)),
        }

    def _link_chunk(
        self, jobs: Sequence[str], vectors: FloatArray, k: int
    ) -> Iterator[list[OccupationCandidate]]:
        signals = self.signals(jobs, vectors)
        best, features = describe_candidates(signals, self._calibration, k)
        confidences = np.minimum.accumulate(self._calibration.confidences(features), axis=1)
        for job, classes, certainty in zip(jobs, best, confidences, strict=True):
            exact = [self._exact.get((job.lower(), self._classes[i].code), 0.0) for i in classes]
            certainty = np.maximum(certainty, exact)
            unsure = certainty[0] < self._calibration.threshold
            if unsure or (is_rank_only(job) and not any(exact)):
                yield []
            else:
                yield [self._candidate(i, c) for i, c in zip(classes, certainty, strict=True)]

    def _exact_confidences(
        self, extra_aliases: Iterable[tuple[str, str]]
    ) -> dict[tuple[str, str], float]:
        reviewed, own = self._calibration.reviewed_alias, self._calibration.own_name
        pairs = {(alias.lower(), code) for alias, code in extra_aliases}
        # 司机 stands for two classes: neither is more likely than half.
        shared = Counter(alias for alias, _ in pairs)
        exact = {(alias, code): reviewed / shared[alias] for alias, code in pairs}
        return exact | {(c.name.lower(), c.code): own for c in self._classes}

    def _candidate(self, index: int, confidence: float) -> OccupationCandidate:
        occupation = self._classes[index]
        return OccupationCandidate(occupation.code, occupation.name, round(float(confidence), 4))


def describe_candidates(
    signals: Mapping[str, FloatArray], calibration: Calibration, k: int
) -> tuple[IntArray, dict[str, FloatArray]]:
    """Return the `k` best classes of each job and the features of their confidence.

    Returns
    -------
    best
        Class indices, best first, shape ``(n_jobs, k)``.
    features
        Values of ``CONFIDENCE_SIGNALS``, each float32 ``(n_jobs, k)``.
    """
    scores = calibration.scores(signals)
    exact = (signals["lexical"] > _EXACT).astype(np.float32)
    order = scores + np.float32(EXACT_BONUS) * exact
    best = _top(order, max(k, 2))
    share = _log_share(scores)

    def of_best(values: FloatArray) -> FloatArray:
        return np.take_along_axis(values, best, axis=1)[:, :k]

    leaders = [signals[name].argmax(axis=1)[:, None] for name in ("name", "lexical")]
    first = np.zeros((len(best), best[:, :k].shape[1]), dtype=np.float32)
    first[:, 0] = 1
    top_two = np.take_along_axis(scores, best[:, :2], axis=1)
    features = {name: of_best(values) for name, values in signals.items()}
    features |= {
        "log_share": of_best(share),
        "agreement": ((best == leaders[0]) & (best == leaders[1])).astype(np.float32)[:, :k],
        "first": first,
        "margin": first * (top_two[:, :1] - top_two[:, 1:2]),
    }
    return best[:, :k], features


def open_linker(encoder: Encoder, cache_dir: Path, progress: Progress = silent) -> OccupationLinker:
    """Return the linker to the whole classification, its vectors from the cache.

    The first call with a model or an alias file that is new computes about 11,000
    vectors (a minute on two cores) and stores them in `cache_dir`.
    """
    classes, extra = load_reviewed_classes(), load_extra_aliases()
    table = build_alias_table(classes, extra)
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    return OccupationLinker(encoder, classes, extra, vectors)


def _jobs(title: str) -> list[str]:
    cleaned = clean_title(title)
    return split_titles(cleaned) if cleaned else []


def _merge(found: Sequence[list[OccupationCandidate]], k: int) -> list[OccupationCandidate]:
    best: dict[str, OccupationCandidate] = {}
    for candidate in (candidate for candidates in found for candidate in candidates):
        known = best.get(candidate.code)
        if known is None or candidate.confidence > known.confidence:
            best[candidate.code] = candidate
    return sorted(best.values(), key=lambda candidate: -candidate.confidence)[:k]


def _top(scores: FloatArray, k: int) -> IntArray:
    k = min(k, scores.shape[1])
    some = np.argpartition(-scores, k - 1, axis=1)[:, :k]
    order = np.argsort(-np.take_along_axis(scores, some, axis=1), axis=1, kind="stable")
    return np.take_along_axis(some, order, axis=1)


def _log_share(scores: FloatArray) -> FloatArray:
    highest = scores.max(axis=1, keepdims=True)
    total = np.log(np.exp(scores - highest).sum(axis=1, keepdims=True))
    share: FloatArray = scores - highest - total
    return share
