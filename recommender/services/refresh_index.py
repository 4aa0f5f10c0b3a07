"""Bring the indexes up to the store: link occupations, embed, build or catch up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from recommender.domain.posting import JobPosting
from recommender.errors import IndexUnavailable
from recommender.ports import Store, TitleLinker
from recommender.services.link_occupations import link_postings

CHUNK = 2000
REBUILD_ABOVE = 2000


class Buildable(Protocol):
    """An index that can be built anew or brought up to date."""

    def build(self) -> str:
        """Write and open a snapshot of the whole store."""
        ...

    def catch_up(self) -> int:
        """Apply the change log."""
        ...

    def behind(self) -> int:
        """Return how many changes are not applied yet."""
        ...


def link_occupations(store: Store, linker: TitleLinker) -> int:
    """Give open postings without an occupation the one their title links to."""
    linked = 0
    for chunk in _open_postings(store):
        missing = [p for p in chunk if p.occupation_code is None]
        codes = link_postings(linker, missing)
        found = [
            p.model_copy(update={"occupation_code": c})
            for p, c in zip(missing, codes, strict=True)
            if c is not None
        ]
        if found:
            with store.transaction() as tx:
                linked += len(tx.postings.put_many(found).updated)
    return linked


def refresh(indexes: Sequence[Buildable]) -> None:
    """Catch up where little changed, build anew where much did or nothing is there."""
    for index in indexes:
        if needs_build(index):
            index.build()
        else:
            index.catch_up()


def needs_build(index: Buildable) -> bool:
    """Tell whether much changed since an index was made, or it cannot be opened."""
    try:
        return index.behind() > REBUILD_ABOVE
    except IndexUnavailable:
        return True


def _open_postings(store: Store) -> Iterator[list[JobPosting]]:
    after = ""
    while page := store.postings.page(after_id=after, limit=CHUNK, status="open"):
        yield page
        after = page[-1].id
