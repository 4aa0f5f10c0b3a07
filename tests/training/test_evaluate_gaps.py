"""Gaps between occupations, measured on a made-up table with known answers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from api.cli.evaluate import app
from recommender.errors import NotFound
from training.benchmarks.onet import RELATED_FILE, SKILLS_FILE, read_onet
from training.evaluate_gaps import estimated_importance, evaluate_gaps

pytestmark = pytest.mark.training
SKILLS = [f"skill {i}" for i in range(10)]
FIRST, SECOND, SIBLING = "11-1000.00", "11-1001.00", "11-1002.00"
# From the first to the second occupation skills 0 to 4 rise in importance; the level of 0 to 3
# and of 9 does; in the sibling 5 to 9 matter more.
IMPORTANCE = {
    FIRST: [1.0] * 10,
    SECOND: [4.0, 3.8, 3.6, 3.4, 3.2, 1.0, 1.0, 1.0, 1.0, 1.0],
    SIBLING: [1.0, 1.0, 1.0, 1.0, 1.0, 3.0, 3.1, 3.2, 3.3, 3.4],
}
LEVEL = {
    FIRST: [2.0] * 10,
    SECOND: [5.0, 5.1, 5.2, 5.3, 2.0, 2.0, 2.0, 2.0, 2.0, 5.4],
    SIBLING: [2.0] * 10,
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    rows = ["onetsoc,element_id,skill,scale,value"]
    for scale, table in (("IM", IMPORTANCE), ("LV", LEVEL)):
        for code, values in table.items():
            rows += [f"{code},x,{s},{scale},{v}" for s, v in zip(SKILLS, values, strict=True)]
    (tmp_path / SKILLS_FILE).write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = [
        "O*NET-SOC Code\tRelated O*NET-SOC Code\tRelatedness Tier\tIndex",
        f"{FIRST}\t{SECOND}\tPrimary-Short\t1",
        f"{FIRST}\t{SIBLING}\tPrimary-Long\t6",
        f"{FIRST}\t99-9999.00\tPrimary-Short\t2",
    ]
    (tmp_path / RELATED_FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
    return tmp_path


def test_only_the_nearest_that_are_rated_are_pairs(data: Path) -> None:
    table = read_onet(data)
    assert table.related == ((FIRST, SECOND),)
    assert table.importance[SECOND]["skill 0"] == 4.0
    assert table.level[SECOND]["skill 9"] == 5.4


def test_precision_is_the_share_of_the_first_five_that_rise(data: Path) -> None:
    report = evaluate_gaps(read_onet(data), seed=0)
    assert {name: round(one.mean, 2) for name, one in report.strict.items()} == {
        "held_and_estimated": 0.0,  # what its levels mean in two others of level 2: 5 to 9
        "level": 0.8,
        "level_times_importance": 1.0,
        "no_gap": 1.0,
        "siblings": 0.0,
    }
    assert report.precision == report.strict
    assert report.n_pairs == 1


def test_an_estimate_never_sees_what_it_estimates(data: Path) -> None:
    table = read_onet(data)
    before = estimated_importance(table)[SECOND]
    text = (data / SKILLS_FILE).read_text(encoding="utf-8")
    changed = text.replace(f"{SECOND},x,skill 0,IM,4.0", f"{SECOND},x,skill 0,IM,1.5")
    (data / SKILLS_FILE).write_text(changed, encoding="utf-8")
    again = read_onet(data)
    assert again.importance[SECOND] != table.importance[SECOND]
    assert estimated_importance(again)[SECOND] == before


def test_skills_that_tie_with_the_fifth_are_right_unless_strict(data: Path) -> None:
    file = data / SKILLS_FILE
    tied = file.read_text(encoding="utf-8").replace(
        f"{SECOND},x,skill 9,IM,1.0", f"{SECOND},x,skill 9,IM,3.2"
    )
    file.write_text(tied, encoding="utf-8")
    report = evaluate_gaps(read_onet(data))
    assert report.precision["level"].mean == pytest.approx(1.0)
    assert report.strict["level"].mean == pytest.approx(0.8)


def test_the_command_writes_what_it_prints(data: Path, tmp_path: Path) -> None:
    out = tmp_path / "gaps.json"
    given = ["gaps", "--data", str(data), "--json", str(out)]
    result = CliRunner().invoke(app, given, catch_exceptions=False)
    assert "precision@5 level                  0.800 [0.800, 0.800]" in result.stdout
    plain = CliRunner().invoke(app, [*given, "--format", "json"], catch_exceptions=False)
    assert json.loads(plain.stdout) == json.loads(out.read_text(encoding="utf-8"))
    assert json.loads(plain.stdout)["seed"] == 0


def test_a_folder_without_the_files_says_which_is_missing(tmp_path: Path) -> None:
    with pytest.raises(NotFound, match=SKILLS_FILE):
        read_onet(tmp_path)
