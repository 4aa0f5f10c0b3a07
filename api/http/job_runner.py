"""The thread that runs waiting plans of fairs, each in a process of its own.

Every worker of the service has one. That a job is done once is the matter of its lock: of two
processes for one job the second ends at once. What was cut off, with this service or another,
is taken up again.
"""

from __future__ import annotations

import logging
import os
import subprocess
import sys
import threading
from typing import Final

from pydantic import SecretStr

from api.http.keeper import Keeper
from api.http.tracing import where
from recommender.services.run_fair_job import has_plans, waiting_plans
from recommender.settings import Settings

LOG = logging.getLogger("zhiqiao.jobs")
PERIOD_S = 20.0
BUSY_S = 0.5
STOP_TIMEOUT_S = 10.0
MOST_TRIES: Final = 5  # of one job by one worker, before it waits for the next start
NICE: Final = "10"  # requests go first
COMMAND: Final = (sys.executable, "-c", "from api.cli.main import run; run()", "jobs", "run")


class JobRunner:
    """Run waiting plans one after the other until stopped.

    Parameters
    ----------
    keeper
        Who knows the system that serves now.
    """

    def __init__(self, keeper: Keeper) -> None:
        self._keeper = keeper
        self._stopping, self._woken = threading.Event(), threading.Event()
        self._tries: dict[str, int] = {}
        self._child: subprocess.Popen[bytes] | None = None
        self._thread = threading.Thread(target=self._run, name="jobs", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def wake(self) -> None:
        """Look at once: a job waits."""
        self._woken.set()

    def stop(self) -> None:
        """End; what is being done goes on when the service starts again."""
        self._stopping.set()
        self._woken.set()
        self._thread.join(STOP_TIMEOUT_S)
        child = self._child
        if child is not None and child.poll() is None:
            child.kill()  # nothing is lost but the step it is in
            child.wait()

    def _run(self) -> None:
        while not self._stopping.is_set():
            self._woken.clear()
            try:
                self._look()
            except Exception as error:
                LOG.error("cannot run jobs: %s", where(error))
            self._woken.wait(BUSY_S if self._child is not None else PERIOD_S)

    def _look(self) -> None:
        if self._child is not None:
            if self._child.poll() is None:
                return
            self._child = None
        system = self._keeper.system
        # Whoever plans no fairs does without the database of jobs.
        if not has_plans(system.store):
            return
        for job_id in waiting_plans(system.store, system.jobs):
            if self._tries.get(job_id, 0) < MOST_TRIES and not self._stopping.is_set():
                self._tries[job_id] = self._tries.get(job_id, 0) + 1
                self._child = subprocess.Popen(  # noqa: S603
                    [*COMMAND, "--nice", NICE, job_id],
                    env=environment(system.settings),
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                )
                return


def environment(settings: Settings) -> dict[str, str]:
    """Return the environment in which another process has these settings."""
    given: dict[str, str] = {}
    for name in type(settings).model_fields:
        value = getattr(settings, name)
        if isinstance(value, SecretStr):
            value = value.get_secret_value()
        if value is not None:
            given[f"ZHIQIAO_{name}".upper()] = str(value)
    kept = {k: v for k, v in os.environ.items() if not k.startswith("ZHIQIAO_")}
    return kept | given
