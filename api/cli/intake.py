"""``zhiqiao intake``: a person's own words to a profile."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from api.cli.output import Format, print_csv, print_facts, print_json

if TYPE_CHECKING:
    from recommender.domain.intake import Intake


def intake(
    text: Annotated[str, typer.Argument(help="一句话或一段话，- 为标准输入 / words, - for stdin")],
    output: Annotated[Format, typer.Option("--format", envvar="ZHIQIAO_FORMAT")] = Format.TABLE,
) -> None:
    """把一句话或一段话读成求职者档案，没听懂的列出来。

    Read a sentence or a paragraph into a seeker's profile; list what was not understood.
    """
    from recommender.services.read_seeker import read_text
    from recommender.settings import read_settings

    words = sys.stdin.buffer.read().decode("utf-8", "replace") if text == "-" else text
    found = read_text(words, date.today(), read_settings().near_region)
    if output is Format.JSON:
        print_json(found.contract_json())
    elif output is Format.CSV:
        print_csv(("field", "value"), _facts(found).items())
    else:
        print_facts(_facts(found))


def _facts(found: Intake) -> dict[str, str]:
    """Return the fields that say something, one line each."""
    said = found.contract_json()
    quoted = said.pop("spans")
    told = {
        name: _line(value) for name, value in said.items() if name not in ("id", "source", "status")
    }
    words = "；".join(
        dict.fromkeys(f"{s['text']}→{name}" for name, all_ in quoted.items() for s in all_)
    )
    return {name: line for name, line in {**told, "read_from": words}.items() if line}


def _line(value: Any) -> str:
    """Return a value in one line; empty where nothing was said."""
    if isinstance(value, dict):
        parts = ((name, _line(inner)) for name, inner in value.items())
        return " ".join(f"{name}={line}" for name, line in parts if line)
    if isinstance(value, list | tuple):
        return "、".join(line for line in map(_line, value) if line)
    return "" if value is None else str(value)
