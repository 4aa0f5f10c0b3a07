"""Write a bent plan beside the one before it; nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

from recommender.ports import TableWriter
from recommender.services.fair_folder import SOURCES_FILE, next_folder
from recommender.services.matching import Matching
from recommender.services.open_fair import OpenFair
from recommender.services.plan_fair import PlannedFair
from recommender.services.plan_fair_sheets import write_fair


def write_bent_fair(
    writer: TableWriter, root: Path, fair: OpenFair, made: PlannedFair, matching: Matching
) -> Path:
    """Write plan, workbook and sources into a new folder, and return it.

    The sources come last: a folder without them is not whole and counts for nothing.

    Parameters
    ----------
    writer
        Writes files.
    root
        The folder of the fair.
    fair
        What was bent.
    made
        The new plan.
    matching
        The parts that explain pairs.
    """
    folder = next_folder(root)
    write_fair(writer, folder, made, matching)
    writer.write_document(folder / SOURCES_FILE, fair.sources)
    return folder
