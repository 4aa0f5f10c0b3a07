"""Two spreadsheets of a fair of any size, made from those of the sample city, seeded.

A person has the wish and the words of one row of the sample and everything else from others,
with a sentence of their own so that nobody is taken for somebody else. A posting is a row of
the sample at a booth that does not exist.
"""

from __future__ import annotations

from pathlib import Path

import numpy as np
import openpyxl
import xlsxwriter

from recommender.settings import PROJECT

SAMPLE = PROJECT / "data" / "sample"
ATTENDEES, BOOTHS = "attendees.xlsx", "booths.xlsx"
TOGETHER = (2, 3)  # columns of a wish and of what is said about it
WORDS, ADS = 3, 3  # the column with a person's words, with a posting's
KEPT = slice(2, 8)  # columns of a posting: what it is
QUARTERS = ("北园", "南湖", "东堤", "西渡", "柳林", "竹溪", "草市", "新桥", "梅台", "白水")
SAID = ("坐公交来", "可以马上上班", "下周起有空", "以前做过类似的", "听邻居说的", "先来看看")


def make_fair(folder: Path, n_attendees: int, n_booths: int, n_postings: int, seed: int) -> None:
    """Write both files into a folder."""
    rng = np.random.default_rng(seed)
    _write(folder / ATTENDEES, *_people(rng, n_attendees))
    _write(folder / BOOTHS, *_offers(rng, n_attendees, n_booths, n_postings))


Rows = list[list[object]]


def _people(rng: np.random.Generator, n: int) -> tuple[list[object], Rows]:
    head, rows = _sample("fair_attendees.xlsx")
    made = []
    for number in range(1, n + 1):
        of_cell = [rows[i] for i in rng.integers(len(rows), size=len(head))]
        row = [source[column] for column, source in enumerate(of_cell)]
        for column in TOGETHER:
            row[column] = of_cell[TOGETHER[0]][column]
        place, said = rng.choice(QUARTERS), rng.choice(SAID)
        row[WORDS] = f"{row[WORDS] or ''}。住{place}{rng.integers(1, 90)}号楼，{said}"
        row[:2] = [number, f"BM{number:06}"]
        made.append(row)
    return head, made


def _offers(
    rng: np.random.Generator, n_people: int, n_booths: int, n: int
) -> tuple[list[object], Rows]:
    head, rows = _sample("fair_booths.xlsx")
    capacity = max(1, round(0.9 * 4 * n_people / 6 / n_booths))
    made: Rows = []
    for number in range(n):
        booth = number * n_booths // n
        row = list(rows[rng.integers(len(rows))])
        other = rows[rng.integers(len(rows))]
        row[10:] = other[10:]
        row[0], row[1] = f"B{booth:05}", f"虚构单位{booth:05}"
        row[9] = int(capacity)
        made.append(row)
    return head, made


def _sample(name: str) -> tuple[list[object], Rows]:
    """Return the header of a sample file, and the rows with a title, merged cells filled."""
    sheet = openpyxl.load_workbook(SAMPLE / name).worksheets[0]
    rows = [list(row) for row in sheet.iter_rows(values_only=True)]
    return rows[1], [row for row in rows[2:] if row[2] and len(str(row[2])) < 30]


def _write(path: Path, head: list[object], rows: Rows) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([head, *rows]):
            sheet.write_row(number, 0, ["" if cell is None else cell for cell in row])
