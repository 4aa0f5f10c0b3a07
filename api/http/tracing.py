"""What may be written about an error: its kind and where it was raised."""

from __future__ import annotations

import traceback
from pathlib import Path

from recommender.errors import ZhiqiaoError

FRAMES = 6


def where(error: BaseException) -> str:
    """Return the type of an error and the innermost lines it passed through.

    The message of an unforeseen error is left out: it may quote what somebody typed.
    """
    frames = traceback.extract_tb(error.__traceback__)[-FRAMES:]
    path = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    named = f"{error.code}: {error}" if isinstance(error, ZhiqiaoError) else type(error).__name__
    return f"{named} at {path}"
