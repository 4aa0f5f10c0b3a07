"""Divide the judged people: who is tuned on, who is reported on, who is graded twice."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import groupby

from training.judgements.judged_set import JudgedSeeker

REPORTED_SHARE = 0.4
TWICE_SHARE = 0.35


def split(seekers: Iterable[JudgedSeeker]) -> list[JudgedSeeker]:
    """Return the people, by id, with their part and whether they are graded twice.

    Of each group (an origin, with or without assistance) 40% are reported on; of each part
    of a group 35% are graded twice. The SHA-256 of the id decides, so nobody chooses.

    Parameters
    ----------
    seekers
        Whatever part they are of so far.
    """
    reported = _taken(seekers, lambda s: (s.origin, s.assisted), REPORTED_SHARE, "part")
    parted = [replace(s, part="report" if taken else "tune") for s, taken in reported]
    twice = _taken(parted, lambda s: (s.origin, s.assisted, s.part), TWICE_SHARE, "twice")
    return sorted((replace(s, twice=taken) for s, taken in twice), key=lambda s: s.id)


def _taken(
    seekers: Iterable[JudgedSeeker],
    group: Callable[[JudgedSeeker], tuple[object, ...]],
    share: float,
    purpose: str,
) -> Iterator[tuple[JudgedSeeker, bool]]:
    """Yield each person with whether the hash puts them into the share of their group."""
    for _, members in groupby(sorted(seekers, key=lambda s: str(group(s))), group):
        by_hash = sorted(members, key=lambda s: _hash(purpose, s.id))
        n_taken = round(share * len(by_hash))
        yield from ((person, i < n_taken) for i, person in enumerate(by_hash))


def _hash(purpose: str, name: str) -> str:
    return hashlib.sha256(f"{purpose}/{name}".encode()).hexdigest()
