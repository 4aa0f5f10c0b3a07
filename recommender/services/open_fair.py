"""Open a fair that was planned: read its files again and get ready to bend its plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from recommender.domain.fair import HeldPosting, Unplaced
from recommender.domain.fair_day import BentPlan, FairSources
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.ports import TableReader
from recommender.retrieval.columns import SeekerColumns
from recommender.services.fair_folder import FairFolder, found, options_of, used
from recommender.services.matching import Matching
from recommender.services.plan_fair import FairInputs, taking_part
from recommender.services.plan_fair_held import held_postings
from recommender.services.plan_fair_options import FairOptions
from recommender.services.plan_fair_reading import (
    FairPeople,
    FairPerson,
    read_fair_booths,
    read_fair_people,
)
from recommender.services.plan_fair_reasons import barred_of, without_pairs
from recommender.services.plan_fair_sides import FairSides, fair_sides


@dataclass(frozen=True)
class Files:
    """Where the files of a fair are now, where a person names them; see `FairSources`."""

    attendees: Path | None = None
    booths: Path | None = None
    walk_ins: Path | None = None


@dataclass(frozen=True)
class OpenFair:
    """A fair whose plan can be bent, again and again.

    Parameters
    ----------
    plan
        The newest.
    sources
        What the next plan is made of.
    options
        How it was planned.
    inputs
        Booths, postings and people, those who walked in among them.
    barred
        Who is not matched at all, and why.
    seekers
        Who is, in the order of `sides`.
    held, may
        Postings whose ads a steward must see; which take part.
    sides
        Both sides of the fair.
    """

    plan: BentPlan
    sources: FairSources
    options: FairOptions
    inputs: FairInputs
    barred: dict[str, Unplaced]
    seekers: tuple[SeekerProfile, ...]
    held: tuple[HeldPosting, ...]
    may: NDArray[np.bool_]
    sides: FairSides


def open_fair(
    matching: Matching, reader: TableReader, written: FairFolder, files: Files
) -> OpenFair:
    """Return a fair read again from its files, with those who walked in now.

    Parameters
    ----------
    matching
        The parts.
    reader
        Opens files.
    written
        The newest plan.
    files
        Where the files are, if not where they were; and who walked in.

    Raises
    ------
    InvalidInput
        A file is gone or was changed, or somebody in the plan is not in the files.
    """
    plan, sources, root = written.plan, written.sources, written.root
    options, today = options_of(sources, plan), matching.clock.today()
    earlier = [found(file, None, root, "--plan") for file in sources.walk_ins]
    walk_ins = [*earlier, *([files.walk_ins] if files.walk_ins else [])]
    offer, guests = (
        read_fair_booths(
            reader,
            found(sources.booths, files.booths, root, "--booths"),
            today,
            options.near,
            options.capacity,
        ),
        read_fair_people(
            reader,
            found(sources.attendees, files.attendees, root, "--attendees"),
            today,
            options.near,
            options.keep_apart,
            walk_ins,
        ),
    )
    inputs = FairInputs(offer, _planned_elsewhere(guests, sources))
    _refuse_strangers(plan, inputs)
    sources = sources.model_copy(update={"walk_ins": tuple(map(used, walk_ins))})
    return _opened(matching, plan, sources, options, inputs)


def _planned_elsewhere(guests: FairPeople, sources: FairSources) -> FairPeople:
    """Return who comes, with those named whom a joint fair plans in another city."""
    people = (replace(one, elsewhere=sources.elsewhere.get(one.id, "")) for one in guests.people)
    return replace(guests, people=tuple(people))


def _opened(
    matching: Matching,
    plan: BentPlan,
    sources: FairSources,
    options: FairOptions,
    inputs: FairInputs,
) -> OpenFair:
    offer, people = inputs.offer, inputs.guests.people
    barred = barred_of(people)
    seekers = tuple(p.profile for p in people if p.profile is not None and p.id not in barred)
    ids = [offer.booths[position].id for position in offer.booth_of]
    held = held_postings(offer.postings, ids, in_plan=options.with_held)
    return OpenFair(
        plan=plan,
        sources=sources,
        options=options,
        inputs=inputs,
        barred=barred,
        seekers=seekers,
        held=held,
        may=taking_part(offer, held),
        sides=fair_sides(matching, seekers, offer.postings),
    )


def with_person(matching: Matching, fair: OpenFair, person: FairPerson) -> OpenFair:
    """Return a fair with one more person, who is at the desk now; only they are embedded.

    Parameters
    ----------
    matching
        The parts.
    fair
        As it is.
    person
        With an id that nobody has.

    Raises
    ------
    InvalidInput
        Somebody has the id.
    """
    guests = fair.inputs.guests
    if person.id in {one.id for one in guests.people}:
        raise InvalidInput(
            detail_zh=f"报名号 {person.id} 已经有人用，请换一个",
            detail_en=f"somebody has the registration number {person.id}; take another",
        )
    more = replace(guests, people=(*guests.people, person), n_rows=guests.n_rows + 1)
    inputs = replace(fair.inputs, guests=more)
    why = without_pairs(person.id, person.profile)
    if why is not None or person.profile is None:
        barred = fair.barred | ({} if why is None else {person.id: why})
        return replace(fair, inputs=inputs, barred=barred)
    return replace(
        fair,
        inputs=inputs,
        seekers=(*fair.seekers, person.profile),
        sides=_joined(fair.sides, fair_sides(matching, [person.profile], [])),
    )


def _joined(sides: FairSides, more: FairSides) -> FairSides:
    """Return sides with the people of others behind their own."""
    (columns, vectors), (new, new_vectors) = sides.seekers, more.seekers
    return replace(
        sides,
        seekers=(
            SeekerColumns.concat([columns, new]),
            {view: np.concatenate([rows, new_vectors[view]]) for view, rows in vectors.items()},
        ),
        spreads={
            view: (
                np.concatenate([mean, more.spreads[view][0]]),
                np.concatenate([spread, more.spreads[view][1]]),
            )
            for view, (mean, spread) in sides.spreads.items()
        },
    )


def _refuse_strangers(plan: BentPlan, inputs: FairInputs) -> None:
    people = {person.id for person in inputs.guests.people}
    postings = {posting.id for posting in inputs.offer.postings}
    for file, known, asked in (
        ("--attendees", people, [meeting.attendee_id for meeting in plan.meetings]),
        ("--booths", postings, [meeting.posting_id for meeting in plan.meetings]),
    ):
        lost = _first_unknown(asked, known)
        if lost is not None:
            raise InvalidInput(
                detail_zh=f"计划里的 {lost} 不在文件里。请用 {file} 指明排计划时用的文件",
                detail_en=f"{lost} of the plan is not in the file; name the file that the plan "
                f"was made of with {file}",
            )


def _first_unknown(asked: Sequence[str], known: set[str]) -> str | None:
    return next((one for one in asked if one not in known), None)
