"""One suite for every adapter of the `Jobs` port."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest

from recommender.adapters.clock import SystemClock
from recommender.adapters.jobs.memory import MemoryJobs
from recommender.bootstrap import jobs_place
from recommender.errors import InvalidInput, JobRunning, NotFound, StoreUnavailable
from recommender.ports.jobs import Jobs, Json, Reached, Steps

pytestmark = pytest.mark.contract


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def jobs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Jobs]:
    """Every adapter, without a job."""
    if request.param == "memory":
        yield MemoryJobs(tmp_path / "jobs", SystemClock())
        return
    from recommender.adapters.jobs.durable import DbosJobs

    url = "sqlite://"
    if request.param == "postgres":
        url = str(request.getfixturevalue("postgres_url"))
    place, schema = jobs_place(url, tmp_path)
    opened = DbosJobs(place, schema, tmp_path / "jobs", SystemClock())
    yield opened
    opened.close()


class Count:
    """Counts how often each step was begun."""

    def __init__(self) -> None:
        self.begun: list[str] = []

    def of(self, name: str, given: Json | None = None) -> Callable[[], Json]:
        """Return a step that is counted."""

        def work() -> Json:
            self.begun.append(name)
            return given or {"name": name}

        return work


def test_a_job_is_done_once_and_tells_what_it_gave(jobs: Jobs) -> None:
    count, told = Count(), []

    def work(steps: Steps) -> Json:
        first = steps.step("first", count.of("first", {"number": 3}), Reached("score", 1, 2))
        steps.step("second", count.of("second"), Reached("score", 2, 2))
        return {"sum": first["number"] + 1}

    asked = jobs.start("j-1", "sum", {"of": [1, 2]})
    assert (asked.state, asked.kind, asked.asked) == ("queued", "sum", {"of": [1, 2]})
    assert jobs.start("j-1", "other", {}) == asked
    done = jobs.run("j-1", work, lambda *report: told.append(report))
    assert (done.state, done.result, done.error) == ("done", {"sum": 4}, None)
    assert told == [("score", 1, 2), ("score", 2, 2)]
    assert done.progress is not None
    assert (done.progress.done, done.progress.seconds_left) == (2, None)
    assert jobs.run("j-1", work) == done
    assert count.begun == ["first", "second"]


def test_an_error_of_ours_fails_it_and_any_other_stops_it(jobs: Jobs) -> None:
    count, raised = Count(), [RuntimeError("disk"), StoreUnavailable(detail="gone")]

    def work(steps: Steps) -> Json:
        steps.step("first", count.of("first"))
        steps.step("second", lambda: fail() if raised else count.of("second")())
        raise InvalidInput(detail_zh="没有人", detail_en="nobody")

    def fail() -> Json:
        raise raised.pop(0)

    jobs.start("j-1", "k", {})
    for kind in (RuntimeError, StoreUnavailable):
        with pytest.raises(kind):
            jobs.run("j-1", work)
        assert jobs.get("j-1").state == "stopped"
    failed = jobs.run("j-1", work)
    assert failed.state == "failed"
    assert failed.error is not None
    assert failed.error.code == "invalid_input"
    assert "nobody" in failed.error.detail_en
    assert "没有人" in failed.error.detail_zh
    assert jobs.run("j-1", work) == failed
    assert jobs.resume("j-1") == failed
    assert count.begun == ["first", "second"]


def test_a_cancelled_job_ends_before_its_next_step_and_goes_on_from_there(jobs: Jobs) -> None:
    count = Count()

    def work(steps: Steps) -> Json:
        steps.step("first", count.of("first"))
        steps.step("second", lambda: {"state": cancel()})
        steps.step("third", count.of("third"))
        return {}

    def cancel() -> str:
        count.begun.append("second")
        return jobs.cancel("j-1").state

    jobs.start("j-1", "k", {})
    assert jobs.cancel("j-1").state == "cancelled"
    assert jobs.run("j-1", work).state == "cancelled"
    assert jobs.resume("j-1").state == "queued"
    assert jobs.run("j-1", work).state == "cancelled"
    assert count.begun == ["first", "second"]
    assert jobs.run("j-1", work).state == "cancelled"
    assert jobs.resume("j-1").state == "stopped"
    assert jobs.run("j-1", work).state == "done"
    assert count.begun == ["first", "second", "third"]
    assert jobs.cancel("j-1").state == "done"


def test_arrays_are_kept_to_the_bit_until_the_job_is_done(jobs: Jobs) -> None:
    made = np.array([0.1, np.nan, -0.0]), np.array([[7]], dtype=np.int64)
    times, stop = [], [True]

    def work(steps: Steps) -> Json:
        kept = steps.arrays(
            "score-0001", lambda: (times.append(1), dict(zip("ab", made, strict=True)))[1]
        )
        if stop.pop():
            raise OSError("cut off")
        there = kept()
        assert there["a"].tobytes() == made[0].tobytes()
        assert there["b"].dtype == np.int64
        return {}

    jobs.start("j-1", "k", {})
    with pytest.raises(OSError, match="cut off"):
        jobs.run("j-1", work)
    stop[:] = [False]
    assert jobs.run("j-1", work).state == "done"
    assert len(times) == 1
    assert not list(jobs.folder("j-1").rglob("*.npz"))


def test_nobody_else_runs_a_job_that_runs(jobs: Jobs) -> None:
    def work(steps: Steps) -> Json:
        assert jobs.get("j-1").state == "running"
        for refused in (jobs.run, lambda job_id, _: jobs.forget(job_id)):
            with pytest.raises(JobRunning):
                refused("j-1", work)
        return {}

    jobs.start("j-1", "k", {})
    assert jobs.run("j-1", work).state == "done"


def test_jobs_are_listed_and_forgotten(jobs: Jobs) -> None:
    for number in range(3):
        jobs.start(f"j-{number}", "k", {})
    assert [job.id for job in jobs.all()] == ["j-2", "j-1", "j-0"]
    jobs.run("j-1", lambda steps: steps.step("one", dict))
    assert jobs.forget("j-1")
    assert not jobs.forget("j-1")
    assert [job.id for job in jobs.all()] == ["j-2", "j-0"]
    with pytest.raises(NotFound):
        jobs.get("j-1")
    again = jobs.start("j-1", "k", {})
    assert again.state == "queued"
    for wrong in ("", "../x", "a/b"):
        with pytest.raises(InvalidInput):
            jobs.start(wrong, "k", {})
