"""Answer why any pair stands where it does, shown or not."""

from __future__ import annotations

from features.occupation.similarity import int_to_code
from recommender.assistance.legality import ad_notices
from recommender.domain.match import Match
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.explain import explain_pair
from recommender.ranking.gates import GateContext, judge
from recommender.ranking.rank_pairs import score_pairs
from recommender.retrieval.fair_wording import as_shown
from recommender.services.describe_pairs import pair_facts
from recommender.services.matching import Matching


def explain_any(
    matching: Matching, seeker: SeekerProfile, posting_id: str, *, language: str = "zh"
) -> Match:
    """Return gates, score and reasons of one pair, whatever the gates say.

    Raises
    ------
    NotFound
        No posting has that id.
    """
    posting = matching.store.postings.get(posting_id)
    people, work = matching.seeker_side(seeker), matching.posting_side(posting)
    context = GateContext(matching.clock.today().toordinal())
    ranked = score_pairs(matching.scorer, people, work, matching.linker.background, context)
    verdicts = judge(people[0], work[0], context)
    facts = pair_facts(
        seeker,
        posting,
        int_to_code(int(work[0].occupation[0])),
        {n: float(v[0]) for n, v in ranked.features.items()},
        {n: int(v[0]) for n, v in verdicts.items()},
        matching.scorer.config,
    )
    said = explain_pair(facts, language)
    score = float(ranked.scores.score[0])
    return Match(
        rank=0,
        posting=as_shown(posting),
        score=None if score != score else round(score, 4),
        evidence_coverage=round(float(ranked.scores.coverage[0]), 4),
        gates=said.gates,
        reasons=said.reasons,
        gaps=said.gaps,
        unknowns=said.unknowns,
        distance_km=facts.distance_km,
        ad_notices=ad_notices(posting, language),
    )
