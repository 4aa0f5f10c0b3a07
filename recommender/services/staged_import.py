"""A file that somebody sent, until it is imported: looked at, tried, taken in, forgotten.

Each has a folder of its own that only the service can read. Nothing outlives a day.
"""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, BinaryIO, Final

from recommender.errors import CloseTooMany, NotFound
from recommender.importing.headers import find_headers
from recommender.importing.mapping import ColumnMapping, ImportKind
from recommender.importing.row_problems import RowError
from recommender.ports import Clock, Store, TableReader, TableWriter
from recommender.services.import_records import Imported, ImportOptions, import_records

FOLDER: Final = "uploads"
ERRORS_FILE: Final = "errors.xlsx"
LIFE: Final = timedelta(hours=24)
SHOWN_ROWS: Final = 50
_SAMPLES: Final = 3
_SAMPLE_CHARACTERS: Final = 40
_TOKEN: Final = re.compile(r"u-[0-9a-f]{20}")
_STATE: Final = "staged.json"
_SUFFIX: Final = re.compile(r"\.[a-z]{1,7}")


@dataclass(frozen=True)
class Staged:
    """A file that was sent.

    Parameters
    ----------
    token
        Its name here.
    kind, file_name
        What it holds, and what it was called.
    by
        Id of the account that sent it; nobody else sees it.
    at
        When.
    source
        Name of the feed for rows that do not name theirs; empty for none.
    columns
        Field by header, once chosen.
    close_missing, yes
        As `recommender.services.import_records.ImportOptions` has them.
    """

    token: str
    kind: ImportKind
    file_name: str
    by: str
    at: str
    source: str = ""
    columns: Mapping[str, str | None] | None = None
    close_missing: bool = False
    yes: bool = False


@dataclass(frozen=True)
class StagedColumn:
    """A column of the file: its name, what it is taken for, and what stands in it."""

    header: str
    field: str | None
    samples: tuple[str, ...]


@dataclass(frozen=True)
class StagedResult:
    """What trying the file, or taking it in, gave.

    Parameters
    ----------
    report
        As `recommender.services.import_records.ImportReport` has it; empty when refused.
    errors, warnings
        The first `SHOWN_ROWS` of each.
    refused_zh, refused_en
        Why nothing was done, where closing would have closed most of a feed.
    """

    report: Mapping[str, Any]
    errors: tuple[RowError, ...] = ()
    warnings: tuple[RowError, ...] = ()
    refused_zh: str = ""
    refused_en: str = ""


@dataclass(frozen=True)
class ImportDesk:
    """The parts that importing a file that was sent needs; `near` as the settings have it."""

    home: Path
    store: Store
    reader: TableReader
    writer: TableWriter
    clock: Clock
    near: str | None = None

    def folder(self, token: str) -> Path:
        """Return the folder of a file."""
        return self.home / FOLDER / token


def stage_file(desk: ImportDesk, staged: Staged, content: BinaryIO) -> None:
    """Keep a file that was sent, and refuse it when it cannot be read.

    Parameters
    ----------
    desk, staged
        Where, and what.
    content
        The bytes.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided, HeaderNotFound
        It cannot be imported; nothing is kept of it.
    """
    folder = desk.folder(staged.token)
    folder.mkdir(parents=True, mode=0o700)
    try:
        with _file(desk, staged).open("wb") as file:
            shutil.copyfileobj(content, file)
        guessed = find_headers(desk.reader.read(_file(desk, staged)), staged.kind)
        _keep(desk, replace(staged, columns=guessed.mapping.columns))
    except BaseException:
        shutil.rmtree(folder)
        raise


def staged_file(desk: ImportDesk, token: str, by: str) -> Staged:
    """Return a file that somebody sent.

    Raises
    ------
    NotFound
        There is none, it is theirs no more, or somebody else sent it.
    """
    path = desk.folder(token) / _STATE
    if _TOKEN.fullmatch(token) and path.is_file():
        staged = Staged(**json.loads(path.read_text(encoding="utf-8")))
        if staged.by == by:
            return staged
    raise NotFound(kind_zh="上传的文件", kind_en="uploaded file", id=token)


def columns_of(desk: ImportDesk, staged: Staged) -> list[StagedColumn]:
    """Return the columns of a file with what they are taken for, in the order of the file.

    Raises
    ------
    NotFound
        It was imported already.
    """
    path = _file(desk, staged)
    if not path.is_file():
        raise NotFound(kind_zh="上传的文件", kind_en="uploaded file", id=staged.token)
    table = desk.reader.read(path)
    headers, chosen = find_headers(table, staged.kind), staged.columns or {}
    samples: dict[str, list[str]] = {}
    for place, header in headers.of_sheet.items():
        for name in filter(None, header.names):
            samples.setdefault(name, [])
        for row in table.sheets[place].rows[header.index + 1 :]:
            for name, cell in zip(header.names, row.cells, strict=False):
                held = samples.get(name)
                if held is not None and cell not in (None, "") and len(held) < _SAMPLES:
                    held.append(str(cell)[:_SAMPLE_CHARACTERS])
    return [
        StagedColumn(name, chosen.get(name), tuple(dict.fromkeys(found)))
        for name, found in samples.items()
    ]


