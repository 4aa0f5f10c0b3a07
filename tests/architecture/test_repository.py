"""What the repository may hold: readable data, no secrets, nobody's machine."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest
import yaml
from python_calamine import CalamineWorkbook
from stdnum.cn import ric

from tests.architecture.source import PROJECT, all_files, text

pytestmark = pytest.mark.architecture

MOST_BYTES = 2 * 1024 * 1024
BINARY = frozenset({".xlsx", ".npy", ".safetensors", ".png", ".ico", ".woff2", ".mo"})
DATA = [path for path in all_files() if path.parts[0] == "data"]

# Written in parts, so that this file does not break its own rules.
HOSTS = re.compile("pypi" r"\.org|python" r"hosted\.org|npmjs" r"\.|aliyun" "cs|ana" r"conda\.org")
MACHINES = re.compile("(/ho" r"me/\w|/Us" r"ers/\w|/ro" r"ot/|/wo" r"rk/|C:\\Us" r"ers)")
SECRETS = re.compile("PRIVATE" r" KEY-----|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_\w{36}|\bxox[bp]-\d")
MOBILE_NUMBER = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
ID_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)")


@pytest.mark.parametrize("never", [HOSTS, MACHINES, SECRETS], ids=["hosts", "machines", "secrets"])
def test_no_text_names(never: re.Pattern[str]) -> None:
    named = [
        f"{path}:{number}"
        for path in all_files()
        if path.suffix not in BINARY
        for number, line in enumerate(text(path).splitlines(), start=1)
        if never.search(line)
    ]
    assert named == []


def test_the_patterns_see_what_they_are_for() -> None:
    assert HOSTS.search("https://files.python" + "hosted.org/packages")
    assert MACHINES.search("open('/ho" + "me/li/a.csv')")
    assert SECRETS.search("-----BEGIN EC PRIVATE" + " KEY-----")


def test_no_file_is_large() -> None:
    sizes = {str(p): (PROJECT / p).stat().st_size for p in all_files() if p.parts[0] != "models"}
    assert {path: size for path, size in sizes.items() if size > MOST_BYTES} == {}


@pytest.mark.parametrize("path", DATA, ids=str)
def test_data_can_be_read(path: Path) -> None:
    assert READ[path.suffix](PROJECT / path)


def _json_lines(path: Path) -> bool:
    records = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return bool(records) and all(isinstance(record, dict) for record in records)


def _table(path: Path) -> bool:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file, strict=True)
    return bool(rows) and all(len(row) == len(header) for row in rows)


def _workbook(path: Path) -> bool:
    with CalamineWorkbook.from_path(path) as book:
        return bool(book.get_sheet_by_index(0).to_python())


def _yaml(path: Path) -> bool:
    return bool(yaml.safe_load(path.read_text(encoding="utf-8")))


def _words(path: Path) -> bool:
    return bool(path.read_text(encoding="utf-8").strip())


READ = {
    ".jsonl": _json_lines,
    ".csv": _table,
    ".xlsx": _workbook,
    ".yaml": _yaml,
    ".md": _words,
    ".txt": _words,
}


@pytest.mark.parametrize("path", [p for p in DATA if p.suffix not in BINARY], ids=str)
def test_nobody_could_be_called_or_identified(path: Path) -> None:
    written = text(path)
    assert MOBILE_NUMBER.findall(written) == []
    assert [number for number in ID_NUMBER.findall(written) if ric.is_valid(number)] == []
