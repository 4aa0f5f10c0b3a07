"""What a course adds to somebody's certificates, and which it builds on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from features.certificates import find_certificates
from features.parsed import Mention
from recommender.assistance.plan.grades import HEIGHTS, Grades
from recommender.domain.course import Course
from recommender.retrieval.arrays import certificate_rows
from recommender.retrieval.columns import UInt64
from recommender.retrieval.dictionaries import QUICKLY_GOT, certificates_held

_GRADE: Final = re.compile(r"[一二三四五]级")
# The course takes people who hold it, not: it would be good to.
_BUILDS_ON: Final = re.compile(r"持|有|取得|须|需|要|证")
_OR: Final = re.compile(r"或|/|、或|任一")
_OWN_GRADE: Final = re.compile(
    r"^(?:须|需|要|已)?[持有]?(?:有效)?的?(?P<grade>[一二三四五]级)[^,，。;；]{0,4}?证"
)
# Names that leave open which trade; the title of a course says it.
_OF_NO_TRADE: Final = frozenset({"skill_grade", "special_operation"})
_ENGLISH: Final = frozenset({"english_cet4", "english_cet6"})
_SAYS_ENGLISH: Final = re.compile(r"英语|外语|CET", re.IGNORECASE)


@dataclass(frozen=True)
class Step:
    """One course as a step.

    Parameters
    ----------
    course_id
        Which.
    codes
        Certificates it ends with.
    adds
        They and all that they stand for, ``(1, words)`` bit set.
    grades
        Height of those that have a grade.
    entry
        Certificates to be held before, by code, with the height of the grade, 0 any.
    """

    course_id: str
    codes: tuple[str, ...]
    adds: UInt64
    grades: Grades
    entry: Grades


def step_of(course: Course) -> Step:
    """Return what a course adds and what it builds on."""
    given = _given(course)
    codes = tuple(dict.fromkeys(mention.code for mention in given))
    grades = _graded(given, course.certificate_level)
    names = [mention.name for mention in given]
    return Step(
        course_id=course.id,
        codes=codes,
        adds=certificate_rows([certificates_held(names)]),
        grades=grades,
        entry=_entry(course.entry_requirements, codes),
    )


def merged_grades(parts: Iterable[Grades]) -> dict[str, int]:
    """Return the highest grade of each certificate."""
    found: dict[str, int] = {}
    for part in parts:
        for code, height in part.items():
            found[code] = max(height, found.get(code, 0))
    return found


def lacks_entry(step: Step, codes: Iterable[str], grades: Mapping[str, int]) -> bool:
    """Tell whether a certificate that the step builds on is not said to be held.

    Parameters
    ----------
    step
        The course.
    codes, grades
        What somebody holds: certificates with all that they stand for, and known grades.
    """
    held = frozenset(codes)
    return any(
        code not in held or grades.get(code, height) < height for code, height in step.entry.items()
    )


def _given(course: Course) -> list[Mention]:
    """Return the certificates at the end of a course.

    Where they name no trade (职业技能等级证书), the title of the course may.
    """
    found = find_certificates("、".join(course.certificates), is_certificate_field=True)
    if found and all(mention.code in _OF_NO_TRADE for mention in found):
        named = find_certificates(f"{course.title}证", is_certificate_field=True)
        found = [*found, *(mention for mention in named if mention.code not in _OF_NO_TRADE)]
    return [m for m in found if not (m.negated or _is_grade_alone(m, course.title))]


def _is_grade_alone(mention: Mention, title: str) -> bool:
    """Tell whether 四级 was taken for the English test of that name."""
    return mention.code in _ENGLISH and not _SAYS_ENGLISH.search(title)


def _graded(given: Iterable[Mention], level: str | None) -> dict[str, int]:
    said = _GRADE.search(level or "")
    heights = {m.code: HEIGHTS.get(m.level or "", 0) for m in given}
    whole = HEIGHTS[said.group()] if said else 0
    return {code: height or whole for code, height in heights.items() if height or whole}


def _entry(text: str, own: tuple[str, ...]) -> dict[str, int]:
    """Return what must be held before; where one of several will do, nothing is certain."""
    if _OR.search(text) or not _BUILDS_ON.search(text):
        return {}
    grade = _OWN_GRADE.search(text)
    if grade:
        return {code: HEIGHTS[grade["grade"]] for code in own if code not in _OF_NO_TRADE}
    return {
        mention.code: HEIGHTS.get(mention.level or "", 0)
        for mention in find_certificates(text)
        if not mention.negated and mention.code not in QUICKLY_GOT
    }
