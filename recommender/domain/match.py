"""The answer to "what work is there for me?": ranked postings, each with its reasons."""

from __future__ import annotations

from typing import Literal

from pydantic import Field, JsonValue

from recommender.domain.base import Record
from recommender.domain.control import ShownControl
from recommender.domain.legality import AdNotice
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile

Verdict = Literal["pass", "fail", "unknown"]


class GateResult(Record):
    """One gate of one pair and the fact it rests on; `asked` is false where nothing was asked."""

    name: str
    verdict: Verdict
    detail: str
    asked: bool = True


class Reason(Record):
    """One spoken sentence; `code` is stable, `weight` its share in the score."""

    code: str
    text: str
    weight: float = 0.0
    evidence: str | None = None


class Gap(Record):
    """Something the posting asks for that the person has not; `text` says it aloud."""

    kind: Literal["certificate", "skill", "education", "experience", "pay"]
    name: str
    required: Literal["law", "ad", "helps"] = "ad"
    text: str = ""


class Reranked(Record):
    """Why a line stands further back than its score alone would put it."""

    code: Literal["congested", "unanswered", "same_employer", "same_occupation"]
    text: str


class Cause(Record):
    """One thing that keeps a posting where it is; `evidence` quotes the ad."""

    code: str
    text: str
    evidence: str | None = None


class Change(Record):
    """What would have to be otherwise, and the place the posting then really gets.

    ``codes`` say what. ``seeker_fields`` and ``posting_fields`` make the records what they
    would be, as JSON merge patches (RFC 7396).
    """

    codes: tuple[str, ...]
    text: str
    rank: int
    shown: bool
    seeker_fields: dict[str, JsonValue] = Field(default_factory=dict)
    posting_fields: dict[str, JsonValue] = Field(default_factory=dict)


class Standing(Record):
    """Where a posting stands in the answer a person gets now, and why no higher.

    Parameters
    ----------
    shown
        Whether it has a line of its own among the first `k`.
    k
        Lines that are shown at most.
    rank
        Its line, shown or not; of a near-duplicate the line that stands for it, `same_as`.
        ``None`` where it has none.
    lines
        How many lines there are in all.
    would_rank
        The line it would have if the conditions among `causes` did not stand in its way;
        ``None`` where it has one, or would have none even so.
    summary
        All of that as one sentence.
    causes
        Why it is not shown, the weightiest first.
    lower_than, lower_in
        A line before it, and what it is worse in, the heaviest first.
    changes
        What would show it, or show it higher: each was tried.
    """

    shown: bool
    k: int
    rank: int | None
    lines: int
    same_as: str | None = None
    would_rank: int | None = None
    summary: str
    causes: tuple[Cause, ...] = ()
    lower_than: int | None = None
    lower_in: tuple[Reason, ...] = ()
    changes: tuple[Change, ...] = ()


class Match(Record):
    """One ranked posting; `control` is what a counselor said about it for this seeker.

    ``standing`` is there only where one pair is explained, not in lists. ``ad_notices`` say
    what no law demands of what the ad does, or what to beware of.
    """

    rank: int
    posting: JobPosting
    score: float | None
    evidence_coverage: float
    gates: tuple[GateResult, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    unknowns: tuple[str, ...]
    same_as: tuple[str, ...] = ()
    distance_km: float | None = None
    control: ShownControl | None = None
    reranked: tuple[Reranked, ...] = ()
    standing: Standing | None = None
    ad_notices: tuple[AdNotice, ...] = ()


class SeekerMatch(Record):
    """One ranked seeker for a posting, without anything protected."""

    rank: int
    seeker: SeekerProfile
    score: float | None
    evidence_coverage: float
    gates: tuple[GateResult, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    unknowns: tuple[str, ...]


class ModelInfo(Record):
    """Which model and index gave the answer."""

    encoder: str
    scorer: str
    retrieval: str
    reranking: str
    index: str
    index_rows: int
    change_seq: int


class MatchAnswer(Record):
    """The whole answer; `degraded` says that something it needs was not there.

    ``notices`` are sentences that come before all matches, or stand in their place.
    ``excluded`` counts the postings that would be in the list had no counselor taken them
    off it, and ``excluded_controls`` says who did and why.
    """

    matches: tuple[Match, ...]
    relaxed: tuple[str, ...]
    questions: tuple[str, ...]
    notices: tuple[str, ...] = ()
    degraded: bool
    degraded_reasons: tuple[str, ...] = ()
    non_personalized: bool = False
    excluded: int = 0
    excluded_controls: tuple[ShownControl, ...] = ()
    profile: SeekerProfile | None = None
    not_understood: tuple[str, ...] = ()
    model: ModelInfo


class SeekerAnswer(Record):
    """Ranked seekers for one posting."""

    matches: tuple[SeekerMatch, ...]
    posting: JobPosting
    degraded: bool
    degraded_reasons: tuple[str, ...] = ()
    model: ModelInfo
