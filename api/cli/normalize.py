"""``zhiqiao normalize``: lines on stdin, one JSON object a line on stdout, in the same order."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from io import BufferedReader
from typing import cast

import typer

app = typer.Typer(
    help="规范化：工资、学历、地区、经验、职业、班次、技能；一行一条。 Normalise lines from stdin.",
    no_args_is_help=True,
)

Reader = Callable[[str], dict[str, object]]
_CHUNK_BYTES = 65536


@app.command()
def salary() -> None:
    """工资转为元/月（税前）。 Pay to CNY a month before tax."""
    from features.salary import parse_salary

    def read(text: str) -> dict[str, object]:
        pay = parse_salary(text)
        return {
            "known": pay.known,
            "min_cny_month": pay.min_cny_month,
            "max_cny_month": pay.max_cny_month,
            "months": pay.months,
            "negotiable": pay.negotiable,
        }

    _each(read)


@app.command()
def education() -> None:
    """学历要求。 The education asked for."""
    from features.education import parse_education

    def read(text: str) -> dict[str, object]:
        level = parse_education(text)
        return {"known": level.known, "level": level.value}

    _each(read)


@app.command()
def region() -> None:
    """地区转为 GB/T 2260 代码。 Places to codes of GB/T 2260."""
    from features.region import parse_region

    def read(text: str) -> dict[str, object]:
        place = parse_region(text).value
        known = place is not None
        return {
            "known": known,
            "code": place.code if place else None,
            "name": place.name if place else None,
        }

    _each(read)


@app.command()
def experience() -> None:
    """经验要求（年）；经验不限为 0。 The years asked for; 0 where none are."""
    from features.experience import parse_experience

    def read(text: str) -> dict[str, object]:
        years = parse_experience(text)
        asked = years.value
        least = asked.min_years if asked else (0.0 if years.known else None)
        return {
            "known": years.known,
            "min_years": least,
            "max_years": asked.max_years if asked else None,
        }

    _each(read)


@app.command()
def schedule() -> None:
    """班次与休息。 Shifts and days off."""
    from features.schedule import parse_schedule

    names = ("night_shift", "rotating_shift", "weekend_off", "one_day_off", "day_shift_only")

    def read(text: str) -> dict[str, object]:
        hours = parse_schedule(text)
        answers = {name: getattr(hours, name) for name in names}
        return {"known": any(a is not None for a in answers.values()), **answers}

    _each(read)


@app.command()
def skills() -> None:
    """技能及其原文位置。 Skills, and where the text names them."""
    from features.skills import find_skills

    def read(text: str) -> dict[str, object]:
        found = [
            {
                "code": skill.code,
                "name": skill.name,
                "negated": skill.negated,
                "level": skill.level,
                "start": skill.span.start,
                "end": skill.span.end,
            }
            for skill in find_skills(text)
        ]
        return {"known": bool(found), "skills": found}

    _each(read)


@app.command()
def occupation() -> None:
    """职业分类大典候选，最可能的在前；空表示不确定。 Occupations, best first; none: abstained."""
    from recommender.bootstrap import open_system

    linker = open_system().linker
    for lines in _batches():
        titles = [line for line in lines if line.strip()]
        linked = iter(linker.link(titles) if titles else ())
        rows: list[dict[str, object]] = []
        for line in lines:
            found = next(linked) if line.strip() else []
            candidates = [
                {"code": c.code, "name": c.name, "confidence": round(float(c.confidence), 4)}
                for c in found
            ]
            rows.append({"text": line, "candidates": candidates})
        _write(rows)


def _each(read: Reader) -> None:
    for lines in _batches():
        _write([{"text": line, **read(line)} for line in lines])


def _batches() -> Iterator[list[str]]:
    """Yield the whole lines that are there, without waiting for more."""
    rest = b""
    stdin = cast("BufferedReader", sys.stdin.buffer)
    while chunk := stdin.read1(_CHUNK_BYTES):
        *whole, rest = (rest + chunk).split(b"\n")
        if whole:
            yield [_line(line) for line in whole]
    if rest:
        yield [_line(rest)]


def _line(raw: bytes) -> str:
    return raw.decode("utf-8", "replace").removeprefix("\ufeff").rstrip("\r")


def _write(rows: Sequence[dict[str, object]]) -> None:
    import orjson

    out = sys.stdout.buffer
    out.write(b"".join(orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE) for row in rows))
    out.flush()
