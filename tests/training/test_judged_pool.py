"""What is pooled for a person: fair to every ranker, nothing twice, the same each time."""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest

from recommender.bootstrap import System
from recommender.domain.seeker import SeekerProfile
from recommender.errors import InvalidInput, NotFound
from training.judgements.judged_set import (
    JudgedPair,
    JudgedSeeker,
    read_pairs,
    read_seekers,
    write_pairs,
    write_seekers,
)
from training.judgements.pool import pool_pairs
from training.judgements.pooling import drawn, round_robin
from training.judgements.rankers import ask, rankings
from training.judgements.split import split

pytestmark = pytest.mark.training

FOLDER = Path("data/judgements")
SAMPLE = Path("data/sample")
POSTINGS = (
    "postings_production.jsonl",
    "postings_services.jsonl",
    "apprenticeships.jsonl",
    "public_welfare.jsonl",
)


def test_every_ranker_gives_its_first_before_any_gives_its_second() -> None:
    pool = round_robin({"a": ["1", "2", "3"], "b": ["9", "1", "8"]}, 3)
    assert pool.postings == ("1", "9", "2")
    assert pool.depth == 2
    assert pool.proposed == {"1": {"a": 1, "b": 2}, "9": {"b": 1}, "2": {"a": 2}}


def test_a_rank_that_is_begun_is_finished_whatever_the_order_of_rankers() -> None:
    lists = {"a": ["1", "2"], "b": ["3", "4"], "c": ["5", "6"]}
    one = round_robin(lists, 4)
    other = round_robin(dict(reversed(lists.items())), 4)
    assert set(one.postings) == set(other.postings) == set("123456")
    assert one.proposed == other.proposed


def test_the_pool_ends_with_what_there_is() -> None:
    assert round_robin({"a": ["1"], "b": []}, 10).postings == ("1",)
    assert round_robin({}, 10).postings == ()


def test_sure_ranks_are_taken_even_when_enough_are_there() -> None:
    lists = {"a": ["1", "2", "3"], "b": ["1", "2", "3"]}
    assert round_robin(lists, 1).postings == ("1",)
    assert round_robin(lists, 1, n_sure=2).postings == ("1", "2")


def test_a_ranking_with_one_posting_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="twice"):
        round_robin({"a": ["1", "1"]}, 2)


def test_the_draw_depends_on_seed_and_person_and_not_on_the_order() -> None:
    everything = [str(i) for i in range(200)]
    once = drawn(everything, 5, 7, "x")
    assert once == drawn(list(reversed(everything)), 5, 7, "x")
    assert len(set(once)) == 5
    assert once != drawn(everything, 5, 8, "x")
    assert once != drawn(everything, 5, 7, "y")
    assert sorted(drawn(["1", "2"], 5, 7, "x")) == ["1", "2"]


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    pairs = [JudgedPair("J1", "P1", {"title": 2, "body": 1}), JudgedPair("J1", "P2", {"random": 3})]
    people = [JudgedSeeker("J1", "new", True, "report", True)]
    write_pairs(tmp_path, pairs)
    write_seekers(tmp_path, people)
    assert read_pairs(tmp_path) == pairs
    assert read_seekers(tmp_path) == people


@pytest.mark.parametrize(
    "line",
    ["J1,new,yes,tomorrow,no", "J1,old,yes,tune,no", "J1,new,maybe,tune,no", ",new,yes,tune,no"],
)
def test_a_row_that_is_no_person_is_refused(tmp_path: Path, line: str) -> None:
    (tmp_path / "split.csv").write_text(f"seeker,origin,assisted,part,twice\n{line}\n", "utf-8")
    with pytest.raises(InvalidInput):
        read_seekers(tmp_path)


@pytest.mark.parametrize(
    "lines", ["J1,P1,title", "J1,,title:1", "J1,P1,title:1\nJ1,P1,body:2", "J1,P1"]
)
def test_a_row_that_is_no_pair_is_refused(tmp_path: Path, lines: str) -> None:
    (tmp_path / "pairs.csv").write_text(f"seeker,posting,proposed\n{lines}\n", "utf-8")
    with pytest.raises(InvalidInput):
        read_pairs(tmp_path)


