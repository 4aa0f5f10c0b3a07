"""The development key of the protected facts: made once, whole, and never replaced."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from recommender.bootstrap import vault_keys
from recommender.errors import SettingsInvalid
from recommender.settings import Settings

pytestmark = pytest.mark.unit


def test_the_key_is_made_once_and_readable_by_its_owner_only(tmp_path: Path) -> None:
    (key,) = vault_keys(Settings(home=tmp_path))
    Fernet(key)
    assert vault_keys(Settings(home=tmp_path)) == [key]
    assert (tmp_path / "vault.key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["vault.key"]


@pytest.mark.parametrize("name", ["vault.key", ".vault.key.new"])
def test_what_a_crash_left_does_no_harm(tmp_path: Path, name: str) -> None:
    (tmp_path / name).touch()
    (key,) = vault_keys(Settings(home=tmp_path))
    Fernet(key)
    assert vault_keys(Settings(home=tmp_path)) == [key]


def test_those_who_start_together_make_one_key(tmp_path: Path) -> None:
    with ThreadPoolExecutor(8) as pool:
        keys = list(pool.map(lambda _: vault_keys(Settings(home=tmp_path))[0], range(32)))
    assert len(set(keys)) == 1


def test_production_makes_no_key(tmp_path: Path) -> None:
    with pytest.raises(SettingsInvalid, match="ZHIQIAO_VAULT_KEYS"):
        vault_keys(Settings(home=tmp_path, environment="production"))
    assert list(tmp_path.iterdir()) == []
