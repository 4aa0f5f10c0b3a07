"""What people decided about titles, in the linker."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import pytest

from features.encoder.encode import Encoder
from features.occupation.calibration import load_calibration
from features.occupation.csco import class_names, load_classes
from features.occupation.lexical import NameLexicon
from features.occupation.linker import OccupationLinker
from features.occupation.titles import clean_title, settled_title, title_key
from training.gold_titles import load_gold_titles

pytestmark = pytest.mark.unit

GOLD = Path(__file__).resolve().parents[2] / "gold" / "occupations" / "gold.jsonl"


def code_of(name: str) -> str:
    return next(code for code, known in class_names().items() if known == name)


def decided(
    linker: OccupationLinker, encoder: Encoder, codes: Mapping[str, str | None]
) -> OccupationLinker:
    named = [title for title, code in codes.items() if code is not None]
    vectors = encoder.encode(named, "query", max_tokens=32)
    return linker.with_decisions(codes, dict(zip(named, vectors, strict=True)))


def test_a_decided_title_is_as_sure_as_a_name(linker: OccupationLinker, encoder: Encoder) -> None:
    code = code_of("混凝土工")
    learned = decided(linker, encoder, {"打灰佬": code})
    (before,) = linker.link(["打灰佬"])
    (found,) = learned.link(["急聘打灰佬，包吃住"], k=4)
    assert not before or before[0].confidence < 0.7
    assert (found[0].code, found[0].name) == (code, "混凝土工")
    assert found[0].confidence == load_calibration(encoder.identity).own_name
    assert sum(one.confidence for one in found[1:]) <= 3 * 0.03 + 1e-9
    assert len({one.code for one in found}) == len(found) == 4


def test_a_title_that_names_no_work_links_to_nothing(
    linker: OccupationLinker, encoder: Encoder
) -> None:
    learned = decided(linker, encoder, {"客服专员": None})
    assert linker.link(["客服专员"])[0]
    assert learned.link(["客服专员", "招聘客服专员 双休"]) == [[], []]


def test_people_may_see_what_it_is_unsure_of(linker: OccupationLinker, encoder: Encoder) -> None:
    assert linker.link(["asdfgh", "学徒", "电工"])[:2] == [[], []]
    odd, rank, sure = linker.link(["asdfgh", "学徒", "电工"], abstain=False)
    assert (len(odd), len(rank)) == (5, 5)
    assert odd[0].confidence < load_calibration(encoder.identity).threshold
    assert [sure] == linker.link(["电工"])
    learned = decided(linker, encoder, {"asdfgh": None})
    assert learned.link(["asdfgh"], abstain=False) == [[]]


def test_one_job_of_a_title_can_be_decided(linker: OccupationLinker, encoder: Encoder) -> None:
    learned = decided(linker, encoder, {"焊工": None})
    (both,), (left,) = linker.link(["电工/焊工"]), learned.link(["电工/焊工"])
    assert {one.name for one in both[:2]} == {"电工", "焊工"}
    assert left[0].name == "电工"
    assert left == linker.link(["电工"])[0]


def test_a_title_of_two_jobs_can_be_decided_as_one(
    linker: OccupationLinker, encoder: Encoder
) -> None:
    code = code_of("电工")
    learned = decided(linker, encoder, {"电工/焊工": code})
    assert learned.jobs_of(["电工/焊工"]) == ["电工/焊工"]
    assert learned.link(["电工/焊工"])[0][0].code == code
    assert learned.link(["焊工"])[0][0].code == linker.link(["焊工"])[0][0].code


def test_a_rank_can_be_given_a_class(linker: OccupationLinker, encoder: Encoder) -> None:
    code = code_of("电工")
    assert linker.link(["学徒"]) == [[]]
    assert decided(linker, encoder, {"学徒": code}).link(["学徒"])[0][0].code == code


def test_a_name_of_two_classes_becomes_one(linker: OccupationLinker, encoder: Encoder) -> None:
    first, second = linker.link(["司机"], k=2)[0]
    (found,) = decided(linker, encoder, {"司机": second.code}).link(["司机"], k=2)
    assert [found[0].code, found[0].confidence] == [
        second.code,
        load_calibration(encoder.identity).own_name,
    ]
    assert found[1].confidence <= 0.03
    assert first.confidence > 0.03


def test_near_titles_are_drawn_to_it_and_others_stay(
    linker: OccupationLinker, encoder: Encoder
) -> None:
    code = code_of("混凝土工")
    learned = decided(linker, encoder, {"打灰佬": code})
    jobs = ["打灰佬师傅"]
    vectors = encoder.encode(jobs, "query", max_tokens=32)
    place = [occupation.code for occupation in load_classes()].index(code)
    before, after = (one.signals(jobs, vectors) for one in (linker, learned))
    assert after["name"][0, place] > before["name"][0, place]
    assert after["lexical"][0, place] > before["lexical"][0, place]
    titles = ["仓库理货", "小学数学老师", "welder", "经理", "家电维修", "夜班保安"]
    assert learned.link(titles) == linker.link(titles)
    np.testing.assert_array_equal(learned.background.mean, linker.background.mean)


def test_the_linker_it_came_from_knows_nothing_of_it(
    linker: OccupationLinker, encoder: Encoder
) -> None:
    before = linker.link(["打灰佬", "电工"])
    learned = decided(linker, encoder, {"打灰佬": code_of("混凝土工"), "电工": None})
    assert linker.link(["打灰佬", "电工"]) == before
    assert learned.with_decisions({}, {}).link(["电工"])[0] != []


def test_a_code_of_no_class_is_refused(linker: OccupationLinker, encoder: Encoder) -> None:
    with pytest.raises(ValueError, match="9-99-99-99"):
        decided(linker, encoder, {"打灰佬": "9-99-99-99"})


def test_vectors_that_are_not_there_are_made(linker: OccupationLinker, encoder: Encoder) -> None:
    only = dict(zip(["塔吊"], encoder.encode(["塔吊"], "query", max_tokens=32), strict=True))
    titles = ["塔吊", "仓库理货"]
    assert linker.link(titles, vectors=only) == linker.link(titles)


def test_more_names_leave_the_cosines_to_the_others_as_they_were() -> None:
    names = ["叉车司机", "货车司机", "forklift driver"]
    titles = ["叉车", "司机师傅", "drivers"]
    alone, more = NameLexicon(names), NameLexicon([*names, "熵工"], counted=names)
    np.testing.assert_array_equal(more.similarities(titles)[:, :3], alone.similarities(titles))
    assert more.similarities(["熵工"])[0, 3] == pytest.approx(1)
    # 熵 stands in no counted name; it still tells 工 from 熵工.
    assert more.similarities(["工"])[0, 3] < 0.9


@pytest.mark.parametrize(
    ("raw", "settled"),
    [
        ("客服8k双休/五险一金", "客服"),
        ("急聘CNC调机员（五险一金）", "CNC调机员"),
        ("2024年应届毕业生", "2024年"),
        ("高薪福利", ""),
        ("", ""),
    ],
)
def test_titles_that_differ_in_what_ads_add_are_one(raw: str, settled: str) -> None:
    assert settled_title(raw) == settled
    assert title_key(raw) == settled.lower()


def test_a_settled_title_is_kept_under_the_same_name() -> None:
    titles = [title.title for title in load_gold_titles(GOLD)]
    assert len(titles) > 300
    assert [t for t in titles if title_key(settled_title(t)) != title_key(t)] == []
    assert [t for t in titles if title_key(clean_title(t)) != title_key(t)] == []
