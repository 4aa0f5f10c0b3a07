"""The tables of translations keep apart, and the metric code gives published figures."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from training.benchmarks.bilingual import read_pairs
from training.benchmarks.melo import Melo, measure_melo, read_melo
from training.benchmarks.models import CHAR_TF_IDF, WORD_TF_IDF, open_title_model
from training.encoder.chinese import (
    titles_choose,
    titles_never_seen,
    trainable_titles,
    translations,
)
from training.encoder.concepts import read_bilingual

pytestmark = pytest.mark.training

PAIRS = Path(__file__).resolve().parents[1] / "gold" / "titles_zh_en.jsonl"


@pytest.fixture(scope="module")
def gold() -> list[tuple[str, str]]:
    return read_pairs(PAIRS)


@pytest.fixture(scope="module")
def melo() -> Melo:
    data = Path(os.environ.get("ZHIQIAO_DATA", "")) / "melo_usa_en"
    if "ZHIQIAO_DATA" not in os.environ or not data.is_dir():
        pytest.skip("ZHIQIAO_DATA names no folder with melo_usa_en")
    return read_melo(data)


def test_there_are_200_different_pairs_to_measure_on(gold: list[tuple[str, str]]) -> None:
    assert len(gold) == len({zh for zh, _ in gold}) == len({en.lower() for _, en in gold}) == 200


def test_no_text_to_measure_on_is_in_our_translations(gold: list[tuple[str, str]]) -> None:
    trained = read_bilingual()
    assert len(trained) >= 800
    assert not {zh for zh, _ in gold} & {zh for zh, _ in trained}
    assert not {en.lower() for _, en in gold} & {en.lower() for _, en in trained}


def test_nor_in_the_translations_drawn_from_the_classes(gold: list[tuple[str, str]]) -> None:
    aside = {text.lower() for pair in gold for text in pair}
    groups = translations([("电工", "electrician"), *read_bilingual()], gold)
    assert len(groups) > 1000
    assert not any(text.lower() in aside for group in groups for side in group for text in side)


def test_ad_titles_of_classes_to_measure_on_are_never_trained_on() -> None:
    titles = trainable_titles()
    assert sum(map(len, titles.values())) > 1000
    assert not any(titles_never_seen(code) or titles_choose(code) for code in titles)


# Source: results published with the MELO benchmark, usa_q_en_c_en.
@pytest.mark.parametrize(
    ("name", "figures"),
    [
        (WORD_TF_IDF, {"map": 0.1407, "mrr": 0.3250, "hit_at_10": 0.5261, "recall_at_20": 0.2210}),
        (CHAR_TF_IDF, {"map": 0.2380, "mrr": 0.5800, "hit_at_10": 0.7551, "recall_at_20": 0.3332}),
    ],
)
def test_published_figures_are_reproduced(melo: Melo, name: str, figures: dict[str, float]) -> None:
    measured = measure_melo(melo, open_title_model(name))
    for metric, published in figures.items():
        assert measured[metric].mean() == pytest.approx(published, abs=5e-5)
