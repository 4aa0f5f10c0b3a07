"""Each component by itself: what it makes of what it is given."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from api.web.asking import AskForm
from api.web.cards import Card, Condition, Twin
from api.web.course_cards import CourseCard, NowAndThen
from api.web.phone import phone_pieces
from api.web.place_cards import PlaceCard
from api.web.posting_words import Fact
from api.web.qr import qr_svg
from api.web.rendering import TEMPLATES, environment
from api.web.rules_words import Weight
from api.web.service_cards import ServiceCard
from api.web.sheet import SheetPosting
from tests.web.components import made
from tests.web.faults import faults_of

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

COURSE = CourseCard(
    rank=2,
    title="叉车班",
    provider="样例学校",
    address="样例路",
    other=False,
    reasons=("多7个",),
    figures=(NowAndThen("能应聘的岗位", "12", "19", 63, 100),),
    before=("安全班",),
    cost="学费1280元。",
    subsidy="补贴：待核",
    to_ask=("要问",),
    opened=(Twin("p-2", "叉车工", ""),),
    n_opened=7,
    phone=phone_pieces("0716-0000101"),
)


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda p: p.stem)
def test_a_component_documents_its_signature(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    macro = re.search(r"{% macro (\w+\(.*?\)) %}", text)
    assert macro is not None
    assert macro[1].startswith(f"{path.stem}(")
    assert text.startswith(f"{{#- {macro[1]}: ")


def test_every_component_is_tested() -> None:
    files = Path(__file__).parent.glob("test_*components.py")
    here = "".join(path.read_text(encoding="utf-8") for path in files)
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
    assert made("said_list", '{{ said_list("理由", (), "reasons") }}').every("h4") == []


def test_a_match_says_everything_and_names_some_twins() -> None:
    page = made("match_card", "{{ match_card(card, '/en') }}", card=CARD)
    assert faults_of(page, whole=False) == []
    links = [a.attributes["href"] for a in page.every("a")]
    assert links == ["/en/postings/p-1", "/en/postings/p-2", "/en/postings/p-3"]
    assert "还有 7 个差不多的岗位" in page.one("article").text
    assert "autofocus" not in page.by_id("match-3").attributes
    assert [d.attributes["class"] for d in page.every("div")] == ["pass"]
    assert page.one("h3").attributes["id"] == "match-3"


def test_a_match_of_which_little_is_known_still_stands() -> None:
    bare = replace(
        CARD, employer="", pay="", pay_text="", place="", distance_km=None, percent=None,
        conflicts=(), reasons=(), gaps=(), helps=(), unknowns=(), conditions=(), twins=(),
        n_twins=0, kind="就业见习",
    )  # fmt: skip
    page = made("match_card", "{{ match_card(card, '', is_new=True) }}", card=bare)
    assert "工资没写" in page.visible
    assert "就业见习" in page.visible
    assert "autofocus" in page.by_id("match-3").attributes


def test_a_place_is_a_match_with_its_terms_and_an_anchor_of_its_own() -> None:
    place = PlaceCard(replace(CARD, kind="公益性岗位"), ("这是公益性岗位，不是普通招聘。",))
    page = made("place_card", "{{ place_card(place, '') }}", place=place)
    assert faults_of(page, whole=False) == []
    assert page.one("h3").attributes["id"] == "place-3"
    assert {"公益性岗位", "这是公益性岗位，不是普通招聘。"} <= set(page.visible)


def test_a_course_says_what_it_opens_pays_and_costs() -> None:
    page = made("course_card", "{{ course_card(card, '/en') }}", card=COURSE)
    assert faults_of(page, whole=False) == []
    told = page.one("article").text
    assert [
        w for w in ("现在 12", "学完 19", "要先学", "待核", "要问", "学费") if w not in told
    ] == []
    assert [a.attributes["href"] for a in page.every("a")] == [
        "tel:07160000101",
        "/en/postings/p-2",
    ]
    assert "这里先列 1 个。" in page.visible
    assert "看多出来的 7 个岗位" in page.one("summary").text


def test_a_course_of_which_little_is_known_still_stands() -> None:
    bare = replace(
        COURSE, provider="", address="", other=True, figures=(), before=(), subsidy="",
        to_ask=(), opened=(), n_opened=0, phone=(),
    )  # fmt: skip
    page = made("course_card", "{{ course_card(card, '') }}", card=bare)
    assert faults_of(page, whole=False) == []
    assert "另一条路" in page.visible
    assert (page.every("details"), page.every("svg")) == ([], [])


def test_bars_are_as_long_as_their_figures() -> None:
    page = made("now_and_then", "{{ now_and_then(f) }}", f=COURSE.figures[0])
    assert [r.attributes["width"] for r in page.every("rect")] == ["63", "100"]
    assert [(d.text) for d in page.every("dd")] == ["12", "19"]


def test_numbers_can_be_pressed_and_other_words_stay() -> None:
    page = made("phone_line", "{{ phone_line(p) }}", p=phone_pieces("12333 / 0716-0000522（上午）"))
    assert [a.attributes["href"] for a in page.every("a")] == ["tel:12333", "tel:07160000522"]
    assert page.one("p").text == "电话 12333 / 0716-0000522 （上午）"
    assert made("phone_line", "{{ phone_line(()) }}").every("p") == []


def test_a_service_says_what_to_bring_and_where() -> None:
    card = ServiceCard(
        2, "失业登记", "先办这个。", "", ("身份证",), (), (Fact("在哪里办", "街道"),)
    )
    page = made("service_card", "{{ service_card(card) }}", card=card)
    assert faults_of(page, whole=False) == []
    assert [li.text for li in page.every("li")] == ["身份证"]
    assert page.one("dd").text == "街道"
    bare = made("service_card", "{{ service_card(card) }}", card=replace(card, proofs=(), facts=()))
    assert (bare.every("li"), bare.every("details")) == ([], [])


def test_a_posting_on_paper_has_its_code_and_its_number() -> None:
    posting = SheetPosting(
        1, "", "打包工", "样例公司", "每月4000元", "沙市区", ("一",), ("问",), "C01",
        "https://jobs.example.cn/postings/p-1", qr_svg("https://jobs.example.cn/postings/p-1"),
    )  # fmt: skip
    page = made("sheet_posting", "{{ sheet_posting(posting) }}", posting=posting)
    assert faults_of(page, whole=False) == []
    assert page.one("a").attributes["href"] == "https://jobs.example.cn/postings/p-1"
    assert page.one("a").text == "岗位网页 打包工"
    assert "编号 C01" in page.visible
    assert len(page.every("svg")) == 1


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
