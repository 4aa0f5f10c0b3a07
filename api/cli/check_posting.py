"""``zhiqiao check-posting``: whether an ad is lawful, complete and to be trusted."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_csv, print_json
from api.cli.progress import bars

if TYPE_CHECKING:
    from recommender.bootstrap import System
    from recommender.domain.legality import Finding
    from recommender.ports import TitleLinker

COLUMNS = ("line", "severity", "rule", "clause", "start", "end", "text", "why", "rewrite")
COUNTED = ("severity", "rule", "postings")
ZH = {
    "unlawful": "违法",
    "suspicious": "可疑待核",
    "discouraged": "不建议",
    "incomplete": "不完整",
    "clear": "未发现问题",
}
Checked = Sequence["tuple[Finding, ...]"]


def check_posting(
    text: Annotated[
        str | None, typer.Argument(help="招聘广告，- 为标准输入 / an ad, - for stdin")
    ] = None,
    file: Annotated[
        Path | None,
        typer.Option(
            help="文件，每行一条广告 one ad a line",
            exists=True,
            dir_okay=False,
            envvar="ZHIQIAO_FILE",
        ),
    ] = None,
    posting: Annotated[
        str | None, typer.Option(help="已入库岗位的编号 a stored posting", envvar="ZHIQIAO_POSTING")
    ] = None,
    all_: Annotated[
        bool,
        typer.Option(
            "--all",
            help="全部在招岗位，每条规则查出多少 how many of all open postings each rule finds",
            envvar="ZHIQIAO_ALL",
        ),
    ] = False,
    language: Annotated[
        str, typer.Option("--language", envvar="ZHIQIAO_LANGUAGE", help="zh 或 en")
    ] = "zh",
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """检查招聘广告：违法、可疑、不建议、不完整之处，附条款、原文位置、理由和改写建议。

    Check an ad: what is unlawful, suspicious, discouraged or missing, with the clause, the
    words, why, and a lawful rewrite. Age limits are never called unlawful.
    """
    from recommender.errors import UsageError

    if sum(value is not None for value in (text, file, posting, all_ or None)) != 1:
        raise UsageError(
            detail_zh="广告文字、--file、--posting、--all 四者选一",
            detail_en="exactly one of TEXT, --file, --posting and --all",
        )
    if all_:
        _count(language, output)
        return
    if posting is not None:
        from recommender.bootstrap import open_system
        from recommender.services.check_posting import check_stored

        _give([check_stored(open_system().store, posting)], language, output, each_line=False)
    elif file is not None:
        _give(_check(_lines(file)), language, output, each_line=True)
    else:
        words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text or ""
        _give(_check([words]), language, output, each_line=False)


def _check(texts: Sequence[str]) -> Checked:
    """Check texts, against the pay of stored postings where there are any."""
    from recommender.bootstrap import open_system
    from recommender.services.check_posting import check_texts, stored_references
    from recommender.settings import read_settings

    settings = read_settings()
    if settings.database_url is None and not settings.home.is_dir():
        return check_texts(texts)
    system = open_system(settings)
    return check_texts(texts, lambda: stored_references(system.store), lambda: _linker(system))


def _count(language: str, output: Format) -> None:
    from recommender.bootstrap import open_system
    from recommender.services.check_posting import count_stored

    with bars() as progress:
        counts = count_stored(open_system().store, progress)
    rows = [(severity, rule, count) for (severity, rule), count in counts.items()]
    if output is Format.JSON:
        print_json([dict(zip(COUNTED, row, strict=True)) for row in rows])
    elif output is Format.CSV:
        print_csv(COUNTED, rows)
    else:
        for severity, rule, count in rows:
            print(f"{ZH[severity] if language.startswith('zh') else severity}  {rule}  {count}")


def _linker(system: System) -> TitleLinker | None:
    """Return the linker of titles if its model is there; a check builds none."""
    return system.linker if system.built_encoder() is not None else None


def _lines(file: Path) -> list[str]:
    from recommender.errors import FileUnreadable

    data = file.read_bytes()
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            lines = data.decode(encoding).split("\n")
        except UnicodeDecodeError:
            continue
        return [line.rstrip("\r") for line in (lines if lines[-1] else lines[:-1])]
    raise FileUnreadable(
        file=file.name,
        detail_zh="既不是 UTF-8 也不是 GB18030，请另存为 UTF-8",
        detail_en="it is neither UTF-8 nor GB18030; save it as UTF-8",
    )


def _give(checked: Checked, language: str, output: Format, *, each_line: bool) -> None:
    if output is Format.JSON:
        _print_json(checked, language, each_line=each_line)
    elif output is Format.CSV:
        rows = [
            {"line": line, **finding.contract_json(language)}
            for line, findings in enumerate(checked, 1)
            for finding in findings
        ]
        print_csv(COLUMNS, ([row[name] for name in COLUMNS] for row in rows))
    else:
        for line, findings in enumerate(checked, 1):
            _print_ad(findings, language, f"{line}. " if each_line else "")


def _document(findings: tuple[Finding, ...], language: str) -> dict[str, Any]:
    from recommender.domain.legality import verdict_of

    return {
        "findings": [finding.contract_json(language) for finding in findings],
        "verdict": verdict_of(findings),
    }


def _print_json(checked: Checked, language: str, *, each_line: bool) -> None:
    import orjson

    documents = [_document(findings, language) for findings in checked]
    if not each_line:
        print_json(documents[0])
        return
    for document in documents:
        sys.stdout.buffer.write(orjson.dumps(document, option=orjson.OPT_APPEND_NEWLINE))
    sys.stdout.buffer.flush()


def _print_ad(findings: tuple[Finding, ...], language: str, head: str) -> None:
    from recommender.domain.legality import verdict_of

    zh = language.startswith("zh")
    verdict = verdict_of(findings)
    print(f"{head}{ZH[verdict] if zh else verdict}")
    print_findings(findings, language)


def print_findings(findings: Iterable[Finding], language: str) -> None:
    """Print what was found, each with its words, why, and a lawful rewrite."""
    zh = language.startswith("zh")
    for finding in findings:
        said = finding.contract_json(language)
        words = f"“{said['text']}”[{said['start']}-{said['end']}] " if said["text"] else ""
        name = ZH[finding.severity] if zh else finding.severity
        clause = f"（{said['clause']}）" if said["clause"] else ""
        print(f"   {name} {words}{said['why']}{clause}")
        print(f"      → {said['rewrite']}")
