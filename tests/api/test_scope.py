"""What lies outside a caller's scope does not exist for them: over the API and on pages."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from recommender.domain.notification import CaseloadEntry, Notification
from recommender.services.people_in_scope import lies_in
from recommender.services.walk_up import codes_of, keep_person, make_code
from tests.accounts import SignedIn, made_account, signed_in
from tests.casework import complaint
from tests.city import JINGZHOU, NOON, SENTENCE, SHASHI

pytestmark = pytest.mark.api
PERSON = "s-city-1"  # lives in 421002
CONTROL = {"action": "note", "reason": "认识这家"}
ENTRY = {"kind": "guidance", "note": "谈了一次"}
OF_A_PERSON: tuple[tuple[str, str, Any], ...] = (
    ("GET", "/v1/seekers/{}/controls", None),
    ("PUT", "/v1/seekers/{}/controls/p-city-01", CONTROL),
    ("DELETE", "/v1/seekers/{}/controls/p-city-01", None),
    ("GET", "/v1/seekers/{}/tags", None),
    ("DELETE", "/v1/seekers/{}/tags/skill:x", None),
    ("GET", "/v1/seekers/{}/ledger", None),
    ("POST", "/v1/seekers/{}/ledger", ENTRY),
    ("GET", "/v1/seekers/{}/complaints", None),
    ("POST", "/v1/seekers/{}/complaints", {"text": "等了很久"}),
    ("GET", "/v1/seekers/{}/ratings", None),
    ("POST", "/v1/seekers/{}/ratings", {"level": 5}),
    ("GET", "/v1/events?seeker={}", None),
)
IN_THE_BODY: tuple[tuple[str, dict[str, Any]], ...] = (
    ("/v1/matches", {}),
    ("/v1/plans", {}),
    ("/v1/explanations", {"posting_id": "p-city-01"}),
    ("/v1/events", {"kind": "viewed", "posting_id": "p-city-01"}),
)


def asked(me: SignedIn, seeker_id: str) -> dict[str, tuple[int, str]]:
    """Ask for everything about somebody; return statuses and errors by address."""
    answers = {
        f"{method} {path}": me.client.request(
            method, path.format(seeker_id), json=body, headers=me.headers
        )
        for method, path, body in OF_A_PERSON
    }
    answers |= {
        path: me.client.post(path, json={**body, "seeker_id": seeker_id}, headers=me.headers)
        for path, body in IN_THE_BODY
    }
    return {name: (a.status_code, a.text.replace(seeker_id, "…")) for name, a in answers.items()}


def test_another_district_is_as_if_it_were_not_there(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "counselor", region_code=JINGZHOU) as me:
        guessed, nobody = asked(me, PERSON), asked(me, "s-nobody")
        assert guessed == nobody
        assert {status for status, _ in guessed.values()} == {404}
        assert own_system.store.ledger.of_seeker(PERSON) == []


def test_a_counselor_sees_the_district_and_the_caseload(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        seen = asked(me, PERSON)
        refused = {name for name, (status, _) in seen.items() if status in (403, 404)}
        assert refused <= {"DELETE /v1/seekers/{}/tags/skill:x"}  # nobody has that tag
        (kept,) = own_system.store.ledger.of_seeker(PERSON)
        assert kept.by == me.account.name
    with signed_in(own_client, own_system, "counselor", region_code=JINGZHOU) as other:
        entry = CaseloadEntry(seeker_id=PERSON, counselor=other.account.name, at=NOON)
        own_system.store.caseloads.put_many([entry])
        assert other.client.get(f"/v1/seekers/{PERSON}/ledger").status_code == 200
        assert other.client.get("/v1/seekers/s-city-2/ledger").status_code == 404


def test_a_name_is_not_signed_by_another(own_client: TestClient, own_system: System) -> None:
    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        body = {**CONTROL, "by": "局长"}
        url = f"/v1/seekers/{PERSON}/controls/p-city-01"
        assert me.client.put(url, json=body, headers=me.headers).json()["by"] == me.account.name


def test_a_seeker_sees_themself_alone(own_client: TestClient, own_system: System) -> None:
    with signed_in(own_client, own_system, "seeker") as me:
        assert {status for status, _ in asked(me, "s-city-2").values()} == {403, 404}
        own = asked(me, PERSON)
        assert own["/v1/matches"][0] == own["/v1/plans"][0] == own["GET /v1/seekers/{}/tags"][0]
        assert own["/v1/matches"][0] == 200
        hired = {"kind": "hired", "posting_id": "p-city-01", "seeker_id": PERSON}
        refused = me.client.post("/v1/events", json=hired, headers=me.headers)
        assert refused.status_code == 403
        everybody = me.client.get("/v1/events?posting=p-city-01")
        assert everybody.status_code == 422


def test_whoever_has_no_people_sees_none(own_client: TestClient, own_system: System) -> None:
    for role in ("organizer", "steward", "operator"):
        with signed_in(own_client, own_system, role) as me:
            assert {status for status, _ in asked(me, PERSON).values()} == {403}


def test_a_body_that_names_somebody_needs_the_token_of_the_session(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        for body in ({"seeker_id": PERSON}, {"posting_id": "p-city-01"}):
            assert me.client.post("/v1/matches", json=body).status_code == 403
            assert me.client.post("/v1/matches", json=body, headers=me.headers).status_code == 200


def test_people_for_a_posting_are_those_in_scope(
    own_client: TestClient, own_system: System
) -> None:
    def proposed(me: SignedIn) -> list[str]:
        body = {"posting_id": "p-city-01", "k": 50}
        answer = me.client.post("/v1/matches", json=body, headers=me.headers).json()
        return [match["seeker"]["id"] for match in answer["matches"]]

    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        assert PERSON in proposed(me)
    with signed_in(own_client, own_system, "counselor", region_code=JINGZHOU) as me:
        assert proposed(me) == []
        entry = CaseloadEntry(seeker_id=PERSON, counselor=me.account.name, at=NOON)
        own_system.store.caseloads.put_many([entry])
        assert proposed(me) == [PERSON]


def test_notifications_and_reminders_are_ones_own(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        told = [
            Notification(
                id=f"n-{n}",
                posting_id=f"p-city-0{n}",
                seeker_id=PERSON,
                counselor=name,
                score=0.5,
                day=NOON.date(),
            )
            for n, name in ((1, me.account.name), (2, "别人"))
        ]
        own_system.store.notifications.add_many(told)
        page = me.client.get("/v1/notifications", params={"counselor": "别人"}).json()
        assert [one["id"] for one in page["items"]] == ["n-1"]
        seen = [
            me.client.post(f"/v1/notifications/n-{n}/seen", headers=me.headers).status_code
            for n in (1, 2, 3)
        ]
        assert seen == [200, 404, 404]


def test_a_complaint_of_another_district_is_not_answered(
    own_client: TestClient, own_system: System
) -> None:
    own_system.store.complaints.add(complaint(1, seeker_id=PERSON))
    body = {"text": "已道歉"}
    with signed_in(own_client, own_system, "counselor", region_code=JINGZHOU) as me:
        url = f"/v1/complaints/{complaint(1).id}/reply"
        assert me.client.put(url, json=body, headers=me.headers).status_code == 404
    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        answer = me.client.put(url, json=body, headers=me.headers)
        assert (answer.status_code, answer.json()["replied_by"]) == (200, me.account.name)


def test_what_is_held_back_is_shown_to_stewards_alone(
    own_client: TestClient, own_system: System
) -> None:
    held = own_system.store.postings.get("p-city-03").model_copy(update={"status": "held"})
    own_system.store.postings.put_many([held])

    def listed(client: TestClient, limit: int) -> list[str]:
        found, cursor = [], ""
        while cursor is not None:
            page = client.get("/v1/postings", params={"cursor": cursor, "limit": limit}).json()
            found += [item["id"] for item in page["items"]]
            cursor = page["next_cursor"]
        return found

    with signed_in(own_client, own_system, "counselor", region_code=SHASHI) as me:
        tag = me.client.get("/v1/postings").headers["etag"]
        for limit in (1, 2, 50):
            assert held.id not in listed(me.client, limit)
        assert len(listed(me.client, 3)) == own_system.store.postings.count() - 1
        assert me.client.get(f"/v1/postings/{held.id}").status_code == 404
        assert me.client.get("/v1/postings", params={"status": "held"}).status_code == 403
        body = {"text": SENTENCE, "posting_id": held.id}
        assert me.client.post("/v1/explanations", json=body).status_code == 200
    with signed_in(own_client, own_system, "seeker") as me:
        assert me.client.post("/v1/explanations", json=body).status_code == 404
    with signed_in(own_client, own_system, "steward") as me:
        assert held.id in listed(me.client, 2)
        assert me.client.get(f"/v1/postings/{held.id}").status_code == 200
        again = me.client.get("/v1/postings", headers={"If-None-Match": tag})
        assert again.status_code == 200


def test_a_code_of_another_counselor_cannot_be_ended(
    own_client: TestClient, own_system: System
) -> None:
    other = made_account(own_system, "counselor", login="other", name="另一位")
    code = make_code(own_system.accounts, other).kept
    with signed_in(own_client, own_system, "counselor") as me:
        answer = me.post("/counselor/walk-ups/end", {"code": code.id})
        assert answer.status_code == 404
        assert codes_of(own_system.accounts, other) == [code]


def test_a_session_of_somebody_else_cannot_be_ended(
    own_client: TestClient, own_system: System
) -> None:
    with signed_in(own_client, own_system, "steward") as other:
        (session,) = own_system.store.sessions.of_account(other.account.id)
    with signed_in(own_client, own_system, "counselor") as me:
        assert me.post("/account/sessions/end", {"session": session.id}).status_code == 303
        assert own_system.store.sessions.get(session.id) == session


def test_a_walk_up_person_sees_themself_once_kept(
    own_client: TestClient, own_system: System
) -> None:
    counselor = made_account(own_system, "counselor", region_code=JINGZHOU)
    desk = own_system.accounts
    code = make_code(desk, counselor, SENTENCE).kept
    profile = own_system.store.seekers.get(PERSON)
    kept = keep_person(desk, code, profile)
    assert kept.seeker_id is not None
    assert kept.seeker_id != PERSON
    with signed_in(own_client, own_system, "counselor", account=counselor) as me:
        ledger = me.client.get(f"/v1/seekers/{kept.seeker_id}/ledger")
        assert ledger.status_code == 200


@pytest.mark.parametrize(
    ("place", "area", "inside"),
    [
        ("421002", "421002", True),
        ("421002", "421003", False),
        ("421002", "421000", True),
        ("421002", "420000", True),
        ("430100", "420000", False),
        ("421000", "421002", False),  # somewhere in the city is not in the district
        (None, "421002", False),
        (None, None, True),
        ("421002", None, True),
    ],
)
def test_a_district_holds_what_lies_in_it(
    place: str | None, area: str | None, inside: bool
) -> None:
    assert lies_in(place, area) is inside
