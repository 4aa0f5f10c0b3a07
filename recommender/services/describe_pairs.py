"""Put names to the codes of a pair and explain it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from features.certificates import certificate_names, find_certificates
from features.skills import find_skills

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
from recommender.retrieval.posting_columns import legal_certificates


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
    held = _certificate_codes("、".join(c.name for c in seeker.certificates))
    asked = _certificate_codes("、".join(posting.certificates_required))
    legal = legal_certificates(occupation_code)
    can, wants = _skill_names("、".join(seeker.skills)), _skill_names(_skill_text(posting))
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
        shared_skills=tuple(name for name in wants if name in can),
        missing_skills=tuple(name for name in wants if name not in can) if can else (),
    )


def _certificate_codes(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.code for m in find_certificates(text) if not m.negated))


def _skill_text(posting: JobPosting) -> str:
    return f"{'、'.join(posting.skills)}。{posting.title}"


def _skill_names(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.name for m in find_skills(text) if not m.negated))
