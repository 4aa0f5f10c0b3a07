"""Give out the stored records of one kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Final, cast

from features.progress import Progress, silent
from recommender.importing.mapping import ImportKind
from recommender.ports import Repository, Store

_PAGE: Final = 5_000


def export_records(
    store: Store, kind: ImportKind, *, status: str | None = None, progress: Progress = silent
) -> list[dict[str, Any]]:
    """Return all records of a kind in the order of their ids, as plain values.

    Protected facts of seekers are never among them.

    Parameters
    ----------
    store
        Where from.
    kind
        Which.
    status
        Only those that are ``open``, ``closed`` or ``held``.
    progress
        Told ``("export", done, total)`` records.
    """
    repository = cast("Repository[Any]", getattr(store, kind))
    total = repository.count(status=status)
    documents: list[dict[str, Any]] = []
    for page in _pages(repository.page, status):
        documents += [r.model_dump(mode="json", exclude=set(r.TRANSIENT)) for r in page]
        progress("export", len(documents), max(total, len(documents)))
    return documents


def _pages(page: Callable[..., list[Any]], status: str | None) -> Iterator[list[Any]]:
    after = ""
    while records := page(after_id=after, limit=_PAGE, status=status):
        yield records
        after = records[-1].id
