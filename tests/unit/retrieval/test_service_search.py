"""How a question is compared with service items, on vectors and words made for it."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.domain.service import Service
from recommender.retrieval.service_search import Sayings, nearness, shared_words
from recommender.retrieval.service_texts import ServiceSearchConfig, clauses, grams, sayings

pytestmark = pytest.mark.unit

GROUPS = [("拖欠工资", "老板不给钱"), ("失业登记",), ("会开叉车",), ("买火车票", "天气预报")]


def test_grams_are_characters_alone_in_pairs_and_in_threes() -> None:
    assert grams("欠工资 OK") == {"欠", "工", "资", "欠工", "工资", "欠工资", "ok"}
    assert grams("？……") == frozenset()


def test_every_keyword_and_clause_is_a_saying_of_its_own() -> None:
    service = Service(
        id="v",
        source="s",
        title="失业登记",
        keywords=("下岗了", "？"),
        summary="没有工作。来登记。",
    )
    assert sayings(service) == ("失业登记", "下岗了", "没有工作", "来登记")


@pytest.mark.parametrize(
    ("said", "parts"),
    [("老板跑了，钱没给", ("老板跑了", "钱没给")), ("没给钱", ("没给钱",)), ("。。", ("。。",))],
)
def test_a_question_is_taken_apart_at_its_marks(said: str, parts: tuple[str, ...]) -> None:
    assert clauses(said) == parts


def test_words_of_the_street_are_read_as_those_of_the_page() -> None:
    assert ServiceSearchConfig.read().plain("屋里冇得工作") == "家里没有工作"


def test_shared_words_are_those_of_the_group_that_has_them() -> None:
    scores = shared_words(Sayings.of(GROUPS), "工资没发")
    assert scores.argmax() == 0
    assert scores[3] == 0
    assert not shared_words(Sayings.of(GROUPS), "？").any()


def test_a_word_of_every_service_weighs_less_than_a_word_of_one() -> None:
    table = Sayings.of([("工资登记",), ("失业登记",), ("叉车",), ("天气", "车票")])
    assert table.weights["登记"] < table.weights["失业"]


def test_the_best_text_of_a_group_counts_in_deviations_from_other_matters() -> None:
    table = Sayings.of(GROUPS)
    texts = np.array(
        [[0, 1], [0.8, 0.6], [0.6, 0.8], [0, 1], [0.1, 0], [-0.1, 0]], dtype=np.float32
    )
    near = nearness(table, texts, np.array([[1, 0]], dtype=np.float32))
    # Cosines to the last group are .1 and -.1: mean 0, deviation .1.
    assert near == pytest.approx([8, 6, 0, 1], abs=1e-4)


def test_of_several_clauses_the_best_two_count() -> None:
    table = Sayings.of(GROUPS)
    texts = np.array(
        [[0, 1], [0.8, 0.6], [0.6, 0.8], [0, 1], [0.1, 0], [-0.1, 0]], dtype=np.float32
    )
    one = np.array([[1, 0]], dtype=np.float32)
    away = np.array([[-1, 0]], dtype=np.float32)
    alone = nearness(table, texts, one)
    assert nearness(table, texts, np.vstack([one, one, away]))[0] == pytest.approx(alone[0])
    assert nearness(table, texts, np.vstack([one, away]))[0] < alone[0]
