"""Hours, the body, meals and a bed, fetching children, the form of work, the last day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from features.benefits import benefit_includes, find_benefits
from recommender.explanation.names import Name, either, in_list
from recommender.explanation.pair import PairFacts
from recommender.explanation.statement import Statement, reason, unknown
from recommender.explanation.words import DEMANDS, FORMS, HOURS, Wish

_ALL: Final = Name("包吃住", "Meals and a bed are provided")
_BOARD: Final[Mapping[str, Name]] = {
    "board": Name("包吃", "Meals are provided"),
    "lodging": Name("包住", "A bed is provided"),
    "work_meal": Name("管工作餐", "A meal at work is provided"),
}


@dataclass(frozen=True)
class Asked:
    """Wishes on hours, or limits of the body, by what the ad says to them.

    Each holds keys of `words.HOURS` or `words.DEMANDS`; together they are all that is asked.
    """

    words: Mapping[str, Wish]
    met: tuple[str, ...]
    unstated: tuple[str, ...]
    against: tuple[str, ...]

    def spoken(self, language: str) -> dict[str, str]:
        """Return the three lists in `language`."""
        met = [self.words[key].met for key in self.met]
        unstated = [self.words[key].unstated for key in self.unstated]
        against = [self.words[key].against for key in self.against]
        named = {"met": met, "unstated": unstated, "against": against}
        return {
            k: in_list([n.in_language(language) for n in v], language) for k, v in named.items()
        }

    def __bool__(self) -> bool:
        """Whether anything is asked."""
        return bool(self.met or self.unstated or self.against)


def asked_hours(facts: PairFacts) -> Asked:
    """Return the person's wishes on hours by what the ad says to them."""
    wish, hours = facts.seeker.constraints, facts.posting.schedule
    works_weekends = None if hours.weekend_off is None else not hours.weekend_off
    return _asked(
        HOURS,
        (
            ("night", wish.no_night_shift, hours.night_shift),
            ("rotating", wish.no_rotating_shift, hours.rotating_shift),
            ("weekend", wish.weekend_off, works_weekends),
        ),
    )


def asked_demands(facts: PairFacts) -> Asked:
    """Return the limits of the person's body by what the ad says to them."""
    limit, work = facts.seeker.constraints, facts.posting.demands
    return _asked(
        DEMANDS,
        (
            ("heavy", limit.no_heavy_lifting, work.heavy_lifting),
            ("standing", limit.no_standing_long, work.standing_long),
            ("heights", limit.no_heights, work.heights),
        ),
    )


def _asked(
    words: Mapping[str, Wish], pairs: Iterable[tuple[str, bool | None, bool | None]]
) -> Asked:
    asked = [(key, against) for key, wished, against in pairs if wished]
    return Asked(
        words,
        met=tuple(key for key, against in asked if against is False),
        unstated=tuple(key for key, against in asked if against is None),
        against=tuple(key for key, against in asked if against),
    )


def hours(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield what the ad says, and does not say, of hours and of days off."""
    asked = asked_hours(facts)
    spoken = asked.spoken(language)
    if asked.met:
        yield reason(facts, "hours_met", language, "schedule", hours=spoken["met"])
    if asked.unstated:
        yield unknown("hours", language, *asked.unstated, hours=spoken["unstated"])
    if facts.posting.schedule.weekend_off and facts.seeker.constraints.weekend_off is None:
        yield reason(facts, "weekend_off", language, "schedule")


def demands(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield what the ad says, and does not say, of what the work asks of the body."""
    asked = asked_demands(facts)
    spoken = asked.spoken(language)
    if asked.met:
        yield reason(facts, "demands_met", language, demands=spoken["met"])
    if asked.unstated:
        yield unknown("demands", language, *asked.unstated, demands=spoken["unstated"])


def household(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield whether meals or a bed are provided, and the question of fetching children."""
    wish = facts.seeker.constraints
    if wish.board_and_lodging:
        offered = _board(facts.posting.benefits)
        if offered is None:
            yield unknown("board", language, "board")
        else:
            board = offered.in_language(language)
            yield reason(facts, "board_and_lodging", language, board=board)
    if wish.child_pickup:
        yield unknown("child_pickup", language, "child_pickup")


def _board(benefits: Iterable[str]) -> Name | None:
    """Return which of meals and a bed are offered; 住房公积金 is neither."""
    found = {
        part
        for text in benefits
        for mention in find_benefits(text)
        if not mention.negated
        for part in benefit_includes(mention.code)
    }
    if {"board", "lodging"} <= found:
        return _ALL
    return next((name for code, name in _BOARD.items() if code in found), None)


def form(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield whether the form of work is one that is asked for, or the question."""
    offered = facts.posting.employment_type
    if offered in facts.seeker.employment_types:
        spoken = FORMS[offered].in_language(language)
        yield reason(facts, "form_met", language, "employment", form=spoken)
    elif facts.verdicts.get("employment_type") == 0:
        wanted = wanted_forms(facts, language)
        spoken = FORMS[offered].in_language(language) if offered else ""
        code = "form_open_hours" if offered else "form"
        yield unknown(code, language, "form", wanted=wanted, offered=spoken)


def wanted_forms(facts: PairFacts, language: str) -> str:
    """Return the forms of work that somebody would take."""
    forms = [FORMS[form].in_language(language) for form in facts.seeker.employment_types]
    return either(forms, language)


def last_day(facts: PairFacts, language: str) -> Iterator[Statement]:
    """Yield that no closing date is given."""
    if facts.posting.valid_through is None:
        yield unknown("in_date", language, "in_date")
