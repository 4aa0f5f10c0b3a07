"""The rules of `CONTRIBUTING.md` on files and code."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture import rules
from tests.architecture.source import PACKAGES, PROJECT, all_files, python_files, text, tree

pytestmark = pytest.mark.architecture

MOST_LINES = 400
MOST_MODEL_BYTES = 15 * 1024 * 1024
NAMES_THAT_SAY_NOTHING = frozenset({"utils", "util", "helpers", "helper", "misc", "common"})
# Written in two parts, so that this file does not break its own rule.
UNFINISHED = re.compile(r"\b(" + "|".join(("TO" + "DO", "FIX" + "ME", "XX" + "X")) + r")\b")
CODE = frozenset({".py", ".html", ".css", ".js", ".toml", ".yaml", ".yml", ".txt", ""})
PICKLED = frozenset({".pkl", ".pickle", ".joblib", ".pt", ".pth", ".bin", ".npz"})

HOUSE: tuple[tuple[rules.Rule, tuple[str, ...], tuple[str, ...]], ...] = (
    (rules.relative_imports, (*PACKAGES, "tests"), ()),
    (rules.prints, PACKAGES, ("api/cli",)),
    (rules.wall_clocks, PACKAGES, ("recommender/adapters/clock.py", "api")),
    (rules.pickles, (*PACKAGES, "tests"), ()),
    (rules.reads_at_import, PACKAGES, ()),
)
EXAMPLES = {
    rules.relative_imports: ("from .a import b", "from recommender.a import b"),
    rules.prints: ("print('x')", "log.info('print')"),
    rules.wall_clocks: ("import datetime\nx = datetime.datetime.now()", "x = clock.now()"),
    rules.pickles: ("np.load(f, allow_pickle=True)", "np.load(f, allow_pickle=False)"),
    rules.reads_at_import: ("class A:\n  B = P.read_text()", "def a():\n  P.read_text()"),
}


@pytest.mark.parametrize(("rule", "folders", "exempt"), HOUSE, ids=lambda x: _name(x))
def test_the_code_keeps_the_rule(
    rule: rules.Rule, folders: tuple[str, ...], exempt: tuple[str, ...]
) -> None:
    broken = [
        f"{path}:{line}"
        for path in python_files(*folders)
        if not any(_below(path, place) for place in exempt)
        for line in rule(tree(path))
    ]
    assert broken == []


@pytest.mark.parametrize(("rule", "example"), EXAMPLES.items(), ids=lambda x: _name(x))
def test_each_rule_sees_a_breach_and_lets_the_rest_be(
    rule: rules.Rule, example: tuple[str, str]
) -> None:
    bad, good = (ast.parse(code) for code in example)
    assert (len(rule(bad)), rule(good)) == (1, [])


def test_no_file_is_too_long() -> None:
    long = {str(p): n for p in python_files() if (n := len(text(p).splitlines())) > MOST_LINES}
    assert long == {}


def test_every_module_is_named_after_what_it_holds() -> None:
    assert [str(p) for p in python_files() if p.stem in NAMES_THAT_SAY_NOTHING] == []


def test_nothing_is_marked_unfinished() -> None:
    found = [
        f"{path}:{number}"
        for path in all_files()
        if path.suffix in CODE
        for number, line in enumerate(text(path).splitlines(), start=1)
        if UNFINISHED.search(line)
    ]
    assert found == []


def test_every_package_has_its_room_in_the_table() -> None:
    table = text(Path("CONTRIBUTING.md"))
    packages = {path.parent.as_posix() for path in python_files(*PACKAGES)}
    rooms = {"/".join(package.split("/")[:2]) for package in packages}
    assert [room for room in sorted(rooms) if f"`{room}/`" not in table] == []


def test_the_table_names_no_room_that_is_gone() -> None:
    rooms = re.findall(r"^\| `([a-z_/]+)/` \|", text(Path("CONTRIBUTING.md")), flags=re.MULTILINE)
    assert rooms
    assert [room for room in rooms if not (PROJECT / room).is_dir()] == []


def test_data_and_models_hold_no_code_and_nothing_pickled() -> None:
    kept = [path for path in all_files() if path.parts[0] in ("data", "models")]
    assert [str(p) for p in kept if p.suffix == ".py" or p.suffix in PICKLED] == []


def test_published_models_stay_small() -> None:
    sizes = [(PROJECT / p).stat().st_size for p in all_files() if p.parts[0] == "models"]
    assert sum(sizes) <= MOST_MODEL_BYTES


def _below(path: Path, place: str) -> bool:
    return path.as_posix() == place or path.as_posix().startswith(f"{place}/")


def _name(value: object) -> str | None:
    return getattr(value, "__name__", None)
