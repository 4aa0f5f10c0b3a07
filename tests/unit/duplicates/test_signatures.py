"""Signatures estimate how much two texts overlap."""

from __future__ import annotations

import random

import numpy as np
import pytest

from recommender.duplicates.signatures import (
    N_HASHES,
    PIECE_LENGTH,
    buckets,
    signatures,
    similarity,
)

pytestmark = pytest.mark.unit

LETTERS = "仓库打包分拣上架盘点装卸叉车司机夜班白班包吃包住五险双休培训上岗熟练生手师傅带教"


def pieces(text: str) -> set[str]:
    return {text[i : i + PIECE_LENGTH] for i in range(len(text) - PIECE_LENGTH + 1)}


def jaccard(one: str, other: str) -> float:
    left, right = pieces(one), pieces(other)
    return len(left & right) / len(left | right)


def some_texts() -> list[str]:
    rng = random.Random(5)
    base = "".join(rng.choice(LETTERS) for _ in range(300))
    texts = [base]
    for share in (0.05, 0.2, 0.5, 1.0):
        cut = int(len(base) * share)
        texts.append("".join(rng.choice(LETTERS) for _ in range(cut)) + base[cut:])
    return texts


def test_the_estimate_is_near_the_truth() -> None:
    texts = some_texts()
    signed = signatures(texts)
    estimated = similarity(signed[0], signed)
    exact = np.array([jaccard(texts[0], text) for text in texts])
    # Four standard errors of an estimate from 64 hashes.
    assert np.abs(estimated - exact).max() < 4 * np.sqrt(0.25 / N_HASHES)
    assert estimated[0] == 1.0
    assert estimated[-1] < 0.1


def test_a_text_is_signed_alike_whatever_stands_beside_it() -> None:
    texts = some_texts()
    alone = np.concatenate([signatures([text]) for text in texts])
    assert np.array_equal(alone, signatures(texts))


def test_like_texts_share_a_bucket() -> None:
    signed = signatures(some_texts())
    together = {frozenset(rows.tolist()) for rows in buckets(signed)}
    assert any({0, 1} <= rows for rows in together)
    assert not any({0, 4} <= rows for rows in together)
