"""Say why a posting stands further back than its score alone would put it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from recommender.domain.match import Reranked

_CAUSES: Final[Mapping[str, tuple[str, str]]] = {
    "congested": (
        "这个岗位招{openings}人，已经在介绍{live}人",
        "For {openings} opening(s), {live} are being introduced already",
    ),
    "congested_of_unknown": (
        "这个岗位没写招几人，已经在介绍{live}人",
        "It does not say how many are wanted, and {live} are being introduced already",
    ),
    "unanswered": (
        "这家单位收到{asked}次介绍，按时答复{answered}次，比别家少",
        "This employer answered {answered} of {asked} introductions in time, fewer than others do",
    ),
    "same_employer": (
        "这家单位前面已经有岗位，让别家也排上",
        "This employer stands above already, so that others get their turn",
    ),
    "same_occupation": (
        "前面同类岗位已经不少，让别的工作也排上",
        "Much of this kind stands above already, so that other work gets its turn",
    ),
}
_FIRST: Final = ("，所以往后放了{places}位。", "; so it stands {places} lower.")
_MORE: Final = ("，这也是往后放的原因。", "; that is another reason why it stands lower.")


def said_of_place(
    causes: tuple[str, ...], places: int, counts: Mapping[str, int], language: str
) -> tuple[Reranked, ...]:
    """Return the sentences about a line that was put back; none where it was not.

    Parameters
    ----------
    causes
        Codes of `recommender.ranking.rerank.CAUSES`, the heaviest first.
    places
        By how many places it was put back.
    counts
        ``live``, ``openings`` (0 unknown), ``asked`` and ``answered`` of the line.
    language
        ``zh`` or ``en``.
    """
    tongue = 0 if language.startswith("zh") else 1
    said: list[Reranked] = []
    for cause in causes:
        is_unknown = cause == "congested" and not counts["openings"]
        words = _CAUSES["congested_of_unknown" if is_unknown else cause][tongue]
        ending = (_MORE if said else _FIRST)[tongue]
        text = (words + ending).format(places=places, **counts)
        said.append(Reranked(code=cause, text=text))
    return tuple(said)
