"""The static encoder: terms, unit vectors, the same to the bit, nothing for nothing known."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from features.encoder.static import (
    SCALES_FILE,
    TABLE_FILE,
    StaticEncoder,
    add_facts,
    quantise_rows,
    read_facts,
    terms,
    write_static,
)

pytestmark = pytest.mark.unit

VOCABULARY = ["c++", "driver", " dri", "工", "电", "电工", "电工证", "焊", "焊工"]
DIMS = 8


@pytest.fixture
def table() -> np.ndarray:
    rng = np.random.default_rng(0)
    return rng.standard_normal((len(VOCABULARY), DIMS)).astype(np.float32)


@pytest.fixture
def encoder(tmp_path: Path, table: np.ndarray) -> StaticEncoder:
    return write_static(tmp_path / "twin", VOCABULARY, table, "1", seed=0)


def test_terms_are_runs_of_up_to_four_characters() -> None:
    assert list(terms("电工证书员")) == [
        *"电工证书员",
        *("电工", "工证", "证书", "书员"),
        *("电工证", "工证书", "证书员"),
        *("电工证书", "工证书员"),
    ]


def test_terms_are_words_and_their_pieces() -> None:
    assert list(terms("C++ VP")) == ["c++", " ^c+", " c++", " ++$", "vp", " ^vp", " vp$"]


def test_runs_do_not_reach_across_other_characters() -> None:
    assert "工焊" not in set(terms("电工、焊工"))


def test_width_and_letter_case_make_no_difference(encoder: StaticEncoder) -> None:
    plain, wide = encoder.encode(["c++ driver", "Ｃ＋＋　ＤＲＩＶＥＲ"])
    assert plain.tobytes() == wide.tobytes()


def test_vectors_have_unit_length_and_the_shape_of_the_texts(encoder: StaticEncoder) -> None:
    vectors = encoder.encode(["电工", "焊工", "driver", "会焊工，有电工证"])
    assert vectors.shape == (4, DIMS) == (4, encoder.dims)
    assert vectors.dtype == np.float32
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(4), abs=1e-6)


def test_a_vector_is_the_direction_of_the_sum_of_its_terms(
    encoder: StaticEncoder, table: np.ndarray
) -> None:
    summed = table[[VOCABULARY.index(term) for term in ("电", "工", "电工")]].sum(axis=0)
    (made,) = encoder.encode(["电工"])
    assert made @ (summed / np.linalg.norm(summed)) > 0.999


def test_unknown_characters_change_nothing(encoder: StaticEncoder) -> None:
    known, more = encoder.encode(["电工", "电工🛵龘"])
    assert known.tobytes() == more.tobytes()


@pytest.mark.parametrize("text", ["", "  \n", "龘龘", "🛵", "!?"])
def test_nothing_known_gives_zeros(encoder: StaticEncoder, text: str) -> None:
    assert not encoder.encode([text]).any()


def test_neither_torch_nor_a_tokenizer_is_loaded(encoder: StaticEncoder) -> None:
    script = (
        "import sys; from pathlib import Path; from features.encoder.static import StaticEncoder;"
        f"StaticEncoder(Path({str(encoder.path)!r})).encode(['电工']);"
        "print({'torch', 'tokenizers', 'sentence_transformers'} & set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "set()"


def test_no_texts_give_no_vectors(encoder: StaticEncoder) -> None:
    assert encoder.encode([]).shape == (0, DIMS)


def test_company_and_order_do_not_change_a_bit(encoder: StaticEncoder) -> None:
    texts = ["电工", "焊工证", "driver", "电工" * 5000, "c++", "有焊工证的电工"]
    alone = {text: encoder.encode([text]).tobytes() for text in texts}
    mixed = texts * 3
    random.Random(1).shuffle(mixed)
    assert [v.tobytes() for v in encoder.encode(mixed)] == [alone[text] for text in mixed]


def test_the_sum_does_not_depend_on_the_order_of_terms(encoder: StaticEncoder) -> None:
    forth, back = encoder.encode(["电工 driver 焊工 c++", "c++ 焊工 driver 电工"])
    assert forth.tobytes() == back.tobytes()


def test_the_table_is_mapped_and_not_read(encoder: StaticEncoder) -> None:
    assert encoder.encode(["电工"]).any()
    assert isinstance(encoder._table.base, np.memmap)


def test_the_identity_follows_the_content(
    encoder: StaticEncoder, tmp_path: Path, table: np.ndarray
) -> None:
    same = write_static(tmp_path / "same", VOCABULARY, table, "1")
    other = write_static(tmp_path / "other", VOCABULARY, -table, "1")
    assert encoder.identity == same.identity != other.identity
    assert encoder.identity.startswith("zhiqiao-twin-1-")


def test_facts_are_kept_and_added_to(encoder: StaticEncoder) -> None:
    add_facts(encoder.path, metrics={"mrr": 0.5})
    facts = read_facts(encoder.path)
    assert facts["terms"] == len(VOCABULARY)
    assert (facts["seed"], facts["metrics"]) == (0, {"mrr": 0.5})


def test_eight_bits_keep_every_direction(table: np.ndarray) -> None:
    table[2], table[3] = 0, table[3] * 1e-3
    levels, scales = quantise_rows(table)
    back = levels.astype(np.float32) * scales.astype(np.float32)[:, None]
    assert levels.dtype == np.int8
    assert not back[2].any()
    rows = [i for i in range(len(table)) if i != 2]
    cosines = (back * table).sum(1)[rows] / (
        np.linalg.norm(back, axis=1) * np.linalg.norm(table, axis=1)
    )[rows]
    assert cosines.min() > 0.9995


@pytest.mark.parametrize("file", [TABLE_FILE, SCALES_FILE])
def test_files_that_do_not_belong_together_are_refused(encoder: StaticEncoder, file: str) -> None:
    stored = np.load(encoder.path / file, allow_pickle=False)
    np.save(encoder.path / file, stored[:-1], allow_pickle=False)
    with pytest.raises(ValueError, match=file):
        StaticEncoder(encoder.path).encode(["电工"])
