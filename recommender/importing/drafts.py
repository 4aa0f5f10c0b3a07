"""Rows that were understood, and what makes two of them the same record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, Final

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
Identity = tuple[str, ...]


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
    counselor
        Who looks after a seeker, empty where the row does not say.
    """

    findings: Findings
    source: str
    source_id: str | None
    key: tuple[str, ...]
    fields: dict[str, Any] = field(default_factory=dict)
    protected: dict[str, Any] = field(default_factory=dict)
    counselor: str = ""

    @property
    def identity(self) -> Identity:
        """What makes two rows the same record, before occurrences are counted."""
        if self.source_id is not None:
            return self.source, self.source_id
        return (self.source, "", *map(_folded, self.key))


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    """Return text without case, width and blanks."""
    return "".join(fold(text).split())


def occurrence_id(kind: ImportKind, identity: Identity, occurrence: int) -> str:
    """Return the id of the n-th record of one identity, counted from 0.

    Rows that are wholly alike, or alike in all that identifies them, all land.
    """
    numbered = identity if occurrence == 0 else (*identity, f"#{occurrence}")
    return stable_id(PREFIXES[kind], *numbered)
