"""Say which work the law bars to people of 16 and 17."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Final

from features.occupation.similarity import is_within
from features.taxonomy import read_rows, split_cell

TABLE: Final = "minors_barred.csv"


@dataclass(frozen=True, slots=True)
class BarredWork:
    """A kind of work closed to those under 18.

    Parameters
    ----------
    code
        Stable name of the row.
    name_zh, name_en
        The work, to follow 不能 and ``no``.
    law_zh, law_en
        The article it rests on.
    occupations
        CSCO 2022 code prefixes of which all work is of this kind.
    title_words
        Words of a title, in small letters, that say so too.
    """

    code: str
    name_zh: str
    name_en: str
    law_zh: str
    law_en: str
    occupations: tuple[str, ...]
    title_words: tuple[str, ...]


@cache
def barred_work() -> dict[str, BarredWork]:
    """Return the kinds of work closed to those under 18, by code, in the order of the table.

    Source: 劳动法 article 64, 未成年工特殊保护规定 article 3, and the rules that set 18 years
    for single trades, each named in ``minors_barred.csv``. It lists what is certain, not all.
    """
    return {
        row["code"]: BarredWork(
            row["code"],
            row["name_zh"],
            row["name_en"],
            row["legal_source"],
            row["legal_source_en"],
            split_cell(row["occupations"]),
            split_cell(row["title_words"]),
        )
        for row in read_rows(TABLE)
    }


def barred_by_trade(occupation_code: str | None, title: str) -> list[BarredWork]:
    """Return the kinds of barred work that an occupation and a title are known to be.

    Parameters
    ----------
    occupation_code
        CSCO 2022 code such as ``6-31-01-03``, ``None`` when it is unknown.
    title
        The posting's title.
    """
    folded = title.lower()
    return [
        work
        for work in barred_work().values()
        if any(word in folded for word in work.title_words)
        or any(is_within(occupation_code or "", prefix) for prefix in work.occupations)
    ]
