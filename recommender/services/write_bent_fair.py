"""Write a bent plan beside the one before it; nothing is overwritten."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from recommender.domain.fair_day import FairSources
from recommender.ports import TableWriter
from recommender.services.fair_folder import SOURCES_FILE, next_folder


def write_bent_fair(
    writer: TableWriter, root: Path, sources: FairSources, write: Callable[[Path], object]
) -> Path:
    """Write all there is of a new plan into a new folder, and return it.

    The sources come last: a folder without them is not whole and counts for nothing.

    Parameters
    ----------
    writer
        Writes files.
    root
        The folder of the fair.
    sources
        What the new plan was made of.
    write
        Writes plan, workbook and pages into a folder.
    """
    folder = next_folder(root)
    write(folder)
    writer.write_document(folder / SOURCES_FILE, sources)
    return folder
