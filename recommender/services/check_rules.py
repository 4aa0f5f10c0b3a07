"""Check rule packs: that they can be read, and say of their cases what they should."""

from __future__ import annotations

from dataclasses import dataclass

from recommender.assistance.rules.packs import PackHead
from recommender.assistance.rules.try_cases import Difference, differences, untried
from recommender.errors import RulePackInvalid
from recommender.services.rule_packs import CASES_FILE, RulePackFolder


@dataclass(frozen=True)
class PackCheck:
    """What a check of one pack found.

    Parameters
    ----------
    name
        The pack.
    head
        What it says of itself; ``None`` when it cannot be read.
    n_rules, n_cases
        Rules, those taken over among them, and cases tried.
    refused
        The mistakes of a file that cannot be used.
    differences
        Cases that came out otherwise.
    untried
        Its own rules without a case.
    """

    name: str
    head: PackHead | None = None
    n_rules: int = 0
    n_cases: int = 0
    refused: RulePackInvalid | None = None
    differences: tuple[Difference, ...] = ()
    untried: tuple[str, ...] = ()

    @property
    def passed(self) -> bool:
        """Tell whether nothing is wrong; a rule without a case is only said."""
        return self.refused is None and not self.differences

    @property
    def cases_file(self) -> str:
        """Return the file of its cases as shown."""
        return f"{self.name}/{CASES_FILE}"


def check_rules(packs: RulePackFolder, name: str | None = None) -> list[PackCheck]:
    """Check one pack, or all of a folder.

    Parameters
    ----------
    packs
        The folder.
    name
        The pack; all when ``None``.

    Raises
    ------
    NotFound
        There is no pack of that name.
    """
    return [_check(packs, one) for one in ([name] if name else packs.names())]


def _check(packs: RulePackFolder, name: str) -> PackCheck:
    try:
        pack = packs.read(name)
        cases = packs.cases(pack)
    except RulePackInvalid as error:
        return PackCheck(name, refused=error)
    return PackCheck(
        name,
        pack.head,
        len(pack.rules),
        len(cases),
        differences=tuple(differences(pack, cases)),
        untried=tuple(untried(pack, cases)),
    )
