"""The facts of one pair that its explanation is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from features.minors import BarredWork
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.names import Name

Standing = Literal["held", "lacking", "open"]


@dataclass(frozen=True)
class AskedCertificate:
    """A certificate that a posting asks for, and how the person stands to it.

    Parameters
    ----------
    name
        In both languages.
    by
        ``law`` demands it of everybody in the occupation, the ``ad`` asks for it, or it
        ``helps`` (优先).
    standing
        ``held``; ``lacking``, because the person says so; ``open``, because nobody has said.
    """

    name: Name
    by: Literal["law", "ad", "helps"]
    standing: Standing


@dataclass(frozen=True)
class PairFacts:
    """What ranking knew of one pair, with names in place of codes.

    Parameters
    ----------
    seeker, posting
        The records.
    features
        Value in [0, 1] of each feature that is known.
    verdicts
        1 pass, 0 unknown, -1 fail of each gate.
    weights
        Effective share of each feature in the score.
    is_related
        Whether it is the work that is wished for or near it, so that it may be shown.
    distance_km
        Between the districts of home and work, ``None`` unknown.
    certificates
        What is asked for, each thing once: one that stands for another takes its place.
    legal_certificates
        What the law asks for in this occupation, as the gate judges it.
    shared_skills
        Skills the ad names and the person has.
    lacking_skills
        Skills the ad names and the person says they do not have.
    other_skills
        Skills only the ad names.
    barred_to_minors
        Work in it that is closed to people of 16 and 17.
    """

    seeker: SeekerProfile
    posting: JobPosting
    features: Mapping[str, float]
    verdicts: Mapping[str, int]
    weights: Mapping[str, float] = field(default_factory=dict)
    is_related: bool = False
    distance_km: float | None = None
    certificates: tuple[AskedCertificate, ...] = ()
    legal_certificates: tuple[AskedCertificate, ...] = ()
    shared_skills: tuple[Name, ...] = ()
    lacking_skills: tuple[Name, ...] = ()
    other_skills: tuple[Name, ...] = ()
    barred_to_minors: tuple[BarredWork, ...] = ()

    def share(self, *features: str) -> float:
        """Return what features together add to the score; an unknown one adds nothing."""
        return sum(self.weights.get(f, 0.0) * self.features.get(f, 0.0) for f in features)
