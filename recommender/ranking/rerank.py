"""Exchange places of lines with nearly the same score: crowded, silent, or had their turn.

Every factor lies in [1 - weight, 1], so a line is passed only by one whose score is within
the bound that `recommender.ranking.rerank_weights.RerankingConfig` declares.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from recommender.ranking.rerank_weights import Answers, Congestion, RerankingConfig, Variety

Array = NDArray[np.float64]
Ints = NDArray[np.int64]
CAUSES: Final = ("congested", "unanswered", "same_employer", "same_occupation")
_MINOR_GROUP: Final = 100  # a code without its last two digits is that of its 小类


@dataclass(frozen=True)
class Lines:
    """The lines of a list, best first; each array ``(n_lines,)``.

    Parameters
    ----------
    score
        0 to 1.
    live
        Introductions under way.
    openings
        Of the posting, 0 unknown.
    asked, answered
        Introductions of the employer that are old enough to have had an answer, and how many
        of them had one.
    employer, occupation
        Hash of the name and CSCO code as a number, 0 unknown.
    """

    score: Array
    live: Ints
    openings: Ints
    asked: Ints
    answered: Ints
    employer: Ints
    occupation: Ints

    def __len__(self) -> int:
        return len(self.score)


@dataclass(frozen=True)
class Moved:
    """How a line came to its place.

    Parameters
    ----------
    position
        Where it stood by score, from 0.
    places
        By how many it moved back; negative forward.
    causes
        Of `CAUSES`, why it moved back, the heaviest first.
    """

    position: int
    places: int
    causes: tuple[str, ...]


def crowded(lines: Lines, weights: Congestion) -> Array:
    """Return how much more crowded postings are than the least crowded one of the list.

    0 for that one, towards 1: where all are crowded alike, nobody gains by going elsewhere.
    """
    if not len(lines):
        return np.zeros(0)
    load = lines.live / np.where(lines.openings > 0, lines.openings, weights.openings_unknown)
    excess = load - load.min()
    return np.asarray(excess / (excess + weights.half_at), dtype=np.float64)


def silent(lines: Lines, weights: Answers) -> Array:
    """Return how much less often employers answer than those of the list do, 0 to 1.

    Few introductions are drawn towards the mean of the list, and none are at it. Where
    nobody's answers are on record, silence says nothing.
    """
    _, first = np.unique(lines.employer, return_index=True)
    first = first[lines.employer[first] != 0]
    asked, answered = lines.asked[first].sum(), lines.answered[first].sum()
    if not answered:
        return np.zeros(len(lines))
    mean = answered / asked
    share = (lines.answered + mean * weights.few) / (lines.asked + weights.few)
    known = lines.employer != 0
    return np.where(known, np.clip(1 - share / mean, 0, 1), 0.0)


def rerank(lines: Lines, config: RerankingConfig, limit: int) -> list[Moved]:
    """Return the first `limit` lines in the order in which they are shown.

    A longer list begins with the lines of a shorter one. Equal lines keep their order.
    """
    lost = np.stack(
        [
            config.congestion.weight * crowded(lines, config.congestion),
            config.answers.weight * silent(lines, config.answers),
        ]
    )
    base = lines.score * (1 - lost).prod(axis=0)
    left = np.ones(len(lines), dtype=np.bool_)
    held_back = np.zeros((2, len(lines)), dtype=np.bool_)
    turns = _Turns(lines, config.variety)
    moved: list[Moved] = []
    for place in range(min(limit, len(lines))):
        late = turns.late(place)
        adjusted = base * (1 - turns.weights[:, None] * late).prod(axis=0)
        chosen = int(np.argmax(np.where(left, adjusted, -np.inf)))
        left[chosen] = False
        held_back[:, :chosen] |= late[:, :chosen] & left[:chosen]
        turns.take(chosen)
        causes = np.concatenate([lost[:, chosen], turns.weights * held_back[:, chosen]])
        moved.append(Moved(chosen, place - chosen, _named(causes) if place > chosen else ()))
    return moved


def _named(lost: Array) -> tuple[str, ...]:
    return tuple(CAUSES[i] for i in np.argsort(-lost, kind="stable") if lost[i] > 0)


class _Turns:
    """Who has had a turn on the page that is being filled."""

    def __init__(self, lines: Lines, weights: Variety) -> None:
        groups = np.stack([lines.employer, lines.occupation // _MINOR_GROUP])
        self._of, self._known = np.zeros_like(groups), groups != 0
        for kind, names in enumerate(groups):
            self._of[kind] = np.unique(names, return_inverse=True)[1]
        self._most = np.array([[weights.employer_turns], [weights.occupation_turns]])
        self.weights = np.array([weights.employer_weight, weights.occupation_weight])
        self._page = weights.page
        self._taken = np.zeros((2, len(lines)), dtype=np.int64)

    def late(self, place: int) -> NDArray[np.bool_]:
        """Return whether employer and occupation of each line had their turns, ``(2, n)``."""
        if place % self._page == 0:
            self._taken[:] = 0
        taken = np.take_along_axis(self._taken, self._of, axis=1)
        had: NDArray[np.bool_] = (taken >= self._most) & self._known
        return had

    def take(self, line: int) -> None:
        """Give a line its turn."""
        self._taken[[0, 1], self._of[:, line]] += 1
