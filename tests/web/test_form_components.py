"""Components of forms: label, hint and error are tied to their field, and values come back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.web.components import made
from tests.web.faults import faults_of
from tests.web.page import Page

pytestmark = pytest.mark.web
OPTIONS = (("", "不限"), ("day", "白班"), ("night", "夜班"))
FIELDS = {
    "text_field": ("input", '"><b>'),
    "text_area": ("textarea", "\n一\n二 "),
    "select_field": ("select", "day"),
    "date_field": ("input", "2026-12-05"),
}


def field(name: str, value: object, **given: object) -> Page:
    """Make a field of one value; `given` are named arguments of its macro."""
    options = ", OPTIONS" if name == "select_field" else ""
    names = "".join(f", {key}={key}" for key in given)
    call = f'{{{{ {name}("x", "标签"{options}, value=value{names}) }}}}'
    return made(name, call, value=value, OPTIONS=OPTIONS, **given)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_has_its_label_and_gives_its_value_back(name: str) -> None:
    tag, value = FIELDS[name]
    page = field(name, value)
    assert faults_of(page, whole=False) == []
    assert page.one("label").attributes["for"] == page.one(tag).attributes["id"] == "x"
    whole = Page(f'<form action="/" method="post">{page.html}</form>')
    assert whole.form_data(whole.one("form"))["x"] == value
    assert not {"aria-invalid", "required"} & set(page.one(tag).attributes)


@pytest.mark.parametrize("name", FIELDS)
def test_a_field_says_how_to_fill_it_in_and_what_is_wrong(name: str) -> None:
    tag, _ = FIELDS[name]
    page = field(name, "", hint="提示", error="错了", required=True)
    given = page.one(tag).attributes
    assert given["aria-describedby"] == "x-hint x-error"
    assert (given["aria-invalid"], "required" in given) == ("true", True)
    assert page.by_id("x-hint").text == "提示"
    assert page.by_id("x-error").text == "有误： 错了"
    assert "必填" in page.one("label").text


def test_lines_and_choices_keep_what_was_given() -> None:
    page = made("text_area", '{{ text_area("x", "标签", rows=9, longest=50) }}')
    given = page.one("textarea").attributes
    assert (given["rows"], given["maxlength"]) == ("9", "50")
    page = made("select_field", '{{ select_field("x", "班次", o, "night") }}', o=OPTIONS)
    chosen = [o.text for o in page.every("option") if "selected" in o.attributes]
    assert chosen == ["夜班"]


def test_the_parts_of_a_field_stand_alone() -> None:
    assert made("field_label", '{{ field_label("x", "标签") }}').one("label").text == "标签"
    assert made("field_notes", '{{ field_notes("x") }}').every("p") == []
    wired = made("field_wiring", '<input type="text"{{ field_wiring("x", error="错") }}>')
    assert wired.one("input").attributes["aria-describedby"] == "x-error"


def test_kinds_of_text_have_their_keyboard_and_unit() -> None:
    page = made("text_field", '{{ text_field("km", "多远", kind="number", unit="公里") }}')
    assert page.one("input").attributes["inputmode"] == "decimal"
    assert page.one("label").text == "多远 (公里)"
    page = made(
        "text_field",
        '{{ text_field("p", "密码", kind="password", autocomplete="new-password") }}',
    )
    given = page.one("input").attributes
    assert (given["type"], given["autocomplete"]) == ("password", "new-password")


def test_a_date_may_be_a_date_and_keeps_its_limits() -> None:
    call = '{{ date_field("x", "日期", value=day, least="2026-01-01", most="2026-12-31") }}'
    given = made("date_field", call, day=date(2026, 12, 5)).one("input").attributes
    assert (given["value"], given["min"], given["max"]) == (
        "2026-12-05", "2026-01-01", "2026-12-31",
    )  # fmt: skip
    assert made("date_field", call, day=None).one("input").attributes["value"] == ""


def test_boxes_are_a_group_with_a_legend_that_an_error_leads_to() -> None:
    call = '{{ check_group("shift", "班次", options, chosen=("night",), error="请选") }}'
    page = made("check_group", call, options=OPTIONS[1:])
    assert faults_of(page, whole=False) == []
    group = page.one("fieldset").attributes
    assert (group["id"], group["tabindex"]) == ("shift", "-1")
    assert group["aria-describedby"] == "shift-error"
    whole = Page(f'<form action="/" method="post">{page.html}</form>')
    assert whole.form_data(whole.one("form")) == {"shift": "night"}


def test_of_radios_one_is_chosen() -> None:
    call = '{{ radio_group("shift", "班次", options, chosen="day", required=True, id="s") }}'
    page = made("radio_group", call, options=OPTIONS)
    assert faults_of(page, whole=False) == []
    chosen = [e.attributes["value"] for e in page.every("input") if "checked" in e.attributes]
    assert chosen == ["day"]
    assert {e.attributes["name"] for e in page.every("input")} == {"shift"}
    assert page.by_id("s-2").attributes["value"] == "day"


def test_one_box_is_ticked_or_not() -> None:
    call = '{{ check_field("yes", "同意", checked=on, hint="可以不选") }}'
    assert "checked" in made("check_field", call, on=True).one("input").attributes
    off = made("check_field", call, on=False).one("input").attributes
    assert "checked" not in off
    assert off["aria-describedby"] == "yes-hint"


def test_a_file_needs_a_form_that_sends_it() -> None:
    page = made("file_field", '{{ file_field("f", "文件", accepts=".xlsx,.csv") }}')
    assert page.one("input").attributes["accept"] == ".xlsx,.csv"
    form = '<form action="/" method="post"{}>' + page.html + "</form>"
    assert "a file that would not be sent" in faults_of(Page(form.format("")), whole=False)
    good = form.format(' enctype="multipart/form-data"')
    assert faults_of(Page(good), whole=False) == []


def test_errors_lead_to_their_fields() -> None:
    page = made("form_errors", '{{ form_errors({"a": "缺日期", "b": "太长"}) }}')
    links = [(a.attributes["href"], a.text) for a in page.every("a")]
    assert links == [("#a", "缺日期"), ("#b", "太长")]
    assert page.one("div").attributes["role"] == "alert"
    assert made("form_errors", "{{ form_errors({}) }}").every("div") == []


def test_a_button_sends_what_it_is_about() -> None:
    call = '{{ action_form("/x", "去掉", (("id", "7"),), (("csrf", "t"),), about="张") }}'
    page = made("action_form", call)
    assert page.form_data(page.one("form")) == {"csrf": "t", "id": "7"}
    assert page.one("button").text == "去掉 张"


def test_choices_stand_in_the_address_but_words_of_people_do_not() -> None:
    call = (
        '{% from "components/search_field.html" import search_field %}'
        '{% call filter_form("/list", "/list", (("sort", "-day"),)) %}'
        '{{ search_field("q", "岗位名称", "电工") }}{% endcall %}'
    )
    page = made("filter_form", call)
    assert faults_of(page, whole=False) == []
    assert page.form_data(page.one("form")) == {"sort": "-day", "q": "电工"}
    written = page.html.replace('type="search"', 'type="text"')
    assert faults_of(Page(written), whole=False) == ["q would stand in an address"]
    one = made("search_field", '{{ search_field("q", "名称") }}')
    assert one.one("input").attributes["type"] == "search"


def test_a_question_has_a_yes_and_a_way_back() -> None:
    call = (
        '{% call confirm_form("/x", "删除", "/back", (("csrf", "t"),), danger=True) %}'
        "<p>会删掉。</p>{% endcall %}"
    )
    page = made("confirm_form", call)
    assert page.form_data(page.one("form")) == {"csrf": "t"}
    assert page.one("button").attributes["class"] == "danger"
    assert page.one("a").attributes["href"] == "/back"
    assert page.one("p").text == "会删掉。"


def test_a_form_of_somebody_signed_in_sends_csrf() -> None:
    out = '<form action="/sign-out" method="post"><input type="hidden" name="csrf"></form>'
    form = '<form action="/x" method="post"></form>'
    assert faults_of(Page(form), whole=False) == []
    assert faults_of(Page(out + form), whole=False) == ["the form of /x does not send csrf"]
