"""Fixtures that every tier may use."""

import os

# Read when a numeric library is first loaded, which the plugins below do: idle threads
# that spin make small matrix products many times slower on a busy machine.
os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

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
