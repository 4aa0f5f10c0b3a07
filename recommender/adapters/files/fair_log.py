"""The log of a fair as a file of JSON lines beside its plan."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path
from typing import Final

from pydantic import ValidationError

from recommender.domain.fair_day import FairEvent
from recommender.errors import FileUnreadable

LOG_FILE: Final = "day.jsonl"


class FileFairLog:
    """A `FairLog` in a folder.

    Parameters
    ----------
    folder
        Of the fair.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / LOG_FILE

    def add(self, event: FairEvent) -> None:
        """Append a line and wait until it is on the disk.

        A line that a power failure cut off stays as it is, and the next begins after it.
        """
        line = event.to_json() + b"\n"
        try:
            with self._path.open("ab+") as file:
                fcntl.flock(file, fcntl.LOCK_EX)
                if file.tell() and not self._ends_whole(file.fileno(), file.tell()):
                    line = b"\n" + line
                file.write(line)
                file.flush()
                os.fsync(file.fileno())
            folder = os.open(self._path.parent, os.O_RDONLY)
            try:
                os.fsync(folder)
            finally:
                os.close(folder)
        except OSError as error:
            raise _unwritten(self._path) from error

    @staticmethod
    def _ends_whole(descriptor: int, size: int) -> bool:
        return os.pread(descriptor, 1, size - 1) == b"\n"

    def events(self) -> list[FairEvent]:
        """Return the events; the last line counts only when it is whole.

        Raises
        ------
        FileUnreadable
            A line that is whole is none of ours: somebody changed the file.
        """
        if not self._path.exists():
            return []
        found = []
        lines = self._path.read_bytes().split(b"\n")
        for number, line in enumerate(lines, start=1):
            try:
                if line.strip():
                    found.append(FairEvent.from_json(line))
            except ValidationError as error:
                if line.rstrip().endswith(b"}"):
                    raise _changed(self._path, number) from error
        return found


def _unwritten(path: Path) -> FileUnreadable:
    return FileUnreadable(
        file=path.name,
        detail_zh="没有记下来：无法写入，请核对文件夹是否存在、是否有写权限和剩余空间",
        detail_en="nothing was recorded: it cannot be written; check that the folder exists, may "
        "be written to and has room",
    )


def _changed(path: Path, number: int) -> FileUnreadable:
    return FileUnreadable(
        file=path.name,
        detail_zh=f"第 {number} 行不是签到或面谈结果，可能被人改过。请改回或删去这一行",
        detail_en=f"line {number} is neither a sign-in nor an outcome; somebody may have changed "
        "it. Restore or delete the line",
    )
