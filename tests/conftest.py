"""Fixtures that every tier may use."""

pytest_plugins = ["tests.postgres", "tests.skips"]
