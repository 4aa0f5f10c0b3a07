"""Choose, best score first, which pairs counselors are told of, within declared caps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field

Cap = Literal["posting_full", "counselor_day", "seeker_week"]
Most = Annotated[int, Field(ge=1, le=100_000)]


class NotificationConfig(BaseModel):
    """The threshold and caps of ``models/default-notifications/notifications.yaml``."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    version: int
    least_score: Annotated[float, Field(ge=0, le=1)]
    most_people_a_posting: Most
    most_a_counselor_a_day: Most
    most_a_seeker_a_week: Most
    days_waiting: Annotated[int, Field(ge=0, le=365)]

    @classmethod
    def read(cls, path: Path) -> NotificationConfig:
        """Return the configuration of a file."""
        return cls.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class FittingPair:
    """A posting that fits somebody of a caseload.

    Parameters
    ----------
    work
        What the posting counts as: the id of its cluster of near-duplicates, or its own.
    posting_id, seeker_id, counselor
        What, whom, and who would be told.
    score
        That of the pair, in [0, 1].
    """

    work: str
    posting_id: str
    seeker_id: str
    counselor: str
    score: float

    @property
    def place(self) -> tuple[float, str, str]:
        """Return its place among pairs, the best first, whatever order they came in."""
        return -self.score, self.posting_id, self.seeker_id


@dataclass
class Told:
    """How many were told before: by work ever, by counselor today, by seeker this week."""

    of_work: Counter[str] = field(default_factory=Counter)
    of_counselor: Counter[str] = field(default_factory=Counter)
    of_seeker: Counter[str] = field(default_factory=Counter)

    def add(self, pair: FittingPair) -> None:
        """Count a pair."""
        self.of_work[pair.work] += 1
        self.of_counselor[pair.counselor] += 1
        self.of_seeker[pair.seeker_id] += 1


@dataclass(frozen=True)
class Allotment:
    """Pairs to be told, best first, and those held back with the cap that did it.

    A pair is held back by ``posting_full`` if the posting has all its people in the end,
    whatever held it back when its turn came.
    """

    told: tuple[FittingPair, ...]
    held_back: tuple[tuple[FittingPair, Cap], ...]


def allot(pairs: Iterable[FittingPair], config: NotificationConfig, before: Told) -> Allotment:
    """Return which pairs are told: the best first, each if none of its caps is full.

    Parameters
    ----------
    pairs
        In any order. Of several of one seeker and one work, near-duplicates, the best counts.
    config
        The caps.
    before
        What was told before; it is left as it is.
    """
    so_far = Told(Counter(before.of_work), Counter(before.of_counselor), Counter(before.of_seeker))
    told: list[FittingPair] = []
    met: list[tuple[FittingPair, Cap]] = []
    for pair in _distinct(pairs):
        cap = _full(pair, config, so_far)
        if cap is None:
            so_far.add(pair)
            told.append(pair)
        else:
            met.append((pair, cap))
    held_back = tuple((pair, _full(pair, config, so_far) or cap) for pair, cap in met)
    return Allotment(tuple(told), held_back)


def _distinct(pairs: Iterable[FittingPair]) -> list[FittingPair]:
    best: dict[tuple[str, str], FittingPair] = {}
    for pair in sorted(pairs, key=lambda pair: pair.place):
        best.setdefault((pair.seeker_id, pair.work), pair)
    return list(best.values())


def _full(pair: FittingPair, config: NotificationConfig, told: Told) -> Cap | None:
    if told.of_work[pair.work] >= config.most_people_a_posting:
        return "posting_full"
    if told.of_seeker[pair.seeker_id] >= config.most_a_seeker_a_week:
        return "seeker_week"
    if told.of_counselor[pair.counselor] >= config.most_a_counselor_a_day:
        return "counselor_day"
    return None
