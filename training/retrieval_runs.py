"""What a set of sentences finds in the postings of an office, to be kept and compared."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from features.progress import Progress, silent
from recommender.domain.match import MatchAnswer
from recommender.errors import InvalidInput
from recommender.retrieval.texts import wish_titles
from recommender.services.match_text import match_text
from recommender.services.matching import Matching

Grades = dict[tuple[str, str], int]
"""Of a sentence's id and a posting's id, 0 to 3."""


class Row(BaseModel):
    """A line of a file, or a part of one; what a later version added is passed over."""

    model_config = ConfigDict(frozen=True, extra="ignore")


R = TypeVar("R", bound=Row)


class Sentence(Row):
    """What somebody says who looks for work; `field` groups the figures."""

    id: str
    text: str
    language: str
    field: str = "other"


class Grade(Row):
    """How well a posting fits a sentence, from 0 (wrong) to 3 (fits)."""

    sentence: str
    posting: str
    grade: Annotated[int, Field(ge=0, le=3)]


class Shown(Row):
    """A posting as it was shown."""

    rank: int
    posting: str
    score: float | None
    title: str


class Answered(Row):
    """A sentence, how it was read, the conditions that gave way, what was shown, best first.

    Parameters
    ----------
    wish
        The work it was read to be about.
    profile
        Hash of all that was read in it: where two runs differ in it, the reading changed,
        and not only the search.
    """

    sentence: Sentence
    wish: tuple[str, ...] = ()
    profile: str = ""
    relaxed: tuple[str, ...] = ()
    shown: tuple[Shown, ...]


class RetrievalRun(Row):
    """What one state of the service shows, and which state that was."""

    encoder: str
    scorer: str
    retrieval: str
    index_rows: int
    on: date
    k: int
    answers: tuple[Answered, ...]


def read_sentences(path: Path) -> list[Sentence]:
    """Return the sentences of a file, one JSON a line.

    Raises
    ------
    InvalidInput
        A line is no sentence, an id stands there twice, or there is none.
    """
    sentences = _lines(path, Sentence)
    if len({s.id for s in sentences}) != len(sentences) or not sentences:
        raise InvalidInput(detail=f"{path.name}: one or more sentences, each with an id of its own")
    return sentences


def read_grades(path: Path) -> Grades:
    """Return the grades of a file, one JSON a line.

    Raises
    ------
    InvalidInput
        A line is no grade, or a pair has two that differ.
    """
    grades: Grades = {}
    for row in _lines(path, Grade):
        if grades.setdefault((row.sentence, row.posting), row.grade) != row.grade:
            raise InvalidInput(detail=f"{path.name}: {row.sentence} {row.posting}: two grades")
    return grades


def _lines(path: Path, kind: type[R]) -> list[R]:
    found: list[R] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            found.append(kind.model_validate_json(line))
        except ValidationError as error:
            raise _refused(f"{path.name}:{number}", error) from error
    return found


def read_run(path: Path) -> RetrievalRun:
    """Return what was shown once, from the file that was written then.

    Raises
    ------
    InvalidInput
        It is no such file.
    """
    try:
        return RetrievalRun.model_validate_json(path.read_bytes())
    except ValidationError as error:
        raise _refused(path.name, error) from error


def _refused(place: str, error: ValidationError) -> InvalidInput:
    first = error.errors(include_input=False, include_url=False)[0]
    return InvalidInput(detail=f"{place}: {'.'.join(map(str, first['loc']))} {first['msg']}")


def run_retrieval(
    matching: Matching, sentences: Sequence[Sentence], k: int, progress: Progress = silent
) -> RetrievalRun:
    """Return what the service shows for each sentence, as for anybody who types it.

    Other weights of the lists are tried with ``dataclasses.replace(matching, fusion=...)``.

    Parameters
    ----------
    matching
        The parts, with an index that is up to date.
    sentences
        At least one.
    k
        Postings a sentence.
    progress
        Told ``("sentences", done, total)``.
    """
    answers: list[Answered] = []
    model = matching.model_info(matching.postings.view().version)
    for sentence in sentences:
        answers.append(_answered(sentence, match_text(matching, sentence.text, k=k)))
        progress("sentences", len(answers), len(sentences))
    return RetrievalRun(
        encoder=model.encoder,
        scorer=model.scorer,
        retrieval=model.retrieval,
        index_rows=model.index_rows,
        on=matching.clock.today(),
        k=k,
        answers=tuple(answers),
    )


def _answered(sentence: Sentence, answer: MatchAnswer) -> Answered:
    shown = tuple(
        Shown(rank=m.rank, posting=m.posting.id, score=m.score, title=m.posting.title)
        for m in answer.matches
    )
    read = answer.profile
    return Answered(
        sentence=sentence,
        wish=wish_titles(read) if read else (),
        profile=read.content_hash(without=frozenset({"id"})) if read else "",
        relaxed=answer.relaxed,
        shown=shown,
    )
