"""What gives way, and in which order, when too little is left.

Law, dates, nights, the body and work that is refused never give way. Distance and the form
of employment do, one step at a time, and the answer names every step taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

import numpy as np
from numpy.typing import NDArray


class Reach(Enum):
    """How far from the places somebody asked for the region gate lets them go."""

    ASKED = "asked"
    COMMUTE = "commute"
    CITY = "city"
    PROVINCE = "province"
    ANYWHERE = "anywhere"

    def widen(self, codes: NDArray[np.int32]) -> NDArray[np.int32]:
        """Return the regions that stand for `codes` at this reach."""
        if self is Reach.CITY:
            return codes // 100 * 100
        if self is Reach.PROVINCE:
            return codes // 10000 * 10000
        return codes

    def stretch(self, commute_km: NDArray[np.float32]) -> NDArray[np.float32]:
        """Return the commute allowed at this reach: twice as far, then no limit but the city."""
        if self is Reach.ASKED:
            return commute_km
        if self is Reach.COMMUTE:
            return commute_km * np.float32(2)
        return np.full_like(commute_km, np.nan)


@dataclass(frozen=True)
class Relaxation:
    """One state of giving way.

    Parameters
    ----------
    reach
        Reach of the region gate.
    dropped
        Gates whose fail counts as unknown.
    steps
        Names of the steps taken so far, in order; shown to the person.
    """

    reach: Reach = Reach.ASKED
    dropped: frozenset[str] = frozenset()
    steps: tuple[str, ...] = ()


def relaxations() -> Iterator[Relaxation]:
    """Yield the states from strict to loose: commute, city, employment type, province, anywhere."""
    employment = frozenset({"employment_type"})
    yield Relaxation()
    yield Relaxation(Reach.COMMUTE, steps=("commute_doubled",))
    yield Relaxation(Reach.CITY, steps=("whole_city",))
    yield Relaxation(Reach.CITY, employment, ("whole_city", "any_employment_type"))
    yield Relaxation(Reach.PROVINCE, employment, ("whole_province", "any_employment_type"))
    yield Relaxation(Reach.ANYWHERE, employment, ("anywhere", "any_employment_type"))
