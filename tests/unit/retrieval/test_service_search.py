"""How a question is compared with service items, on vectors and words made for it."""

from __future__ import annotations

import numpy as np
import pytest

from recommender.domain.service import Service
from recommender.retrieval.service_search import SayingModel
from recommender.retrieval.service_texts import ServiceSearchConfig, has_words, parts, sayings

pytestmark = pytest.mark.unit

GROUPS = [("拖欠工资", "老板不给钱"), ("失业登记",), ("会开叉车",), ("买火车票", "天气预报")]


def test_marks_alone_are_no_words() -> None:
    assert has_words("欠工资 OK")
    assert not has_words("？……")


def test_every_keyword_and_clause_is_a_saying_of_its_own() -> None:
    service = Service(
        id="v",
        source="s",
        title="失业登记",
        keywords=("下岗了", "？"),
        summary="没有工作。来登记。",
    )
    assert sayings(service) == ("失业登记", "下岗了", "没有工作", "来登记")


def test_a_short_question_is_compared_as_a_whole() -> None:
    assert parts("老板跑了，钱没给") == ("老板跑了，钱没给",)


def test_words_of_the_street_are_read_as_those_of_the_page() -> None:
    assert ServiceSearchConfig.read().plain("屋里冇得工作") == "家里没有工作"


def test_a_long_story_is_compared_part_by_part() -> None:
    story = "，".join(["我在厂里做了十几年一直没有换过地方"] * 8)
    found = parts(story)
    assert len(found) > 1
    assert "，".join(found) == story
    assert all(len(part) <= 60 for part in found)


def test_characters_alone_tell_groups_apart() -> None:
    model = SayingModel(GROUPS, None)
    scores = model.scores(["工资没发", "我会开叉车"], None)
    assert scores.shape == (2, len(GROUPS))
    assert scores.argmax(axis=1).tolist() == [0, 2]


def test_meaning_finds_what_shares_no_character() -> None:
    vectors = np.array(
        [[1, 0, 0], [0.9, 0.1, 0], [0, 1, 0], [0, 0, 1], [-1, 0, 0], [-0.9, 0, 0.1]],
        dtype=np.float32,
    )
    model = SayingModel(GROUPS, vectors)
    (scores,) = model.scores(["wages owed"], np.array([[0.95, 0.05, 0]], dtype=np.float32))
    assert scores.argmax() == 0


def test_a_group_of_one_saying_stands_against_a_group_of_many() -> None:
    many = tuple(f"拖欠工资第{n}个月" for n in range(30))
    (scores,) = SayingModel([many, ("失业登记",), *GROUPS[2:]], None).scores(["办失业登记"], None)
    assert scores.argmax() == 1
