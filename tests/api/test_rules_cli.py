"""``zhiqiao rules`` and ``zhiqiao eligibility``, from outside."""

from __future__ import annotations

import csv
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.bootstrap import open_system
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import NotFound, RulePackInvalid, UsageError
from recommender.services.rule_packs import RULEPACK_FOLDER
from recommender.settings import Settings

pytestmark = pytest.mark.api


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home"
    monkeypatch.setenv("ZHIQIAO_HOME", str(home))
    system = open_system(Settings(home=home))
    with system.store.transaction() as tx:
        tx.seekers.put_many([SeekerProfile(id="s-1", home_region_code="421002")])
        told = SensitiveFacts(seeker_id="s-1", birth_date=date(1969, 2, 3), sex="male")
        tx.sensitive.put_many([told])
    system.close()
    return home


@pytest.fixture
def own_packs(tmp_path: Path) -> Path:
    return Path(shutil.copytree(RULEPACK_FOLDER, tmp_path / "packs"))


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, arguments, input=stdin)


def test_the_packs_of_the_project_pass() -> None:
    found = run("rules", "check", "--format", "json")
    rows = json.loads(found.stdout)
    assert found.exit_code == 0
    assert [row["pack"] for row in rows] == ["invented-a", "invented-b", "national"]
    assert all(row["passed"] and not row["untried"] for row in rows)
    assert sum(row["cases"] for row in rows) >= 60


def test_a_case_that_comes_out_otherwise_fails_the_check(own_packs: Path) -> None:
    cases = own_packs / "national" / "cases.yaml"
    text = cases.read_text(encoding="utf-8")
    cases.write_text(text.replace("expect: 不符合", "expect: 符合", 1), encoding="utf-8")
    line = text[: text.index("  expect: 不符合")].count("- case")
    start = [n for n, row in enumerate(text.splitlines(), 1) if row.startswith("- case")][line - 1]
    found = run("rules", "check", "national", "--folder", str(own_packs))
    assert found.exit_code == 1
    assert found.stdout.startswith("✗ national")
    assert f"national/cases.yaml 第{start}行" in found.stderr
    assert "应为符合，得到不符合" in found.stderr
    other = run("rules", "check", "invented-b", "--folder", str(own_packs))
    assert other.exit_code == 0


def test_a_broken_pack_is_told_by_line_in_both_languages(own_packs: Path) -> None:
    pack = own_packs / "invented-a" / "pack.yaml"
    text = pack.read_text(encoding="utf-8").replace("passed_at_least: 50 years", "passed: 50")
    pack.write_text(text, encoding="utf-8")
    line = next(n for n, row in enumerate(text.splitlines(), 1) if "passed: 50" in row)
    found = run("rules", "check", "--folder", str(own_packs))
    assert found.exit_code == 1
    assert f"invented-a/pack.yaml 第{line}行：没有“passed”这一项" in found.stderr
    english = run("rules", "check", "--folder", str(own_packs), "--language", "en")
    assert f"invented-a/pack.yaml line {line}: there is no key passed" in english.stderr
    table = run("rules", "check", "--folder", str(own_packs), "--format", "csv").stdout
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [row["passed"] for row in rows] == ["no", "yes", "yes"]


def test_packs_and_rules_are_listed() -> None:
    packs = {
        row["pack"]: row for row in json.loads(run("rules", "list", "--format", "json").stdout)
    }
    assert packs["national"]["province"] is None
    assert packs["invented-a"]["invented"] is True
    rules = json.loads(run("rules", "show", "invented-b", "--format", "json").stdout)
    decides = {row["rule"]: (row["decides"], row["pack"]) for row in rules}
    assert decides["unemployment_benefit"] == (False, "national")
    assert decides["hardship_older"] == (True, "invented-b")
    assert isinstance(run("rules", "show", "nowhere").exception, NotFound)


def test_a_registered_person_is_assessed(own_home: Path) -> None:
    found = run("eligibility", "--seeker", "s-1", "--on", "2026-11-24", "--format", "json")
    answer = json.loads(found.stdout)
    assert (answer["pack"], answer["assessed_by"]) == ("national", "rules")
    assert answer["assessed_on"] == "2026-11-24"
    assert {one["verdict"] for one in answer["results"]} == {"to_verify"}
    older = next(one for one in answer["results"] if one["rule"] == "hardship_older")
    missing = [one["name"] for one in older["missing"]]
    assert "birth_date" not in missing
    assert "registered_unemployed" in missing
    assert "1969" not in found.output


def test_what_was_noted_at_the_desk_is_read_from_a_file_or_typed(
    own_home: Path, tmp_path: Path
) -> None:
    noted = "facts: {registered_unemployed: true}\nproofs: [unemployment_record, identity]\n"
    file = tmp_path / "noted.yaml"
    file.write_text(noted, encoding="utf-8")
    asked = ("eligibility", "--seeker", "s-1", "--pack", "invented-a", "--on", "2026-11-24")
    table = run(*asked, "--facts", str(file), "--by", "李窗口")
    assert "符合  就业困难人员认定·大龄  [hardship_older｜invented-a 2026.11.1" in table.stdout
    assert "李窗口" in table.stderr
    assert "虚构" in table.stderr
    assert "1969" not in table.output
    typed = run(*asked, "--facts", "-", "--format", "csv", stdin=noted)
    rows = list(csv.DictReader(io.StringIO(typed.stdout)))
    assert rows[0]["verdict"] == "eligible"
    english = run(*asked, "--facts", "-", "--language", "en", stdin=noted)
    assert "eligible  recognition as hard to employ: older people" in english.stdout


def test_alternatives_are_told_as_such(own_home: Path) -> None:
    noted = "facts: {course_in_catalogue: true}\nproofs: [course_notice]\n"
    table = run("eligibility", "--facts", "-", "--on", "2026-11-24", stdin=noted).stdout
    lines = table.splitlines()
    training = next(n for n, line in enumerate(lines) if "职业培训补贴  [" in line)
    assert lines[training + 1].startswith("   还缺: （符合其中一类即可）")


def test_what_cannot_be_asked_is_refused(own_home: Path, tmp_path: Path) -> None:
    assert isinstance(run("eligibility").exception, UsageError)
    assert isinstance(run("eligibility", "--seeker", "s-9").exception, NotFound)
    wrong = run("eligibility", "--facts", "-", stdin="facts: {sex: 女性}")
    assert isinstance(wrong.exception, RulePackInvalid)
    assert "女性" not in wrong.exception.message("zh")
    absent = run("eligibility", "--facts", str(tmp_path / "none.yaml")).exception
    assert getattr(absent, "code", "") == "file_unreadable"
