"""Linking titles to the classification, with the real encoder."""

from __future__ import annotations

import numpy as np
import pytest

from features.encoder.encode import Encoder
from features.occupation.aliases import build_alias_table
from features.occupation.calibration import CONFIDENCE_SIGNALS, load_calibration
from features.occupation.csco import OccupationClass, class_names, load_classes
from features.occupation.lexical import NameLexicon
from features.occupation.linker import OccupationLinker

pytestmark = pytest.mark.unit

SMALL = (
    OccupationClass("1-01-01-01", "甲工", 4, "做甲的人员。", (), ("老甲", "错名")),
    OccupationClass("2-01-01-01", "乙员", 4, "做乙的人员。", (), ()),
)


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("电工", "电工"),
        ("急聘叉车司机（五险一金）", "起重装卸机械操作工"),
        ("招聘普工，包吃住，月入过万", "生产制造及有关人员"),
        ("打螺丝", "生产制造及有关人员"),
        ("会开挖机", "挖掘铲运和桩工机械司机"),
        ("带孩子的阿姨", "家政服务员"),
        ("外卖骑手", "网约配送员"),
        ("酒店洗碗", "餐厅服务员"),
        ("细纱挡车工", "纺纱工"),
        ("小区门口看大门", "保安员"),
        ("养老院护理老人", "养老护理员"),
        ("back-end developer", "计算机软件工程技术人员"),
        ("kindergarten teacher", "幼儿园教师"),
        ("welder", "焊工"),
        ("Forklift Drivers", "起重装卸机械操作工"),
        ("cashier", "收银员"),
        ("warehouse packer", "包装工"),
        ("急招塔吊司机", "起重装卸机械操作工"),
        ("注塑工", "塑料制品成型制作工"),
        ("财务主管", "会计专业人员"),
        ("CNC调机员", "多工序数控机床操作调整工"),
        ("Front-end Dev", "计算机程序设计员"),
        ("live-in nanny", "家政服务员"),
    ],
)
def test_what_people_write_finds_its_class(linker: OccupationLinker, title: str, name: str) -> None:
    assert linker.link([title])[0][0].name == name


@pytest.mark.parametrize(
    "title",
    [
        "",
        "💰",
        "高薪福利+带薪培训",
        "12345",
        "asdfgh",
        "你好",
        "随便",
        "学徒",
        "经理",
        "hello world",
    ],
)
def test_it_abstains_where_no_occupation_is_named(linker: OccupationLinker, title: str) -> None:
    assert linker.link([title]) == [[]]


def test_candidates_come_best_first_with_a_confidence(linker: OccupationLinker) -> None:
    (found,) = linker.link(["幼儿园保安"], k=4)
    confidences = [candidate.confidence for candidate in found]
    assert len(found) == len({candidate.code for candidate in found}) == 4
    assert confidences == sorted(confidences, reverse=True)
    assert all(0 <= confidence <= 1 for confidence in confidences)
    assert all(class_names()[candidate.code] == candidate.name for candidate in found)


def test_every_class_is_found_by_its_own_name(linker: OccupationLinker) -> None:
    names = [occupation.name for occupation in load_classes()][::20]
    links = linker.link(names, k=2)
    missed = [n for n, found in zip(names, links, strict=True) if n not in {c.name for c in found}]
    assert missed == []


def test_an_exact_name_is_nearly_sure(linker: OccupationLinker, encoder: Encoder) -> None:
    own, alias, guess = (found[0] for found in linker.link(["焊工", "烧电焊", "船上焊接活"]))
    calibration = load_calibration(encoder.identity)
    assert own.confidence >= calibration.own_name
    assert alias.confidence >= calibration.reviewed_alias
    assert guess.confidence < alias.confidence


@pytest.mark.parametrize("title", ["司机", "driver"])
def test_a_name_of_two_classes_finds_both_and_is_sure_of_neither(
    linker: OccupationLinker, encoder: Encoder, title: str
) -> None:
    (found,) = linker.link([title], k=3)
    half = load_calibration(encoder.identity).reviewed_alias / 2
    assert {candidate.name for candidate in found[:2]} == {"客运车辆驾驶员", "道路货运汽车驾驶员"}
    assert [one.confidence for one in found[:2]] == pytest.approx([half, half])


def test_both_jobs_of_a_title_are_found(linker: OccupationLinker) -> None:
    (found,) = linker.link(["电工/焊工"])
    assert {candidate.name for candidate in found[:2]} == {"电工", "焊工"}


def test_a_title_is_linked_the_same_in_any_company(linker: OccupationLinker) -> None:
    titles = ["仓库理货", "小学数学老师", "塔吊", "warehouse clerk"]
    assert linker.link(titles) == [linker.link([title])[0] for title in titles]


def test_vectors_at_hand_give_the_same_links(linker: OccupationLinker, encoder: Encoder) -> None:
    jobs = ["仓库理货", "塔吊"]
    vectors = encoder.encode(jobs, "query", max_tokens=32)
    assert linker.link_vectors(jobs, vectors) == linker.link(jobs)


def test_nothing_links_to_nothing(linker: OccupationLinker) -> None:
    assert linker.link([]) == []


def test_a_linker_of_other_classes_needs_no_cache(encoder: Encoder) -> None:
    small = OccupationLinker(encoder, SMALL, [("小乙", "2-01-01-01")])
    assert small.link(["小乙"], k=2)[0][0].code == "2-01-01-01"


def test_one_class_is_no_choice(encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="two classes"):
        OccupationLinker(encoder, SMALL[:1])


def test_our_alias_replaces_a_wrong_one_but_never_a_name() -> None:
    table = build_alias_table(SMALL, [("错名", "2-01-01-01"), ("甲工", "2-01-01-01")])
    similarity = np.eye(len(table.texts), dtype=np.float32)
    wrong, name = (table.texts.index(text) for text in ("错名", "甲工"))
    best = table.best_per_class(similarity)
    assert best[wrong].tolist() == [0, 1]
    assert best[name].tolist() == [1, 1]


def test_an_alias_of_no_class_is_refused() -> None:
    with pytest.raises(ValueError, match="9-99-99-99"):
        build_alias_table(SMALL, [("丙", "9-99-99-99")])


def test_the_calibration_only_ever_adds() -> None:
    calibration = load_calibration()
    assert set(calibration.confidence) == set(CONFIDENCE_SIGNALS)
    assert all(weight >= 0 for weight in calibration.confidence.values())
    assert all(weight > 0 for weight in calibration.fusion.values())
    assert 0 < calibration.threshold < calibration.reviewed_alias <= calibration.own_name < 1


def test_the_lexicon_knows_characters_words_and_pieces_of_words() -> None:
    lexicon = NameLexicon(["叉车司机", "货车司机", "forklift driver", "bus driver"])
    fork, english, nothing = lexicon.similarities(["叉车工", "Forklift Drivers", "厨师"])
    assert fork.argmax() == 0
    assert english.argmax() == 2
    assert not nothing.any()
    np.testing.assert_allclose(lexicon.similarities(["叉车司机"])[0, 0], 1, atol=1e-6)
