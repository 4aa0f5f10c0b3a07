"""Names of classes: our own table, and the package's names that contradict a definition."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from features.occupation.aliases import (
    ALIAS_FILE,
    DROPPED_FILE,
    build_alias_table,
    load_dropped_aliases,
    load_extra_aliases,
    load_reviewed_classes,
    without_aliases,
)
from features.occupation.csco import OccupationClass, class_names, load_classes
from features.taxonomy import read_rows

pytestmark = pytest.mark.unit

SMALL = (
    OccupationClass("1-01-01-01", "甲工", 4, "做甲的人员。", (), ("老甲", "错名")),
    OccupationClass("2-01-01-01", "乙员", 4, "做乙的人员。", (), ("错名",)),
)


def test_our_aliases_are_many_and_of_known_classes() -> None:
    pairs = load_extra_aliases()
    names = [alias for alias, _ in pairs]
    assert len(pairs) >= 5000
    assert sum(name.isascii() for name in names) >= 2000
    assert {code for _, code in pairs} <= set(class_names())
    assert all(name == name.strip().lower() and name for name in names)


def test_a_pair_stands_once_and_a_name_in_two_classes_at_most() -> None:
    pairs = load_extra_aliases()
    assert len(set(pairs)) == len(pairs)
    assert max(Counter(alias for alias, _ in pairs).values()) == 2


def test_no_alias_is_another_class_s_own_name() -> None:
    own = {name.lower() for name in class_names().values()}
    assert own.isdisjoint(alias for alias, _ in load_extra_aliases())


def test_the_table_is_sorted_and_every_row_was_looked_at_twice() -> None:
    rows = read_rows(ALIAS_FILE)
    keys = [(row["code"], row["alias"].isascii(), row["alias"]) for row in rows]
    assert keys == sorted(keys)
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d\|[2-9]", row["checked"]) for row in rows)
    names = class_names()
    assert all(row["note"].split(";")[0] == names[row["code"]] for row in rows)


def test_one_name_may_stand_for_two_classes() -> None:
    table = build_alias_table(SMALL, [("小双", "1-01-01-01"), ("小双", "2-01-01-01")])
    shared = table.texts.index("小双")
    rows = [row for row, text in enumerate(table.text_of_row.tolist()) if text == shared]
    assert [row >= table.class_starts[1] for row in rows] == [False, True]


def test_a_wrong_name_goes_from_its_class_only() -> None:
    first, second = without_aliases(SMALL, [("错名", "1-01-01-01")])
    assert first.aliases == ("老甲",)
    assert second is not first
    assert second.aliases == ("错名",)


@pytest.mark.parametrize("pair", [("甲工", "1-01-01-01"), ("老甲", "2-01-01-01")])
def test_dropping_what_is_not_there_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(ValueError, match=DROPPED_FILE):
        without_aliases(SMALL, [pair])


def test_the_package_s_wrong_names_are_gone() -> None:
    dropped = load_dropped_aliases()
    before = {(alias, c.code) for c in load_classes() for alias in c.aliases}
    after = {(alias, c.code) for c in load_reviewed_classes() for alias in c.aliases}
    assert ("财务主管/总账主管", "1-03-00-02") in dropped
    assert before - after == dropped
    assert all(row["why"] for row in read_rows(DROPPED_FILE))


@pytest.mark.parametrize(
    ("alias", "code", "wrong"),
    [
        ("注塑工", "6-14-02-00", "6-18-04-01"),
        ("抛光工", "6-18-01-04", "6-18-03-04"),
        ("机修工", "6-31-01-02", "6-31-01-10"),
        ("康复治疗师", "2-05-07-13", "4-14-03-06"),
        ("吊车司机", "6-30-05-01", "6-30-05-02"),
    ],
)
def test_our_class_replaces_the_package_s(alias: str, code: str, wrong: str) -> None:
    classes = load_reviewed_classes()
    table = build_alias_table(classes, load_extra_aliases())
    text = table.texts.index(alias)
    held = {
        classes[int(table.class_starts.searchsorted(row, side="right")) - 1].code
        for row, other in enumerate(table.text_of_row.tolist())
        if other == text
    }
    assert code in held
    assert wrong not in held
