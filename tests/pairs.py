"""The facts of one pair, from its two records, as the services gather them but without a model."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import TypedDict, Unpack

import numpy as np

from recommender.domain.match import Gap, Reason
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import SeekerProfile
from recommender.explanation.explain import Explanation, explain_pair
from recommender.explanation.pair import PairFacts
from recommender.explanation.statement import Unknown
from recommender.ranking.gates import GateContext, judge
from recommender.ranking.pair_features import Cosines, pair_features
from recommender.ranking.scorer import ScorerConfig
from recommender.retrieval.posting_columns import posting_columns
from recommender.retrieval.seeker_columns import LinkedWish, seeker_columns
from recommender.services.describe_pairs import pair_facts

TODAY = date(2026, 11, 24)
PROJECT = Path(__file__).resolve().parents[1]
SHASHI, JINGZHOU_DISTRICT, JINGZHOU, HUBEI, WUHAN = "421002", "421003", "421000", "420000", "420100"


@cache
def config() -> ScorerConfig:
    """The weights in force."""
    return ScorerConfig.read(PROJECT / "models" / "default-scorer" / "scorer.yaml")


def seeker(**known: object) -> SeekerProfile:
    """A person of whom only `known` is known."""
    return SeekerProfile.model_validate({"id": "s-1", **known})


def posting(title: str = "仓库打包员", **known: object) -> JobPosting:
    """A posting of which only `known` is known beside its title."""
    return JobPosting.model_validate({"id": "p-1", "source": "x", "title": title, **known})


class FromModels(TypedDict, total=False):
    """What the linker and the encoder would say of a pair; unknown where it is left out.

    `refused` are the occupations behind refused titles, where there are any.
    """

    occupation: str | None
    linked: LinkedWish
    refused: Sequence[str]
    title: float
    body: float


def facts_of(
    person: SeekerProfile,
    job: JobPosting,
    **models: Unpack[FromModels],
) -> PairFacts:
    """Return the facts of a pair."""
    linked, refused = models.get("linked", ()), models.get("refused", ())
    occupation = models.get("occupation")
    title, body = models.get("title", np.nan), models.get("body", np.nan)
    people = seeker_columns([person], [linked], [refused if person.negated.titles else ()])
    jobs = posting_columns([job], [occupation], {})
    cosines = Cosines(np.array([title], dtype=np.float32), np.array([body], dtype=np.float32))
    context = GateContext(TODAY.toordinal())
    features = pair_features(people, jobs, cosines, context)
    verdicts = judge(people, jobs, context)
    return pair_facts(
        person,
        job,
        occupation,
        {name: float(value[0]) for name, value in features.items()},
        {name: int(verdict[0]) for name, verdict in verdicts.items()},
        config(),
    )


def explained(
    person: SeekerProfile, job: JobPosting, language: str = "zh", **models: Unpack[FromModels]
) -> Explanation:
    """Return the explanation of a pair."""
    return explain_pair(facts_of(person, job, **models), language)


def said(explanation: Explanation) -> list[str]:
    """Return every sentence of reasons, gaps and unknowns."""
    parts: list[Reason | Gap | Unknown] = [
        *explanation.reasons,
        *explanation.gaps,
        *explanation.open_questions,
    ]
    return [part.text for part in parts]


def gate(explanation: Explanation, name: str) -> tuple[str, bool, str]:
    """Return the verdict of a gate, whether anything was asked, and its words."""
    (found,) = [g for g in explanation.gates if g.name == name]
    return found.verdict, found.asked, found.detail
