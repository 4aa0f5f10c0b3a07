"""Which postings are one job."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import Any

import pytest

from recommender.duplicates.names import employer_core, says_less, title_core, title_detail
from recommender.duplicates.near import PostingFacts, link_near_duplicates

pytestmark = pytest.mark.unit

TEXT = (
    "看细纱机台，接头落纱做清洁，按工艺单换粗纱，四班三运转，上两个早班两个中班两个夜班休两天，"
    "熟手直接顶岗，生手师傅带四十五天，车间有空调，耳塞厂里发，食堂在二楼，宿舍四人间有热水。"
)
BASE = PostingFacts(
    "p-0", "挡车工", "荆州市样例纺织有限公司", "沙市区红门路", "", "421002", (4000, 6000), 5
)


def linked(**other: Any) -> bool:
    one = replace(BASE, **other.pop("base", {}))
    return bool(link_near_duplicates([one, replace(one, id="p-1", **other)]))


@pytest.mark.parametrize(
    "other",
    [
        {},
        {"title": "【急聘】挡车工（包住）", "pay": (None, None)},
        {"employer": "样例纺织"},
        {"title": "细纱挡车工", "address": "沙市区"},
        {"title": "挡车员", "employer": "荆州样例纺织（代招）", "pay": (4000, 6000)},
    ],
)
def test_one_job(other: dict[str, object]) -> None:
    assert linked(**other)


@pytest.mark.parametrize(
    "other",
    [
        {"region": "421003"},
        {"title": "落纱工"},
        {"employer": "荆州市另一家服装有限公司"},
        {"title": "挡车工（布机）", "base": {"title": "挡车工（细纱）"}},
        {"employer": "", "base": {"employer": ""}, "pay": (1, 2)},
        {"title": "挡车班长"},
    ],
)
def test_two_jobs(other: dict[str, object]) -> None:
    assert not linked(**other)


def test_a_plain_title_beside_two_subjects_belongs_to_neither() -> None:
    titles = ("老师（化学）", "老师（物理）", "老师", "老师（化学）")
    facts = [replace(BASE, id=f"p-{n}", title=title) for n, title in enumerate(titles)]
    assert link_near_duplicates(facts) == {"p-0": "p-0", "p-3": "p-0"}


def test_an_agency_with_the_same_text() -> None:
    agency = {
        "employer": "某某人力资源",
        "pay": (1, 2),
        "openings": None,
        "description": "【代招】" + TEXT,
    }
    assert linked(base={"description": TEXT}, **agency)
    assert not linked(base={"description": TEXT}, **agency | {"region": "421003"})
    assert not linked(base={"description": TEXT}, **agency | {"title": "会计"})
    assert not linked(base={"description": TEXT[:40]}, **agency | {"description": TEXT[:40]})


def test_the_order_of_postings_does_not_matter() -> None:
    facts = [
        replace(BASE, id=f"p-{n:02}", title=title, description=text)
        for n, (title, text) in enumerate(
            (title, text)
            for title in ("挡车工", "急招挡车工", "会计", "会计主管", "挡车工（布机）")
            for text in ("", TEXT, TEXT[:90] + "另有夜宵补贴")
        )
    ]
    expected = link_near_duplicates(facts)
    assert expected
    rng = random.Random(7)
    for _ in range(5):
        rng.shuffle(facts)
        assert link_near_duplicates(facts) == expected


def test_clusters_are_named_by_their_smallest_id() -> None:
    facts = [replace(BASE, id=name) for name in ("p-9", "p-3", "p-5")]
    assert link_near_duplicates(facts) == dict.fromkeys(("p-3", "p-5", "p-9"), "p-3")


def test_nothing_to_link() -> None:
    assert link_near_duplicates([]) == {}
    assert link_near_duplicates([BASE]) == {}


@pytest.mark.parametrize(
    ("title", "core"),
    [
        ("【急聘】仓库管理员（双休）", "仓库管理"),
        ("客服+双休+五险一金", "客服"),
        ("会计/出纳", "会计 出纳"),
        ("出纳、会计", "会计 出纳"),
        ("8-10K招聘Java工程师", "java工程"),
        ("双休", "双休"),
    ],
)
def test_title_core(title: str, core: str) -> None:
    assert title_core(title) == core


def test_title_detail() -> None:
    assert title_detail("老师（化学）") == "化学"
    assert title_detail("老师（急聘，双休）") == ""


@pytest.mark.parametrize(
    ("name", "core"),
    [
        ("荆州市样例纺织有限公司", "样例纺织"),
        ("沙市区青禾社区居民委员会", "青禾社区居委会"),
        ("青禾社区居委会", "青禾社区居委会"),
        ("万家样例超市塔桥店", "万家样例超市塔桥店"),
        ("有限公司", "有限公司"),
    ],
)
def test_employer_core(name: str, core: str) -> None:
    assert employer_core(name) == core


def test_a_shortened_name() -> None:
    assert says_less("电商客服", "电子商务客服")
    assert not says_less("客服电商", "电子商务客服")
    assert not says_less("客服", "客服")
