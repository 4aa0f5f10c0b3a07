"""The files of the project, as the rules see them."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
PACKAGES = ("features", "recommender", "training", "api")
_MADE = frozenset({"build", "dist", "__pycache__", "node_modules"})
_HIDDEN_BUT_OURS = frozenset({".ci"})


def all_files() -> list[Path]:
    """Return every file that belongs to the project, relative to it, without what is built."""
    return sorted(path.relative_to(PROJECT) for path in _walk(PROJECT))


@cache
def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the Python files below `folders`, all files when none is named."""
    found = [path for path in all_files() if path.suffix == ".py"]
    return tuple(path for path in found if not folders or path.parts[0] in folders)


@cache
def tree(path: Path) -> ast.Module:
    """Return the syntax tree of a file of the project."""
    return ast.parse(text(path), filename=str(path))


def text(path: Path) -> str:
    """Return the text of a file of the project."""
    return (PROJECT / path).read_text(encoding="utf-8")


def _walk(folder: Path) -> Iterator[Path]:
    for here, folders, files in os.walk(folder):
        folders[:] = [name for name in folders if _belongs(name)]
        yield from (Path(here) / name for name in files if not name.endswith(".pyc"))


def _belongs(name: str) -> bool:
    if name.startswith("."):
        return name in _HIDDEN_BUT_OURS
    return name not in _MADE and not name.endswith(".egg-info")
