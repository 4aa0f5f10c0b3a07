"""Which groups of people a course or a place names, as far as a fact of the rules stands for them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

_WORDS: Final[Mapping[str, re.Pattern[str]]] = {
    "registered_unemployed": re.compile(r"失业(?!保险)"),
    "in_graduation_year": re.compile(r"毕业年度"),
    "child_of_family_out_of_poverty": re.compile(r"(?:脱贫|贫困)[^、，,；;]{0,4}子女"),
    "ended_school_without_going_on": re.compile(r"未(?:继续)?升学"),
    "rural_transfer": re.compile(r"农村转移|转移就业|农民工"),
    "qualifying_employee": re.compile(r"职工"),
}
GROUPS: Final = tuple(_WORDS)
# 残疾人, 持残疾人证者: the group itself, not one of several hardships in brackets.
_DISABLED: Final = re.compile(r"(?:[持有效的]|视力|听力|肢体)*残疾(?!人?家庭)")
_DISABLED_ONLY: Final = re.compile(r"(?:仅限?|只限|限|必?须)[持有效的]*残疾(?!人?家庭)")
_OF_AGE: Final = re.compile(r"(?<!\d)(?<!未满)18(?!\d)|成年(?!人)")
_SCHOOL_LEAVERS: Final = re.compile(r"离校|毕业|应届|\d届|大学生")
SCHOOL_LEFT_YEARS: Final = 3  # no longer 离校2年内, even with work beside one's studies


def named_groups(words: Iterable[str]) -> frozenset[str]:
    """Return the facts of rules that stand for groups named, such as ``registered_unemployed``.

    Parameters
    ----------
    words
        As a course words them: 登记失业人员, 毕业年度高校毕业生. What no fact stands for, such as
        退役军人, is left out, and nothing is said of those who belong to it.
    """
    said = tuple(words)
    return frozenset(
        name for name, pattern in _WORDS.items() if any(pattern.search(word) for word in said)
    )


def only_for_disabled(audience: Iterable[str]) -> bool:
    """Tell whether a place is for holders of a disability certificate alone."""
    said = tuple(audience)
    only = any(_DISABLED_ONLY.match(group) for group in said)
    return only or (bool(said) and all(_DISABLED.match(group) for group in said))


def left_school_long_ago(audience: Iterable[str], experience_years: float | None) -> bool:
    """Tell whether a place for those just out of school is none for somebody of many years' work.

    Parameters
    ----------
    audience
        For whom the place is; nothing is concluded where it names any other group too.
    experience_years
        ``None`` unknown, which excludes nobody.
    """
    said = tuple(audience)
    if experience_years is None or not said:
        return False
    return experience_years >= SCHOOL_LEFT_YEARS and all(_SCHOOL_LEAVERS.search(a) for a in said)


def asks_to_be_of_age(text: str) -> bool:
    """Tell whether a text asks for 18 years: 年满18周岁, not 未满18周岁的另行安排."""
    return _OF_AGE.search(text) is not None
