"""Places: which administrative division a text names, and how far two of them lie apart."""

from features.region.areas import (
    Region,
    common_region,
    region,
    region_name,
    region_path,
    upgrade_code,
    within,
)
from features.region.parse import parse_region

__all__ = [
    "Region",
    "common_region",
    "parse_region",
    "region",
    "region_name",
    "region_path",
    "upgrade_code",
    "within",
]
