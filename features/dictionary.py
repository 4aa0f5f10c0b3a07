"""Find the entries of a dictionary in a text: longest match, ASCII words only whole.

Shared by the readers of places, benefits, certificates and skills.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")

_FULLWIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_UPPER = {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
_FOLD = {
    **{code: _UPPER.get(half, half) for code, half in _FULLWIDTH.items()},
    **_UPPER,
    0x3000: 0x20,
}
_WORD = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_DIGITS = frozenset("0123456789")
_TAIL = _WORD | frozenset("+#")


@lru_cache(maxsize=8)
def fold(text: str) -> str:
    """Return `text` with ASCII lower-cased and full-width forms halved.

    Every character maps to exactly one character, so offsets stay valid.
    """
    return text.translate(_FOLD)


class Hit(NamedTuple, Generic[T]):
    """One dictionary entry found: half-open offsets and the entry's payload."""

    start: int
    end: int
    payload: T


class Dictionary(Generic[T]):
    """A set of phrases that can be looked up at every position of a text at once.

    Parameters
    ----------
    entries
        Pairs of phrase and payload. Phrases are folded (:func:`fold`); of two equal
        phrases the first one stays. Empty phrases are skipped.
    """

    def __init__(self, entries: Iterable[tuple[str, T]]) -> None:
        self._payloads: dict[str, T] = {}
        for phrase, payload in entries:
            folded = fold(phrase.strip())
            if folded:
                self._payloads.setdefault(folded, payload)
        self._heads = frozenset(phrase[:2] for phrase in self._payloads)
        self._lengths = self._index()

    def _index(self) -> dict[str, tuple[int, ...]]:
        """Return phrase lengths, longest first, keyed by the first three characters.

        Phrases of one or two characters stand under themselves alone, so that a position in
        running text is nearly always dismissed after three look-ups.
        """
        lengths: dict[str, set[int]] = {}
        for phrase in self._payloads:
            lengths.setdefault(phrase[:3], set()).add(len(phrase))
        return {key: tuple(sorted(found, reverse=True)) for key, found in lengths.items()}

    def __len__(self) -> int:
        return len(self._payloads)

    def get(self, phrase: str) -> T | None:
        """Return the payload of exactly this phrase, ``None`` if it is not an entry."""
        return self._payloads.get(fold(phrase))

    def longest_at(self, folded: str, position: int) -> Hit[T] | None:
        """Return the longest entry that starts at `position` of an already folded text."""
        rest = len(folded) - position
        for width in range(min(3, rest), 0, -1):
            for length in self._lengths.get(folded[position : position + width], ()):
                if length > rest:
                    continue
                end = position + length
                payload = self._payloads.get(folded[position:end])
                if payload is not None and _whole_word(folded, position, end):
                    return Hit(position, end, payload)
        return None

    def find(self, text: str) -> Iterator[Hit[T]]:
        """Yield the entries in `text` from left to right, longest first, never overlapping.

        Cost grows with the length of the text, not with the number of entries.
        """
        folded = fold(text)
        heads = self._heads
        position, size = 0, len(folded)
        while position < size:
            if folded[position : position + 2] in heads or folded[position] in heads:
                hit = self.longest_at(folded, position)
                if hit is not None:
                    yield hit
                    position = hit.end
                    continue
            position += 1


def _whole_word(folded: str, start: int, end: int) -> bool:
    """Tell whether an ASCII word at these offsets is not a piece of a longer word.

    A number may follow a name of three letters or more (``Office2016``, ``Python3``).
    """
    if folded[start] in _WORD and start and folded[start - 1] in _WORD:
        return False
    last = folded[end - 1]
    if last not in _WORD or end == len(folded) or folded[end] not in _TAIL:
        return True
    return folded[end] in _DIGITS and last not in _DIGITS and end - start >= 3
