"""The titles labelled by reading: the file holds together, and the figures on it are right."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest

from features.occupation.csco import load_classes, load_silver_titles
from features.occupation.linker import OccupationLinker
from training.gold_figures import measure_linker, silver_figures, title_figures
from training.gold_titles import NO_WORK, GoldTitle, family_of, load_gold_titles, title_id
from training.occupations import in_fitting_half

pytestmark = pytest.mark.training

GOLD = Path(__file__).resolve().parents[1] / "gold" / "occupations" / "gold.jsonl"
FIELDS = {"id", "code", "also", "confidence", "family"}


@pytest.fixture(scope="module")
def gold() -> list[GoldTitle]:
    return load_gold_titles(GOLD)


def test_all_400_titles_are_in_the_package_and_none_was_fitted_on(gold: list[GoldTitle]) -> None:
    assert len({title.id for title in gold}) == len(gold) == 400
    assert all(title_id(title.title) == title.id for title in gold)
    assert not any(in_fitting_half(title.title) for title in gold)


def test_the_file_holds_no_title() -> None:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    assert all(json.loads(line).keys() == FIELDS for line in lines)
    assert all(line.isascii() for line in lines)


def test_every_code_is_one_of_the_classification(gold: list[GoldTitle]) -> None:
    codes = {occupation.code for occupation in load_classes()}
    assert all(title.code in codes | {NO_WORK} for title in gold)
    assert all(code in codes for title in gold for code in title.also)


def test_labels_are_in_form(gold: list[GoldTitle]) -> None:
    for title in gold:
        assert title.family == family_of(title.code)
        assert title.confidence in {0, 1, 2}
        assert len(title.also) <= 3
        assert len(title.accepted) == 1 + len(title.also)
    families = Counter(title.family for title in gold)
    assert families["production"] == 87
    assert families["service"] == 177


def test_a_title_that_the_package_does_not_have_is_an_error(tmp_path: Path) -> None:
    lost = {"id": title_id("没有这个岗位"), "code": "6-31-01-03", "also": [], "confidence": 2}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps(lost | {"family": "production"}) + "\n", encoding="utf-8")
    with pytest.raises(ValueError, match="1 labelled titles are not in the package"):
        load_gold_titles(path)


def labelled(code: str, *also: str) -> GoldTitle:
    return GoldTitle(title_id(code), code, code, also, 2, family_of(code))


def test_figures_of_known_answers() -> None:
    titles = [labelled("6-18-01-01"), labelled("4-01-02-01", "2-06-07-02"), labelled("6-31-01-03")]
    found = [["6-18-01-02", "6-18-01-01"], ["2-06-07-02", "1-06-01-02", "4-01-02-01"], []]
    figures = {name: values.tolist() for name, values in title_figures(titles, found).items()}
    assert figures == {
        "answered": [1, 1, 0],
        "exact": [0, 0, 0],
        "exact_also": [0, 1, 0],
        "group": [1, 0, 0],
        "group_also": [1, 1, 0],
        "mrr": [1 / 2, pytest.approx(1 / 3), 0],
        "mrr_also": [1 / 2, 1, 0],
    }


def test_the_machines_codes_are_compared_title_by_title() -> None:
    titles = [labelled("6-18-01-01"), labelled("6-31-01-03", "4-06-01-01"), labelled(NO_WORK)]
    coded = [("6-18-01-01", "6-18-01-01"), ("6-31-01-03", "4-06-01-01"), (NO_WORK, "8-00-00-00")]
    figures = silver_figures(titles, coded, seed=1)
    assert figures["production"]["exact"].mean == 0.5
    assert figures["production"]["exact_also"].mean == 1
    assert figures["all"] == figures["production"]


def test_the_linker_keeps_what_was_measured(
    linker: OccupationLinker, gold: list[GoldTitle]
) -> None:
    measured = measure_linker(linker, gold, seed=1)
    everywhere = measured.families["all"]
    assert measured.n_titles["all"] + measured.n_without_work == 400
    assert everywhere["exact"].mean > 0.49
    assert everywhere["exact_also"].mean > 0.67
    assert everywhere["mrr_also"].mean > 0.73
    assert everywhere["exact"].low < everywhere["exact"].mean < everywhere["exact"].high


def test_reading_and_machine_differ_more_than_they_agree_on_office_work(
    gold: list[GoldTitle],
) -> None:
    figures = silver_figures(gold, load_silver_titles(), seed=1)
    assert 0.40 < figures["all"]["exact"].mean < 0.55
    assert figures["office"]["exact"].high < 0.5 < figures["production"]["group"].low
