"""Read a seeker from words just typed, or from a JSON file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from pydantic import ValidationError

from recommender.domain.intake import Intake
from recommender.domain.seeker import SeekerProfile
from recommender.errors import FileUnreadable, InvalidInput
from recommender.intake.read import read_intake

MAX_CHARACTERS = 5000


def read_text(text: str, today: date, near: str | None = None) -> Intake:
    """Return what was understood of a sentence or a paragraph.

    Parameters
    ----------
    text
        The person's own words.
    today
        The day they are said on, for years told by the one they began in.
    near
        Code of the place they were said at; it settles names that several places share.

    Raises
    ------
    InvalidInput
        There is no text, or it is longer than `MAX_CHARACTERS`.
    """
    if not text.strip():
        raise InvalidInput(detail="请说一句话 / please say something")
    if len(text) > MAX_CHARACTERS:
        raise InvalidInput(detail=f"最多{MAX_CHARACTERS}字 / at most {MAX_CHARACTERS} characters")
    return read_intake(text, near=near, this_year=today.year)


def read_profile_file(path: Path) -> SeekerProfile:
    """Return the profile of a JSON file; what ``zhiqiao intake`` printed is one.

    Raises
    ------
    FileUnreadable
        The file is not there or not such JSON; the error names the field.
    """
    try:
        return read_profile(path.read_bytes())
    except OSError as error:
        raise FileUnreadable(file=path.name, detail=error.strerror) from error
    except InvalidInput as error:
        raise FileUnreadable(file=path.name, detail=str(error.context["detail"])) from error


def read_profile(body: bytes) -> SeekerProfile:
    """Return the profile of JSON; raise `InvalidInput` naming the field that is wrong."""
    import orjson

    try:
        given = orjson.loads(body)
        known = {k: v for k, v in given.items() if k in SeekerProfile.model_fields}
        return SeekerProfile.model_validate({"id": "typed", **known})
    except (orjson.JSONDecodeError, AttributeError) as error:
        raise InvalidInput(detail=f"not a JSON object: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        raise InvalidInput(detail=f"{where}: {first['msg']}") from error
