"""Gates between classes of people and of postings that they cannot tell apart.

A gate reads a few columns. Records that agree in these pass or fail it together, so it is
judged once for every two classes, by the very function that judges a pair online: a hundred
million pairs fall into a few hundred thousand.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.gates import FAIL, GATES, GateContext
from recommender.retrieval.bulk_gates import GateTable, Ints
from recommender.retrieval.columns import Columns, PostingColumns, SeekerColumns


@dataclass(frozen=True)
class Reads:
    """What a gate's fails depend on.

    Parameters
    ----------
    seeker, posting
        Names of columns.
    unless
        Columns of a seeker; where all of them are 0 the gate fails for no posting.
    """

    seeker: tuple[str, ...]
    posting: tuple[str, ...]
    unless: tuple[str, ...] = ()


# What is unknown or in doubt may depend on more; only fails are asked for here.
READS: Final[Mapping[str, Reads]] = {
    "in_date": Reads((), ("valid_through",)),
    "working_age": Reads(("working_age",), ("heavy", "heights", "minors_barred")),
    "refused_work": Reads(
        ("refused_occupations", "refused_grams"),
        ("occupation", "title_grams"),
        unless=("refused_occupations", "refused_grams"),
    ),
    "legal_certificate": Reads(
        ("certificates", "certificates_lacking"),
        ("certificates_legal",),
        unless=("certificates_lacking",),
    ),
    "region": Reads(("home", "regions", "commute_km"), ("region",)),
    "employment_type": Reads(("employment",), ("employment",)),
    "schedule": Reads(
        ("no_night", "no_rotating", "weekend_off"), ("night", "rotating", "weekend_off")
    ),
    "physical": Reads(("no_heavy", "no_standing", "no_heights"), ("heavy", "standing", "heights")),
}


def gate_tables(
    seekers: SeekerColumns,
    postings: PostingColumns,
    context: GateContext,
    names: Iterable[str] = tuple(GATES),
) -> list[GateTable]:
    """Return the gates as tables for a bulk search.

    Parameters
    ----------
    seekers, postings
        Both sides.
    context
        The day, and what gives way.
    names
        Which gates; those that `context` drops are left out.

    Notes
    -----
    Costs some 50 ns for two classes; region has the most of them.
    """
    kept = [name for name in names if name not in context.dropped]
    return [_table(name, seekers, postings, context) for name in kept]


def _table(
    name: str, seekers: SeekerColumns, postings: PostingColumns, context: GateContext
) -> GateTable:
    reads = READS[name]
    asking = _any_set(seekers, reads.unless) if reads.unless else np.ones(len(seekers), np.bool_)
    some = np.flatnonzero(asking)
    one_of, seeker_class = _classes(seekers, reads.seeker, some)
    its, posting_class = _classes(postings, reads.posting, np.arange(len(postings)))
    offers = postings.take(its)
    fails = np.zeros((len(one_of) + 1, len(its)), dtype=np.bool_)  # the last asks for nothing
    for number, person in enumerate(one_of):
        fails[number] = GATES[name](seekers.take(person[None]), offers, context) == FAIL
    of_all = np.full(len(seekers), len(one_of), dtype=np.int64)
    of_all[some] = seeker_class
    return GateTable(of_all, posting_class, fails)


def _any_set(columns: Columns, names: Iterable[str]) -> NDArray[np.bool_]:
    parts = [getattr(columns, name) != 0 for name in names]
    return np.asarray(
        np.logical_or.reduce([part.reshape(len(columns), -1).any(axis=1) for part in parts])
    )


def _classes(columns: Columns, names: Iterable[str], rows: Ints) -> tuple[Ints, Ints]:
    """Return a row that stands for each class, and the class of each of `rows`."""
    parts = [getattr(columns, name)[rows] for name in names]
    if not parts or not len(rows):
        return rows[:1], np.zeros(len(rows), dtype=np.int64)
    flat = [np.ascontiguousarray(part).reshape(len(rows), -1).view(np.uint8) for part in parts]
    whole = np.ascontiguousarray(np.concatenate(flat, axis=1))
    keys = whole.view(np.dtype((np.void, whole.shape[1]))).ravel()
    _, first, inverse = np.unique(keys, return_index=True, return_inverse=True)
    return rows[first], inverse.astype(np.int64)
