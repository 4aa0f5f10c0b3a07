"""Known distances between districts."""

from __future__ import annotations

import numpy as np
import pytest

from features.region.areas import all_regions
from features.region.distance import centroid_deg, distance_km, distances_km

pytestmark = pytest.mark.unit


def test_distances_agree_with_the_map() -> None:
    # Wuhan's Wuchang to Beijing's Dongcheng: about 1,050 km as the crow flies.
    far = distance_km("420106", "110101")
    assert far is not None
    assert far == pytest.approx(1050, abs=30)
    near = distance_km("421002", "421003")
    assert near is not None
    assert 3 < near < 12


def test_an_area_without_one_centre_is_unknown() -> None:
    assert distance_km("421000", "421002") is None
    assert distance_km("420000", "421002") is None
    assert distance_km("421002", "999999") is None


def test_a_city_without_districts_has_a_centre() -> None:
    assert distance_km("441900", "440305") is not None


def test_an_abolished_code_stands_for_its_successor() -> None:
    assert distance_km("310108", "310106") == 0.0


def test_many_at_once_equal_one_by_one() -> None:
    codes = ["421003", "420106", "421000", "421002"]
    many = distances_km("421002", np.array(codes))
    assert many.dtype == np.float32
    assert many.shape == (4,)
    assert np.isnan(many[2])
    assert many[3] == 0.0
    assert many[0] == pytest.approx(distance_km("421002", "421003"))
    as_numbers = distances_km("421002", np.array([421003, 420106]))
    assert as_numbers == pytest.approx(many[:2])


def test_nearly_every_district_has_a_centre() -> None:
    districts = [code for code, place in all_regions().items() if place.level == "district"]
    located = sum(centroid_deg(code) is not None for code in districts)
    assert located / len(districts) >= 0.98
