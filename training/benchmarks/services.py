"""Questions in people's words, and the service items that answer them.

Items are named by their ``source_id`` in ``data/sample/services.jsonl``.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class ServiceQuestion:
    """One question.

    Parameters
    ----------
    id, text
        Its name and words.
    item
        The item that must come first; ``None`` where no item answers it.
    also
        Items that are no fault in the first place.
    """

    id: str
    text: str
    item: str | None
    also: frozenset[str]


def read_questions(folder: Path, half: str) -> list[ServiceQuestion]:
    """Return the questions of a half: ``tune``, ``blind``, ``later`` or ``fresh``.

    Raises
    ------
    FileNotFoundError
        The folder has no such half.
    """
    lines = (folder / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    return [
        ServiceQuestion(row["id"], row["text"], row["item"], frozenset(row["also"]))
        for row in map(json.loads, lines)
    ]
