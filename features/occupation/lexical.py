"""Similarity of names by their characters: TF-IDF of Chinese characters and Latin words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
from scipy import sparse

_RUNS = re.compile(r"[\u4e00-\u9fff]+|[a-z0-9+#]+")
FloatArray = npt.NDArray[np.float32]


def name_features(text: str) -> Iterator[str]:
    """Yield what two names may share.

    That is Chinese characters and pairs of them, and Latin words and their three-letter
    pieces (so ``drivers`` meets ``driver``).
    """
    for run in _RUNS.findall(text.lower()):
        if run[0] >= "\u4e00":
            yield from run
            yield from (run[i : i + 2] for i in range(len(run) - 1))
        else:
            yield f" {run} "
            padded = f"^{run}$"
            yield from (padded[i : i + 3] for i in range(len(padded) - 2))


class NameLexicon:
    """TF-IDF of a fixed list of names, with a cosine for any other name.

    Parameters
    ----------
    names
        The names to compare with.
    counted
        The names that say how rare a character is; `names` unless others are given, so that
        a few more names leave the cosines of titles that share nothing new with them as they
        were.
    """

    def __init__(self, names: Sequence[str], counted: Sequence[str] | None = None) -> None:
        counts = [Counter(name_features(name)) for name in names]
        of_counted = counts if counted is None else (Counter(name_features(n)) for n in counted)
        documents = Counter(feature for count in of_counted for feature in count)
        for feature in (feature for count in counts for feature in count):
            documents.setdefault(feature, 0)
        self._column = {feature: i for i, feature in enumerate(documents)}
        frequency = np.fromiter(documents.values(), dtype=np.float64, count=len(documents))
        n_counted = len(names if counted is None else counted)
        self._idf = (np.log((1 + n_counted) / (1 + frequency)) + 1).astype(np.float32)
        self._names = self._weigh(counts).T.tocsr()

    def similarities(self, titles: Sequence[str]) -> FloatArray:
        """Return cosines 0 to 1, float32 ``(n_titles, n_names)``; 0 where nothing is shared."""
        counts = [Counter(name_features(title)) for title in titles]
        product: FloatArray = (self._weigh(counts) @ self._names).toarray()
        return product

    def _weigh(self, counts: Sequence[Counter[str]]) -> sparse.csr_matrix:
        columns: list[int] = []
        weights: list[float] = []
        ends = [0]
        for count in counts:
            known = [(self._column[f], n) for f, n in count.items() if f in self._column]
            columns += [column for column, _ in known]
            weights += [n for _, n in known]
            ends.append(len(columns))
        values = (1 + np.log(np.array(weights, dtype=np.float32))) * self._idf[columns]
        return sparse.csr_matrix(
            (_unit_rows(values, np.array(ends)), columns, ends),
            shape=(len(counts), len(self._column)),
        )


def _unit_rows(values: FloatArray, ends: npt.NDArray[np.int_]) -> FloatArray:
    lengths = np.diff(ends)
    row = np.repeat(np.arange(len(lengths)), lengths)
    norms = np.sqrt(np.bincount(row, values**2, minlength=len(lengths)))
    unit: FloatArray = (values / norms[row]).astype(np.float32)
    return unit
