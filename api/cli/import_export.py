"""``zhiqiao import`` and ``zhiqiao export``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from api.cli.output import Format, print_csv, print_facts, print_json, say
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.importing.mapping import ColumnMapping, ImportKind
    from recommender.ports import Store
    from recommender.services.import_records import Imported

importing = typer.Typer(
    help="导入 CSV、XLSX、JSONL 或 JSON-LD 文件。 Import a file of records.", no_args_is_help=True
)
exporting = typer.Typer(help="导出已存的记录。 Export stored records.", no_args_is_help=True)

KINDS: dict[ImportKind, tuple[str, str]] = {
    "postings": ("岗位", "postings"),
    "seekers": ("求职者", "seekers"),
    "courses": ("培训课程", "courses"),
    "services": ("服务事项", "service items"),
}
SHOWN_WARNINGS = 5

File = Annotated[
    Path, typer.Argument(envvar="ZHIQIAO_FILE", help="CSV, XLSX, XLS, JSON, JSONL, JSON-LD")
]
Mapping = Annotated[
    Path | None,
    typer.Option(envvar="ZHIQIAO_MAPPING", help="列对应文件（YAML）。 Columns and what they hold."),
]
SaveMapping = Annotated[
    Path | None,
    typer.Option(
        envvar="ZHIQIAO_SAVE_MAPPING",
        help="把所用的列对应存为 YAML。 Save the mapping that was used.",
    ),
]
Source = Annotated[
    str | None,
    typer.Option(envvar="ZHIQIAO_SOURCE", help="没有来源列时的来源名称。 Name of the feed."),
]
Near = Annotated[
    str | None,
    typer.Option(
        envvar="ZHIQIAO_NEAR",
        metavar="CODE",
        help="表中地点所在市县的区划代码，用于判断“鼓楼区”这类重名地点，默认取 ZHIQIAO_NEAR_REGION。 "
        "Code of the place the rows are from.",
    ),
]
DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", envvar="ZHIQIAO_DRY_RUN", help="只报告，不入库。 Report, store nothing."
    ),
]
Errors = Annotated[
    Path | None,
    typer.Option(
        envvar="ZHIQIAO_ERRORS",
        help="未入库的行存到哪里，默认 <文件名>-errors.xlsx。 Where rejected rows go.",
    ),
]
CloseMissing = Annotated[
    bool,
    typer.Option(
        "--close-missing",
        envvar="ZHIQIAO_CLOSE_MISSING",
        help="关闭此来源中不在文件里的记录。 Close what left the feed.",
    ),
]
Yes = Annotated[
    bool,
    typer.Option("--yes", envvar="ZHIQIAO_YES", help="即使要关闭大半也执行。 Even most of it."),
]
Output = Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")]
Out = Annotated[
    Path | None,
    typer.Option(
        envvar="ZHIQIAO_OUT", help="按扩展名存为 .json .jsonl .csv .xlsx。 File to write."
    ),
]
Status = Annotated[
    str | None,
    typer.Option(envvar="ZHIQIAO_STATUS", help="只导出 open、closed 或 held。 Only this status."),
]


def _import_command(kind: ImportKind) -> Callable[..., None]:
    def command(
        file: File,
        mapping: Mapping = None,
        save_mapping: SaveMapping = None,
        source: Source = None,
        near: Near = None,
        dry_run: DryRun = False,
        errors: Errors = None,
        close_missing: CloseMissing = False,
        yes: Yes = False,
        output: Output = Format.TABLE,
    ) -> None:
        from recommender.bootstrap import open_system
        from recommender.services.import_records import ImportOptions, import_records

        system = open_system()
        options = ImportOptions(
            mapping=_read_mapping(mapping, kind) if mapping else None,
            source=source,
            near=known_place(near) or system.settings.near_region,
            dry_run=dry_run,
            errors_path=errors or Path(f"{file.stem}-errors.xlsx"),
            close_missing=close_missing,
            yes=yes,
        )
        with bars() as progress:
            imported = import_records(
                system.store,
                system.reader,
                system.writer,
                system.clock,
                file,
                kind,
                options,
                progress,
            )
        if save_mapping:
            save_mapping.write_text(imported.mapping.to_yaml(), encoding="utf-8")
        _show(imported, output)
        if kind == "postings" and imported.report.created and not dry_run:
            _say_how_to_notify(system.store)

    zh, en = KINDS[kind]
    command.__doc__ = f"导入{zh}。 Import {en}."
    return command


def _read_mapping(path: Path, kind: ImportKind) -> ColumnMapping:
    from recommender.errors import MappingInvalid
    from recommender.importing.headers import fields_of
    from recommender.importing.mapping import ColumnMapping

    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise MappingInvalid(
            file=path.name, detail_zh="无法读取", detail_en="it cannot be read"
        ) from error
    return ColumnMapping.from_yaml(text, file=path.name, kind=kind, fields=fields_of(kind))


def known_place(code: str | None) -> str | None:
    from features.region import region
    from recommender.errors import UsageError

    if code is not None and region(code) is None:
        raise UsageError(
            detail_zh=f"--near {code} 不是六位行政区划代码",
            detail_en=f"--near {code} is no GB/T 2260 code",
        )
    return code


def _show(imported: Imported, output: Format) -> None:
    report = imported.report.model_dump(mode="json")
    _tell(imported)
    if output is Format.JSON:
        print_json(report)
        return
    plain = {k: v for k, v in report.items() if not isinstance(v, dict)}
    if output is Format.CSV:
        print_csv(list(plain), [["" if v is None else v for v in plain.values()]])
    else:
        print_facts({k: "—" if v is None else v for k, v in plain.items()})


def _say_how_to_notify(store: Store) -> None:
    """Say what tells counselors of the new postings; an import by itself needs no model."""
    if store.caseloads.page(limit=1):
        say("通知责任人：zhiqiao notifications run。 This tells counselors of the new postings.")


def _tell(imported: Imported) -> None:
    """Say on stderr what the columns were taken for and what needs a look."""
    report = imported.report
    columns = report.mapping.items()
    say(
        "列 columns: "
        + "，".join(f"{header} → {field or '（未用 unused）'}" for header, field in columns)
    )
    if report.left_out:
        kinds = "，".join(f"{reason} {count}" for reason, count in report.left_out.items())
        say(f"未作为记录的行或表 left out: {kinds}")
    for warning in imported.warnings[:SHOWN_WARNINGS]:
        place = f"{warning.sheet}!{warning.row}" if warning.sheet else str(warning.row)
        say(f"第 {place} 行 {warning.column}：{warning.problem_zh}，{warning.remedy_zh}")
    if len(imported.warnings) > SHOWN_WARNINGS:
        say(f"共 {len(imported.warnings)} 处提醒 warnings: {report.warning_codes}")
    if report.held:
        say(
            f"{report.held} 条岗位暂缓发布（广告违法、收费或可疑），核对：zhiqiao held list。 "
            "These are held back for a steward; see zhiqiao held list."
        )
    if report.errors_file:
        say(
            f"{report.rejected} 行未入库，见 {report.errors_file}，改正后可直接再导入。 "
            "Rejected rows are in this workbook; correct them and import it."
        )


def _export_command(kind: ImportKind) -> Callable[..., None]:
    def command(out: Out = None, status: Status = None, output: Output = Format.JSON) -> None:
        from recommender.bootstrap import open_system
        from recommender.importing.exported_rows import table_of
        from recommender.services.export_records import export_records

        with bars() as progress:
            system = open_system()
            documents = export_records(system.store, kind, status=status, progress=progress)
        if out is not None:
            system.writer.write_records(out, documents)
            say(f"{len(documents)} → {out}")
        elif output is Format.CSV:
            print_csv(*table_of(documents))
        elif output is Format.JSON:
            print_json(documents)
        else:
            titles = ("title", "desired_titles")
            names = (next(d[t] for t in titles if t in d) for d in documents)
            print_facts({d["id"]: name for d, name in zip(documents, names, strict=True)})

    zh, en = KINDS[kind]
    command.__doc__ = f"导出{zh}。 Export {en}."
    return command


for _kind in KINDS:
    importing.command(name=_kind)(_import_command(_kind))
    exporting.command(name=_kind)(_export_command(_kind))
