"""When the halls of a joint fair are open, and when people talk across cities."""

from __future__ import annotations

from recommender.domain.fair_report import FairDay
from recommender.errors import UsageError
from recommender.importing.joint_cities import JointSpec, SessionSpec
from recommender.services.fair_print_times import fair_day, spans_of


def joint_hours(spec: JointSpec) -> tuple[list[FairDay], FairDay]:
    """Return the hours of each city and of interviews at a distance.

    Parameters
    ----------
    spec
        The cities.

    Raises
    ------
    UsageError
        A time cannot be read, or interviews overlap with a hall.
    """
    hours, remote = [_day(city) for city in spec.cities], _day(spec.remote)
    talks = spans_of(remote, spec.remote.slots)
    for city, day in zip(spec.cities, hours, strict=True):
        halls = spans_of(day, city.slots)
        same_day = day.day == remote.day or None in (day.day, remote.day)
        if not (talks and halls and same_day):
            continue
        if talks[0].start < halls[-1].end and halls[0].start < talks[-1].end:
            raise UsageError(
                detail_zh=f"远程面试 {talks[0].words()} 起，和{city.name}现场的时间重叠。"
                f"请把 remote 的 starts 放到 {halls[-1].end:%H:%M} 以后，或换一天",
                detail_en=f"interviews at a distance overlap with the hall of {city.name}; "
                f"begin them at {halls[-1].end:%H:%M} or later, or on another day",
            )
    return hours, remote


def _day(one: SessionSpec) -> FairDay:
    return fair_day(one.day, one.starts, one.slot_minutes, one.walk_minutes, one.lunch)
