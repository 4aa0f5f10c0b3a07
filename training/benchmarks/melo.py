"""The MELO benchmark: find the names that a foreign occupation goes by in ESCO.

Each query is a title of a national classification, each corpus element one name of an
ESCO concept; all names of the concepts it was linked to are relevant.

Source: Retyk et al., *MELO*, RecSys in HR 2024. Its annotations are only ever measured
against; nothing in `training` fits on them or chooses by them.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from features.progress import Progress, silent
from recommender.metrics.ranking import (
    average_precision,
    hit_at,
    recall_at,
    reciprocal_rank,
    trec_order,
)
from training.benchmarks.models import TitleModel

FloatArray = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Melo:
    """One data set of the benchmark.

    Parameters
    ----------
    queries, corpus
        Texts.
    id_order
        Place of each corpus identifier in ascending order, shape ``(n_corpus,)``.
    relevant
        Corpus positions that are relevant to each query.
    """

    queries: tuple[str, ...]
    corpus: tuple[str, ...]
    id_order: npt.NDArray[np.intp]
    relevant: tuple[npt.NDArray[np.intp], ...]


def read_melo(folder: Path) -> Melo:
    """Read ``queries.tsv``, ``corpus_elements.tsv`` and ``annotations.tsv``.

    Raises
    ------
    FileNotFoundError
        A file is missing.
    ValueError
        A query has no relevant element.
    """
    query_ids, queries = _columns(folder / "queries.tsv")
    element_ids, corpus = _columns(folder / "corpus_elements.tsv")
    position = {element: i for i, element in enumerate(element_ids)}
    relevant: defaultdict[str, list[int]] = defaultdict(list)
    for query, _, element, relevance in _rows(folder / "annotations.tsv"):
        if int(relevance) > 0:
            relevant[query].append(position[element])
    if missing := set(query_ids) - set(relevant):
        raise ValueError(f"{len(missing)} queries of {folder.name} have no relevant element")
    ascending = np.argsort(np.array(element_ids))
    id_order = np.empty(len(element_ids), dtype=np.intp)
    id_order[ascending] = np.arange(len(element_ids))
    return Melo(
        queries, corpus, id_order, tuple(np.array(relevant[q], dtype=np.intp) for q in query_ids)
    )


def measure_melo(
    data: Melo, model: TitleModel, progress: Progress = silent
) -> dict[str, FloatArray]:
    """Return the figures of each query by name, each of shape ``(n_queries,)``.

    Costs a sort of the corpus a query: about 3 s for the English set.
    """
    similarities = model.similarities(data.queries, data.corpus, progress)
    rows = []
    for scores, relevant in zip(similarities, data.relevant, strict=True):
        order = trec_order(scores, data.id_order, model.depth)
        found = np.isin(order, relevant)
        rows.append(
            (
                average_precision(found, len(relevant)),
                reciprocal_rank(found),
                hit_at(found, 1),
                hit_at(found, 10),
                recall_at(found, 10, len(relevant)),
                recall_at(found, 20, len(relevant)),
            )
        )
    names = ("map", "mrr", "hit_at_1", "hit_at_10", "recall_at_10", "recall_at_20")
    return dict(zip(names, np.array(rows, dtype=np.float64).T, strict=True))


def _columns(path: Path) -> tuple[tuple[str, ...], tuple[str, ...]]:
    rows = _rows(path)
    return tuple(row[0] for row in rows), tuple(row[1] for row in rows)


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
