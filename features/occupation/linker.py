"""Link titles to classes of the occupation classification."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
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
from features.occupation.calibration import Calibration, load_calibration
from features.occupation.csco import OccupationClass
from features.occupation.lexical import NameLexicon
from features.occupation.noise import is_rank_only
from features.occupation.ranking import describe_candidates as describe_candidates
from features.occupation.titles import clean_title, split_titles, title_key
from features.occupation.vectors import OccupationVectors, compute_vectors, load_or_build_vectors
from features.products import row_products
from features.progress import Progress, silent

_TITLES_AT_ONCE = 128
_BACKGROUND = 1000
FloatArray = npt.NDArray[np.float32]


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
        Weights, confidence and threshold; those of the encoder by default.

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
        self._calibration = calibration or load_calibration(encoder.identity)
        self._exact = self._exact_confidences(extra_aliases)
        self._extra = tuple(extra_aliases)
        self._decided: Mapping[str, str | None] = {}

    def with_decisions(
        self, decided: Mapping[str, str | None], vectors: Mapping[str, FloatArray]
    ) -> OccupationLinker:
        """Return a linker that also knows what people decided some titles mean.

        A decided title links to its class with the confidence of a class's own name, or to
        nothing. Beyond that it is an alias like another: it replaces the same alias of other
        classes, and titles near to it in meaning or characters are drawn to its class. What
        else is linked, and how surely, stays as it was: how cosines spread and how rare a
        character is are still read off the published names.
        Costs a third of a second and embeds nothing.

        Parameters
        ----------
        decided
            Code by `title_key`; ``None`` for a title that names no work.
        vectors
            Query vectors ``(dims,)`` of the titles that have a code.

        Raises
        ------
        ValueError
            No class has a code that was decided on.
        """
        learned = [(title, code) for title, code in decided.items() if code is not None]
        replaced = {title for title, _ in learned}
        kept = [(alias, code) for alias, code in self._extra if alias.lower() not in replaced]
        own = dict(zip(self._table.texts, self._vectors.names, strict=True))
        other = copy.copy(self)
        vars(other)["background"] = self.background
        other._table = build_alias_table(self._classes, [*kept, *learned])
        names = [own[t] if t in own else vectors[t] for t in other._table.texts]
        other._vectors = OccupationVectors(np.stack(names), self._vectors.definitions)
        other._lexicon = NameLexicon(other._table.texts, counted=self._table.texts)
        other._exact = self._exact_confidences([*kept, *learned])
        other._decided = dict(decided)
        return other

    @cached_property
    def background(self) -> Background:
        """Return what names across all trades look like, to read cosines against."""
        names = self._vectors.names
        return Background.of(names[:: max(1, len(names) // _BACKGROUND)], self._calibration.curves)

    def jobs_of(self, titles: Sequence[str]) -> list[str]:
        """Return the distinct single jobs that titles name, cleaned: what `link` embeds."""
        return list(dict.fromkeys(job for title in titles for job in self._jobs(title)))

    def link(
        self,
        titles: Sequence[str],
        k: int = 5,
        vectors: Mapping[str, FloatArray] | None = None,
        *,
        abstain: bool = True,
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
            Query vectors of `jobs_of` the titles, each ``(dims,)``, as far as they are
            already there.
        abstain
            Give nothing where unsure. Otherwise the best there are, for people to choose from.
        """
        jobs = self.jobs_of(titles)
        known = vectors or {}
        missing = [job for job in jobs if job not in known]
        if missing:
            embedded = self._encoder.encode(missing, "query", max_tokens=TITLE_TOKENS)
            known = {**known, **dict(zip(missing, embedded, strict=True))}
        made = np.array([known[job] for job in jobs], dtype=np.float32)
        linked = self.link_vectors(jobs, made, k, abstain=abstain)
        found = dict(zip(jobs, linked, strict=True))
        return [_merge([found[job] for job in self._jobs(title)], k) for title in titles]

    def link_vectors(
        self, jobs: Sequence[str], vectors: FloatArray, k: int = 5, *, abstain: bool = True
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
        abstain
            Give nothing where unsure.
        """
        starts = range(0, len(jobs), _TITLES_AT_ONCE)
        chunks = [slice(start, start + _TITLES_AT_ONCE) for start in starts]
        return [
            candidates
            for chunk in chunks
            for candidates in self._link_chunk(jobs[chunk], vectors[chunk], k, abstain)
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
        self, jobs: Sequence[str], vectors: FloatArray, k: int, abstain: bool
    ) -> Iterator[list[OccupationCandidate]]:
        signals = self.signals(jobs, vectors)
        best, features = describe_candidates(signals, self._calibration, k)
        confidences = np.minimum.accumulate(self._calibration.confidences(features), axis=1)
        for job, classes, certainty in zip(jobs, best, confidences, strict=True):
            exact = [self._exact.get((job.lower(), self._classes[i].code), 0.0) for i in classes]
            certainty = self._as_named(certainty, exact)
            unsure = certainty[0] < self._calibration.threshold
            nothing = unsure or (is_rank_only(job) and not any(exact))
            ranked = [] if nothing and abstain else zip(classes, certainty, strict=True)
            yield self._as_decided(job, [self._candidate(i, c) for i, c in ranked], k)

    def _as_named(
        self, certainty: npt.NDArray[np.float64], exact: Sequence[float]
    ) -> npt.NDArray[np.float64]:
        # A name of one class is at least as sure as such names are; a name of two is no surer
        # than its share, however well it fits each of them.
        named = np.array(exact)
        shared = (named > 0) & (named < self._calibration.reviewed_alias)
        return np.where(shared, named, np.maximum(certainty, named))

    def _jobs(self, title: str) -> list[str]:
        cleaned = clean_title(title)
        if not cleaned:
            return []
        return [cleaned] if self._is_decided(cleaned) else split_titles(cleaned)

    def _is_decided(self, job: str) -> bool:
        # Asked for every title: without decisions it must cost nothing.
        return bool(self._decided) and title_key(job) in self._decided

    def _as_decided(
        self, job: str, found: list[OccupationCandidate], k: int
    ) -> list[OccupationCandidate]:
        """Return what was decided about a job first, and what was found with the rest."""
        if not self._is_decided(job):
            return found
        code = self._decided[title_key(job)]
        if code is None:
            return []
        sure = self._calibration.own_name
        (chosen,) = (i for i, c in enumerate(self._classes) if c.code == code)
        rest = [
            replace(one, confidence=min(one.confidence, round(1 - sure, 4)))
            for one in found
            if one.code != code
        ]
        return [self._candidate(chosen, sure), *rest][:k]

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


def open_linker(encoder: Encoder, cache_dir: Path, progress: Progress = silent) -> OccupationLinker:
    """Return the linker to the whole classification, its vectors from the cache.

    The first call with a model or an alias file that is new computes about 11,000
    vectors (a minute on two cores) and stores them in `cache_dir`.
    """
    classes, extra = load_reviewed_classes(), load_extra_aliases()
    table = build_alias_table(classes, extra)
    vectors = load_or_build_vectors(encoder, table, cache_dir, progress)
    return OccupationLinker(encoder, classes, extra, vectors)


def _merge(found: Sequence[list[OccupationCandidate]], k: int) -> list[OccupationCandidate]:
    best: dict[str, OccupationCandidate] = {}
    for candidate in (candidate for candidates in found for candidate in candidates):
        known = best.get(candidate.code)
        if known is None or candidate.confidence > known.confidence:
            best[candidate.code] = candidate
    return sorted(best.values(), key=lambda candidate: -candidate.confidence)[:k]
