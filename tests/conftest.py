"""Fixtures that every tier may use."""

import os

# Read when a numeric library is first loaded, which the plugins below do: idle threads
# that spin make small matrix products many times slower on a busy machine.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import pytest
from hypothesis import settings

pytest_plugins = [
    "tests.city",
    "tests.models",
    "tests.offline",
    "tests.plans",
    "tests.plan_city",
    "tests.postgres",
    "tests.sample",
    "tests.skips",
]

# How long one example takes says more of a shared machine than of the code.
settings.register_profile("zhiqiao", deadline=None)
settings.load_profile("zhiqiao")

# Whole files go to one of two workers: those that take half a minute and more go first,
# or one worker would end long after the other.
LONG = frozenset(
    {
        "test_import_killed.py",
        "test_occupations.py",
        "test_standing_in_the_sample.py",
        "test_protected_facts.py",
        "test_answers_of_the_sample.py",
        "test_serve.py",
        "test_switch.py",
    }
)


IN_ORDER = "test_counselor_pages.py"


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the long files first; the order within and behind them stays random.

    But for one file, whose tests still share a store: they run as they are written.
    """
    items.sort(key=lambda item: item.path.name not in LONG)
    own = [i for i, item in enumerate(items) if item.path.name == IN_ORDER]
    written = sorted((items[i] for i in own), key=lambda item: item.reportinfo()[1] or 0)
    for place, item in zip(own, written, strict=True):
        items[place] = item
