"""Linking held-out titles of real ads: floors under the measured figures."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from features.encoder.encode import Encoder
from features.occupation import calibration as published
from features.occupation.linker import OccupationLinker
from training.evaluate_occupations import evaluate_occupations
from training.fit_linker import fit_linker
from training.gold_titles import load_gold_titles
from training.occupations import CodedTitles, coded_titles, in_fitting_half, ranking_figures

pytestmark = pytest.mark.training

EVERY = 3
GOLD = Path(__file__).resolve().parents[1] / "gold" / "occupations" / "gold.jsonl"


@pytest.fixture(scope="module")
def held_out(encoder: Encoder) -> CodedTitles:
    # The file is sorted by title, so a part of it must be spread over the whole.
    coded = coded_titles(encoder, fitting=False)
    return CodedTitles(coded.titles[::EVERY], coded.vectors[::EVERY], coded.classes[::EVERY])


def test_fusion_finds_more_than_any_signal_and_than_rank_fusion(
    encoder: Encoder, linker: OccupationLinker, held_out: CodedTitles
) -> None:
    figures = ranking_figures(linker, held_out, published.load_calibration(encoder.identity))
    fused = figures.pop("fused")
    assert fused["recall_at_1"] > 0.43
    assert fused["mrr"] > 0.55
    assert all(fused["mrr"] > other["mrr"] + 0.01 for other in figures.values())


def test_confidence_is_how_often_it_is_right(encoder: Encoder, cache_dir: Path) -> None:
    report = evaluate_occupations(encoder, cache_dir, load_gold_titles(GOLD), seed=1)
    assert report.calibration_error < 0.08
    assert report.accepted_at_coverage > 0.75
    assert report.group_at_coverage > 0.85


def test_a_title_is_in_one_half_for_good() -> None:
    assert in_fitting_half("电工") is in_fitting_half("电工")
    halves = [in_fitting_half(f"岗位{i}") for i in range(400)]
    assert 150 < sum(halves) < 250


@pytest.mark.slow
def test_fitting_again_gives_the_published_weights(
    encoder: Encoder, cache_dir: Path, tmp_path: Path
) -> None:
    gold, sample = load_gold_titles(GOLD), Path("data/sample")
    written = fit_linker(encoder, cache_dir, gold, sample, tmp_path, date(2026, 11, 24))
    ours, again = (
        yaml.safe_load(path.read_text(encoding="utf-8"))
        for path in (published.calibration_file(encoder.identity), written)
    )
    assert again["fusion"] == pytest.approx(ours["fusion"], rel=0.05)
    assert again["confidence"] == pytest.approx(ours["confidence"], rel=0.1, abs=0.03)
    assert again["curves"]["title"] == pytest.approx(ours["curves"]["title"], abs=0.1)
    assert again["fitted"]["encoder"] == ours["fitted"]["encoder"]
