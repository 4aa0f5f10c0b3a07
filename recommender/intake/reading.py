"""What the readers of an intake share: the words, and what has been read from them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from features.parsed import Span
from features.text import fold, quote
from recommender.domain.intake import TextSpan
from recommender.intake.clauses import Clause, split_clauses

Offsets = tuple[int, int]

SIGHT: Final = 80
"""How many characters around a thing said say what it is, in speech without punctuation."""
_ENGLISH_SHARE: Final = 0.5


@dataclass(frozen=True)
class Words:
    """A person's own words.

    Parameters
    ----------
    text
        As they were given.
    near
        Code of the place they were given at, which settles shared place names.
    this_year
        The year they are said in, for 从2016年干到现在; ``None`` leaves such years unread.
    """

    text: str
    near: str | None = None
    this_year: int | None = None

    @cached_property
    def folded(self) -> str:
        """Return the words folded, each character in its place."""
        return fold(self.text)

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Return the clauses, in order."""
        return tuple(split_clauses(self.folded))

    @cached_property
    def is_english(self) -> bool:
        """Tell whether most letters are Latin."""
        letters = [char for char in self.folded if char.isalpha()]
        latin = sum(char.isascii() for char in letters)
        return latin > _ENGLISH_SHARE * len(letters)

    def clause_text(self, clause: Clause) -> str:
        """Return the folded words of a clause."""
        return self.folded[clause.start : clause.end]

    def clause_at(self, position: int) -> Clause:
        """Return the clause that holds a position."""
        inside = [c for c in self.clauses if c.start <= position < c.end]
        return inside[0] if inside else Clause(0, len(self.text), opens_sentence=True)

    def before(self, position: int) -> str:
        """Return the folded words of a clause up to a position in it."""
        return self.folded[self.clause_at(position).start : position]

    def quote(self, start: int, end: int) -> Span:
        """Return a stretch as it was given."""
        return quote(self.text, start, end)


@dataclass
class Reading:
    """Fields of the profile read so far, with the words they were read from."""

    values: dict[str, Any] = field(default_factory=dict)
    spans: dict[str, list[TextSpan]] = field(default_factory=dict)

    def note(self, name: str, value: Any, spans: Iterable[Span]) -> None:
        """Keep the value of a field and where it was said."""
        self.values[name] = value
        self.mark(name, spans)

    def mark(self, name: str, spans: Iterable[Span]) -> None:
        """Keep where something was said, each stretch once."""
        kept = self.spans.setdefault(name, [])
        known = {(said.start, said.end) for said in kept}
        for span in spans:
            if (span.start, span.end) not in known:
                known.add((span.start, span.end))
                kept.append(TextSpan(start=span.start, end=span.end, text=span.text))

    def quote_anew(self, text: str) -> None:
        """Quote every stretch from `text`, the words before what was taken back was blanked."""
        for name, said in self.spans.items():
            self.spans[name] = [
                TextSpan(start=one.start, end=one.end, text=text[one.start : one.end])
                for one in said
            ]

    def offsets(self) -> list[Offsets]:
        """Return every stretch something was read from."""
        return [(s.start, s.end) for found in self.spans.values() for s in found]


def overlaps(start: int, end: int, stretches: Iterable[Offsets]) -> bool:
    """Tell whether a stretch shares a character with any of others."""
    return any(start < other_end and other_start < end for other_start, other_end in stretches)
