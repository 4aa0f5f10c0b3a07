"""Rule packs: see them, change them, try them on their cases, keep them as a new version."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from fastapi import APIRouter, Form, Query, Request
from starlette.responses import RedirectResponse, Response

from api.http.caller import Allowed, CallerDep
from api.http.door import DoorDep
from api.http.language import Language
from api.web.catalogue import N_, long_date, translator
from api.web.rendering import page_language, render, site_of
from api.web.steward_words import done_words
from api.web.tables import Column
from recommender.domain.hold import STEWARD
from recommender.errors import InvalidInput, RulePackInvalid
from recommender.services.check_rules import PackCheck
from recommender.services.draft_rules import check_draft, pack_texts, save_draft
from recommender.services.rule_packs import RulePackFolder

router = APIRouter(
    prefix="/steward/rule-packs", include_in_schema=False, dependencies=[Allowed("steward")]
)
LONGEST: Final = 60_000
COLUMNS: Final = (
    ("title", N_("Rule pack")),
    ("version", N_("Version")),
    ("until", N_("In force until")),
    ("rules", N_("Rules")),
    ("place", N_("Comes from")),
)
Text = Annotated[str, Form(max_length=2 * LONGEST)]


@dataclass(frozen=True)
class PacksPage:
    """All rule packs."""

    columns: tuple[Column, ...]
    rows: tuple[Mapping[str, str], ...]


@dataclass(frozen=True)
class PackPage:
    """One rule pack as text, and what a check of it found.

    Parameters
    ----------
    name, title, version
        The pack in force.
    text, cases
        What stands in the form.
    checked
        Whether what stands there was checked.
    passed
        Whether nothing is wrong with it.
    problems
        What is wrong, a line each with its place and remedy.
    said
        What the check counted.
    """

    name: str
    title: str
    version: str
    text: str
    cases: str
    checked: bool
    passed: bool
    problems: tuple[str, ...]
    said: str
    done: str
    longest: int = LONGEST


@router.get("")
def show(request: Request, door: DoorDep) -> Response:
    """Show all rule packs."""
    language, packs = page_language(request), door.system.rule_packs
    _ = translator(language)
    page = PacksPage(
        columns=tuple(Column(key, _(label), key == "rules") for key, label in COLUMNS),
        rows=tuple(_row(packs, name, language) for name in packs.names()),
    )
    return render("steward/rule_packs.html", site_of(request), page)


@router.get("/{name}")
def show_pack(
    request: Request, door: DoorDep, name: str, done: Annotated[str, Query(max_length=20)] = ""
) -> Response:
    """Show one rule pack to change it."""
    texts = pack_texts(door.system.rule_packs, name)
    page = _page(request, door.system.rule_packs, name, texts, None, done=done)
    return render("steward/rule_pack.html", site_of(request), page)


@router.post("/{name}")
def change(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    name: str,
    text: Text = "",
    cases: Text = "",
    act: Annotated[Literal["check", "save"], Form()] = "check",
) -> Response:
    """Check what was written, or keep it as a new version."""
    packs, site = door.system.rule_packs, site_of(request)
    # A browser sends every end of a line as two signs.
    texts = (text.replace("\r\n", "\n"), cases.replace("\r\n", "\n"))
    pack_texts(packs, name)
    wrong = ""
    if act == "save":
        try:
            by = who.signature(STEWARD)
            save_draft(packs, door.store, door.system.clock, name, texts, by)
        except RulePackInvalid:
            pass  # the check below says what is wrong with it
        except InvalidInput as error:
            wrong = error.message(site.language)
        else:
            return RedirectResponse(f"{site.base}/steward/rule-packs/{name}?done=saved", 303)
    check = check_draft(packs, name, *texts)
    page = _page(request, packs, name, texts, check, wrong)
    return render("steward/rule_pack.html", site, page, 200 if act == "check" else 422)


def _row(packs: RulePackFolder, name: str, language: Language) -> Mapping[str, str]:
    _ = translator(language)
    saved = packs.own is not None and packs.folder_of(name).parent == packs.own
    place = _("Saved here") if saved else _("The release")
    try:
        pack = packs.read(name)
    except RulePackInvalid:
        unknown = _("Cannot be read")
        values = {"title": name, "version": unknown, "until": "", "rules": ""}
        return {"name": name, "place": place, **values}
    return {
        "name": name,
        "title": pack.head.title_zh if language == "zh" else pack.head.title_en,
        "version": pack.head.version,
        "until": long_date(pack.head.valid_until, language) or "",
        "rules": str(len(pack.rules)),
        "place": place,
    }


def _page(
    request: Request,
    packs: RulePackFolder,
    name: str,
    texts: tuple[str, str],
    check: PackCheck | None,
    wrong: str = "",
    done: str = "",
) -> PackPage:
    language = page_language(request)
    row = _row(packs, name, language)
    problems = (*([wrong] if wrong else []), *(_problems(check, language) if check else ()))
    return PackPage(
        name=name,
        title=row["title"],
        version=row["version"],
        text=texts[0],
        cases=texts[1],
        checked=check is not None,
        passed=check is not None and not problems,
        problems=problems,
        said=_said(check, language) if check else "",
        done=done_words(done, language),
    )


def _problems(check: PackCheck, language: Language) -> tuple[str, ...]:
    if check.refused is not None:
        detail = check.refused.context[f"detail_{language}"]
        return tuple(str(detail).splitlines())
    _ = translator(language)
    told = _("%(file)s line %(line)s (%(title)s): %(what)s")
    return tuple(
        told
        % {
            "file": check.cases_file,
            "line": one.line,
            "title": one.title,
            "what": one.zh if language == "zh" else one.en,
        }
        for one in check.differences
    )


def _said(check: PackCheck, language: Language) -> str:
    if check.refused is not None:
        return ""
    _ = translator(language)
    said = _("%(rules)s rules, tried on %(cases)s cases.") % {
        "rules": check.n_rules,
        "cases": check.n_cases,
    }
    if not check.untried:
        return said
    more = _("Without a case: %(names)s.") % {"names": ", ".join(check.untried)}
    return f"{said} {more}"
