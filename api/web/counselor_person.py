"""One person: what is known, what is due, what was done, decided and assessed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from api.http.door import Door
from api.http.language import Language
from api.web.case_words import LEDGER_KINDS, VERDICTS
from api.web.catalogue import N_, long_date, translator
from api.web.counselor import DueLine, wish_words
from api.web.counselor_decided import Decided, decided_about
from api.web.posting_words import Fact
from api.web.profile_words import understood
from recommender.assistance.casework.reminders import Reminding
from recommender.domain.account import Account
from recommender.domain.ledger import LedgerEntry
from recommender.domain.moment import day_of
from recommender.domain.seeker import SeekerProfile
from recommender.retrieval.fair_wording import as_shown
from recommender.retrieval.texts import wish_titles
from recommender.services.casework_files import CaseworkFolder
from recommender.services.seeker_tags import seeker_tags
from recommender.services.show_case import CaseStatus, show_case

LINES_SHOWN: Final = 50
NEWS_SHOWN: Final = 8
DONE: Final = {
    "saved": N_("The profile is saved."),
    "recorded": N_("It stands in the ledger."),
    "taken": N_("They are on your list now."),
    "tag": N_("The tag is deleted for good."),
    "seen": N_("Marked as seen."),
    "back": N_("The decision is taken back."),
    "assessed": N_("The assessment is kept."),
}


@dataclass(frozen=True)
class NewsLine:
    """A new posting that fits the person."""

    id: str
    posting_id: str
    title: str
    reason: str
    day: str


@dataclass(frozen=True)
class LedgerLine:
    """One line of the ledger."""

    day: str
    kind: str
    by: str
    said: str


@dataclass(frozen=True)
class PlanLine:
    """A plan that was kept."""

    id: str
    day: str
    by: str


@dataclass(frozen=True)
class AssessedLine:
    """What one rule said, and until when."""

    title: str
    verdict: str
    kind: str
    until: str


@dataclass(frozen=True)
class PersonPage:
    """One person.

    Parameters
    ----------
    keeper, is_own
        Who looks after them, and whether that is whoever looks.
    facts
        What matching sees.
    tags, deleted
        What the system derived, with what deletes it, and what was deleted.
    """

    id: str
    wish: str
    keeper: str
    is_own: bool
    facts: tuple[Fact, ...]
    due: tuple[DueLine, ...]
    news: tuple[NewsLine, ...]
    tags: tuple[tuple[str, str], ...]
    deleted: int
    decided: tuple[Decided, ...]
    ledger: tuple[LedgerLine, ...]
    n_earlier: int
    plans: tuple[PlanLine, ...]
    assessed: tuple[AssessedLine, ...]
    done: str


def person_page(
    door: Door, account: Account | None, person: SeekerProfile, language: Language, done: str
) -> PersonPage:
    """Return the page of a person who lies in the scope of an account."""
    _, store, today = translator(language), door.store, door.system.clock.today()
    case = show_case(store, CaseworkFolder(), person.id, today)
    tags = seeker_tags(store, door.system.linker, person.id, language=language)
    entries = store.ledger.of_seeker(person.id)
    return PersonPage(
        id=person.id,
        wish=wish_words(wish_titles(person), language),
        keeper=case.counselor or "",
        is_own=account is not None and case.counselor == account.looks_after,
        facts=understood(person, language),
        due=_due(door, person.id, entries, language),
        news=_news(door, account, person.id, language),
        tags=tuple((tag.id, tag.name) for tag in tags.tags),
        deleted=len(tags.deleted),
        decided=decided_about(store, person.id, language),
        ledger=_ledger(door, entries[: -LINES_SHOWN - 1 : -1], language),
        n_earlier=max(0, len(entries) - LINES_SHOWN),
        plans=_plans(door, person.id, language),
        assessed=_assessed(case, language),
        done=_(DONE[done]) if done in DONE else "",
    )


def _due(
    door: Door, seeker_id: str, entries: list[LedgerEntry], language: Language
) -> tuple[DueLine, ...]:
    folder, store = CaseworkFolder(), door.store
    reminding = Reminding(folder.patterns(), folder.deadlines(), door.system.clock.today())
    found = [
        *reminding.of_ledger(entries),
        *reminding.of_complaints(store.complaints.of_seeker(seeker_id)),
        *reminding.of_assessments(store.assessments.of_seeker(seeker_id)),
    ]
    found.sort(key=lambda one: one.due_on)
    return tuple(
        DueLine(one.text_zh if language == "zh" else one.text_en, one.overdue) for one in found
    )


def _news(
    door: Door, account: Account | None, seeker_id: str, language: Language
) -> tuple[NewsLine, ...]:
    """Return what is new for a person of one's own caseload, the newest first."""
    store, today = door.store, door.system.clock.today()
    mine = [
        one
        for one in store.notifications.of_seekers([seeker_id])
        if account is not None and one.counselor == account.looks_after and not one.seen
    ]
    found = store.postings.get_many([one.posting_id for one in mine])
    still = {
        p.id: as_shown(p)
        for p in found
        if p.status == "open" and (p.valid_through or today) >= today
    }
    newest = sorted(mine, key=lambda one: (one.day, one.score), reverse=True)
    return tuple(
        NewsLine(
            id=one.id,
            posting_id=one.posting_id,
            title=still[one.posting_id].title,
            reason=one.reason_zh if language == "zh" else one.reason_en,
            day=long_date(one.day, language) or "",
        )
        for one in newest
        if one.posting_id in still
    )[:NEWS_SHOWN]


def _ledger(door: Door, entries: list[LedgerEntry], language: Language) -> tuple[LedgerLine, ...]:
    named = sorted({one.posting_id for one in entries if one.posting_id})
    titles = {p.id: as_shown(p).title for p in door.store.postings.get_many(named)}
    return tuple(_ledger_line(one, titles, language) for one in entries)


def _ledger_line(entry: LedgerEntry, titles: dict[str, str], language: Language) -> LedgerLine:
    _ = translator(language)
    gap = "；" if language == "zh" else "; "
    due = long_date(entry.due_on, language)
    step = _("next: %(step)s") % {"step": entry.next_step} if entry.next_step else ""
    by_day = _("by %(day)s") % {"day": due} if due else ""
    said = (
        *entry.done,
        entry.note,
        titles.get(entry.posting_id or "", entry.posting_id or ""),
        step,
        by_day,
    )
    return LedgerLine(
        day=long_date(day_of(entry.at), language) or "",
        kind=_(LEDGER_KINDS[entry.kind]),
        by=entry.by,
        said=gap.join(one for one in said if one),
    )


def _plans(door: Door, seeker_id: str, language: Language) -> tuple[PlanLine, ...]:
    kept = door.store.plans.of_seeker(seeker_id)[::-1]
    return tuple(PlanLine(p.id, long_date(day_of(p.at), language) or "", p.by) for p in kept)


def _assessed(case: CaseStatus, language: Language) -> tuple[AssessedLine, ...]:
    _ = translator(language)
    return tuple(
        AssessedLine(
            title=one.assessment.title_zh if language == "zh" else one.assessment.title_en,
            verdict=_(VERDICTS[one.assessment.verdict][0]),
            kind=VERDICTS[one.assessment.verdict][1],
            until=long_date(one.assessment.valid_until, language) or "",
        )
        for one in case.assessments
        if one.in_force
    )
