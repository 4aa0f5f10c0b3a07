"""Find postings that are one job advertised several times.

Three kinds are linked: the same employer with the same title in the same place; the same
text under another name (agencies); and the same place, pay and number of openings with a
similar employer and title, or a similar text. Two places are never one job.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from rapidfuzz import fuzz

from features.text import fold
from recommender.duplicates.clusters import Clusters
from recommender.duplicates.names import (
    employer_core,
    rank_words,
    says_less,
    title_core,
    title_detail,
)
from recommender.duplicates.signatures import buckets, signatures, similarity

LEAST_TEXT: Final = 80
_MOST_COMPARED: Final = 200
_SAME_TITLE: Final = 96.0
_LIKE_TITLE: Final = 80.0
_SAME_TEXT: Final = 0.8
_LIKE_TEXT: Final = 60.0
_COMPARED_TEXT: Final = 160
_STAR_ROUNDS: Final = 4
_A_PAIR: Final = 2


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """What telling postings apart needs.

    Parameters
    ----------
    id
        Posting id.
    title, employer, address, description
        Texts, empty when unknown.
    region
        GB/T 2260 code, empty when unknown.
    pay
        Least and most CNY a month, ``None`` when unknown.
    openings
        Number of people, ``None`` when unknown.
    """

    id: str
    title: str
    employer: str
    address: str
    description: str
    region: str
    pay: tuple[float | None, float | None]
    openings: int | None


def link_near_duplicates(postings: Sequence[PostingFacts]) -> dict[str, str]:
    """Return the cluster of each posting that is not alone, named by its smallest id.

    The order of `postings` does not matter. Cost grows with their number and with the
    square of the titles one employer has in one place (at most 200 are compared).

    Parameters
    ----------
    postings
        All that may be linked.
    """
    postings = sorted(postings, key=lambda posting: posting.id)
    clusters = Clusters(len(postings))
    _link_same_employer(postings, clusters)
    _link_same_terms(postings, clusters)
    _link_same_text(postings, clusters)
    return clusters.named([posting.id for posting in postings])


def _groups(keys: Iterable[Hashable]) -> list[list[int]]:
    """Return the positions that share a key, ``None`` sharing with nobody."""
    groups: dict[Hashable, list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        if key is not None:
            groups[key].append(position)
    return [group for group in groups.values() if len(group) > 1]


def _link_same_employer(postings: Sequence[PostingFacts], clusters: Clusters) -> None:
    """Link equal and nearly equal titles of one employer in one place."""
    for group in _groups(map(_employer_and_place, postings)):
        by_title: dict[str, list[int]] = defaultdict(list)
        for position in group:
            by_title[title_core(postings[position].title)].append(position)
        for positions in by_title.values():
            _join_same_detail(postings, clusters, positions)
        for one, other in combinations(sorted(by_title)[:_MOST_COMPARED], 2):
            if _is_misspelt(one, other):
                _join_same_detail(postings, clusters, [by_title[one][0], by_title[other][0]])


def _join_same_detail(
    postings: Sequence[PostingFacts], clusters: Clusters, positions: Sequence[int]
) -> None:
    """Join postings of one title; details in brackets that differ keep them apart.

    老师 and 老师（化学） may be one job, 老师（物理） and 老师（化学） are two, and then it
    cannot be told which of them a plain 老师 is.
    """
    by_detail: dict[str, list[int]] = defaultdict(list)
    for position in positions:
        by_detail[title_detail(postings[position].title)].append(position)
    if len(by_detail.keys() - {""}) <= 1:
        by_detail = {"": list(positions)}
    for together in by_detail.values():
        for position in together[1:]:
            clusters.join(together[0], position)


def _employer_and_place(posting: PostingFacts) -> Hashable:
    """Return what postings of one job share; what is unknown has to be the same throughout."""
    place = posting.region or fold(posting.address)
    if posting.employer and place:
        return employer_core(posting.employer), place
    return posting.employer, place, posting.pay, posting.openings, posting.description


def _is_misspelt(one: str, other: str) -> bool:
    """Whether two titles differ by so little that it can only be a slip."""
    if abs(len(one) - len(other)) > 1 or _figures(one) != _figures(other):
        return False
    return fuzz.ratio(one, other, score_cutoff=_SAME_TITLE) > 0


def _figures(text: str) -> str:
    return "".join(char for char in text if char.isascii() and char.isalnum())


def _link_same_terms(postings: Sequence[PostingFacts], clusters: Clusters) -> None:
    """Link postings of equal place, pay and openings that are alike otherwise."""
    for group in _groups(map(_terms, postings)):
        for one, other in combinations(group[:_MOST_COMPARED], 2):
            if clusters.root(one) != clusters.root(other) and _alike(
                postings[one], postings[other]
            ):
                clusters.join(one, other)


def _terms(posting: PostingFacts) -> Hashable:
    low, high = posting.pay
    if not posting.region or posting.openings is None or (low is None and high is None):
        return None
    return posting.region, low, high, posting.openings


def _alike(one: PostingFacts, other: PostingFacts) -> bool:
    if one.employer and other.employer and _same_employer(one.employer, other.employer):
        if _employer_and_place(one) == _employer_and_place(other) and (
            title_core(one.title) == title_core(other.title)
        ):
            return False  # judged already, with all the titles of this employer in sight
        return _like_title(one, other)
    # The cost grows with the square of the length, and ads that differ do so at once.
    texts = one.description[:_COMPARED_TEXT], other.description[:_COMPARED_TEXT]
    return min(map(len, texts)) >= LEAST_TEXT // 2 and (
        fuzz.ratio(*texts, score_cutoff=_LIKE_TEXT) > 0
    )


def _same_employer(one: str, other: str) -> bool:
    short, long = sorted((employer_core(one), employer_core(other)), key=len)
    return short in long


def _like_title(one: PostingFacts, other: PostingFacts) -> bool:
    """Whether two titles may name one job: neither another detail nor another rank."""
    details = {title_detail(one.title), title_detail(other.title)} - {""}
    short, long = sorted((title_core(one.title), title_core(other.title)), key=len)
    if len(details) > 1 or rank_words(short) != rank_words(long):
        return False
    if short == long or says_less(short, long):
        return True
    return fuzz.token_set_ratio(short, long, score_cutoff=_LIKE_TITLE) > 0


def _link_same_text(postings: Sequence[PostingFacts], clusters: Clusters) -> None:
    """Link postings whose long descriptions are nearly the same, whoever the employer is."""
    with_text: dict[str, list[int]] = defaultdict(list)
    for position, posting in enumerate(postings):
        if len(posting.description) >= LEAST_TEXT:
            with_text[posting.description].append(position)
    for positions in with_text.values():
        _join_like(postings, clusters, positions[0], positions[1:])
    first = [positions[0] for positions in with_text.values()]
    if not first:
        return
    signed = signatures(list(with_text))
    for rows in buckets(signed):
        # Each round links what is like the first and goes on with the rest; a bucket of
        # many different texts, alike in a few stock phrases, is given up after some.
        for _ in range(_STAR_ROUNDS):
            near = similarity(signed[rows[0]], signed[rows]) >= _SAME_TEXT
            _join_like(postings, clusters, first[rows[0]], [first[row] for row in rows[near][1:]])
            rows = rows[~near]
            if len(rows) < _A_PAIR:
                break


def _join_like(
    postings: Sequence[PostingFacts], clusters: Clusters, one: int, others: Iterable[int]
) -> None:
    for other in others:
        if _may_be_one_job(postings[one], postings[other]):
            clusters.join(one, other)


def _may_be_one_job(one: PostingFacts, other: PostingFacts) -> bool:
    """Whether places agree and titles are alike."""
    if one.region and other.region and one.region != other.region:
        return False
    if not (one.region and other.region) and fold(one.address) != fold(other.address):
        return False
    return _like_title(one, other)
