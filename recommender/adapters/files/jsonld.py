"""Read schema.org JobPosting objects, from JSON-LD or from the scripts of a web page.

Source: https://schema.org/JobPosting
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from recommender.adapters.files.jsonl import sheet_of_objects
from recommender.adapters.files.limits import Limits
from recommender.adapters.files.markup import linked_data_scripts, plain_text
from recommender.errors import FileUnreadable
from recommender.importing.source import Sheet

Node = Mapping[str, Any]

_PERIODS: Final = {
    "HOUR": "时", "DAY": "天", "WEEK": "周", "MONTH": "月", "YEAR": "年",
    "HUR": "时", "WEE": "周", "MON": "月", "ANN": "年",
}  # fmt: skip
_PLAIN_FIELDS: Final = (
    "title",
    "datePosted",
    "validThrough",
    "workHours",
    "totalJobOpenings",
    "industry",
    "occupationalCategory",
)
_PROSE_FIELDS: Final = ("description", "responsibilities", "qualifications")
_MAX_DEPTH: Final = 30


def is_linked_data(objects: list[object]) -> bool:
    """Whether JSON objects say of themselves that they are linked data."""
    return any(
        isinstance(one, dict) and ("@type" in one or "@graph" in one or "@context" in one)
        for one in objects
    )


def read_page(html: str, file: str, limits: Limits) -> Sheet:
    """Return the job postings in the JSON-LD scripts of a page.

    Raises
    ------
    FileUnreadable
        There are none.
    FileTooLarge
        More than allowed.
    """
    documents: list[object] = []
    for script in linked_data_scripts(html):
        try:
            documents.append(json.loads(script))
        except (ValueError, RecursionError):
            continue
    return read_linked_data(documents, file, limits)


def read_linked_data(documents: list[object], file: str, limits: Limits) -> Sheet:
    """Return the job postings of JSON-LD documents as rows under schema.org names.

    Parameters
    ----------
    documents
        Single objects, arrays or graphs.
    file
        Name to show.
    limits
        What to refuse.

    Raises
    ------
    FileUnreadable
        There is no JobPosting in them.
    FileTooLarge
        More than allowed.
    """
    rows = _postings(documents)
    if not rows:
        raise FileUnreadable(
            file=file,
            detail_zh="其中没有 schema.org JobPosting 数据。若是网页表格，请用 Excel 打开后另存为 .xlsx",
            detail_en="it holds no schema.org JobPosting; a table in a page can be opened in a "
            "spreadsheet program and saved as .xlsx",
        )
    return sheet_of_objects(enumerate(rows, start=1), file, limits)


def read_linked_lines(lines: Iterable[tuple[int, object]], file: str, limits: Limits) -> Sheet:
    """Return the job postings of lines of JSON-LD; a line that is none stays a broken row.

    Raises
    ------
    FileTooLarge
        More than allowed.
    """
    rows = (
        (number, row)
        for number, line in lines
        for row in (_postings([line]) if isinstance(line, dict) else [line])
    )
    return sheet_of_objects(rows, file, limits)


def _postings(documents: list[object]) -> list[dict[str, object]]:
    nodes = [node for document in documents for node in _nodes(document)]
    by_id = {node["@id"]: node for node in nodes if isinstance(node.get("@id"), str)}
    return [_row(node, by_id) for node in nodes if "JobPosting" in _types(node)]


def _nodes(value: object, depth: int = 0) -> Iterator[Node]:
    if depth > _MAX_DEPTH:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _nodes(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _nodes(inner, depth + 1)


def _types(node: Node) -> set[str]:
    return {str(name).rsplit("/", 1)[-1].rsplit(":", 1)[-1] for name in _listed(node.get("@type"))}


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def _row(node: Node, by_id: Mapping[str, Node]) -> dict[str, object]:
    row: dict[str, object] = {name: _text(node.get(name)) for name in _PLAIN_FIELDS}
    row |= {name: plain_text(_text(node.get(name))) for name in _PROSE_FIELDS}
    row["identifier"] = _named(node.get("identifier"), by_id, "value")
    row["hiringOrganization"] = _named(node.get("hiringOrganization"), by_id, "name")
    row["jobLocation"] = _place(node.get("jobLocation"), by_id)
    row["baseSalary"] = _pay(node.get("baseSalary")) or _pay(node.get("estimatedSalary"))
    row["employmentType"] = "、".join(map(str, _listed(node.get("employmentType"))))
    row["educationRequirements"] = _named(
        node.get("educationRequirements"), by_id, "credentialCategory"
    )
    row["experienceRequirements"] = _experience(node.get("experienceRequirements"))
    row["skills"] = [_named(one, by_id, "name") for one in _listed(node.get("skills"))]
    row["jobBenefits"] = [plain_text(_text(one)) for one in _listed(node.get("jobBenefits"))]
    return {key: value for key, value in row.items() if value not in ("", [], None)}


def _text(value: object) -> str:
    if isinstance(value, dict):
        return _text(value.get("name", value.get("value", value.get("@value"))))
    if isinstance(value, list):
        return "、".join(filter(None, map(_text, value)))
    return "" if value is None else str(value).strip()


def _named(value: object, by_id: Mapping[str, Node], key: str) -> str:
    """Return a text, or what an object of which it is a part calls `key` or ``name``."""
    if isinstance(value, list):
        return "、".join(filter(None, (_named(one, by_id, key) for one in value)))
    if isinstance(value, dict):
        node = by_id.get(value.get("@id", ""), value) if len(value) == 1 else value
        return _text(node.get(key, node.get("name")))
    return _text(value)


def _place(value: object, by_id: Mapping[str, Node]) -> str:
    """Return the first place, from the province down to the street."""
    place = next(iter(_listed(value)), None)
    if not isinstance(place, dict):
        return _text(place)
    place = by_id.get(place.get("@id", ""), place) if len(place) == 1 else place
    address = place.get("address", place)
    if not isinstance(address, dict):
        return _text(address)
    parts = (_text(address.get(k)) for k in ("addressRegion", "addressLocality", "streetAddress"))
    joined = "".join(dict.fromkeys(filter(None, parts)))
    return joined or _text(place.get("name"))


def _pay(value: object) -> str:
    """Return pay as it is written in an ad, such as ``4000-6000元/月``."""
    if not isinstance(value, dict):
        return _text(value)
    amount = value.get("value", value)
    if not isinstance(amount, dict):
        amount = {"value": amount, "unitText": value.get("unitText")}
    low = _text(amount.get("minValue")) or _text(amount.get("value"))
    high = _text(amount.get("maxValue"))
    if not (low or high):
        return ""
    currency = _text(value.get("currency")) or "CNY"
    unit = "元" if currency.upper() in ("CNY", "RMB") else currency
    period = _PERIODS.get(_text(amount.get("unitText") or amount.get("unitCode")).upper())
    figure = f"{low}-{high}" if low and high and low != high else low or f"不超过{high}"
    return f"{figure}{unit}/{period}" if period else f"{figure}{unit}"


def _experience(value: object) -> str:
    if isinstance(value, dict) and (months := _text(value.get("monthsOfExperience"))):
        return f"{months}个月以上"
    return _text(value)
