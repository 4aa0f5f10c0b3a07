"""Places: which administrative division a text names, and how far two of them lie apart."""

from features.region.areas import (
    Region,
    city_of,
    common_region,
    region,
    region_name,
    region_path,
    upgrade_code,
    within,
)
from features.region.distance import distance_km, distances_km
from features.region.mentions import RegionMention, find_regions
from features.region.parse import parse_region

__all__ = [
    "Region",
    "RegionMention",
    "city_of",
    "common_region",
    "distance_km",
    "distances_km",
    "find_regions",
    "parse_region",
    "region",
    "region_name",
    "region_path",
    "upgrade_code",
    "within",
]
