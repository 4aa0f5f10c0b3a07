"""What a course adds to somebody's certificates, and which it builds on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from features.certificates import find_certificates
from features.parsed import Mention
from recommender.assistance.plan.grades import HEIGHTS, Grades, graded_codes
from recommender.domain.course import Course
from recommender.retrieval.arrays import certificate_rows
from recommender.retrieval.columns import UInt64
from recommender.retrieval.dictionaries import QUICKLY_GOT, certificates_held

GRADE: Final = re.compile(r"[一二三四五]级")
# Conditions that all hold are told apart by these; a comma may go on with another way in.
_BETWEEN_CONDITIONS: Final = re.compile(r"[;；。+＋\n]")
# The course takes people who hold it, not: it would be good to.
_BUILDS_ON: Final = re.compile(r"持|有|取得|须|需|要|证")
_OR: Final = re.compile(r"或|/|任一")
# 四级/中级工 is one grade under two names.
_TWO_NAMES: Final = re.compile(r"([一二三四五]级)[/（(](?:[初中高]级工|高级技师|技师)[)）]?")
_GRADE_HELD: Final = re.compile(r"(?P<grade>[一二三四五]级)[^,，。;；]{0,4}?证")
_GRADE_INSTEAD: Final = re.compile(r"或[^;；。]*[一二三四五]级|[一二三四五]级[^;；。]*或")
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

    @property
    def gain(self) -> tuple[object, ...]:
        """Return what makes two courses the same but for entry, time, place and cost."""
        return self.codes, tuple(sorted(self.grades.items()))


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


def has_other_way_in(course: Course, step: Step, codes: Iterable[str]) -> bool:
    """Tell whether a grade held stands in for the schooling that a course asks for.

    Parameters
    ----------
    course, step
        The course: 高中以上或五级证 leaves two ways in.
    codes
        Certificates held.
    """
    stands_in = _GRADE_INSTEAD.search(course.entry_requirements) is not None
    return stands_in and not frozenset(step.grades).isdisjoint(codes)


def _given(course: Course) -> list[Mention]:
    """Return the certificates at the end of a course.

    Where they name no trade (职业技能等级证书), the title of the course may; a name of no trade
    beside one of a trade is no second paper.
    """
    listed = "、".join(course.certificates)
    for words in (listed, f"{course.title}证" if listed else ""):
        found = [m for m in find_certificates(words, is_certificate_field=True) if not m.negated]
        found = [m for m in found if not _is_grade_alone(m, course.title)]
        of_a_trade = [m for m in found if m.code not in _OF_NO_TRADE]
        if of_a_trade or not _names_no_trade(listed):
            return of_a_trade or found
    return [m for m in find_certificates(listed, is_certificate_field=True) if not m.negated]


def _names_no_trade(listed: str) -> bool:
    """Tell whether what is listed is a name that leaves the trade open."""
    codes = {m.code for m in find_certificates(listed, is_certificate_field=True)}
    return bool(codes) and codes <= _OF_NO_TRADE


def _is_grade_alone(mention: Mention, title: str) -> bool:
    """Tell whether 四级 was taken for the English test of that name."""
    return mention.code in _ENGLISH and not _SAYS_ENGLISH.search(title)


def _graded(given: Iterable[Mention], level: str | None) -> dict[str, int]:
    said = GRADE.search(level or "")
    heights = {m.code: HEIGHTS.get(m.level or "", 0) for m in given if m.code in graded_codes()}
    whole = HEIGHTS[said.group()] if said else 0
    return {code: height or whole for code, height in heights.items() if height or whole}


def _entry(text: str, own: tuple[str, ...]) -> dict[str, int]:
    """Return what must be held before; where one of several will do, nothing is certain."""
    plain = _TWO_NAMES.sub(r"\1", text)
    parts = (part for part in _BETWEEN_CONDITIONS.split(plain) if not _OR.search(part))
    return merged_grades(_condition(part, own) for part in parts)


def _condition(text: str, own: tuple[str, ...]) -> dict[str, int]:
    """Return the certificates one condition names; a grade without a trade is of the course's."""
    if not _BUILDS_ON.search(text):
        return {}
    named = {
        mention.code: HEIGHTS.get(mention.level or "", 0)
        for mention in find_certificates(text)
        if not (mention.negated or mention.code in QUICKLY_GOT or mention.code in _ENGLISH)
    }
    grade = _GRADE_HELD.search(text)
    if grade and not any(named.values()):
        return {c: HEIGHTS[grade["grade"]] for c in own if c not in _OF_NO_TRADE}
    return named
