"""The table of skills keeps its rules, and every name in it reads as itself."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise

import pytest

from features.dictionary import fold
from features.skills import find_skills
from features.taxonomy import TAXONOMY_FOLDER, named_rows, read_rows, split_cell

pytestmark = pytest.mark.unit

SKILLS = read_rows("skills.csv")
FALSE_FRIENDS = [row["phrase"] for row in read_rows("skill_false_friends.csv")]
ABILITY = re.compile(r"会(?![计议务员场展])|懂|能(?![源耗]|说会道)")


def _documented_families() -> list[str]:
    readme = (TAXONOMY_FOLDER / "README.md").read_text(encoding="utf-8")
    return re.findall(r"^\| `(\w+)` \| [^|`]+ \|$", readme.partition("### Skills")[2], re.MULTILINE)


def test_there_are_skills_for_many_trades() -> None:
    assert len(SKILLS) >= 1_200
    per_family = Counter(row["family"] for row in SKILLS)
    assert min(per_family.values()) >= 5


def test_codes_are_unique_and_stable_in_form() -> None:
    codes = [row["code"] for row in SKILLS]
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"[a-z][a-z0-9_]*", code)] == []


def test_every_row_has_a_name_of_its_own_in_both_languages() -> None:
    for column in ("name_zh", "name_en"):
        names = Counter(fold(row[column]) for row in SKILLS)
        assert [name for name, count in names.items() if count > 1 or not name] == []


def test_families_are_those_of_the_documentation_and_stand_in_its_order() -> None:
    documented = _documented_families()
    assert len(documented) == len(set(documented))
    assert {row["family"] for row in SKILLS} == set(documented)
    places = [documented.index(row["family"]) for row in SKILLS]
    assert all(a <= b for a, b in pairwise(places))


def test_no_alias_stands_twice() -> None:
    owners = Counter(fold(name) for name, _ in named_rows("skills.csv"))
    assert [name for name, count in owners.items() if count > 1] == []


def test_no_alias_is_one_character_or_begins_with_a_verb_of_ability() -> None:
    aliases = [alias for row in SKILLS for alias in split_cell(row["aliases"])]
    assert [alias for alias in aliases if len(alias) < 2 or ABILITY.match(alias)] == []


def test_false_friends_are_no_names_and_mean_no_skill() -> None:
    names = {fold(name) for name, _ in named_rows("skills.csv")}
    assert names.isdisjoint(map(fold, FALSE_FRIENDS))
    assert len(set(FALSE_FRIENDS)) == len(FALSE_FRIENDS)
    assert [phrase for phrase in FALSE_FRIENDS if find_skills(phrase)] == []


def test_every_name_and_alias_reads_as_its_own_skill() -> None:
    misread = {}
    for name, row in named_rows("skills.csv"):
        found = [(m.code, m.negated) for m in find_skills(name)]
        if found != [(row["code"], False)]:
            misread[name] = found
    assert misread == {}


@pytest.mark.parametrize("step", [1, -1])
def test_names_are_found_again_in_a_list(step: int) -> None:
    """Stored skills are names joined by 、; none may swallow, deny or cut the next."""
    names = [row["name_zh"] for row in SKILLS][::step]
    assert [m.name for m in find_skills("、".join(names)) if not m.negated] == names
