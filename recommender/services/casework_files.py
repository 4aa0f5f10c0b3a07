"""Read the patterns of service counts and the deadlines of an office."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, TypeVar

from recommender.assistance.casework.deadlines import Deadlines
from recommender.assistance.casework.patterns import ServicePattern
from recommender.assistance.casework.read_deadlines import read_deadlines
from recommender.assistance.casework.read_patterns import read_patterns
from recommender.assistance.rules.mistakes import Mistake
from recommender.errors import FileUnreadable, NotFound, RulePackInvalid
from recommender.services.rule_packs import read_text, refuse

CASEWORK_FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "casework"
PATTERNS_FILE: Final = "patterns.yaml"
DEADLINES_FILE: Final = "deadlines.yaml"
T = TypeVar("T")


@dataclass(frozen=True)
class CaseworkFolder:
    """What an office promises and by when, as two files of a folder.

    Parameters
    ----------
    path
        The folder.
    """

    path: Path = CASEWORK_FOLDER

    def patterns(self) -> dict[str, ServicePattern]:
        """Return the patterns of service counts, by their ids.

        Raises
        ------
        RulePackInvalid
            The file is wrong; each mistake is told with its line and what to do.
        FileUnreadable
            There is no such file.
        """
        found = self._read(PATTERNS_FILE, read_patterns)
        return {pattern.id: pattern for pattern in found}

    def pattern(self, name: str) -> ServicePattern:
        """Return one pattern.

        Raises
        ------
        NotFound
            There is none of that id.
        """
        found = self.patterns().get(name)
        if found is None:
            raise NotFound(kind_zh="服务次数", kind_en="service pattern", id=name)
        return found

    def deadlines(self) -> Deadlines:
        """Return the deadlines.

        Raises
        ------
        RulePackInvalid
            The file is wrong; each mistake is told with its line and what to do.
        FileUnreadable
            There is no such file.
        """
        found = self._read(DEADLINES_FILE, read_deadlines)
        if found is None:
            raise RulePackInvalid(file=DEADLINES_FILE, count=0, detail="")
        return found

    def _read(self, name: str, read: Callable[[str], tuple[T, list[Mistake]]]) -> T:
        file = self.path / name
        if not file.is_file():
            raise FileUnreadable(
                file=name,
                detail_zh=f"文件夹 {self.path.name} 里没有它，请放回或用 --folder 指明",
                detail_en=f"it is not in the folder {self.path.name}; put it back or name --folder",
            )
        found, mistakes = read(read_text(file))
        refuse(f"casework/{name}", mistakes)
        return found
