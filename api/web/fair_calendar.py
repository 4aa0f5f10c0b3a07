"""Meetings as calendar files (RFC 5545), one a person and one of all."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard

from api.web.catalogue import translator
from recommender.services.fair_print import AttendeeSheet, Visit
from recommender.services.fair_print_times import ZONE, Span

_PRODUCT = "-//Zhiqiao//Fair//ZH"


def calendar_of(
    sheets: Iterable[AttendeeSheet],
    spans: Sequence[Span],
    day: date,
    made_at: datetime,
    *,
    of_many: bool = False,
) -> bytes:
    """Return a calendar of people's meetings on a day, in China's time.

    Parameters
    ----------
    sheets
        One for a calendar of a person, all for the organizer's.
    spans
        Of the slots.
    day
        Of the fair.
    made_at
        Now; stands in every entry.
    of_many
        Entries begin with whom they are of.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(_zone())
    for sheet in sheets:
        for visit in sheet.visits:
            event = _event(sheet, visit, spans[visit.slot], day)
            event.add("dtstamp", made_at)
            event.add("summary", _summary(sheet, visit, of_many))
            calendar.add_component(event)
    return bytes(calendar.to_ical())


def _zone() -> Timezone:
    """Return China's time: eight hours ahead, without summer time since 1992."""
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1992, 1, 1))  # local time, as RFC 5545 has it
    standard.add("tzoffsetfrom", timedelta(hours=8))
    standard.add("tzoffsetto", timedelta(hours=8))
    zone = Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(standard)
    return zone


def _event(sheet: AttendeeSheet, visit: Visit, span: Span, day: date) -> Event:
    start, end = span.on(day)
    event = Event()
    # The same meeting of a plan made anew takes the place of the one in the calendar.
    event.add("uid", f"{day:%Y%m%d}-{sheet.attendee_id}-{visit.booth_id}@fair.zhiqiao")
    event.add("dtstart", start)
    event.add("dtend", end)
    event.add("location", " ".join(filter(None, (visit.hall, visit.booth_id, visit.employer))))
    _ = translator("zh")
    number = _("Registration number %(number)s") % {"number": sheet.attendee_id}
    event.add("description", "\n".join(filter(None, (number, visit.reason))))
    return event


def _summary(sheet: AttendeeSheet, visit: Visit, of_many: bool) -> str:
    _ = translator("zh")
    meeting = {"booth": visit.booth_id, "posting": visit.posting}
    said = _("Meeting: booth %(booth)s, %(posting)s") % meeting
    return f"{sheet.attendee_id} {said}" if of_many else said
