"""The pages of a signed-in seeker, in both languages, without scripts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from starlette.testclient import TestClient

from api.web.seeker_own import REASONS
from recommender.bootstrap import System
from recommender.domain.event import DISMISSAL_REASONS
from recommender.domain.notification import CaseloadEntry
from recommender.domain.sensitive import SensitiveFacts
from recommender.services.own_choices import TO_EMPLOYERS, TOOK_BACK, standings
from recommender.services.record_event import NewEvent, record_event
from recommender.services.walk_up import make_code
from tests.accounts import COOKIE, MovingClock, SignedIn, made_account, signed_in
from tests.city import NOON
from tests.web.page import Element, Page
from tests.web.pages import Pages

pytestmark = pytest.mark.web
both = pytest.mark.parametrize("base", ["", "/en"], ids=["zh", "en"])
ME = "s-city-1"
NEVER_SENT = "绝不外传的一句话"


@pytest.fixture
def me(own_client: TestClient, own_system: System) -> Iterator[SignedIn]:
    own_system.clock = MovingClock(NOON)
    with signed_in(own_client, own_system, "seeker") as me:
        yield me


def forms(page: Page, path: str, **fields: str) -> list[Element]:
    """Return the forms that send these fields to a path."""
    found = [f for f in page.every("form") if f.attributes["action"].endswith(path)]
    return [f for f in found if fields.items() <= page.form_data(f).items()]


def sent(me: SignedIn, page: Page, form: Element, **changed: str) -> Any:
    return me.client.post(form.attributes["action"], data={**page.form_data(form), **changed})


def followed(me: SignedIn, answer: Any) -> Page:
    assert answer.status_code == 303
    return Pages(me.client).get(answer.headers["location"])


def offered(page: Page) -> list[str]:
    """Return the postings of a plan that may be dismissed, in order."""
    found = forms(page, "/me/plan/choice", act="dismissed")
    return [page.form_data(form)["posting_id"] for form in found]


@both
def test_a_posting_is_saved_dismissed_and_taken_back(
    me: SignedIn, own_system: System, base: str
) -> None:
    plan = Pages(me.client).get(f"{base}/me/plan")
    first, second = offered(plan)[:2]
    (save,) = forms(plan, "/me/plan/choice", act="saved", posting_id=first)
    marked = followed(me, sent(me, plan, save))
    assert forms(marked, "/me/plan/choice", act="undone", posting_id=first)
    (form,) = forms(marked, "/me/plan/choice", act="dismissed", posting_id=second)
    refused = sent(me, marked, form)
    assert refused.status_code == 422
    assert Page(refused.text).by_id(f"reason-{second}").attributes["aria-invalid"] == "true"
    told = sent(me, marked, form, words="拒绝介绍")
    assert told.status_code == 422
    left = followed(me, sent(me, marked, form, reason="too_far"))
    assert second not in offered(left)
    assert len(offered(left)) == len(offered(plan))
    saved = Pages(me.client).get(f"{base}/me/saved")
    for posting in (first, second):
        (undo,) = forms(saved, "/me/plan/choice", act="undone", posting_id=posting)
        followed(me, sent(me, saved, undo))
    assert standings(own_system.store, ME) == {}
    assert offered(Pages(me.client).get(f"{base}/me/plan")) == offered(plan)


@both
def test_an_introduction_names_its_employer_and_needs_consent(
    me: SignedIn, own_system: System, base: str
) -> None:
    pages, store = Pages(me.client), own_system.store
    person = store.seekers.get(ME)
    store.seekers.put_many(
        [person.model_copy(update={"summary": NEVER_SENT, "salary_min_cny_month": 4321})]
    )
    page = pages.get(f"{base}/me/introductions/p-city-01")
    assert "样例01号公司" in next(la.text for la in page.every("label"))
    assert NEVER_SENT not in page.html
    assert "4321" not in page.html
    (form,) = forms(page, "/me/introductions/p-city-01")
    refused = sent(me, page, form)
    assert refused.status_code == 422
    assert store.events.page(seeker_id=ME) == []
    page = followed(me, sent(me, page, form, consent="true"))
    followed(me, me.post(f"{base}/me/introductions/p-city-01", {"consent": "true"}))
    (event,) = store.events.page(seeker_id=ME)
    assert (event.kind, event.reason) == ("applied", "consent: 样例01号公司")
    assert store.seekers.get(ME).consents_to_introduction is person.consents_to_introduction
    (undo,) = forms(page, "/me/plan/choice", act="undone")
    followed(me, sent(me, page, undo))
    assert [e.reason for e in store.events.page(seeker_id=ME)][1:] == [TOOK_BACK]
    assert standings(store, ME) == {}


def test_none_is_introduced_where_that_cannot_be(me: SignedIn, own_system: System) -> None:
    store = own_system.store
    nameless = store.postings.get("p-city-06").model_copy(update={"employer_name": None})
    store.postings.put_many([nameless])
    for posting in ("p-city-06", "p-city-17"):
        for answer in (
            me.client.get(f"/me/introductions/{posting}"),
            me.post(f"/me/introductions/{posting}", {"consent": "true"}),
        ):
            assert answer.status_code in (400, 422)
    assert store.events.page(seeker_id=ME) == []


def test_what_the_staff_go_on_with_is_not_taken_back(me: SignedIn, own_system: System) -> None:
    record_event(own_system.store, own_system.clock, NewEvent("introduced", ME, "p-city-01"))
    page = Pages(me.client).get("/me/saved")
    assert forms(page, "/me/plan/choice") == []
    for act in ("undone", "saved", "dismissed"):
        data = {"posting_id": "p-city-01", "act": act, "reason": "hours"}
        assert me.post("/me/plan/choice", data).status_code in (400, 422)
    assert standings(own_system.store, ME)["p-city-01"].kind == "introduced"


@both
def test_a_kept_plan_is_appealed_against(me: SignedIn, own_system: System, base: str) -> None:
    pages = Pages(me.client)
    plan = pages.get(f"{base}/me/plan")
    (keep,) = forms(plan, "/me/plan/keep")
    for _ in range(2):
        followed(me, sent(me, plan, keep))
    (kept,) = own_system.store.plans.of_seeker(ME)
    assert kept.by == "seeker"
    page = pages.get(f"{base}/me/appeal")
    (form,) = forms(page, "/me/appeal")
    pages.post(f"{base}/me/appeal", {**page.form_data(form), "text": " "}, 422)
    done = followed(me, sent(me, page, form, text="这份方案没有看我的证书", about=kept.id))
    (held,) = own_system.store.complaints.of_seeker(ME)
    assert (held.kind, held.about, held.state) == ("appeal", kept.id, "open")
    assert held.due_on > own_system.clock.today()
    assert "这份方案没有看我的证书" in done.one("blockquote").text
    day = f"{held.due_on.year}年" if not base else str(held.due_on.year)
    assert any(day in p.text and str(held.due_on.day) in p.text for p in done.every("p"))


@both
def test_a_deleted_tag_is_used_no_more(me: SignedIn, own_system: System, base: str) -> None:
    page = Pages(me.client).get(f"{base}/me/data")
    before = forms(page, "/me/data/tags")
    tag = page.form_data(before[0])["tag"]
    left = followed(me, sent(me, page, before[0]))
    assert tag not in [left.form_data(f)["tag"] for f in forms(left, "/me/data/tags")]
    assert [d.tag for d in own_system.store.deleted_tags.of_many([ME])[ME]] == [tag]


@both
def test_what_is_said_anew_is_kept_after_a_yes(me: SignedIn, own_system: System, base: str) -> None:
    pages, store = Pages(me.client), own_system.store
    page = pages.get(f"{base}/me/correct")
    (form,) = forms(page, "/me/correct")
    empty = sent(me, page, form)
    assert empty.status_code == 422
    before = store.seekers.get(ME)
    heard = pages.send(page, form, wanted="想做保洁", where="荆州区，三千以上", mode="replace")
    assert store.seekers.get(ME) == before
    (yes,) = forms(heard, "/me/correct/keep")
    followed(me, sent(me, heard, yes))
    new = store.seekers.get(ME)
    assert [*new.desired_titles] != [*before.desired_titles]
    assert any("保洁" in title for title in new.desired_titles)
    assert new.salary_min_cny_month == 3000
    assert (new.id, new.consents_to_introduction) == (before.id, before.consents_to_introduction)
    page = pages.get(f"{base}/me/correct")
    (form,) = forms(page, "/me/correct")
    heard = pages.send(page, form, text="我有叉车证")
    (yes,) = forms(heard, "/me/correct/keep")
    followed(me, sent(me, heard, yes))
    added = store.seekers.get(ME)
    assert added.desired_titles == new.desired_titles
    assert added.certificates
    nothing = {"text": "嗯嗯啊啊", "mode": "replace"}
    assert me.post(f"{base}/me/correct/keep", nothing).status_code == 422
    assert store.seekers.get(ME) == added


@both
def test_without_personalisation_nothing_of_the_profile_is_shown(me: SignedIn, base: str) -> None:
    pages = Pages(me.client)
    page = pages.get(f"{base}/me/plan")
    assert "仓库打包" in page.html
    (off,) = forms(page, "/me/data/plain")
    plain = followed(me, sent(me, page, off))
    assert "打包" not in plain.html
    assert "checked" in plain.by_id("plain").attributes
    (on,) = forms(plain, "/me/data/personal")
    assert "仓库打包" in followed(me, sent(me, plain, on)).html


def live(system: System, counselor: Any) -> None:
    """Let the person leave a trace in every place."""
    store, clock = system.store, system.clock
    with store.transaction() as tx:
        tx.sensitive.put_many([SensitiveFacts(seeker_id=ME, hukou="样例乡", disability="听力二级")])
        tx.embeddings.put_many("e5", {"k": np.ones(4, np.float16)}, owner=ME)
        entry = CaseloadEntry(seeker_id=ME, counselor=counselor.name, at=clock.now())
        tx.caseloads.put_many([entry])
    code = make_code(system.accounts, counselor, NEVER_SENT).kept
    with store.transaction() as tx:
        tx.walk_ups.delete_many([code.id])
        tx.walk_ups.add(code.model_copy(update={"seeker_id": ME}))


def test_everything_is_taken_along_and_then_erased(me: SignedIn, own_system: System) -> None:
    store, pages = own_system.store, Pages(me.client)
    live(own_system, made_account(own_system, "counselor"))
    me.post("/me/plan/choice", {"posting_id": "p-city-06", "act": "saved"})
    me.post("/me/plan/keep")
    me.post("/me/appeal", {"text": "投诉一次", "kind": "complaint"})
    own = me.client.get("/me/data/export")
    assert own.headers["content-disposition"].startswith("attachment")
    data = own.json()
    assert data["profile"]["id"] == ME
    assert data["protected_facts"]["hukou"] == "样例乡"
    assert [len(data[name]) for name in ("events", "plans", "complaints", "caseload")] == [1] * 4
    pages.post("/me/erase", {"csrf": me.csrf}, 422)
    assert store.seekers.get_many([ME])
    secret = me.client.cookies[COOKIE]
    page = pages.get("/me/erase")
    (form,) = forms(page, "/me/erase")
    gone = sent(me, page, form, sure="true")
    assert gone.status_code == 200
    assert f'{COOKIE}="";' in gone.headers["set-cookie"]
    me.client.cookies.clear()
    logs = (store.plans, store.complaints, store.controls, store.walk_ups, store.accounts)
    assert [log.of_seeker(ME) for log in logs] == [[]] * len(logs)
    assert store.seekers.get_many([ME]) == []
    assert store.sensitive.get(ME) is None
    assert store.events.page(seeker_id=ME) == []
    assert store.embeddings.erase_owner(ME) == 0
    assert store.caseloads.get_many([ME]) == {}
    assert store.sessions.of_account(me.account.id) == []
    line = next(one for one in store.audit.page() if one.action == "erased")
    assert (line.actor, line.record_id) == ("seeker", "")
    assert not any(ME in one.to_json().decode() for one in store.audit.page())
    assert ME not in own_system.seekers.view().ids
    me.client.cookies.set(COOKIE, secret)
    assert "/sign-in" in me.client.get("/me/data").headers["location"]


def test_every_reason_has_words_and_an_employer_is_sent_no_more_than_listed() -> None:
    assert set(REASONS) == set(DISMISSAL_REASONS)
    assert set(TO_EMPLOYERS).isdisjoint({"summary", "working_age", "home_region_code"})
