"""What every address does: headers, limits, errors, health, measures."""

from __future__ import annotations

import logging
import shutil
from pathlib import Path

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from api.http.app import LARGEST_BODY_KB, create_app
from api.http.language import accepted_language
from api.http.reference import undescribed
from features.encoder.encode import Encoder
from features.occupation.linker import OccupationLinker
from recommender.bootstrap import System, open_system
from recommender.settings import Settings
from tests.city import HERE, SENTENCE, served

pytestmark = pytest.mark.api


def app_of(client: TestClient) -> FastAPI:
    app = client.app
    assert isinstance(app, FastAPI)
    return app


@pytest.mark.parametrize("address", ["/", "/v1/postings", "/healthz", "/nowhere", "/v1/nowhere"])
def test_every_answer_has_the_security_headers(client: TestClient, address: str) -> None:
    headers = client.get(address).headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert "cache-control" in headers


def test_errors_have_one_form(client: TestClient) -> None:
    for answer, code in (
        (client.get("/v1/nowhere"), "no_such_address"),
        (client.delete("/v1/postings"), "method_not_allowed"),
        (client.get("/v1/postings/none"), "not_found"),
        (client.get("/v1/postings?limit=0"), "invalid_input"),
    ):
        assert set(answer.json()) == {"error", "detail", "context"}
        assert answer.json()["error"] == code


def test_what_cannot_be_read_is_said_without_repeating_it(client: TestClient) -> None:
    for content, kind in (
        (b"{'text': 'secret'", "application/json"),
        (b"secret", "text/plain"),
        (b'{"secret name": 1, "text": 5}', "application/json"),
        (b"\xff\xfe secret", "application/json"),
    ):
        answer = client.post("/v1/intakes", content=content, headers={"Content-Type": kind})
        assert answer.status_code in (400, 422)
        assert "secret" not in answer.text


def test_a_body_over_the_limit_is_refused(client: TestClient) -> None:
    declared = client.post("/v1/intakes", json={"text": "长" * LARGEST_BODY_KB * 1024})
    assert (declared.status_code, declared.json()["error"]) == (413, "request_too_large")

    streamed = client.post(
        "/v1/intakes",
        content=(b" " * 1024 for _ in range(LARGEST_BODY_KB + 1)),
        headers={"Content-Type": "application/json"},
    )
    assert (streamed.status_code, streamed.json()["error"]) == (413, "request_too_large")


def test_a_text_over_the_limit_says_how_long_it_may_be(client: TestClient) -> None:
    refused = client.post("/v1/intakes", json={"text": "长" * 4001})
    assert refused.status_code == 422
    assert "4000" in refused.json()["detail"]


def test_it_is_ready_and_says_with_what(client: TestClient, city: System) -> None:
    told = client.get("/readyz")
    assert told.status_code == 200
    assert told.json() == {
        "ready": True,
        "degraded": False,
        "error": None,
        "detail": None,
        "model": city.encoder.identity,
        "index_rows": 29,
        "change_seq": city.store.changes.last_seq(),
        "changes_behind": 0,
        "switch": None,
    }
    assert client.get("/healthz").json() == {"status": "ok"}


def test_without_an_index_it_lives_but_is_not_ready(
    encoder: Encoder, linker: OccupationLinker, tmp_path: Path
) -> None:
    system = open_system(Settings(home=tmp_path))
    vars(system).update(encoder=encoder, published_linker=linker)
    app = create_app(system)
    with TestClient(app, client=HERE) as client:
        seen = lambda s: s.error is not None and s.error.code == "index_unavailable"  # noqa: E731
        assert app.state.door.keeper.wait_until(seen, 60)
        assert client.get("/healthz").status_code == 200
        assert client.get("/readyz").status_code == 503
        refused = client.post("/v1/matches", json={"text": SENTENCE})
        assert (refused.status_code, refused.json()["error"]) == (503, "index_unavailable")
        assert refused.headers["retry-after"]
        assert client.get("/v1/postings").json() == {"items": [], "next_cursor": None}

        system.postings.build()
        system.seekers.build()
        assert app.state.door.keeper.wait_until(lambda s: s.warm, 60)
        assert client.get("/readyz").status_code == 200
    system.close()


