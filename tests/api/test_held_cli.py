"""``zhiqiao held`` from outside: what an import holds back, and working through it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.errors import InvalidInput, NotFound
from tests.tables import csv_text

pytestmark = pytest.mark.api
HEADERS = ("岗位编号", "岗位名称", "单位名称", "薪资", "工作地点", "工作内容")
ROWS = (
    ("A-1", "收银员", "甲超市", "3500元/月", "沙市区", "负责收银。限女。"),
    ("A-2", "理货员", "甲超市", "3400元/月", "沙市区", "负责理货。"),
)


@pytest.fixture(autouse=True)
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A new installation, into which two ads were imported, one of them unlawful."""
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("ZHIQIAO_DATABASE_URL", raising=False)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "feed.csv").write_text(csv_text(HEADERS, ROWS), encoding="utf-8")
    result = run("import", "postings", "feed.csv", "--format", "json")
    assert json.loads(result.stdout)["held"] == 1
    assert "zhiqiao held list" in result.stderr


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def waiting() -> list[dict[str, object]]:
    listed: list[dict[str, object]] = json.loads(run("held", "list", "--format", "json").stdout)
    return listed


def test_the_queue_is_listed_shown_and_worked_through() -> None:
    (line,) = waiting()
    assert (line["title"], line["rules"], line["verdict"]) == ("收银员", ["sex_women"], "unlawful")
    number = str(line["posting_id"])
    table = run("held", "list").stdout
    assert number in table
    assert "违法  sex_women  收银员｜甲超市" in table
    shown = run("held", "show", "--posting", number).stdout
    assert "暂缓  screening：sex_women" in shown
    assert "负责收银。限女。" in shown
    assert "就业促进法第三条" in shown

    decided = ("--posting", number, "--by", "李老师", "--reason")
    assert run("held", "keep", *decided, "等单位改").exit_code == 0
    released = run("held", "release", *decided, "单位已书面更正", "--format", "json")
    assert json.loads(released.stdout)["action"] == "released"
    assert "广告里仍写着：限女" in released.stderr
    assert waiting() == []
    again = run("import", "postings", "feed.csv", "--format", "json")
    assert json.loads(again.stdout)["held"] == 0
    history = json.loads(run("held", "show", "--posting", number, "--format", "json").stdout)
    assert [entry["action"] for entry in history] == ["held", "kept", "released"]


def test_a_page_says_where_the_next_begins() -> None:
    open_ones = json.loads(run("export", "postings", "--status", "open").stdout)
    assert (
        run("held", "hold", "--posting", open_ones[0]["id"], "--reason", "接到举报").exit_code == 0
    )
    first = run("held", "list", "--limit", "1")
    number = first.stdout.split()[0]
    assert f"--after {number}" in first.stderr
    second = run("held", "list", "--limit", "1", "--after", number)
    assert second.stdout.split()[0] > number


def test_all_that_is_stored_can_be_screened() -> None:
    (line,) = waiting()
    run("held", "release", "--posting", str(line["posting_id"]), "--reason", "核对过")
    assert json.loads(run("held", "screen", "--format", "json").stdout) == []
    assert run("held", "screen", "--dry-run").stdout == "会暂缓 would be held  0\n"


def test_what_is_not_held_cannot_be_decided() -> None:
    open_ones = json.loads(run("export", "postings", "--status", "open").stdout)
    given = ("--posting", open_ones[0]["id"], "--reason", "x")
    assert isinstance(run("held", "release", *given).exception, InvalidInput)
    assert isinstance(run("held", "show", "--posting", "none").exception, NotFound)
    assert "没有暂缓记录" in run("held", "show", "--posting", open_ones[0]["id"]).stderr
