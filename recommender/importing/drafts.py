"""Rows that were understood, and the identity each of them gets."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

import orjson

from features.text import fold
from recommender.domain.base import stable_id
from recommender.importing.mapping import ImportKind
from recommender.importing.row_problems import Findings

# Not the name of the file: the same rows saved again under another name are the same.
DEFAULT_SOURCE: Final = "file"
PREFIXES: Final[Mapping[ImportKind, str]] = {
    "postings": "p",
    "seekers": "s",
    "courses": "c",
    "services": "v",
}


@dataclass(slots=True)
class Draft:
    """One row, read.

    Parameters
    ----------
    findings
        Its row and what is wrong with it; a draft with errors does not land.
    source, source_id
        The feed, and the row's own identifier in it if it has one.
    key
        What identifies the row where there is no identifier.
    fields
        Values of the record without ``id``, ``source`` and ``source_id``.
    protected
        Sensitive facts of a seeker, by field of `SensitiveFacts`.
    """

    findings: Findings
    source: str
    source_id: str | None
    key: tuple[str, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    protected: dict[str, Any] = field(default_factory=dict)

    @property
    def identity(self) -> tuple[str, ...]:
        """What makes two rows the same record, before occurrences are counted."""
        if self.source_id is not None:
            return self.source, self.source_id
        return (self.source, "", *map(folded_key, self.key))


@lru_cache(maxsize=65_536)
def folded_key(text: str) -> str:
    """Return text without case, width, blanks and brackets' shape, for comparing."""
    return "".join(fold(text).split())


def assign_ids(drafts: Sequence[Draft], kind: ImportKind) -> list[str]:
    """Return the id of each draft.

    The order of rows and the format of the file do not matter: drafts of one identity are
    numbered by their content, so that rows that are wholly alike all land.

    Parameters
    ----------
    drafts
        In any order.
    kind
        What they are.
    """
    sharing: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, draft in enumerate(drafts):
        sharing[draft.identity].append(position)
    ids = [""] * len(drafts)
    for identity, positions in sharing.items():
        if len(positions) > 1:
            positions.sort(key=lambda position: _content(drafts[position]))
        for occurrence, position in enumerate(positions):
            ids[position] = occurrence_id(kind, identity, occurrence)
    return ids


def occurrence_id(kind: ImportKind, identity: tuple[str, ...], occurrence: int) -> str:
    """Return the id of the n-th record of one identity, counted from 0."""
    numbered = identity if occurrence == 0 else (*identity, f"#{occurrence}")
    return stable_id(PREFIXES[kind], *numbered)


def present_ids(drafts: Iterable[Draft], kind: ImportKind) -> set[str]:
    """Return the ids that rows of a feed may stand for, those rejected among them."""
    counts: dict[tuple[str, ...], int] = defaultdict(int)
    for draft in drafts:
        counts[draft.identity] += 1
    return {
        occurrence_id(kind, identity, occurrence)
        for identity, n_rows in counts.items()
        for occurrence in range(n_rows)
    }


def _content(draft: Draft) -> str:
    body = orjson.dumps(
        [draft.fields, draft.protected],
        option=orjson.OPT_SORT_KEYS | orjson.OPT_NON_STR_KEYS,
        default=_plain,
    )
    return hashlib.sha256(body).hexdigest()


def _plain(value: object) -> object:
    if isinstance(value, tuple | set | frozenset):
        return list(value)
    dump = getattr(value, "model_dump", None)
    return dump(mode="json") if dump else str(value)
