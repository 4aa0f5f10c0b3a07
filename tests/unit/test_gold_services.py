"""The labelled questions are well formed, and the sample's items answer what they must."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import pytest

from features.encoder.encode import Encoder
from recommender.adapters.clock import FixedClock
from recommender.adapters.files import FileTableReader, FileTableWriter
from recommender.adapters.memory import MemoryStore
from recommender.adapters.sentences import EncodedSentences
from recommender.domain.service import FoundServices, Service
from recommender.importing.service_rows import KINDS
from recommender.services.find_services import find_services, prepare_services
from recommender.services.import_records import import_records
from recommender.settings import Settings
from tests.city import NOON
from training.benchmarks.services import read_questions
from training.evaluate_services import Finder, evaluate_services

pytestmark = pytest.mark.unit
GOLD = Path(__file__).parents[1] / "gold" / "services"
SIZES = {
    "tune": (79, 17),
    "blind": (70, 17),
    "later": (75, 15),
    "fresh": (105, 15),
    "passing": (24, 0),
}


@pytest.fixture(scope="module")
def sample() -> MemoryStore:
    store = MemoryStore()
    path = Settings().sample_dir / "services.jsonl"
    import_records(store, FileTableReader(), FileTableWriter(), FixedClock(NOON), path, "services")
    return store


@pytest.fixture(scope="module")
def find(sample: MemoryStore, sentences: EncodedSentences) -> Finder:
    return partial(find_services, sample, sentences)


def test_labels_are_well_formed(sample: MemoryStore) -> None:
    items = {service.source_id for service in sample.services.page()}
    for half, sizes in SIZES.items():
        questions = read_questions(GOLD, half)
        answered = [q for q in questions if q.item is not None]
        assert (len(answered), len(questions) - len(answered)) == sizes
        assert {q.item for q in answered} | {i for q in questions for i in q.also} <= items
        assert all(q.item not in q.also for q in questions)


def test_halves_share_nothing() -> None:
    rows = [
        json.loads(line)
        for half in SIZES
        for line in (GOLD / f"{half}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    for key in ("id", "text"):
        assert len({row[key] for row in rows}) == sum(map(sum, SIZES.values()))


def test_every_item_of_the_sample_has_a_kind_and_can_be_reached(sample: MemoryStore) -> None:
    for service in sample.services.page():
        assert service.kind in KINDS, service.source_id
        assert service.contact, service.source_id
        assert service.conditions, service.source_id
        assert service.proofs, service.source_id
        assert service.place, service.source_id


def test_the_questions_it_was_tuned_on_stay_answered(find: Finder, sample: MemoryStore) -> None:
    every_third = read_questions(GOLD, "tune")[::3]
    report = evaluate_services(every_third, find, sample.services.page())
    assert report.figures["hit_at_1"].mean >= 0.95
    assert report.figures["rights_recall"].mean == 1.0
    assert report.figures["abstained"].mean == 1.0


@pytest.mark.parametrize(
    ("said", "item"),
    [
        ("干了三个月老板一分钱工资都不给", "SX-30"),
        ("上班的时候手被机器压伤了", "SX-33"),
        ("怀孕了公司要辞退我", "SX-41"),
        ("进厂收了押金不退", "SX-31"),
        ("四十四岁，初中毕业，砌墙贴砖都能做，老板还拖着我一万八的工钱没给，想找搬运", "SX-30"),
    ],
)
def test_a_matter_of_rights_is_seen_as_one(find: Finder, said: str, item: str) -> None:
    found = find(said)
    assert found.services[0].source_id == item
    assert found.rights_matter


@pytest.mark.parametrize("said", ["想找个保洁的活", "会开叉车，四千以上，离家近", "我想当会计"])
def test_a_wish_for_work_is_no_complaint(find: Finder, said: str) -> None:
    found = find(said)
    assert not found.rights_matter
    assert all(service.kind != "rights" for service in found.services)


@pytest.mark.parametrize(("language", "number"), [("zh", "请拨 12333"), ("en", "call 12333")])
def test_what_no_item_answers_is_sent_to_12333(
    sample: MemoryStore, sentences: EncodedSentences, language: str, number: str
) -> None:
    found = find_services(sample, sentences, "火车票怎么退", language=language)
    assert found.abstained
    assert found.services == ()
    assert number in found.notices[0]


def test_without_the_encoder_words_alone_are_compared(sample: MemoryStore) -> None:
    found = find_services(sample, None, "拖欠工资", k=3)
    assert found.degraded
    assert found.services[0].source_id == "SX-30"


def test_without_words_all_are_listed(sample: MemoryStore) -> None:
    everything = find_services(sample, None, "  ", k=100)
    assert len(everything.services) == sample.services.count()
    assert not everything.abstained
    assert not everything.rights_matter


def test_nothing_of_the_question_is_kept(encoder: Encoder, tmp_path: Path) -> None:
    store = MemoryStore()
    store.services.put_many([Service(id="v", source="s", title="拖欠工资投诉")])
    reader = EncodedSentences(encoder, tmp_path)
    assert prepare_services(store, reader) == 1
    kept = sorted(tmp_path.rglob("*"))
    find_services(store, reader, "老板跑了没给钱")
    assert sorted(tmp_path.rglob("*")) == kept


def test_an_empty_store_answers_nothing() -> None:
    assert find_services(MemoryStore(), None, "失业") == FoundServices(
        abstained=True,
        degraded=True,
        notices=("服务事项里没有找到对得上的。请拨 12333 问人工，或者到窗口说一说。",),
    )
