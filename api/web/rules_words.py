"""The rules page, made from the weights, gates and steps that are in force."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from api.http.language import Language
from api.web.catalogue import translator
from api.web.wording import FEATURES, FIT_WORDS, GATE_RULES, GATES, PUTS_BACK, RELAXATIONS
from recommender.bootstrap import System
from recommender.ranking.gates import GATES as GATES_IN_FORCE
from recommender.ranking.relaxation import relaxations
from recommender.ranking.rerank_weights import RerankingConfig


@dataclass(frozen=True)
class Weight:
    """One line of a table of weights."""

    what: str
    percent: int


@dataclass(frozen=True)
class Rule:
    """One condition that leaves postings out."""

    name: str
    rule: str


@dataclass(frozen=True)
class Band:
    """From which score on a word is used, in percent."""

    word: str
    least: int


@dataclass(frozen=True)
class RulesPage:
    """What decides which postings are shown, and in which order."""

    gates: tuple[Rule, ...]
    direction: tuple[Weight, ...]
    costs: tuple[Weight, ...]
    related_percent: int
    floor_percent: int
    prior_percent: int
    unknown_percent: int
    reranking: RerankingConfig
    put_back: tuple[Weight, ...]
    put_back_percent: int
    relaxations: tuple[str, ...]
    bands: tuple[Band, ...]
    scorer_version: int
    encoder: str
    index_rows: int


def rules_page(system: System, language: Language) -> RulesPage:
    """Return the rules in force."""
    _ = translator(language)
    config, version = system.matching.scorer.config, system.postings.view().version
    return RulesPage(
        gates=tuple(Rule(_(GATES[name]), _(GATE_RULES[name])) for name in GATES_IN_FORCE),
        direction=_weights(config.direction, language),
        costs=_costs(config.costs, language),
        related_percent=round(config.related_from * 100),
        floor_percent=round(config.coverage_floor * 100),
        prior_percent=round(config.prior * 100),
        unknown_percent=round(config.unknown * 100),
        reranking=system.reranking,
        put_back=_put_back(system.reranking, language),
        put_back_percent=round(system.reranking.largest_effect * 100),
        relaxations=tuple(_(RELAXATIONS[step]) for step in steps_in_order()),
        bands=tuple(Band(_(word), round(least * 100)) for least, word in FIT_WORDS),
        scorer_version=config.version,
        encoder=version.model,
        index_rows=version.rows,
    )


def steps_in_order() -> tuple[str, ...]:
    """Return every step of giving way, in the order in which it is first taken."""
    return tuple(dict.fromkeys(step for state in relaxations() for step in state.steps))


def _weights(weights: Mapping[str, float], language: Language) -> tuple[Weight, ...]:
    _, total = translator(language), sum(weights.values())
    lines = [Weight(_(FEATURES[name]), round(w / total * 100)) for name, w in weights.items()]
    return tuple(sorted(lines, key=lambda line: -line.percent))


def _costs(costs: Mapping[str, float], language: Language) -> tuple[Weight, ...]:
    """Return what missing each condition takes at most."""
    _ = translator(language)
    lines = [Weight(_(FEATURES[name]), round(cost * 100)) for name, cost in costs.items()]
    return tuple(sorted(lines, key=lambda line: -line.percent))


def _put_back(config: RerankingConfig, language: Language) -> tuple[Weight, ...]:
    """Return what can put a line back, and by how much of its score at most."""
    _, variety = translator(language), config.variety
    most = {
        "congested": config.congestion.weight,
        "unanswered": config.answers.weight,
        "same_employer": variety.employer_weight,
        "same_occupation": variety.occupation_weight,
    }
    return tuple(Weight(_(words), round(most[code] * 100)) for code, words in PUTS_BACK.items())
