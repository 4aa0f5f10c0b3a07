"""All pages, in Chinese at ``/`` and in English below ``/en``."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import assets, public, seeker


def include(app: FastAPI) -> None:
    """Add the pages and their files to the application."""
    for prefix in ("", "/en"):
        for module in (seeker, public):
            app.include_router(module.router, prefix=prefix)
    app.include_router(assets.router)
