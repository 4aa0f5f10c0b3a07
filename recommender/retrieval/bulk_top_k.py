"""The best candidates of very many queries, exact within gates: plain arrays in and out.

1. Bytes times bytes, some queries with some candidates at a time; sums are exact integers.
2. What a gate forbids is set to the lowest number, so nothing forbidden takes a place.
3. The best of every 64 columns is found. The k-th of these is a number that k candidates
   reach, so all of the first k do, and few others: only they are looked at again.
4. These and some to spare are scored in float32, each pair by itself.

Ties of either number go to the candidate that comes first. So the answer does not depend on
how the work is cut into blocks: on none of the sizes here, nor on who else is asked for.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from numpy.typing import NDArray

from recommender.retrieval.bulk_gates import ALL, AllowedBits, Bits, block_out
from recommender.retrieval.bulk_vectors import GROUP, Candidates, coded_queries
from recommender.retrieval.search import Floats

if TYPE_CHECKING:
    import torch

Ints = NDArray[np.int64]
Int32 = NDArray[np.int32]
_LOWEST: Final = np.iinfo(np.int32).min
_HIGHEST: Final = np.iinfo(np.int32).max
_NOTHING: Final = np.iinfo(np.int64).min
_LEAST_SPARE: Final = 16


@dataclass(frozen=True)
class Cut:
    """How work is cut into blocks; the answer does not depend on it.

    Parameters
    ----------
    queries, candidates
        In one product; a multiple of `GROUP` candidates.
    cached
        Bytes of numbers that stay in the processor's cache from step to step.
    """

    queries: int = 256
    candidates: int = 32_768
    cached: int = 2 << 20


@dataclass(frozen=True)
class Best:
    """The best candidates of consecutive queries.

    Parameters
    ----------
    start
        Position of the first query.
    candidate
        ``(n, k)`` int64 positions, best first, -1 where there are no more.
    similarity
        ``(n, k)`` float32 inner products, ``-inf`` where there are no more.
    """

    start: int
    candidate: Ints
    similarity: Floats


def bulk_top_k(
    queries: Floats,
    candidates: Candidates,
    allowed: AllowedBits,
    k: int,
    cut: Cut | None = None,
    spare: int | None = None,
) -> Iterator[Best]:
    """Yield the `k` candidates of highest inner product of every query, block by block.

    Parameters
    ----------
    queries
        ``(n_queries, dims)`` float32; a row of NaN finds nothing.
    candidates
        What is searched.
    allowed
        Which queries may have which.
    k
        How many.
    cut
        Sizes of blocks.
    spare
        How many more than `k` are scored in float32; by default half as many.

    Notes
    -----
    Of 20,000 candidates the best 50 cost 26 µs a query for the product and 40 for the rest;
    memory is one block. Of this project's titles all the best 50 are among the first 75 by
    bytes, and .99998 among the first 66.
    """
    import torch

    cut = cut or Cut()
    n_most = cut.queries * min(len(candidates.missing), cut.candidates)
    room = torch.empty(n_most, dtype=torch.int32)  # once: fresh pages cost as much as a product
    n_first = k + (max(k // 2, _LEAST_SPARE) if spare is None else spare)
    for start in range(0, len(queries), cut.queries):
        rows = slice(start, min(start + cut.queries, len(queries)))
        asked = queries[rows]
        bits = allowed.rows(rows)
        keys = _first_pass(asked, candidates, bits, n_first, cut, room)
        keys[np.isnan(asked[:, 0])] = _NOTHING
        yield _scored(start, asked, candidates.vectors, keys, k)


def _first_pass(
    asked: Floats, candidates: Candidates, allowed: Bits, k: int, cut: Cut, room: torch.Tensor
) -> Ints:
    """Return the keys of the best `k` by bytes, ``(n, k)``, `_NOTHING` where there are no more."""
    import torch

    coded = torch.from_numpy(coded_queries(asked))
    best = np.full((len(asked), k), _NOTHING, dtype=np.int64)
    n_filled = len(candidates.missing)
    for start in range(0, n_filled, cut.candidates):
        columns = slice(start, min(start + cut.candidates, n_filled))
        product = room[: len(asked) * (columns.stop - columns.start)].view(len(asked), -1)
        torch._int_mm(coded, candidates.coded[:, columns], out=product)
        bits = allowed[:, columns.start // 8 : columns.stop // 8]
        n_rows = max(1, cut.cached // (4 * product.shape[1]))
        for top in range(0, len(asked), n_rows):
            rows = slice(top, min(top + n_rows, len(asked)))
            _keep_best(best[rows], product[rows].numpy(), bits[rows], start)
    return best


def _keep_best(best: Ints, product: Int32, allowed: Bits, first: int) -> None:
    """Let what is better among some columns, the first being `first`, into `best`."""
    k = best.shape[1]
    closed = np.flatnonzero((allowed != ALL).any(axis=0))
    if len(closed):
        some = slice(closed[0], closed[-1] + 1)
        block_out(product[:, 8 * some.start : 8 * some.stop], allowed[:, some])
    grouped = _best_of_groups(product, _width(product.shape[1], k))
    least = np.maximum(_threshold(grouped, k), _number_of(best.min(axis=1)))
    row, column, number = _reaching(product, grouped, least)
    key = _key_of(number, column + first)
    keys = np.concatenate([best, _filled_up(row, key, len(best))], axis=1)
    best[:] = np.partition(keys, keys.shape[1] - k, axis=1)[:, -k:]


def _threshold(grouped: Int32, k: int) -> Int32:
    """Return for each row a number above `_LOWEST` that the best `k` reach, and few more.

    `k` groups have one that reaches it, so whatever does not is not among the best `k`.
    """
    n = grouped.shape[1]
    if n <= k:
        return np.full(len(grouped), _LOWEST + 1, dtype=np.int32)
    return np.maximum(np.partition(grouped, n - k, axis=1)[:, n - k], _LOWEST + 1)


def _width(n_columns: int, k: int) -> int:
    """Return how many columns to take the best of, so that there are enough groups."""
    widths = (GROUP, GROUP // 2, GROUP // 4)
    return next((width for width in widths if n_columns >= 2 * k * width), 1)


def _best_of_groups(product: Int32, width: int) -> Int32:
    import torch

    if width == 1:
        return product
    best: Int32 = torch.from_numpy(product).view(len(product), -1, width).amax(2).numpy()
    return best


def _reaching(product: Int32, grouped: Int32, least: Int32) -> tuple[Ints, Ints, Int32]:
    """Return rows, ascending, columns and numbers of what reaches the `least` of its row."""
    group = np.flatnonzero(grouped >= least[:, None])
    row, number_of_group = np.divmod(group, grouped.shape[1])
    width = product.shape[1] // grouped.shape[1]
    inside = product.reshape(-1, width).take(group, axis=0)
    place, offset = np.divmod(np.flatnonzero(inside >= least[row, None]), width)
    return row[place], number_of_group[place] * width + offset, inside[place, offset]


def _filled_up(row: Ints, key: Ints, n_rows: int) -> Ints:
    """Return the keys of each row side by side, ``(n_rows, most)``."""
    n_of_row = np.bincount(row, minlength=n_rows)
    place = np.arange(len(row)) - np.repeat(np.cumsum(n_of_row) - n_of_row, n_of_row)
    keys = np.full((n_rows, int(n_of_row.max(initial=0))), _NOTHING, dtype=np.int64)
    keys[row, place] = key
    return keys


def _scored(start: int, asked: Floats, vectors: Floats, keys: Ints, k: int) -> Best:
    """Return the best `k` of those found, scored one by one in float32."""
    found = _position_of(keys)
    similarity = np.empty(found.shape, dtype=np.float32)
    taken = np.empty((found.shape[1], vectors.shape[1]), dtype=np.float32)
    for query, positions, into in zip(asked, found, similarity, strict=True):
        vectors.take(positions, axis=0, out=taken, mode="clip")
        # One sum a pair in one order; a matrix product would sum as its blocks happen to lie.
        np.einsum("ij,j->i", taken, query, out=into)
    # As whole numbers floats keep their order, if what is negative is turned round.
    bits = (similarity + np.float32(0)).view(np.int32)
    keys = _key_of(bits ^ ((bits >> 31) & _HIGHEST), found)
    keys[found < 0] = _NOTHING
    keys.sort(axis=1)
    best = keys[:, : -k - 1 : -1]
    bits = _number_of(best)
    values = (bits ^ ((bits >> 31) & _HIGHEST)).view(np.float32)
    candidate = _position_of(best)
    return Best(start, candidate, np.where(candidate < 0, np.float32(-np.inf), values))


def _key_of(number: Int32, position: Ints) -> Ints:
    """Return what orders by number, and equal numbers by position, the first being highest."""
    return (number.astype(np.int64) << 32) - position


def _number_of(keys: Ints) -> Int32:
    return np.where(keys == _NOTHING, _LOWEST, -(-keys >> 32)).astype(np.int32)


def _position_of(keys: Ints) -> Ints:
    """Return the positions, -1 for `_NOTHING`."""
    return np.where(keys == _NOTHING, -1, -keys & 0xFFFFFFFF)
