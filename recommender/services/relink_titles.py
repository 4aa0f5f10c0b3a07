"""Find and write what a change of decisions on titles moves."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from features.occupation.linker import OccupationCandidate, OccupationLinker
from features.occupation.titles import keys_of
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.ports import Floats, Store, Transaction
from recommender.retrieval.texts import wish_titles
from recommender.services.embed_jobs import embed_jobs
from recommender.services.embed_texts import TextEmbedder

CHUNK = 2000
Links = Mapping[str, list[OccupationCandidate]]


@dataclass(frozen=True)
class Change:
    """Two states of the linker, and the titles whose decision differs.

    Parameters
    ----------
    before, after
        The linker without and with the new decisions.
    keys
        Of the titles, as `title_key` gives them.
    """

    before: OccupationLinker
    after: OccupationLinker
    keys: frozenset[str]

    def names(self, title: str) -> bool:
        """Tell whether a title, or one of its jobs, is among those decided on."""
        # Cleaning is slow and only leaves out: most titles lack a letter of every key.
        letters = set(unicodedata.normalize("NFKC", title).lower())
        likely = (key for letter in letters for key in self._keys_by_letter.get(letter, ()))
        if not any(letters.issuperset(key) for key in likely):
            return False
        return not self.keys.isdisjoint(keys_of(title))

    @cached_property
    def _keys_by_letter(self) -> Mapping[str, list[str]]:
        found: dict[str, list[str]] = {}
        for key in self.keys:
            letters = "".join(filter(str.isalnum, key))
            found.setdefault(letters[:1], []).append(letters)
        return found


@dataclass
class Moved:
    """What is to be written.

    Parameters
    ----------
    codes
        By posting, the code its title linked to and the one it links to now.
    postings, seekers
        Ids that every index must load anew although the record stays as it is.
    """

    codes: dict[str, tuple[str | None, str | None]] = field(default_factory=dict)
    postings: list[str] = field(default_factory=list)
    seekers: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Written:
    """Ids of postings that were given another code or none, and of what is loaded anew."""

    recoded: frozenset[str] = frozenset()
    postings: frozenset[str] = frozenset()
    seekers: frozenset[str] = frozenset()

    def __or__(self, other: Written) -> Written:
        """Return what either wrote."""
        return Written(
            self.recoded | other.recoded,
            self.postings | other.postings,
            self.seekers | other.seekers,
        )


def find_moved(
    store: Store,
    embedder: TextEmbedder,
    change: Change,
    only: Mapping[str, Collection[str]] | None = None,
) -> Moved:
    """Return the open postings and seekers that a change of decisions moves.

    A posting whose title is named gets another code, unless it has one that the linker did
    not give it: what a feed says of one posting is nearer to it than what a steward says of
    all that share its title. Postings without a code, and seekers, are linked by every index
    itself; those that link elsewhere now are loaded anew.

    Parameters
    ----------
    store
        Where they are.
    embedder
        Embeds the jobs they name, through the cache.
    change
        The decisions.
    only
        Ids of ``posting`` and ``seeker`` to look at, instead of all.
    """
    moved = Moved()
    for postings in _postings(store, None if only is None else only["posting"]):
        _move_postings(embedder, change, postings, moved)
    for seekers in _seekers(store, None if only is None else only["seeker"]):
        _move_seekers(embedder, change, seekers, moved)
    return moved


def write_moved(tx: Transaction, moved: Moved) -> Written:
    """Write what was found, as far as it still holds."""
    recoded, stale = [], []
    for posting in tx.postings.get_many([*moved.codes, *moved.postings]):
        was, now = moved.codes.get(posting.id, (None, None))
        if posting.status != "open" or posting.occupation_code not in (None, was):
            continue
        if posting.id in moved.codes:
            recoded.append(posting.model_copy(update={"occupation_code": now}))
        if posting.id not in moved.codes or was != now:
            stale.append(posting.id)
    written = tx.postings.put_many(recoded).updated
    touched = tx.postings.touch_many(stale)
    seekers = tx.seekers.touch_many(moved.seekers)
    return Written(frozenset(written), frozenset((*written, *touched)), frozenset(seekers))


def _move_postings(
    embedder: TextEmbedder, change: Change, postings: Sequence[JobPosting], moved: Moved
) -> None:
    named = {title: change.names(title) for title in {p.title for p in postings}}
    asked = [p for p in postings if named[p.title] or p.occupation_code is None]
    titles = sorted({p.title for p in asked})
    jobs = _jobs(change, titles)
    before, after = _links(change, titles, embed_jobs(embedder, jobs), k=1)
    for posting in asked:
        was, now = _best(before[posting.title]), _best(after[posting.title])
        if named[posting.title]:
            if posting.occupation_code in (None, was):
                moved.codes[posting.id] = (was, now)
        elif was != now:
            moved.postings.append(posting.id)


def _move_seekers(
    embedder: TextEmbedder, change: Change, seekers: Sequence[SeekerProfile], moved: Moved
) -> None:
    titles_of = {s.id: (*wish_titles(s), *s.negated.titles) for s in seekers}
    titles = sorted({title for titles in titles_of.values() for title in titles})
    owned = [(job, i) for i, titles in titles_of.items() for job in _jobs(change, titles)]
    before, after = _links(change, titles, embed_jobs(embedder, (), owned), k=5)
    differ = {title for title in titles if before[title] != after[title]}
    moved.seekers += [i for i, titles in titles_of.items() if not differ.isdisjoint(titles)]


def _links(
    change: Change, titles: Sequence[str], vectors: Mapping[str, Floats], k: int
) -> tuple[Links, Links]:
    before, after = (linker.link(titles, k, vectors) for linker in (change.before, change.after))
    return dict(zip(titles, before, strict=True)), dict(zip(titles, after, strict=True))


def _jobs(change: Change, titles: Sequence[str]) -> list[str]:
    both = (*change.before.jobs_of(titles), *change.after.jobs_of(titles))
    return list(dict.fromkeys(both))


def _best(found: Sequence[OccupationCandidate]) -> str | None:
    return found[0].code if found else None


def _postings(store: Store, ids: Collection[str] | None) -> Iterator[list[JobPosting]]:
    if ids is not None:
        yield [p for p in store.postings.get_many(sorted(ids)) if p.status == "open"]
        return
    after = ""
    while page := store.postings.page(after_id=after, limit=CHUNK, status="open"):
        yield page
        after = page[-1].id


def _seekers(store: Store, ids: Collection[str] | None) -> Iterator[list[SeekerProfile]]:
    if ids is not None:
        yield [s for s in store.seekers.get_many(sorted(ids)) if s.status == "open"]
        return
    after = ""
    while page := store.seekers.page(after_id=after, limit=CHUNK, status="open"):
        yield page
        after = page[-1].id
