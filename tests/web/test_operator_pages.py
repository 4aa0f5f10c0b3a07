"""The operator's pages, in both languages, without scripts."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from api.web.operator_words import ACTIONS, KINDS
from recommender.bootstrap import System
from recommender.domain.audit import AuditEntry
from recommender.services.import_records import IMPORTED
from tests.accounts import SignedIn, made_account, signed_in
from tests.city import NOON
from tests.web.pages import Pages
from tests.web.statements import statements

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])
PROJECT = Path(__file__).resolve().parents[2]


@pytest.fixture
def me(own_client: TestClient, own_system: System) -> Iterator[SignedIn]:
    with signed_in(own_client, own_system, "operator") as me:
        yield me


def own_models(system: System, tmp_path: Path) -> None:
    """Give a system models of its own to publish into."""
    models = tmp_path / "models"
    shutil.copytree(system.settings.models_dir, models)
    system.settings = system.settings.model_copy(update={"models": models})


@both
def test_every_page_is_whole(me: SignedIn, base: str) -> None:
    pages = Pages(me.client)
    for path in ("", "/models", "/models/encoder-2", "/audit", "/accounts", "/fairness"):
        pages.get(f"{base}/operator{path}")
    for act in ("rollback", "use&name=base", "publish&name=x"):
        pages.get(f"{base}/operator/models/sure?act={act}")
    shown = pages.get(f"{base}/operator")
    assert "GET /operator/models" in [th.text for th in shown.every("th")]
    assert me.client.get("/operator/models/nothing").status_code == 404


@both
def test_an_encoder_is_put_in_force_and_gone_back_from(
    me: SignedIn, own_system: System, base: str
) -> None:
    pages, address = Pages(me.client), f"{base}/operator/models"
    now = own_system.choice.in_force()
    asked = pages.get(f"{address}/sure?act=rollback")
    (form,) = [f for f in asked.every("form") if f.attributes.get("class") == "confirm"]
    answer = me.client.post(form.attributes["action"], data=asked.form_data(form))
    assert own_system.choice.in_force() != now
    assert pages.get(answer.headers["location"]).html.count('role="status"') == 1
    again = pages.post(address, {**asked.form_data(form)}, 422)
    assert again.one("h1")
    lines = [(one.action, one.record_kind) for one in own_system.store.audit.page()]
    assert ("model_rolled_back", "model") in lines


def test_a_trained_model_is_published_only_when_it_is_whole(
    me: SignedIn, own_system: System, tmp_path: Path
) -> None:
    own_models(own_system, tmp_path)
    trained = own_system.settings.home / "trained" / "scorer-9"
    trained.mkdir(parents=True)
    (trained / "README.md").write_text("card", "utf-8")
    shutil.copy(own_system.settings.models_dir / "default-scorer" / "scorer.yaml", trained)
    facts: dict[str, object] = {
        "version": "9",
        "kind": "scorer",
        "published": "2026-11-24",
        "license": "Apache-2.0",
    }
    facts |= {"data": "x", "code": "y", "seed": 1}
    (trained / "manifest.json").write_text(json.dumps(facts), "utf-8")
    pages = Pages(me.client)
    assert "scorer-9" in pages.get("/operator/models").html
    sent = {"act": "publish", "name": "scorer-9", "csrf": me.csrf}
    pages.post("/operator/models", sent, 422)
    facts["metrics"] = {"ndcg": {"mean": 0.5, "low": 0.4, "high": 0.6}}
    (trained / "manifest.json").write_text(json.dumps(facts), "utf-8")
    assert me.client.post("/operator/models", data=sent).status_code == 303
    assert "0.5 [0.4, 0.6]" in pages.get("/operator/models/scorer-9").html
    outside = {"act": "publish", "name": "../../x", "csrf": me.csrf}
    assert me.client.post("/operator/models", data=outside).status_code == 422


def fill(system: System, n_lines: int, start: int = 0) -> None:
    with system.store.transaction() as tx:
        for n in range(start, start + n_lines):
            at = NOON - timedelta(days=n % 30, seconds=n)
            tx.audit.add(
                AuditEntry(
                    id=f"x{n}", at=at, actor="李四" if n % 3 else "王五", action="signed_in",
                    record_kind="account", record_id=f"a-{n}",
                )
            )  # fmt: skip


def test_the_trail_is_searched_in_pages(me: SignedIn, own_system: System) -> None:
    account = made_account(own_system, "counselor", name="李四")
    fill(own_system, 200)
    pages = Pages(me.client)
    found, address = [], f"/operator/audit?actor={account.id}&action=signed_in"
    while address:
        page = pages.get(address)
        found += [td.text for td in page.every("td") if td.text.startswith("a-")]
        later = [a.attributes["href"] for a in page.every("a") if "cursor=" in a.attributes["href"]]
        later = [a for a in later if not a.startswith(("/en", "/operator/audit?cursor"))]
        address = next((a for a in later if a != address), "")
    assert len(found) == len(set(found)) == 133
    assert "李四" not in address
    day = f"{NOON - timedelta(days=3):%Y-%m-%d}"
    page = pages.get(f"/operator/audit?since={day}&until={day}")
    assert len(page.every("tr")) == 1 + 7
    pages.get("/operator/audit?since=&until=&actor=&action=&kind=seeker")
    assert me.client.get("/operator/audit?cursor=x!").status_code == 422


def test_the_trail_needs_the_same_statements_whatever_it_holds(
    me: SignedIn, own_system: System
) -> None:
    counts = []
    for start in (0, 500):
        fill(own_system, 60 + start, start)
        counts.append(statements(own_system, me.client, "/operator/audit?action=signed_in"))
    assert counts[0] == counts[1]


def test_every_action_has_words() -> None:
    told: set[str] = set()
    for path in (PROJECT / "recommender").rglob("*.py"):
        text = path.read_text("utf-8")
        told |= set(re.findall(r"note\(\s*tx,\s*(?:clock,\s*)?\"(\w+)\"", text))
        told |= set(re.findall(r"\baction=\"(\w+)\",\s*record_kind", text))
    assert len(told) > 10
    assert told | {IMPORTED} <= set(ACTIONS)
    assert {"account", "seeker", "posting", "rule_pack", "model"} <= set(KINDS)


@both
def test_an_account_is_made_blocked_and_opened(me: SignedIn, own_system: System, base: str) -> None:
    pages, address = Pages(me.client), f"{base}/operator/accounts"
    sent = {"login": "zhang.san", "name": "张三", "csrf": me.csrf, "roles": "steward"}
    refused = pages.post(address, sent, 422)
    assert refused.by_id("password").attributes["aria-invalid"] == "true"
    assert refused.by_id("login").attributes["value"] == "zhang.san"
    answer = me.client.post(address, data={**sent, "password": "correct horse battery"})
    pages.get(answer.headers["location"])
    made = own_system.store.accounts.by_login("zhang.san")
    assert made is not None
    pages.post(address, {**sent, "password": "correct horse battery"}, 422)
    for act, active in (("block", False), ("unblock", True), ("unlock", True)):
        answer = me.post(f"{address}/change", {"account": made.id, "act": act})
        assert 'role="status"' in pages.get(answer.headers["location"]).html
        assert own_system.store.accounts.get(made.id).active is active
    own = me.post(f"{address}/change", {"account": me.account.id, "act": "block"})
    assert own.status_code == 422


@both
def test_the_fairness_report_is_shown(me: SignedIn, own_system: System, base: str) -> None:
    figure = {"mean": 0.5, "low": 0.4, "high": 0.6, "n": 20}
    groups = {"female": figure, "male": {**figure, "mean": None}, "not stated": figure}
    figures = {"groups": groups, "smallest_to_largest": None}
    report = {
        "people": 40,
        "k": 10,
        "seed": 1,
        "facts": {"sex": {"ndcg": figures, "pay": figures}},
        "gini": {},
    }
    (own_system.settings.home / "fairness.json").write_text(json.dumps(report), "utf-8")
    page = Pages(me.client).get(f"{base}/operator/fairness")
    assert len(page.every("svg")) == 1
    assert ("女性" if not base else "Women") in page.html
