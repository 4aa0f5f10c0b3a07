"""Put names to the codes of a pair, for its explanation."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from features.certificates import certificates_required_by_law
from features.region.distance import distance_km
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.certificates import asked_certificates, legal_certificates
from recommender.explanation.minors import barred_in
from recommender.explanation.names import Name, skill_name
from recommender.explanation.pair import PairFacts
from recommender.ranking.scorer import ScorerConfig, WeightedScorer
from recommender.retrieval.dictionaries import skill_codes
from recommender.retrieval.fair_wording import in_fair_words
from recommender.retrieval.posting_columns import posting_skills
from recommender.services.drop_tags import kept_skills


def pair_facts(
    seeker: SeekerProfile,
    posting: JobPosting,
    occupation_code: str | None,
    features: Mapping[str, float],
    verdicts: Mapping[str, int],
    config: ScorerConfig,
) -> PairFacts:
    """Return the facts of a pair from the numbers that ranked it."""
    posting = in_fair_words(posting)
    legal = certificates_required_by_law(occupation_code, posting.title) if occupation_code else []
    shared, lacking, others = _skills(seeker, posting)
    return PairFacts(
        seeker=seeker,
        posting=posting,
        features={name: value for name, value in features.items() if value >= 0},
        verdicts=verdicts,
        weights={**config.direction, **_worth(config)},
        is_related=_is_related(features, config),
        distance_km=distance_km(seeker.home_region_code, posting.region_code)
        if seeker.home_region_code and posting.region_code
        else None,
        certificates=asked_certificates(
            seeker, legal, posting.certificates_required, posting.certificates_preferred
        ),
        legal_certificates=legal_certificates(seeker, legal),
        shared_skills=shared,
        lacking_skills=lacking,
        other_skills=others,
        barred_to_minors=barred_in(posting, occupation_code),
    )


def _worth(config: ScorerConfig) -> dict[str, float]:
    """Return what each condition that is met is worth above one that nobody knows."""
    return {
        name: cost * (1 - config.expected.get(name, config.unknown))
        for name, cost in config.costs.items()
    }


def _is_related(features: Mapping[str, float], config: ScorerConfig) -> bool:
    one = {name: np.array([value], dtype=np.float32) for name, value in features.items()}
    return bool(WeightedScorer(config)(one).related[0])


def _skills(
    seeker: SeekerProfile, posting: JobPosting
) -> tuple[tuple[Name, ...], tuple[Name, ...], tuple[Name, ...]]:
    """Return the skills an ad names: had, said not to be had, and not spoken of.

    Those not spoken of are worth naming only beside some that are, and never those that the
    title names: they are the work itself.
    """
    can, asked = kept_skills(seeker), posting_skills(posting)
    cannot = [code for code in skill_codes(seeker.negated.skills) if code not in can]
    others = [code for code in asked if code not in can and code not in cannot] if can else []
    in_title = skill_codes((posting.title,))
    return (
        tuple(skill_name(code) for code in asked if code in can),
        tuple(skill_name(code) for code in asked if code in cannot),
        tuple(skill_name(code) for code in others if code not in in_title),
    )
