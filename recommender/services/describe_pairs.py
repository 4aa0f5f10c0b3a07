"""Put names to the codes of a pair and explain it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from features.certificates import certificates_required_by_law
from features.occupation.csco import class_names
from features.region.areas import region_name
from features.region.distance import distance_km
from recommender.domain.match import Gap, GateResult, Reason
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.gaps import gaps, gate_results, unknowns
from recommender.explanation.pair import PairFacts
from recommender.explanation.reasons import reasons
from recommender.ranking.scorer import ScorerConfig
from recommender.retrieval.dictionaries import (
    certificate_codes,
    certificate_names,
    certificates_held,
    skill_names,
)
from recommender.retrieval.posting_columns import posting_skills
from recommender.retrieval.seeker_columns import held_names, seeker_skills


@dataclass(frozen=True)
class Explanation:
    """What can be read aloud about one pair."""

    gates: tuple[GateResult, ...]
    reasons: tuple[Reason, ...]
    gaps: tuple[Gap, ...]
    unknowns: tuple[str, ...]


def explain_pair(facts: PairFacts, language: str) -> Explanation:
    """Return gates, reasons, gaps and unknowns of a pair in `language`."""
    return Explanation(
        gates=gate_results(facts, language),
        reasons=reasons(facts, language),
        gaps=gaps(facts, language),
        unknowns=unknowns(facts, language),
    )


def pair_facts(
    seeker: SeekerProfile,
    posting: JobPosting,
    occupation_code: str | None,
    features: Mapping[str, float],
    verdicts: Mapping[str, int],
    config: ScorerConfig,
) -> PairFacts:
    """Return the facts of a pair from the numbers that ranked it."""
    held = certificates_held(held_names(seeker))
    asked = certificate_codes(posting.certificates_required)
    legal = certificates_required_by_law(occupation_code, posting.title) if occupation_code else []
    can, wants = seeker_skills(seeker), posting_skills(posting)
    known = {name: value for name, value in features.items() if not np.isnan(value)}
    return PairFacts(
        seeker=seeker,
        posting=posting,
        features=known,
        verdicts=verdicts,
        weights={**config.direction, **config.conditions},
        distance_km=distance_km(seeker.home_region_code, posting.region_code)
        if seeker.home_region_code and posting.region_code
        else None,
        home_name=region_name(seeker.home_region_code) if seeker.home_region_code else None,
        place_name=region_name(posting.region_code) if posting.region_code else None,
        occupation_name=class_names().get(occupation_code) if occupation_code else None,
        legal_certificates=certificate_names(c for c in legal if c not in held),
        asked_certificates=certificate_names(c for c in asked if c not in held),
        held_certificates=certificate_names(c for c in asked if c in held),
        shared_skills=skill_names(c for c in wants if c in can),
        missing_skills=_missing(posting, skill_names(c for c in wants if c not in can))
        if can
        else (),
    )


def _missing(posting: JobPosting, names: tuple[str, ...]) -> tuple[str, ...]:
    """Return skills worth naming as a gap: those the title names are the work itself."""
    return tuple(name for name in names if name not in posting.title)
