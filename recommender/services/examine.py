"""Examine the parts of a system and say what is missing."""

from __future__ import annotations

import os
import platform
import shutil
from pathlib import Path

from recommender.errors import ZhiqiaoError
from recommender.ports import Store
from recommender.services.refresh_index import Buildable


def examine(
    store: Store, home: Path, cache: Path, encoder: str | None, postings: Buildable | None
) -> dict[str, object]:
    """Return facts by name; ``status`` is ``ok`` or names what to do.

    Parameters
    ----------
    store
        The database.
    home, cache
        Folders of what is stored and of what is built.
    encoder
        Identity of the built model, ``None`` when it is not built.
    postings
        The index of postings, ``None`` when it cannot be opened without a model.
    """
    todo: list[str] = []
    if encoder is None:
        todo.append("zhiqiao doctor --build")
    index: object = "no model"
    if postings is not None:
        try:
            index = f"{postings.behind()} changes behind"
        except ZhiqiaoError as error:
            index = error.message("en")
            todo.append("zhiqiao index build")
    return {
        "status": "ok" if not todo else "run: " + ", ".join(dict.fromkeys(todo)),
        "python": platform.python_version(),
        "cpus": os.cpu_count(),
        "omp_wait_policy": os.environ.get("OMP_WAIT_POLICY", "not set"),
        "home": str(home),
        "cache": str(cache),
        "disk_free_gb": round(shutil.disk_usage(home).free / 1e9, 1),
        **{f"store_{name}": value for name, value in store.check().items()},
        "postings_open": store.postings.count(status="open"),
        "seekers": store.seekers.count(),
        "courses": store.courses.count(),
        "services": store.services.count(),
        "encoder": encoder or "not built",
        "index": index,
    }
