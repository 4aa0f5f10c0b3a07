"""All settings, read once by `bootstrap` and the doors, from ``ZHIQIAO_*`` variables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Literal, Self
from urllib.parse import urlsplit

from pydantic import SecretStr, ValidationError, field_validator, model_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from recommender.errors import SettingsInvalid

PROJECT = Path(__file__).resolve().parents[1]


class Settings(BaseSettings):
    """Where things are and how much may be used. Hyperparameters live with the models."""

    model_config = SettingsConfigDict(env_prefix="ZHIQIAO_", frozen=True, extra="ignore")

    home: Path = PROJECT / ".zhiqiao"
    cache: Path = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "zhiqiao"
    models: Path = PROJECT / "models"
    database_url: str | None = None
    environment: Literal["development", "production"] = "development"
    vault_keys: SecretStr | None = None
    api_token: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    workers: int = 1
    log_level: str = "WARNING"
    log_format: Literal["text", "json"] = "text"
    language: Literal["zh", "en"] = "zh"
    near_region: str | None = None
    public_url: str | None = None
    oidc_issuer: str | None = None
    oidc_client_id: str | None = None
    oidc_client_secret: SecretStr | None = None
    oidc_scopes: str = "openid profile"
    oidc_role_claim: str = "roles"
    oidc_region_claim: str = "region_code"
    max_file_mb: int = 200
    max_rows: int = 500_000
    max_sheets: int = 50
    max_unzipped_mb: int = 1_000

    @field_validator("near_region")
    @classmethod
    def _is_a_place(cls, code: str | None) -> str | None:
        # Its table is large, and most have no such setting.
        from features.region import region

        if code is not None and region(code) is None:
            raise ValueError("no six-digit code of a place (GB/T 2260)")
        return code

    @field_validator("public_url")
    @classmethod
    def _is_an_address(cls, url: str | None) -> str | None:
        if url is None:
            return None
        parts = urlsplit(url)
        if parts.scheme not in ("http", "https") or not parts.hostname or parts.query:
            raise ValueError("no address of a site, such as https://jobs.example.cn")
        return url.rstrip("/")

    @field_validator("oidc_issuer")
    @classmethod
    def _is_an_issuer(cls, issuer: str | None) -> str | None:
        parts = urlsplit(issuer or "")
        here = parts.hostname in ("127.0.0.1", "::1", "localhost")
        if issuer is not None and not (parts.hostname and (parts.scheme == "https" or here)):
            raise ValueError("no https address of a provider of sign-ins")
        return issuer

    @model_validator(mode="after")
    def _is_known_to_the_issuer(self) -> Self:
        if self.oidc_issuer and not (self.oidc_client_id and self.oidc_client_secret):
            raise ValueError("ZHIQIAO_OIDC_ISSUER needs _CLIENT_ID and _CLIENT_SECRET")
        return self

    @property
    def oidc(self) -> dict[str, str] | None:
        """Return what is set of the provider of sign-ins, ``None`` when none is."""
        if not (self.oidc_issuer and self.oidc_client_id and self.oidc_client_secret):
            return None
        return {
            "issuer": self.oidc_issuer,
            "client_id": self.oidc_client_id,
            "client_secret": self.oidc_client_secret.get_secret_value(),
            "scopes": self.oidc_scopes,
            "role_claim": self.oidc_role_claim,
            "region_claim": self.oidc_region_claim,
        }

    @property
    def models_dir(self) -> Path:
        """Return the folder of published models."""
        return self.models

    @property
    def sample_dir(self) -> Path:
        """Return the folder of the sample city."""
        return PROJECT / "data" / "sample"

    @property
    def index_dir(self) -> Path:
        """Return the folder of index snapshots."""
        return self.home / "index"

    @property
    def store_url(self) -> str:
        """Return the database address; SQLite in `home` unless one is set."""
        return self.database_url or f"sqlite:///{self.home / 'zhiqiao.db'}"


def read_settings() -> Settings:
    """Return the settings of the environment.

    Raises
    ------
    SettingsInvalid
        One has a value that it cannot have.
    """
    try:
        return Settings()
    except ValidationError as error:
        # The values stay out of the message: one of them may be a key.
        told = [_told(one["loc"], one["msg"]) for one in error.errors()]
        raise SettingsInvalid(detail="; ".join(told)) from None


def _told(location: tuple[int | str, ...], message: str) -> str:
    """Return which setting is wrong and how; a rule over several names them itself."""
    return f"ZHIQIAO_{location[0]}".upper() + f": {message}" if location else message
