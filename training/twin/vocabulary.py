"""Choose the terms that get a row of the table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from features.encoder.static import terms

_NAME_WEIGHT = 3
_CHARS_FROM, _CHARS_TO = 0xB0, 0xD7
_CELLS_FROM, _CELLS_TO = 0xA1, 0xFE


def choose_vocabulary(
    names: Iterable[str], passages: Iterable[str], n_terms: int
) -> tuple[list[str], list[float]]:
    """Return the terms worth a row, and the share of all terms that each makes up.

    All frequent characters are in, whether seen or not; the rest is filled with the terms
    that most texts hold, two names at least or that many passages more.

    Parameters
    ----------
    names, passages
        Distinct texts; one of a name counts as much as `_NAME_WEIGHT` of passages.
    n_terms
        Most rows.
    """
    counts: Counter[str] = Counter()
    for texts, weight in ((passages, 1), (names, _NAME_WEIGHT)):
        for text in texts:
            counts.update(dict.fromkeys(terms(text), weight))
    total = counts.total()
    chars = set(frequent_characters())
    least = 2 * _NAME_WEIGHT
    others = [(-n, term) for term, n in counts.items() if n >= least and term not in chars]
    room = max(0, n_terms - len(chars))
    chosen = sorted([*chars, *(term for _, term in sorted(others)[:room])])
    return chosen, [max(1, counts[term]) / total for term in chosen]


def frequent_characters() -> Sequence[str]:
    """Return the 3,755 most frequent characters.

    Source
    ------
    GB/T 2312-1980, level 1.
    """
    codes = (
        bytes((high, low))
        for high in range(_CHARS_FROM, _CHARS_TO + 1)
        for low in range(_CELLS_FROM, _CELLS_TO + 1)
    )
    return [char for code in codes if (char := code.decode("gb2312", "ignore"))]
