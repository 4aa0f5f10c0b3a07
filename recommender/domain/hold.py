"""What was held back for a steward, and what the steward decided: kept, never changed."""

from __future__ import annotations

from typing import Annotated, Final, Literal

from pydantic import Field

from recommender.domain.base import Key, Record
from recommender.domain.control import Who, Why
from recommender.domain.legality import AdVerdict, Finding
from recommender.domain.moment import Moment
from recommender.domain.posting import JobPosting

HoldAction = Literal["held", "kept", "released"]
SCREENING: Final = "screening"
STEWARD: Final = "steward"


class HoldEntry(Record):
    """One line of the history of a posting that was held back.

    Parameters
    ----------
    posting_id
        Which; the entry outlives the posting.
    action
        ``held`` by the screening or by a steward, ``kept`` or ``released`` by a steward.
    reason
        Why; of the screening the ids of the rules.
    by, at
        Who (``screening`` is the program), and when.
    findings
        All that was found in the ad at that moment.
    ad
        The ad as it was at that moment.
    """

    posting_id: Annotated[Key, Field(min_length=1)]
    action: HoldAction
    reason: Why
    by: Who = STEWARD
    at: Moment
    findings: tuple[Finding, ...] = ()
    ad: JobPosting


class HeldPosting(Record):
    """A posting that waits for a steward.

    Parameters
    ----------
    rules
        Ids of the rules that hold it back as it stands now, which need not be those of `reason`:
        the feed may have mended the ad since.
    verdict
        The gravest severity in it now.
    action, reason, by, at
        The last entry of its history; empty and ``None`` where the feed itself holds it.
    """

    posting_id: str
    title: str
    employer_name: str | None = None
    source: str
    rules: tuple[str, ...]
    verdict: AdVerdict
    action: HoldAction | None = None
    reason: str = ""
    by: str = ""
    at: Moment | None = None
