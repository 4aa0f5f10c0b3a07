"""A small fair that is planned by a command of ours, which is killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import signal
import threading
import time
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import orjson

from tests.forked_commands import ForkedCommands
from tests.tables import Row, csv_text

# A fair planned once without a job: what commands load, they find loaded.
WARM_UP = """
from pathlib import Path
from tempfile import TemporaryDirectory
import api.cli.main, api.web.print_fair, recommender.adapters.jobs.durable
from recommender.bootstrap import System
from recommender.services.plan_fair import plan_fair
from recommender.services.plan_fair_options import FairOptions
from recommender.settings import Settings
from tests.killed_fair import write_files
with TemporaryDirectory() as folder:
    system, files = System(Settings(home=Path(folder) / "home")), Path(folder)
    write_files(files)
    files = files / "people.csv", files / "booths.csv"
    plan_fair(system.matching, system.reader, *files, FairOptions(near="421000"))
    system.close()
"""
# Steps so small that a small fair has many.
SMALL_STEPS = """
import recommender.services.fair_job as job
job.TEXTS, job.PEOPLE = 24, 8
"""
BOOTHS = ("展位号", "单位名称", "岗位名称", "岗位要求", "薪资", "工作地点", "每场可面谈人数")
PEOPLE = ("报名号", "意向岗位", "自我介绍", "学历", "居住地")
WORK: tuple[Row, ...] = (
    ("A01", "甲物流", "仓库打包员", "手脚快", "4200-5000元/月", "沙市区", 3),
    (None, None, "叉车司机", "持证", "5500", "沙市区", None),
    ("A02", "乙财税", "会计", "做账报税", "4000-5500", "荆州区", 2),
    ("A03", "丙物业", "保洁员", "小区楼道", "2600", "沙市区", 4),
    ("A04", "丁食品", "包装工", "两班倒", "4000-4800", "沙市区", 3),
)
WISHES = ("仓库打包", "开叉车", "会计", "保洁", "包装工", "普工")
N_PEOPLE = 30
GLANCE_S = 0.002
PATIENCE_S = 300.0
_PAUSE = threading.Event()


def write_files(folder: Path) -> None:
    """Write the two files of a small fair."""
    people = [
        (f"B{number:02d}", WISHES[number % len(WISHES)], f"干过{number}年", "初中", "沙市区")
        for number in range(N_PEOPLE)
    ]
    (folder / "people.csv").write_text(csv_text(PEOPLE, people), encoding="utf-8")
    (folder / "booths.csv").write_text(csv_text(BOOTHS, WORK), encoding="utf-8")


@dataclass
class KilledFair:
    """The fair, the command that plans it, and what became of it.

    Parameters
    ----------
    folder
        Where everything is stored.
    database_url
        Where records and steps are.
    commands
        Starts the command.
    attendees, booths
        The two files.
    """

    folder: Path
    database_url: str
    commands: ForkedCommands
    attendees: str = "people.csv"
    booths: str = "booths.csv"

    def start(self, out: str) -> int:
        """Start the command and return its process id."""
        words = ("--attendees", self.attendees, "--booths", self.booths, "--out", out)
        where = ("--slots", "3", "--near", "421000")
        env = {
            "ZHIQIAO_HOME": str(self.folder / "home"),
            "ZHIQIAO_DATABASE_URL": self.database_url,
        }
        asked = ("fair", "plan", *words, *where)
        return self.commands.start(asked, self.folder, env, self.folder / "said")

    def run(self, out: str) -> None:
        """Run the command to its end."""
        self.start(out)
        assert self.commands.wait() == 0, self.said()

    def killed(self, out: str, n_lines: int, delay_s: float) -> bool:
        """Kill the command some time after so many more lines of steps; tell whether it was."""
        enough = len(self.log(out)) + n_lines
        process = self.start(out)
        give_up = time.monotonic() + PATIENCE_S
        while len(self.log(out)) < enough and time.monotonic() < give_up and is_alive(process):
            _PAUSE.wait(GLANCE_S)
        _PAUSE.wait(delay_s)
        with suppress(ProcessLookupError):
            os.kill(process, signal.SIGKILL)
        code = self.commands.wait()
        assert code in (0, -signal.SIGKILL), self.said()
        return code != 0

    def log(self, out: str) -> list[tuple[str, str]]:
        """Return what was begun and done for a folder, in that order."""
        lines = (job / "steps.log" for job in self._jobs(out))
        text = "".join(path.read_text() for path in lines if path.is_file())
        words = (line.split() for line in text.splitlines())
        return [(line[0], line[1]) for line in words if len(line) > 1]

    def _jobs(self, out: str) -> list[Path]:
        place = str((self.folder / out).resolve())
        found = sorted((self.folder / "home" / "jobs").glob("*/job.json"))
        return [p.parent for p in found if orjson.loads(p.read_bytes())["asked"]["out"] == place]

    def plan(self, out: str) -> bytes:
        """Return the plan that was written."""
        return (self.folder / out / "plan.json").read_bytes()

    def said(self) -> str:
        """Return all that the commands have said."""
        return (self.folder / "said").read_text(encoding="utf-8", errors="replace")[-3000:]


def is_alive(process: int) -> bool:
    """Tell whether a process is there."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def check_log(log: list[tuple[str, str]]) -> None:
    """Check that no step was begun again after it was done."""
    done: set[str] = set()
    for what, step in log:
        assert step not in done, (step, log)
        if what == "done":
            done.add(step)


def check_meetings(plan: bytes) -> None:
    """Check that nobody meets anybody twice, or two at a time."""
    meetings = orjson.loads(plan)["meetings"]
    assert meetings
    for place in ("booth_id", "slot"):
        met = Counter((one["attendee_id"], one[place]) for one in meetings)
        assert max(met.values()) == 1


def kill_and_resume(fair: KilledFair, n_kills: int, seed: int) -> int:
    """Kill the command at so many moments and let it go on; return how many jobs it took.

    Each plan must be the one of a run that nobody disturbed, and no step is done twice.
    """
    rng = random.Random(seed)
    fair.run("whole")
    wanted, n_lines = fair.plan("whole"), len(fair.log("whole"))
    check_meetings(wanted)
    kills = jobs = 0
    while kills < n_kills:
        jobs += 1
        out, going = f"out-{jobs}", True
        while going and kills < n_kills:
            left = max(1, n_lines - len(fair.log(out)))
            going = fair.killed(out, rng.randrange(left), rng.random() * 0.3)
            kills += going
        if going:
            fair.run(out)
        check_log(fair.log(out))
        assert fair.plan(out) == wanted
        shutil.rmtree(fair.folder / out)
    return jobs
