"""An office that imports newer and newer lists, and a twin of its database in memory."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from recommender.adapters.clock import SystemClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.adapters.sql import SqlStore
from recommender.errors import StoreUnavailable
from recommender.ports import Store
from recommender.services.import_records import ImportOptions, import_records
from tests.contract.killing import Command, Watch
from tests.tables import csv_text

N_ROWS, N_BROKEN, N_NEW = 2500, 5, 100
HEADERS = ("岗位编号", "岗位名称", "单位名称", "薪资", "工作地点", "截止日期", "岗位描述")
TITLES = ("车工", "铣工", "保洁员", "会计", "叉车司机", "仓管员", "打包工", "厨师", "保安员")
WORK = ("按单拣货、打包、贴单。", "操作机床，会看图纸。", "打扫楼道和电梯。", "做账、报税、开票。")
FILE = "feed.csv"
WORDS = ("import", "postings", FILE, "--format", "json", "--close-missing", "--yes")
OPTIONS = ImportOptions(close_missing=True, yes=True)


def feed(version: int) -> str:
    """Return a list in which every row changes with the version; some come and some go."""
    rng = random.Random(f"feed {version}")
    rows = [
        (
            f"A-{number}",
            TITLES[number % len(TITLES)],
            f"样例{number // 6}号公司",
            f"{rng.randrange(3000, 6000, 10) + version % 10}元/月",
            "沙市区",
            "2099-12-31",
            rng.choice(WORK),
        )
        for number in range(version * N_NEW, version * N_NEW + N_ROWS)
    ]
    broken = [(f"B-{n}", None, "样例公司", "面议", "沙市区", None, "") for n in range(N_BROKEN)]
    return csv_text(HEADERS, [*rows, *broken])


@dataclass(frozen=True)
class Content:
    """All that an import of postings writes; of the change log what is above a number."""

    postings: dict[str, str]
    clusters: dict[str, str]
    changes: tuple[tuple[str, str], ...]

    @classmethod
    def of(cls, store: Store, above: int) -> Content:
        """Return what is in a store."""
        postings = {p.id: p.to_json().decode() for p in store.postings.page(limit=10**6)}
        lines = store.changes.since(above, limit=10**6)
        return cls(
            postings,
            store.duplicates.of(list(postings)),
            tuple(sorted((line.record_id, line.op) for line in lines)),
        )


class Office:
    """One database, the command that imports into it, and the twin that nobody kills.

    Parameters
    ----------
    url
        The database, empty.
    watch
        What the command does to it.
    folder
        Where the command runs.
    """

    def __init__(self, url: str, watch: Watch, folder: Path) -> None:
        self.url, self.folder = url, folder
        self.pace = {"started": 1.2, "writing": 0.1, "written": 0.1, "told": 0.1}
        env = {"ZHIQIAO_HOME": str(folder / "home"), "ZHIQIAO_DATABASE_URL": url}
        self.command = Command(WORDS, {**env, "PGAPPNAME": folder.name}, watch, folder)
        self._twin = MemoryStore()
        self._version = self._seq = 0
        self._before = Content({}, {}, ())
        self._after = self._imported_by_twin()

    def next_version(self) -> None:
        """Have a newer list come in."""
        self._version += 1
        with _opened(self.url) as store:
            self._seq = store.changes.last_seq()
        self._before = Content(self._after.postings, self._after.clusters, ())
        self._after = self._imported_by_twin()

    def state(self) -> str:
        """Return ``undone``, ``done``, or how many records there are of an import half done."""
        with _opened(self.url) as store:
            try:
                found = Content.of(store, self._seq)
            except StoreUnavailable as error:
                if "tables are not there" not in str(error):
                    raise
                # The first import was killed before it had made them.
                found = Content({}, {}, ())
        if found == self._before:
            return "undone"
        sizes = [len(part) for part in (found.postings, found.clusters, found.changes)]
        return "done" if found == self._after else f"half done: {sizes}"

    def import_whole(self) -> bool:
        """Import to the end, and tell whether all had been imported already."""
        ended = self.command.run()
        assert ended.code == 0, ended.stderr.decode()
        report = json.loads(ended.stdout)
        n_written = report["created"] + report["updated"]
        assert (report["rejected"], n_written + report["unchanged"]) == (N_BROKEN, N_ROWS)
        assert n_written in (0, N_ROWS)
        assert zipfile.ZipFile(self.folder / report["errors_file"]).testzip() is None
        if n_written and self._version:
            # Before the first version there may have been no tables, which took time to make.
            self.pace = _pace(ended.seconds)
        return bool(n_written == 0)

    def _imported_by_twin(self) -> Content:
        path, seq = self.folder / FILE, self._twin.changes.last_seq()
        path.write_text(feed(self._version), encoding="utf-8")
        import_records(
            self._twin,
            FileTableReader(),
            FileTableWriter(),
            SystemClock(),
            path,
            "postings",
            OPTIONS,
        )
        return Content.of(self._twin, seq)


@contextmanager
def _opened(url: str) -> Iterator[SqlStore]:
    store = SqlStore(url)
    yield store
    store.close()


def _pace(began: dict[str, float]) -> dict[str, float]:
    """Return how many seconds each stage lasts."""
    ends = {"started": "writing", "writing": "written", "written": "ended", "told": "ended"}
    return {stage: began[end] - began[stage] for stage, end in ends.items()}
