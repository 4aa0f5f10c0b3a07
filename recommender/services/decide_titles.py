"""Decide what titles mean, or take a decision back; what they move is written with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from features.occupation.csco import class_names
from features.occupation.titles import settled_title, title_key
from recommender.domain.base import Record
from recommender.domain.title import TitleDecision
from recommender.errors import InvalidInput, NotFound
from recommender.ports import Clock, Store
from recommender.services.embed_texts import TextEmbedder
from recommender.services.learned_linker import LearnedLinker, decisions
from recommender.services.relink_titles import Change, Written, find_moved, write_moved

LONGEST_KEY = 200


@dataclass(frozen=True)
class TitleDesk:
    """The parts that working through titles needs."""

    store: Store
    embedder: TextEmbedder
    linker: LearnedLinker
    clock: Clock


@dataclass(frozen=True)
class Wanted:
    """A decision to be made.

    Parameters
    ----------
    title
        As it is written anywhere; it is cleaned.
    code
        Of an occupation; ``None`` where the title names no work.
    note
        Why.
    """

    title: str
    code: str | None
    note: str = ""


class Decided(Record):
    """What deciding did.

    ``postings_recoded`` were given another occupation or none; ``postings_reindexed`` and
    ``seekers_reindexed`` are loaded anew by every index.
    """

    assigned: int = 0
    dismissed: int = 0
    taken_back: int = 0
    unchanged: int = 0
    postings_recoded: int = 0
    postings_reindexed: int = 0
    seekers_reindexed: int = 0


def decide_titles(desk: TitleDesk, wanted: Sequence[Wanted]) -> Decided:
    """Keep decisions, relink what they name, and log all of it, in one transaction.

    Of two decisions on one title the later counts. One that stands already is unchanged
    and keeps its time.

    Parameters
    ----------
    desk
        Store, embedder, linker and clock.
    wanted
        What was decided.

    Raises
    ------
    InvalidInput
        A title holds no job words, or a code is no class of the classification.
    """
    made = {one.id: one for one in (_decision(desk, each) for each in wanted)}
    held = {one.id: one for one in decisions(desk.store)}
    new = {i: one for i, one in made.items() if not _same(held.get(i), one)}
    written = _write(desk, held, held | new, new, ()) if new else Written()
    return Decided(
        assigned=sum(one.status == "assigned" for one in new.values()),
        dismissed=sum(one.status == "dismissed" for one in new.values()),
        unchanged=len(made) - len(new),
        **_counts(written),
    )


def take_back(desk: TitleDesk, titles: Sequence[str]) -> Decided:
    """Forget decisions, so that the linker decides again, and relink what they named.

    Raises
    ------
    NotFound
        There is no decision on a title.
    """
    held = {one.id: one for one in decisions(desk.store)}
    gone = {title_key(title): title for title in titles}
    for key, title in gone.items():
        if key not in held:
            raise NotFound(kind_zh="归类决定", kind_en="title decision", id=title)
    left = {i: one for i, one in held.items() if i not in gone}
    written = _write(desk, held, left, {}, tuple(gone))
    return Decided(taken_back=len(gone), **_counts(written))


def known_code(code: str) -> bool:
    """Tell whether a code is of a class of the classification."""
    return code in class_names()


def _decision(desk: TitleDesk, wanted: Wanted) -> TitleDecision:
    key = title_key(wanted.title)
    if not key or len(key) > LONGEST_KEY:
        raise InvalidInput(
            detail_zh=f"“{wanted.title[:40]}”里没有表示工作的词，无法归类",
            detail_en=f"“{wanted.title[:40]}” holds no words of a job, so nothing can be decided",
        )
    if wanted.code is not None and not known_code(wanted.code):
        raise InvalidInput(
            detail_zh=f"{wanted.code} 不是职业分类大典的细类代码，应如 6-31-01-03；"
            "可用 zhiqiao normalize occupation 查找",
            detail_en=f"{wanted.code} is no code of a class, such as 6-31-01-03; "
            "zhiqiao normalize occupation finds codes",
        )
    return TitleDecision(
        id=key,
        status="dismissed" if wanted.code is None else "assigned",
        title=settled_title(wanted.title),
        occupation_code=wanted.code,
        note=wanted.note[:500],
        decided_at=desk.clock.now(),
    )


def _same(held: TitleDecision | None, made: TitleDecision) -> bool:
    if held is None:
        return False
    return (held.occupation_code, held.note) == (made.occupation_code, made.note)


def _write(
    desk: TitleDesk,
    before: Mapping[str, TitleDecision],
    after: Mapping[str, TitleDecision],
    new: Mapping[str, TitleDecision],
    gone: Sequence[str],
) -> Written:
    """Write decisions with what they move, then what others wrote while that was found."""
    linker = desk.linker
    change = Change(
        linker.knowing(before.values()),
        linker.knowing(after.values()),
        frozenset(new) | frozenset(gone),
    )
    seq = desk.store.changes.last_seq()
    moved = find_moved(desk.store, desk.embedder, change)
    with desk.store.transaction() as tx:
        tx.titles.put_many(list(new.values()))
        tx.titles.delete_many(gone)
        written = write_moved(tx, moved)
    late = _written_since(desk.store, seq, written)
    if any(late.values()):
        more = find_moved(desk.store, desk.embedder, change, late)
        with desk.store.transaction() as tx:
            written |= write_moved(tx, more)
    return written


def _written_since(store: Store, seq: int, written: Written) -> dict[str, frozenset[str]]:
    """Return the postings and seekers that others wrote: an index may have linked them before."""
    ours = {"posting": written.postings, "seeker": written.seekers}
    found: dict[str, set[str]] = {"posting": set(), "seeker": set()}
    while lines := store.changes.since(seq):
        for line in lines:
            if line.kind in found and line.op in ("created", "updated"):
                found[line.kind].add(line.record_id)
        seq = lines[-1].seq
    return {kind: frozenset(ids) - ours[kind] for kind, ids in found.items()}


def _counts(written: Written) -> dict[str, int]:
    return {
        "postings_recoded": len(written.recoded),
        "postings_reindexed": len(written.postings),
        "seekers_reindexed": len(written.seekers),
    }
