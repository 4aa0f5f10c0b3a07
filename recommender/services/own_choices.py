"""What seekers decide about postings themselves: save, not for me, an introduction, and back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Literal

from recommender.domain.event import Event
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput
from recommender.ports import Clock, Store
from recommender.services.record_event import NewEvent, record_event

Choice = Literal["saved", "dismissed"]
TOOK_BACK: Final = "took_back"
"""Reason of the event that takes an earlier one back: the log itself is never changed."""
CONSENT: Final = "consent: "
TO_EMPLOYERS: Final = (
    "desired_titles",
    "experiences",
    "skills",
    "certificates",
    "education",
    "experience_years",
)
CHUNK: Final = 1000


def standings(store: Store, seeker_id: str) -> dict[str, Event]:
    """Return the last event that counts by posting, the oldest first; looking does not count."""
    standing: dict[str, Event] = {}
    for event in all_events(store, seeker_id):
        if event.kind == "viewed" and event.reason != TOOK_BACK:
            continue
        standing.pop(event.posting_id, None)
        if event.reason != TOOK_BACK:
            standing[event.posting_id] = event
    return standing


def all_events(store: Store, seeker_id: str) -> Iterator[Event]:
    """Yield everything that happened to a seeker, the oldest first."""
    after = None
    while page := store.events.page(seeker_id=seeker_id, after=after, limit=CHUNK):
        yield from page
        after = page[-1].at, page[-1].id


def choose(
    store: Store, clock: Clock, seeker_id: str, posting_id: str, kind: Choice, reason: str = ""
) -> None:
    """Record that somebody saves a posting or does not want it, unless that stands already.

    Raises
    ------
    InvalidInput
        A dismissal has no reason, or an introduction is under way.
    NotFound
        There is no such seeker or posting.
    """
    held = standings(store, seeker_id).get(posting_id)
    if held is not None and held.kind not in ("saved", "dismissed"):
        raise _under_way()
    if held is None or (held.kind, held.reason or "") != (kind, reason.strip()):
        record_event(store, clock, NewEvent(kind, seeker_id, posting_id, reason or None))


def ask_for_introduction(store: Store, clock: Clock, seeker: SeekerProfile, posting_id: str) -> str:
    """Record that somebody wants to be introduced and consents for this employer alone.

    The consent to introductions in general, in the profile, stays as it is.

    Returns
    -------
    The name of the employer.

    Raises
    ------
    InvalidInput
        The posting is closed or names no employer, or the law allows the person no work.
    NotFound
        There is no such seeker or posting.
    """
    employer = employer_to_ask(store.postings.get(posting_id), seeker)
    held = standings(store, seeker.id).get(posting_id)
    if held is None or held.kind in ("saved", "dismissed"):
        told = f"{CONSENT}{employer}"[:500]
        record_event(store, clock, NewEvent("applied", seeker.id, posting_id, told))
    return employer


def employer_to_ask(posting: JobPosting, seeker: SeekerProfile) -> str:
    """Return the employer that an introduction would go to; raise `InvalidInput` where none can."""
    if posting.status != "open":
        raise InvalidInput(
            detail_zh="这个岗位已经不招了，请看方案里的其他岗位",
            detail_en="this posting is no longer open; look at the others of your plan",
        )
    if not posting.employer_name:
        raise InvalidInput(
            detail_zh="招聘信息没有写单位名称，请到窗口问工作人员",
            detail_en="the ad does not name the employer; ask the staff at the window",
        )
    if seeker.working_age == "under_16":
        raise InvalidInput(
            detail_zh="未满16周岁，依法不能介绍工作；请拨打12333",
            detail_en="below the age of 16 the law allows no work; ring 12333",
        )
    return posting.employer_name


def take_back(store: Store, clock: Clock, seeker_id: str, posting_id: str) -> bool:
    """Take back what somebody decided themselves, and tell whether there was anything.

    An application that is taken back ends: it no longer counts as under way.

    Raises
    ------
    InvalidInput
        The staff or the employer have gone on with it.
    """
    held = standings(store, seeker_id).get(posting_id)
    if held is None:
        return False
    if held.kind not in ("saved", "dismissed", "applied"):
        raise _under_way()
    kind: Literal["viewed", "dismissed"] = "dismissed" if held.kind == "applied" else "viewed"
    record_event(store, clock, NewEvent(kind, seeker_id, posting_id, TOOK_BACK))
    return True


def for_employers(seeker: SeekerProfile) -> SeekerProfile:
    """Return what an employer may be sent of a profile, and nothing else."""
    shown = {name: getattr(seeker, name) for name in TO_EMPLOYERS}
    return SeekerProfile(id="", **shown)


def _under_way() -> InvalidInput:
    return InvalidInput(
        detail_zh="介绍已经在办理，要改请告诉工作人员",
        detail_en="an introduction is under way; tell the staff if you want to change it",
    )
