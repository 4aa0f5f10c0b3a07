"""The one way from protected facts to matching: a date of birth in, a flag out."""

from __future__ import annotations

import ast
from datetime import date

import pytest

from recommender.adapters.memory import MemoryStore
from recommender.domain.seeker import SeekerProfile
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import NotFound
from recommender.services.working_age import ages_of, registered_seeker, working_age
from tests.architecture.source import python_files, tree

pytestmark = pytest.mark.unit

TODAY = date(2026, 11, 24)
# What gives facts to the vault, and what takes a flag out of it.
MAY_ASK = {
    "recommender/services/assess_eligibility.py",  # entitlement; nothing that ranks imports it
    "recommender/services/erase_seeker.py",  # forgets them
    "recommender/services/import_records.py",
    "recommender/services/own_data.py",  # gives them to their own person
    "recommender/services/working_age.py",
    "training/protected_groups.py",  # the report by group; never what ranks
    "training/swap_test.py",  # writes other facts, and reads those back that it put away
}


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2010, 11, 25), "under_16"),
        (date(2010, 11, 24), "under_18"),
        (date(2008, 11, 25), "under_18"),
        (date(2008, 11, 24), None),
        (date(1970, 1, 1), None),
        (date(2026, 11, 24), "under_16"),
    ],
)
def test_the_law_counts_birthdays(born: date, age: str | None) -> None:
    assert working_age(born, TODAY) == age


def test_a_child_of_the_leap_day_is_16_on_the_first_of_march() -> None:
    assert working_age(date(2012, 2, 29), date(2028, 2, 28)) == "under_16"
    assert working_age(date(2012, 2, 29), date(2028, 2, 29)) == "under_18"
    assert working_age(date(2008, 2, 29), date(2026, 2, 28)) == "under_18"
    assert working_age(date(2008, 2, 29), date(2026, 3, 1)) is None


def test_a_registered_person_is_matched_with_the_flag_and_nothing_else() -> None:
    store = MemoryStore()
    people = [SeekerProfile(id=f"s-{i}", desired_titles=("保洁",)) for i in range(3)]
    with store.transaction() as tx:
        tx.seekers.put_many(people)
        tx.sensitive.put_many(
            [
                SensitiveFacts(seeker_id="s-0", birth_date=date(2009, 6, 1), sex="female"),
                SensitiveFacts(seeker_id="s-1", disability="听力二级"),
            ]
        )
    assert ages_of(store, ["s-0", "s-1", "s-2"], TODAY) == ["under_18", None, None]
    young = registered_seeker(store, "s-0", TODAY)
    assert young == people[0].model_copy(update={"working_age": "under_18"})
    assert registered_seeker(store, "s-0", date(2027, 6, 1)) == people[0]
    assert store.seekers.get("s-0") == people[0]
    with pytest.raises(NotFound):
        registered_seeker(store, "s-9", TODAY)


def test_nothing_else_asks_the_vault() -> None:
    asking = {
        path.as_posix()
        for path in python_files("recommender", "api", "training")
        if not path.as_posix().startswith("recommender/adapters/")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Attribute) and node.attr == "sensitive"
    }
    assert asking == MAY_ASK
