"""Signing in at a provider, against one that speaks the protocol on a port of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import requests
from joserfc.jwk import RSAKey
from pydantic import SecretStr, ValidationError
from starlette.testclient import TestClient

from recommender.adapters.clock import SystemClock
from recommender.bootstrap import System
from recommender.domain.account import Account
from recommender.services.change_account import block_account
from recommender.settings import Settings
from tests.accounts import made_account
from tests.city import served
from tests.oidc_provider import CLIENT_ID, CLIENT_SECRET, Provider, provider_running
from tests.web.pages import Pages

pytestmark = pytest.mark.api
WANG = {
    "sub": "u-1",
    "preferred_username": "Wang.Li",
    "name": "王丽",
    "roles": ["counselor", "cleaner"],
    "region_code": "421002",
}


@dataclass
class Office:
    """A service that trusts a provider."""

    client: TestClient
    system: System
    provider: Provider

    def sent_away(self, base: str = "") -> str:
        """Begin to sign in; return the address at the provider."""
        answer = self.client.get(f"{base}/sign-in/elsewhere", params={"next": "/account/sessions"})
        assert answer.status_code == 303
        return str(answer.headers["location"])

    def sent_back(self, url: str) -> str:
        """Sign in at the provider; return the address it sends one back to."""
        answer = requests.get(url, allow_redirects=False, timeout=10)
        assert answer.status_code == 302
        return str(answer.headers["Location"])

    def sign_in(self, **claims: Any) -> Any:
        """Go all the way; return the answer of the service."""
        self.provider.claims = {**WANG, **claims}
        return self.client.get(self.sent_back(self.sent_away()))

    def account(self, subject: str = "u-1") -> Account:
        found = self.system.store.accounts.by_subject(f"{self.provider.url}|{subject}")
        assert found is not None
        return found


@pytest.fixture
def office(own_system: System) -> Iterator[Office]:
    with provider_running() as provider:
        own_system.clock = SystemClock()
        own_system.settings = own_system.settings.model_copy(
            update={
                "oidc_issuer": provider.url,
                "oidc_client_id": CLIENT_ID,
                "oidc_client_secret": SecretStr(CLIENT_SECRET),
            }
        )
        with served(own_system) as client:
            yield Office(client, own_system, provider)


def refusal(answer: Any) -> str:
    assert answer.status_code == 422
    assert (
        "set-cookie" not in answer.headers or "zhiqiao-session" not in answer.headers["set-cookie"]
    )
    return str(answer.text)


def test_somebody_signs_in_at_the_provider_and_gets_an_account(office: Office) -> None:
    page = Pages(office.client).get("/sign-in?next=/account/sessions")
    link = next(a for a in page.every("a") if "elsewhere" in a.attributes["href"])
    assert link.attributes["href"] == "/sign-in/elsewhere?next=%2Faccount%2Fsessions"
    answer = office.sign_in()
    assert (answer.status_code, answer.headers["location"]) == (303, "/account/sessions")
    (asked,) = office.provider.asked
    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert asked["redirect_uri"] == "http://localhost/sign-in/back"
    account = office.account()
    assert (account.login, account.name) == ("wang.li", "王丽")
    assert (account.roles, account.region_code) == (("counselor",), "421002")
    assert office.client.get("/account").status_code == 200
    assert office.system.store.accounts.password_hash(account.id) is None
    assert office.sign_in().status_code == 303
    assert len(office.system.store.accounts.page()) == 1


def test_roles_and_district_follow_the_provider(office: Office) -> None:
    office.sign_in()
    office.sign_in(roles="steward operator", region_code=None)
    assert office.account().roles == ("steward", "operator")
    assert "身份" in refusal(office.sign_in(roles=["cleaner"]))
    office.sign_in(roles=["counselor"], region_code="all")
    assert office.account().region_code is None


def test_a_counselor_without_a_district_gets_no_account(office: Office) -> None:
    for code in (None, "999999", "沙市"):
        assert "服务的区" in refusal(office.sign_in(region_code=code))
    assert office.system.store.accounts.page() == []
    office.sign_in(roles=["steward"], region_code=None)
    assert "服务的区" in refusal(office.sign_in(roles=["counselor"], region_code=None))


def test_nobody_becomes_a_seeker_or_takes_a_login_that_is_there(office: Office) -> None:
    assert "身份" in refusal(office.sign_in(roles=["seeker"]))
    made_account(office.system, "operator", login="wang.li")
    assert "不能开通账号" in refusal(office.sign_in())


def test_a_blocked_account_stays_out(office: Office) -> None:
    office.sign_in()
    block_account(office.system.accounts, office.account())
    refusal(office.sign_in())


@pytest.mark.parametrize(
    "bend",
    [
        {"iss": "https://other.example.cn"},
        {"aud": ["another client"]},
        {"nonce": "another"},
        {"exp": 1_000_000_000},
        {"azp": "another client"},
    ],
    ids=["issuer", "audience", "nonce", "expired", "party"],
)
def test_a_token_that_is_not_for_us_is_refused(office: Office, bend: dict[str, Any]) -> None:
    office.provider.bend = bend
    assert "没有通过核对" in refusal(office.sign_in())
    assert office.system.store.accounts.page() == []


def test_a_token_of_another_key_is_refused(office: Office) -> None:
    office.provider.sign_with = RSAKey.generate_key(2048, {"kid": "1"})
    assert "没有通过核对" in refusal(office.sign_in())


def test_another_browsers_sign_in_cannot_be_finished(office: Office) -> None:
    office.provider.claims = dict(WANG)
    back = office.sent_back(office.sent_away())
    office.client.cookies.clear()
    assert "不是同一次" in refusal(office.client.get(back))
    office.sent_away()  # a state of this browser, but not that of the answer
    assert "不是同一次" in refusal(office.client.get(back))


def test_a_code_is_worth_nothing_without_its_verifier(office: Office) -> None:
    office.provider.claims = dict(WANG)
    url = office.sent_away()
    back = office.sent_back(url)
    kept = office.client.cookies["zhiqiao-away"].split("|")
    kept[2] = "v" * 43
    office.client.cookies.clear()
    office.client.cookies.set("zhiqiao-away", "|".join(kept))
    assert "没有通过核对" in refusal(office.client.get(back))


def test_a_provider_that_is_away_or_another_is_told_of(office: Office) -> None:
    office.provider.claims = dict(WANG)
    back = office.sent_back(office.sent_away())
    here, office.provider.url = office.provider.url, "https://other.example.cn"
    assert "与设置不符" in refusal(office.client.get(back))
    office.provider.url = here


def test_without_a_provider_there_is_nothing_to_go_to(own_client: TestClient) -> None:
    assert own_client.get("/sign-in/elsewhere").status_code == 404
    assert "elsewhere" not in own_client.get("/sign-in").text


def test_a_provider_needs_a_safe_address_and_a_name_for_us() -> None:
    for given in (
        {
            "oidc_issuer": "http://login.example.cn",
            "oidc_client_id": "a",
            "oidc_client_secret": "b",
        },
        {"oidc_issuer": "https://login.example.cn"},
    ):
        with pytest.raises(ValidationError):
            Settings.model_validate(given)
