"""Put the service together: one process, all its addresses."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from importlib.metadata import version

import anyio
import anyio.to_thread
from fastapi import FastAPI
from starlette.middleware.gzip import GZipMiddleware

from api.http import (
    controls,
    courses,
    events,
    explanations,
    fair_plans,
    fairs,
    feedback,
    health,
    holds,
    intakes,
    ledger,
    matches,
    notifications,
    plans,
    posting_checks,
    postings,
    reference,
    services,
    tags,
    translate,
)
from api.http.body_limit import BodyLimit
from api.http.door import Door
from api.http.edge import Edge
from api.http.job_runner import JobRunner
from api.http.keeper import Keeper
from api.http.measures import Measures
from api.http.sweeper import Sweeper
from api.http.visit import Visit
from api.web import pages
from recommender.bootstrap import System, open_system

LARGEST_BODY_KB = 256
# Requests compute; more of them at once would only make all of them late.
THREADS = 4
SMALLEST_COMPRESSED_BYTES = 1400
ROUTERS = (
    intakes,
    matches,
    explanations,
    plans,
    postings,
    holds,
    posting_checks,
    courses,
    services,
    events,
    controls,
    tags,
    ledger,
    feedback,
    notifications,
    fairs,
    fair_plans,
    health,
)


def create_app(system: System | None = None) -> FastAPI:
    """Return the application.

    Parameters
    ----------
    system
        What it serves; without one, that of the environment is opened at start and
        closed at the end.
    """
    app = FastAPI(
        title="Zhiqiao 职桥",
        version=version("zhiqiao"),
        summary="Job matching and employment assistance for public employment services",
        description=reference.DESCRIPTION,
        openapi_tags=reference.TAGS,
        docs_url=None,
        redoc_url=None,
        lifespan=_lifespan(system),
    )
    app.state.limit_kb = LARGEST_BODY_KB
    for module in ROUTERS:
        app.include_router(module.router)
    pages.include(app)
    reference.describe_fields(app)
    translate.install(app)
    app.add_middleware(Visit)
    app.add_middleware(GZipMiddleware, minimum_size=SMALLEST_COMPRESSED_BYTES, compresslevel=5)
    app.add_middleware(BodyLimit, limit_kb=LARGEST_BODY_KB)
    app.add_middleware(Edge)
    return app


def create_app_from_env() -> FastAPI:
    """Return the application of the environment, for a server that starts several workers."""
    return create_app()


def _lifespan(given: System | None) -> Callable[[FastAPI], AbstractAsyncContextManager[None]]:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        # Only the keeper holds the system: one that serves no more is to be let go.
        keeper = Keeper(given or open_system())
        store = await anyio.to_thread.run_sync(lambda: keeper.system.store)
        anyio.to_thread.current_default_thread_limiter().total_tokens = THREADS
        app.state.door = Door(store, keeper, Measures())
        keeper.start()
        sweeper = Sweeper(keeper)
        sweeper.start()
        app.state.runner = runner = JobRunner(keeper)
        runner.start()
        try:
            yield
        finally:
            await anyio.to_thread.run_sync(runner.stop)
            await anyio.to_thread.run_sync(sweeper.stop)
            await anyio.to_thread.run_sync(keeper.stop)
            if given is None:
                keeper.system.close()

    return lifespan
