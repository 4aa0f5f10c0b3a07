"""Read YAML with the line of everything, and complain of all mistakes at once."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from recommender.assistance.rules.durations import Duration
from recommender.assistance.rules.mistakes import Mistake, mistake, nearest

_NAME: Final = re.compile(r"[a-z][a-z0-9_-]{0,79}")
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER: Final = re.compile(r"-?\d{1,9}(?:\.\d{1,4})?")
_YES: Final = frozenset({"true", "是"})
_NO: Final = frozenset({"false", "否"})
_DEEPEST: Final = 40
_VALUE_CODES: Final = frozenset({"bad_value", "bad_date", "bad_number", "bad_region"})

YES_NO_WORDS: Final = "true, false, 是, 否"


class YamlReading:
    """Typed reading of the nodes of one file; mistakes gather in `mistakes`.

    A scalar is read by what it should be and not by how YAML would type it, so that a
    version 1.10 stays one and ``no`` is no surprise.

    Parameters
    ----------
    discreet
        Complaints do not repeat the values written: they are of a real person.
    """

    def __init__(self, *, discreet: bool = False) -> None:
        self.mistakes: list[Mistake] = []
        self._discreet = discreet

    def compose(self, text: str) -> Node | None:
        """Return the root of a text, or ``None`` after a complaint."""
        try:
            if not self._is_plain(text):
                return None
            root: Node | None = yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self.mistakes.append(
                mistake(mark.line + 1 if mark else 1, "syntax", problem=error.problem or "")
            )
            return None
        except yaml.reader.ReaderError as error:
            line = text.count("\n", 0, error.position) + 1
            self.mistakes.append(mistake(line, "syntax", problem=error.reason))
            return None
        if root is None:
            self.mistakes.append(mistake(1, "empty"))
        return root

    def wrong(self, node: Node, code: str, **context: str) -> None:
        """Complain of a node.

        Parameters
        ----------
        node
            Where.
        code, **context
            See `mistakes.mistake`.
        """
        if self._discreet and code in _VALUE_CODES:
            context["found"] = "…"
        self.mistakes.append(mistake(node.start_mark.line + 1, code, **context))

    def mapping(
        self, node: Node, required: tuple[str, ...] = (), optional: tuple[str, ...] = ()
    ) -> dict[str, Node]:
        """Return the values by key; complain of keys that are missing or that there are not."""
        pairs = self.any_mapping(node)
        allowed = (*required, *optional)
        if not isinstance(node, MappingNode):
            return {}
        for key_node, _ in node.value:
            key = str(key_node.value)
            if key not in allowed:
                told = {"found": key, "allowed": ", ".join(allowed)} | nearest(key, allowed)
                self.wrong(key_node, "unknown_key", **told)
        for key in required:
            if key not in pairs:
                self.wrong(node, "missing_key", found=key)
        return {key: value for key, value in pairs.items() if key in allowed}

    def any_mapping(self, node: Node) -> dict[str, Node]:
        """Return the values of a mapping by whatever keys it has."""
        if not isinstance(node, MappingNode):
            self.wrong(node, "not_mapping")
            return {}
        pairs: dict[str, Node] = {}
        for key, value in node.value:
            name = str(key.value)
            if name in pairs:
                self.wrong(key, "duplicate_key", found=name)
            pairs[name] = value
        return pairs

    def items(self, node: Node | None, *, may_be_empty: bool = False) -> list[Node]:
        """Return the entries of a list."""
        if node is None:
            return []
        if not isinstance(node, SequenceNode):
            self.wrong(node, "not_list")
            return []
        if not node.value and not may_be_empty:
            self.wrong(node, "empty_list")
        return list(node.value)

    def text(self, node: Node | None) -> str:
        """Return one value as it is written; empty after a complaint."""
        if node is None:
            return ""
        if not isinstance(node, ScalarNode):
            self.wrong(node, "not_text")
            return ""
        if not node.value.strip():
            self.wrong(node, "blank")
        return str(node.value).strip()

    def name(self, node: Node | None) -> str:
        """Return a name that rules can use."""
        text = self.text(node)
        if node is not None and text and not _NAME.fullmatch(text):
            self.wrong(node, "bad_name", found=text)
        return text

    def day(self, node: Node | None) -> date | None:
        """Return a date."""
        text = self.text(node)
        if node is None or not text:
            return None
        try:
            if _DAY.fullmatch(text):
                return date.fromisoformat(text)
        except ValueError:
            pass
        self.wrong(node, "bad_date", found=text)
        return None

    def duration(self, node: Node | None) -> Duration | None:
        """Return a length of time."""
        text = self.text(node)
        found = Duration.parse(text)
        if node is not None and text and found is None:
            self.wrong(node, "bad_duration", found=text)
        return found

    def number(self, node: Node | None) -> float | None:
        """Return a number."""
        text = self.text(node)
        if _NUMBER.fullmatch(text):
            return float(text)
        if node is not None and text:
            self.wrong(node, "bad_number", found=text)
        return None

    def count(self, node: Node | None) -> int | None:
        """Return a whole number of 0 or more."""
        found = self.number(node)
        if node is not None and found is not None and (found < 0 or found % 1):
            self.wrong(node, "not_negative")
            return None
        return None if found is None else int(found)

    def yes_no(self, node: Node | None, zh: str, en: str) -> bool | None:
        """Return whether something is so; `zh` and `en` name it in a complaint."""
        text = self.text(node)
        if text.lower() in _YES | _NO:
            return text.lower() in _YES
        if node is not None and text:
            told = {"found": text, "what_zh": zh, "what_en": en, "allowed": YES_NO_WORDS}
            self.wrong(node, "bad_value", **told)
        return None

    def _is_plain(self, text: str) -> bool:
        depth = 0
        for event in yaml.parse(text, Loader=yaml.SafeLoader):
            opens = isinstance(event, yaml.CollectionStartEvent)
            depth += opens - isinstance(event, yaml.CollectionEndEvent)
            anchor = getattr(event, "anchor", None)
            if anchor is not None or depth > _DEEPEST:
                line = event.start_mark.line + 1 if event.start_mark else 1
                code = "too_deep" if anchor is None else "alias"
                self.mistakes.append(mistake(line, code, found=str(anchor)))
                return False
        return True
