"""Assess what a person may be eligible for; a person of the service decides.

The only way from protected facts to a verdict. What is known goes in, verdicts and what is
still missing come out; the facts themselves are in no answer, message or log.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Final

from recommender.assistance.rules.assess import assess
from recommender.assistance.rules.case import Case, Value
from recommender.assistance.rules.packs import PackHead
from recommender.assistance.rules.read_cases import read_case
from recommender.assistance.rules.result import BY_RULES, EligibilityAnswer
from recommender.assistance.rules.vocabulary import FactKind, Vocabulary
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import InvalidInput, UsageError
from recommender.ports import Clock, Store
from recommender.services.rule_packs import RulePackFolder, refuse

_CERTIFIED: Final = re.compile(
    r"(?:视力|听力|言语|肢体|智力|精神|多重)(?:残疾)?[一二三四1-4]级(?:[（(][^（）()]*[）)])?"
)
_DENIED: Final = re.compile(r"[无没未否]")
_NOT_DISABLED: Final = frozenset({"无", "没有", "否", "无残疾"})
_FINAL: Final = (
    "以上是按规则的预判，由经办人员核实证明后认定。",
    "This is a first reading by the rules; a member of staff checks the proofs and decides.",
)
_NO_LOCAL: Final = (
    "没有本省的规则包，只按全国通行框架：范围和标准以当地规定为准。",
    "There is no pack for the province, only the frame that holds everywhere: local rules apply.",
)
_INVENTED: Final = (
    "所用规则包是虚构的示例，不得用于真实的人。",
    "The pack is an invented example; nobody may be assessed by it.",
)


@dataclass(frozen=True, repr=False)
class AssessmentWish:
    """Whom to assess, and how.

    Parameters
    ----------
    seeker_id
        A registered person; ``None`` for somebody who is not.
    noted
        What staff noted down at the desk, as in a case of a pack (YAML). It goes before what
        is registered, and is not stored.
    noted_in
        What to call it in a complaint.
    pack
        The pack; by default that of the person's province.
    day
        The day of assessment; today by default.
    by
        Who assesses.
    """

    seeker_id: str | None = None
    noted: str | None = None
    noted_in: str = "facts"
    pack: str | None = None
    day: date | None = None
    by: str = BY_RULES


def assess_eligibility(
    store: Store, clock: Clock, packs: RulePackFolder, wish: AssessmentWish
) -> EligibilityAnswer:
    """Assess one person by every rule of a pack.

    Parameters
    ----------
    store, clock, packs
        What is registered, today, and the rules.
    wish
        Whom to assess, and how.

    Raises
    ------
    NotFound
        There is no such seeker, or no such pack.
    RulePackInvalid
        A pack, or what was noted down, is wrong.
    UsageError
        Nobody is named and nothing noted.
    """
    day = wish.day or clock.today()
    if wish.seeker_id is None and wish.noted is None:
        raise UsageError(
            detail_zh="请给出求职者编号，或写有事实的文件",
            detail_en="name a seeker, or a file of facts",
        )
    if not wish.by.strip() or len(wish.by) > 200:
        raise InvalidInput(
            detail_zh="请写明是谁评估的（200 字以内）",
            detail_en="say who assesses, in up to 200 letters",
        )
    home = store.seekers.get(wish.seeker_id).home_region_code if wish.seeker_id else None
    pack = packs.read(wish.pack) if wish.pack else packs.of_place(home, day)
    case = _noted(wish, pack.vocabulary)
    noted_home = case.facts.get("home_region")
    if wish.pack is None and isinstance(noted_home, str) and noted_home != home:
        pack = packs.of_place(noted_home, day)
        case = _noted(wish, pack.vocabulary)
    known = store.sensitive.get(wish.seeker_id) if wish.seeker_id else None
    stated = stated_facts(known, home, pack.vocabulary)
    case = Case({**stated, **case.facts}, case.proofs, case.household)
    notices = _notices(pack.head)
    return EligibilityAnswer(
        pack=pack.head.name,
        pack_version=pack.head.version,
        assessed_by=wish.by,
        assessed_on=day,
        notices_zh=tuple(zh for zh, _ in notices),
        notices_en=tuple(en for _, en in notices),
        results=tuple(assess(pack, case, day, wish.by)),
    )


def stated_facts(
    known: SensitiveFacts | None, home: str | None, vocabulary: Vocabulary
) -> dict[str, Value]:
    """Return what is registered of a person, as facts of rules; what is unclear is left out.

    Parameters
    ----------
    known
        The protected facts, where there are any.
    home
        Code of the place of residence.
    vocabulary
        The facts there are.
    """
    told: dict[str, Value | None] = {"home_region": home}
    if known is not None:
        told |= {"birth_date": known.birth_date, "sex": known.sex}
        for name in _said(known.assistance_categories, vocabulary):
            told[name] = True
        if known.disability is not None:
            told["disabled"] = _disabled(known.disability, told.get("disabled") is True)
    return {
        name: value
        for name, value in told.items()
        if value is not None and name in vocabulary.facts
    }


def _said(categories: tuple[str, ...], vocabulary: Vocabulary) -> list[str]:
    """Return the facts that registered categories of assistance state."""
    named = {category.strip() for category in categories}
    return [
        fact.name
        for fact in vocabulary.facts.values()
        if fact.kind is FactKind.YES_NO and not named.isdisjoint(fact.said_by)
    ]


def _disabled(words: str, said_so: bool) -> bool | None:
    """Return whether words name a certified grade; what contradicts itself is unknown."""
    if _CERTIFIED.fullmatch(words.strip()):
        return True
    if words.strip() in _NOT_DISABLED:
        return None if said_so else False
    return True if said_so and not _DENIED.search(words) else None


def _noted(wish: AssessmentWish, vocabulary: Vocabulary) -> Case:
    if wish.noted is None:
        return Case()
    case, mistakes = read_case(wish.noted, vocabulary)
    refuse(wish.noted_in, mistakes)
    return case or Case()


def _notices(head: PackHead) -> list[tuple[str, str]]:
    notices = [_FINAL]
    if head.province is None:
        notices.append(_NO_LOCAL)
    return [_INVENTED, *notices] if head.invented else notices
