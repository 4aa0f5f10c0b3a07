"""Count what a plan of a fair came to; nobody is named in it, and small counts are no secret.

Figures are by occupation and booth. By group of people there are none: which group somebody
belongs to is not known here, and must not be.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

from features.occupation.csco import class_names
from recommender.domain.fair_report import (
    BoothFigures,
    FairDay,
    FairReport,
    ScoreBand,
    TradeFigures,
)
from recommender.services.fair_print_meetings import Told, wishes_of
from recommender.services.plan_fair import PlannedFair

REPORT_FILE: Final = "report.json"
_BANDS: Final = 10
_NO_TRADE: Final = ""


def fair_report(made: PlannedFair, told: Sequence[Told], day: FairDay) -> FairReport:
    """Return the figures of a plan.

    Parameters
    ----------
    made
        The plan.
    told
        Its meetings.
    day
        The hours, as far as they are known.
    """
    plan = made.plan
    left = Counter(one.code for one in (*plan.unplaced, *plan.short))
    fill = tuple(_fill(made))
    return FairReport(
        hours=day,
        attendees=plan.counts.attendees,
        placed=len({meeting.attendee_id for meeting in plan.meetings}),
        unplaced=len(plan.unplaced),
        below_floor=len(plan.short),
        booths=len(fill),
        booths_without=sum(not booth.meetings for booth in fill),
        postings=plan.counts.postings,
        meetings=len(plan.meetings),
        slots=plan.slots,
        floor=plan.floor,
        trades=tuple(_trades(made, told)),
        fill=fill,
        scores=tuple(_bands([meeting.score for meeting in plan.meetings])),
        left_over=dict(left.most_common()),
        versions=plan.versions,
    )


def trade_of(code: str | None) -> str:
    """Return the code of the group (中类) that an occupation belongs to, empty for none.

    Parameters
    ----------
    code
        Of the national classification, of any level below the first.
    """
    if not code:
        return _NO_TRADE
    main, sub, *_ = code.split("-")
    return f"{main}-{sub}-00-00"


def _trades(made: PlannedFair, told: Sequence[Told]) -> Iterator[TradeFigures]:
    """Yield the groups, those first where most people are wanted or want to work."""
    offered: defaultdict[str, list[int | None]] = defaultdict(list)
    for code, posting in zip(made.sides.occupations, made.inputs.offer.postings, strict=True):
        offered[trade_of(code)].append(posting.openings)
    wanted = Counter(trade_of(code) for code in wishes_of(made))
    wanted[_NO_TRADE] += len(made.inputs.guests.people) - len(made.seekers)
    planned = Counter(trade_of(one.occupation) for one in told)
    names = class_names()
    figures = [
        TradeFigures(
            code=code,
            name=names.get(code, code),
            postings=len(offered[code]),
            openings=sum(n or 0 for n in offered[code]),
            openings_unknown=sum(n is None for n in offered[code]),
            attendees=wanted[code],
            meetings=planned[code],
        )
        for code in {*offered, *wanted}
    ]
    figures.sort(key=lambda one: (not one.code, -one.openings - one.attendees, one.code))
    yield from (one for one in figures if one.postings or one.attendees)


def _fill(made: PlannedFair) -> Iterator[BoothFigures]:
    held = Counter(meeting.booth_id for meeting in made.plan.meetings)
    n_open = made.plan.slots - len(made.plan.breaks)
    for booth in made.inputs.offer.booths:
        capacity = booth.capacity_per_slot
        places = None if capacity is None else capacity * n_open
        yield BoothFigures(
            booth_id=booth.id,
            employer_name=booth.employer_name,
            meetings=held[booth.id],
            places=places,
            fill=round(held[booth.id] / places, 4) if places else None,
        )


def _bands(scores: Sequence[float]) -> Iterator[ScoreBand]:
    in_band = Counter(min(int(score * _BANDS), _BANDS - 1) for score in scores)
    for number in range(_BANDS):
        yield ScoreBand(low=number / _BANDS, high=(number + 1) / _BANDS, meetings=in_band[number])
