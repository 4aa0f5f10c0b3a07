"""The twin learns from nothing that it is measured on."""

from __future__ import annotations

from pathlib import Path

import pytest

from features.occupation.csco import load_silver_titles
from features.occupation.titles import clean_title
from training.benchmarks.bilingual import read_pairs
from training.encoder.chinese import read_csco, titles_choose, titles_never_seen
from training.gold_titles import load_gold_titles
from training.occupations import in_fitting_half
from training.twin.measure import choosing_titles, gold_titles, held_out_titles
from training.twin.texts import TwinTexts, read_texts

pytestmark = pytest.mark.training

GOLD = Path(__file__).resolve().parents[1] / "gold"


@pytest.fixture(scope="module")
def texts() -> TwinTexts:
    return read_texts(None, read_pairs(GOLD / "titles_zh_en.jsonl"))


def test_no_title_of_the_other_half_or_of_a_class_to_measure_on_is_paired(
    texts: TwinTexts,
) -> None:
    allowed = {
        clean_title(title)
        for title, code in load_silver_titles()
        if in_fitting_half(title) and not titles_never_seen(code) and not titles_choose(code)
    }
    paired = {title for titles, _ in texts.titles for title in titles}
    assert len(paired) > 1000
    assert paired <= allowed


def test_no_text_of_a_class_that_chooses_when_to_stop_is_paired(texts: TwinTexts) -> None:
    choosing = [concept for concept in read_csco() if titles_choose(concept.key)]
    firsts = {group[0] for group in texts.csco}
    assert len(choosing) > 100
    assert not {concept.names[0] for concept in choosing} & firsts


def test_titles_are_shown_only_if_they_may_be_trained_on_or_are_names_anyway(
    texts: TwinTexts,
) -> None:
    # A name of a class may be an ad's title too; only titles that are nothing else count.
    known = {name for concept in read_csco() for name in concept.names}
    paired = {title for titles, _ in texts.titles for title in titles}
    gold = {t.title for t in load_gold_titles(GOLD / "occupations" / "gold.jsonl")}
    raw = {title for title, _ in load_silver_titles() if not in_fitting_half(title)} | gold
    long_ones = {title for title in raw if len(title) > 8} - known - paired
    assert len(long_ones) > 500
    assert not long_ones & {*texts.names, *texts.passages}


def test_what_is_measured_is_the_other_half_by_class() -> None:
    sets = held_out_titles()
    sizes = {name: len(asked.titles) for name, asked in sets.items()}
    assert sizes["silver seen"] + sizes["silver unseen"] == sizes["silver"] > 2500
    assert len(gold_titles(GOLD / "occupations" / "gold.jsonl").titles) == 393
    assert len(choosing_titles().titles) > 100


def test_the_data_has_a_name_of_its_own(texts: TwinTexts) -> None:
    again = read_texts(None, read_pairs(GOLD / "titles_zh_en.jsonl"))
    assert texts.digest() == again.digest() != read_texts(None, []).digest()
