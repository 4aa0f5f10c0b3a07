"""Fetch pages and refuse any that is not as every page must be."""

from __future__ import annotations

from typing import Any

from starlette.testclient import TestClient

from tests.web.catalogue_words import left_untranslated
from tests.web.faults import faults_of
from tests.web.page import Element, Page


class Pages:
    """A client that checks each page it gets."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    def get(self, address: str, status: int = 200) -> Page:
        return self._checked(self._client.get(address), address, status)

    def post(self, address: str, data: dict[str, str], status: int = 200) -> Page:
        return self._checked(self._client.post(address, data=data), address, status)

    def send(self, page: Page, form: Element, **changed: str) -> Page:
        """Send a form as it stands on a page, with some fields changed."""
        address = form.attributes["action"].split("#")[0]
        return self.post(address, {**page.form_data(form), **changed})

    def part(self, address: str, data: dict[str, str]) -> Page:
        answer = self._client.post(address, data=data, headers={"HX-Request": "true"})
        page = Page(answer.text)
        assert not (faults := faults_of(page, whole=False)), faults
        return page

    def _checked(self, answer: Any, address: str, status: int) -> Page:
        assert answer.status_code == status
        assert answer.headers["content-type"] == "text/html; charset=utf-8"
        page = Page(answer.text)
        language = "en" if address.startswith("/en") else "zh-CN"
        assert page.one("html").attributes["lang"] == language
        assert not (faults := faults_of(page)), faults
        assert not (left := left_untranslated(page, language[:2])), left
        return page


def form_named(page: Page, name: str) -> Element:
    """Return the form of a class."""
    return next(f for f in page.every("form") if f.attributes.get("class") == name)
