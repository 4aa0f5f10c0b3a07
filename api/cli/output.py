"""What the command line prints: data on stdout, messages on stderr."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from recommender.domain.match import GateResult, Match, Standing
    from recommender.errors import ZhiqiaoError


class Format(StrEnum):
    """How data is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def print_json(data: object) -> None:
    """Print one JSON document, UTF-8, on stdout."""
    import orjson

    sys.stdout.buffer.write(
        orjson.dumps(data, option=orjson.OPT_INDENT_2 | orjson.OPT_APPEND_NEWLINE)
    )
    sys.stdout.buffer.flush()


def print_csv(header: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows as CSV; a cell that a spreadsheet would run as a formula is defused."""
    writer = csv.writer(sys.stdout)
    writer.writerow(header)
    for row in rows:
        writer.writerow([_defused(cell) for cell in row])


def _defused(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and cell[:1] in "=+-@\t" and cell else cell


def say(message: str) -> None:
    """Print a message on stderr."""
    print(message, file=sys.stderr)


def fail(error: ZhiqiaoError) -> int:
    """Print an error in the language of the settings and return its exit code."""
    language = os.environ.get("ZHIQIAO_LANGUAGE", "zh")
    say(f"{error.message(language)} [{error.code}]")
    return error.exit_code


def print_records(
    rows: Sequence[Mapping[str, Any]], columns: Sequence[str], output: Format
) -> bool:
    """Print records as JSON or CSV; return whether that was done, or a table is wanted."""
    if output is Format.JSON:
        print_json(list(rows))
    elif output is Format.CSV:
        cells = (["" if row[name] is None else row[name] for name in columns] for row in rows)
        print_csv(columns, cells)
    return output is not Format.TABLE


def print_facts(facts: Mapping[str, object]) -> None:
    """Print names and values, one a line, on stdout."""
    width = max((len(k) for k in facts), default=0)
    for name, value in facts.items():
        print(f"{name:<{width}}  {value}")


def print_match(match: Match, language: str) -> None:
    """Print one ranked posting with what can be read aloud."""
    posting = match.posting
    place = f"{match.rank}." if match.rank else "–"
    head = f"{place} {posting.title}｜{posting.employer_name or '—'}"
    too_little = "资料不足" if language == "zh" else "too little is known"
    score = too_little if match.score is None else f"{match.score:.2f}"
    print(f"{head}  [{score}]  {posting.id}")
    if match.control is not None:
        mark = {"pin": "★", "exclude": "✗", "note": "✎"}[match.control.action]
        print(f"   {mark} {match.control.text}")
    for cause in match.reranked:
        print(f"   ⇣ {cause.text}")
    if match.standing is not None:
        print_standing(match.standing, language)
    for reason in match.reasons[:5]:
        print(f"   ✓ {reason.text}")
    for gap in match.gaps[:3]:
        print(f"   △ {gap.text}")
    for unknown in match.unknowns[:3]:
        print(f"   ? {unknown}")
    for notice in match.ad_notices:
        print(f"   ※ {notice.text}" if language == "zh" else f"   * {notice.text}")
    if match.same_as:
        more = len(match.same_as)
        print(
            f"   ＋ 还有{more}条相同的岗位" if language == "zh" else f"   + {more} more like this"
        )


def print_standing(standing: Standing, language: str) -> None:
    """Print where a posting stands, why no higher, and what would change it."""
    from recommender.explanation.standing import spoken_cause

    print(f"   ＃ {standing.summary}" if language == "zh" else f"   # {standing.summary}")
    for cause in standing.causes:
        print(f"   ✗ {spoken_cause(cause, language)}")
    for difference in standing.lower_in:
        print(f"   ↓ {difference.text}")
    for change in standing.changes:
        print(f"   → {change.text}")


def print_gate(gate: GateResult) -> None:
    """Print one condition: met, against, not known, or (–) not asked for by anybody."""
    mark = {"pass": "✓", "fail": "✗", "unknown": "?"}[gate.verdict] if gate.asked else "–"
    print(f"   {mark} {gate.detail}")
