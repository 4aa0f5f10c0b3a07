"""Find the titles that no occupation is known for: what a steward can work through."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from features.occupation.linker import OccupationCandidate, OccupationLinker
from features.occupation.titles import settled_title, title_key
from recommender.domain.base import Record
from recommender.ports import Floats, Store
from recommender.services.decide_titles import TitleDesk
from recommender.services.embed_jobs import embed_jobs
from recommender.services.learned_linker import decisions

CHUNK = 2000
N_CANDIDATES = 5
# Above it the linker is more often right than wrong about the group of trades.
SURE_ENOUGH = 0.4


class TitleCandidate(Record):
    """An occupation that a title may mean, and how likely."""

    code: str
    name: str
    confidence: float


class UnmappedTitle(Record):
    """Titles that are one when cleaned, and how many open records have them.

    ``example`` is the title of a posting as it was typed, empty where only seekers have it.
    """

    title: str
    example: str
    postings: int
    seekers: int
    candidates: tuple[TitleCandidate, ...]


class TitleQueue(Record):
    """The titles to work through, most frequent first.

    ``titles_unmapped``, ``postings_unmapped`` and ``seekers_unmapped`` count all of them,
    also those that are not shown; ``titles_open`` the distinct titles, as typed, of all open
    records. Titles without a word of a job (急聘 包住) are in none of the first three.
    """

    titles: tuple[UnmappedTitle, ...]
    titles_unmapped: int
    postings_unmapped: int
    seekers_unmapped: int
    titles_open: int


@dataclass
class _Group:
    """What one cleaned title gathers."""

    of_postings: Counter[str] = field(default_factory=Counter)
    of_seekers: Counter[str] = field(default_factory=Counter)

    def counts(self) -> tuple[int, int]:
        return self.of_postings.total(), self.of_seekers.total()

    def commonest(self) -> str:
        return min((self.of_postings or self.of_seekers).items(), key=lambda x: (-x[1], x[0]))[0]


def find_unmapped(
    desk: TitleDesk, limit: int | None = None, below: float = SURE_ENOUGH
) -> TitleQueue:
    """Return the titles of open postings and seekers that the linker is not sure of.

    A posting counts if it has no code, or the one the linker guessed; one whose feed knows
    its occupation does not. Titles that a steward decided on are left out. The first time
    every title is embedded, at about 200 a second; later only new ones are.

    Parameters
    ----------
    desk
        Store, embedder and linker.
    limit
        Most titles to return; ``None`` for all.
    below
        A title is in the queue if its best candidate's confidence is lower, or there is none.
    """
    posted = Counter(_posted(desk.store))
    wished = list(_wished(desk.store))
    titles = sorted({t for t, _ in posted} | {t for t, _ in wished})
    linker = desk.linker.current()
    vectors = _vectors(desk, linker, {t for t, _ in posted}, wished)
    found = dict(zip(titles, linker.link(titles, 1, vectors), strict=True))
    unsure = _unsure(desk.store, linker, found, below)
    groups: dict[str, _Group] = {}
    for (title, code), count in posted.items():
        if title in unsure and code in (None, _best(found[title])):
            groups.setdefault(unsure[title], _Group()).of_postings[title] += count
    for title, _ in wished:
        if title in unsure:
            groups.setdefault(unsure[title], _Group()).of_seekers[title] += 1
    ranked = sorted(groups, key=lambda key: (-sum(groups[key].counts()), key))
    return TitleQueue(
        titles=_shown(linker, [groups[key] for key in ranked[:limit]], vectors),
        titles_unmapped=len(groups),
        postings_unmapped=sum(group.counts()[0] for group in groups.values()),
        seekers_unmapped=sum(group.counts()[1] for group in groups.values()),
        titles_open=len(titles),
    )


def _vectors(
    desk: TitleDesk,
    linker: OccupationLinker,
    posted: set[str],
    wished: Sequence[tuple[str, str]],
) -> dict[str, Floats]:
    owned = [(job, owner) for title, owner in wished for job in linker.jobs_of([title])]
    return embed_jobs(desk.embedder, linker.jobs_of(sorted(posted)), owned)


def _unsure(
    store: Store,
    linker: OccupationLinker,
    found: Mapping[str, Sequence[OccupationCandidate]],
    below: float,
) -> dict[str, str]:
    """Return the titles to decide on, each with its key."""
    decided = {one.id for one in decisions(store)}
    unsure = {}
    for title, candidates in found.items():
        if not candidates or candidates[0].confidence < below:
            key, jobs = title_key(title), set(map(title_key, linker.jobs_of([title])))
            if key and key not in decided and not jobs <= decided:
                unsure[title] = key
    return unsure


def _shown(
    linker: OccupationLinker, groups: Sequence[_Group], vectors: Mapping[str, Floats]
) -> tuple[UnmappedTitle, ...]:
    """Return what is shown of titles, with candidates also where the linker abstains."""
    titles = [group.commonest() for group in groups]
    found = linker.link(titles, N_CANDIDATES, vectors, abstain=False)
    return tuple(
        UnmappedTitle(
            title=settled_title(title),
            example=title if group.of_postings else "",
            postings=group.counts()[0],
            seekers=group.counts()[1],
            candidates=tuple(
                TitleCandidate(code=c.code, name=c.name, confidence=c.confidence)
                for c in candidates
            ),
        )
        for title, group, candidates in zip(titles, groups, found, strict=True)
    )


def _best(found: Sequence[OccupationCandidate]) -> str | None:
    return found[0].code if found else None


def _posted(store: Store) -> Iterator[tuple[str, str | None]]:
    after = ""
    while page := store.postings.page(after_id=after, limit=CHUNK, status="open"):
        yield from ((posting.title, posting.occupation_code) for posting in page)
        after = page[-1].id


def _wished(store: Store) -> Iterator[tuple[str, str]]:
    """Yield each desired title of each open seeker with the seeker's id."""
    after = ""
    while page := store.seekers.page(after_id=after, limit=CHUNK, status="open"):
        for seeker in page:
            yield from ((title, seeker.id) for title in dict.fromkeys(seeker.desired_titles))
        after = page[-1].id
