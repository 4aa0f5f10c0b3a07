"""The answer to "what work is there for me?": ranked postings, each with its reasons."""

from __future__ import annotations

from typing import Literal

from recommender.domain.base import Record
from recommender.domain.control import ShownControl
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


class Match(Record):
    """One ranked posting; `control` is what a counselor said about it for this seeker."""

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
