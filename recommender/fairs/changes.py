"""What a new plan changes for whom, from the two lists of meetings."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

ChangeKind = Literal["cancelled", "moved", "replaced", "lost", "added"]
Met = tuple[str, str, str, int]
"""Attendee, booth, posting and slot."""
BROKEN: Final[frozenset[ChangeKind]] = frozenset({"moved", "replaced", "lost"})
"""Changes of what somebody was promised; cancelled is who did not come, added is a gain."""


@dataclass(frozen=True)
class Difference:
    """One change for one person.

    Parameters
    ----------
    kind
        ``cancelled``: they did not come. ``moved``: the same employer in another slot.
        ``replaced``: another employer. ``lost``: nothing in its place. ``added``: new.
    before, after
        The meeting in the old and in the new plan, ``None`` where there is none.
    """

    kind: ChangeKind
    before: Met | None
    after: Met | None

    @property
    def attendee(self) -> str:
        """Whose it is."""
        met = self.before or self.after
        return met[0] if met else ""


def differences(
    before: Sequence[Met], after: Sequence[Met], gone: Collection[Met]
) -> list[Difference]:
    """Return what is different, person by person in the order of their first meeting.

    Parameters
    ----------
    before, after
        The meetings of both plans.
    gone
        Those of the old plan that fall away because the person did not come to them.
    """
    kept = set(before) & set(after)
    old: defaultdict[str, list[Met]] = defaultdict(list)
    new: defaultdict[str, list[Met]] = defaultdict(list)
    found = [Difference("cancelled", met, None) for met in before if met in gone]
    for met in before:
        if met not in kept and met not in gone:
            old[met[0]].append(met)
    for met in after:
        if met not in kept:
            new[met[0]].append(met)
    for person in dict.fromkeys([*old, *new]):
        found += _of_person(old[person], new[person])
    return found


def _of_person(old: list[Met], new: list[Met]) -> Iterator[Difference]:
    """Yield what became of the meetings of one person: first those with the same employer."""
    rest, left = sorted(new, key=_when), []
    for met in sorted(old, key=_when):
        same = next((other for other in rest if other[1] == met[1]), None)
        if same is None:
            left.append(met)
        else:
            rest.remove(same)
            yield Difference("moved", met, same)
    yield from _in_place(left, rest)


def _in_place(old: Iterable[Met], new: list[Met]) -> Iterator[Difference]:
    rest = iter(new)
    for met in old:
        other = next(rest, None)
        yield Difference("replaced" if other else "lost", met, other)
    for other in rest:
        yield Difference("added", None, other)


def _when(met: Met) -> int:
    return met[3]
