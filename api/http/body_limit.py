"""Refuse bodies over a limit, before they are read into memory."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from api.http.translate import answer
from recommender.errors import RequestTooLarge


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
        length = request.headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > self._limit_kb * 1024:
            await answer(request, RequestTooLarge(limit_kb=self._limit_kb))(scope, receive, send)
            return
        await self._app(scope, self._counted(receive), send)

    def _counted(self, receive: Receive) -> Receive:
        received = 0

        async def receive_counted() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self._limit_kb * 1024:
                raise HTTPException(413)
            return message

        return receive_counted
