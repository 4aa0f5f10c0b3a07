"""The facts of one pair that its explanation is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile


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
    distance_km
        Between the districts of home and work, ``None`` unknown.
    home_name, place_name
        Names of the districts, ``None`` unknown.
    occupation_name
        Name of the posting's occupation, ``None`` when not linked.
    legal_certificates
        Names of certificates the law asks for in this occupation that are not held.
    asked_certificates, held_certificates
        Names the ad asks for and the person lacks, and those it asks for and they hold.
    shared_skills, missing_skills
        Names of skills on both sides, and of those only the ad names.
    """

    seeker: SeekerProfile
    posting: JobPosting
    features: Mapping[str, float]
    verdicts: Mapping[str, int]
    weights: Mapping[str, float] = field(default_factory=dict)
    distance_km: float | None = None
    home_name: str | None = None
    place_name: str | None = None
    occupation_name: str | None = None
    legal_certificates: tuple[str, ...] = ()
    asked_certificates: tuple[str, ...] = ()
    held_certificates: tuple[str, ...] = ()
    shared_skills: tuple[str, ...] = ()
    missing_skills: tuple[str, ...] = ()
