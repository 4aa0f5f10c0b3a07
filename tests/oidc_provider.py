"""A provider of sign-ins on a port of its own, made of Authlib's server parts."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from authlib.oauth2.rfc6749 import AuthorizationServer, ClientMixin, OAuth2Request
from authlib.oauth2.rfc6749.grants import AuthorizationCodeGrant
from authlib.oauth2.rfc6749.models import AuthorizationCodeMixin
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc6750 import BearerTokenGenerator
from authlib.oauth2.rfc7636 import CodeChallenge
from authlib.oidc.core import OpenIDCode, UserInfo
from joserfc.jwk import RSAKey

CLIENT_ID, CLIENT_SECRET = "zhiqiao", "a secret between the two"


class Client(ClientMixin):
    """The one client there is."""

    def get_client_id(self) -> str:
        return CLIENT_ID

    def get_default_redirect_uri(self) -> str:
        return ""

    def get_allowed_scope(self, scope: str) -> str:
        return scope

    def check_redirect_uri(self, redirect_uri: str) -> bool:
        return redirect_uri.endswith("/sign-in/back")

    def check_client_secret(self, client_secret: str) -> bool:
        return client_secret == CLIENT_SECRET

    def check_endpoint_auth_method(self, method: str, endpoint: str) -> bool:
        return method == "client_secret_basic"

    def check_response_type(self, response_type: str) -> bool:
        return response_type == "code"

    def check_grant_type(self, grant_type: str) -> bool:
        return grant_type == "authorization_code"


@dataclass
class Code(AuthorizationCodeMixin):
    """A code that was given out."""

    redirect_uri: str
    scope: str
    nonce: str
    code_challenge: str
    code_challenge_method: str

    def get_redirect_uri(self) -> str:
        return self.redirect_uri

    def get_scope(self) -> str:
        return self.scope

    def get_nonce(self) -> str:
        return self.nonce

    def get_auth_time(self) -> int:
        return int(time.time())

    def get_acr(self) -> None:
        return None

    def get_amr(self) -> None:
        return None


@dataclass
class Provider:
    """The provider: who signs in there next, and what may be bent to see that it is noticed.

    `bend` changes the claims of a token before it is signed; `sign_with` another key.
    """

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    bend: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "1"}))
    sign_with: RSAKey | None = None
    codes: dict[str, Code] = field(default_factory=dict)
    asked: list[dict[str, str]] = field(default_factory=list)

    def described(self) -> dict[str, Any]:
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/authorize",
            "token_endpoint": f"{self.url}/token",
            "jwks_uri": f"{self.url}/keys",
        }


class Request(OAuth2Request):
    """A request as it came; what stands before the provider has dealt with TLS."""

    def __init__(self, method: str, path: str, body: str, headers: dict[str, str]) -> None:
        super().__init__(method, f"https://provider.example.cn{path}", headers=headers)
        self._form = dict(parse_qsl(body))
        self._args = dict(parse_qsl(urlsplit(path).query))
        self.payload = BasicOAuth2Payload({**self._args, **self._form})

    @property
    def args(self) -> dict[str, str]:
        return self._args

    @property
    def form(self) -> dict[str, str]:
        return self._form


class Server(AuthorizationServer):
    """Authlib's server, of requests of `http.server`."""

    def query_client(self, client_id: str) -> Client | None:
        return Client() if client_id == CLIENT_ID else None

    def save_token(self, token: Any, request: Any) -> None:
        """Keep none."""

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Tell nobody."""

    def create_oauth2_request(self, request: Any) -> Any:
        return request

    def handle_response(self, status: int, body: Any, headers: Any) -> Any:
        return status, json.dumps(body) if isinstance(body, dict) else body, headers


def _server(provider: Provider) -> Server:
    class Grant(AuthorizationCodeGrant):
        TOKEN_ENDPOINT_AUTH_METHODS = ("client_secret_basic",)

        def save_authorization_code(self, code: str, request: Any) -> None:
            data = request.payload.data
            names = ("redirect_uri", "scope", "nonce", "code_challenge", "code_challenge_method")
            provider.codes[code] = Code(*(data[name] for name in names))

        def query_authorization_code(self, code: str, client: Any) -> Code | None:
            return provider.codes.get(code)

        def delete_authorization_code(self, authorization_code: Code) -> None:
            provider.codes = {k: v for k, v in provider.codes.items() if v != authorization_code}

        def authenticate_user(self, authorization_code: Code) -> dict[str, Any]:
            return provider.claims

    class Tokens(OpenIDCode):
        def exists_nonce(self, nonce: str, request: Any) -> bool:
            return any(code.nonce == nonce for code in provider.codes.values())

        def resolve_client_private_key(self, client: Any) -> RSAKey:
            return provider.sign_with or provider.key

        def get_client_claims(self, client: Any) -> dict[str, Any]:
            return {"iss": provider.url}

        def get_encode_header(self, client: Any) -> dict[str, str]:
            return {"alg": "RS256", "kid": "1"}

        def generate_user_info(self, user: Any, scope: str) -> UserInfo:
            return UserInfo(**{**user, **provider.bend})

    server = Server()
    server.register_grant(Grant, [Tokens(require_nonce=True), CodeChallenge(required=True)])
    server.register_token_generator("default", BearerTokenGenerator(lambda **_: "x" * 42))
    return server


def _handler(provider: Provider) -> type[BaseHTTPRequestHandler]:
    server = _server(provider)

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            if path == "/authorize":
                request = Request("GET", self.path, "", {})
                provider.asked.append(dict(request.payload.data))
                grant = server.get_consent_grant(request, provider.claims)
                self._send(*server.create_authorization_response(request, provider.claims, grant))
                return
            public = provider.key.as_dict(private=False)
            known = {
                "/.well-known/openid-configuration": provider.described(),
                "/keys": {"keys": [public]},
            }
            self._send(200, json.dumps(known[path]), [("Content-Type", "application/json")])

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode()
            headers = dict(self.headers)
            self._send(*server.create_token_response(Request("POST", self.path, body, headers)))

        def _send(self, status: int, body: Any, headers: Any) -> None:
            content = (body or "").encode()
            self.send_response(status)
            for name, value in headers:
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, format: str, *args: Any) -> None:
            """Say nothing."""

    return Handler


@contextmanager
def provider_running() -> Iterator[Provider]:
    """Run a provider until the block ends."""
    provider = Provider()
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler(provider))
    provider.url = f"http://127.0.0.1:{http.server_port}"
    thread = threading.Thread(target=http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        http.shutdown()
        http.server_close()
        thread.join(10)
