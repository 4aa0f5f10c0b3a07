"""Say what is wrong with a field and what to do, without repeating what was sent."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from recommender.errors import InvalidInput

# By pydantic's error types; the facts in braces come from the rule, never from the input.
REMEDIES: Mapping[str, tuple[str, str]] = {
    "missing": ("缺少这个字段，请补上", "is missing; add it"),
    "extra_forbidden": (
        "没有这个字段，请删去或核对拼写",
        "is not a field; drop it or check its name",
    ),
    "string_too_long": (
        "太长，最多{max_length}个字",
        "is too long, at most {max_length} characters",
    ),
    "string_too_short": ("不能为空", "is empty; write something"),
    "string_type": ("应为文字", "must be a text"),
    "string_pattern_mismatch": (
        "格式不对，应符合 {pattern}",
        "has the wrong form, it must match {pattern}",
    ),
    "int_parsing": ("应为整数", "must be a whole number"),
    "int_type": ("应为整数", "must be a whole number"),
    "int_from_float": ("应为整数", "must be a whole number"),
    "float_parsing": ("应为数字", "must be a number"),
    "float_type": ("应为数字", "must be a number"),
    "bool_parsing": ("应为 true 或 false", "must be true or false"),
    "bool_type": ("应为 true 或 false", "must be true or false"),
    "greater_than_equal": ("不能小于{ge}", "must be at least {ge}"),
    "less_than_equal": ("不能大于{le}", "must be at most {le}"),
    "literal_error": ("只能是 {expected} 之一", "must be one of {expected}"),
    "date_from_datetime_parsing": ("日期应写成 2026-12-31", "must be a date such as 2026-12-31"),
    "date_parsing": ("日期应写成 2026-12-31", "must be a date such as 2026-12-31"),
    "tuple_type": ("应为列表", "must be a list"),
    "list_type": ("应为列表", "must be a list"),
    "json_invalid": ("不是有效的 JSON，请检查逗号和引号", "is not JSON; check commas and quotes"),
    "model_attributes_type": (
        "应为 JSON 对象，并带 Content-Type: application/json",
        "must be a JSON object, sent as Content-Type: application/json",
    ),
    "one_of": ("{expected} 只能给一个", "give exactly one of {expected}"),
    "datetime_parsing": (
        "时间应写成 2026-11-24T09:30:00+08:00",
        "must be 2026-11-24T09:30:00+08:00",
    ),
    "datetime_from_date_parsing": (
        "时间应写成 2026-11-24T09:30:00+08:00",
        "must be 2026-11-24T09:30:00+08:00",
    ),
    "timezone_aware": ("时间要带时区，如 +08:00", "needs its zone, such as +08:00"),
    "pay_order": ("最低工资不能高于最高工资", "the least pay is above the most"),
}
OTHER = ("格式不对，请对照 /openapi.json", "has the wrong form; compare with /openapi.json")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]{0,40}")
_SHOWN = 3


def field_problems(found: Sequence[Mapping[str, Any]], language: str) -> list[dict[str, str]]:
    """Return `field`, `code` and `remedy` of each error that validation found."""
    return [
        {
            "field": _field(error["loc"]),
            "code": error["type"],
            "remedy": _remedy(error, language),
        }
        for error in found
    ]


def as_invalid(problems: Sequence[Mapping[str, str]], language: str) -> InvalidInput:
    """Return the error that names the first few fields and what to do."""
    shown = [f"{p['field']} {p['remedy']}" for p in problems[:_SHOWN]]
    return InvalidInput(detail=("；" if language == "zh" else "; ").join(shown))


def _remedy(error: Mapping[str, Any], language: str) -> str:
    sentences = REMEDIES.get(error["type"], OTHER)
    facts = {k: v for k, v in error.get("ctx", {}).items() if isinstance(v, int | float | str)}
    return sentences[0 if language == "zh" else 1].format_map(_Facts(facts))


class _Facts(dict[str, Any]):
    def __missing__(self, key: str) -> str:
        return "…"


def _field(location: Sequence[str | int]) -> str:
    """Return a field's path; a name that cannot be one of ours is not repeated."""
    parts = list(location)
    if parts and parts[0] in ("body", "query", "path", "header"):
        parts = parts[1:] or parts[:1]
    if parts and isinstance(parts[-1], int) and len(parts) == 1:
        return "body"
    return ".".join(str(p) if isinstance(p, int) or _NAME.fullmatch(p) else "?" for p in parts)
