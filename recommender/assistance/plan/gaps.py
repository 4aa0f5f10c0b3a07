"""What the postings near a wish ask for and the person has not, most asked for first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from recommender.assistance.plan.demands import missing, schooling_met, years_met
from recommender.assistance.plan.held import codes_in
from recommender.assistance.plan.openings import Field, Positions, distinct
from recommender.retrieval.dictionaries import skill_positions

Standing = Literal["lacking", "unsaid"]


@dataclass(frozen=True)
class Lack:
    """One certificate or skill that is asked for.

    Parameters
    ----------
    code
        In the dictionary.
    by_law
        Whether the law asks for it in any of the postings.
    standing
        Whether the person says they lack it.
    postings
        How many distinct postings ask for it.
    """

    code: str
    by_law: bool
    standing: Standing
    postings: int


def certificate_lacks(there: Field) -> list[Lack]:
    """Return the certificates that postings near the wish ask for and are not said to be held."""
    near = _near(there)
    bits, legal = (
        missing(there.seeker, there.postings)[near],
        there.postings.certificates_legal[near],
    )
    lacking = set(codes_in(there.seeker.certificates_lacking[0]))
    by_law = set(codes_in(np.bitwise_or.reduce(legal, axis=0, initial=0)))
    counts = Counter(code for row in bits for code in codes_in(row))
    return [
        Lack(code, code in by_law, "lacking" if code in lacking else "unsaid", n)
        for code, n in _most_first(counts)
    ]


def skill_lacks(there: Field, denied: Iterable[str]) -> list[Lack]:
    """Return the skills that postings near the wish name and the person does not.

    Parameters
    ----------
    there
        The postings in reach.
    denied
        Codes of skills the person says they lack.
    """
    names = list(skill_positions())
    lacking = frozenset(denied)
    held = set(there.skills.tolist())
    rows = there.postings.skills[_near(there)]
    counts = Counter(names[p] for row in rows for p in set(row.tolist()) - held if p >= 0)
    return [
        Lack(code, False, "lacking" if code in lacking else "unsaid", n)
        for code, n in _most_first(counts)
    ]


def more_schooling(there: Field) -> tuple[int, int]:
    """Return how many distinct postings near the wish ask for more schooling, and the least rank."""
    near = _near(there)
    short = near[~schooling_met(there.seeker, there.postings)[near]]
    return len(short), int(there.postings.education[short].min(initial=99))


def more_years(there: Field) -> tuple[int, float]:
    """Return how many distinct postings near the wish ask for more years, and the fewest."""
    near = _near(there)
    short = near[~years_met(there.seeker, there.postings, of_this_work=True)[near]]
    return len(short), float(there.postings.experience[short].min(initial=99.0))


def rises(before: Mapping[str, float], after: Mapping[str, float]) -> list[tuple[str, float]]:
    """Return by how much each thing weighs more afterwards than before, the most first.

    Parameters
    ----------
    before, after
        Weight by name, in one unit; what is not named weighs nothing.
    """
    found = {name: weight - before.get(name, 0.0) for name, weight in after.items()}
    return sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))


def _near(there: Field) -> Positions:
    return distinct(there, np.asarray(np.flatnonzero(there.near), dtype=np.int64))


def _most_first(counts: Counter[str]) -> list[tuple[str, int]]:
    return [(c, int(n)) for c, n in rises({}, {c: float(n) for c, n in counts.items()})]
