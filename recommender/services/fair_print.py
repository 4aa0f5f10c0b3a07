"""What is printed for a fair: a page a booth, a page a person.

A booth's page is for an employer: of people it holds a registration number, the class of work
they want and what the meeting is about. A person's page is for that person alone. No name, no
need, no category, no contact stands on either, and no score: what a meeting rests on is said in words.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from recommender.domain.fair import Unplaced
from recommender.domain.fair_report import FairDay
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.certificates import asked_certificates
from recommender.services.fair_print_meetings import Basis, Told
from recommender.services.fair_print_times import Span, spans_of
from recommender.services.plan_fair import PlannedFair


@dataclass(frozen=True)
class Gone:
    """A meeting that is no longer planned: with whom it was, and why for the person alone."""

    slot: int
    times: str
    other: str
    reason: str = ""


@dataclass(frozen=True)
class BoothLine:
    """A meeting as a booth sees it; `times` is empty where the hours are not known."""

    slot: int
    times: str
    attendee_id: str
    wish: str
    posting: str
    basis: Basis
    changed: bool = False


@dataclass(frozen=True)
class BoothSheet:
    """The page of a booth; a `capacity` of ``None`` is not known. `gone` fell away today."""

    booth_id: str
    hall: str
    employer: str
    capacity: int | None
    postings: tuple[str, ...]
    lines: tuple[BoothLine, ...]
    gone: tuple[Gone, ...] = ()


@dataclass(frozen=True)
class Visit:
    """A meeting as the attendee sees it; pay and place are empty where the ad has none.

    `changed` says why it is new today, empty where it stood before.
    """

    slot: int
    times: str
    booth_id: str
    hall: str
    employer: str
    posting: str
    pay: str
    place: str
    reason: str
    changed: str = ""


@dataclass(frozen=True)
class AttendeeSheet:
    """The page of a person.

    Parameters
    ----------
    attendee_id
        Their registration number.
    visits
        In the order of slots.
    certificates
        Papers that the postings ask for and the person said to have: to be brought along.
    missing
        Why there is no meeting, or fewer than there should be, to be read by that person.
    gone
        Meetings that fell away today.
    remote
        Interviews at a distance, in the order of their slots.
    """

    attendee_id: str
    visits: tuple[Visit, ...]
    certificates: tuple[str, ...]
    missing: str
    gone: tuple[Gone, ...] = ()
    remote: tuple[Visit, ...] = ()


@dataclass(frozen=True)
class FairPaper:
    """All that is printed for people; `spans` are the slots on the clock, or none."""

    day: FairDay
    spans: tuple[Span, ...]
    booths: tuple[BoothSheet, ...]
    attendees: tuple[AttendeeSheet, ...]


def fair_paper(made: PlannedFair, told: Sequence[Told], day: FairDay) -> FairPaper:
    """Return the pages of a plan, booths in the order of their file, people by number.

    Parameters
    ----------
    made
        The plan.
    told
        Its meetings.
    day
        The hours, as far as they are known.

    Raises
    ------
    UsageError
        The slots do not fit into one day.
    """
    spans = spans_of(day, made.plan.slots)
    return FairPaper(day, spans, _booths(made, told, spans), _attendees(made, told, spans))


def with_remote(paper: FairPaper, visits: Mapping[str, tuple[Visit, ...]]) -> FairPaper:
    """Return pages with the interviews that people have at a distance.

    Parameters
    ----------
    paper
        The pages.
    visits
        By attendee.
    """
    sheets = (replace(sheet, remote=visits.get(sheet.attendee_id, ())) for sheet in paper.attendees)
    return replace(paper, attendees=tuple(sheets))


def _booths(
    made: PlannedFair, told: Sequence[Told], spans: tuple[Span, ...]
) -> tuple[BoothSheet, ...]:
    of_booth: defaultdict[str, list[Told]] = defaultdict(list)
    for one in told:
        of_booth[one.booth.id].append(one)
    titles = {posting.id: posting.title for posting in made.inputs.offer.postings}
    return tuple(
        BoothSheet(
            booth_id=booth.id,
            hall=booth.hall,
            employer=booth.employer_name,
            capacity=booth.capacity_per_slot,
            postings=tuple(titles[posting_id] for posting_id in booth.posting_ids),
            lines=tuple(_line(one, spans) for one in of_booth[booth.id]),
        )
        for booth in made.inputs.offer.booths
    )


def _line(one: Told, spans: tuple[Span, ...]) -> BoothLine:
    return BoothLine(
        slot=one.meeting.slot,
        times=_times(one, spans),
        attendee_id=one.meeting.attendee_id,
        wish=one.wish,
        posting=one.posting.title,
        basis=one.basis,
    )


def _attendees(
    made: PlannedFair, told: Sequence[Told], spans: tuple[Span, ...]
) -> tuple[AttendeeSheet, ...]:
    of_person: defaultdict[str, list[Told]] = defaultdict(list)
    for one in sorted(told, key=lambda one: one.meeting.slot):
        of_person[one.meeting.attendee_id].append(one)
    missing = {one.attendee_id: one for one in (*made.plan.unplaced, *made.plan.short)}
    seekers = {seeker.id: seeker for seeker in made.seekers}
    return tuple(
        AttendeeSheet(
            attendee_id=person.id,
            visits=tuple(_visit(one, spans) for one in of_person[person.id]),
            certificates=_to_bring(of_person[person.id], seekers.get(person.id)),
            missing=_why(missing.get(person.id)),
        )
        for person in sorted(made.inputs.guests.people, key=lambda one: one.id)
    )


def _visit(one: Told, spans: tuple[Span, ...]) -> Visit:
    return Visit(
        slot=one.meeting.slot,
        times=_times(one, spans),
        booth_id=one.booth.id,
        hall=one.booth.hall,
        employer=one.booth.employer_name,
        posting=one.posting.title,
        pay=one.posting.salary_text or "",
        place=one.posting.address or "",
        reason=one.reason,
    )


def _to_bring(mine: Sequence[Told], seeker: SeekerProfile | None) -> tuple[str, ...]:
    """Return the papers that the ads ask for and the person said to have, each once."""
    if seeker is None:
        return ()
    names: dict[str, None] = {}
    for one in mine:
        posting = one.posting
        asked = asked_certificates(
            seeker, (), posting.certificates_required, posting.certificates_preferred
        )
        names |= {paper.name.zh: None for paper in asked if paper.standing == "held"}
    return tuple(names)


def _times(one: Told, spans: tuple[Span, ...]) -> str:
    return spans[one.meeting.slot].words() if spans else ""


def _why(one: Unplaced | None) -> str:
    return one.reason if one else ""
