"""Labelled sentences in two halves: one to mend readers with, one kept aside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Literal

Half = Literal["a", "b", "all"]


def read_half(folder: Path, half: Half) -> list[dict[str, Any]]:
    """Return the lines of a half, or of both.

    Parameters
    ----------
    folder
        Holds ``a.jsonl`` and ``b.jsonl``.
    half
        ``b`` is kept aside from whoever changes a reader or a table.
    """
    paths = [folder / f"{part}.jsonl" for part in ("a", "b") if half in (part, "all")]
    lines = [line for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    return [json.loads(line) for line in lines]
