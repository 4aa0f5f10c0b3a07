"""Names in both languages."""

from __future__ import annotations

import pytest

from recommender.explanation.names import certificate_name, in_list, place_name, translated
from recommender.explanation.sentences import RELAXED, relaxed_sentence
from recommender.ranking.relaxation import relaxations

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("names", "most", "zh", "en"),
    [
        ([], None, "", ""),
        (["A"], None, "A", "A"),
        (["A", "B"], None, "A、B", "A and B"),
        (["A", "B", "C"], 3, "A、B、C", "A, B and C"),
        (["A", "B", "C"], 2, "A、B等", "A, B and more"),
    ],
)
def test_lists_are_spoken(names: list[str], most: int | None, zh: str, en: str) -> None:
    assert in_list(names, "zh", most=most) == zh
    assert in_list(names, "en", most=most) == en


def test_a_colon_is_not_read_aloud() -> None:
    assert certificate_name("teacher_kindergarten").en == "Teaching licence (kindergarten)"


def test_a_place_that_is_none_has_no_name() -> None:
    assert place_name(None) is None
    assert place_name("000001") is None
    assert place_name("421002") == ("沙市区", "Shashi District")


def test_names_on_records_are_translated_as_far_as_they_are_known() -> None:
    words = ("普通话水平测试等级证书（二级乙等）", "健康证", "园长任职资格证")
    english = translated(words, "certificates", "en")
    assert english == ("Mandarin proficiency (二级乙等)", "Health certificate", "园长任职资格证")
    assert translated(words, "certificates", "zh") == words
    assert translated(("包吃住",), "benefits", "en") == ("Board and lodging",)


def test_every_step_of_relaxation_has_words() -> None:
    steps = {step for state in relaxations() for step in state.steps}
    assert set(RELAXED) == steps
    assert all(relaxed_sentence(step, "zh").endswith("。") for step in steps)
