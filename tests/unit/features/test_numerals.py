"""Known answers for Chinese numerals as people say them."""

from __future__ import annotations

import pytest

from features.numerals import read_numeral, read_numeral_range

pytestmark = pytest.mark.unit


@pytest.mark.parametrize(
    ("spelled", "value"),
    [
        ("八千", 8000),
        ("一万二", 12000),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("一百五", 150),
        ("两万五千", 25000),
        ("四千五百", 4500),
        ("十五", 15),
        ("二十", 20),
        ("十二万", 120000),
        ("二〇二六", 2026),
        ("壹万贰仟", 12000),
        ("零", 0),
    ],
)
def test_one_number(spelled: str, value: int) -> None:
    assert read_numeral(spelled) == value


@pytest.mark.parametrize(
    ("spelled", "bounds"),
    [
        ("两三千", (2000, 3000)),
        ("七八千", (7000, 8000)),
        ("三五千", (3000, 5000)),
        ("一万二三", (12000, 13000)),
        ("十五六", (15, 16)),
        ("二三十", (20, 30)),
    ],
)
def test_two_neighbouring_numbers(spelled: str, bounds: tuple[int, int]) -> None:
    assert read_numeral_range(spelled) == bounds
    assert read_numeral(spelled) is None


@pytest.mark.parametrize("spelled", ["", "八仙", "8千", "三一千", "三四五千"])
def test_not_a_number(spelled: str) -> None:
    assert read_numeral_range(spelled) is None
