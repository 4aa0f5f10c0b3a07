"""The rules of the house on one syntax tree: each returns the lines that break it."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

Rule = Callable[[ast.Module], list[int]]

_CLOCKS = frozenset({("datetime", "now"), ("datetime", "utcnow"), ("date", "today")})
_PICKLERS = frozenset({"pickle", "cPickle", "dill", "cloudpickle", "joblib", "shelve", "marshal"})
_READERS = frozenset(
    {"open", "read_text", "read_bytes", "load", "safe_load", "loads", "read_csv", "memmap"}
)


def relative_imports(module: ast.Module) -> list[int]:
    """Find ``from . import x``: names are absolute, so that a file can be read alone."""
    return [n.lineno for n in ast.walk(module) if isinstance(n, ast.ImportFrom) and n.level]


def prints(module: ast.Module) -> list[int]:
    """Find calls of ``print``: only the command line talks to a terminal."""
    return [call.lineno for call in _calls(module) if _dotted(call.func) == "print"]


def wall_clocks(module: ast.Module) -> list[int]:
    """Find reads of the machine's clock: time comes through the clock port."""
    found = []
    for call in _calls(module):
        *_, owner, name = ["", *_dotted(call.func).split(".")]
        if (owner, name) in _CLOCKS or (owner, name) == ("time", "time"):
            found.append(call.lineno)
    return found


def pickles(module: ast.Module) -> list[int]:
    """Find what can run code when it is read: pickles, and loaders that accept them."""
    found = []
    for node in ast.walk(module):
        if isinstance(node, ast.Import | ast.ImportFrom):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names.append(getattr(node, "module", None) or "")
            if any(name.split(".")[0] in _PICKLERS for name in names):
                found.append(node.lineno)
        elif isinstance(node, ast.Call) and _accepts_pickles(node):
            found.append(node.lineno)
    return found


def reads_at_import(module: ast.Module) -> list[int]:
    """Find files opened while a module is imported: reading waits for the first use."""
    return [
        call.lineno
        for statement in _run_at_import(module.body)
        for call in _calls(statement)
        if _dotted(call.func).split(".")[-1] in _READERS
    ]


def _accepts_pickles(call: ast.Call) -> bool:
    if _dotted(call.func) == "torch.load":  # plain tensors and numbers are no pickle
        return not any(
            keyword.arg == "weights_only"
            and isinstance(keyword.value, ast.Constant)
            and keyword.value.value is True
            for keyword in call.keywords
        )
    return any(
        keyword.arg == "allow_pickle"
        and not (isinstance(keyword.value, ast.Constant) and keyword.value.value is False)
        for keyword in call.keywords
    )


def _run_at_import(body: list[ast.stmt]) -> Iterator[ast.stmt]:
    for statement in body:
        if isinstance(statement, ast.ClassDef):
            yield from _run_at_import(statement.body)
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            yield statement


def _calls(node: ast.AST) -> Iterator[ast.Call]:
    return (found for found in ast.walk(node) if isinstance(found, ast.Call))


def _dotted(node: ast.expr) -> str:
    """Return ``a.b.c`` of a name; what is not a name is left out (``f().read`` is ``.read``)."""
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value)}.{node.attr}"
    return node.id if isinstance(node, ast.Name) else ""
