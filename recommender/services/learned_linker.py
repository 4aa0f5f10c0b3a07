"""Link titles as the release does, and as stewards have decided since."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence

from features.background import Background
from features.occupation.csco import class_names
from features.occupation.linker import OccupationCandidate, OccupationLinker
from recommender.domain.title import TitleDecision
from recommender.ports import Floats, Store
from recommender.services.embed_jobs import embed_jobs
from recommender.services.embed_texts import TextEmbedder

_PAGE = 1000


class LearnedLinker:
    """A `TitleLinker` that follows the decisions in the store.

    Before it links it looks at the change log, so a decision acts at once in every process
    of a store, and two that have seen the same change link alike. An index needs no more:
    rows that a decision moves stand in the log after it.

    Parameters
    ----------
    published
        The linker of the release.
    store
        Holds the decisions and their log.
    embedder
        Embeds titles that were given a class, once for all processes.
    """

    def __init__(self, published: OccupationLinker, store: Store, embedder: TextEmbedder) -> None:
        self._published, self._store, self._embedder = published, store, embedder
        self._current, self._seen_seq = published, -1
        self._reading = threading.Lock()

    @property
    def background(self) -> Background:
        """Return what names across all trades look like, to read cosines against."""
        return self._published.background

    def jobs_of(self, titles: Sequence[str]) -> list[str]:
        """Return the distinct single jobs that titles name, cleaned: what `link` embeds.

        It does not look at the log: `link` embeds what a decision of this moment adds.
        """
        return self._current.jobs_of(titles)

    def link(
        self,
        titles: Sequence[str],
        k: int = 5,
        vectors: Mapping[str, Floats] | None = None,
    ) -> list[list[OccupationCandidate]]:
        """Return up to `k` candidates a title, best first; empty where it abstains."""
        return self.current().link(titles, k, vectors)

    def current(self) -> OccupationLinker:
        """Return a linker that knows every decision committed by now, and will learn no more."""
        seq = self._store.changes.last_seq()
        if seq != self._seen_seq:
            with self._reading:
                if self._seen_seq < 0 or self._decided_since(self._seen_seq):
                    self._current = self.knowing(decisions(self._store))
                self._seen_seq = max(seq, self._seen_seq)
        return self._current

    def knowing(self, decided: Iterable[TitleDecision]) -> OccupationLinker:
        """Return the release's linker with these decisions, whatever the store holds.

        One whose class the classification no longer has is passed over.
        """
        names = class_names()
        codes = {
            one.id: one.occupation_code
            for one in decided
            if one.occupation_code is None or one.occupation_code in names
        }
        if not codes:
            return self._published
        named = [title for title, code in codes.items() if code is not None]
        return self._published.with_decisions(codes, embed_jobs(self._embedder, named))

    def _decided_since(self, seq: int) -> bool:
        while lines := self._store.changes.since(seq):
            if any(line.kind == "title" for line in lines):
                return True
            seq = lines[-1].seq
        return False


def decisions(store: Store) -> Iterator[TitleDecision]:
    """Yield every decision, in the order of titles."""
    after = ""
    while page := store.titles.page(after_id=after, limit=_PAGE):
        yield from page
        after = page[-1].id
