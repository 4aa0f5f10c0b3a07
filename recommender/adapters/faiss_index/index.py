"""The search index of one kind of record: a snapshot, what came after it, and searching."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from features.occupation.similarity import SAME_MINOR, similarity_of_ints
from recommender.adapters.faiss_index.dense import dense_list
from recommender.adapters.faiss_index.snapshot import (
    current_snapshot,
    open_snapshot,
    write_snapshot,
)
from recommender.adapters.faiss_index.state import (
    IndexState,
    Segment,
    merged,
    with_rows,
    without,
)
from recommender.domain.change import Change, RecordKind
from recommender.errors import IndexUnavailable
from recommender.ports import ChangeLog, Floats, Hits, Query, TableView
from recommender.retrieval import lexical
from recommender.retrieval.columns import Columns
from recommender.retrieval.fusion import LATER_WISH, LIST_DEPTH, fuse, ranks_of
from recommender.retrieval.rows import RowSource

C = TypeVar("C", bound=Columns)
MOST_SEGMENTS = 12


class FaissIndex(Generic[C]):
    """Search records of one kind; safe for many reading threads and one catching up.

    Parameters
    ----------
    folder
        Where the snapshots of this kind live.
    kind
        Which records of the change log concern it.
    source
        Gives rows of records.
    changes
        The change log.
    columns_type
        Struct of attribute columns.
    taxonomies
        Hash of the dictionaries the columns were read with.
    """

    def __init__(
        self,
        folder: Path,
        kind: RecordKind,
        source: RowSource[C],
        changes: ChangeLog,
        columns_type: type[C],
        taxonomies: str,
    ) -> None:
        self.folder, self.kind, self.taxonomies = folder, kind, taxonomies
        self._source, self._changes, self._columns_type = source, changes, columns_type
        self._state: IndexState[C] | None = None
        self._pending: dict[str, None] = {}
        self._lock = threading.RLock()

    def build(self) -> str:
        """Write a snapshot of the whole store and open it; return its name."""
        seq = self._changes.last_seq()
        batch = self._source.load(self._source.all_ids())
        name = write_snapshot(
            self.folder,
            batch,
            model=self._source.model,
            taxonomies=self.taxonomies,
            change_seq=seq,
        )
        with self._lock:
            self._open(name)
        return name

    def view(self) -> IndexState[C]:
        """Return the current state, opening the snapshot on first use.

        Raises
        ------
        IndexUnavailable
            There is no snapshot, or it is not of this format, model and dictionaries.
        """
        state = self._state
        if state is None:
            with self._lock:
                state = self._state or self._open(current_snapshot(self.folder))
        return state

    def search(self, view: TableView[C], query: Query, allowed: NDArray[np.bool_], k: int) -> Hits:
        """Return the best `k` allowed rows by the fusion of all lists of `query`."""
        if not isinstance(view, IndexState):
            raise TypeError("the view is not of this index")
        usable = view.alive & allowed
        lists: dict[str, tuple[NDArray[np.int64], NDArray[np.int32]]] = {}
        for dense in query.dense:
            segments = view.field(dense.field)
            lists[f"dense:{dense.name}"] = dense_list(segments, dense.vector, usable, LIST_DEPTH)
        if query.words:
            lists["lexical"] = _lexical_list(view, query.words, usable)
        if query.occupations:
            lists["occupation"] = _occupation_list(view, query.occupations, usable)
        return fuse(lists, query.weights, view.ids, k)

    def vectors(self, view: TableView[C], field: str, rows: NDArray[np.int64]) -> Floats:
        """Return the vectors ``(n, dims)`` of rows, NaN for rows without a text."""
        if not isinstance(view, IndexState):
            raise TypeError("the view is not of this index")
        segments = view.field(field)
        out = np.full((len(rows), segments[0].vectors.shape[1]), np.nan, dtype=np.float32)
        start = 0
        for segment in segments:
            inside = (rows >= start) & (rows < start + len(segment.text_of_row))
            texts = segment.text_of_row[rows[inside] - start]
            found = np.full((len(texts), out.shape[1]), np.nan, dtype=np.float32)
            found[texts >= 0] = segment.vectors[texts[texts >= 0]]
            out[inside] = found
            start += len(segment.text_of_row)
        return out

    def catch_up(self, max_rows: int | None = None) -> int:
        """Apply the change log, and move to a newer snapshot if one was written.

        What was closed or deleted goes at once; what is new or changed comes at most
        `max_rows` a call, since it may have to be embedded. The rest waits for the next call.
        """
        with self._lock:
            name = current_snapshot(self.folder)
            if self._state is None or name != self._state.version.snapshot:
                self._open(name)
            changes = self._new_changes()
            self._remove(changes)
            return len(changes) + self._add(max_rows)

    def behind(self) -> int:
        """Return how many changes of the log are not applied yet.

        Raises
        ------
        IndexUnavailable
            There is no snapshot, or it is not of this format, model and dictionaries.
        """
        waiting = self._changes.last_seq() - self.view().version.change_seq
        return waiting + len(self._pending)

    def _new_changes(self) -> list[Change]:
        changes: list[Change] = []
        seq = self.view().version.change_seq
        while part := self._changes.since(seq):
            changes += part
            seq = part[-1].seq
        return changes

    def _remove(self, changes: Sequence[Change]) -> None:
        if not changes:
            return
        last = {c.record_id: c.op for c in changes if c.kind == self.kind}
        for record_id, op in last.items():
            self._pending.pop(record_id, None)
            if op in ("created", "updated"):
                self._pending[record_id] = None
        gone = [r for r, op in last.items() if op not in ("created", "updated")]
        state = without(self.view(), gone)
        self._state = replace(state, version=replace(state.version, change_seq=changes[-1].seq))

    def _add(self, max_rows: int | None) -> int:
        wanted = sorted(list(self._pending)[:max_rows])
        if not wanted:
            return 0
        segment = Segment.of(self._source.load(wanted))
        state = with_rows(without(self.view(), wanted), segment)
        self._state = merged(state) if len(state.segments) > MOST_SEGMENTS else state
        for record_id in wanted:
            del self._pending[record_id]
        return len(wanted)

    def _open(self, name: str | None) -> IndexState[C]:
        if name is None:
            raise IndexUnavailable(detail=f"no snapshot of {self.kind}s")
        self._pending.clear()
        self._state = open_snapshot(
            self.folder,
            name,
            self._columns_type,
            model=self._source.model,
            taxonomies=self.taxonomies,
        )
        return self._state


def _lexical_list(
    state: IndexState[C], words: str, usable: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    scores = lexical.score([s.lexical for s in state.segments], state.counts, state.n_alive, words)
    rows = np.flatnonzero((scores > 0) & usable)
    if len(rows) > LIST_DEPTH:
        least = np.partition(scores[rows], len(rows) - LIST_DEPTH)[len(rows) - LIST_DEPTH]
        rows = rows[scores[rows] >= least]
    return rows, ranks_of(scores[rows])


def _occupation_list(
    state: IndexState[C], occupations: Sequence[int], usable: NDArray[np.bool_]
) -> tuple[NDArray[np.int64], NDArray[np.int32]]:
    """Return rows of the wished occupations and their neighbours, nearest first."""
    codes = getattr(state.columns, "occupation", None)
    if codes is None:
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int32)
    scores = np.zeros(len(codes))
    for position, code in enumerate(occupations):
        likeness = np.nan_to_num(similarity_of_ints(code, codes))
        np.maximum(scores, likeness * LATER_WISH**position, out=scores, where=usable)
    rows = np.flatnonzero(scores >= SAME_MINOR * LATER_WISH ** len(occupations))
    if len(rows) > LIST_DEPTH:
        least = np.partition(scores[rows], len(rows) - LIST_DEPTH)[len(rows) - LIST_DEPTH]
        rows = rows[scores[rows] >= least]
    return rows, ranks_of(scores[rows])
