"""Make one component by itself and check it as a part of a page."""

from __future__ import annotations

from api.web.rendering import environment
from tests.web.page import Page


def made(name: str, call: str, **given: object) -> Page:
    """Return what a component makes, checked as a part of a page."""
    source = f'{{% from "components/{name}.html" import {name} %}}{call}'
    page = Page(f"<h1>x</h1><h2>x</h2>{environment('zh').from_string(source).render(**given)}")
    assert page.faults == []
    return page
