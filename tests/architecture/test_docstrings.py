"""Every public name in the library layers says what it does, and of which parameters."""

from __future__ import annotations

import ast

import pytest

from tests.architecture.docstrings import Documented, fault, parameters_named, public
from tests.architecture.source import python_files, tree

pytestmark = pytest.mark.architecture

GOOD = '''
def f(a, *, b, **rest):
    """Return both.

    Parameters
    ----------
    a, b
        Numbers.
    **rest
        Ignored.

    Returns
    -------
    float
        A number.
    """
'''
BAD = {
    "has no docstring": "def f(): ...",
    "not a sentence": 'def f():\n    """Return it"""',
    "does not say what": 'def f():\n    """Returns it."""',
    "does not take: c": GOOD.replace("a, b\n", "a, b, c\n"),
    "leaves out b": GOOD.replace("a, b\n", "a\n"),
}


def test_public_names_are_documented() -> None:
    faults = [
        f"{path}:{node.lineno} {name} {wrong}"
        for path in python_files("features", "recommender", "training")
        if "migrations" not in path.parts
        for name, node in public(tree(path))
        if (wrong := fault(node))
    ]
    assert faults == []


def test_every_module_says_what_it_holds() -> None:
    found = python_files("features", "recommender", "training", "api", "tests")
    # A test package without a word in it needs none.
    silent = [str(p) for p in found if tree(p).body and not ast.get_docstring(tree(p))]
    silent += [str(p) for p in found if not tree(p).body and p.parts[0] != "tests"]
    assert silent == []


@pytest.mark.parametrize(("wrong", "code"), BAD.items())
def test_a_fault_is_seen(wrong: str, code: str) -> None:
    node = ast.parse(code).body[0]
    assert isinstance(node, Documented)
    assert wrong in (fault(node) or "")


def test_a_good_docstring_has_no_fault() -> None:
    function = ast.parse(GOOD).body[0]
    assert isinstance(function, ast.FunctionDef)
    assert fault(function) is None
    assert parameters_named(ast.get_docstring(function) or "") == ["a", "b", "rest"]
