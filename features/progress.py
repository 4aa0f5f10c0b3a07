"""The one shape of a progress report, so that any door can draw its own bar."""

from __future__ import annotations

from typing import Protocol


class Progress(Protocol):
    """Called as work proceeds.

    Parameters
    ----------
    stage
        Stable English name of what is being done (``"encode"``, ``"write weights"``).
    done, total
        Units finished and units in all; the last call has ``done == total``.
    """

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Report that `done` of `total` units of `stage` are finished."""


def silent(stage: str, done: int, total: int) -> None:
    """Ignore a report; the default where nobody watches."""
    del stage, done, total
