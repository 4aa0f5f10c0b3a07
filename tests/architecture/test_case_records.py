"""What was assessed of a person is asked for in a few places, and nowhere that matches."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.source import PACKAGES, python_files, tree

pytestmark = pytest.mark.architecture

ALLOWED = frozenset(
    {
        "recommender/adapters/memory/store.py",
        "recommender/adapters/sql/store.py",
        "recommender/services/store_assessment.py",
        "recommender/services/show_case.py",
        "recommender/services/erase_seeker.py",
        "recommender/services/own_data.py",  # for the person alone
        "recommender/services/list_people.py",  # the reminders of a work list
        "api/cli/casework_status.py",
        "api/web/counselor_person.py",  # the case on the page of who works it
    }
)


def asks(module: ast.Module) -> list[int]:
    """Return the lines that reach for the assessments of a store or of a case."""
    nodes = [node for node in ast.walk(module) if isinstance(node, ast.Attribute)]
    return [node.lineno for node in nodes if node.attr == "assessments"]


def test_assessments_are_asked_for_where_they_may_be() -> None:
    found = {path.as_posix() for path in python_files(*PACKAGES) if asks(tree(path))}
    assert found == ALLOWED


def test_a_breach_is_seen() -> None:
    assert asks(ast.parse("def rank(store):\n    return store.assessments.page()")) == [2]
