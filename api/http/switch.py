"""Move a running service to the encoder in force, without a pause and without mixing.

A second system, on the same store, embeds and indexes everything with the new encoder in a
thread of its own while the old one answers. Only when it is whole and has answered once does
the keeper serve from it: encoder, linker and indexes change in one step. Of several workers
one builds; the others open what it built.
"""

from __future__ import annotations

import logging
import os
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from api.http.tracing import where
from features.progress import Progress
from recommender.bootstrap import System
from recommender.errors import ZhiqiaoError
from recommender.services.build_state import Stage, build_state, building
from recommender.services.find_services import prepare_services
from recommender.services.match_text import match_text

LOG = logging.getLogger("zhiqiao.switch")
RETRY_S = 30.0
WAIT_S = 1.0
# Read once before a system serves, so that its dictionaries and its model are loaded.
FIRST_SENTENCE = "我想在南京找仓库打包的活，做过两年，有叉车证，不上夜班，月薪五千。"
# Requests come first: the thread that prepares takes what they leave of the processor.
_NICE = 10


@dataclass(frozen=True)
class SwitchStatus:
    """A move to another encoder that is not over yet.

    Parameters
    ----------
    to
        Name of the encoder.
    stage, done, total
        What is embedded now, the names of occupations or the records; how many, of how many.
    error
        What went wrong; the old encoder serves on, and it is tried again.
    """

    to: str
    stage: Stage = "names"
    done: int = 0
    total: int = 0
    error: ZhiqiaoError | None = None


class Switch:
    """Prepare what shall serve next; `look` is called again and again by one thread.

    Parameters
    ----------
    stopping
        Set when the service is told to stop.
    """

    def __init__(self, stopping: threading.Event) -> None:
        self._stopping = stopping
        self._thread: threading.Thread | None = None
        self._prepared: System | None = None
        self._status: SwitchStatus | None = None
        self._place: Path | None = None
        self._not_before = 0.0

    def look(self, serving: System) -> System:
        """Return what to serve with from now on: `serving`, or what is ready in its place."""
        if self._thread is not None and self._thread.is_alive():
            return serving
        prepared, self._prepared, self._thread = self._prepared, None, None
        try:
            wanted = serving.choice.in_force()
        except ZhiqiaoError as error:
            self._status = SwitchStatus(str(error.context.get("name")), error=error)
            return serving
        if prepared is not None and prepared.model_name == wanted:
            LOG.warning("%s serves now, and no more %s", wanted, serving.model_name)
            serving, prepared = prepared, None
        if wanted == serving.model_name:
            self._status = None
        elif self._status is None or wanted != self._status.to or self._may_retry():
            self._start(serving, wanted)
        return serving

    def status(self) -> SwitchStatus | None:
        """Return what is under way, ``None`` when nothing is."""
        status = self._status
        state = build_state(self._place) if status and self._place else None
        if status is None or state is None:
            return status
        return replace(status, stage=state.stage, done=state.done, total=state.total)

    def stop(self, timeout_s: float) -> None:
        """Wait until the thread has ended, a while if it is in long work."""
        if self._thread is not None:
            self._thread.join(timeout_s)

    def _may_retry(self) -> bool:
        return time.monotonic() >= self._not_before

    def _start(self, serving: System, wanted: str) -> None:
        error = self._status.error if self._status and self._status.to == wanted else None
        self._status = SwitchStatus(wanted, error=error)
        self._thread = threading.Thread(
            target=self._run, args=(serving, wanted), name="switch", daemon=True
        )
        self._thread.start()

    def _run(self, serving: System, wanted: str) -> None:
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), _NICE)
        try:
            self._place = serving.build_place(wanted)
            self._prepared = self._prepare(serving, wanted, self._place)
        except _NotWantedError:
            LOG.info("%s is wanted no more", wanted)
        except Exception as error:
            LOG.error("%s cannot serve yet: %s", wanted, where(error))
            known = error if isinstance(error, ZhiqiaoError) else ZhiqiaoError()
            self._status = SwitchStatus(wanted, error=known)
            self._not_before = time.monotonic() + RETRY_S

    def _prepare(self, serving: System, wanted: str, place: Path) -> System:
        """Return a system that can serve, as soon as nobody else builds its indexes."""

        def go_on() -> None:
            if self._stopping.is_set() or serving.choice.in_force() != wanted:
                raise _NotWantedError

        while True:
            go_on()
            with building(place, wait=False) as report:
                if report is not None:
                    listener = _Listener(go_on, report)
                    system = serving.beside(wanted, listener)
                    system.prepare()
                    warm_up(system)
                    listener.leave()
                    return system
            self._stopping.wait(WAIT_S)


class _NotWantedError(Exception):
    """The service stops, or another encoder was chosen meanwhile."""


class _Listener:
    """Hears how the work goes on; every report is a place where it can end.

    It leaves before the system serves: what that embeds later is no part of the move, and
    the system that served before is to be let go.
    """

    def __init__(self, go_on: Callable[[], None], report: Progress) -> None:
        self._heard: tuple[Callable[[], None], Progress] | None = (go_on, report)

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Pass a report on, or end the work."""
        if self._heard is not None:
            go_on, report = self._heard
            go_on()
            report(stage, done, total)

    def leave(self) -> None:
        """Hear nothing any more."""
        self._heard = None


def warm_up(system: System) -> None:
    """Open everything that answering needs."""
    match_text(system.matching, FIRST_SENTENCE, k=1)
    prepare_services(system.store, system.sentences)
