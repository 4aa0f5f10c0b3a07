"""Every number of the recipe, in one place; what was tried stands in the model card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# Pairs a step, by what is paired. Two names of one occupation: esco, onet, csco.
# A Chinese and an English name: bilingual. An ad's title and its class: titles. The others
# pair a name with a sentence of the description.
_PAIRS = {
    "esco": 192,
    "onet": 144,
    "csco": 128,
    "bilingual": 112,
    "titles": 64,
    "esco_described": 16,
    "onet_described": 16,
    "csco_described": 32,
}


@dataclass(frozen=True, slots=True)
class Recipe:
    """How to train.

    Parameters
    ----------
    steps
        Updates of the weights.
    pairs
        Pairs a step by stream; each stream has a softmax of its own, so names of two
        classifications, which may mean the same, are never pushed apart.
    learning_rate, warm_up, weight_decay, dropout, clip
        Of AdamW; the rate rises over the first `warm_up` of the steps, then falls to 0.
    temperature
        Divides the cosines before each softmax.
    description_weight
        Of pairs of a name and a description, against pairs of names.
    formal_share
        How often the first text of an O*NET pair is the formal title.
    neighbours, neighbours_from, neighbours_every
        Concepts drawn together with their nearest, in groups of this size, from this
        share of the steps on; the nearest are found again after this share of the steps.
    teacher_weight, teacher_asked, teacher_temperature, teacher_queries, teacher_names
        Of the loss against the alignment teacher; the shares of the steps before it is
        asked, first and again; its softmax; and the titles and names an update.
    name_tokens, description_tokens
        Longest texts, prefix and end marks included.
    seed
        Of everything drawn.
    """

    steps: int = 400
    pairs: Mapping[str, int] = field(default_factory=lambda: MappingProxyType(_PAIRS))
    learning_rate: float = 2e-4
    warm_up: float = 0.1
    weight_decay: float = 0.01
    dropout: float = 0.1
    clip: float = 1.0
    temperature: float = 0.08
    description_weight: float = 0.5
    formal_share: float = 0.3
    neighbours: int = 8
    neighbours_from: float = 0.15
    neighbours_every: float = 0.35
    teacher_weight: float = 1.0
    teacher_asked: tuple[float, ...] = (0.3, 0.6)
    teacher_temperature: float = 0.4
    teacher_queries: int = 128
    teacher_names: int = 3
    name_tokens: int = 32
    description_tokens: int = 40
    seed: int = 0

    def rate_at(self, step: int) -> float:
        """Return the learning rate of an update, counted from 0."""
        done = step / self.steps
        rising = min(1.0, (step + 1) / max(1.0, self.warm_up * self.steps))
        return self.learning_rate * rising * (1 - done)
