"""Every number of the twin's recipe, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

# Pairs a step, by what is paired: two texts of one class, an ad's title and a name of its
# class, two English names of one occupation, a Chinese and an English name, a name and an
# advertisement.
_PAIRS = {"csco": 768, "titles": 192, "english": 256, "bilingual": 192, "ads": 512}


@dataclass(frozen=True, slots=True)
class TwinRecipe:
    """How to train.

    Parameters
    ----------
    n_terms, dims
        Size of the table: 3.2 MB.
    rarity
        Of smooth inverse frequency: a term that makes up this share of all terms starts
        with half the weight of a rare one.
    piece_weight
        Of three letters of a word at the start, against a word.
    steps, check_every, patience
        Most updates; after how many the held-out titles are ranked; checks without a
        better rank before it stops.
    pairs
        Pairs a step by stream.
    imitated
        Texts a step whose vectors are held to the encoder's.
    imitation_weight
        Of that loss, against the contrastive ones.
    temperature
        Divides the cosines before each softmax.
    learning_rate, warm_up
        Of Adam; rises over the first `warm_up` of the steps, then falls to 0.
    term_dropout
        Share of terms left out at random.
    seed
        Of everything drawn.
    """

    n_terms: int = 25000
    dims: int = 128
    rarity: float = 1e-3
    piece_weight: float = 0.2
    steps: int = 800
    check_every: int = 100
    patience: int = 4
    pairs: Mapping[str, int] = field(default_factory=lambda: MappingProxyType(_PAIRS))
    imitated: int = 1024
    imitation_weight: float = 1.0
    temperature: float = 0.07
    learning_rate: float = 2e-3
    warm_up: float = 0.05
    term_dropout: float = 0.2
    seed: int = 0

    def rate_at(self, step: int) -> float:
        """Return the learning rate of an update, counted from 0."""
        rising = min(1.0, (step + 1) / max(1.0, self.warm_up * self.steps))
        return self.learning_rate * rising * (1 - step / self.steps)

    def values(self) -> dict[str, object]:
        """Return the recipe as plain values."""
        found = {name: getattr(self, name) for name in self.__dataclass_fields__}
        return {k: dict(v) if isinstance(v, Mapping) else v for k, v in found.items()}
