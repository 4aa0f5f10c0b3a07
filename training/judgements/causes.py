"""Why a posting that was shown does not fit: the cause of a grade of 0 or 1."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal, cast, get_args

from recommender.errors import InvalidInput

Cause = Literal["field", "must_have", "level", "wish", "reach", "other"]
"""In the order in which they are asked about; the first that holds is the cause."""

CAUSES: Final = "causes.csv"
_HEADER: Final = ("seeker", "posting", "cause")
Causes = Mapping[str, Mapping[str, Cause]]


def read_causes(folder: Path) -> Causes:
    """Return the cause by posting and person.

    Raises
    ------
    InvalidInput
        A row names no cause, or a pair has two.
    """
    path = folder / CAUSES
    causes: defaultdict[str, dict[str, Cause]] = defaultdict(dict)
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != _HEADER:
            raise InvalidInput(detail=f"{path.name}: the columns are not {', '.join(_HEADER)}")
        for row in reader:
            where = f"{path.name}:{reader.line_num}"
            if row["cause"] not in get_args(Cause):
                raise InvalidInput(detail=f"{where}: none of {', '.join(get_args(Cause))}")
            if row["posting"] in causes[row["seeker"]]:
                raise InvalidInput(detail=f"{where}: the pair has a cause already")
            causes[row["seeker"]][row["posting"]] = cast(Cause, row["cause"])
    return dict(causes)
