"""Count what was noted on the day of a fair, and put it into its report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from pydantic import ValidationError

from recommender.domain.fair_day import FairEvent, OutcomeResult
from recommender.domain.fair_report import FairDay, FairReport, Outcomes
from recommender.errors import FileUnreadable, InvalidInput
from recommender.services.fair_report import REPORT_FILE


def read_report(folder: Path) -> FairReport:
    """Return the report that was written with a plan.

    Parameters
    ----------
    folder
        Where the plan is.

    Raises
    ------
    FileUnreadable
        There is none.
    InvalidInput
        It is none of ours.
    """
    path = folder / REPORT_FILE
    try:
        return FairReport.from_json(path.read_bytes())
    except OSError as error:
        raise FileUnreadable(
            file=str(path),
            detail_zh="没有这个文件，请先用 zhiqiao fair plan --out 写到这个文件夹",
            detail_en="there is no such file; first write the plan there with zhiqiao fair plan "
            "--out",
        ) from error
    except ValidationError as error:
        raise InvalidInput(
            detail_zh=f"{path.name} 不是招聘会的报告，或者被改过，请重新运行 zhiqiao fair plan",
            detail_en=f"{path.name} is no report of a fair, or was changed; run zhiqiao fair plan "
            "again",
        ) from error


def hours_of_fair(folder: Path) -> FairDay:
    """Return the hours that a fair was planned with; those of no report are not known.

    Parameters
    ----------
    folder
        Of the fair.
    """
    return read_report(folder).hours if (folder / REPORT_FILE).is_file() else FairDay()


def with_outcomes(report: FairReport, events: Sequence[FairEvent]) -> FairReport:
    """Return a report with what was noted on the day, without outcomes where nothing was.

    Of several results of one meeting the last counts. Nobody is named, and no note is read.

    Parameters
    ----------
    report
        Of the plan.
    events
        The log of the day, the first first.
    """
    counted = _counted(events, report.meetings) if events else None
    return report.model_copy(update={"outcomes": counted})


def _counted(events: Sequence[FairEvent], of_planned: int) -> Outcomes:
    last = {
        (one.attendee_id, one.booth_id): one.result
        for one in events
        if one.booth_id is not None and one.result is not None
    }
    by_booth: defaultdict[str, Counter[OutcomeResult]] = defaultdict(Counter)
    for (_, booth), result in last.items():
        by_booth[booth][result] += 1
    return Outcomes(
        signed_in=len({one.attendee_id for one in events if one.kind == "sign_in"}),
        noted=len(last),
        of_planned=of_planned,
        results=dict(Counter(last.values()).most_common()),
        by_booth={booth: dict(by_booth[booth].most_common()) for booth in sorted(by_booth)},
    )
