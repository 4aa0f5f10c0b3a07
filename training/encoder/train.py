"""The training run: draw, learn, save; go on after a kill where it was."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from tokenizers import Tokenizer
from torch import Tensor

from features.progress import Progress, silent
from training.encoder.alignment import likeness, middles, nearest
from training.encoder.losses import class_loss, contrastive_loss, teacher_loss
from training.encoder.material import Material, Numbered
from training.encoder.network import TrainableBert
from training.encoder.recipe import Recipe
from training.encoder.streams import Pairs

STAGE = "train"
CHECKPOINT = "checkpoint.pt"
_SAVE_EVERY = 10
_SAME_NAMES = ("esco", "onet", "csco")
_NEAR_NAMES = 3
_TEACHER_LEFT, _TEACHER_RIGHT = 24, 16
_TEACHER_CHOICES = 16
IntArray = npt.NDArray[np.int64]
FloatArray = npt.NDArray[np.float32]


@dataclass
class Run:
    """A training run in a folder.

    Parameters
    ----------
    recipe, material
        How, and on what.
    network
        What learns; holds the state.
    tokens
        Token ids of every text of the material.
    folder
        Where checkpoints go.
    """

    recipe: Recipe
    material: Material
    network: TrainableBert
    tokens: list[IntArray]
    folder: Path
    step: int = 0
    losses: list[dict[str, float]] = field(default_factory=list)
    near: dict[str, IntArray] = field(default_factory=dict)
    alike: FloatArray | None = None

    def __post_init__(self) -> None:
        trained = [self.network.weights[name] for name in self.network.trained_names()]
        matrices = [weight for weight in trained if weight.ndim > 1]
        vectors = [weight for weight in trained if weight.ndim == 1]
        self._trained = trained
        self._lowered = self.material.book.lowered()
        self._optimizer = torch.optim.AdamW(
            [
                {"params": matrices, "weight_decay": self.recipe.weight_decay},
                {"params": vectors, "weight_decay": 0.0},
            ],
            lr=self.recipe.learning_rate,
            betas=(0.9, 0.98),
            eps=1e-6,
        )

    def train(self, progress: Progress = silent) -> None:
        """Train to the end, from the checkpoint if there is one.

        Raises
        ------
        ValueError
            The checkpoint is of a run on other data or by another recipe.
        """
        self._resume()
        progress(STAGE, self.step, self.recipe.steps)
        while self.step < self.recipe.steps:
            self._update()
            self.step += 1
            if self.step % _SAVE_EVERY == 0 or self.step == self.recipe.steps:
                self._save()
            progress(STAGE, self.step, self.recipe.steps)

    def _update(self) -> None:
        recipe = self.recipe
        # Every step draws from its own numbers, so a resumed run draws the same.
        rng = np.random.default_rng((recipe.seed, self.step))
        torch.manual_seed(int(rng.integers(2**31)))
        self._look_around(rng)
        for group in self._optimizer.param_groups:
            group["lr"] = recipe.rate_at(self.step)
        self._optimizer.zero_grad(set_to_none=True)
        total = sum(recipe.pairs.values())
        found: dict[str, float] = {}
        with self.network.computing():
            for name, weight, loss in self._losses(rng):
                torch.autograd.backward(loss * weight / total)
                found[name] = float(loss.detach())
        torch.nn.utils.clip_grad_norm_(self._trained, recipe.clip)
        self._optimizer.step()
        self.losses.append(found)

    def _losses(self, rng: np.random.Generator) -> Iterator[tuple[str, float, Tensor]]:
        pairs = self.recipe.pairs
        drawn = {
            name: stream.draw(pairs[name], rng, self.near.get(name))
            for name, stream in self.material.streams.items()
        }
        for name, batch in drawn.items():
            if name == "csco":
                yield from self._chinese(batch, drawn["titles"])
            elif name != "titles":
                left, right = self._embed(batch.left), self._embed(batch.right)
                weight = self.recipe.description_weight if name.endswith("described") else 1.0
                yield name, len(batch.left) * weight, self._contrast(batch, left, right)
        if self.alike is not None:
            total = sum(pairs.values())
            yield "teacher", total * self.recipe.teacher_weight, self._agree(self.alike, rng)

    def _chinese(self, names: Pairs, titles: Pairs) -> Iterator[tuple[str, float, Tensor]]:
        # Titles are told apart from the texts of the other classes in the step too.
        left, right = self._embed(names.left), self._embed(names.right)
        asked, own = self._embed(titles.left), self._embed(titles.right)
        classes = self.material.title_classes[titles.concepts]
        of_text = np.concatenate([classes, names.concepts, names.concepts])
        same = torch.from_numpy(classes[:, None] == of_text[None])
        texts = torch.cat([own, left, right])
        by_class = class_loss(asked, texts, same, self.recipe.temperature)
        by_name = self._contrast(names, left, right)
        whole = len(classes) + len(names.left)
        both = (by_class * len(classes) + by_name * len(names.left)) / whole
        yield "csco and titles", float(whole), both

    def _contrast(self, batch: Pairs, left: Tensor, right: Tensor) -> Tensor:
        texts = self._lowered
        same = torch.from_numpy(texts[batch.left][:, None] == texts[batch.right][None])
        return contrastive_loss(left, right, same, self.recipe.temperature)

    def _agree(self, alike: FloatArray, rng: np.random.Generator) -> Tensor:
        recipe, onet = self.recipe, self.material.onet
        asked = rng.choice(len(onet.names), recipe.teacher_queries, replace=False)
        best = np.argsort(-alike[asked], axis=1)[:, :_TEACHER_CHOICES]
        others = rng.permuted(best, axis=1)[:, : recipe.teacher_names]
        concepts = np.unique(np.concatenate([best[:, 0], others.ravel()]))
        formal = rng.random(len(asked)) < 0.5
        any_name = self.material.streams["onet"].names.draw(asked, rng)
        queries = np.where(formal, [onet.names[i][0] for i in asked], any_name)
        names = self.material.streams["esco"].names.draw(concepts, rng)
        return teacher_loss(
            self._embed(queries),
            self._embed(names),
            torch.from_numpy(alike[asked][:, concepts]),
            recipe.temperature,
            recipe.teacher_temperature,
        )

    def _look_around(self, rng: np.random.Generator) -> None:
        recipe = self.recipe
        start, every = (
            round(share * recipe.steps)
            for share in (recipe.neighbours_from, recipe.neighbours_every)
        )
        if recipe.neighbours and self.step >= start and (self.step - start) % max(1, every) == 0:
            self.near = {
                name: nearest(
                    middles(_some(self._concepts(name), _NEAR_NAMES, rng), self._vectors),
                    recipe.neighbours,
                )
                for name in _SAME_NAMES
            }
        asked = {round(share * recipe.steps) for share in recipe.teacher_asked}
        if recipe.teacher_weight and self.step in asked:
            self.alike = self._ask_teacher(rng)

    def _ask_teacher(self, rng: np.random.Generator) -> FloatArray:
        onet, esco = self.material.onet, self.material.esco
        return likeness(
            _some(onet.names, _TEACHER_LEFT, rng),
            _some(esco.names, _TEACHER_RIGHT, rng),
            np.array([texts[0] for texts in onet.descriptions]),
            np.array([texts[0] for texts in esco.descriptions]),
            self._vectors,
        )

    def _concepts(self, name: str) -> list[IntArray]:
        numbered: Numbered = getattr(self.material, name)
        return numbered.names

    def _embed(self, texts: IntArray) -> Tensor:
        return self.network([self.tokens[i] for i in texts], self.recipe.dropout)

    def _vectors(self, texts: IntArray) -> FloatArray:
        distinct, places = np.unique(texts, return_inverse=True)
        return self.network.vectors([self.tokens[i] for i in distinct])[places]

    def _save(self) -> None:
        state = {
            "data": self.material.book.digest(),
            "recipe": repr(self.recipe),
            "step": self.step,
            "weights": {n: self.network.weights[n].detach() for n in self.network.trained_names()},
            "optimizer": self._optimizer.state_dict(),
            "losses": self.losses,
            "near": {name: torch.from_numpy(rows) for name, rows in self.near.items()},
            "alike": None if self.alike is None else torch.from_numpy(self.alike),
        }
        with _replacing(self.folder / CHECKPOINT) as path:
            torch.save(state, path)

    def _resume(self) -> None:
        path = self.folder / CHECKPOINT
        if not path.is_file():
            return
        state = torch.load(path, weights_only=True)
        if (state["data"], state["recipe"]) != (self.material.book.digest(), repr(self.recipe)):
            raise ValueError("the checkpoint is of a run on other data or by another recipe")
        with torch.no_grad():
            for name, weight in state["weights"].items():
                self.network.weights[name].copy_(weight)
        self._optimizer.load_state_dict(state["optimizer"])
        self.step, self.losses = state["step"], state["losses"]
        self.near = {name: rows.numpy() for name, rows in state["near"].items()}
        self.alike = None if state["alike"] is None else state["alike"].numpy()


def open_run(recipe: Recipe, material: Material, base: Path, folder: Path) -> Run:
    """Return the run of `folder`, to be started or gone on with.

    Parameters
    ----------
    recipe, material
        How, and on what; the same as before when going on.
    base
        Folder of the encoder to start from.
    folder
        Created if missing.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tokenizer = Tokenizer.from_file(str(base / "tokenizer.json"))
    tokens = material.book.tokens(tokenizer, recipe)
    return Run(recipe, material, TrainableBert.load(base), tokens, folder)


def _some(concepts: list[IntArray], most: int, rng: np.random.Generator) -> list[IntArray]:
    return [
        names if len(names) <= most else rng.choice(names, most, replace=False)
        for names in concepts
    ]


@contextmanager
def _replacing(path: Path) -> Iterator[Path]:
    aside = path.with_name(f"{path.name}.new")
    yield aside
    aside.replace(path)
