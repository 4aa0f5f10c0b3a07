"""People and booths of several cities side by side, as their own plans hold them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Self

import numpy as np
from numpy.typing import NDArray

from features.text import fold
from recommender.domain.fair import Booth
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.fairs.problem import Ints
from recommender.importing.joint_cities import REMOTE
from recommender.ranking.rank_pairs import SideVectors, Spreads
from recommender.retrieval.columns import PostingColumns, SeekerColumns
from recommender.services.plan_fair import PlannedFair, taking_part
from recommender.services.plan_fair_sides import FairSides


@dataclass(frozen=True)
class JointSides:
    """Everybody who is matched in their own city, and the booths that talk at a distance.

    Ids are those of a city with its name before them, such as ``荆州-BM0012``.

    Parameters
    ----------
    seekers, city_of_person, remote
        Who, of which city, and whether they said that they would talk at a distance.
    booths, city_of_booth, employer_of_booth, capacities
        Booths that do, of which city, of which employer, and meetings of each in a slot.
    postings, booth_of, may
        Theirs, the booth of each, and which take part.
    sides
        Of both, ready to be compared.
    """

    seekers: tuple[SeekerProfile, ...]
    city_of_person: Ints
    remote: tuple[bool | None, ...]
    booths: tuple[Booth, ...]
    city_of_booth: Ints
    employer_of_booth: Ints
    capacities: Ints
    postings: tuple[JobPosting, ...]
    booth_of: tuple[int, ...]
    may: NDArray[np.bool_]
    sides: FairSides

    @classmethod
    def of(cls, made: Sequence[PlannedFair], cities: Sequence[str]) -> Self:
        """Return the sides of cities, in their order."""
        seekers: list[SeekerProfile] = []
        said: list[bool | None] = []
        booths: list[Booth] = []
        postings: list[JobPosting] = []
        booth_of: list[int] = []
        kept: list[Ints] = []
        may: list[NDArray[np.bool_]] = []
        for one, city in zip(made, cities, strict=True):
            of_person = {person.id: person.remote for person in one.inputs.guests.people}
            seekers += [_named(seeker, city) for seeker in one.seekers]
            said += [of_person[seeker.id] for seeker in one.seekers]
            rows = _remote_postings(one)
            first, mine = len(booths), [b for b in one.inputs.offer.booths if _talks(b)]
            number = {booth.id: first + place for place, booth in enumerate(mine)}
            booths += [_as_remote(booth, city) for booth in mine]
            offer = one.inputs.offer
            postings += [_posting(offer.postings[row], city) for row in rows.tolist()]
            booth_of += [number[offer.booths[offer.booth_of[row]].id] for row in rows.tolist()]
            kept.append(rows)
            may.append(taking_part(offer, one.plan.held)[rows])
        n_people = [len(one.seekers) for one in made]
        n_booths = [sum(map(_talks, one.inputs.offer.booths)) for one in made]
        return cls(
            seekers=tuple(seekers),
            city_of_person=np.repeat(np.arange(len(made)), n_people),
            remote=tuple(said),
            booths=tuple(booths),
            city_of_booth=np.repeat(np.arange(len(made)), n_booths),
            employer_of_booth=numbers_of([b.employer_name for b in booths]),
            capacities=np.array([b.capacity_per_slot or 0 for b in booths], dtype=np.int64),
            postings=tuple(postings),
            booth_of=tuple(booth_of),
            may=np.concatenate(may),
            sides=_joined(made, kept),
        )

    def met_employers(self, made: Sequence[PlannedFair]) -> NDArray[np.bool_]:
        """Return whom people meet in their own hall, ``(n_people, n_booths)``.

        An employer with booths in several cities is met once.
        """
        met = np.zeros((len(self.seekers), len(self.booths)), dtype=np.bool_)
        names = [compared(booth.employer_name) for booth in self.booths]
        first = 0
        for one in made:
            theirs = [compared(booth.employer_name) for booth in one.inputs.offer.booths]
            for person, booth in zip(
                one.met.attendee.tolist(), one.met.booth.tolist(), strict=True
            ):
                same = [bool(name) and name == theirs[booth] for name in names]
                met[first + person] |= np.array(same, dtype=np.bool_)
            first += len(one.seekers)
        return met

    def only(self, people: Ints) -> FairSides:
        """Return the sides with some of the people, in the order that is given."""
        columns, vectors = self.sides.seekers
        return replace(
            self.sides,
            seekers=(columns.take(people), {v: rows[people] for v, rows in vectors.items()}),
            spreads={v: (m[people], s[people]) for v, (m, s) in self.sides.spreads.items()},
        )


def id_in(city: str, id_: str) -> str:
    """Return what somebody or something of a city is called beside those of others.

    Parameters
    ----------
    city
        Its name.
    id_
        Its own id.
    """
    return f"{city}-{id_}"


def compared(name: str) -> str:
    """Return the whole name of an employer as it is compared, place and form included.

    Parameters
    ----------
    name
        As it is written.
    """
    return "".join(fold(name).split())


def numbers_of(names: Sequence[str]) -> Ints:
    """Return a number for each employer; one without a name is nobody else's.

    Parameters
    ----------
    names
        As they are written.
    """
    known: dict[str, int] = {}
    keys = (compared(name) or f"\x1f{place}" for place, name in enumerate(names))
    return np.array([known.setdefault(key, len(known)) for key in keys], dtype=np.int64)


def _talks(booth: Booth) -> bool:
    return booth.remote is True and bool(booth.capacity_per_slot)


def _remote_postings(made: PlannedFair) -> Ints:
    offer = made.inputs.offer
    talks = [_talks(offer.booths[booth]) for booth in offer.booth_of]
    return np.flatnonzero(np.array(talks, dtype=np.bool_))


def _named(seeker: SeekerProfile, city: str) -> SeekerProfile:
    return seeker.model_copy(update={"id": id_in(city, seeker.id)})


def _posting(posting: JobPosting, city: str) -> JobPosting:
    return posting.model_copy(update={"id": id_in(city, posting.id)})


def _as_remote(booth: Booth, city: str) -> Booth:
    """Return a booth as it stands in the interviews: with its city, in no hall, nothing offered."""
    return booth.model_copy(
        update={
            "id": id_in(city, booth.id),
            "posting_ids": tuple(id_in(city, posting) for posting in booth.posting_ids),
            "hall": REMOTE,
            "offers": (),
        }
    )


def _joined(made: Sequence[PlannedFair], kept: Sequence[Ints]) -> FairSides:
    """Return the people of all cities, and of each the postings that are kept."""
    people: list[SeekerColumns] = [one.sides.seekers[0] for one in made]
    work: list[PostingColumns] = [
        one.sides.postings[0].take(rows) for one, rows in zip(made, kept, strict=True)
    ]
    views = made[0].sides.seekers[1].keys()
    vectors: SideVectors = {
        view: np.concatenate([one.sides.seekers[1][view] for one in made]) for view in views
    }
    of_work: SideVectors = {
        view: np.concatenate(
            [one.sides.postings[1][view][rows] for one, rows in zip(made, kept, strict=True)]
        )
        for view in made[0].sides.postings[1]
    }
    spreads: Spreads = {
        view: (
            np.concatenate([one.sides.spreads[view][0] for one in made]),
            np.concatenate([one.sides.spreads[view][1] for one in made]),
        )
        for view in made[0].sides.spreads
    }
    occupations = [
        one.sides.occupations[row]
        for one, rows in zip(made, kept, strict=True)
        for row in rows.tolist()
    ]
    return FairSides(
        (SeekerColumns.concat(people), vectors),
        (PostingColumns.concat(work), of_work),
        occupations,
        spreads,
    )
