"""The network that trains is the one that serves, and the losses are what they say."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import torch

from features.encoder.bert import load_bert
from tests.unit.training.tiny import N_TOKENS, write_tiny_encoder
from training.encoder.losses import class_loss, contrastive_loss, teacher_loss
from training.encoder.network import TrainableBert

pytestmark = pytest.mark.unit

NOBODY = torch.zeros((2, 2), dtype=torch.bool)


def unit(*rows: tuple[float, ...]) -> torch.Tensor:
    return torch.nn.functional.normalize(torch.tensor(rows, dtype=torch.float32), dim=1)


def test_it_computes_what_the_serving_encoder_computes(tmp_path: Path) -> None:
    write_tiny_encoder(tmp_path)
    rng = np.random.default_rng(0)
    texts = [rng.integers(4, N_TOKENS, n) for n in (9, 3, 5, 3, 12)]
    vectors = TrainableBert.load(tmp_path, torch.float32).vectors(texts)
    serving = load_bert(tmp_path)
    for text, vector in zip(texts, vectors, strict=True):
        np.testing.assert_allclose(vector, serving.embed([text[None]])[0], atol=2e-6)


def test_only_the_layers_learn(tmp_path: Path) -> None:
    write_tiny_encoder(tmp_path)
    network = TrainableBert.load(tmp_path, torch.float32)
    network([np.array([5, 6, 7])]).sum().backward()
    learning = {name for name, weight in network.weights.items() if weight.requires_grad}
    assert learning == set(network.trained_names())
    assert all(network.weights[name].grad is not None for name in learning)
    assert not any(name.startswith("embeddings") for name in learning)


def test_right_partners_cost_less_than_wrong_ones() -> None:
    left, right = unit((1, 0), (0, 1)), unit((1, 0.1), (0.1, 1))
    assert contrastive_loss(left, right, NOBODY, 0.1) < 0.01
    assert contrastive_loss(left, right.flip(0), NOBODY, 0.1, mask_closer=False) > 5


def test_texts_that_mean_the_same_are_not_pushed_apart() -> None:
    left, right = unit((1, 0), (0.9, 0.1)), unit((1, 0.1), (1, 0))
    same = torch.ones((2, 2), dtype=torch.bool)
    assert contrastive_loss(left, right, same, 0.1) == pytest.approx(0, abs=1e-6)
    assert contrastive_loss(left, right, NOBODY, 0.1, mask_closer=False) > 0.1


def test_what_is_closer_than_the_partner_does_not_count_as_wrong() -> None:
    # The first text's partner is farther than the other pair's text.
    left, right = unit((1, 0), (0, 1)), unit((0.5, 0.9), (1, 0))
    counted = contrastive_loss(left, right, NOBODY, 0.1, mask_closer=False)
    assert contrastive_loss(left, right, NOBODY, 0.1) < counted


def test_a_title_may_be_near_other_texts_of_its_class() -> None:
    titles, texts = unit((1, 0)), unit((0.8, 0.6), (1, 0))
    alone = class_loss(titles, texts, torch.tensor([[True, False]]), 0.1)
    assert class_loss(titles, texts, torch.tensor([[True, True]]), 0.1) < alone


def test_agreeing_with_the_teacher_costs_least() -> None:
    names = unit((1, 0), (0, 1))
    likeness = torch.tensor([[4.0, 0.0]])
    near, far = (teacher_loss(unit(q), names, likeness, 0.5, 1) for q in ((1, 0.1), (0.1, 1)))
    assert near < far