def test_the_split_takes_its_share_of_every_group() -> None:
    people = [JudgedSeeker(f"J{i:02d}", "new", i < 10, "tune") for i in range(30)]
    parted = split(reversed(people))
    assert Counter((s.assisted, s.part) for s in parted) == {
        (True, "report"): 4,
        (True, "tune"): 6,
        (False, "report"): 8,
        (False, "tune"): 12,
    }
    assert parted == split(parted)


def test_the_set_is_split_by_its_own_rule() -> None:
    people = read_seekers(FOLDER)
    assert split(people) == people
    assert Counter(p.part for p in people) == {"tune": 60, "report": 40}
    assert Counter(p.origin for p in people) == {"sample": 60, "new": 40}
    assert sum(p.assisted for p in people) == 50
    assert sum(p.twice for p in people) == 34


def test_who_is_assisted_is_what_their_own_file_says() -> None:
    told = {
        row["求职者编号"]: bool(row.get("援助类别"))
        for path in (SAMPLE / "seekers.jsonl", FOLDER / "seekers.jsonl")
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    }
    assert {p.id: p.assisted for p in read_seekers(FOLDER)}.items() <= told.items()


def test_the_pairs_are_of_people_and_postings_that_there_are() -> None:
    people = {p.id for p in read_seekers(FOLDER)}
    postings = {
        json.loads(line)["岗位编号"]
        for name in POSTINGS
        for line in (SAMPLE / name).read_text("utf-8").splitlines()
    }
    pairs = read_pairs(FOLDER)
    assert {p.posting for p in pairs} <= postings
    a_person = Counter(p.seeker for p in pairs)
    assert set(a_person) == people
    assert min(a_person.values()) >= 32
    assert len({name for p in pairs for name in p.proposed}) >= 6


def test_the_first_ten_of_every_ranker_are_in_the_pool() -> None:
    ranks: dict[tuple[str, str], set[int]] = {}
    for pair in read_pairs(FOLDER):
        for name, rank in pair.proposed.items():
            ranks.setdefault((pair.seeker, name), set()).add(rank)
    for (seeker, name), found in ranks.items():
        assert found == set(range(1, max(found) + 1)), (seeker, name)


def test_rankers_give_open_postings_once_each(city: System) -> None:
    person = SeekerProfile(
        id="s-city-1", source_id="S1", desired_titles=("仓库打包",), home_region_code="421002"
    )
    found = rankings(ask(city.matching, person), 10, seed=1)
    assert set(found) == {"lexical", "title", "body", "occupation", "scored", "served", "random"}
    assert len(found["random"]) == 3
    shown = {name for ranking in found.values() for name in ranking}
    assert "p-city-18" not in shown  # past its last day
    assert "p-city-17" not in shown  # closed
    assert all(len(set(ranking)) == len(ranking) for ranking in found.values())
    assert found["title"][0] in {"p-city-01", "p-city-02", "p-city-16"}


def test_who_names_no_work_is_judged_on_what_chance_gives(city: System) -> None:
    person = SeekerProfile(id="s-city-9", source_id="S9")
    found = rankings(ask(city.matching, person), 10, seed=1)
    assert {name for name, ranking in found.items() if ranking} == {"random"}
    assert len(found["random"]) == 10


def test_the_pool_is_the_same_for_the_same_seed(own_system: System) -> None:
    with own_system.store.transaction() as tx:
        people = own_system.store.seekers.page()
        tx.seekers.put_many([p.model_copy(update={"source_id": p.id}) for p in people])
    judged = [JudgedSeeker(p.id, "new", False, "tune") for p in people]
    once, again, other = (
        pool_pairs(own_system.matching, judged, n_wanted=8, n_sure=1, seed=seed)
        for seed in (1, 1, 2)
    )
    assert once == again
    assert once.pairs != other.pairs
    assert len({(p.seeker, p.posting) for p in once.pairs}) == len(once.pairs)
    assert once.as_json()["seekers"] == 2


def test_somebody_who_is_not_in_the_store_is_named(city: System) -> None:
    absent = [JudgedSeeker("J99", "new", False, "tune")]
    with pytest.raises(NotFound):
        pool_pairs(city.matching, absent, n_wanted=8, n_sure=1, seed=1)


def test_no_row_of_the_pairs_has_a_grade() -> None:
    with (FOLDER / "pairs.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == ["seeker", "posting", "proposed"]
