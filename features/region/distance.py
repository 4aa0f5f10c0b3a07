"""How far two districts lie apart, as the crow flies between their centres."""

from __future__ import annotations

import math
from functools import cache

import numpy as np
from numpy.typing import NDArray

from features.region.areas import region
from features.taxonomy import read_rows

EARTH_RADIUS_KM = 6371.0088


@cache
def _centroids() -> dict[str, tuple[float, float]]:
    """Return latitude and longitude in radians by district code."""
    return {
        row["code"]: (math.radians(float(row["lat_deg"])), math.radians(float(row["lon_deg"])))
        for row in read_rows("region_centroids.csv")
    }


def centroid_deg(code: str) -> tuple[float, float] | None:
    """Return latitude and longitude of a district's centre in degrees.

    ``None`` for a province, for a city that has districts, and for an unknown code.

    Source: ``data/taxonomies/README.md``; the seat of government, to about a kilometre.
    """
    found = region(code)
    point = _centroids().get(found.code) if found else None
    return (math.degrees(point[0]), math.degrees(point[1])) if point else None


def distance_km(code_a: str, code_b: str) -> float | None:
    """Return the great-circle distance between the centres of two districts.

    Parameters
    ----------
    code_a, code_b
        Current or abolished codes. A province, or a city that has districts, is too large to
        have one centre.

    Returns
    -------
    float or None
        Kilometres; zero for a district to itself; ``None`` if either centre is unknown.
    """
    distance = float(distances_km(code_a, np.array([code_b]))[0])
    return None if math.isnan(distance) else distance


def distances_km(origin: str, codes: NDArray[np.str_] | NDArray[np.integer]) -> NDArray[np.float32]:
    """Return the distances from one district to many.

    Parameters
    ----------
    origin
        Code of a district.
    codes
        ``(n,)`` codes as strings or integers, current or abolished.

    Returns
    -------
    ndarray
        ``(n,)`` float32, kilometres; ``nan`` where a centre is unknown. Costs one table
        look-up for each distinct code.

    Source: haversine formula with the mean Earth radius of the IUGG.
    """
    distinct, positions = np.unique(np.asarray(codes).astype(str), return_inverse=True)
    points = np.array([_point(code) for code in (origin, *distinct)], dtype=np.float64)
    lat, lon = points[1:, 0], points[1:, 1]
    half_lat, half_lon = (lat - points[0, 0]) / 2, (lon - points[0, 1]) / 2
    chord = np.sin(half_lat) ** 2 + np.cos(points[0, 0]) * np.cos(lat) * np.sin(half_lon) ** 2
    km = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(chord, 0.0, 1.0)))
    return np.asarray(km[positions], dtype=np.float32)


def _point(code: str) -> tuple[float, float]:
    found = region(code)
    point = _centroids().get(found.code) if found else None
    return point if point else (math.nan, math.nan)
