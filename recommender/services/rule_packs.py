"""Read the rule packs of a folder, and find the one for a place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Final

from recommender.assistance.rules.mistakes import Mistake, listed, mistake
from recommender.assistance.rules.packs import Pack
from recommender.assistance.rules.read_cases import PackCase, read_cases
from recommender.assistance.rules.read_pack import parent_named, read_pack, read_words
from recommender.assistance.rules.vocabulary import Vocabulary
from recommender.errors import NotFound, RulePackInvalid

RULEPACK_FOLDER: Final = Path(__file__).resolve().parents[2] / "data" / "rulepacks"
NATIONAL: Final = "national"
WORDS_FILE: Final = "vocabulary.yaml"
PACK_FILE: Final = "pack.yaml"
CASES_FILE: Final = "cases.yaml"


@dataclass(frozen=True)
class RulePackFolder:
    """The rule packs of one folder, a folder a pack, beside the words they share.

    Parameters
    ----------
    path
        The folder.
    own
        A second folder, of what stewards saved here: a pack in it stands for the one of the
        same name.
    """

    path: Path = RULEPACK_FOLDER
    own: Path | None = None

    def names(self) -> list[str]:
        """Return the names of the packs there are, sorted."""
        return sorted({file.parent.name for file in self._packs()})

    def folder_of(self, name: str) -> Path:
        """Return the folder that a pack is read from, or would be."""
        if self.own is not None and (self.own / name / PACK_FILE).is_file():
            return self.own / name
        return self.path / name

    def read(self, name: str) -> Pack:
        """Return one pack with the rules that it takes over.

        Raises
        ------
        NotFound
            There is none of that name.
        RulePackInvalid
            It is wrong, or one that it extends, or the shared words.
        """
        return _read_as_it_is(self, name, self._stamp())

    def cases(self, pack: Pack) -> list[PackCase]:
        """Return the cases of a pack; none where it has no file of them.

        Raises
        ------
        RulePackInvalid
            The file is wrong.
        """
        file = self.folder_of(pack.head.name) / CASES_FILE
        if not file.is_file():
            return []
        cases, mistakes = read_cases(read_text(file), pack)
        refuse(f"{pack.head.name}/{CASES_FILE}", mistakes)
        return cases

    def of_place(self, region_code: str | None, day: date) -> Pack:
        """Return the pack in force for a place, the national frame where there is none.

        Parameters
        ----------
        region_code
            Where the person lives; ``None`` when that is not known.
        day
            The day of assessment. Of several packs of a province the one in force, else the
            one that ended last: its rules then say that they are not in force.

        Raises
        ------
        RulePackInvalid
            Any pack is wrong: it might be the one for this place.
        """
        packs = [self.read(name) for name in self.names()]
        province = f"{region_code[:2]}0000" if region_code else None
        theirs = [pack for pack in packs if province and pack.head.province == province]
        if not theirs:
            return self.read(NATIONAL)
        return max(
            theirs,
            key=lambda pack: (
                pack.head.valid_from <= day <= pack.head.valid_until,
                pack.head.valid_from,
                pack.head.version,
            ),
        )

    def _stamp(self) -> tuple[tuple[str, int, int], ...]:
        """Return what changes whenever a file of a pack does."""
        files = [*self._packs(), *self.path.glob(WORDS_FILE)]
        found = ((file, file.stat()) for file in sorted(files))
        return tuple((str(file), stat.st_mtime_ns, stat.st_size) for file, stat in found)

    def _read(self, name: str, below: tuple[str, ...]) -> Pack:
        file = self.folder_of(name) / PACK_FILE
        if name not in self.names():
            raise NotFound(kind_zh="规则包", kind_en="rule pack", id=name)
        return self.read_draft(name, read_text(file), below)

    def read_draft(self, name: str, text: str, below: tuple[str, ...] = ()) -> Pack:
        """Return the pack that a text would be.

        Parameters
        ----------
        name
            Of its folder.
        text
            Of its file.
        below
            Packs that extend it.

        Raises
        ------
        RulePackInvalid
            It is wrong, or one that it extends, or the shared words.
        """
        shown = f"{name}/{PACK_FILE}"
        parent = self._parent(parent_named(text), shown, (*below, name))
        pack, mistakes = read_pack(text, name, self._words(), parent)
        if pack is None:
            raise _invalid(shown, mistakes)
        return pack

    def _packs(self) -> list[Path]:
        folders = [self.path, *([self.own] if self.own is not None else [])]
        return [file for folder in folders for file in folder.glob(f"*/{PACK_FILE}")]

    def _parent(self, name: str | None, shown: str, below: tuple[str, ...]) -> Pack | None:
        """Return the pack that one extends; ``None`` where none is named or there is none."""
        if name is None:
            return None
        if name in below:
            told = " → ".join((*below, name))
            refuse(shown, [mistake(1, "circle", found=told)])
        return self._read(name, below) if name in self.names() else None

    def _words(self) -> Vocabulary:
        file = self.path / WORDS_FILE
        if not file.is_file():
            return Vocabulary()
        words, mistakes = read_words(read_text(file))
        refuse(WORDS_FILE, mistakes)
        return words or Vocabulary()


@lru_cache(maxsize=64)
def _read_as_it_is(folder: RulePackFolder, name: str, _: tuple[tuple[str, int, int], ...]) -> Pack:
    """Return a pack, read once as long as no file changes: reading takes a quarter of a second."""
    return folder._read(name, ())


def read_text(file: Path) -> str:
    """Return the text of a file in UTF-8.

    Raises
    ------
    RulePackInvalid
        It is in another encoding.
    """
    data = file.read_bytes()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _invalid(file.name, [mistake(line, "not_utf8")]) from None


def refuse(file: str, mistakes: list[Mistake]) -> None:
    """Raise `RulePackInvalid` if there are mistakes.

    Parameters
    ----------
    file
        Name to show.
    mistakes
        What is wrong.
    """
    if mistakes:
        raise _invalid(file, mistakes)


def _invalid(file: str, mistakes: list[Mistake]) -> RulePackInvalid:
    return RulePackInvalid(
        file=file,
        count=len(mistakes),
        detail_zh=listed(file, mistakes, "zh"),
        detail_en=listed(file, mistakes, "en"),
    )
