"""What a conversation at the window stands at: the sentence and what was changed by hand.

It travels in the forms of the page, never in an address, and is read anew each time.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated

from fastapi import Depends, Form, Request

from api.http.bodies import LONGEST_TEXT
from api.http.door import ReadyDoor
from api.http.language import Language
from api.web.asking import text_error
from api.web.rendering import page_language
from recommender.errors import InvalidInput
from recommender.services.change_profile import (
    LONGEST_PART,
    MOST_PARTS,
    part_of,
)

Words = Annotated[str, Form(max_length=LONGEST_TEXT * 4)]
Part = Annotated[str, Form(max_length=LONGEST_PART)]
Parts = Annotated[list[Annotated[str, Form(max_length=LONGEST_PART)]], Form(max_length=MOST_PARTS)]
Number = Annotated[str, Form(max_length=200)]


@dataclass(frozen=True)
class SessionState:
    """A conversation as it stands.

    Parameters
    ----------
    text
        What was said.
    seeker_id
        Of a registered person, else empty.
    taken_out, put_in
        Parts (`recommender.services.change_profile`) that were changed by hand.
    error, error_field
        What is wrong with what was just sent, and with which field.
    did
        What was just done: ``sentence``, ``part``, or nothing.
    """

    text: str = ""
    seeker_id: str = ""
    taken_out: tuple[str, ...] = ()
    put_in: tuple[str, ...] = ()
    error: str = ""
    error_field: str = "text"
    did: str = ""

    @property
    def carried(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs that bring it back; they go by POST."""
        return (("text", self.text), *self.changes)

    @property
    def changes(self) -> tuple[tuple[str, str], ...]:
        """Return the pairs that bring all but the text back."""
        return (
            *((("seeker", self.seeker_id),) if self.seeker_id else ()),
            *(("out", part) for part in self.taken_out),
            *(("into", part) for part in self.put_in),
        )

    @property
    def is_changed(self) -> bool:
        """Return whether anything was changed by hand."""
        return bool(self.taken_out or self.put_in)

    @property
    def is_open(self) -> bool:
        """Return whether there is anything to make a plan of."""
        return bool(self.text or self.seeker_id or self.put_in)

    def without(self, part: str) -> SessionState:
        """Return the conversation with a part taken out."""
        if part in self.put_in:
            return replace(self, put_in=_left(self.put_in, part), did="part")
        return replace(self, taken_out=_added(self.taken_out, part), did="part")

    def having(self, part: str) -> SessionState:
        """Return the conversation with a part put in, or put back."""
        if part in self.taken_out:
            return replace(self, taken_out=_left(self.taken_out, part), did="part")
        return replace(self, put_in=_added(self.put_in, part), did="part")


def state_of(
    request: Request,
    door: ReadyDoor,
    text: Words = "",
    seeker: Number = "",
    out: Parts = [],  # noqa: B006 (read only)
    into: Parts = [],  # noqa: B006
    take: Part = "",
    put: Part = "",
    choose: Part = "",
    kind: Annotated[str, Form(max_length=40)] = "",
    word: Part = "",
) -> SessionState:
    """Return the conversation that a form brings, after what its button does."""
    language = page_language(request)
    words = text.replace("\r\n", "\n").strip()
    state = SessionState(words[:LONGEST_TEXT], seeker, tuple(out), tuple(into), did="sentence")
    if take:
        state = state.without(take)
    for part in filter(None, (put, choose)):
        state = state.having(part)
    if word.strip():
        state = _typed(state, kind, word, door.system.settings.near_region, language)
    if not state.is_open or len(words) > LONGEST_TEXT:
        return replace(state, error=text_error(words, language), error_field="text")
    return state


StateDep = Annotated[SessionState, Depends(state_of)]


def _typed(
    state: SessionState, kind: str, word: str, near: str | None, language: Language
) -> SessionState:
    try:
        return state.having(part_of(kind, word, near))
    except InvalidInput as error:
        return replace(state, error=error.message(language), error_field="word")


def _added(parts: Sequence[str], part: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*parts, part)))


def _left(parts: Sequence[str], part: str) -> tuple[str, ...]:
    return tuple(one for one in parts if one != part)
