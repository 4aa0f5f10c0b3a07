"""What a docstring must be, checked on the syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

Function = ast.FunctionDef | ast.AsyncFunctionDef
Documented = Function | ast.ClassDef

# A sentence that says what to do does not begin so.
_NOT_IMPERATIVE = frozenset(
    {"a", "an", "the", "this", "these", "it", "function", "method", "helper"}
)
# Verbs that end in s by nature: everything else that does is "Returns" or "Creates".
_BASE_FORMS_IN_S = ("ss", "us", "is")
_PARAMETERS = re.compile(r"^Parameters\n-{3,}\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", re.M | re.S)


def public(module: ast.Module) -> Iterator[tuple[str, Documented]]:
    """Yield the public functions, classes and methods of a module with their dotted names."""
    for node in module.body:
        if isinstance(node, Documented) and not node.name.startswith("_"):
            yield node.name, node
            if isinstance(node, ast.ClassDef):
                yield from (
                    (f"{node.name}.{inner.name}", inner)
                    for inner in node.body
                    if isinstance(inner, Function) and not inner.name.startswith("_")
                )


def fault(node: Documented) -> str | None:
    """Return what is wrong with a docstring, ``None`` when nothing is."""
    docstring = ast.get_docstring(node)
    if not docstring:
        return "has no docstring"
    first = docstring.splitlines()[0]
    if not first.endswith((".", "!", "?")):
        return f"first line is not a sentence: {first!r}"
    if isinstance(node, Function) and not _is_property(node) and not _imperative(first):
        return f"first line does not say what it does: {first!r}"
    return _wrong_names(node, docstring)


def parameters_named(docstring: str) -> list[str]:
    """Return the names under ``Parameters``, in order, without stars."""
    section = re.search(
        r"^Parameters\n-{3,}\n(.*?)(?=^\S[^\n]*\n-{3,}$|\Z)", docstring, re.M | re.S
    )
    if section is None:
        return []
    heads = [line for line in section.group(1).splitlines() if line and not line[0].isspace()]
    heads = [head for head in heads if not head.endswith(".")]
    return [name.strip().lstrip("*") for head in heads for name in head.split(" : ")[0].split(",")]


def parameters_taken(node: Documented) -> list[str]:
    """Return the parameters of a function, or what a class is made from."""
    if isinstance(node, ast.ClassDef):
        called = {inner.name: inner for inner in node.body if isinstance(inner, Function)}
        made_by = called.get("__init__") or called.get("__call__")
        if made_by is None:
            targets = (n.target for n in node.body if isinstance(n, ast.AnnAssign))
            return [target.id for target in targets if isinstance(target, ast.Name)]
        node = made_by
    taken = node.args
    every = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs]
    every += [argument for argument in (taken.vararg, taken.kwarg) if argument]
    return [a.arg for a in every if a.arg not in ("self", "cls")]


def _wrong_names(node: Documented, docstring: str) -> str | None:
    named, taken = parameters_named(docstring), parameters_taken(node)
    wrong = [name for name in named if name not in taken]
    if wrong:
        return f"documents what it does not take: {', '.join(wrong)}"
    # A name that the sentences above already explain need not come again.
    left_out = [name for name in taken if not re.search(rf"\b{name}\b", docstring)]
    if named and left_out and isinstance(node, Function):
        return f"leaves out {', '.join(left_out)}"
    return None


def _imperative(first: str) -> bool:
    word = re.split(r"\W", first, maxsplit=1)[0].lower()
    return word not in _NOT_IMPERATIVE and (
        not word.endswith("s") or word.endswith(_BASE_FORMS_IN_S)
    )


def _is_property(node: Function) -> bool:
    return any("property" in ast.unparse(decorator) for decorator in node.decorator_list)
