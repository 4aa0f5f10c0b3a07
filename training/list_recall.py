"""How many of the postings graded as good each ranked list of a search has near its top."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from features.progress import Progress, silent
from recommender.retrieval.fusion_weights import POSTING_LISTS
from recommender.services.matching import Matching
from recommender.services.rank_lists import FUSED, RankedLists, rank_lists
from recommender.services.read_seeker import read_text
from training.retrieval_runs import Grades, Sentence
from training.score_retrieval import GOOD

DEPTH = 100


@dataclass(frozen=True, slots=True)
class Found:
    """Of one list: how many good postings it has, and how many that no other list has."""

    found: int
    alone: int


@dataclass(frozen=True, slots=True)
class ListRecall:
    """Good postings in the first `depth` of every list, summed over sentences.

    Parameters
    ----------
    good
        Pairs with grade `training.score_retrieval.GOOD` or more.
    within
        Those of them that the gates let pass as asked: no list can find more.
    lists
        By name; ``fused`` is the merged list.
    """

    depth: int
    good: int
    within: int
    lists: Mapping[str, Found]

    def as_json(self) -> dict[str, object]:
        """Return plain values; recall is of all good postings."""
        return {
            "depth": self.depth,
            "good": self.good,
            "within_gates": self.within,
            "lists": {
                name: {
                    "found": one.found,
                    "alone": one.alone,
                    "recall": round(one.found / self.good, 4),
                }
                for name, one in self.lists.items()
            },
        }

    def lines(self) -> Iterator[str]:
        """Yield a line a list."""
        yield (
            f"graded {GOOD} or more: {self.good}, within the gates as asked: {self.within}; "
            f"in the first {self.depth} of each list (by no other list):"
        )
        for name, one in self.lists.items():
            share = one.found / self.good
            yield f"  {name:<26} {one.found:>4} ({one.alone})  recall {share:.3f}"


def list_recall(
    matching: Matching,
    sentences: Sequence[Sentence],
    grades: Grades,
    progress: Progress = silent,
) -> ListRecall | None:
    """Return what each list finds of the postings graded as good; ``None`` without any.

    Parameters
    ----------
    matching
        The parts, with an index that is up to date.
    sentences
        Read as for a search.
    grades
        By sentence and posting.
    progress
        Told ``("lists", done, total)``.
    """
    good = {s.id: _good_of(s.id, grades) for s in sentences}
    n_good = sum(map(len, good.values()))
    if not n_good:
        return None
    found: Counter[str] = Counter(dict.fromkeys((*POSTING_LISTS, FUSED), 0))
    alone: Counter[str] = Counter()
    within = 0
    for done, sentence in enumerate(sentences, start=1):
        seeker = read_text(sentence.text, matching.clock.today(), matching.near_region).profile
        ranked = rank_lists(matching, seeker, DEPTH)
        within += len(good[sentence.id] & ranked.allowed)
        _count(ranked, good[sentence.id], found, alone)
        progress("lists", done, len(sentences))
    return ListRecall(DEPTH, n_good, within, {n: Found(found[n], alone[n]) for n in found})


def _good_of(sentence: str, grades: Grades) -> frozenset[str]:
    return frozenset(p for (s, p), grade in grades.items() if s == sentence and grade >= GOOD)


def _count(
    ranked: RankedLists, good: frozenset[str], found: Counter[str], alone: Counter[str]
) -> None:
    hits = {name: good & set(ids) for name, ids in ranked.lists.items()}
    holders = Counter(p for name, ids in hits.items() if name != FUSED for p in ids)
    for name, ids in hits.items():
        found[name] += len(ids)
        alone[name] += sum(holders[p] == 1 for p in ids) if name != FUSED else 0
