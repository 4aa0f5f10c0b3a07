"""Try a pack on its cases."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from recommender.assistance.rules.assess import assess_rule
from recommender.assistance.rules.packs import Pack
from recommender.assistance.rules.read_cases import PackCase
from recommender.assistance.rules.result import VERDICTS_ZH


@dataclass(frozen=True, slots=True)
class Difference:
    """A case in which a pack says something else than it should; the case is invented.

    Parameters
    ----------
    line, title
        Which case.
    zh, en
        What was expected, and what came.
    """

    line: int
    title: str
    zh: str
    en: str


def differences(pack: Pack, cases: Iterable[PackCase]) -> list[Difference]:
    """Return the cases that come out otherwise than they should.

    Parameters
    ----------
    pack
        The pack.
    cases
        The cases.
    """
    found = [difference for case in cases for difference in _of_case(pack, case)]
    return sorted(found, key=lambda difference: difference.line)


def untried(pack: Pack, cases: Iterable[PackCase]) -> list[str]:
    """Return the ids of the pack's own rules that no case tries.

    Parameters
    ----------
    pack, cases
        See `differences`.
    """
    tried = {case.rule for case in cases}
    return [rule.id for rule, head in pack.rules if head == pack.head and rule.id not in tried]


def _of_case(pack: Pack, case: PackCase) -> Iterable[Difference]:
    rule, head = pack.by_id[case.rule]
    came = assess_rule(rule, head, case.case, case.day)
    if came.verdict != case.expect:
        zh = f"应为{VERDICTS_ZH[case.expect]}，得到{VERDICTS_ZH[came.verdict]}"
        yield Difference(case.line, case.title, zh, f"should be {case.expect}, came {came.verdict}")
    names = frozenset(one.name for one in came.missing)
    if case.missing is not None and names != case.missing:
        should, did = ("、".join(sorted(some)) or "无" for some in (case.missing, names))
        zh, en = f"应缺 {should}，得到 {did}", f"should miss {should}, came {did}"
        yield Difference(case.line, case.title, zh, en)
    if case.valid_until is not None and came.valid_until != case.valid_until:
        zh = f"应有效至 {case.valid_until}，得到 {came.valid_until}"
        en = f"should hold until {case.valid_until}, came {came.valid_until}"
        yield Difference(case.line, case.title, zh, en)
