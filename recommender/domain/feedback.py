"""What people say of the service: ratings (五级评价), complaints (投诉) and appeals (申诉)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from recommender.domain.case_record import CaseRecord, Named, Paragraph
from recommender.domain.control import Who

SatisfactionLevel = Literal[
    "very_satisfied", "satisfied", "fairly_satisfied", "dissatisfied", "very_dissatisfied"
]
LEVELS_ZH: Final[dict[SatisfactionLevel, str]] = {
    "very_satisfied": "非常满意",
    "satisfied": "满意",
    "fairly_satisfied": "基本满意",
    "dissatisfied": "不满意",
    "very_dissatisfied": "非常不满意",
}
"""Best first: 1 is 非常满意, 5 非常不满意."""
ComplaintKind = Literal["complaint", "appeal"]
COMPLAINT_KINDS_ZH: Final[dict[ComplaintKind, str]] = {"complaint": "投诉", "appeal": "申诉"}
ComplaintState = Literal["open", "answered"]
SEEKER: Final = "seeker"
Text = Annotated[str, Field(min_length=1, max_length=2000)]


class Satisfaction(CaseRecord):
    """How satisfied somebody is with the service, in five levels.

    Parameters
    ----------
    level
        One of five.
    entry_id
        The line of the ledger it is about; ``None``: the service as a whole.
    comment
        In their own words.
    by
        Who gave it; somebody may write it down for the person.
    """

    level: SatisfactionLevel
    entry_id: Named | None = None
    comment: Paragraph = ""
    by: Who = SEEKER


class Complaint(CaseRecord):
    """A complaint about the service, or an appeal against what it or the system decided.

    Parameters
    ----------
    kind
        ``complaint`` 投诉 or ``appeal`` 申诉.
    text
        In the person's words.
    about
        Id of what it is about: a line of the ledger, a posting, an assessment.
    opened_on, due_on
        When it came in, and the last day for the reply.
    state
        ``open`` until there is a reply.
    reply, replied_by, replied_on
        What was answered, by whom and when.
    """

    kind: ComplaintKind
    text: Text
    about: Named | None = None
    opened_on: date
    due_on: date
    state: ComplaintState = "open"
    reply: Text | None = None
    replied_by: Who | None = None
    replied_on: date | None = None

    @property
    def due(self) -> date | None:
        """The last day for the reply, while there is none."""
        return self.due_on if self.state == "open" else None

    @property
    def in_time(self) -> bool | None:
        """Whether the reply came in time; ``None`` as long as there is none."""
        return None if self.replied_on is None else self.replied_on <= self.due_on

    @model_validator(mode="after")
    def _is_whole(self) -> Complaint:
        told = [value is not None for value in (self.reply, self.replied_by, self.replied_on)]
        if (self.state == "answered") != all(told) or (self.state == "open" and any(told)):
            raise PydanticCustomError("reply_missing", "an answer is whole or is not there", {})
        return self
