"""Give learned aliases in the form of the table of a release."""

from __future__ import annotations

from features.occupation.aliases import load_extra_aliases
from features.occupation.csco import class_names
from recommender.domain.base import Record
from recommender.ports import Store
from recommender.services.learned_linker import decisions


class AliasRow(Record):
    """A row of ``data/taxonomies/aliases.csv``.

    ``checked`` is the day of the decision and how many looked: one. A release takes a row
    after a second look, which makes it two.
    """

    alias: str
    code: str
    note: str
    checked: str


def export_aliases(store: Store) -> list[AliasRow]:
    """Return the assigned titles that the release does not have yet, sorted as its table is.

    Dismissed titles are no aliases and are left out.
    """
    names, published = class_names(), set(load_extra_aliases())
    rows = []
    for one in decisions(store):
        code = one.occupation_code
        if code is not None and code in names and (one.id, code) not in published:
            note = "; ".join(filter(None, (names[code], one.note)))
            checked = f"{one.decided_at:%Y-%m-%d}|1"
            rows.append(AliasRow(alias=one.id, code=code, note=note, checked=checked))
    return sorted(rows, key=lambda row: (row.code, row.alias.isascii(), row.alias))
