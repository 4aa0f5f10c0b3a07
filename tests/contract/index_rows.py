"""Rows for index tests: random vectors and words, real columns, a change log that grows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime

import numpy as np

from recommender.domain.change import Change, Operation
from recommender.retrieval.columns import (
    CERTIFICATE_WORDS,
    MAX_GRAMS,
    MAX_SKILLS,
    PostingColumns,
)
from recommender.retrieval.rows import FieldVectors, RowBatch

DIMS = 16
WORDS = ("仓库", "打包", "会计", "司机", "保洁", "焊工", "java", "厨师", "夜班", "包吃")
WIDTHS = {
    "certificates": CERTIFICATE_WORDS,
    "certificates_legal": CERTIFICATE_WORDS,
    "certificates_preferred": CERTIFICATE_WORDS,
    "skills": MAX_SKILLS,
    "title_grams": MAX_GRAMS,
}


class FakeRecords:
    """A tiny store of rows with a change log; a row is (text number, words, occupation)."""

    model = "test-model"

    def __init__(self, seed: int) -> None:
        self.rng = np.random.default_rng(seed)
        self.texts = self.rng.normal(size=(40, DIMS)).astype(np.float16).astype(np.float32)
        self.texts /= np.linalg.norm(self.texts, axis=1, keepdims=True)
        self.rows: dict[str, tuple[int, str, int]] = {}
        self.log: list[Change] = []

    def put(self, record_id: str) -> None:
        """Create or update a record with random content."""
        op: Operation = "updated" if record_id in self.rows else "created"
        words = " ".join(self.rng.choice(WORDS, size=int(self.rng.integers(1, 6))))
        occupation = int(self.rng.choice([0, 6180101, 6180102, 6180201, 4020301]))
        self.rows[record_id] = (int(self.rng.integers(-1, len(self.texts))), words, occupation)
        self._note(record_id, op)

    def close(self, record_id: str) -> None:
        """Take a record out."""
        if self.rows.pop(record_id, None) is not None:
            self._note(record_id, "closed")

    def _note(self, record_id: str, op: Operation) -> None:
        at = datetime(2026, 11, 24, tzinfo=UTC)
        self.log.append(
            Change(seq=len(self.log) + 1, at=at, kind="posting", record_id=record_id, op=op)
        )

    def last_seq(self) -> int:
        """Return the newest change."""
        return len(self.log)

    def since(self, seq: int, *, limit: int = 10_000) -> list[Change]:
        """Return later changes."""
        return self.log[seq : seq + limit]

    def all_ids(self) -> list[str]:
        """Return all ids, sorted."""
        return sorted(self.rows)

    def load(self, ids: Sequence[str]) -> RowBatch[PostingColumns]:
        """Return the rows of ids that are there."""
        kept = [i for i in ids if i in self.rows]
        rows = [self.rows[i] for i in kept]
        return RowBatch(
            ids=np.array(kept, dtype=np.str_),
            columns=columns([r[2] for r in rows]),
            fields={
                "title": self._vectors([r[0] for r in rows]),
                "requirements": self._vectors([self._other(r[0]) for r in rows]),
            },
            words=[r[1] for r in rows],
        )

    def _other(self, number: int) -> int:
        """Return the text of a second field: of half the rows none."""
        return number * 7 % len(self.texts) if number % 2 == 1 else -1

    def _vectors(self, numbers: list[int]) -> FieldVectors:
        distinct = sorted({n for n in numbers if n >= 0})
        position = {n: i for i, n in enumerate(distinct)}
        return FieldVectors(
            keys=np.array([str(n) for n in distinct], dtype=np.str_),
            vectors=self.texts[distinct].reshape(len(distinct), DIMS),
            text_of_row=np.array([position.get(n, -1) for n in numbers], dtype=np.int32),
        )


def columns(occupations: Sequence[int]) -> PostingColumns:
    """Return columns in which everything but the occupation is unknown."""
    n = len(occupations)
    arrays = {}
    for field in fields(PostingColumns):
        shape = (n, WIDTHS[field.name]) if field.name in WIDTHS else (n,)
        arrays[field.name] = np.zeros(shape, dtype=_dtype(field.name))
    arrays["occupation"] = np.array(occupations, dtype=np.int32)
    return PostingColumns(**arrays)


def _dtype(name: str) -> type:
    if name.startswith("certificates"):
        return np.uint64
    if name in ("salary_min", "salary_max", "experience"):
        return np.float32
    return {"skills": np.int16, "title_grams": np.uint32}.get(name, np.int32)
