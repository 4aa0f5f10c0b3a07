"""Find the postings of one employer that stand at booths of several cities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from recommender.domain.joint_fair import PostingAt, SamePosting
from recommender.domain.posting import JobPosting
from recommender.duplicates.names import employer_core
from recommender.duplicates.near import link_near_duplicates
from recommender.services.link_duplicates import posting_facts
from recommender.services.plan_fair_reading import FairBooths


def same_postings(offers: Mapping[str, FairBooths]) -> tuple[SamePosting, ...]:
    """Return postings that are one, by the rules of an import, of one employer in several cities.

    Parameters
    ----------
    offers
        By city, what is offered.
    """
    places: dict[str, PostingAt] = {}
    postings: dict[str, JobPosting] = {}
    for city, offer in offers.items():
        for posting, booth in zip(offer.postings, offer.booth_of, strict=True):
            key = f"{city}\x1f{posting.id}"
            postings[key] = posting
            places[key] = PostingAt(
                city=city, booth_id=offer.booths[booth].id, posting_id=posting.id
            )
    facts = [replace(posting_facts(one), id=key) for key, one in postings.items()]
    groups: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for key, cluster in link_near_duplicates(facts).items():
        groups[cluster, employer_of(postings[key].employer_name or "")].append(key)
    return tuple(
        SamePosting(
            employer_name=postings[keys[0]].employer_name or "",
            title=postings[keys[0]].title,
            places=tuple(places[key] for key in keys),
        )
        for (_, employer), keys in sorted(groups.items())
        if employer and len({places[key].city for key in keys}) > 1
    )


def n_different(offers: Sequence[FairBooths], same: Sequence[SamePosting]) -> int:
    """Return how many different postings there are, those in several cities counted once.

    Parameters
    ----------
    offers
        What is offered.
    same
        Those that are one.
    """
    total = sum(len(offer.postings) for offer in offers)
    return total - sum(len(one.places) - 1 for one in same)


def employer_of(name: str) -> str:
    """Return an employer's name as it is compared, empty where there is none.

    Parameters
    ----------
    name
        As it is written.
    """
    return employer_core(name) if name else ""
