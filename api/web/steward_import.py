"""Importing a file in four steps: choose it, name its columns, try it, take it in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Final

import anyio.to_thread
from fastapi import APIRouter, Form, Request
from starlette.datastructures import FormData, UploadFile
from starlette.responses import FileResponse, RedirectResponse, Response

from api.http.caller import Allowed, Caller, CallerDep
from api.http.door import Door, DoorDep
from api.http.language import Language
from api.web.catalogue import N_, translator
from api.web.import_words import ErrorLine, error_lines, field_options, report_facts
from api.web.posting_words import Fact
from api.web.rendering import page_language, render, site_of
from api.web.tables import Column
from recommender.domain.hold import STEWARD
from recommender.errors import InvalidInput, NotFound, ZhiqiaoError
from recommender.importing.mapping import ESSENTIAL, ImportKind
from recommender.services.staged_import import (
    ImportDesk,
    Staged,
    StagedColumn,
    StagedResult,
    choose_columns,
    columns_of,
    errors_file,
    land_file,
    result_of,
    stage_file,
    staged_file,
    try_file,
)

router = APIRouter(
    prefix="/steward/import", include_in_schema=False, dependencies=[Allowed("steward")]
)
KINDS: Final[Mapping[ImportKind, str]] = {
    "postings": N_("Postings"),
    "courses": N_("Courses"),
    "services": N_("Service items"),
}
COLUMNS: Final = (
    ("place", N_("Row")),
    ("column", N_("Column")),
    ("value", N_("It says")),
    ("problem", N_("What is wrong")),
    ("remedy", N_("What to do")),
)
ACCEPTED: Final = ".xlsx,.xls,.csv,.tsv,.txt,.json,.jsonl,.jsonld"
LONGEST_NAME: Final = 120
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class FilePage:
    """Which file, and what it holds."""

    kinds: tuple[tuple[str, str], ...]
    kind: str
    source: str
    most_mb: int
    errors: Mapping[str, str]
    accepts: str = ACCEPTED


@dataclass(frozen=True)
class ColumnLine:
    """One column of the file, what stands in it, and what it is taken for."""

    name: str
    header: str
    samples: str
    field: str


@dataclass(frozen=True)
class ColumnsPage:
    """What the columns of the file are taken for."""

    token: str
    file_name: str
    columns: tuple[ColumnLine, ...]
    options: tuple[tuple[str, str], ...]
    may_close: bool
    close_missing: bool
    refused: str
    errors: Mapping[str, str]


@dataclass(frozen=True)
class ResultPage:
    """What the import would do, or did."""

    token: str
    file_name: str
    kind: str
    is_trial: bool
    nothing_lands: bool
    n_rejected: int
    n_held: int
    facts: tuple[Fact, ...]
    columns: tuple[Column, ...]
    errors: tuple[ErrorLine, ...]
    warnings: tuple[ErrorLine, ...]


@router.get("")
def ask(request: Request, door: DoorDep) -> Response:
    """Ask for the file."""
    return render("steward/import_file.html", site_of(request), _file_page(request, door))


@router.post("")
async def send(request: Request, door: DoorDep, who: CallerDep) -> Response:
    """Take the file as it comes, onto the disk, and see whether it can be read."""
    async with request.form() as form:
        return await anyio.to_thread.run_sync(lambda: _staged(request, door, who, form))


@router.get("/{token}")
def show_columns(request: Request, door: DoorDep, who: CallerDep, token: str) -> Response:
    """Show what the columns are taken for."""
    desk = desk_of(door)
    staged = staged_file(desk, token, _sender(who))
    result = result_of(desk, staged)
    page = _columns_page(request, staged, columns_of(desk, staged), result)
    return render("steward/import_columns.html", site_of(request), page)


@router.post("/{token}")
async def choose(request: Request, door: DoorDep, who: CallerDep, token: str) -> Response:
    """Keep what the columns are, and try the file."""
    async with request.form() as form:
        return await anyio.to_thread.run_sync(lambda: _chosen(request, door, who, token, form))


@router.get("/{token}/check")
def show_trial(request: Request, door: DoorDep, who: CallerDep, token: str) -> Response:
    """Show what the import would do."""
    desk = desk_of(door)
    staged = staged_file(desk, token, _sender(who))
    columns_of(desk, staged)
    result = result_of(desk, staged)
    if result is None or result.refused_zh:
        return RedirectResponse(f"{site_of(request).base}/steward/import/{token}", 303)
    page = _result_page(staged, result, page_language(request), is_trial=True)
    return render("steward/import_result.html", site_of(request), page)


@router.post("/{token}/land")
def land(
    request: Request,
    door: DoorDep,
    who: CallerDep,
    token: str,
    sure: Annotated[str, Form(max_length=5)] = "",  # noqa: ARG001 (the form has no other field)
) -> Response:
    """Import for good."""
    desk = desk_of(door)
    result = land_file(desk, staged_file(desk, token, _sender(who)), who.signature(STEWARD))
    step = "" if result.refused_zh else "/done"
    return RedirectResponse(f"{site_of(request).base}/steward/import/{token}{step}", 303)


@router.get("/{token}/done")
def show_result(request: Request, door: DoorDep, who: CallerDep, token: str) -> Response:
    """Show what the import did."""
    desk = desk_of(door)
    staged = staged_file(desk, token, _sender(who))
    result = result_of(desk, staged)
    if result is None or result.report.get("dry_run", True):
        raise NotFound(kind_zh="导入结果", kind_en="import", id=token)
    page = _result_page(staged, result, page_language(request), is_trial=False)
    return render("steward/import_result.html", site_of(request), page)


@router.get("/{token}/errors.xlsx")
def send_errors(door: DoorDep, who: CallerDep, token: str) -> Response:
    """Send the workbook of the rows that did not land."""
    desk = desk_of(door)
    path = errors_file(desk, staged_file(desk, token, _sender(who)))
    return FileResponse(path, media_type=XLSX, filename="errors.xlsx")


def desk_of(door: Door) -> ImportDesk:
    """Return the parts that importing needs."""
    system = door.system
    settings = system.settings
    return ImportDesk(
        settings.home, door.store, system.reader, system.writer, system.clock, settings.near_region
    )


def _sender(who: Caller) -> str:
    return who.account.id if who.account is not None else who.kind


def _staged(request: Request, door: Door, who: Caller, form: FormData) -> Response:
    language, site = page_language(request), site_of(request)
    kind: ImportKind = next((one for one in KINDS if one == form.get("kind")), "postings")
    file, source = form.get("file"), str(form.get("source", ""))[:LONGEST_NAME].strip()
    if not isinstance(file, UploadFile) or not file.filename:
        error = translator(language)(N_("Choose a file."))
        page = _file_page(request, door, kind, source, {"file": error})
        return render("steward/import_file.html", site, page, 422)
    token, now = door.system.accounts.new_id("u"), door.system.clock.now()
    name = file.filename[-LONGEST_NAME:]
    staged = Staged(token, kind, name, _sender(who), now.isoformat(), source)
    try:
        stage_file(desk_of(door), staged, file.file)
    except ZhiqiaoError as problem:
        if problem.http_status >= 500:
            raise
        page = _file_page(request, door, kind, source, {"file": problem.message(language)})
        return render("steward/import_file.html", site, page, 422)
    return RedirectResponse(f"{site.base}/steward/import/{token}", 303)


def _file_page(
    request: Request,
    door: Door,
    kind: str = "postings",
    source: str = "",
    errors: Mapping[str, str] | None = None,
) -> FilePage:
    _ = translator(page_language(request))
    kinds = tuple((code, _(label)) for code, label in KINDS.items())
    return FilePage(kinds, kind, source, door.system.settings.max_file_mb, errors or {})


def _chosen(request: Request, door: Door, who: Caller, token: str, form: FormData) -> Response:
    desk, language, site = desk_of(door), page_language(request), site_of(request)
    staged = staged_file(desk, token, _sender(who))
    columns = columns_of(desk, staged)
    known = {value for value, _ in field_options(staged.kind, language)}
    fields = [str(form.get(f"column-{n}", "")) for n in range(len(columns))]
    chosen = {c.header: f or None for c, f in zip(columns, fields, strict=True) if f in known}
    close, yes = form.get("close_missing") == "true", form.get("yes") == "true"
    if not set(ESSENTIAL[staged.kind]) & set(chosen.values()):
        error = {"column-0": translator(language)(N_("Say which column holds the title."))}
        page = _columns_page(request, staged, columns, None, error)
        return render("steward/import_columns.html", site, page, 422)
    staged = choose_columns(desk, staged, chosen, close_missing=close, yes=yes)
    try:
        result = try_file(desk, staged, who.signature(STEWARD))
    except InvalidInput as problem:
        error = {"column-0": problem.message(language)}
        page = _columns_page(request, staged, columns, None, error)
        return render("steward/import_columns.html", site, page, 422)
    step = "" if result.refused_zh else "/check"
    return RedirectResponse(f"{site.base}/steward/import/{token}{step}", 303)


def _columns_page(
    request: Request,
    staged: Staged,
    columns: list[StagedColumn],
    result: StagedResult | None,
    errors: Mapping[str, str] | None = None,
) -> ColumnsPage:
    language = page_language(request)
    refused = (result.refused_zh if language == "zh" else result.refused_en) if result else ""
    lines = tuple(
        ColumnLine(f"column-{n}", one.header, " · ".join(one.samples), one.field or "")
        for n, one in enumerate(columns)
    )
    options = field_options(staged.kind, language)
    may_close = staged.kind == "postings"
    return ColumnsPage(
        token=staged.token,
        file_name=staged.file_name,
        columns=lines,
        options=options,
        may_close=may_close,
        close_missing=staged.close_missing,
        refused=refused,
        errors=errors or {},
    )


def _result_page(
    staged: Staged, result: StagedResult, language: Language, *, is_trial: bool
) -> ResultPage:
    report: Mapping[str, Any] = result.report
    return ResultPage(
        token=staged.token,
        file_name=staged.file_name,
        kind=staged.kind,
        is_trial=is_trial,
        nothing_lands=report["rows"] == report["rejected"],
        n_rejected=report["rejected"],
        n_held=report["held"],
        facts=report_facts(report, language),
        columns=tuple(Column(key, translator(language)(said)) for key, said in COLUMNS),
        errors=error_lines(result.errors, language),
        warnings=error_lines(result.warnings, language),
    )
