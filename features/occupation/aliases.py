"""Every name a class goes by: the classification's own, the package's, and ours."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

import numpy as np
import numpy.typing as npt

from features.occupation.csco import OccupationClass, load_classes
from features.taxonomy import read_rows

ALIAS_FILE = "aliases.csv"
DROPPED_FILE = "aliases_dropped.csv"
_DEFINITION_CHARS = 40

IntArray = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True)
class AliasTable:
    """Names and the classes they stand for, in two parallel arrays sorted by class.

    Parameters
    ----------
    texts
        Distinct names.
    text_of_row
        Index into `texts`, shape ``(n_rows,)``. One name may have rows in two classes.
    class_starts
        First row of each class, shape ``(n_classes,)``; every class has a row.
    definitions
        Name and start of the definition of each class, ``n_classes`` texts.
    """

    texts: tuple[str, ...]
    text_of_row: IntArray
    class_starts: IntArray
    definitions: tuple[str, ...]

    def best_per_class(self, similarity: npt.NDArray[np.float32]) -> npt.NDArray[np.float32]:
        """Reduce ``(n_titles, n_texts)`` to ``(n_titles, n_classes)`` by the best name."""
        rows = similarity[:, self.text_of_row]
        best: npt.NDArray[np.float32] = np.maximum.reduceat(rows, self.class_starts, axis=1)
        return best

    def digest(self) -> str:
        """Return a short hash of all texts, to name what was computed from them."""
        text = "\n".join((*self.texts, *self.definitions))
        return hashlib.sha256(text.encode()).hexdigest()[:12]


@cache
def load_extra_aliases() -> tuple[tuple[str, str], ...]:
    """Return our own pairs of alias and code from ``data/taxonomies/aliases.csv``."""
    return tuple((row["alias"], row["code"]) for row in read_rows(ALIAS_FILE))


@cache
def load_dropped_aliases() -> frozenset[tuple[str, str]]:
    """Return the package's pairs of alias and code that contradict the class's definition."""
    return frozenset((row["alias"], row["code"]) for row in read_rows(DROPPED_FILE))


@cache
def load_reviewed_classes() -> tuple[OccupationClass, ...]:
    """Return every class without the package's aliases that do not belong to it.

    Raises
    ------
    ValueError
        A pair to drop is none of the package's.
    """
    return without_aliases(load_classes(), load_dropped_aliases())


def without_aliases(
    classes: Sequence[OccupationClass], wrong: Iterable[tuple[str, str]]
) -> tuple[OccupationClass, ...]:
    """Return `classes` without the pairs of alias and code in `wrong`.

    Raises
    ------
    ValueError
        A pair names no alias of its class, so dropping it would do nothing.
    """
    left = set(wrong)
    cleared = []
    for occupation in classes:
        dropped = {alias for alias in occupation.aliases if (alias, occupation.code) in left}
        left -= {(alias, occupation.code) for alias in dropped}
        kept = tuple(alias for alias in occupation.aliases if alias not in dropped)
        cleared.append(replace(occupation, aliases=kept))
    if left:
        raise ValueError(f"{DROPPED_FILE}: no such alias: {sorted(left)}")
    return tuple(cleared)


def build_alias_table(
    classes: Sequence[OccupationClass], extra_aliases: Iterable[tuple[str, str]] = ()
) -> AliasTable:
    """Join the names of all classes.

    An extra alias replaces the same alias of the package, whose aliases were drawn from
    recruitment sites and are sometimes wrong; it never replaces a class's own name. One
    alias may be given to several classes.

    Parameters
    ----------
    classes
        Classes in the order that results refer to.
    extra_aliases
        Pairs of alias and code.

    Raises
    ------
    ValueError
        An extra alias has a code that no class has.
    """
    rows = sorted(set(_rows(classes, list(extra_aliases))))
    texts = tuple(sorted({text for _, text in rows}))
    index = {text: i for i, text in enumerate(texts)}
    class_of_row = np.array([position for position, _ in rows], dtype=np.intp)
    return AliasTable(
        texts=texts,
        text_of_row=np.array([index[text] for _, text in rows], dtype=np.intp),
        class_starts=np.searchsorted(class_of_row, np.arange(len(classes))),
        definitions=tuple(f"{c.name}：{c.definition[:_DEFINITION_CHARS]}" for c in classes),
    )


def _rows(
    classes: Sequence[OccupationClass], extra_aliases: list[tuple[str, str]]
) -> Iterator[tuple[int, str]]:
    position_of = {occupation.code: i for i, occupation in enumerate(classes)}
    ours = {alias.lower() for alias, _ in extra_aliases}
    for i, occupation in enumerate(classes):
        yield i, occupation.name.lower()
        yield from ((i, a.lower()) for a in occupation.aliases if a.lower() not in ours)
    for alias, code in extra_aliases:
        if code not in position_of:
            raise ValueError(f"{ALIAS_FILE}: {alias} has the unknown code {code}")
        yield position_of[code], alias.lower()