def test_an_index_that_cannot_be_kept_up_shows_in_every_answer(
    own_system: System, caplog: pytest.LogCaptureFixture
) -> None:
    with served(own_system) as client, caplog.at_level(logging.ERROR, logger="zhiqiao"):
        shutil.rmtree(own_system.settings.index_dir / "postings")
        keeper = app_of(client).state.door.keeper
        assert keeper.wait_until(lambda status: status.degraded, 20)
        answer = client.post("/v1/matches", json={"text": SENTENCE, "k": 1}).json()
        assert answer["matches"]
        assert answer["degraded"] is True
        assert answer["degraded_reasons"]
        told = client.get("/readyz")
        assert (told.status_code, told.json()["degraded"]) == (200, True)
        assert "zhiqiao_degraded 1" in client.get("/metrics").text
        page = client.post("/answers", data={"text": SENTENCE})
        assert "这份结果可能不是最新的" in page.text
    assert "the indexes are not up to date" in caplog.text


def test_measures_count_routes_and_never_ids(client: TestClient) -> None:
    for _ in range(2):
        client.get("/v1/postings/p-city-03")
    told = client.get("/metrics")
    assert told.headers["content-type"].startswith("text/plain; version=0.0.4")
    line = (
        'zhiqiao_http_requests_total{method="GET",route="/v1/postings/{posting_id}",status="200"}'
    )
    assert line in told.text
    assert "p-city-03" not in told.text
    name = "zhiqiao_http_request_seconds"
    labels = 'method="GET",route="/v1/postings/{posting_id}"'
    whole = _value(told.text, f"{name}_count{{{labels}}}")
    assert _value(told.text, f'{name}_bucket{{{labels},le="+Inf"}}') == whole >= 2


def _value(text: str, name: str) -> float:
    line = next(line for line in text.splitlines() if line.startswith(f"{name} "))
    return float(line.split()[-1])


def test_the_unforeseen_is_answered_and_logged_without_its_words(
    own_system: System, caplog: pytest.LogCaptureFixture
) -> None:
    with served(own_system) as client, caplog.at_level(logging.ERROR, logger="zhiqiao"):
        vars(own_system)["matching"] = None  # a fault of ours: nothing can be matched with
        answer = client.post("/v1/matches", json={"text": SENTENCE})
        page = client.post("/en/answers", data={"text": SENTENCE})
    assert (answer.status_code, answer.json()["error"]) == (500, "internal")
    assert page.status_code == 500
    assert "Something went wrong on our side" in page.text
    assert "AttributeError at" in caplog.text
    assert "NoneType" not in caplog.text


def test_without_a_wish_the_language_is_the_one_that_is_set(own_system: System) -> None:
    own_system.settings = own_system.settings.model_copy(update={"language": "en"})
    with served(own_system) as client:
        assert client.get("/v1/nowhere").json()["detail"].startswith("There is nothing")
        chinese = client.get("/v1/nowhere", headers={"Accept-Language": "zh"})
        assert chinese.json()["detail"].startswith("没有这个地址")


def test_every_field_is_described(client: TestClient) -> None:
    document = client.get("/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert undescribed(document) == []
    operations = [op for path in document["paths"].values() for op in path.values()]
    assert all(op["summary"] and op["description"] for op in operations)


@pytest.mark.parametrize(
    ("header", "language"),
    [
        ("", "zh"),
        ("en", "en"),
        ("zh-CN,zh;q=0.9,en;q=0.8", "zh"),
        ("en-US,en;q=0.9,zh;q=0.8", "en"),
        ("fr", "zh"),
        ("de,en;q=0.1", "en"),
        ("x" * 3000, "zh"),
    ],
)
def test_the_language_that_is_liked_better_wins(header: str, language: str) -> None:
    assert accepted_language(header) == language
