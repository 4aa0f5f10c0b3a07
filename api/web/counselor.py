"""The counselor's work list: whom one looks after, what is due and what is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Final

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http import scope
from api.http.caller import Allowed, CallerDep, account_of
from api.http.door import ReadyDoor, StoreDep
from api.http.language import Language
from api.web.catalogue import N_, in_list, translator
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column, with_query
from features.region.areas import region_name
from recommender.domain.account import Account
from recommender.retrieval.texts import wish_titles
from recommender.services.casework_files import CaseworkFolder
from recommender.services.list_people import PeoplePage, PeopleWish, PersonLine, list_people

router = APIRouter(
    prefix="/counselor", include_in_schema=False, dependencies=[Allowed("counselor")]
)
PEOPLE_A_PAGE: Final = 50
PATH: Final = "/counselor"
PRIVATE: Final = {"Cache-Control": "no-store"}
Choice = Annotated[str, Query(max_length=200)]
Ticked = Annotated[bool, Query()]


@dataclass(frozen=True)
class DueLine:
    """One thing to see to."""

    text: str
    overdue: bool


@dataclass(frozen=True)
class PersonRow:
    """One person of the list."""

    id: str
    wish: str
    place: str
    counselor: str
    due: tuple[DueLine, ...]
    news: int


@dataclass(frozen=True)
class WorkListPage:
    """The people of a counselor, what they can be chosen by, and the other pages."""

    columns: tuple[Column, ...]
    rows: tuple[PersonRow, ...]
    whose: tuple[tuple[str, str], ...]
    regions: tuple[tuple[str, str], ...]
    chosen: dict[str, str]
    total: int
    is_choosing: bool
    later: str
    first: str


@router.get("")
def work_list(
    request: Request,
    door: ReadyDoor,
    who: CallerDep,
    whose: Choice = "",
    region: Choice = "",
    due: Ticked = False,
    news: Ticked = False,
    after: Choice = "",
) -> Response:
    """Show one's people, those with something due or new alone where that is wanted."""
    account, language = account_of(who), page_language(request)
    wish = PeopleWish(
        counselor=account.looks_after,
        area=account.region_code,
        only_own=whose != "district",
        region=region if region.isdigit() else None,
        due=due,
        news=news,
        after=after,
        limit=PEOPLE_A_PAGE,
    )
    system = door.system
    found = list_people(
        door.store, system.seekers.view(), CaseworkFolder(), system.clock.today(), wish
    )
    page = _page(found, wish, account, language, site_of(request).base)
    return render("counselor/work_list.html", site_of(request), page, headers=PRIVATE)


@router.post("/people/find")
def find(
    request: Request,
    store: StoreDep,
    who: CallerDep,
    number: Annotated[str, Form(max_length=200)] = "",
) -> Response:
    """Lead to the person of a number."""
    found = scope.seeker(who, store, number.strip())
    return RedirectResponse(f"{site_of(request).base}{PATH}/people/{found.id}", 303)


def _page(
    found: PeoplePage, wish: PeopleWish, account: Account, language: Language, base: str
) -> WorkListPage:
    _ = translator(language)
    chosen = {
        "whose": "" if wish.only_own else "district",
        "region": wish.region or "",
        "due": "true" if wish.due else "",
        "news": "true" if wish.news else "",
    }
    path = f"{base}{PATH}"
    return WorkListPage(
        columns=_columns(wish, language),
        rows=tuple(_row(line, account, language) for line in found.people),
        whose=(("", _("My people")), ("district", _("Everybody of my district"))),
        regions=(("", _("Everywhere")), *_regions(found, language)),
        chosen=chosen,
        total=found.total,
        is_choosing=any(chosen.values()),
        later=with_query(path, chosen, after=found.later) if found.later else "",
        first=with_query(path, chosen) if wish.after else "",
    )


def _columns(wish: PeopleWish, language: Language) -> tuple[Column, ...]:
    _ = translator(language)
    keeper = () if wish.only_own else (Column("counselor", _("Looked after by")),)
    return (
        Column("person", _("Seeker")),
        Column("place", _("Lives in")),
        *keeper,
        Column("due", _("To do")),
        Column("news", _("New postings"), number=True),
    )


def _row(line: PersonLine, account: Account, language: Language) -> PersonRow:
    seeker = line.seeker
    return PersonRow(
        id=seeker.id,
        wish=wish_words(wish_titles(seeker), language),
        place=place_name(seeker.home_region_code, language),
        counselor=line.counselor or translator(language)(N_("nobody")),
        due=tuple(
            DueLine(one.text_zh if language == "zh" else one.text_en, one.overdue)
            for one in line.reminders
        ),
        news=line.news if line.counselor == account.looks_after else 0,
    )


def wish_words(titles: tuple[str, ...], language: Language) -> str:
    """Return what somebody is looking for, in a few words."""
    return in_list(titles, language) or translator(language)(N_("has not said which work"))


def place_name(code: str | None, language: Language) -> str:
    """Return the name of a place, or that it is not known."""
    if not code:
        return translator(language)(N_("Not known"))
    return region_name(code, language) or code


def _regions(found: PeoplePage, language: Language) -> list[tuple[str, str]]:
    return [
        (code, f"{region_name(code, language) or code} · {count}")
        for code, count in found.regions
        if code
    ]
