"""Telephone numbers inside the words of a contact, to be pressed."""

from __future__ import annotations

import re
from dataclasses import dataclass

# 0716-0000522, 13800000000, 12333: what stands between other digits is none.
_NUMBER = re.compile(
    r"(?<![\d-])(?:0\d{2,3}-?\d{7,8}|1\d{10}|1\d{4}|[48]00-?\d{3}-?\d{4})(?![\d-])"
)


@dataclass(frozen=True)
class Piece:
    """A piece of a contact; `number` is what to dial, empty for other words."""

    text: str
    number: str = ""


def phone_pieces(contact: str) -> tuple[Piece, ...]:
    """Return a contact in pieces, each number one of its own; nothing is left out."""
    pieces, end = list[Piece](), 0
    for found in _NUMBER.finditer(contact):
        pieces += [Piece(contact[end : found.start()])] if found.start() > end else []
        pieces.append(Piece(found[0], found[0].replace("-", "")))
        end = found.end()
    pieces += [Piece(contact[end:])] if contact[end:] else []
    return tuple(pieces)
