"""Try what would have to be otherwise for a posting to be shown, or to be shown higher."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice, product
from typing import Final, TypeVar

from recommender.domain.base import Record
from recommender.domain.match import Change
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.changes import After, Fields, Fix, change, fixes, together
from recommender.explanation.pair import PairFacts
from recommender.services.line_up import Decided, line_up, line_up_with
from recommender.services.matching import Matching

R = TypeVar("R", bound=Record)
MOST_TRIED: Final = 6  # each is a whole search: about a twentieth of a second
MOST_SAID: Final = 2


@dataclass(frozen=True)
class Pair:
    """A person and a posting, as they are or as they would be."""

    seeker: SeekerProfile
    posting: JobPosting

    def changed(self, done: Sequence[Fix]) -> Pair:
        """Return the pair with everything in `done` otherwise."""
        return Pair(
            merged(self.seeker, together(fix.seeker for fix in done)),
            merged(self.posting, together(fix.posting for fix in done)),
        )


@dataclass(frozen=True)
class Trial:
    """What is tried for one pair.

    Parameters
    ----------
    matching
        The parts.
    pair, facts
        The pair as it is.
    decided
        What counselors decided.
    taken_back
        The posting whose exclusion would be taken back, if one keeps this posting out.
    k
        Lines the person is shown.
    language
        ``zh`` or ``en``.
    """

    matching: Matching
    pair: Pair
    facts: PairFacts
    decided: Decided
    taken_back: str | None
    k: int
    language: str

    def to_be_listed(self, codes: Sequence[str], alone: int | None) -> tuple[Change, ...]:
        """Return what does away with all these causes together; nothing where nothing does.

        ``alone`` is the line it would have without its obstacles, were nothing else to change.
        """
        choices = [fixes(code, self.facts, self.matching.clock.today()) for code in codes]
        for done in islice(product(*choices), MOST_TRIED):
            rank = self._rank_after(done) if done else None
            if rank is not None:
                return (change(done, After(rank, alone=alone), self.k, self.language),)
        return ()

    def to_rise(self, codes: Sequence[str], was: int) -> tuple[Change, ...]:
        """Return single changes that raise a posting above line `was`, the best first."""
        today = self.matching.clock.today()
        found = {fix.sentence: fix for code in codes for fix in fixes(code, self.facts, today)}
        tried = ((self._rank_after([fix]), fix) for fix in islice(found.values(), MOST_TRIED))
        better = [(rank, fix) for rank, fix in tried if rank is not None and rank < was]
        better.sort(key=lambda item: item[0])
        return tuple(
            change([fix], After(rank, was=was), self.k, self.language)
            for rank, fix in better[:MOST_SAID]
        )

    def _rank_after(self, done: Sequence[Fix]) -> int | None:
        """Return the line a posting really gets when all of `done` is otherwise."""
        pair, decided, matching = self.pair.changed(done), self.decided, self.matching
        if self.taken_back is not None and any(fix.code == "excluded" for fix in done):
            decided = decided.without_exclusion_of(self.taken_back)
        there = line_up(matching, pair.seeker, decided, self.k)
        if pair.posting == self.pair.posting:
            return there.place_of(pair.posting.id)
        own = matching.posting_side(pair.posting)
        way = there.way_of(own[0], matching.clock.today().toordinal())
        if way.failing:
            return None
        return line_up_with(matching, there, pair.posting.id, own, way.step).place_of(
            pair.posting.id
        )


def merged(record: R, fields: Fields) -> R:
    """Return a record after a JSON merge patch (RFC 7396)."""
    if not fields:
        return record
    return type(record).model_validate(together([record.model_dump(mode="json"), fields]))
