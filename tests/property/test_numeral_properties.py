"""Numerals checked against a library that shares no code with ours."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.numerals import read_numeral, read_numeral_range
from features.text import clean_text, fold

pytestmark = pytest.mark.property


@given(number=st.integers(0, 9_999_999))
def test_a_spelled_number_reads_back(number: int) -> None:
    assert read_numeral(cn2an.an2cn(number)) == number


@given(spelled=st.text(alphabet="零〇一二两三四五六七八九十百千万", max_size=8))
def test_bounds_are_ordered(spelled: str) -> None:
    bounds = read_numeral_range(spelled)
    assert bounds is None or 0 <= bounds[0] <= bounds[1]


@given(text=st.text(max_size=40))
def test_fold_keeps_every_offset(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded
    assert clean_text(clean_text(text)) == clean_text(text)
