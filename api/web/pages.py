"""All pages, in Chinese at ``/`` and in English below ``/en``."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import (
    account,
    assets,
    large_print,
    operator,
    operator_accounts,
    operator_audit,
    operator_fairness,
    operator_models,
    public,
    seeker,
    sign_in,
    steward,
    steward_duplicates,
    steward_employers,
    steward_holds,
    steward_import,
    steward_postings,
    steward_rules,
    steward_titles,
    walk_up,
    walk_up_codes,
)

STEWARD = (
    steward,
    steward_holds,
    steward_titles,
    steward_duplicates,
    steward_import,
    steward_postings,
    steward_rules,
    steward_employers,
)
OPERATOR = (operator, operator_models, operator_audit, operator_accounts, operator_fairness)


def include(app: FastAPI) -> None:
    """Add the pages and their files to the application."""
    for prefix in ("", "/en"):
        for module in (*STEWARD, *OPERATOR):
            app.include_router(module.router, prefix=prefix)
        for module in (seeker, public, large_print, sign_in, account, walk_up, walk_up_codes):
            app.include_router(module.router, prefix=prefix)
    app.include_router(assets.router)
