"""The import contracts of `pyproject.toml` hold, and are the ones we mean to have."""

from __future__ import annotations

import pytest
from importlinter.api import read_configuration
from importlinter.application.use_cases import lint_imports

from tests.architecture.source import PROJECT

pytestmark = pytest.mark.architecture

CONFIGURATION = str(PROJECT / "pyproject.toml")


def test_the_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    # The report is printed, so that a failure names the import.
    assert lint_imports(CONFIGURATION, cache_dir=None, no_logo=True), capsys.readouterr().out


def test_the_house_has_four_layers() -> None:
    layers = [c["layers"] for c in read_configuration(CONFIGURATION)["contracts_options"][:1]]
    assert layers == [["api", "training", "recommender", "features"]]


def test_no_contract_is_hollowed_out_by_exceptions() -> None:
    contracts = read_configuration(CONFIGURATION)["contracts_options"]
    ignored = [line for contract in contracts for line in contract.get("ignore_imports", [])]
    assert ignored == []
