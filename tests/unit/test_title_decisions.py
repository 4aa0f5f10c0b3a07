"""The queue of unmapped titles, and what deciding about one moves."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal

import pytest

from features.encoder.encode import Encoder
from features.occupation.csco import class_names
from features.occupation.linker import OccupationLinker
from features.occupation.titles import keys_of, title_key
from recommender.adapters.clock import FixedClock
from recommender.adapters.memory import MemoryStore
from recommender.domain.posting import JobPosting
from recommender.domain.seeker import Negated, SeekerProfile
from recommender.domain.title import TitleDecision
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Floats
from recommender.retrieval.rows import FieldVectors
from recommender.retrieval.texts import TextField
from recommender.services.decide_titles import TitleDesk, Wanted, decide_titles, take_back
from recommender.services.embed_texts import TextEmbedder
from recommender.services.export_aliases import export_aliases
from recommender.services.find_unmapped import find_unmapped
from recommender.services.learned_linker import LearnedLinker
from recommender.services.relink_titles import Change
from tests.contract.records import posting
from training.gold_titles import load_gold_titles

pytestmark = pytest.mark.unit

GOLD = Path(__file__).resolve().parents[1] / "gold" / "occupations" / "gold.jsonl"
NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
# Invented words: whatever the model, no class is likely.
ODD, OTHER = "嘎嘣脆小能手", "咕噜专家"
MIXER, WELDER, ELECTRICIAN = "6-29-01-03", "6-18-02-04", "6-31-01-03"


def desk_of(encoder: Encoder, linker: OccupationLinker, *postings: JobPosting) -> TitleDesk:
    store = MemoryStore(clock=FixedClock(NOON))
    store.postings.put_many(postings)
    embedder = TextEmbedder(encoder, store)
    return TitleDesk(store, embedder, LearnedLinker(linker, store, embedder), FixedClock(NOON))


def codes(desk: TitleDesk) -> dict[str, str | None]:
    return {p.id: p.occupation_code for p in desk.store.postings.page()}


def logged(desk: TitleDesk, since: int) -> list[tuple[str, str, str]]:
    return [(c.kind, c.record_id, c.op) for c in desk.store.changes.since(since)]


def guess(linker: OccupationLinker, title: str) -> str | None:
    found = linker.link([title])[0]
    return found[0].code if found else None


def test_the_codes_used_here_are_classes() -> None:
    assert {MIXER, WELDER, ELECTRICIAN} <= set(class_names())


def test_the_queue_gathers_titles_that_are_one_when_cleaned(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    desk = desk_of(
        encoder,
        linker,
        posting(0, title=f"急聘{ODD}（五险一金）"),
        posting(1, title=ODD),
        posting(2, title=ODD),
        posting(3, title=OTHER),
        posting(4, title="电工"),
        posting(5, title="包吃住 五险一金"),
        posting(6, title=OTHER, status="closed"),
    )
    desk.store.seekers.put_many(
        [
            SeekerProfile(id="s-1", desired_titles=(OTHER, "电工", OTHER)),
            SeekerProfile(id="s-2", desired_titles=(OTHER,), status="closed"),
        ]
    )
    queue = find_unmapped(desk, below=0.9)
    assert [(t.title, t.example, t.postings, t.seekers) for t in queue.titles] == [
        (ODD, ODD, 3, 0),
        (OTHER, OTHER, 1, 1),
    ]
    assert (queue.titles_unmapped, queue.postings_unmapped, queue.seekers_unmapped) == (2, 4, 1)
    assert queue.titles_open == 5
    assert [len(t.candidates) for t in queue.titles] == [5, 5], "also where the linker abstains"
    assert find_unmapped(desk, limit=1, below=0.9).titles == queue.titles[:1]
    assert find_unmapped(desk, below=0.0).titles_unmapped <= queue.titles_unmapped


def test_a_wish_is_embedded_under_its_owner(encoder: Encoder, linker: OccupationLinker) -> None:
    desk = desk_of(encoder, linker, posting(0, title=OTHER))
    desk.store.seekers.put_many([SeekerProfile(id="s-1", desired_titles=(ODD, OTHER))])
    find_unmapped(desk)
    assert desk.store.embeddings.erase_owner("s-1") == 1
    seq = desk.store.changes.last_seq()
    assert [t.seekers for t in find_unmapped(desk, below=0.9).titles] == [1, 1]
    assert desk.store.changes.last_seq() == seq


def test_candidates_are_those_of_the_linker(encoder: Encoder, linker: OccupationLinker) -> None:
    desk = desk_of(encoder, linker, posting(0, title="销售客服"))
    (found,) = find_unmapped(desk, below=1.0).titles
    wanted = linker.link(["销售客服"])[0]
    assert [c.code for c in found.candidates] == [c.code for c in wanted]
    assert [c.confidence for c in found.candidates] == pytest.approx(
        [c.confidence for c in wanted], abs=0.002
    )


def test_a_decision_embeds_one_text_and_only_once(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    desk = desk_of(encoder, linker, posting(0, title="电工", occupation_code=ELECTRICIAN))
    counting = _Counting(desk.embedder)
    store = desk.store
    for _ in range(2):
        learned = LearnedLinker(linker, store, TextEmbedder(counting, store))
        again = TitleDesk(store, TextEmbedder(counting, store), learned, desk.clock)
        decide_titles(again, [Wanted(ODD, MIXER)])
        assert learned.current().link([ODD], vectors={ODD: linker_row(encoder)})[0][0].code == MIXER
    assert counting.texts == [ODD]


def linker_row(encoder: Encoder) -> Floats:
    row: Floats = encoder.encode([ODD], "query", max_tokens=32)[0]
    return row


class _Counting:
    """A `TextEncoder` that passes everything on and remembers what."""

    def __init__(self, embedder: TextEmbedder) -> None:
        self._encoder, self.texts = embedder.encoder, list[str]()

    @property
    def identity(self) -> str:
        return self._encoder.identity

    @property
    def dims(self) -> int:
        return self._encoder.dims

    def encode(
        self,
        texts: Sequence[str],
        kind: Literal["query", "passage"],
        batch_size: int = 64,
        max_tokens: int | Sequence[int] = 128,
    ) -> Floats:
        self.texts += texts
        return self._encoder.encode(texts, kind, batch_size, max_tokens)


def test_no_title_that_is_named_is_overlooked(linker: OccupationLinker) -> None:
    titles = [title.title for title in load_gold_titles(GOLD)]
    named = [t for t in titles if title_key(t)]
    assert len(named) > 300
    missed = [
        t
        for t in named
        for key in keys_of(t)
        if not Change(linker, linker, frozenset({key})).names(t)
    ]
    assert missed == []
    assert not Change(linker, linker, frozenset({"电工"})).names("电焊工")


def test_a_posting_whose_feed_knows_its_occupation_is_not_in_the_queue(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    guessed = guess(linker, "销售客服")
    desk = desk_of(
        encoder,
        linker,
        posting(0, title="销售客服", occupation_code=guessed),
        posting(1, title="销售客服", occupation_code=MIXER),
        posting(2, title=ODD, occupation_code=MIXER),
    )
    assert [(t.title, t.postings) for t in find_unmapped(desk, below=1.0).titles] == [
        ("销售客服", 1)
    ]


def test_assigning_acts_at_once_and_moves_what_it_names(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    guessed = guess(linker, "销售客服")
    desk = desk_of(
        encoder,
        linker,
        posting(0, title="招聘销售客服，双休"),
        posting(1, title="销售客服", occupation_code=guessed),
        posting(2, title="销售客服", occupation_code=WELDER),
        posting(3, title="电工"),
        posting(4, title="销售客服", status="closed"),
    )
    seq = desk.store.changes.last_seq()
    done = decide_titles(desk, [Wanted("销售客服（急）", MIXER, "试")])
    assert (done.assigned, done.postings_recoded, done.postings_reindexed) == (1, 2, 2)
    assert codes(desk) == {
        "p-0000": MIXER,
        "p-0001": MIXER,
        "p-0002": WELDER,
        "p-0003": None,
        "p-0004": None,
    }
    assert logged(desk, seq) == [
        ("title", "销售客服", "created"),
        ("posting", "p-0000", "updated"),
        ("posting", "p-0001", "updated"),
    ]
    assert desk.linker.link(["销售客服"])[0][0].code == MIXER
    assert find_unmapped(desk, below=0.9).titles_unmapped == 0
    assert desk.store.titles.page() == [
        TitleDecision(
            id="销售客服",
            status="assigned",
            title="销售客服",
            occupation_code=MIXER,
            note="试",
            decided_at=NOON,
        )
    ]


def test_deciding_the_same_again_changes_nothing(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    desk = desk_of(encoder, linker, posting(0, title=ODD))
    decide_titles(desk, [Wanted(ODD, MIXER)])
    seq = desk.store.changes.last_seq()
    later = TitleDesk(desk.store, desk.embedder, desk.linker, FixedClock(NOON.replace(hour=9)))
    done = decide_titles(later, [Wanted(f"急聘{ODD}", MIXER)])
    assert (done.unchanged, done.assigned, logged(desk, seq)) == (1, 0, [])
    assert [one.decided_at for one in desk.store.titles.page()] == [NOON]
    assert decide_titles(later, [Wanted(ODD, WELDER)]).postings_recoded == 1
    assert codes(desk) == {"p-0000": WELDER}


def test_dismissing_takes_the_guess_away_and_taking_back_gives_it_again(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    guessed = guess(linker, "销售客服")
    assert guessed is not None
    desk = desk_of(
        encoder,
        linker,
        posting(0, title="销售客服", occupation_code=guessed),
        posting(1, title="销售客服", occupation_code=WELDER),
    )
    assert decide_titles(desk, [Wanted("销售客服", None)]).dismissed == 1
    assert codes(desk) == {"p-0000": None, "p-0001": WELDER}
    assert desk.linker.link(["销售客服"]) == [[]]
    assert find_unmapped(desk).titles == ()
    done = take_back(desk, ["销售客服"])
    assert (done.taken_back, done.postings_recoded) == (1, 1)
    assert codes(desk) == {"p-0000": guessed, "p-0001": WELDER}
    assert desk.linker.link(["销售客服"]) == linker.link(["销售客服"])


def test_an_index_loads_anew_what_it_linked_itself(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    """A posting without a stored code keeps none when its title is dismissed."""
    assert guess(linker, "电焊工") is not None
    desk = desk_of(encoder, linker, posting(0, title="电焊工"), posting(1, title="电焊工/电工"))
    desk.store.seekers.put_many(
        [
            SeekerProfile(id="s-1", desired_titles=("电焊工",)),
            SeekerProfile(id="s-2", desired_titles=("保洁",)),
            SeekerProfile(id="s-3", desired_titles=("保洁",), negated=Negated(titles=("电焊工",))),
            SeekerProfile(id="s-4", desired_titles=("电焊工",), status="closed"),
        ]
    )
    seq = desk.store.changes.last_seq()
    done = decide_titles(desk, [Wanted("电焊工", None)])
    assert (done.postings_recoded, done.seekers_reindexed) == (1, 2)
    assert codes(desk) == {"p-0000": None, "p-0001": guess(linker, "电工")}
    assert set(logged(desk, seq)) == {
        ("title", "电焊工", "created"),
        ("posting", "p-0000", "updated"),
        ("posting", "p-0001", "updated"),
        ("seeker", "s-1", "updated"),
        ("seeker", "s-3", "updated"),
    }


def test_near_titles_without_a_code_follow(encoder: Encoder, linker: OccupationLinker) -> None:
    near = f"大{ODD}"
    desk = desk_of(
        encoder, linker, posting(0, title=ODD), posting(1, title=near), posting(2, title="电工")
    )
    seq = desk.store.changes.last_seq()
    before = guess(linker, near)
    decide_titles(desk, [Wanted(ODD, MIXER)])
    after = desk.linker.link([near])[0]
    assert (after[0].code, after[0].confidence) != (before, 1)
    assert after[0].code == MIXER
    assert after[0].confidence < 0.97
    assert ("posting", "p-0001", "updated") in logged(desk, seq)
    assert codes(desk) == {"p-0000": MIXER, "p-0001": None, "p-0002": None}


class _Meanwhile(TextEmbedder):
    """An embedder while whose work somebody else imports a posting."""

    imported = False

    def field_vectors(
        self, texts: Sequence[str], field: TextField, *, owners: Sequence[str] | None = None
    ) -> FieldVectors:
        if ODD in texts and not self.imported:
            self.imported = True
            self._store.postings.put_many([posting(7, title=ODD)])
        return super().field_vectors(texts, field, owners=owners)


def test_a_posting_that_comes_meanwhile_is_not_missed(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    desk = desk_of(encoder, linker, posting(9, title=ODD))
    busy = _Meanwhile(encoder, desk.store)
    desk.linker.current()
    done = decide_titles(TitleDesk(desk.store, busy, desk.linker, desk.clock), [Wanted(ODD, MIXER)])
    assert codes(desk) == {"p-0007": MIXER, "p-0009": MIXER}
    assert done.postings_recoded == 2


def test_a_class_that_is_no_more_is_passed_over(encoder: Encoder, linker: OccupationLinker) -> None:
    desk = desk_of(encoder, linker)
    gone = TitleDecision(
        id="电工", status="assigned", title="电工", occupation_code="9-99-99-99", decided_at=NOON
    )
    desk.store.titles.put_many([gone])
    assert desk.linker.link(["电工"]) == linker.link(["电工"])


@pytest.mark.parametrize(
    ("title", "code", "told"),
    [
        ("电工", "6-31-01", "6-31-01"),
        ("电工", "9-99-99-99", "normalize occupation"),
        ("五险一金", MIXER, "五险一金"),
        ("", None, "no words"),
    ],
)
def test_what_cannot_be_decided_is_told(
    encoder: Encoder, linker: OccupationLinker, title: str, code: str | None, told: str
) -> None:
    desk = desk_of(encoder, linker)
    with pytest.raises(InvalidInput, match=told):
        decide_titles(desk, [Wanted(ODD, MIXER), Wanted(title, code)])
    assert desk.store.changes.last_seq() == 0
    with pytest.raises(NotFound):
        take_back(desk, ["电工"])


def test_aliases_come_in_the_form_of_the_release(
    encoder: Encoder, linker: OccupationLinker
) -> None:
    desk = desk_of(encoder, linker)
    decide_titles(
        desk,
        [
            Wanted(ODD, WELDER, "本地叫法"),
            Wanted("CNC嘎嘣", MIXER),
            Wanted(OTHER, None),
            Wanted("烧电焊", WELDER),
        ],
    )
    rows = [row.model_dump() for row in export_aliases(desk.store)]
    names = class_names()
    assert rows == [
        {
            "alias": ODD,
            "code": WELDER,
            "note": f"{names[WELDER]}; 本地叫法",
            "checked": "2026-11-24|1",
        },
        {"alias": "cnc嘎嘣", "code": MIXER, "note": names[MIXER], "checked": "2026-11-24|1"},
    ]
