"""Chinese titles to classes, by names alone, for any encoder; and texts a second."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import numpy as np
import numpy.typing as npt

from features.encoder.encode import LONG_TOKENS, TITLE_TOKENS, Kind
from features.occupation.aliases import (
    AliasTable,
    build_alias_table,
    load_extra_aliases,
    load_reviewed_classes,
)
from features.occupation.csco import load_silver_titles
from features.occupation.lexical import NameLexicon
from features.occupation.titles import clean_title
from features.progress import Progress, silent
from recommender.metrics.ranking import middle_ranks
from training.encoder.chinese import titles_choose, titles_never_seen
from training.gold_titles import NO_WORK, load_gold_titles
from training.occupations import in_fitting_half

_RRF_CONSTANT = 60
FloatArray = npt.NDArray[np.float32]
IntArray = npt.NDArray[np.intp]


class Embeds(Protocol):
    """What an encoder and its twin have in common."""

    @property
    def identity(self) -> str:
        """Name and content hash of the model."""

    def encode(
        self,
        texts: Sequence[str],
        kind: Kind,
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = TITLE_TOKENS,
        progress: Progress = silent,
    ) -> FloatArray:
        """Return unit vectors ``(n_texts, dims)``."""


@dataclass(frozen=True, slots=True)
class Asked:
    """Cleaned titles and the index of the class of each."""

    titles: list[str]
    classes: IntArray


@cache
def all_names() -> AliasTable:
    """Return every name of every class."""
    return build_alias_table(load_reviewed_classes(), load_extra_aliases())


def class_index() -> dict[str, int]:
    """Return the place of each class by its code."""
    return {occupation.code: i for i, occupation in enumerate(load_reviewed_classes())}


def choosing_titles() -> Asked:
    """Return the titles of the fitting half whose classes choose when to stop."""
    found = load_silver_titles()
    return _asked((t, c) for t, c in found if in_fitting_half(t) and titles_choose(c))


def held_out_titles() -> dict[str, Asked]:
    """Return the titles never fitted on, by whether titles of their class were."""
    found = [(t, c) for t, c in load_silver_titles() if not in_fitting_half(t)]
    return {
        "silver seen": _asked((t, c) for t, c in found if not titles_never_seen(c)),
        "silver unseen": _asked((t, c) for t, c in found if titles_never_seen(c)),
        "silver": _asked(found),
    }


def gold_titles(path: Path) -> Asked:
    """Return the titles coded by reading that name work."""
    return _asked((t.title, t.code) for t in load_gold_titles(path) if t.code != NO_WORK)


def name_ranks(cosines: FloatArray, asked: Asked) -> npt.NDArray[np.float64]:
    """Return the rank of the right class of each title by its best name, ``(n_titles,)``.

    Parameters
    ----------
    cosines
        Of the titles with the texts of `all_names`, ``(n_titles, n_texts)``.
    asked
        The titles.
    """
    return middle_ranks(all_names().best_per_class(cosines), asked.classes)


def rank_titles(
    encoder: Embeds, sets: Mapping[str, Asked], progress: Progress = silent
) -> dict[str, dict[str, npt.NDArray[np.float64]]]:
    """Return reciprocal ranks of each title, by set and by what ranked.

    ``name`` is the cosine with the best name of a class; ``rrf`` adds the characters that
    names share, by rank, as service does.

    Parameters
    ----------
    encoder
        An encoder or its twin.
    sets
        Titles by the name of their set.
    progress
        Told the texts embedded.
    """
    table = all_names()
    names = encoder.encode(table.texts, "query", max_tokens=TITLE_TOKENS, progress=progress)
    lexicon = NameLexicon(table.texts)
    found = {}
    for name, asked in sets.items():
        titles = encoder.encode(asked.titles, "query", max_tokens=TITLE_TOKENS, progress=progress)
        by_name = table.best_per_class(titles @ names.T)
        by_letters = table.best_per_class(lexicon.similarities(asked.titles))
        both = _by_rank(by_name) + _by_rank(by_letters)
        found[name] = {
            "name": 1 / middle_ranks(by_name, asked.classes),
            "rrf": 1 / middle_ranks(both, asked.classes),
        }
    return found


def texts_per_second(encoder: Embeds, texts: Sequence[str], batch: bool, seconds: float) -> float:
    """Return texts embedded a second of processor time, which other work does not disturb.

    Parameters
    ----------
    encoder
        An encoder or its twin; once warmed up.
    texts
        Distinct texts.
    batch
        All in one call, or one call a text.
    seconds
        Stop after it, where it is one call a text.
    """
    encoder.encode(texts[:2], "query")
    started = time.process_time()
    if batch:
        encoder.encode(texts, "query", max_tokens=LONG_TOKENS)
        return len(texts) / (time.process_time() - started)
    done = 0
    for text in texts:
        encoder.encode([text], "query", max_tokens=LONG_TOKENS)
        done += 1
        if time.process_time() - started > seconds:
            break
    return done / (time.process_time() - started)


def _asked(titles: Iterable[tuple[str, str]]) -> Asked:
    index = class_index()
    found = [(clean_title(title), index[code]) for title, code in titles]
    return Asked([title for title, _ in found], np.array([i for _, i in found], dtype=np.intp))


def _by_rank(scores: FloatArray) -> FloatArray:
    ranks = (-scores).argsort(axis=1).argsort(axis=1) + 1
    reciprocal: FloatArray = (1 / (_RRF_CONSTANT + ranks)).astype(np.float32)
    return reciprocal
