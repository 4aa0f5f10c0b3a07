"""How much a cheap phone has to load."""

from __future__ import annotations

import gzip

import pytest
from starlette.testclient import TestClient

from api.web.assets import assets
from tests.city import SENTENCE
from tests.web.page import Page

pytestmark = pytest.mark.web
MOST_BYTES = 40 * 1024


def weight(client: TestClient, html: bytes) -> int:
    """Bytes of a page and of everything that it loads, compressed as they are sent."""
    page = Page(html.decode())
    addresses = [e.attributes["href"] for e in page.every("link")]
    addresses += [e.attributes["src"] for e in page.every("script")]
    names = [address.rsplit("/", 1)[-1] for address in addresses]
    for address in addresses:
        assert client.get(address).status_code == 200
    return len(gzip.compress(html, 5)) + sum(len(assets()[name].compressed) for name in names)


def test_the_first_page_is_light_and_has_no_script(client: TestClient) -> None:
    home = client.get("/")
    assert Page(home.text).every("script") == []
    assert weight(client, home.content) < 10 * 1024


@pytest.mark.parametrize("path", ["/rules", "/en/rules", "/postings/p-city-01", "/sign-in", "/x"])
def test_a_page_to_read_is_light_and_has_no_script(client: TestClient, path: str) -> None:
    page = client.get(path)
    assert Page(page.text).every("script") == []
    assert weight(client, page.content) < 15 * 1024


def test_an_answer_is_light_with_everything_it_loads(client: TestClient) -> None:
    answer = client.post("/answers", data={"text": SENTENCE})
    assert [s.attributes.get("defer") for s in Page(answer.text).every("script")] == ["", ""]
    assert weight(client, answer.content) < MOST_BYTES


def test_files_are_kept_for_ever_under_an_address_of_their_content(client: TestClient) -> None:
    href = Page(client.get("/").text).every("link")[0].attributes["href"]
    sent = client.get(href)
    assert "immutable" in sent.headers["cache-control"]
    assert sent.headers["content-encoding"] == "gzip"
    assert sent.headers["content-type"] == "text/css; charset=utf-8"
    plain = client.get(href, headers={"Accept-Encoding": "identity"})
    assert plain.content == sent.content
    assert client.get("/static/000000000000/site.css").status_code == 404
    assert client.get("/static/000000000000/../pages.py").status_code == 404
