"""The names of what was read out of somebody's words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.explanation.names import Name

CONSTRAINT_NAMES: Final[Mapping[str, Name]] = {
    "no_night_shift": Name("不上夜班", "no night shifts"),
    "no_rotating_shift": Name("不倒班", "no rotating shifts"),
    "no_heavy_lifting": Name("不搬重物", "nothing heavy to carry"),
    "no_standing_long": Name("不久站", "no long hours standing"),
    "no_heights": Name("不登高", "no work at height"),
    "weekend_off": Name("双休", "both weekend days off"),
    "near_home": Name("离家近", "near home"),
    "board_and_lodging": Name("要包吃包住", "board and lodging"),
    "child_pickup": Name("要接送孩子", "has to fetch a child"),
}
