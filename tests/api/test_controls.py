"""Pins, exclusions and notes of counselors, over HTTP and on the command line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner, Result

from api.cli.main import app
from recommender.adapters.clock import FixedClock
from recommender.bootstrap import System
from recommender.domain.control import COUNSELOR, ControlAction
from recommender.domain.sensitive import SensitiveFacts
from recommender.errors import InvalidInput, NotFound
from recommender.services.apply_control import explain_registered, match_registered
from recommender.services.set_control import NewControl, set_control
from recommender.services.working_age import registered_seeker
from tests.city import NOON, served

pytestmark = pytest.mark.api

WHO = "s-city-1"
FAR_OFF, CLOSED, OVER = "p-city-07", "p-city-17", "p-city-18"
EN = {"Accept-Language": "en"}
Matches = Sequence[dict[str, Any]]


def ask(client: TestClient, k: int = 10, **more: object) -> dict[str, Any]:
    answer: dict[str, Any] = client.post(
        "/v1/matches", json={"seeker_id": WHO, "k": k, **more}
    ).json()
    return answer


def ids(matches: Matches) -> list[str]:
    return [match["posting"]["id"] for match in matches]


def scores(matches: Matches) -> dict[str, float]:
    return {match["posting"]["id"]: match["score"] for match in matches}


def control(client: TestClient, posting: str, action: str, **more: str) -> Any:
    body = {"action": action, "reason": "本人熟悉这一行", "by": "王老师", **more}
    return client.put(f"/v1/seekers/{WHO}/controls/{posting}", json=body)


def test_pins_come_first_in_the_order_of_pinning_and_the_rest_only_shifts(
    own_client: TestClient, own_system: System
) -> None:
    plain = ask(own_client)
    before = ids(plain["matches"])
    low = before[6]
    assert FAR_OFF not in before
    for minute, posting in enumerate((low, FAR_OFF), start=1):
        own_system.clock = FixedClock(NOON.replace(minute=minute))
        vars(own_system).pop("matching", None)
        assert control(own_client, posting, "pin").status_code == 201
    after = ask(own_client)["matches"]
    assert ids(after) == [low, FAR_OFF, *(i for i in before if i != low)][:10]
    assert [m["rank"] for m in after] == list(range(1, 11))
    assert all(scores(plain["matches"])[i] == s for i, s in scores(after).items() if i in before)
    assert [m["control"] is not None for m in after] == [True, True] + [False] * 8
    told = after[0]["control"]
    assert (told["action"], told["reason"], told["by"]) == ("pin", "本人熟悉这一行", "王老师")
    assert told["at"].startswith("2026-11-24T04:01")
    assert told["text"].startswith("就业专员已置顶：本人熟悉这一行（王老师")
    assert ids(ask(own_client, k=1)["matches"]) == [low]


def test_what_is_excluded_is_not_shown_and_counted_with_its_reason(own_client: TestClient) -> None:
    before = ids(ask(own_client)["matches"])
    assert (ask(own_client)["excluded"], ask(own_client)["excluded_controls"]) == (0, [])
    control(own_client, before[2], "exclude", reason="单位欠薪")
    control(own_client, FAR_OFF, "exclude")
    answer = ask(own_client)
    kept = [i for i in before if i != before[2]]
    assert ids(answer["matches"])[:9] == kept
    assert len(answer["matches"]) == 10
    assert before[2] not in ids(answer["matches"])
    assert answer["excluded"] == 1
    (told,) = answer["excluded_controls"]
    assert (told["posting_id"], told["reason"], told["by"]) == (before[2], "单位欠薪", "王老师")
    assert ask(own_client, k=2)["excluded"] == 0
    assert own_client.delete(f"/v1/seekers/{WHO}/controls/{before[2]}").status_code == 204
    assert ids(ask(own_client)["matches"]) == before


def test_a_note_leaves_the_posting_where_it_is(own_client: TestClient) -> None:
    before = ask(own_client)["matches"]
    control(own_client, ids(before)[3], "note", reason="先打电话")
    after = ask(own_client)["matches"]
    assert ids(after) == ids(before)
    assert [m["rank"] for m in after if m["control"]] == [4]
    assert after[3]["control"]["text"].startswith("就业专员备注：先打电话")


def test_near_duplicates_share_what_is_decided(own_client: TestClient) -> None:
    line = next(m for m in ask(own_client)["matches"] if m["same_as"])
    head, twin = line["posting"]["id"], line["same_as"][0]
    control(own_client, twin, "exclude")
    assert not {head, twin} & set(ids(ask(own_client)["matches"]))
    control(own_client, twin, "pin")
    first, *others = ask(own_client)["matches"]
    assert (first["posting"]["id"], first["same_as"]) == (twin, [head])
    assert not {head, twin} & set(ids(others))


def test_a_list_that_is_not_personalised_and_other_people_know_of_no_control(
    own_client: TestClient,
) -> None:
    before = ask(own_client, non_personalized=True)
    control(own_client, ids(before["matches"])[0], "exclude")
    assert ask(own_client, non_personalized=True)["matches"] == before["matches"]
    other = own_client.post("/v1/matches", json={"seeker_id": "s-city-2"}).json()
    assert other["excluded"] == 0


def test_the_place_of_the_system_is_kept_with_the_control(own_client: TestClient) -> None:
    before = ask(own_client)["matches"]
    made = control(own_client, ids(before)[4], "pin").json()
    assert (made["rank"], made["score"]) == (5, before[4]["score"])
    assert control(own_client, ids(before)[4], "pin").status_code == 200
    again = control(own_client, ids(before)[4], "pin", reason="离家近").json()
    assert (again["rank"], again["reason"]) == (5, "离家近")
    listed = own_client.get(f"/v1/seekers/{WHO}/controls").json()
    assert listed == {"controls": [again]}
    assert control(own_client, "p-city-09", "exclude").json()["rank"] is None


@pytest.mark.parametrize("posting", [CLOSED, OVER])
def test_what_is_closed_or_over_cannot_be_pinned(own_client: TestClient, posting: str) -> None:
    refused = control(own_client, posting, "pin")
    assert refused.status_code == 422
    assert "不能置顶" in refused.json()["detail"]
    assert control(own_client, posting, "note").status_code == 201


def test_a_pin_gives_way_when_its_posting_closes(own_client: TestClient) -> None:
    first = ids(ask(own_client)["matches"])[0]
    control(own_client, first, "pin")
    own_client.post(f"/v1/postings/{first}/close")
    answer = ask(own_client)
    assert first not in ids(answer["matches"])
    assert answer["notices"] == ["置顶的岗位中有1个已关闭、过期或依法不能做，没有显示。"]


def test_no_pin_overrides_the_law_on_minors(own_client: TestClient, own_system: System) -> None:
    heavy = "p-city-15"
    assert control(own_client, heavy, "pin").status_code == 201
    assert ids(ask(own_client)["matches"])[0] == heavy
    for year, left in ((2009, 1), (2012, 0)):
        facts = SensitiveFacts(seeker_id=WHO, birth_date=date(year, 1, 1))
        own_system.store.sensitive.put_many([facts])
        answer = ask(own_client)
        assert heavy not in ids(answer["matches"])
        assert bool(answer["matches"]) is bool(left)
    refused = control(own_client, heavy, "pin", reason="再试一次")
    assert refused.status_code == 422


@pytest.mark.parametrize(
    ("address", "body", "status"),
    [
        ("s-none/controls/p-city-01", {"action": "pin", "reason": "近"}, 404),
        (f"{WHO}/controls/p-none", {"action": "pin", "reason": "近"}, 404),
        (f"{WHO}/controls/p-city-01", {"action": "pin"}, 422),
        (f"{WHO}/controls/p-city-01", {"action": "pin", "reason": "  "}, 422),
        (f"{WHO}/controls/p-city-01", {"action": "hide", "reason": "近"}, 422),
    ],
)
def test_what_cannot_be_decided_is_told(
    own_client: TestClient, address: str, body: dict[str, str], status: int
) -> None:
    assert own_client.put(f"/v1/seekers/{address}", json=body).status_code == status
    assert own_client.get(f"/v1/seekers/{WHO}/controls").json()["controls"] == []
    assert own_client.delete(f"/v1/seekers/{WHO}/controls/p-city-01").status_code == 404


def test_controls_are_not_for_everybody(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert control(far, "p-city-01", "pin").status_code == 403
        assert far.get(f"/v1/seekers/{WHO}/controls").status_code == 403


@pytest.mark.parametrize("action", ["pin", "exclude"])
def test_an_explanation_says_what_was_decided(own_system: System, action: ControlAction) -> None:
    matching = own_system.matching
    person = registered_seeker(own_system.store, WHO, own_system.clock.today())
    plain = explain_registered(matching, person, "p-city-01")
    assert plain.control is None
    set_control(matching, NewControl(WHO, "p-city-01", action, "近"))
    told = explain_registered(matching, person, "p-city-01", language="en")
    assert told.control is not None
    assert (told.control.action, told.control.by, told.score) == (action, COUNSELOR, plain.score)
    assert told.control.text.startswith("Pinned" if action == "pin" else "Excluded")


def test_a_long_row_of_exclusions_still_leaves_a_full_list(own_system: System) -> None:
    matching = own_system.matching
    person = registered_seeker(own_system.store, WHO, own_system.clock.today())
    first = [m.posting.id for m in match_registered(matching, person, k=5).matches]
    for posting in first:
        set_control(matching, NewControl(WHO, posting, "exclude", "近"))
    answer = match_registered(matching, person, k=5)
    assert (answer.excluded, len(answer.matches)) == (5, 5)
    assert not set(first) & {m.posting.id for m in answer.matches}


@pytest.fixture
def office(own_system: System, monkeypatch: pytest.MonkeyPatch) -> System:
    """A system that the command line opens in place of its own."""
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)
    return own_system


def run(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), catch_exceptions=False)


def shown(*words: str) -> Any:
    return json.loads(run(*words, "--format", "json").stdout)


def test_controls_on_the_command_line(office: System) -> None:
    before = ids(shown("match", "--seeker", WHO)["matches"])
    pair = ("--seeker", WHO, "--posting")
    pinned = shown("control", "pin", *pair, before[1], "--reason", "近", "--by", "王老师")
    assert (pinned["rank"], pinned["action"]) == (2, "pin")
    run("control", "exclude", *pair, before[0], "--reason", "欠薪")
    run("control", "note", *pair, FAR_OFF, "--reason", "以后再说")
    listed = run("control", "list", "--seeker", WHO).stdout
    assert "置顶 pin" in listed
    assert f"备注 note  {FAR_OFF}  —" in listed
    told = run("match", "--seeker", WHO)
    assert "★ 就业专员已置顶：近（王老师，" in told.stdout
    assert f"就业专员已排除，不向本人展示：欠薪（2026-11-24）  {before[0]}" in told.stderr
    assert ids(shown("match", "--seeker", WHO)["matches"])[:2] == [before[1], before[2]]
    assert "就业专员已排除" in run("explain", *pair, before[0]).stdout
    agreed = shown("control", "agreement")
    assert (agreed["pin_share_in_top_5"], agreed["exclude_share_in_top_10"]) == (1.0, 1.0)
    run("control", "clear", *pair, before[0])
    assert shown("match", "--seeker", WHO)["excluded"] == 0
    with pytest.raises(NotFound):
        run("control", "clear", *pair, before[0])
    with pytest.raises(InvalidInput):
        run("control", "pin", *pair, CLOSED, "--reason", "近")
