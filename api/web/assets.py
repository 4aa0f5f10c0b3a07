"""Files that pages load: served under an address that changes with their content."""

from __future__ import annotations

import gzip
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

STATIC_FOLDER = Path(__file__).parent / "static"
KINDS = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}
HTMX = "htmx.min.js"

router = APIRouter(prefix="/static", include_in_schema=False)


@dataclass(frozen=True)
class Asset:
    """One file, as it is and compressed."""

    body: bytes
    compressed: bytes
    kind: str
    digest: str


@cache
def assets() -> dict[str, Asset]:
    """Return every file by name; htmx comes from its package."""
    bodies = {path.name: path.read_bytes() for path in sorted(STATIC_FOLDER.iterdir())}
    bodies[HTMX] = files("js_lib_htmx").joinpath("static", "htmx", HTMX).read_bytes()
    return {
        name: Asset(
            body,
            gzip.compress(body, 9, mtime=0),
            KINDS[Path(name).suffix],
            hashlib.sha256(body).hexdigest()[:12],
        )
        for name, body in bodies.items()
    }


def asset_url(name: str) -> str:
    """Return the address of a file."""
    return f"/static/{assets()[name].digest}/{name}"


@router.get("/{digest}/{name}")
async def send_asset(digest: str, name: str, request: Request) -> Response:
    """Return a file; it may be kept for ever, for other content has another address."""
    asset = assets().get(name)
    if asset is None or asset.digest != digest:
        raise HTTPException(404)
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    if "gzip" in request.headers.get("accept-encoding", ""):
        return Response(asset.compressed, 200, {**headers, "Content-Encoding": "gzip"}, asset.kind)
    return Response(asset.body, 200, headers, asset.kind)