def choose_columns(
    desk: ImportDesk,
    staged: Staged,
    columns: Mapping[str, str | None],
    *,
    close_missing: bool,
    yes: bool,
) -> Staged:
    """Keep what the columns are, and whether what is missing is to be closed."""
    chosen = replace(staged, columns=dict(columns), close_missing=close_missing, yes=yes)
    _keep(desk, chosen)
    return chosen


def try_file(desk: ImportDesk, staged: Staged, by: str) -> StagedResult:
    """Do a dry run and keep its result.

    Parameters
    ----------
    desk, staged
        Which file.
    by
        Who asks.
    """
    return _run(desk, staged, by, dry_run=True)


def land_file(desk: ImportDesk, staged: Staged, by: str) -> StagedResult:
    """Import the file for good and delete it; the rows that did not land stay a day.

    Parameters
    ----------
    desk, staged, by
        As for `try_file`.
    """
    columns_of(desk, staged)
    result = _run(desk, staged, by, dry_run=False)
    if not result.refused_zh:
        _file(desk, staged).unlink()
    return result


def result_of(desk: ImportDesk, staged: Staged) -> StagedResult | None:
    """Return what the last run gave, ``None`` before the first."""
    path = desk.folder(staged.token) / "result.json"
    if not path.is_file():
        return None
    values = json.loads(path.read_text(encoding="utf-8"))
    rows = {name: tuple(RowError(**one) for one in values[name]) for name in ("errors", "warnings")}
    return StagedResult(**{**values, **rows})


def errors_file(desk: ImportDesk, staged: Staged) -> Path:
    """Return the workbook of rejected rows.

    Raises
    ------
    NotFound
        No row was rejected.
    """
    path = desk.folder(staged.token) / ERRORS_FILE
    if not path.is_file():
        raise NotFound(kind_zh="错误清单", kind_en="error workbook", id=staged.token)
    return path


def drop_staged(home: Path, now: datetime) -> int:
    """Delete files that were sent more than a day ago; return how many.

    Parameters
    ----------
    home
        Folder of what the installation stores.
    now
        The moment.
    """
    dropped = 0
    for folder in (home / FOLDER).glob("u-*"):
        if now.timestamp() - folder.stat().st_mtime > LIFE.total_seconds():
            shutil.rmtree(folder, ignore_errors=True)
            dropped += 1
    return dropped


def _run(desk: ImportDesk, staged: Staged, by: str, *, dry_run: bool) -> StagedResult:
    errors = desk.folder(staged.token) / ERRORS_FILE
    errors.unlink(missing_ok=True)
    options = ImportOptions(
        mapping=ColumnMapping(kind=staged.kind, columns=dict(staged.columns or {})),
        source=staged.source or None,
        dry_run=dry_run,
        errors_path=errors,
        near=desk.near,
        close_missing=staged.close_missing,
        yes=staged.yes,
        by=by,
    )
    path = _file(desk, staged)
    try:
        imported = import_records(
            desk.store, desk.reader, desk.writer, desk.clock, path, staged.kind, options
        )
        result = _result(imported)
    except CloseTooMany as error:
        result = StagedResult({}, refused_zh=error.message("zh"), refused_en=error.message("en"))
    text = json.dumps(asdict(result), ensure_ascii=False)
    (desk.folder(staged.token) / "result.json").write_text(text, encoding="utf-8")
    return result


def _result(imported: Imported) -> StagedResult:
    rejected: Sequence[RowError] = [one for row in imported.rejected for one in row.errors]
    return StagedResult(
        imported.report.model_dump(mode="json"),
        tuple(rejected[:SHOWN_ROWS]),
        tuple(imported.warnings[:SHOWN_ROWS]),
    )


def _file(desk: ImportDesk, staged: Staged) -> Path:
    """Return where the bytes are: of its name only the ending is used."""
    suffix = Path(staged.file_name).suffix.lower()
    return desk.folder(staged.token) / f"file{suffix if _SUFFIX.fullmatch(suffix) else ''}"


def _keep(desk: ImportDesk, staged: Staged) -> None:
    text = json.dumps(asdict(staged), ensure_ascii=False)
    (desk.folder(staged.token) / _STATE).write_text(text, encoding="utf-8")
