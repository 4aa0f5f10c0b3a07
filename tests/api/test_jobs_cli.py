"""``zhiqiao jobs``: a plan that is cancelled, taken up, asked for again and forgotten."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from api.cli.fair_job import do_fair_job, fair_versions
from api.cli.main import app
from features.occupation.linker import OccupationLinker
from features.progress import silent
from recommender.bootstrap import System, open_system
from recommender.domain.fair_job import FAIR_PLAN, FairJobAsked
from recommender.errors import FileUnreadable, InvalidInput, JobOutdated, NotFound
from recommender.services.fair_job import begin, used_file
from recommender.services.plan_fair import plan_fair
from recommender.services.plan_fair_options import FairOptions
from recommender.settings import Settings
from tests.killed_fair import check_log, check_meetings, write_files

pytestmark = pytest.mark.api


@dataclass(frozen=True)
class Desk:
    """A folder with the two files of a fair, and the system that plans it."""

    folder: Path
    system: System

    def asked(self, out: str) -> FairJobAsked:
        """Return what is asked for when the plan is to go to a folder."""
        return FairJobAsked(
            attendees=used_file(self.folder / "people.csv"),
            booths=used_file(self.folder / "booths.csv"),
            out=str(self.folder / out),
            today=self.system.clock.today(),
            slots=3,
            near="421000",
            versions=fair_versions(self.system),
        )

    def words(self, out: str) -> tuple[str, ...]:
        """Return the command that asks for the same."""
        files = ("--attendees", str(self.folder / "people.csv"))
        files += ("--booths", str(self.folder / "booths.csv"))
        return ("fair", "plan", *files, "--out", str(self.folder / out), "--slots", "3",
                "--near", "421000", "--format", "json")  # fmt: skip


@pytest.fixture
def desk(
    tmp_path: Path, linker: OccupationLinker, cache_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Desk]:
    del linker  # the models are built by then
    write_files(tmp_path)
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ZHIQIAO_CACHE", str(cache_dir))
    monkeypatch.delenv("ZHIQIAO_DATABASE_URL", raising=False)
    system = open_system(Settings(home=tmp_path / "home", cache=cache_dir))
    yield Desk(tmp_path, system)
    system.close()


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def jobs_listed() -> dict[str, Any]:
    listed = json.loads(run("jobs", "list", "--format", "json").stdout)
    return {job["id"]: job["state"] for job in listed}


def test_a_plan_is_cancelled_taken_up_and_the_same(desk: Desk) -> None:
    job = begin(desk.system.jobs, FAIR_PLAN, desk.asked("out"))
    assert begin(desk.system.jobs, FAIR_PLAN, desk.asked("out")) == job
    run("jobs", "cancel", job.id)
    assert jobs_listed() == {job.id: "cancelled"}
    assert run("jobs", "run", job.id).exit_code == 1
    assert not (desk.folder / "out").exists()
    assert run("jobs", "resume", job.id).exit_code == 0
    shown = json.loads(run("jobs", "show", job.id, "--format", "json").stdout)
    assert (shown["state"], shown["done"], shown["total"]) == ("done", 1, 1)
    plan = (desk.folder / "out" / "plan.json").read_bytes()
    check_meetings(plan)
    assert shown["result"]["meetings"] == len(json.loads(plan)["meetings"])
    # Nothing of a person is left with the job.
    left = {path.name for path in desk.system.jobs.folder(job.id).rglob("*") if path.is_file()}
    assert left == {"job.json", "lock", "progress.json", "steps.log"}
    lines = (desk.system.jobs.folder(job.id) / "steps.log").read_text().splitlines()
    check_log([(line.split()[0], line.split()[1]) for line in lines])
    alone = plan_fair(
        desk.system.matching,
        desk.system.reader,
        desk.folder / "people.csv",
        desk.folder / "booths.csv",
        FairOptions(slots=3, near="421000"),
    )
    assert json.loads(plan) == alone.plan.model_dump(mode="json")

    again = json.loads(run(*desk.words("out")).stdout)
    assert again["job"] == f"{job.id.partition('-')[0]}-2"
    assert (desk.folder / "out" / "plan.json").read_bytes() == plan
    run("jobs", "forget", job.id)
    assert jobs_listed() == {again["job"]: "done"}
    with pytest.raises(NotFound):
        run("jobs", "show", job.id)


def test_what_cannot_be_read_leaves_no_job(desk: Desk) -> None:
    people = desk.folder / "people.csv"
    people.write_text(people.read_text().splitlines()[0], encoding="utf-8")
    with pytest.raises(InvalidInput):
        run(*desk.words("out"))
    assert jobs_listed() == {}
    people.unlink()
    with pytest.raises(FileUnreadable):
        run(*desk.words("out"))


def test_other_models_or_another_file_are_not_mixed_in(desk: Desk) -> None:
    asked = desk.asked("out")
    old = asked.model_copy(update={"versions": asked.versions | {"encoder": "older"}})
    job = begin(desk.system.jobs, FAIR_PLAN, old)
    with pytest.raises(JobOutdated):
        do_fair_job(desk.system, job, silent)
    assert begin(desk.system.jobs, FAIR_PLAN, asked).id != job.id
    changed = begin(desk.system.jobs, FAIR_PLAN, asked.model_copy(update={"floor": 2}))
    (desk.folder / "people.csv").write_text("报名号,意向岗位\nB01,会计\n", encoding="utf-8")
    with pytest.raises(InvalidInput):
        do_fair_job(desk.system, changed, silent)
    assert desk.system.jobs.get(changed.id).state == "failed"
