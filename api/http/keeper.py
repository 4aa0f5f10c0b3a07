"""The one background thread: open everything once, then keep the indexes up to the store."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace

from api.http.switch import Switch, SwitchStatus, warm_up
from api.http.tracing import where
from recommender.bootstrap import System
from recommender.errors import Starting, ZhiqiaoError

LOG = logging.getLogger("zhiqiao.keeper")
PERIOD_S = 0.5
LONGEST_PAUSE_S = 30.0
STOP_TIMEOUT_S = 10.0
ROWS_AT_ONCE = 32  # a second of embedding: what closes meanwhile waits no longer than that


@dataclass(frozen=True)
class IndexStatus:
    """What the keeper saw when it last looked.

    Parameters
    ----------
    warm
        Everything was opened and has answered once.
    error
        What went wrong when it last looked, ``None`` when nothing did.
    model, index_rows, change_seq
        The encoder, and the state of the index of postings.
    changes_behind
        Changes of the log that one of the indexes has not applied.
    seen_at
        `time.monotonic` of the last look.
    switch
        The move to another encoder that is under way.
    """

    warm: bool = False
    error: ZhiqiaoError | None = None
    model: str = ""
    index_rows: int = 0
    change_seq: int = 0
    changes_behind: int = 0
    seen_at: float = 0.0
    switch: SwitchStatus | None = None

    @property
    def degraded(self) -> bool:
        """Whether answers may be stale."""
        return self.warm and self.error is not None


class Keeper:
    """Warm a system up, then bring its indexes up to the change log until stopped.

    Parameters
    ----------
    system
        What is kept, until another encoder is in force and ready.
    period_s
        Pause between two looks at the change log. After a failure it doubles, up to
        `LONGEST_PAUSE_S`, so that a lost database is not called all the time.
    """

    def __init__(self, system: System, period_s: float = PERIOD_S) -> None:
        self.system, self._period_s = system, period_s
        self._stopping, self._looked = threading.Event(), threading.Condition()
        self._switch = Switch(self._stopping)
        self._thread = threading.Thread(target=self._run, name="keeper", daemon=True)
        self.status = IndexStatus(error=Starting())

    def start(self) -> None:
        """Start the thread."""
        self._thread.start()

    def stop(self) -> None:
        """Tell the thread to end and wait until it has, a while if it is in long work."""
        self._stopping.set()
        self._thread.join(STOP_TIMEOUT_S)
        self._switch.stop(STOP_TIMEOUT_S)
        if self._thread.is_alive():
            LOG.warning("the keeper is still at work and is left to end with the process")

    def wait_until(self, holds: Callable[[IndexStatus], bool], timeout_s: float) -> bool:
        """Wait until a look finds that `holds`; return whether it did in time."""
        with self._looked:
            return self._looked.wait_for(lambda: holds(self.status), timeout_s)

    def _run(self) -> None:
        pause_s = 0.0
        while not self._stopping.wait(pause_s):
            status = self._look()
            with self._looked:
                self.status = status
                self._looked.notify_all()
            failed = status.error is not None
            pause_s = min(max(pause_s, self._period_s) * 2, LONGEST_PAUSE_S) if failed else 0.0
            pause_s = pause_s or (0.0 if status.changes_behind else self._period_s)

    def _look(self) -> IndexStatus:
        # Whatever happens is shown in /readyz and in answers, and tried again.
        try:
            return self._caught_up() if self.status.warm else self._warmed()
        except ZhiqiaoError as error:
            self._log(error)
            return replace(self.status, error=error, seen_at=time.monotonic())
        except Exception as error:
            self._log(error)
            return replace(self.status, error=ZhiqiaoError(), seen_at=time.monotonic())

    def _warmed(self) -> IndexStatus:
        # Another encoder may have been chosen, or become ready, since it first looked.
        name = self.system.serving_name()
        if name != self.system.model_name:
            self.system = self.system.beside(name)
        warm_up(self.system)
        return self._caught_up()

    def _caught_up(self) -> IndexStatus:
        self.system = self._switch.look(self.system)
        postings, seekers = self.system.postings, self.system.seekers
        postings.catch_up(ROWS_AT_ONCE)
        seekers.catch_up(ROWS_AT_ONCE)
        version = postings.view().version
        return IndexStatus(
            warm=True,
            model=version.model,
            index_rows=version.rows,
            change_seq=version.change_seq,
            changes_behind=max(postings.behind(), seekers.behind()),
            seen_at=time.monotonic(),
            switch=self._switch.status(),
        )

    def _log(self, error: Exception) -> None:
        before = self.status.error
        if before is None or getattr(error, "code", "internal") != before.code:
            LOG.error("the indexes are not up to date: %s", where(error))
