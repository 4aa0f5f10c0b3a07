"""Both sides of a fair as arrays, and back to the bit."""

from __future__ import annotations

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from recommender.ports.jobs import Arrays
from recommender.ranking.rank_pairs import POSTING_VIEWS, SEEKER_VIEWS
from recommender.retrieval.columns import Columns, PostingColumns, SeekerColumns
from recommender.services.plan_fair_sides import FairSides

C = TypeVar("C", bound=Columns)


def arrays_of(sides: FairSides) -> Arrays:
    """Return both sides as arrays.

    Parameters
    ----------
    sides
        They.
    """
    (people, wishes), (work, offers) = sides.seekers, sides.postings
    found: dict[str, NDArray[Any]] = {
        **{f"seeker.{name}": array for name, array in people.arrays().items()},
        **{f"posting.{name}": array for name, array in work.arrays().items()},
        **{f"posting.vector.{view}": offers[view] for view in POSTING_VIEWS},
        "occupations": np.array([code or "" for code in sides.occupations], dtype=np.str_),
    }
    for view in SEEKER_VIEWS:
        mean, spread = sides.spreads[view]
        found[f"seeker.vector.{view}"] = wishes[view]
        found[f"mean.{view}"], found[f"spread.{view}"] = mean, spread
    return found


def sides_of(arrays: Arrays) -> FairSides:
    """Return the sides that `arrays_of` was given.

    Parameters
    ----------
    arrays
        What it gave.
    """
    wishes = {view: arrays[f"seeker.vector.{view}"] for view in SEEKER_VIEWS}
    offers = {view: arrays[f"posting.vector.{view}"] for view in POSTING_VIEWS}
    return FairSides(
        seekers=(_columns(SeekerColumns, arrays, "seeker"), wishes),
        postings=(_columns(PostingColumns, arrays, "posting"), offers),
        occupations=[code or None for code in arrays["occupations"].tolist()],
        spreads={view: (arrays[f"mean.{view}"], arrays[f"spread.{view}"]) for view in SEEKER_VIEWS},
    )


def _columns(kind: type[C], arrays: Arrays, side: str) -> C:
    return kind(**{name: arrays[f"{side}.{name}"] for name in kind.__annotations__})
