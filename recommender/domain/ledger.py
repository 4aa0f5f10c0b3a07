"""The service ledger (服务台账): what was done for a person, and what comes next."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from recommender.domain.case_record import CaseRecord, Named, Paragraph, Sentence
from recommender.domain.control import Who

LedgerKind = Literal[
    "intake",
    "policy",
    "guidance",
    "introduction",
    "employment",
    "training",
    "apprenticeship",
    "service",
    "visit",
    "appointment",
    "follow_up",
]
Mark = Literal["appointment", "home_visit", "urgent"]
"""预约, 上门, 绿色通道: how a service was given, whatever it was."""
LEDGER_KINDS_ZH: Final[dict[LedgerKind, str]] = {
    "intake": "受理",
    "policy": "政策宣介",
    "guidance": "职业指导",
    "introduction": "推荐岗位",
    "employment": "就业",
    "training": "培训",
    "apprenticeship": "就业见习",
    "service": "服务事项",
    "visit": "走访",
    "appointment": "约定",
    "follow_up": "回访",
}
MARKS_ZH: Final[dict[Mark, str]] = {
    "appointment": "预约",
    "home_visit": "上门",
    "urgent": "绿色通道",
}
ERASED: Final = "erased"
"""Whose the lines are whose person was erased: they count, and name nobody."""


class LedgerEntry(CaseRecord):
    """One line of the ledger; a session at the window leaves one for each thing that was done.

    Parameters
    ----------
    kind
        What was done.
    by
        Who did it.
    posting_id, course_id, service_id, plan_id
        What it concerned, where it concerned one.
    done
        What was done, in a word each; `note` tells the rest. What the profile holds is not
        written down again.
    next_step, due_on
        What comes next and by which day. A person has one next step at a time: a later entry
        with a step takes its place.
    step_done
        The step that was next is done with.
    marks
        预约, 上门 or 绿色通道.
    pattern, pattern_version, until
        Of an intake that opens a period of service: the pattern of counts promised, and the
        last day of the period.
    """

    kind: LedgerKind
    by: Who
    posting_id: Named | None = None
    course_id: Named | None = None
    service_id: Named | None = None
    plan_id: Named | None = None
    done: Annotated[tuple[Sentence, ...], Field(max_length=20)] = ()
    note: Paragraph = ""
    next_step: Sentence | None = None
    due_on: date | None = None
    step_done: bool = False
    marks: Annotated[tuple[Mark, ...], Field(max_length=3)] = ()
    pattern: Named | None = None
    pattern_version: Named | None = None
    until: date | None = None

    @property
    def due(self) -> date | None:
        """The first of the days by which somebody must see to it."""
        return min((day for day in (self.due_on, self.until) if day is not None), default=None)

    @property
    def tells_step(self) -> bool:
        """Whether it says anything of what comes next."""
        return self.step_done or self.next_step is not None

    @model_validator(mode="after")
    def _makes_sense(self) -> LedgerEntry:
        if self.due_on is not None and self.next_step is None:
            raise PydanticCustomError("step_missing", "a due day needs a next step", {})
        if self.pattern is not None and (self.kind != "intake" or self.until is None):
            raise PydanticCustomError("pattern_misplaced", "only an intake opens a period", {})
        return self
