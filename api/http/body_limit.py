"""Refuse bodies over a limit, before they are read into memory."""

from __future__ import annotations

import re
from typing import Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.translate import answer
from recommender.errors import RequestTooLarge

# Where files are sent to: bodies as large as ZHIQIAO_MAX_FILE_MB. Their handlers read the form
# themselves, after the caller was let in, and it goes to disk as it comes.
LARGER: Final = (
    ("POST", re.compile(r"(/en)?/steward/import")),
    ("PUT", re.compile(r"/v1/fairs/[^/]+/(attendees|booths)")),
)
# Beside the file: the other fields and what stands between the parts.
_AROUND_KB: Final = 64
LIMIT_IN_SCOPE: Final = "zhiqiao.limit_kb"


class BodyLimit:
    """Middleware that counts what is received.

    Parameters
    ----------
    app
        What comes next.
    limit_kb
        Most kilobytes a body may have.
    """

    def __init__(self, app: ASGIApp, limit_kb: int) -> None:
        self._app, self._limit_kb = app, limit_kb

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse a declared length at once, a streamed one when it passes the limit."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        limit_kb = self._limit_of(scope)
        scope[LIMIT_IN_SCOPE] = limit_kb
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > limit_kb * 1024:
            await answer(request, RequestTooLarge(limit_kb=limit_kb))(scope, receive, send)
            return
        await self._app(scope, _counted(receive, limit_kb), send)

    def _limit_of(self, scope: Scope) -> int:
        method, path = scope["method"], scope["path"]
        if not any(method == verb and place.fullmatch(path) for verb, place in LARGER):
            return self._limit_kb
        most_mb: int = scope["app"].state.door.system.settings.max_file_mb
        return most_mb * 1024 + _AROUND_KB


def _counted(receive: Receive, limit_kb: int) -> Receive:
    received = 0

    async def receive_counted() -> Message:
        nonlocal received
        message = await receive()
        received += len(message.get("body", b""))
        if received > limit_kb * 1024:
            raise HTTPException(413)
        return message

    return receive_counted
