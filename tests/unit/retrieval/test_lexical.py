"""BM25 against a plain re-reading of the formula, and growing against rebuilding."""

from __future__ import annotations

import math
from collections import Counter

import numpy as np
import pytest

from recommender.retrieval.lexical import (
    K1,
    TYPICAL_TERMS,
    B,
    build_segment,
    document_counts,
    score,
)
from recommender.retrieval.texts import grams, terms

pytestmark = pytest.mark.unit

TEXTS = ["仓库打包 夜班", "打包工 打包", "会计 Java", "", "仓库管理员"]


def test_terms_are_character_pairs_and_whole_latin_words() -> None:
    assert terms("仓库打包 C++ 工") == ["仓库", "库打", "打包", "c++", "工"]


def test_grams_are_distinct_and_padded() -> None:
    found = grams("打包打包")
    assert (found > 0).sum() == 2  # 打包 and 包打


def by_formula(query: str) -> list[float]:
    documents = [Counter(terms(t)) for t in TEXTS]
    scores = []
    for document in documents:
        total = 0.0
        for term in set(terms(query)):
            holding = sum(term in d for d in documents)
            idf = math.log(1 + (len(documents) - holding + 0.5) / (holding + 0.5))
            norm = K1 * (1 - B + B * document.total() / TYPICAL_TERMS)
            total += idf * document[term] * (K1 + 1) / (document[term] + norm)
        scores.append(total)
    return scores


@pytest.mark.parametrize("query", ["仓库打包", "java", "会计", "火锅"])
def test_scores_follow_the_formula(query: str) -> None:
    segment = build_segment(TEXTS)
    found = score([segment], document_counts(segment), len(TEXTS), query)
    np.testing.assert_allclose(found, by_formula(query), rtol=1e-5)


def test_two_segments_score_like_one() -> None:
    whole, first, second = build_segment(TEXTS), build_segment(TEXTS[:2]), build_segment(TEXTS[2:])
    counts = document_counts(first) + document_counts(second)
    together = score([whole], document_counts(whole), 5, "仓库打包 会计")
    apart = score([first, second], counts, 5, "仓库打包 会计")
    assert together.tolist() == apart.tolist()


def test_forward_lists_name_the_buckets_of_a_row() -> None:
    segment = build_segment(TEXTS)
    assert len(segment.buckets_of(3)) == 0
    assert len(segment.buckets_of(1)) == len(set(terms(TEXTS[1])))


def test_words_of_rank_are_no_grams() -> None:
    leasing, sales = grams("招商经理"), grams("销售经理")
    assert not set(leasing[leasing > 0]) & set(sales[sales > 0])
    assert set(grams("Sales Manager")) == set(grams("sales"))
