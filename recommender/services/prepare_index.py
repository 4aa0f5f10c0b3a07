"""Embed everything with an encoder and index it, beside what serves meanwhile."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from features.progress import Progress
from recommender.ports import Store, TitleLinker
from recommender.services.refresh_index import (
    Buildable,
    link_occupations,
    needs_build,
    refresh,
)

CHUNK = 64  # some seconds of embedding: a service that is told to stop waits no longer


class Embeddable(Protocol):
    """Rows of records whose vectors can be made ahead."""

    def all_ids(self) -> list[str]:
        """Return the ids of all records that belong in the index."""
        ...

    def embed(self, ids: Sequence[str]) -> None:
        """Put the vectors of these rows into the cache."""
        ...


def prepare_index(
    store: Store,
    linker: TitleLinker,
    rows: Sequence[Embeddable],
    indexes: Sequence[Buildable],
    progress: Progress,
) -> None:
    """Bring indexes of an encoder up to the store.

    What `progress` raises ends it between two chunks of records. What was embedded by then
    lies in the cache and is not embedded again.

    Parameters
    ----------
    store, linker
        The records, and what links their titles, of the encoder.
    rows, indexes
        What the indexes hold, and the indexes.
    progress
        Told ``("rows", done, total)``.
    """
    if any(needs_build(index) for index in indexes):
        link_occupations(store, linker)
        embed_rows(rows, progress)
    refresh(indexes)
    for index in indexes:
        index.catch_up()  # with what was written during a build


def embed_rows(rows: Sequence[Embeddable], progress: Progress) -> None:
    """Put the vectors of all rows into the cache."""
    chunks = [
        (source, ids[start : start + CHUNK])
        for source in rows
        for ids in (source.all_ids(),)
        for start in range(0, len(ids), CHUNK)
    ]
    done, total = 0, sum(len(ids) for _, ids in chunks)
    for source, ids in chunks:
        progress("rows", done, total)
        source.embed(ids)
        done += len(ids)
    progress("rows", done, total)
