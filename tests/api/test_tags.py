"""``/v1/seekers/{id}/tags``, from outside: what is deleted is used by nothing."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient
from typer.testing import CliRunner

from api.cli.main import app as commands
from recommender.bootstrap import System
from recommender.domain.seeker import (
    Experience,
    HeldCertificate,
    SeekerConstraints,
    SeekerProfile,
)
from recommender.services.enrich_seekers import enrich
from tests.city import NOON, SHASHI, served

pytestmark = pytest.mark.api

WHO = "s-tags"
PERSON = SeekerProfile(
    id=WHO,
    summary="想在沙市区做仓库打包，不上夜班",
    desired_titles=("仓库打包",),
    experiences=(Experience(title="叉车司机", years=2),),
    skills=("打包", "Word/Excel排版"),
    certificates=(HeldCertificate(name="N1叉车证"),),
    home_region_code=SHASHI,
    constraints=SeekerConstraints(no_night_shift=True),
)
EN = {"Accept-Language": "en"}


@pytest.fixture
def tagged(own_client: TestClient, own_system: System) -> TestClient:
    """A client of a system that knows somebody with tags."""
    own_system.store.seekers.put_many([PERSON])
    caught_up(own_client)
    return own_client


def caught_up(client: TestClient) -> None:
    app: Any = client.app
    door = app.state.door
    last = door.store.changes.last_seq()
    assert door.keeper.wait_until(lambda status: status.change_seq >= last, 10)
    door.system.seekers.catch_up()


def tags(client: TestClient) -> dict[str, dict[str, Any]]:
    found = client.get(f"/v1/seekers/{WHO}/tags").json()["tags"]
    return {tag["id"]: tag for tag in found}


def delete(client: TestClient, tag: str) -> Any:
    return client.delete(f"/v1/seekers/{WHO}/tags/{quote(tag, safe='')}")


def matched(client: TestClient) -> dict[str, Any]:
    answer: dict[str, Any] = client.post("/v1/matches", json={"seeker_id": WHO, "k": 30}).json()
    return answer


def test_a_seeker_sees_every_kind_of_tag_by_name(tagged: TestClient) -> None:
    found = tags(tagged)
    kinds = {tag["kind"] for tag in found.values()}
    assert kinds == {"occupation", "skill", "certificate", "constraint"}
    assert found["constraint:no_night_shift"]["name"] == "不上夜班"
    assert found["constraint:no_night_shift"]["value"] is True
    best = next(tag for tag in found.values() if tag["kind"] == "occupation")
    assert 0 < best["confidence"] <= 1
    in_english = tagged.get(f"/v1/seekers/{WHO}/tags", headers=EN).json()["tags"]
    assert "no night shifts" in [tag["name"] for tag in in_english]


def test_a_deleted_tag_is_gone_for_good(tagged: TestClient, own_system: System) -> None:
    tag = "constraint:no_night_shift"
    left = delete(tagged, tag)
    assert left.status_code == 200
    assert tag not in {one["id"] for one in left.json()["tags"]}
    assert [one["tag"] for one in left.json()["deleted"]] == [tag]
    assert delete(tagged, tag).json() == left.json()
    own_system.store.seekers.put_many(
        [enrich(PERSON.model_copy(update={"commute_km": 9}), NOON.date())]
    )
    assert own_system.store.seekers.get(WHO).constraints.no_night_shift is True
    assert tag not in tags(tagged)


def test_matching_goes_on_without_it(tagged: TestClient) -> None:
    night = "p-city-03"
    before = matched(tagged)
    assert night not in [m["posting"]["id"] for m in before["matches"]]
    delete(tagged, "constraint:no_night_shift")
    after = matched(tagged)
    assert night in [m["posting"]["id"] for m in after["matches"]]
    assert after["profile"]["constraints"]["no_night_shift"] is None
    caught_up(tagged)
    people = tagged.post("/v1/matches", json={"posting_id": night, "k": 20}).json()["matches"]
    shown = {m["seeker"]["id"]: m["seeker"] for m in people}
    assert shown[WHO]["constraints"]["no_night_shift"] is None
    assert shown[WHO]["deleted_tags"] == []


def test_every_tag_can_be_deleted_and_both_directions_agree(
    tagged: TestClient, own_system: System
) -> None:
    # An occupation that is deleted makes room for the next likely one.
    for _ in range(10):
        for tag in tags(tagged):
            assert delete(tagged, tag).status_code == 200
    assert tags(tagged) == {}
    profile = matched(tagged)["profile"]
    assert (profile["skills"], profile["certificates"]) == ([], [])
    caught_up(tagged)
    view = own_system.seekers.view()
    (row,) = (i for i, seeker_id in enumerate(view.ids) if seeker_id == WHO and view.alive[i])
    columns = view.columns
    assert not columns.occupations[row].any()
    assert (columns.skills[row] == -1).all()
    assert not columns.certificates[row].any()
    assert columns.no_night[row] == -1
    own, _ = own_system.matching.seeker_side(SeekerProfile.model_validate(profile))
    assert (own.skills == -1).all()
    assert not own.occupations.any()


def test_an_unpersonalised_list_uses_no_deleted_occupation(
    tagged: TestClient, own_system: System
) -> None:
    code = next(tag for tag in tags(tagged) if tag.startswith("occupation:"))
    delete(tagged, code)
    answer = tagged.post("/v1/matches", json={"seeker_id": WHO, "non_personalized": True}).json()
    assert code in answer["profile"]["deleted_tags"]


@pytest.mark.parametrize(
    ("seeker", "tag"), [("s-none", "skill:lathe"), (WHO, "skill:lathe"), (WHO, "nonsense")]
)
def test_what_is_not_there_cannot_be_deleted(tagged: TestClient, seeker: str, tag: str) -> None:
    refused = tagged.delete(f"/v1/seekers/{seeker}/tags/{tag}", headers=EN)
    assert (refused.status_code, refused.json()["error"]) == (404, "not_found")
    assert tags(tagged)


def test_tags_are_not_for_everybody(own_system: System) -> None:
    with served(own_system, ("203.0.113.9", 40000)) as far:
        assert far.get("/v1/seekers/s-city-1/tags").status_code == 403
        assert far.delete("/v1/seekers/s-city-1/tags/skill:lathe").status_code == 403


def test_tags_on_the_command_line(own_system: System, monkeypatch: pytest.MonkeyPatch) -> None:
    own_system.store.seekers.put_many([PERSON])
    monkeypatch.setattr("recommender.bootstrap.open_system", lambda **_: own_system)

    def run(*words: str) -> Any:
        return CliRunner().invoke(commands, ["tags", *words], catch_exceptions=False)

    pair = ("--seeker", WHO, "--tag", "constraint:no_night_shift")
    assert "constraint:no_night_shift  constraint  不上夜班  True" in run("list", *pair[:2]).stdout
    left = json.loads(run("delete", *pair, "--format", "json").stdout)
    assert [one["tag"] for one in left["deleted"]] == ["constraint:no_night_shift"]
    again = run("list", *pair[:2])
    assert "no_night_shift" not in again.stdout
    assert "已删除 deleted: constraint:no_night_shift" in again.stderr
