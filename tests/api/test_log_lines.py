"""Log lines as JSON: what is in them, and what never is."""

from __future__ import annotations

import io
import json
import logging
import logging.config
from typing import Any

import pytest
from starlette.testclient import TestClient

from api.cli.serve import _log_config
from api.http.log_lines import JsonLines
from recommender.bootstrap import System
from tests.accounts import PASSWORD, made_account

pytestmark = pytest.mark.api
MARKERS = ("标记张三", "13800001111", "420101199001011234")


@pytest.fixture
def lines() -> Any:
    """Return what is logged meanwhile, as objects."""
    stream, root = io.StringIO(), logging.getLogger()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(JsonLines())
    loggers = [root, logging.getLogger("zhiqiao")]
    before = [(one, one.level) for one in loggers]
    for one in loggers:
        one.addHandler(handler)
        one.setLevel(logging.DEBUG)
    yield lambda: [json.loads(line) for line in stream.getvalue().splitlines()]
    for one, level in before:
        one.removeHandler(handler)
        one.setLevel(level)


def test_what_people_type_is_in_no_line(
    own_client: TestClient, own_system: System, lines: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = made_account(own_system, "steward", name=MARKERS[0])
    for marker in MARKERS:
        own_client.post("/answers", data={"text": f"{marker} 找仓库打包的活"})
        own_client.get(f"/postings/{marker}")
        own_client.get("/v1/services", params={"q": marker})
        own_client.post("/sign-in", data={"login": account.login, "password": marker})

        def broken(*args: Any, said: str = marker, **more: Any) -> Any:
            raise ValueError(said)

        with monkeypatch.context() as patched:
            patched.setattr("api.web.public.render", broken)
            assert own_client.get("/rules").status_code == 500
    own_client.post("/sign-in", data={"login": account.login, "password": PASSWORD})
    logging.getLogger("another.library").warning("it failed for %s", MARKERS[0])
    found = lines()
    assert any(one["message"].startswith("GET /rules 500") for one in found)
    assert any("ValueError" in one["message"] for one in found)
    assert any(one["message"] == "it failed for %s" for one in found)
    told = json.dumps(found, ensure_ascii=False)
    for secret in (*MARKERS, PASSWORD, account.login):
        assert secret not in told


def test_an_error_is_its_kind_and_place(lines: Any) -> None:
    try:
        raise KeyError(MARKERS[0])
    except KeyError:
        logging.getLogger("zhiqiao.x").exception("it failed")
    (line,) = [one for one in lines() if one["logger"] == "zhiqiao.x"][:1]
    assert line["error"].startswith("KeyError at test_log_lines.py")
    assert set(line) == {"at", "level", "logger", "process", "message", "error"}
    assert MARKERS[0] not in json.dumps(line, ensure_ascii=False)


def test_both_forms_can_be_set() -> None:
    for form in ("text", "json"):
        config = _log_config("INFO", form)
        made = logging.config.DictConfigurator(config)
        made.configure_formatter(config["formatters"][form])
        assert config["handlers"]["stderr"]["formatter"] == form
