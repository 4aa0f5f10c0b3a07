"""Read the values that facts can hold."""

from __future__ import annotations

from typing import Final

from yaml.nodes import Node

from features.region import region
from recommender.assistance.rules.case import NONE, Value
from recommender.assistance.rules.vocabulary import Fact, FactKind
from recommender.assistance.rules.yaml_reading import YamlReading

_UNKNOWN: Final = frozenset({"unknown", "不详", "null", "~"})
_NONE: Final = frozenset({"none", "无"})
# No province of the national code begins with a 9: free for examples.
_INVENTED: Final = "9"


def read_value(reading: YamlReading, node: Node, fact: Fact) -> Value | None:
    """Return the value of a fact in a case; ``None`` where it is said to be unknown.

    Parameters
    ----------
    reading
        Takes the complaints.
    node
        Where it stands.
    fact
        Which fact.
    """
    text = reading.text(node)
    if text.lower() in _UNKNOWN or not text:
        return None
    if text.lower() in _NONE and text.lower() not in fact.words:
        return NONE
    return compared_value(reading, node, fact)


def compared_value(reading: YamlReading, node: Node, fact: Fact) -> Value | None:
    """Return a value that a fact can have; ``None`` after a complaint.

    Parameters
    ----------
    reading, node, fact
        See `read_value`.
    """
    match fact.kind:
        case FactKind.YES_NO:
            return reading.yes_no(node, fact.zh, fact.en)
        case FactKind.NUMBER:
            return reading.number(node)
        case FactKind.DATE:
            return reading.day(node)
        case FactKind.REGION:
            return region_code(reading, node)
        case FactKind.WORD:
            return _word(reading, node, fact)


def region_code(reading: YamlReading, node: Node) -> str | None:
    """Return the code of a place, real or of an invented province.

    Parameters
    ----------
    reading, node
        See `read_value`.
    """
    code = reading.text(node)
    if is_invented(code) or region(code) is not None:
        return code
    if code:
        reading.wrong(node, "bad_region", found=code)
    return None


def is_invented(code: str) -> bool:
    """Tell whether a code is one that no place can have."""
    return len(code) == 6 and code.isdecimal() and code.startswith(_INVENTED)


def _word(reading: YamlReading, node: Node, fact: Fact) -> str | None:
    text = reading.text(node)
    if text in fact.words:
        return text
    if text:
        told = {"found": text, "what_zh": fact.zh, "what_en": fact.en}
        reading.wrong(node, "bad_value", allowed=", ".join(fact.words), **told)
    return None
