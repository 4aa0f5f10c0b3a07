"""Decision records name a check that exists; the Makefile lists itself; the glossary is one."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.source import PROJECT, all_files, text

pytestmark = pytest.mark.architecture

DECISIONS = [path for path in all_files() if path.parts[:2] == ("docs", "adr")]
PARTS = ("Status", "Context", "Decision", "Consequences", "Checked by")
TARGETS = frozenset(
    [
        "demo",
        "stop",
        "serve",
        "test",
        "test-all",
        "lint",
        "fix",
        "types",
        "bench",
        "browser",
        "train",
        "docs",
        "clean",
        "help",
    ]
)
READMES = ("README.md", "README.zh-CN.md")


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_a_decision_fits_a_page_and_has_its_parts(path: Path) -> None:
    page = text(path)
    assert len(page.split()) <= 500
    assert re.findall(r"^## (.+)$", page, flags=re.MULTILINE) == list(PARTS)


@pytest.mark.parametrize("path", DECISIONS, ids=lambda path: path.stem)
def test_the_checks_of_a_decision_exist(path: Path) -> None:
    section = text(path).split("## Checked by\n")[1]
    checks = re.findall(r"`((?:tests|pyproject)[^`]*)`", section)
    assert checks
    assert [check for check in checks if not (PROJECT / check.split("::")[0]).exists()] == []


def test_decisions_are_numbered_without_a_gap() -> None:
    assert [int(path.stem[:4]) for path in DECISIONS] == list(range(1, len(DECISIONS) + 1))


def test_make_lists_its_targets() -> None:
    listed = set(re.findall(r"^([a-z-]+):.*## ", text(Path("Makefile")), flags=re.MULTILINE))
    assert listed >= TARGETS


def test_every_term_has_both_languages_and_is_there_once() -> None:
    rows = re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text(Path("docs/glossary.md")), flags=re.M)
    terms = [(en.strip(), zh.strip()) for en, zh in rows if en.strip() not in ("English", "---")]
    assert len(terms) >= 60
    assert [en for en, zh in terms if not re.search(r"[\u4e00-\u9fff]", zh)] == []
    assert len({en for en, _ in terms}) == len(terms)


def test_every_requirement_is_pinned_to_a_version_it_allows() -> None:
    project = tomllib.loads(text(Path("pyproject.toml")))["project"]
    needed = [Requirement(r) for r in project["dependencies"]]
    needed += [Requirement(r) for r in project["optional-dependencies"]["dev"]]
    lines = re.findall(r"^(\S+)==(\S+)$", text(Path("constraints.txt")), flags=re.MULTILINE)
    pins = {canonicalize_name(name): version for name, version in lines}
    needed = [r for r in needed if r.name != project["name"]]  # its own extras, for developers
    needed += [Requirement(r) for r in project["optional-dependencies"]["ray"]]
    loose = [r.name for r in needed if canonicalize_name(r.name) not in pins]
    assert loose == []
    assert [r.name for r in needed if pins[canonicalize_name(r.name)] not in r.specifier] == []


@pytest.mark.parametrize("name", READMES)
def test_what_a_readme_points_at_exists(name: str) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", text(Path(name)))
    assert links
    assert [link for link in links if not (PROJECT / link).exists()] == []
