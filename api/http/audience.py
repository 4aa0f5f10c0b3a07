"""Whether an address is for people with a browser or for programs."""

from __future__ import annotations

from starlette.requests import HTTPConnection

FOR_PROGRAMS = ("/v1", "/healthz", "/readyz", "/metrics", "/openapi.json", "/static")


def is_page(request: HTTPConnection) -> bool:
    """Whether whoever asks is a person with a browser, by the address."""
    path = request.url.path
    if any(path == p or path.startswith(f"{p}/") for p in FOR_PROGRAMS):
        return False
    accepts = request.headers.get("accept", "")
    return "application/json" not in accepts or "text/html" in accepts
