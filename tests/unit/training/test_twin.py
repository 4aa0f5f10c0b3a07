"""The twin's training: what it may see, that it learns, stops, and comes out the same."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np
import pytest
import torch

from features.encoder.encode import Encoder
from features.encoder.static import read_facts, terms
from features.occupation.csco import OccupationClass
from features.progress import Progress, silent
from recommender.metrics.interval import Interval
from tests.unit.training.tiny import write_tiny_encoder
from training.encoder.streams import Stream
from training.twin.ads import invent_ads, sample_postings
from training.twin.compare import Comparison, Quality, Speed, _quality
from training.twin.fit import Bags, FloatArray, TwinRun
from training.twin.measure import texts_per_second
from training.twin.publish import code_digest, publish_twin, recipe_facts, write_card
from training.twin.recipe import TwinRecipe
from training.twin.teacher import Projection, teacher_vectors
from training.twin.vocabulary import choose_vocabulary, frequent_characters

pytestmark = pytest.mark.unit

JOBS = [(f"{a}工", f"{b}匠") for a, b in zip("电焊瓦木油漆", "甲乙丙丁戊己", strict=True)]
RECIPE = TwinRecipe(
    n_terms=40,
    dims=6,
    steps=60,
    check_every=10,
    pairs={"csco": 6},
    imitated=6,
    learning_rate=0.05,
    term_dropout=0.0,
)


def make_run(recipe: TwinRecipe = RECIPE) -> TwinRun:
    vocabulary = sorted({term for pair in JOBS for text in pair for term in terms(text)})
    bags = Bags(vocabulary)
    rng = np.random.default_rng(0)
    table = rng.standard_normal((len(vocabulary), recipe.dims)).astype(np.float32)
    wanted = rng.standard_normal((len(JOBS), recipe.dims)).astype(np.float32)
    wanted /= np.linalg.norm(wanted, axis=1, keepdims=True)
    left, right = ([bags.number(pair[side]) for pair in JOBS] for side in (0, 1))

    def check(table: FloatArray) -> float:
        cosines = bags.vectors(table, left) @ bags.vectors(table, right).T
        return float((cosines.argmax(axis=1) == np.arange(len(JOBS))).mean())

    stream = Stream([bags.numbers(pair) for pair in JOBS])
    return TwinRun(
        recipe, bags, torch.from_numpy(table), {"csco": stream}, np.array(left), wanted, check
    )


def test_names_that_mean_the_same_come_together() -> None:
    run = make_run()
    run.train()
    assert run.checks[0][1] < 0.6
    assert max(value for _, value in run.checks) == 1.0


def test_texts_come_near_to_the_vectors_wanted() -> None:
    run = make_run(replace(RECIPE, patience=99, imitation_weight=20.0))
    before = (run.bags.vectors(run.table.numpy(), [*run.imitated]) * run.wanted).sum(1).mean()
    run.train()
    after = run.table.detach().numpy()
    assert (run.bags.vectors(after, [*run.imitated]) * run.wanted).sum(1).mean() > before + 0.3


def test_the_best_table_is_kept_and_a_run_without_progress_stops() -> None:
    run = make_run(replace(RECIPE, patience=2))
    tables: list[FloatArray] = []

    def check(table: FloatArray) -> float:
        tables.append(table)
        return [0.1, 0.9, 0.5, 0.5, 0.95][len(tables) - 1]

    run.check = check
    best = run.train()
    assert [step for step, _ in run.checks] == [0, 10, 20, 30]
    assert np.array_equal(best, tables[1])


def test_a_seed_gives_the_same_table_to_the_bit_and_another_seed_another() -> None:
    first, again = make_run().train(), make_run().train()
    other = make_run(replace(RECIPE, seed=1)).train()
    assert first.tobytes() == again.tobytes() != other.tobytes()


def test_all_frequent_characters_have_a_row_and_so_has_what_two_names_share() -> None:
    assert len(frequent_characters()) == 3755
    names, passages = ["电工证", "电工", "孤本"], ["检修电工的人"]
    vocabulary, shares = choose_vocabulary(names, passages, 3800)
    assert set(frequent_characters()) <= set(vocabulary)
    assert {"电工"} <= set(vocabulary)
    assert not {"孤本", "检修", "电工证"} & set(vocabulary)
    assert len(vocabulary) == len(set(vocabulary)) == len(shares) <= 3800
    assert shares[vocabulary.index("电工")] > shares[vocabulary.index("检")] > 0


def test_no_more_terms_than_asked_for() -> None:
    names = [f"{a}{b}" for a in "电焊瓦木" for b in "工匠师傅"] * 2
    vocabulary, _ = choose_vocabulary(names, [], 3760)
    assert len(vocabulary) <= 3760


def test_a_projection_takes_the_middle_away_and_keeps_what_differs() -> None:
    rng = np.random.default_rng(0)
    vectors = (rng.standard_normal((50, 8)) * [5, 4, 3, 0, 0, 0, 0, 0] + 7).astype(np.float32)
    projection = Projection.fit(vectors, 3)
    made = projection.apply(vectors)
    centred = vectors - vectors.mean(axis=0)
    centred /= np.linalg.norm(centred, axis=1, keepdims=True)
    assert made.shape == (50, 3)
    assert made @ made.T == pytest.approx(centred @ centred.T, abs=1e-4)


def test_the_teachers_vectors_are_kept_for_the_next_run(tmp_path: Path) -> None:
    write_tiny_encoder(tmp_path / "base")
    encoder, told = Encoder(tmp_path / "base"), []
    texts = ["一丁", "七"]
    first = teacher_vectors(encoder, texts, "query", tmp_path, lambda *a: told.append(a))
    assert told
    told.clear()
    again = teacher_vectors(encoder, texts, "query", tmp_path, lambda *a: told.append(a))
    assert not told
    assert first.tobytes() == again.tobytes()
    assert first == pytest.approx(encoder.encode(texts, "query"), abs=1e-3)
    teacher_vectors(encoder, texts, "passage", tmp_path)
    assert len(list(tmp_path.glob("teacher-*.npy"))) == 2


def test_what_the_twin_keeps_is_resampled_title_by_title() -> None:
    encoder = np.array([1.0, 0.5, 0.25, 1.0])
    found = _quality(encoder, encoder * 0.9, 0)
    assert found.kept == pytest.approx((0.9, 0.9, 0.9))
    assert found.encoder.mean == pytest.approx(0.6875)
    assert found.n_titles == 4


class Counting:
    """Counts the texts it is asked for."""

    identity = "counting"

    def __init__(self) -> None:
        self.calls: list[int] = []

    def encode(
        self,
        texts: Sequence[str],
        kind: str,
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = 32,
        progress: Progress = silent,
    ) -> np.ndarray:
        self.calls.append(len(texts))
        return np.zeros((len(texts), 1), dtype=np.float32)


def test_batches_go_in_one_call_and_others_one_by_one() -> None:
    counting = Counting()
    assert texts_per_second(counting, ["a", "b", "c"], True, 1.0) > 0
    assert texts_per_second(counting, ["a", "b", "c"], False, 60.0) > 0
    assert counting.calls == [2, 3, 2, 1, 1, 1]


def test_a_publication_says_how_it_was_made_and_what_it_is_worth(tmp_path: Path) -> None:
    run = make_run()
    vocabulary = sorted({term for pair in JOBS for text in pair for term in terms(text)})
    facts = recipe_facts(RECIPE, "teacher-1", "abc", [(0, 0.25), (10, 0.5)])
    on, table = date(2026, 11, 24), run.table.numpy()
    twin = publish_twin(tmp_path, "0.1", on, vocabulary, table, facts)
    some = Interval(0.5, 0.4, 0.6)
    measured = Comparison(
        "teacher-1",
        twin.identity,
        0,
        {"gold name": Quality(some, some, Interval(1, 0.9, 1.1), 9)},
        {"titles in batches": Speed(100.0, 20000.0)},
    )
    write_card(tmp_path, read_facts(tmp_path), measured)
    manifest = read_facts(tmp_path)
    assert {"version", "published", "license", "data", "code", "seed", "metrics"} <= set(manifest)
    assert (manifest["kind"], manifest["teacher"], manifest["seed"]) == ("twin", "teacher-1", 0)
    assert manifest["code"] == code_digest()
    card = (tmp_path / "README.md").read_text(encoding="utf-8")
    assert "| gold name | 0.500 [0.400, 0.600] |" in card
    assert "| titles in batches | 100.0 | 20000 | 200 |" in card
    assert "best 0.5000 after 10 updates" in card
    assert measured.as_json()["texts_per_second"] == {
        "titles in batches": {"encoder": 100.0, "twin": 20000.0, "times": 200.0}
    }


def test_an_invented_advertisement_says_what_is_done_and_never_by_what_name() -> None:
    tasks = ("检修电气线路", "更换损坏的元件")
    occupation = OccupationClass("6-31-01-03", "电工", 4, "从事电气设备维修的人员", tasks, ())
    ads = invent_ads(occupation, 20, np.random.default_rng(0))
    assert len(set(ads)) == 20
    assert all(any(t in ad for t in (*tasks, occupation.definition)) for ad in ads)
    assert not any("电工" in ad for ad in ads)
    assert ads == invent_ads(occupation, 20, np.random.default_rng(0))


def test_a_class_of_which_nothing_is_known_has_no_advertisement() -> None:
    occupation = OccupationClass("6-31-00-00", "机械设备修理人员", 3, "", (), ())
    assert invent_ads(occupation, 3, np.random.default_rng(0)) == []


def test_sample_postings_have_a_title_and_a_text() -> None:
    pairs = list(sample_postings())
    assert len(pairs) > 300
    assert all(title and description for title, description in pairs)
