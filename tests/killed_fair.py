"""A small fair that is planned by a command of ours, which is killed at any moment."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

import orjson

from tests.tables import Row, csv_text

# The same command, but with steps so small that a small fair has many.
OURS = """
import recommender.services.fair_job as job
job.TEXTS, job.PEOPLE = 24, 8
from api.cli.main import run
run()
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
    """Write the two files of the fair."""
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
        Where the files are, and what is stored.
    database_url
        Where records and steps are.
    """

    folder: Path
    database_url: str
    env: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        write_files(self.folder)
        self.env = {
            **os.environ,
            "ZHIQIAO_HOME": str(self.folder / "home"),
            "ZHIQIAO_DATABASE_URL": self.database_url,
            "OMP_NUM_THREADS": "1",
        }

    def start(self, out: str) -> subprocess.Popen[bytes]:
        """Start the command, whose output goes to a file."""
        words = ("--attendees", "people.csv", "--booths", "booths.csv", "--out", out)
        where = ("--slots", "3", "--near", "421000")
        with (self.folder / "said").open("ab") as said:
            return subprocess.Popen(
                [sys.executable, "-c", OURS, "fair", "plan", *words, *where],
                cwd=self.folder,
                env=self.env,
                stdout=said,
                stderr=said,
            )

    def run(self, out: str) -> None:
        """Run the command to its end."""
        process = self.start(out)
        assert process.wait(PATIENCE_S) == 0, self.said()

    def killed(self, out: str, n_lines: int, delay_s: float) -> bool:
        """Kill the command some time after so many more lines of steps; tell whether it was."""
        process, enough = self.start(out), len(self.log(out)) + n_lines
        while len(self.log(out)) < enough and process.poll() is None:
            _PAUSE.wait(GLANCE_S)
        _PAUSE.wait(delay_s)
        process.kill()
        code = process.wait(PATIENCE_S)
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
    assert len(meetings) > N_PEOPLE
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
