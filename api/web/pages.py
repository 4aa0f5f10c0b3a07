"""All pages, in Chinese at ``/`` and in English below ``/en``."""

from __future__ import annotations

from fastapi import FastAPI

from api.web import (
    account,
    assets,
    counselor,
    counselor_case,
    counselor_compare,
    counselor_controls,
    counselor_eligibility,
    counselor_ledger,
    counselor_session,
    counselor_tools,
    large_print,
    operator,
    operator_accounts,
    operator_audit,
    operator_fairness,
    operator_models,
    public,
    seeker,
    seeker_appeal,
    seeker_correct,
    seeker_data,
    seeker_erase,
    seeker_introduction,
    seeker_plan,
    seeker_saved,
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
SEEKER = (
    seeker,
    seeker_plan,
    seeker_saved,
    seeker_introduction,
    seeker_data,
    seeker_correct,
    seeker_erase,
    seeker_appeal,
)
COUNSELOR = (
    counselor,
    counselor_session,
    counselor_controls,
    counselor_tools,
    counselor_compare,
    counselor_ledger,
    counselor_eligibility,
    counselor_case,
)
OPERATOR = (operator, operator_models, operator_audit, operator_accounts, operator_fairness)


def include(app: FastAPI) -> None:
    """Add the pages and their files to the application."""
    for prefix in ("", "/en"):
        for module in (*STEWARD, *OPERATOR, *SEEKER, *COUNSELOR):
            app.include_router(module.router, prefix=prefix)
        for module in (public, large_print, sign_in, account, walk_up, walk_up_codes):
            app.include_router(module.router, prefix=prefix)
    app.include_router(assets.router)
