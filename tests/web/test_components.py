"""Each component by itself: what it makes of what it is given."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from api.web.asking import AskForm
from api.web.cards import Card, Condition, Twin
from api.web.posting_words import Fact
from api.web.rendering import TEMPLATES, environment
from api.web.rules_words import Weight
from tests.web.page import Page, faults_of

pytestmark = pytest.mark.web
COMPONENTS = sorted((TEMPLATES / "components").glob("*.html"))
CARD = Card(
    rank=3,
    id="p-1",
    title="打包工",
    kind="",
    employer="样例公司",
    pay="每月4000元",
    pay_text="4000元/月，计件",
    place="荆州市沙市区",
    distance_km=4,
    fit="很合适",
    percent=81,
    conflicts=("在范围外",),
    reasons=("一",),
    more_reasons=("二",),
    gaps=("证",),
    helps=("技能",),
    unknowns=("不清楚",),
    more_unknowns=(),
    conditions=(Condition("工作地点", "pass", "符合", "在范围内"),),
    put_back=(),
    ad_notes=("广告对年龄有要求",),
    twins=(Twin("p-2", "打包工", ""), Twin("p-3", "打包员", "另一家")),
    n_twins=7,
)


def made(name: str, call: str, **given: object) -> Page:
    """Return what a component makes, checked as a part of a page."""
    source = f'{{% from "components/{name}.html" import {name} %}}{call}'
    page = Page(f"<h1>x</h1>{environment('zh').from_string(source).render(**given)}")
    assert page.faults == []
    return page


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.stem)
def test_a_component_documents_its_signature(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    macro = re.search(r"{% macro (\w+\(.*?\)) %}", text)
    assert macro is not None
    assert macro[1].startswith(f"{path.stem}(")
    assert text.startswith(f"{{#- {macro[1]}: ")


def test_every_component_is_tested() -> None:
    here = Path(__file__).read_text(encoding="utf-8")
    assert [p.stem for p in COMPONENTS if f'made("{p.stem}"' not in here] == []


def test_hidden_fields_carry_their_values_as_text() -> None:
    page = made("hidden_fields", "{{ hidden_fields(pairs) }}", pairs=(("text", '"><b>'),))
    assert page.one("input").attributes == {"type": "hidden", "name": "text", "value": '"><b>'}


def test_a_notice_has_a_title_and_a_body() -> None:
    page = made("notice", '{% call notice("标题", "warning") %}<p>正文</p>{% endcall %}')
    assert page.one("div").attributes["class"] == "notice warning"
    assert [p.text for p in page.every("p")] == ["标题", "正文"]


def test_an_error_summary_links_to_the_field() -> None:
    page = made("error_summary", '{{ error_summary("请写一句话", "text") }}')
    assert page.one("div").attributes["role"] == "alert"
    assert page.one("a").attributes["href"] == "#text"
    assert made("error_summary", '{{ error_summary("", "text") }}').every("div") == []


def test_the_box_keeps_the_first_line_and_what_was_chosen() -> None:
    form = AskForm("\n第一行\n第二行", plain=True)
    page = made("ask_form", "{{ ask_form(form, '') }}", form=form)
    assert faults_of(page, whole=False) == []
    assert ">\n\n第一行\n第二行</textarea>" in page.html
    assert page.one("form").attributes["method"] == "post"
    assert "checked" in page.by_id("plain").attributes


def test_the_bar_is_as_long_as_the_score_and_absent_without_one() -> None:
    page = made("fit_bar", '{{ fit_bar("很合适", 81) }}')
    assert page.every("rect")[1].attributes["width"] == "81"
    assert page.one("strong").text == "很合适"
    assert made("fit_bar", '{{ fit_bar("不好说", none) }}').every("svg") == []


def test_facts_are_pairs() -> None:
    page = made("fact_list", "{{ fact_list(facts) }}", facts=(Fact("工资", "4000"),))
    assert (page.one("dt").text, page.one("dd").text) == ("工资", "4000")


def test_a_list_without_lines_has_no_heading() -> None:
    page = made("said_list", '{{ said_list("理由", ("一", "二"), "reasons") }}')
    assert [li.text for li in page.every("li")] == ["一", "二"]
    assert made("said_list", '{{ said_list("理由", (), "reasons") }}').every("h3") == []


def test_a_match_says_everything_and_names_some_twins() -> None:
    page = made("match_card", "{{ match_card(card, '/en') }}", card=CARD)
    assert faults_of(page, whole=False) == []
    links = [a.attributes["href"] for a in page.every("a")]
    assert links == ["/en/postings/p-1", "/en/postings/p-2", "/en/postings/p-3"]
    assert "还有 7 个差不多的岗位" in page.one("article").text
    assert "autofocus" not in page.by_id("match-3").attributes
    assert [d.attributes["class"] for d in page.every("div")] == ["pass"]


def test_a_match_of_which_little_is_known_still_stands() -> None:
    bare = replace(
        CARD, employer="", pay="", pay_text="", place="", distance_km=None, percent=None,
        conflicts=(), reasons=(), gaps=(), helps=(), unknowns=(), conditions=(), twins=(),
        n_twins=0, kind="就业见习",
    )  # fmt: skip
    page = made("match_card", "{{ match_card(card, '', True) }}", card=bare)
    assert "工资没写" in page.visible
    assert "就业见习" in page.visible
    assert "autofocus" in page.by_id("match-3").attributes


def test_what_hardly_fits_takes_one_line() -> None:
    page = made("match_line", "<ul>{{ match_line(card, '/en') }}</ul>", card=CARD)
    assert page.one("li").text == "打包工 每月4000元 · 荆州市沙市区"
    assert page.one("a").attributes["href"] == "/en/postings/p-1"


def test_words_of_employers_are_marked_as_chinese_on_an_english_page() -> None:
    for language, marked in (("en", 'lang="zh-CN"'), ("zh", "")):
        call = '{{ lang_of("打包工") }}{{ lang_of("packer") }}'
        assert environment(language).from_string(call).render().strip() == marked


def test_weights_are_a_table_with_a_caption() -> None:
    page = made("weight_table", '{{ weight_table("表", w) }}', w=(Weight("近", 20),))
    assert page.one("caption").text == "表"
    assert page.every("tr")[1].text == "近 20%"


def test_a_name_that_is_not_there_is_an_error() -> None:
    with pytest.raises(UndefinedError):
        made("fact_list", "{{ fact_list(nothing) }}")
