"""One immutable state of an index: segments, which rows live, and word counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.adapters.faiss_index.dense import FieldSegment
from recommender.ports import IndexVersion, TableView
from recommender.retrieval.columns import Columns
from recommender.retrieval.lexical import LexicalSegment, build_segment
from recommender.retrieval.rows import RowBatch, merge_batches

C = TypeVar("C", bound=Columns)


@dataclass(frozen=True)
class Segment(Generic[C]):
    """Rows that were added together.

    ``batch`` is kept for those that came after the snapshot, so that small segments can be
    merged; the snapshot has none.
    """

    ids: NDArray[np.str_]
    columns: C
    fields: Mapping[str, FieldSegment]
    lexical: LexicalSegment
    batch: RowBatch[C] | None = None

    @classmethod
    def of(cls, batch: RowBatch[C]) -> Segment[C]:
        """Return the searchable form of a batch."""
        fields = {name: FieldSegment(f.vectors, f.text_of_row) for name, f in batch.fields.items()}
        return cls(batch.ids, batch.columns, fields, build_segment(batch.words), batch)


@dataclass(frozen=True)
class IndexState(TableView[C]):
    """A `TableView` with what searching it needs.

    Parameters
    ----------
    segments
        In row order; the first is the snapshot, the others came after it.
    counts
        ``(BUCKETS,)`` living rows that hold each word bucket.
    row_of
        Row number of each living record.
    """

    segments: tuple[Segment[C], ...]
    counts: NDArray[np.int32]
    row_of: Mapping[str, int]

    @cached_property
    def n_alive(self) -> int:
        """Return the number of living rows."""
        return int(self.alive.sum())

    def field(self, name: str) -> list[FieldSegment]:
        """Return the segments of one vector field, in row order."""
        return [s.fields[name] for s in self.segments]


def first_state(
    base: Segment[C], counts: NDArray[np.int32], version: IndexVersion
) -> IndexState[C]:
    """Return the state of a freshly opened snapshot."""
    return IndexState(
        ids=base.ids,
        columns=base.columns,
        alive=np.ones(len(base.ids), dtype=np.bool_),
        version=version,
        segments=(base,),
        counts=counts,
        row_of={record_id: row for row, record_id in enumerate(base.ids.tolist())},
    )


def without(state: IndexState[C], record_ids: Sequence[str]) -> IndexState[C]:
    """Return the state after the death of some records; unknown ids are passed over."""
    rows = [state.row_of[r] for r in record_ids if r in state.row_of]
    if not rows:
        return state
    alive, counts = state.alive.copy(), state.counts.copy()
    starts = np.cumsum([0, *(len(s.ids) for s in state.segments)])
    for row in rows:
        alive[row] = False
        which = int(np.searchsorted(starts, row, side="right")) - 1
        counts[state.segments[which].lexical.buckets_of(row - int(starts[which]))] -= 1
    gone = set(record_ids)
    row_of = {r: row for r, row in state.row_of.items() if r not in gone}
    return replace(state, alive=alive, counts=counts, row_of=row_of)


def with_rows(state: IndexState[C], segment: Segment[C]) -> IndexState[C]:
    """Return the state with a segment appended."""
    if len(segment.ids) == 0:
        return state
    start = len(state.ids)
    counts = state.counts.copy()
    np.add.at(counts, segment.lexical.row_buckets, 1)
    added = {r: start + i for i, r in enumerate(segment.ids.tolist())}
    return IndexState(
        ids=np.concatenate([state.ids, segment.ids]),
        columns=type(state.columns).concat([state.columns, segment.columns]),
        alive=np.concatenate([state.alive, np.ones(len(segment.ids), dtype=np.bool_)]),
        version=state.version,
        segments=(*state.segments, segment),
        counts=counts,
        row_of={**state.row_of, **added},
    )


def merged(state: IndexState[C]) -> IndexState[C]:
    """Return the state with all segments after the snapshot put into one; rows keep their place."""
    base, *later = state.segments
    batches = [s.batch for s in later if s.batch is not None]
    if len(batches) < 2:
        return state
    columns = type(base.columns).concat([b.columns for b in batches])
    return replace(state, segments=(base, Segment.of(merge_batches(batches, columns))))
