"""Read and write the files of ``data/judgements``: who is judged, and which pairs."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, cast, get_args

from recommender.errors import InvalidInput

Part = Literal["tune", "report"]
Origin = Literal["sample", "new"]
SPLIT: Final = "split.csv"
PAIRS: Final = "pairs.csv"
_SPLIT_HEADER: Final = ("seeker", "origin", "assisted", "part", "twice")
_PAIRS_HEADER: Final = ("seeker", "posting", "proposed")
_FLAGS: Final = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class JudgedSeeker:
    """One person of the set, by the number in the file of seekers.

    Parameters
    ----------
    id
        ``QZ-..`` of the sample city, ``JQ-..`` written for this set.
    origin
        Which of the two.
    assisted
        Whether the person's own file names a category of assistance. Only for drawing and
        for figures by group; no ranker sees it.
    part
        ``tune``: to fit and choose on. ``report``: to report on, once.
    twice
        Whether a second pass grades the person's pairs too, without seeing the first.
    """

    id: str
    origin: Origin
    assisted: bool
    part: Part
    twice: bool = False


@dataclass(frozen=True, slots=True)
class JudgedPair:
    """One pair to be graded, by the numbers in the files of seekers and postings.

    Parameters
    ----------
    seeker, posting
        The numbers.
    proposed
        Which ranker has the posting at which rank, from 1.
    """

    seeker: str
    posting: str
    proposed: Mapping[str, int]


def read_seekers(folder: Path) -> list[JudgedSeeker]:
    """Return the people of the set in the order of the file.

    Raises
    ------
    InvalidInput
        A row is none of these, or somebody stands there twice.
    """
    seekers = [_seeker(row) for row in _rows(folder / SPLIT, _SPLIT_HEADER)]
    if len({seeker.id for seeker in seekers}) != len(seekers):
        raise InvalidInput(detail=f"{SPLIT}: a seeker stands there twice")
    return seekers


def read_pairs(folder: Path) -> list[JudgedPair]:
    """Return the pairs of the set in the order of the file.

    Raises
    ------
    InvalidInput
        A row is no pair, or one stands there twice.
    """
    pairs = [_pair(row) for row in _rows(folder / PAIRS, _PAIRS_HEADER)]
    if len({(pair.seeker, pair.posting) for pair in pairs}) != len(pairs):
        raise InvalidInput(detail=f"{PAIRS}: a pair stands there twice")
    return pairs


def write_seekers(folder: Path, seekers: Iterable[JudgedSeeker]) -> None:
    """Write the people of the set."""
    rows = ((s.id, s.origin, _said(s.assisted), s.part, _said(s.twice)) for s in seekers)
    _write(folder / SPLIT, _SPLIT_HEADER, rows)


def write_pairs(folder: Path, pairs: Iterable[JudgedPair]) -> None:
    """Write the pairs of the set."""
    rows = ((p.seeker, p.posting, _joined(p.proposed)) for p in pairs)
    _write(folder / PAIRS, _PAIRS_HEADER, rows)


def _joined(proposed: Mapping[str, int]) -> str:
    return ";".join(f"{name}:{rank}" for name, rank in sorted(proposed.items()))


def _said(flag: bool) -> str:
    return "yes" if flag else "no"


def _seeker(row: Mapping[str, str]) -> JudgedSeeker:
    allowed = {
        "origin": get_args(Origin),
        "assisted": _FLAGS,
        "part": get_args(Part),
        "twice": _FLAGS,
    }
    if not row["seeker"] or any(row[name] not in values for name, values in allowed.items()):
        raise InvalidInput(detail=f"{SPLIT}: {', '.join(row.values())}")
    return JudgedSeeker(
        row["seeker"],
        cast(Origin, row["origin"]),
        _FLAGS[row["assisted"]],
        cast(Part, row["part"]),
        _FLAGS[row["twice"]],
    )


def _pair(row: Mapping[str, str]) -> JudgedPair:
    named = [item.partition(":") for item in row["proposed"].split(";")]
    if not row["posting"] or not all(name and rank.isdigit() for name, _, rank in named):
        raise InvalidInput(detail=f"{PAIRS}: {', '.join(row.values())}")
    return JudgedPair(row["seeker"], row["posting"], {name: int(rank) for name, _, rank in named})


def _rows(path: Path, header: tuple[str, ...]) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        if tuple(reader.fieldnames or ()) != header:
            raise InvalidInput(detail=f"{path.name}: the columns are not {', '.join(header)}")
        for row in reader:
            if None in row or None in row.values():
                raise InvalidInput(detail=f"{path.name}:{reader.line_num}: too many or few cells")
            yield row


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)
