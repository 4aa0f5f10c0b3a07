"""``zhiqiao occupations`` from outside."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook
from typer.testing import CliRunner, Result

from api.cli.main import app
from features.occupation.csco import class_names
from features.occupation.linker import OccupationLinker
from features.taxonomy import read_rows
from recommender.errors import InvalidInput, NotFound
from tests.tables import write_table

pytestmark = pytest.mark.api

ODD, OTHER, MIXER = "嘎嘣脆小能手", "咕噜专家", "6-29-01-03"


@pytest.fixture
def folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, cache_dir: Path, linker: OccupationLinker
) -> Path:
    """A working folder with a store of four postings; the model is built already."""
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("ZHIQIAO_CACHE", str(cache_dir.resolve()))
    monkeypatch.chdir(tmp_path)
    rows = [(f"急聘{ODD}", "甲"), (ODD, "乙"), (OTHER, "丙"), ("电工", "丁")]
    run("import", "postings", write_table(tmp_path, "utf8.csv", ("岗位名称", "公司"), rows))
    return tmp_path


def run(*words: str | Path, stdin: str | None = None) -> Result:
    runner = CliRunner()
    return runner.invoke(app, [str(word) for word in words], input=stdin, catch_exceptions=False)


def found(*words: str | Path, stdin: str | None = None) -> dict[str, object]:
    result = run(*words, "--format", "json", stdin=stdin)
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def codes() -> dict[str, str | None]:
    postings = json.loads(run("export", "postings").stdout)
    return {p["employer_name"]: p["occupation_code"] for p in postings}


def test_from_the_queue_to_a_decision_and_back(folder: Path) -> None:
    queue = found("occupations", "unmapped", "--below", "0.9")
    assert [(t["title"], t["postings"]) for t in queue["titles"]] == [(ODD, 2), (OTHER, 1)]
    told = found("occupations", "assign", ODD, MIXER, "--note", "本地叫法")
    assert told == {
        "title": ODD,
        "status": "assigned",
        "code": MIXER,
        "name": class_names()[MIXER],
        "unchanged": 0,
        "postings_recoded": 2,
        "postings_reindexed": 2,
        "seekers_reindexed": 0,
    }
    assert codes() == {"甲": MIXER, "乙": MIXER, "丙": None, "丁": None}
    line = run("normalize", "occupation", stdin=f"诚聘{ODD}\n").stdout
    assert json.loads(line)["candidates"][0]["code"] == MIXER
    assert found("occupations", "dismiss", OTHER)["status"] == "dismissed"
    assert found("occupations", "unmapped", "--below", "0.9")["titles"] == []
    listed = json.loads(run("occupations", "assigned", "--format", "json").stdout)
    assert [(row["title"], row["code"], row["note"]) for row in listed] == sorted(
        [(OTHER, "不是职业", ""), (ODD, MIXER, "本地叫法")]
    )
    assert all(row["decided_at"].startswith("20") for row in listed)
    assert found("occupations", "unassign", f"急聘{ODD}")["status"] == "undecided"
    assert codes()["甲"] != MIXER
    assert run("occupations", "assigned").stdout.count("\n") == 1


def test_an_exported_queue_is_filled_in_and_imported(folder: Path) -> None:
    run("occupations", "unmapped", "--below", "0.9", "--out", "queue.csv")
    rows = list(csv.DictReader(io.StringIO(Path("queue.csv").read_text(encoding="utf-8-sig"))))
    assert [row["title"] for row in rows] == [ODD, OTHER]
    assert [row["code"] for row in rows] == ["", ""]
    rows[0]["code"] = f"{MIXER} 混凝土工"
    write_table(folder, "xlsx", list(rows[0]), [list(row.values()) for row in rows])
    report = found("occupations", "import", "table.xlsx")
    assert (report["rows"], report["assigned"], report["left_open"]) == (2, 1, 1)
    assert (report["postings_recoded"], report["errors_file"]) == (2, None)
    assert codes()["甲"] == MIXER
    run("occupations", "assigned", "--out", "list.csv")
    again = found("occupations", "import", "list.csv")
    assert (again["rows"], again["unchanged"], again["assigned"]) == (1, 1, 0)


def test_bad_rows_are_told_with_row_column_and_remedy(folder: Path) -> None:
    rows = [
        (ODD, "6-29-1"),
        (OTHER, "9-99-99-99"),
        ("五险一金", MIXER),
        ("咕噜师", MIXER),
        ("咕噜师", "6-31-01-03"),
        ("咔嚓员", "不是职业"),
        ("吧唧员", None),
    ]
    path = write_table(folder, "utf8.csv", ("岗位名称", "职业代码"), rows)
    result = run("occupations", "import", path, "--format", "json")
    report = json.loads(result.stdout)
    wanted = {"rows": 7, "assigned": 1, "dismissed": 1, "left_open": 1, "rejected": 4}
    assert {name: report[name] for name in wanted} == wanted
    assert "第 2 行 职业代码“6-29-1”" in result.stderr
    assert "zhiqiao normalize occupation" in result.stderr
    sheet = CalamineWorkbook.from_path(report["errors_file"]).get_sheet_by_index(0).to_python()
    assert len(sheet) == 5
    assert [row[3] for row in sheet[1:]] == ["职业代码", "职业代码", "岗位名称", "职业代码"]
    sheet_rows = [(str(row[0]), MIXER) for row in sheet[1:3]]
    fixed = write_table(folder, "utf8.csv", ("岗位名称", "职业代码"), sheet_rows)
    assert found("occupations", "import", fixed)["assigned"] == 2


def test_a_dry_run_stores_nothing(folder: Path) -> None:
    path = write_table(folder, "utf8.csv", ("title", "code"), [(ODD, MIXER)])
    report = found("occupations", "import", path, "--dry-run")
    assert (report["assigned"], report["dry_run"], codes()["甲"]) == (1, True, None)


def test_learned_aliases_fit_the_table_of_the_release(folder: Path) -> None:
    run("occupations", "assign", ODD, MIXER)
    (row,) = csv.DictReader(io.StringIO(run("occupations", "aliases").stdout))
    assert list(row) == list(read_rows("aliases.csv")[0])
    assert (row["alias"], row["code"], row["note"]) == (ODD, MIXER, class_names()[MIXER])
    assert row["checked"].endswith("|1")


@pytest.mark.parametrize(
    ("words", "error"),
    [
        (("assign", ODD, "6-29-01"), InvalidInput),
        (("dismiss", "五险一金"), InvalidInput),
        (("unassign", ODD), NotFound),
    ],
)
def test_what_cannot_be_done_is_told(
    folder: Path, words: tuple[str, ...], error: type[Exception]
) -> None:
    with pytest.raises(error):
        run("occupations", *words)


def test_a_file_without_the_columns_is_refused(folder: Path) -> None:
    path = write_table(folder, "utf8.csv", ("岗位名称", "公司"), [(ODD, "甲")])
    with pytest.raises(InvalidInput, match="岗位名称、公司"):
        run("occupations", "import", path)
