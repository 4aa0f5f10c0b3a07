"""The encoder: the packaged file, the tokenizer, the built model, its vectors."""

from __future__ import annotations

import shutil
import struct
from pathlib import Path

import numpy as np
import pytest
from tokenizers import Tokenizer

from features.encoder.build import base_model_path
from features.encoder.container import Container, dequantise, packaged_weights, read_container
from features.encoder.encode import Encoder
from features.encoder.identity import is_complete, model_identity, write_manifest
from features.encoder.resolve import built_model
from features.encoder.tokenizer import _KEPT_RANGES, build_tokenizer, kept_piece_ids

pytestmark = pytest.mark.unit

TEXTS = (
    "电工",
    "叉车司机",
    "急聘Java软件开发工程师（双休+五险一金）",
    "kindergarten teacher",
    "会开挖机，也能开铲车，想在沙市区找个月休四天的活～",
    "",
    "  前后有空格  ",
    "Ⅲ级①号ｆｕｌｌ　ｗｉｄｔｈ\t制表\u200b零宽",
    "骑手🛵",
)


@pytest.fixture(scope="module")
def container() -> Container:
    return read_container(packaged_weights().path)


@pytest.fixture(scope="module")
def tokenizer(encoder: Encoder) -> Tokenizer:
    return Tokenizer.from_file(str(encoder.path / "tokenizer.json"))


def test_a_block_is_dequantised() -> None:
    nibbles = bytes([0xF0] + [0x88] * 15)
    block = np.frombuffer(struct.pack("<e", 0.5) + nibbles, dtype=np.uint8)
    values = dequantise(block)
    assert values.dtype == np.float32
    assert values[0] == -4.0
    assert values[16] == 3.5
    assert np.count_nonzero(values) == 2


def test_another_file_is_refused(tmp_path: Path) -> None:
    other = tmp_path / "other.bin"
    other.write_bytes(b"E5S1" + struct.pack("<I", 2) + bytes(100))
    with pytest.raises(ValueError, match="version 1"):
        read_container(other)


def test_a_cut_file_is_refused(tmp_path: Path) -> None:
    cut = tmp_path / "cut.bin"
    with packaged_weights().path.open("rb") as whole:
        cut.write_bytes(whole.read(4096))
    with pytest.raises(ValueError, match="too early"):
        read_container(cut)


def test_text_is_normalised_as_the_model_was_trained(
    container: Container, tokenizer: Tokenizer
) -> None:
    def expected(char: str) -> str:
        mapped = container.normalizer.get(ord(char), (ord(char),))
        text = "a" + "".join(map(chr, mapped)) + "b"
        while "  " in text:
            text = text.replace("  ", " ")
        return text

    # Letters of later Unicode versions, which the training data could not have had.
    later = {"\u32ff", "\U0001f16c", "\U0001f23b"}
    chars = [chr(i) for low, high in _KEPT_RANGES for i in range(max(low, 1), min(high, 0x1F700))]
    differ = [c for c in chars if tokenizer.normalizer.normalize_str(f"a{c}b") != expected(c)]
    assert [c for c in differ if c not in later] == []


def test_pruning_cuts_chinese_and_english_as_before(
    container: Container, tokenizer: Tokenizer
) -> None:
    scores = container.scores.tolist()
    whole = build_tokenizer(list(zip(container.pieces, scores, strict=True)))
    assert len(kept_piece_ids(container.pieces)) < len(container.pieces) * 0.6
    for text in TEXTS:
        assert tokenizer.encode(text).tokens == whole.encode(text).tokens


def test_vectors_are_unit_length_and_float32(encoder: Encoder) -> None:
    vectors = encoder.encode(TEXTS, "query")
    assert vectors.shape == (len(TEXTS), encoder.dims) == (len(TEXTS), 384)
    assert vectors.dtype == np.float32
    np.testing.assert_allclose(np.linalg.norm(vectors, axis=1), 1, atol=1e-6)


