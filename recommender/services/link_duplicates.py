"""Link near-duplicates among the stored postings and those about to be stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from recommender.domain.posting import JobPosting
from recommender.duplicates.near import PostingFacts, link_near_duplicates
from recommender.importing.posting_words import TAG_LINE
from recommender.ports import Repository, Store

_PAGE: Final = 20_000


@dataclass(frozen=True)
class DuplicateLinking:
    """Clusters as they will be.

    Parameters
    ----------
    changed
        Cluster by posting id for those whose cluster is another than the stored one; a
        posting that is alone again has a cluster of its own.
    linked
        Ids of the given postings that are near-duplicates of another.
    """

    changed: dict[str, str]
    linked: frozenset[str]


def find_links(store: Store, incoming: Sequence[JobPosting]) -> DuplicateLinking:
    """Find near-duplicates of open postings, stored and incoming; nothing is written.

    Parameters
    ----------
    store
        What is there; all open postings are read.
    incoming
        Postings about to be stored, which stand for those of the same id.
    """
    new = {posting.id: posting for posting in incoming if posting.status == "open"}
    replaced = {posting.id for posting in incoming}
    facts = [posting_facts(posting) for posting in new.values()]
    facts += [posting_facts(p) for p in _open_postings(store.postings) if p.id not in replaced]
    apart = set(store.duplicates.apart())
    clusters = link_near_duplicates([one for one in facts if one.id not in apart])
    before = store.duplicates.of([one.id for one in facts])
    wanted = clusters | {i: i for i in before if i not in clusters}
    changed = {i: cluster for i, cluster in wanted.items() if before.get(i) != cluster}
    return DuplicateLinking(changed, frozenset(clusters.keys() & new.keys()))


def stored_links(store: Store, ids: Sequence[str]) -> frozenset[str]:
    """Return those of `ids` that the store has linked to another posting."""
    clusters = store.duplicates.of(ids)
    alone = {i for i, cluster in clusters.items() if i == cluster}
    return frozenset(clusters) - {i for i in alone if len(store.duplicates.members(i)) == 1}


def posting_facts(posting: JobPosting) -> PostingFacts:
    """Return what telling a posting apart needs; a list of tags is no description."""
    return PostingFacts(
        id=posting.id,
        title=posting.title,
        employer=posting.employer_name or "",
        address=posting.address or "",
        description=_without_tags(posting.description),
        region=posting.region_code or "",
        pay=(posting.salary_min_cny_month, posting.salary_max_cny_month),
        openings=posting.openings,
    )


def _without_tags(description: str) -> str:
    return "\n".join(line for line in description.split("\n") if not line.startswith(TAG_LINE))


def _open_postings(postings: Repository[JobPosting]) -> Iterator[JobPosting]:
    after = ""
    while page := postings.page(after_id=after, limit=_PAGE, status="open"):
        yield from page
        after = page[-1].id
