"""Signing in at a provider: OpenID Connect, authorization code with PKCE.

**Source**: OpenID Connect Core 1.0; RFC 7636 (PKCE); RFC 9700 (OAuth 2.0 security practice).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from authlib.oidc.core import CodeIDToken
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from requests import RequestException

from recommender.domain.account import ROLES, Role
from recommender.errors import SignInFailed
from recommender.ports import Clock, Identity, Randomness, SignInRequest

TIMEOUT_S: Final = 10
LEEWAY_S: Final = 60
# No symmetric ones: whoever can check such a token can also make one.
ALGORITHMS: Final = ("RS256", "PS256", "ES256", "EdDSA")
DISCOVERY: Final = "/.well-known/openid-configuration"


@dataclass(frozen=True)
class OidcConfig:
    """Where the provider is, who we are there, and which claims say what somebody may do."""

    issuer: str
    client_id: str
    client_secret: str
    scopes: str
    role_claim: str
    region_claim: str


class OidcProvider:
    """An `IdentityProvider` over HTTP."""

    def __init__(self, config: OidcConfig, clock: Clock, random: Randomness) -> None:
        self._config, self._clock, self._random = config, clock, random

    def begin(self, return_to: str) -> SignInRequest:
        """Return where to send somebody, who is then sent on to `return_to`."""
        state, nonce, verifier = (self._random.secret() for _ in range(3))
        with self._session(return_to) as session:
            endpoint = self._told(session).get("authorization_endpoint", "")
            url, _ = session.create_authorization_url(
                endpoint, state=state, nonce=nonce, code_verifier=verifier
            )
        return SignInRequest(url, state, nonce, verifier)

    def finish(self, request: SignInRequest, return_to: str, code: str) -> Identity:
        """Return who came back with a code; raise `SignInFailed` when it does not verify."""
        try:
            with self._session(return_to) as session:
                told = self._told(session)
                token = session.fetch_token(
                    told["token_endpoint"],
                    code=code,
                    code_verifier=request.verifier,
                    grant_type="authorization_code",
                    timeout=TIMEOUT_S,
                )
                published: Any = _got(session, told["jwks_uri"])
                keys = KeySet.import_key_set(published)
            return self._identity(self._claims(token, keys, request.nonce))
        except (OAuthError, JoseError, RequestException, KeyError, ValueError) as error:
            raise _refused(error) from error

    def _session(self, return_to: str) -> Any:
        return OAuth2Session(
            self._config.client_id,
            self._config.client_secret,
            scope=self._config.scopes,
            redirect_uri=return_to,
            code_challenge_method="S256",
        )

    def _told(self, session: Any) -> Mapping[str, Any]:
        """Return what the provider says of itself, which must be the one we mean."""
        try:
            told = _got(session, self._config.issuer.rstrip("/") + DISCOVERY)
        except (RequestException, ValueError) as error:
            raise _refused(error) from error
        if told.get("issuer") != self._config.issuer:
            raise SignInFailed(
                detail_zh="对方自报的名称与设置不符",
                detail_en="it is not the issuer of the settings",
            )
        return told

    def _claims(self, token: Mapping[str, Any], keys: KeySet, nonce: str) -> CodeIDToken:
        read = jwt.decode(token["id_token"], keys, algorithms=ALGORITHMS)
        wanted = {
            "iss": {"essential": True, "value": self._config.issuer},
            "aud": {"essential": True, "value": self._config.client_id},
        }
        known = {
            "nonce": nonce,
            "client_id": self._config.client_id,
            "access_token": token.get("access_token"),
        }
        claims = CodeIDToken(read.claims, read.header, wanted, known)
        claims.validate(now=int(self._clock.now().timestamp()), leeway=LEEWAY_S)
        return claims

    def _identity(self, claims: Mapping[str, Any]) -> Identity:
        subject, roles = str(claims["sub"]), _claim(claims, self._config.role_claim)
        region = _claim(claims, self._config.region_claim)
        login = str(claims.get("preferred_username") or subject)
        return Identity(
            subject=f"{self._config.issuer}|{subject}",
            login=login,
            name=str(claims.get("name") or login),
            roles=None if roles is None else _ours(roles),
            region_code=None if region is None else str(region),
        )


def _got(session: Any, url: str) -> dict[str, Any]:
    """Return the JSON object at an address, asked for without any token."""
    response = session.request("GET", url, withhold_token=True, timeout=TIMEOUT_S)
    response.raise_for_status()
    found = response.json()
    if not isinstance(found, dict):
        raise ValueError("no JSON object")
    return found


def _claim(claims: Mapping[str, Any], path: str) -> Any:
    """Return a claim by its name, or by a path with dots such as ``realm_access.roles``."""
    if path in claims:
        return claims[path]
    found: Any = claims
    for name in path.split("."):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def _ours(roles: Any) -> tuple[Role, ...]:
    given = roles.split() if isinstance(roles, str) else roles
    held = set(given) if isinstance(given, list | tuple) else set()
    return tuple(role for role in ROLES if role in held)


def _refused(error: Exception) -> SignInFailed:
    if isinstance(error, RequestException):
        return SignInFailed(detail_zh="对方没有回应", detail_en="the provider does not answer")
    return SignInFailed(
        detail_zh="对方给的凭证没有通过核对", detail_en="what the provider sent does not verify"
    )