@pytest.mark.parametrize("threads", [1, 2])
def test_a_vector_is_the_same_to_the_bit_in_any_company(encoder: Encoder, threads: int) -> None:
    others = [f"{text}{i}" for i in range(12) for text in TEXTS]
    together = Encoder(encoder.path, threads).encode([*TEXTS, *others], "query", batch_size=16)
    alone = [encoder.encode([text], "query")[0] for text in TEXTS]
    assert np.array_equal(together[: len(TEXTS)], np.stack(alone))


def test_order_and_repetition_are_kept(encoder: Encoder) -> None:
    vectors = encoder.encode(["电工", "一个比较长的岗位名称", "电工"], "query")
    assert np.array_equal(vectors[0], vectors[2])
    assert not np.allclose(vectors[0], vectors[1], atol=1e-3)


def test_nothing_gives_no_rows(encoder: Encoder) -> None:
    assert encoder.encode([], "passage").shape == (0, 384)


def test_queries_and_passages_differ(encoder: Encoder) -> None:
    query, passage = (encoder.encode(["电工"], kind)[0] for kind in ("query", "passage"))
    assert float(query @ passage) < 0.999


def test_only_the_first_tokens_count(encoder: Encoder) -> None:
    long = "负责车间设备的日常维护" * 20
    short, shorter = (encoder.encode([long[:n]], "passage", max_tokens=16) for n in (200, 100))
    assert np.array_equal(short, shorter)
    assert not np.array_equal(short, encoder.encode([long[:200]], "passage", max_tokens=32))


def test_each_text_may_have_its_own_limit(encoder: Encoder) -> None:
    long = "负责车间设备的日常维护" * 20
    cut, whole, cut_too = encoder.encode(
        [long, long, f"{long}。"], "query", max_tokens=[16, 48, 16]
    )
    assert np.array_equal(cut, encoder.encode([long], "query", max_tokens=16)[0])
    assert np.array_equal(whole, encoder.encode([long], "query", max_tokens=48)[0])
    assert np.array_equal(cut, cut_too)


def test_progress_ends_at_the_total(encoder: Encoder) -> None:
    calls: list[tuple[str, int, int]] = []
    encoder.encode(TEXTS, "query", progress=lambda *call: calls.append(call))
    assert calls[-1] == ("encode", len(TEXTS), len(TEXTS))


def test_related_work_is_nearer_than_unrelated(encoder: Encoder) -> None:
    texts = ["电焊工", "氩弧焊师傅", "幼儿园老师", "kindergarten teacher", "arc welder"]
    welder, other_welder, teacher, english_teacher, english_welder = encoder.encode(texts, "query")
    assert welder @ other_welder > welder @ teacher
    assert teacher @ english_teacher > teacher @ english_welder


def test_bfloat16_is_another_identity_and_nearly_the_same_vectors(encoder: Encoder) -> None:
    fast = Encoder(encoder.path, precision="bfloat16")
    assert fast.identity == f"{encoder.identity}-bfloat16"
    cosines = (fast.encode(TEXTS, "query") * encoder.encode(TEXTS, "query")).sum(axis=1)
    assert cosines.min() > 0.999


def test_the_identity_follows_the_content(tmp_path: Path) -> None:
    model = tmp_path / "model"
    model.mkdir()
    (model / "modules.json").write_text("[]")
    (model / "weights").write_text("a")
    first = write_manifest(model, "small", license="MIT")
    assert first.startswith("small-")
    assert model_identity(model) == first
    (model / "cache").write_text("added later, by others")
    assert is_complete(model)
    (model / "weights").write_text("bb")
    assert not is_complete(model)
    assert model_identity(model) != first
    copied = shutil.copytree(model, tmp_path / "copied")
    assert model_identity(copied) == model_identity(model)


def test_no_model_has_no_identity(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no model"):
        model_identity(tmp_path)


def test_looking_for_a_model_builds_none(tmp_path: Path) -> None:
    assert built_model(tmp_path, tmp_path) is None
    assert list(tmp_path.iterdir()) == []


def test_half_a_model_is_none(tmp_path: Path) -> None:
    model = base_model_path(tmp_path)
    model.mkdir()
    (model / "weights").write_text("a")
    assert built_model(tmp_path, tmp_path) is None
    write_manifest(model, "small")
    assert built_model(tmp_path, tmp_path) == model
    (model / "weights").unlink()
    assert built_model(tmp_path, tmp_path) is None
