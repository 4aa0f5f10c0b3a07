"""Turn every error into an answer, once: JSON for programs, a page for people."""

from __future__ import annotations

import logging

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import Response

from api.http.audience import is_page
from api.http.language import language_of
from api.http.replies import send_error
from api.http.tracing import where
from api.http.validation import as_invalid, field_problems
from api.web.problem import problem_page
from api.web.signing_in import to_sign_in
from recommender.errors import (
    InvalidInput,
    MethodNotAllowed,
    NoSuchAddress,
    RequestTooLarge,
    SignInNeeded,
    ZhiqiaoError,
)

LOG = logging.getLogger("zhiqiao.http")


def install(app: FastAPI) -> None:
    """Register the handlers."""
    app.add_exception_handler(ZhiqiaoError, _ours)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(HTTPException, _http)


def answer(request: Request, error: ZhiqiaoError) -> Response:
    """Return the page or the JSON of an error."""
    if not is_page(request):
        return send_error(error, language_of(request))
    if isinstance(error, SignInNeeded):
        return to_sign_in(request)
    return problem_page(request, error)


def unforeseen(request: Request, error: BaseException) -> Response:
    """Log an error nobody foresaw, without its message, and return its answer."""
    LOG.error("unforeseen: %s", where(error))
    return answer(request, ZhiqiaoError())


async def _ours(request: Request, error: Exception) -> Response:
    if not isinstance(error, ZhiqiaoError):
        raise TypeError("not one of ours")
    if error.http_status >= 500:
        LOG.error("cannot answer: %s", where(error))
    return answer(request, error)


async def _invalid(request: Request, error: Exception) -> Response:
    if not isinstance(error, RequestValidationError):
        raise TypeError("not a validation error")
    language = language_of(request)
    problems = field_problems(error.errors(), language)
    invalid = as_invalid(problems, language)
    if is_page(request):
        return problem_page(request, invalid)
    return send_error(invalid, language, problems)


async def _http(request: Request, error: Exception) -> Response:
    if not isinstance(error, HTTPException):
        raise TypeError("not an HTTP error")
    response = answer(request, _translated(request, error.status_code))
    response.headers.update(error.headers or {})
    return response


def _translated(request: Request, status: int) -> ZhiqiaoError:
    if status == 404:
        return NoSuchAddress()
    if status == 405:
        return MethodNotAllowed(method=request.method)
    if status == 413:
        return RequestTooLarge(
            limit_kb=request.scope.get("zhiqiao.limit_kb", request.app.state.limit_kb)
        )
    return InvalidInput(
        detail_zh="请求格式无法读取，请对照 /openapi.json",
        detail_en="it cannot be read; compare with /openapi.json",
    )
