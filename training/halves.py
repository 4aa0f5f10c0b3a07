"""Labelled sentences in parts: those that readers were mended with, and one kept aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Final, Literal

Half = Literal["a", "b", "c", "d", "e", "f", "g", "h", "i", "all"]
SEEN: Final = ("a", "b")


def read_half(folder: Path, half: Half) -> list[dict[str, Any]]:
    """Return the lines of a part; ``all`` is ``a`` and ``b`` together.

    Parameters
    ----------
    folder
        Holds ``a.jsonl``, ``b.jsonl`` and later parts.
    half
        ``a`` and ``b`` have been looked at while readers and tables were changed. The last
        part is kept aside from whoever changes them; it and what was kept aside before are
        measured when asked for by name.

    Raises
    ------
    FileNotFoundError
        The folder has no such part.
    """
    paths = [folder / f"{part}.jsonl" for part in (SEEN if half == "all" else (half,))]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]
