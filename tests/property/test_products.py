"""Every row of a product is the same to the bit, alone or in a crowd."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from features.products import row_products

pytestmark = pytest.mark.property
RNG = np.random.default_rng(7)
MANY = RNG.normal(size=(40, 384)).astype(np.float32)
OTHERS = RNG.normal(size=(1000, 384)).astype(np.float32)


@given(st.integers(0, 40), st.integers(0, 40))
def test_a_row_is_the_same_in_any_company(first: int, last: int) -> None:
    some = row_products(MANY[first:last], OTHERS)
    assert np.array_equal(some, row_products(MANY, OTHERS)[first:last])


def test_it_is_the_product() -> None:
    np.testing.assert_allclose(row_products(MANY, OTHERS), MANY @ OTHERS.T, rtol=1e-4, atol=1e-4)
