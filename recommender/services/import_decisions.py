"""Import a list of titles whose codes a steward filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from recommender.domain.base import Record
from recommender.importing.decision_rows import read_decisions
from recommender.importing.row_problems import RowError
from recommender.ports import TableReader, TableWriter
from recommender.services.decide_titles import (
    Decided,
    TitleDesk,
    Wanted,
    decide_titles,
    known_code,
)


class DecisionImport(Record):
    """What an import of decisions did; ``rows`` is the sum of the next five.

    The rest is as in `Decided`.
    """

    rows: int
    assigned: int
    dismissed: int
    unchanged: int
    left_open: int
    rejected: int
    postings_recoded: int
    postings_reindexed: int
    seekers_reindexed: int
    errors_file: str | None
    dry_run: bool


@dataclass(frozen=True)
class ImportedDecisions:
    """The report, and what is wrong with the rows it rejected."""

    report: DecisionImport
    errors: Sequence[RowError]


def import_decisions(
    desk: TitleDesk,
    reader: TableReader,
    writer: TableWriter,
    path: Path,
    *,
    errors_path: Path | None = None,
    dry_run: bool = False,
) -> ImportedDecisions:
    """Keep the decisions of a file, all that can be used in one transaction.

    Parameters
    ----------
    desk
        Store, embedder, linker and clock.
    reader, writer
        For the file and for the workbook of rejected rows.
    path
        Has a column of titles and one of codes; rows without a code decide nothing.
    errors_path
        Where rejected rows go; ``None`` for nowhere.
    dry_run
        Report what is in the file and store nothing.

    Raises
    ------
    FileUnreadable, FileTooLarge, EncodingUndecided
        The file cannot be read.
    InvalidInput
        It has no such columns.
    """
    read = read_decisions(reader.read(path), known_code)
    wanted = [Wanted(row.title, row.code, row.note) for row in read.rows]
    decided = Decided() if dry_run else decide_titles(desk, wanted)
    n_new = decided.assigned + decided.dismissed
    if read.rejected and errors_path is not None:
        writer.write_rejected(errors_path, read.rejected, {})
    report = DecisionImport(
        rows=read.n_rows,
        assigned=sum(w.code is not None for w in wanted) if dry_run else decided.assigned,
        dismissed=sum(w.code is None for w in wanted) if dry_run else decided.dismissed,
        unchanged=0 if dry_run else len(wanted) - n_new,
        left_open=read.n_open,
        rejected=len(read.rejected),
        postings_recoded=decided.postings_recoded,
        postings_reindexed=decided.postings_reindexed,
        seekers_reindexed=decided.seekers_reindexed,
        errors_file=str(errors_path) if read.rejected and errors_path else None,
        dry_run=dry_run,
    )
    return ImportedDecisions(report, read.errors)
