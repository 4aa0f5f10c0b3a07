"""Read which cities hold a joint fair: a YAML file, or a folder with a folder a city."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any, Final

import yaml
from pydantic import Field, ValidationError

from features.region.areas import region
from features.region.parse import parse_region
from recommender.domain.base import Record
from recommender.errors import FileUnreadable, InvalidInput

FILE: Final = "cities.yaml"
REMOTE: Final = "远程面试"
"""The folder and the hall of interviews at a distance."""
_TABLES: Final = ("xlsx", "xls", "csv", "txt", "tsv", "json", "jsonl", "ods")
_NAMES: Final = {
    "attendees": re.compile(r"(?i).*(?:报名|求职者|attendee)"),
    "booths": re.compile(r"(?i).*(?:展位|参展|单位|booth)"),
}
_FEWEST: Final = 2


class SessionSpec(Record):
    """When something is, as far as it is known."""

    day: date | None = None
    starts: str | None = None
    slot_minutes: int = Field(default=20, ge=1, le=240)
    walk_minutes: int = Field(default=5, ge=0, le=120)
    lunch: str | None = None


class CitySpec(SessionSpec):
    """One city of a joint fair; the rest is as for ``fair plan``."""

    name: str = Field(min_length=1, max_length=40, pattern=r"^[\w ()（）·-]+$")
    region: str
    attendees: Path
    booths: Path
    slots: int = Field(default=6, ge=1, le=200)
    floor: int = Field(default=1, ge=0, le=50)
    limit: int | None = Field(default=None, ge=1, le=200)
    capacity: int | None = Field(default=None, ge=1, le=1000)
    with_held: bool = False
    breaks: tuple[int, ...] = ()
    keep_apart: tuple[str, ...] = ()


class RemoteSpec(SessionSpec):
    """Interviews at a distance: their own slots, after those in the halls or on another day.

    ``limit`` is how many somebody has at most who asked for them; who has too few meetings in
    their own city has as many as are missing.
    """

    slots: int = Field(default=4, ge=0, le=200)
    limit: int = Field(default=2, ge=0, le=50)


class JointSpec(Record):
    """Which cities, and how they talk across."""

    cities: tuple[CitySpec, ...]
    remote: RemoteSpec = RemoteSpec()


def read_cities(path: Path) -> JointSpec:
    """Read which cities hold a joint fair.

    Parameters
    ----------
    path
        A YAML file; or a folder that holds ``cities.yaml``, or a folder a city with one table
        of registrations and one of employers, named by the city.

    Raises
    ------
    FileUnreadable
        It cannot be read.
    InvalidInput
        It does not say what is needed; the answer names where.
    """
    if path.is_dir() and not (path / FILE).is_file():
        found = {"cities": [_of_folder(one) for one in sorted(path.iterdir()) if one.is_dir()]}
        return _checked(found, path)
    file = path / FILE if path.is_dir() else path
    try:
        found = yaml.safe_load(file.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError) as error:
        raise FileUnreadable(
            file=str(file),
            detail_zh="请用 --cities 指明一个 YAML 文件，或每个城市一个子文件夹的文件夹",
            detail_en="name a YAML file with --cities, or a folder with a folder a city",
        ) from error
    except yaml.YAMLError as error:
        raise _wrong(file, str(getattr(error, "problem_mark", ""))) from error
    return _checked(found, file)


def _of_folder(folder: Path) -> dict[str, Any]:
    """Return what a folder of a city says; ``city.yaml`` in it may say more."""
    extra = folder / "city.yaml"
    said = yaml.safe_load(extra.read_text(encoding="utf-8-sig")) if extra.is_file() else {}
    tables = [one for one in sorted(folder.iterdir()) if one.suffix.lower()[1:] in _TABLES]
    files = {
        name: str(one)
        for name, pattern in _NAMES.items()
        for one in tables
        if pattern.match(one.stem)
    }
    return {"name": folder.name, **files, **(said if isinstance(said, dict) else {})}


def _checked(found: object, path: Path) -> JointSpec:
    if not isinstance(found, dict) or not isinstance(found.get("cities"), list):
        raise _wrong(path, "cities")
    root = path if path.is_dir() else path.parent
    cities = [_city(one, root) if isinstance(one, dict) else one for one in found["cities"]]
    try:
        spec = JointSpec.model_validate({**found, "cities": cities})
    except ValidationError as error:
        where = ".".join(map(str, error.errors()[0]["loc"]))
        raise _wrong(path, f"{where}: {error.errors()[0]['msg']}") from error
    names = [city.name for city in spec.cities]
    different = {name.strip().casefold() for name in names} - {REMOTE}
    if len(names) < _FEWEST or len(different) < len(names):
        raise InvalidInput(
            detail_zh=f"{path.name} 里要有至少两个城市，名称不能相同，也不能叫“{REMOTE}”",
            detail_en=f"{path.name} must name at least two cities, each with its own name, and "
            f"none {REMOTE}",
        )
    return spec


def _city(said: dict[str, Any], root: Path) -> dict[str, Any]:
    """Return a city with its region as a code and its files where they lie."""
    files = {name: root / str(said[name]) for name in ("attendees", "booths") if said.get(name)}
    return {**said, **files, "region": _code(str(said.get("region") or said.get("name") or ""))}


def _code(text: str) -> str:
    known = region(text) if text.isdigit() else parse_region(text).value
    if known is None:
        raise InvalidInput(
            detail_zh=f"不知道“{text}”在哪里，请在 region 写六位区划代码，如 421000",
            detail_en=f"no place is known as {text!r}; put six digits of GB/T 2260 into region, "
            "such as 421000",
        )
    return known.code


def _wrong(path: Path, where: str) -> InvalidInput:
    return InvalidInput(
        detail_zh=f"{path.name} 看不懂：{where}。每个城市要写 name、region、attendees、booths",
        detail_en=f"{path.name} cannot be read: {where}. Each city has name, region, attendees "
        "and booths",
    )
