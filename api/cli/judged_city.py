"""A store of its own with the sample city and the judged people, gone when done with."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from features.progress import Progress, silent

if TYPE_CHECKING:
    from recommender.bootstrap import System

_SEEKERS = "seekers.jsonl"


@contextmanager
def judged_city(judgements: Path, progress: Progress = silent) -> Iterator[System]:
    """Yield a system on a new store, which takes half a minute and leaves nothing behind.

    Parameters
    ----------
    judgements
        Folder of the judged people.
    progress
        Told the rows and texts done.
    """
    from recommender.bootstrap import open_system
    from recommender.services.import_records import ImportOptions, import_records
    from recommender.services.load_sample import SAMPLE_REGION, load_sample
    from recommender.services.refresh_index import link_occupations, refresh
    from recommender.settings import read_settings

    given = read_settings()
    with tempfile.TemporaryDirectory(prefix="zhiqiao-") as home:
        settings = given.model_copy(update={"home": Path(home), "database_url": None})
        system = open_system(settings, progress=progress, encoder_threads=2)
        parts = system.store, system.reader, system.writer
        # People graded every posting of the city, those a steward would see first among them.
        load_sample(*parts, settings.sample_dir, system.clock.today(), screen=False)
        options = ImportOptions(near=SAMPLE_REGION)
        people = judgements / _SEEKERS
        import_records(*parts, system.clock, people, "seekers", options)
        link_occupations(system.store, system.linker)
        refresh([system.postings, system.seekers])
        yield system
