"""A thread that deletes what has ended, so that nothing outlives its end by more than a minute."""

from __future__ import annotations

import logging
import threading

from api.http.keeper import Keeper
from api.http.tracing import where
from recommender.errors import ZhiqiaoError
from recommender.services.staged_import import drop_staged
from recommender.services.sweep_sessions import sweep_sessions

LOG = logging.getLogger("zhiqiao.sweeper")
PERIOD_S = 60.0
STOP_TIMEOUT_S = 10.0


class Sweeper:
    """Sweep once a minute until stopped.

    Parameters
    ----------
    keeper
        Who knows the system that serves now.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="sweeper", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def stop(self) -> None:
        """End, and wait for it."""
        self._stopping.set()
        self._thread.join(STOP_TIMEOUT_S)

    def sweep(self) -> int:
        """Delete what has ended; return how many records went, 0 when that was not possible."""
        system = self._keeper.system
        try:
            drop_staged(system.settings.home, system.clock.now())
            return sweep_sessions(system.store, system.clock)
        except ZhiqiaoError as error:
            LOG.error("cannot sweep: %s", where(error))
            return 0

    def _run(self) -> None:
        while not self._stopping.is_set():
            self.sweep()
            self._stopping.wait(PERIOD_S)
