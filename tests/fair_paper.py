"""A small fair on paper, without a plan behind it: what its pages are made of."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from recommender.domain.fair_report import (
    BoothFigures,
    FairDay,
    FairReport,
    Outcomes,
    ScoreBand,
    TradeFigures,
)
from recommender.services.fair_print import (
    AttendeeSheet,
    BoothLine,
    BoothSheet,
    FairPaper,
    Gone,
    Visit,
)
from recommender.services.fair_print_checklist import FairChecklist, FairFact, read_checklist
from recommender.services.fair_print_times import spans_of

DAY = FairDay(day=date(2026, 12, 5), starts=time(9))
SPANS = spans_of(DAY, 2)
VISITS = (
    Visit(0, "09:00–09:20", "A01", "A区", "甲物流", "叉车司机", "5500", "沙市区", "正是您想找的“叉车”。"),
    Visit(1, "09:25–09:45", "<B&2>", "", "乙<财税>", "会计", "", "", ""),
)  # fmt: skip
PEOPLE = (
    AttendeeSheet("BM0001", VISITS, ("叉车证N1",), ""),
    AttendeeSheet("BM0002", VISITS[:1], (), "合适的单位只有1家，都已安排。"),
    AttendeeSheet("R<4>/..", (), (), "资料不足。"),
)
BOOTHS = (
    BoothSheet(
        "A01",
        "A区",
        "甲物流",
        12,
        ("叉车司机",),
        (
            BoothLine(0, "09:00–09:20", "BM0001", "", "叉车司机", "wanted"),
            BoothLine(1, "09:25–09:45", "BM0002", "装卸工", "叉车司机", "conditions"),
        ),
    ),
    BoothSheet("<B&2>", "", "乙<财税>", None, ("会计", "出纳"), ()),
)
PAPER = FairPaper(DAY, SPANS, BOOTHS, PEOPLE)
_MOVED = replace(
    VISITS[0], slot=1, times="09:25–09:45", changed="A01展位晚到，改到同一展位的别的场次。"
)
_FAR = Visit(
    0,
    "14:00–14:15",
    "宜昌-Y01",
    "远程面试",
    "丙精密",
    "数控车床工",
    "5500",
    "宜昌",
    "按职业分类相近。",
)
CHANGED = FairPaper(
    DAY,
    SPANS,
    (
        replace(
            BOOTHS[0],
            lines=(replace(BOOTHS[0].lines[0], slot=1, changed=True), BOOTHS[0].lines[1]),
            gone=(Gone(0, "09:00–09:20", "BM0001"),),
        ),
    ),
    (
        replace(
            PEOPLE[0],
            visits=(_MOVED,),
            gone=(Gone(0, "09:00–09:20", "A01"),),
            remote=(_FAR,),
        ),
    ),
)
REPORT = FairReport(
    hours=DAY,
    attendees=3,
    placed=2,
    unplaced=1,
    below_floor=1,
    booths=2,
    booths_without=1,
    postings=3,
    meetings=3,
    slots=2,
    floor=2,
    trades=(
        TradeFigures(code="4-02-00-00", name="交通运输、仓储物流和邮政业服务人员", postings=1, openings=10, openings_unknown=0, attendees=5, meetings=3),
        TradeFigures(code="", name="", postings=2, openings=0, openings_unknown=2, attendees=1, meetings=0),
    ),
    fill=(
        BoothFigures(booth_id="A01", employer_name="甲物流", meetings=3, places=24, fill=0.125),
        BoothFigures(booth_id="<B&2>", employer_name="乙<财税>", meetings=0, places=None, fill=None),
    ),
    scores=tuple(ScoreBand(low=n / 10, high=(n + 1) / 10, meetings=3 * (n == 6)) for n in range(10)),
    left_over={"few_suitable": 1, "too_little_known": 1},
    outcomes=Outcomes(signed_in=2, noted=2, of_planned=3, results={"hired": 1, "no_show": 1}, by_booth={"A01": {"hired": 1, "no_show": 1}}),
    versions={"encoder": "e-1"},
)  # fmt: skip


def checklist() -> FairChecklist:
    """Return the checklist of the repository with numbers of this fair."""
    facts: dict[FairFact, int] = {"attendees": 3, "postings": 3, "held": 1, "unknown_capacity": 1}
    return FairChecklist(read_checklist().phases, facts)
