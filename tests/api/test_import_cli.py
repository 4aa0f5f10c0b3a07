"""``zhiqiao import`` and ``zhiqiao export`` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.errors import MappingInvalid
from tests.tables import POSTING_HEADERS, POSTING_ROWS, write_table

pytestmark = pytest.mark.api


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("ZHIQIAO_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, [str(word) for word in words], catch_exceptions=False)


def test_import_and_export(folder: Path) -> None:
    path = write_table(
        folder, "xlsx", POSTING_HEADERS, [*POSTING_ROWS, (None, "甲", "4千", *[None] * 6)]
    )
    report = json.loads(run("import", "postings", path, "--format", "json").stdout)
    wanted = {"rows": 6, "created": 5, "updated": 0, "unchanged": 0, "rejected": 1}
    assert {name: report[name] for name in wanted} == wanted
    assert report["errors_file"] == "table-errors.xlsx"
    assert (folder / "table-errors.xlsx").exists()
    exported = json.loads(run("export", "postings").stdout)
    assert len(exported) == 5
    run("export", "postings", "--out", "all.csv")
    again = run("import", "postings", "all.csv", "--dry-run", "--format", "csv").stdout.splitlines()
    assert again[0].split(",")[:5] == ["rows", "created", "updated", "unchanged", "rejected"]
    assert again[1].split(",")[:5] == ["5", "0", "0", "5", "0"]


def test_a_mapping_is_saved_corrected_and_used(folder: Path) -> None:
    path = write_table(
        folder, "utf8.csv", ("干什么活", "岗位", "给多少钱"), [("扫地", "保洁", "2千")]
    )
    first = run("import", "postings", path, "--dry-run", "--save-mapping", "m.yaml")
    assert "给多少钱 → （未用 unused）" in first.stderr
    mapping = Path("m.yaml").read_text(encoding="utf-8")
    Path("m.yaml").write_text(
        mapping.replace("给多少钱: null", "给多少钱: salary"), encoding="utf-8"
    )
    run("import", "postings", path, "--mapping", "m.yaml")
    assert json.loads(run("export", "postings").stdout)[0]["salary_min_cny_month"] == 2000


def test_a_mapping_that_does_not_fit_is_refused(folder: Path) -> None:
    path = write_table(folder, "utf8.csv", POSTING_HEADERS, POSTING_ROWS)
    Path("m.yaml").write_text("kind: courses\ncolumns: {}\n", encoding="utf-8")
    with pytest.raises(MappingInvalid):
        run("import", "postings", path, "--mapping", "m.yaml")


@pytest.mark.parametrize("kind", ["postings", "seekers", "courses", "services"])
def test_every_kind_has_its_commands(folder: Path, kind: str) -> None:
    assert run("import", kind, "--help").exit_code == 0
    assert json.loads(run("export", kind).stdout) == []


def test_the_place_of_the_office_settles_shared_names(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is a 鼓楼区 in four cities."""
    path = write_table(folder, "utf8.csv", ("岗位名称", "工作地点"), [("保洁", "鼓楼区")])

    def stored() -> str | None:
        code: str | None = json.loads(run("export", "postings").stdout)[0]["region_code"]
        return code

    run("import", "postings", path)
    assert stored() is None
    monkeypatch.setenv("ZHIQIAO_NEAR_REGION", "320100")
    run("import", "postings", path)
    assert stored() == "320106"
    run("import", "postings", path, "--near", "350100")
    assert stored() == "350102"
    told = json.loads(run("intake", "家住鼓楼区", "--format", "json").stdout)
    assert told["home_region_code"] == "320106"
