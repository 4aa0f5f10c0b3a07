"""``zhiqiao normalize`` and ``zhiqiao intake`` from outside."""

from __future__ import annotations

import json
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from api.cli.intake import intake
from api.cli.normalize import app
from recommender.errors import InvalidInput

pytestmark = pytest.mark.api

intake_app = typer.Typer()
intake_app.command()(intake)

SHAPES = {
    "salary": ["text", "known", "min_cny_month", "max_cny_month", "months", "negotiable"],
    "education": ["text", "known", "level"],
    "region": ["text", "known", "code", "name"],
    "experience": ["text", "known", "min_years", "max_years"],
}


def normalize(what: str, lines: str | bytes) -> list[dict[str, Any]]:
    result = CliRunner().invoke(app, [what], input=lines)
    assert result.exit_code == 0, result.output
    return [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]


@pytest.mark.parametrize("what", SHAPES)
def test_each_object_has_the_keys_of_the_contract(what: str) -> None:
    rows = normalize(what, "4000-6000元/月\n大专\n\n南京·雨花台区\n1-3年\n乱七八糟")
    assert [row["text"] for row in rows] == [
        "4000-6000元/月",
        "大专",
        "",
        "南京·雨花台区",
        "1-3年",
        "乱七八糟",
    ]
    assert all(list(row) == SHAPES[what] for row in rows)


@pytest.mark.parametrize("what", [*SHAPES, "schedule", "skills"])
def test_a_blank_line_is_an_unknown_and_keeps_its_place(what: str) -> None:
    rows = normalize(what, "\n \n")
    assert [row["known"] for row in rows] == [False, False]


def test_salary() -> None:
    rows = normalize("salary", "1-1.5万·13薪\n面议\n")
    assert (rows[0]["min_cny_month"], rows[0]["max_cny_month"], rows[0]["months"]) == (
        10000,
        15000,
        13,
    )
    assert (rows[1]["known"], rows[1]["negotiable"]) == (False, True)


def test_education_that_asks_for_none_is_known() -> None:
    rows = normalize("education", "学历不限\n本科及以上\n")
    assert [(row["known"], row["level"]) for row in rows] == [(True, None), (True, "bachelor")]


def test_region() -> None:
    assert normalize("region", "南京·雨花台区")[0] == {
        "text": "南京·雨花台区",
        "known": True,
        "code": "320114",
        "name": "雨花台区",
    }


def test_experience_that_asks_for_none_is_zero() -> None:
    rows = normalize("experience", "经验不限\n3-5年\n")
    assert [(row["min_years"], row["max_years"]) for row in rows] == [(0, None), (3, 5)]


def test_schedule_and_skills() -> None:
    hours = normalize("schedule", "两班倒，单休")[0]
    assert (hours["rotating_shift"], hours["weekend_off"]) == (True, False)
    found = normalize("skills", "会CAD，不会电脑")[0]["skills"]
    assert [(s["name"], s["negated"]) for s in found] == [("CAD", False), ("电脑操作", True)]


def test_windows_lines_a_byte_order_mark_and_broken_bytes_do_not_stop_it() -> None:
    rows = normalize("education", b"\xef\xbb\xbf\xe5\xa4\xa7\xe4\xb8\x93\r\n\xff\xfe\r\n")
    assert (rows[0]["text"], rows[0]["level"]) == ("大专", "junior_college")
    assert rows[1]["known"] is False


def test_many_lines_keep_their_order() -> None:
    lines = [f"{low}-{low + 1000}元/月" for low in range(2000, 9000)]
    assert [row["text"] for row in normalize("salary", "\n".join(lines))] == lines


def test_intake_prints_the_contract_json() -> None:
    result = CliRunner().invoke(
        intake_app, ["会开叉车有N1证，想去仓库，手脚麻利", "--format", "json"]
    )
    said = json.loads(result.stdout_bytes)
    assert said["desired_titles"] == ["仓库"]
    assert said["certificates"] == [{"name": "叉车证N1", "level": "N1"}]
    assert said["not_understood"] == ["手脚麻利"]
    assert len(said["questions"]) == 2


def test_intake_reads_standard_input_and_prints_only_what_was_said() -> None:
    result = CliRunner().invoke(intake_app, ["-"], input="保洁，离家近")
    assert "保洁" in result.stdout
    assert "near_home=True" in result.stdout
    assert "commute_km" not in result.stdout


def test_no_words_are_refused() -> None:
    result = CliRunner().invoke(intake_app, [" "])
    assert isinstance(result.exception, InvalidInput)
