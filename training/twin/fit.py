"""Fit the table: near the encoder's vectors, and nearer where names mean the same."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor
from torch.nn import functional

from features.encoder.static import terms
from features.progress import Progress, silent
from training.encoder.losses import contrastive_loss
from training.encoder.streams import Pairs, Stream
from training.twin.recipe import TwinRecipe
from training.twin.texts import TwinTexts

STAGE = "train"
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]
Check = Callable[[FloatArray], float]


class Bags:
    """Texts as bags of rows of the table, numbered; equal texts have one number.

    Parameters
    ----------
    vocabulary
        Terms in the order of the rows.
    """

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._row_of = {term: row for row, term in enumerate(vocabulary)}
        self._number_of: dict[str, int] = {}
        self._rows: list[IntArray] = []
        self._lowered: dict[str, int] = {}
        self.lowered: list[int] = []

    def number(self, text: str) -> int:
        """Return the number of a text."""
        if text not in self._number_of:
            found = (self._row_of.get(term) for term in terms(text))
            rows = [row for row in found if row is not None]
            self._number_of[text] = len(self._rows)
            self._rows.append(np.array(rows, dtype=np.int64))
            self.lowered.append(self._lowered.setdefault(text.lower(), len(self._lowered)))
        return self._number_of[text]

    def numbers(self, texts: Iterable[str]) -> IntArray:
        """Return the numbers of texts that hold a known term."""
        found = [self.number(text) for text in texts]
        return np.array([i for i in found if self.is_known(i)], dtype=np.int64)

    def is_known(self, number: int) -> bool:
        """Tell whether a text holds a known term."""
        return len(self._rows[number]) > 0

    def vectors(self, table: FloatArray, numbers: Sequence[int]) -> FloatArray:
        """Return unit vectors of texts, ``(n_texts, dims)``; zeros where nothing is known."""
        known = np.array([self.is_known(number) for number in numbers], dtype=np.bool_)
        vectors = np.zeros((len(numbers), table.shape[1]), dtype=np.float32)
        rows, starts = self.join(np.array(numbers)[known])
        summed = embed_bags(torch.from_numpy(table), rows, starts)
        vectors[known] = summed.numpy()
        return vectors

    def join(self, numbers: IntArray) -> tuple[IntArray, IntArray]:
        """Return the rows of texts, one after the other, and where each text starts."""
        chosen = [self._rows[i] for i in numbers]
        lengths = np.array([len(rows) for rows in chosen], dtype=np.int64)
        return np.concatenate(chosen), np.cumsum(lengths) - lengths


@dataclass
class TwinRun:
    """A table that learns.

    Parameters
    ----------
    recipe, bags
        How, and the texts.
    table
        float32 ``(n_terms, dims)``; changed in place.
    streams
        Pairs by the names in the recipe.
    imitated, wanted
        Numbers of texts and the unit vectors wanted for them, ``(n_texts, dims)``.
    check
        Quality of a table on held-out titles; more is better.
    """

    recipe: TwinRecipe
    bags: Bags
    table: Tensor
    streams: dict[str, Stream]
    imitated: IntArray
    wanted: FloatArray
    check: Check
    checks: list[tuple[int, float]] = field(default_factory=list)

    def train(self, progress: Progress = silent) -> FloatArray:
        """Return the best table of the run by `check`; the first one counts too."""
        recipe = self.recipe
        lowered = torch.tensor(self.bags.lowered)
        self.table.requires_grad_()
        optimizer = torch.optim.Adam([self.table], betas=(0.9, 0.98))
        best = self._weigh(0)
        for step in range(recipe.steps):
            rng = np.random.default_rng((recipe.seed, step))
            for group in optimizer.param_groups:
                group["lr"] = recipe.rate_at(step)
            optimizer.zero_grad(set_to_none=True)
            torch.autograd.backward(self._loss(rng, lowered))
            optimizer.step()
            progress(STAGE, step + 1, recipe.steps)
            if (step + 1) % recipe.check_every == 0:
                best = self._weigh(step + 1, best)
                if self._since_best() >= recipe.patience:
                    progress(STAGE, recipe.steps, recipe.steps)
                    break
        return best

    def _weigh(self, step: int, best: FloatArray | None = None) -> FloatArray:
        table: FloatArray = self.table.detach().numpy().copy()
        quality = self.check(table)
        better = best is None or quality > max(value for _, value in self.checks)
        self.checks.append((step, quality))
        return table if better or best is None else best

    def _since_best(self) -> int:
        values = [value for _, value in self.checks]
        return len(values) - 1 - int(np.argmax(values))

    def _loss(self, rng: np.random.Generator, lowered: Tensor) -> Tensor:
        recipe = self.recipe
        drawn = {
            name: stream.draw(recipe.pairs[name], rng) for name, stream in self.streams.items()
        }
        n_pairs = sum(len(pairs.left) for pairs in drawn.values())
        total = torch.zeros(())
        for pairs in drawn.values():
            total = total + self._contrast(pairs, rng, lowered) * (len(pairs.left) / n_pairs)
        places = rng.choice(len(self.imitated), min(recipe.imitated, len(self.imitated)), False)
        made = self._embed(self.imitated[places], rng)
        apart = 1 - (made * torch.from_numpy(self.wanted[places])).sum(1)
        return total + recipe.imitation_weight * apart.mean()

    def _contrast(self, pairs: Pairs, rng: np.random.Generator, lowered: Tensor) -> Tensor:
        left, right = self._embed(pairs.left, rng), self._embed(pairs.right, rng)
        same = lowered[pairs.left][:, None] == lowered[pairs.right][None]
        return contrastive_loss(left, right, same, self.recipe.temperature, mask_closer=False)

    def _embed(self, numbers: IntArray, rng: np.random.Generator) -> Tensor:
        rows, starts = self.bags.join(numbers)
        kept = (rng.random(len(rows)) >= self.recipe.term_dropout).astype(np.float32)
        return embed_bags(self.table, rows, starts, kept)


def embed_bags(
    table: Tensor, rows: IntArray, starts: IntArray, weights: FloatArray | None = None
) -> Tensor:
    """Return unit vectors of bags of rows, ``(n_bags, dims)``.

    Parameters
    ----------
    table
        Shape ``(n_terms, dims)``.
    rows, starts
        As `Bags.join` gives them.
    weights
        Of each of `rows`; 1 by default.
    """
    summed = functional.embedding_bag(
        torch.from_numpy(rows),
        table,
        torch.from_numpy(starts),
        mode="sum",
        per_sample_weights=None if weights is None else torch.from_numpy(weights),
    )
    return functional.normalize(summed, dim=1)


def pair_streams(texts: TwinTexts, bags: Bags) -> dict[str, Stream]:
    """Return the streams of pairs that there are texts for."""
    csco = [found for group in texts.csco if len(found := bags.numbers(group)) > 1]
    english = [found for group in texts.english if len(found := bags.numbers(group)) > 1]
    streams = {"csco": Stream(csco), "titles": _paired(texts.titles, bags)}
    if english:
        streams["english"] = Stream(english)
    streams["bilingual"] = _paired(texts.bilingual, bags)
    streams["ads"] = _paired(texts.ads, bags)
    return streams


def _paired(groups: Iterable[tuple[Sequence[str], Sequence[str]]], bags: Bags) -> Stream:
    numbered = [(bags.numbers(left), bags.numbers(right)) for left, right in groups]
    whole = [(left, right) for left, right in numbered if len(left) and len(right)]
    return Stream([left for left, _ in whole], [right for _, right in whole])
