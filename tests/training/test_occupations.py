"""Linking held-out titles of real ads: floors under the measured figures."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from features.encoder.encode import Encoder
from features.occupation import calibration as published
from features.occupation.linker import OccupationLinker
from training.occupations import (
    CodedTitles,
    coded_titles,
    fit_calibration,
    in_fitting_half,
    ranking_figures,
    reliability,
    write_calibration,
)

pytestmark = pytest.mark.training

EVERY = 3


@pytest.fixture(scope="module")
def held_out(encoder: Encoder) -> CodedTitles:
    # The file is sorted by title, so a part of it must be spread over the whole.
    coded = coded_titles(encoder, fitting=False)
    return CodedTitles(coded.titles[::EVERY], coded.vectors[::EVERY], coded.classes[::EVERY])


def test_fusion_finds_more_than_any_signal_and_than_rank_fusion(
    linker: OccupationLinker, held_out: CodedTitles
) -> None:
    figures = ranking_figures(linker, held_out, published.load_calibration())
    fused = figures.pop("fused")
    assert fused["recall_at_1"] > 0.43
    assert fused["mrr"] > 0.55
    assert all(fused["mrr"] > other["mrr"] + 0.01 for other in figures.values())


def test_confidence_is_how_often_it_is_right(
    linker: OccupationLinker, held_out: CodedTitles
) -> None:
    bands = reliability(linker, held_out, published.load_calibration(), n_bins=5)
    assert sum(band["titles"] for band in bands) == len(held_out.titles)
    sure = [band for band in bands if band["titles"] >= 50]
    assert len(sure) >= 4
    assert all(abs(band["confidence"] - band["right"]) < 0.12 for band in sure)
    assert all(low["right"] < high["right"] for low, high in pairwise(sure))


def test_a_title_is_in_one_half_for_good() -> None:
    assert in_fitting_half("电工") is in_fitting_half("电工")
    halves = [in_fitting_half(f"岗位{i}") for i in range(400)]
    assert 150 < sum(halves) < 250


def test_fitting_again_gives_the_published_weights(
    linker: OccupationLinker, encoder: Encoder, tmp_path: Path
) -> None:
    coded = coded_titles(encoder, fitting=True)
    stored = published.load_calibration()
    fitted = fit_calibration(linker, coded, stored)
    written = write_calibration(fitted, tmp_path, encoder, len(coded.titles), date(2026, 11, 24))
    ours, again = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (published.calibration_file(encoder.identity), written)
    )
    assert again["fusion"] == pytest.approx(ours["fusion"], rel=0.05)
    assert again["confidence"] == pytest.approx(ours["confidence"], rel=0.1, abs=0.03)
    assert again["fitted"]["encoder"] == ours["fitted"]["encoder"]
