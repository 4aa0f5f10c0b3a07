"""All pages, in Chinese at ``/`` and in English below ``/en``."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import account, assets, large_print, public, seeker, sign_in, walk_up, walk_up_codes


def include(app: FastAPI) -> None:
    """Add the pages and their files to the application."""
    for prefix in ("", "/en"):
        for module in (seeker, public, large_print, sign_in, account, walk_up, walk_up_codes):
            app.include_router(module.router, prefix=prefix)
    app.include_router(assets.router)
