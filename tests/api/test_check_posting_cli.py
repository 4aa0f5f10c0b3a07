"""``zhiqiao check-posting`` and ``evaluate legality`` from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.adapters.sql.store import SqlStore
from recommender.domain.posting import JobPosting
from recommender.errors import FileUnreadable, InvalidInput, NotFound, UsageError

pytestmark = pytest.mark.api


@pytest.fixture(autouse=True)
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An installation that holds nothing yet."""
    home = tmp_path / "home"
    monkeypatch.setenv("ZHIQIAO_HOME", str(home))
    monkeypatch.setenv("ZHIQIAO_CACHE", str(tmp_path / "cache"))
    monkeypatch.delenv("ZHIQIAO_DATABASE_URL", raising=False)
    return home


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["check-posting", *arguments], input=given)


def test_a_text_is_checked_without_a_store(nowhere: Path) -> None:
    result = run("招收银员，限女，35岁以下", "--format", "json")
    assert result.exit_code == 0, result.output
    answer = json.loads(result.stdout)
    assert answer["verdict"] == "unlawful"
    keys = {"severity", "clause", "start", "end", "text", "why", "rewrite"}
    assert all(keys <= set(finding) for finding in answer["findings"])
    found = [(f["severity"], f["start"], f["end"], f["text"]) for f in answer["findings"][:2]]
    assert found == [("unlawful", 5, 7, "限女"), ("discouraged", 8, 13, "35岁以下")]
    assert not nowhere.exists()


def test_offsets_are_those_of_the_text_as_it_was_given() -> None:
    text = "  \n 限男性"
    answer = json.loads(run("-", "--format", "json", given=text).stdout)
    first = answer["findings"][0]
    assert text[first["start"] : first["end"]] == first["text"] == "限男性"


def test_the_table_says_it_in_the_language_asked_for() -> None:
    zh, en = run("限女").stdout, run("限女", "--language", "en").stdout
    assert zh.startswith("违法\n   违法 “限女”[0-2]")
    assert "（就业促进法第三条）" in zh
    assert en.startswith("unlawful\n")
    assert "Employment Promotion Law, article 3" in en


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_file_gives_one_object_a_line(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "ads.txt"
    file.write_bytes("限女\r\n\r\n不限性别，先交押金300元\n".encode(encoding))
    result = run("--file", str(file), "--format", "json")
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer["verdict"] for answer in answers] == ["unlawful", "clear", "suspicious"]
    rows = run("--file", str(file), "--format", "csv").stdout.splitlines()
    assert rows[0].startswith("line,severity,rule,clause,start,end,text")
    assert {row.split(",")[0] for row in rows[1:]} == {"1", "3"}


def stored(home: Path) -> SqlStore:
    home.mkdir()
    store = SqlStore(f"sqlite:///{home / 'zhiqiao.db'}", vault_keys=[])
    store.migrate()
    many = [
        JobPosting(
            id=f"p-{i:02d}",
            source="s",
            title="理货员",
            description="负责理货、补货。经验不限。",
            employer_name="甲超市",
            address="沙市区",
            openings=1,
            occupation_code="4-01-02-01",
            salary_text="3600元/月",
            salary_min_cny_month=3600,
            salary_max_cny_month=3600,
        )
        for i in range(24)
    ]
    odd = {"id": "p-odd", "salary_text": "2万/月", "salary_min_cny_month": 20_000}
    high = many[0].model_copy(update={**odd, "salary_max_cny_month": 20_000})
    with store.transaction() as tx:
        tx.postings.put_many([*many, high])
    return store


def test_a_stored_posting_is_compared_with_the_others(nowhere: Path) -> None:
    stored(nowhere).close()
    answer = json.loads(run("--posting", "p-odd", "--format", "json").stdout)
    (finding,) = answer["findings"]
    assert (finding["rule"], finding["text"]) == ("pay_far_above", "2万/月")
    assert json.loads(run("--posting", "p-01", "--format", "json").stdout) == {
        "findings": [],
        "verdict": "clear",
    }
    assert isinstance(run("--posting", "none").exception, NotFound)
    counted = json.loads(run("--all", "--format", "json").stdout)
    assert counted == [{"severity": "suspicious", "rule": "pay_far_above", "postings": 1}]
    assert run("--all").stdout == "可疑待核  pay_far_above  1\n"


def test_a_text_is_not_compared_where_no_model_is_built(nowhere: Path) -> None:
    stored(nowhere).close()
    result = run(
        "好又多超市招理货员2名，2万/月，负责理货，沙市区北京路，经验不限", "--format", "json"
    )
    assert json.loads(result.stdout) == {"findings": [], "verdict": "clear"}


def test_what_cannot_be_checked_is_said(tmp_path: Path) -> None:
    assert isinstance(run().exception, UsageError)
    assert isinstance(run("限女", "--posting", "p").exception, UsageError)
    assert isinstance(run("长" * 20_001).exception, InvalidInput)
    file = tmp_path / "bad.txt"
    file.write_bytes(b"\xff\xff\xff")
    assert isinstance(run("--file", str(file)).exception, FileUnreadable)


def test_the_check_is_measured_on_labelled_ads(tmp_path: Path) -> None:
    folder = tmp_path / "legality"
    folder.mkdir()
    label = {"start": 0, "end": 2, "rule": "sex_women", "severity": "unlawful"}
    missed = {**label, "start": 3, "end": 5, "rule": "religion"}
    rows = [
        {"id": "1", "text": "限女，收银", "findings": [{**label, "clause": "就业促进法第三条"}]},
        {"id": "2", "text": "女装店", "findings": []},
        {"id": "3", "text": "收银、理货", "findings": [{**missed, "clause": "就业促进法第三条"}]},
    ]
    lines = [json.dumps({**row, "incomplete": [], "incomplete_optional": []}) for row in rows]
    (folder / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    given = ["evaluate", "legality", "--half", "a", "--gold", str(tmp_path), "--format", "json"]
    result = CliRunner().invoke(app, given)
    assert result.exit_code == 0, result.output
    report = json.loads(result.stdout)
    unlawful = report["severities"]["unlawful"]
    assert (unlawful["recall"]["mean"], unlawful["precision"]["mean"]) == (0.5, 1.0)
    assert unlawful["clause_right"]["mean"] == 1.0
    assert report["faults"] == {"3": ["missed religion 3-5"]}
    gone = ["evaluate", "legality", "--gold", str(tmp_path / "none")]
    assert isinstance(CliRunner().invoke(app, gone).exception, NotFound)
