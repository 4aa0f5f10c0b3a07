"""No visible string is outside the catalogue, and none in it is untranslated."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest
from jinja2 import Environment, nodes

from api.web import wording
from api.web.rendering import TEMPLATES
from api.web.rules_words import steps_in_order
from recommender.domain.match import Gap
from recommender.domain.seeker import SeekerConstraints
from recommender.ranking.gates import GATES
from recommender.ranking.pair_features import CONDITIONS, DIRECTION
from recommender.ranking.rerank import CAUSES
from recommender.retrieval.columns import EMPLOYMENT_TYPES, KINDS
from tests.web.catalogue_words import chinese, extracted, places

pytestmark = pytest.mark.web
FILES = sorted(TEMPLATES.rglob("*.html"))
_TAG = re.compile(r"<[^>]*>?|&[a-z]+;")
_SAYS = re.compile(r"[^\W\d_]{2,}")


def test_the_catalogue_has_every_message_and_no_other() -> None:
    known = {m.id if isinstance(m.id, str) else tuple(m.id) for m in chinese() if m.id}
    assert known == extracted()


def test_every_message_is_translated_with_its_facts_in_place() -> None:
    faults = []
    for message in chinese():
        if not message.id:
            continue
        original = message.id if isinstance(message.id, str) else message.id[-1]
        words = message.string if isinstance(message.string, str) else message.string[0]
        if not words or message.fuzzy or places(words) != places(original):
            faults.append(original)
    assert faults == []


@pytest.mark.parametrize("path", FILES, ids=lambda p: p.relative_to(TEMPLATES).as_posix())
def test_a_template_says_nothing_by_itself(path: Path) -> None:
    assert said_by(path.read_text(encoding="utf-8")) == []


def test_words_outside_the_catalogue_are_seen() -> None:
    assert said_by('<p class="x">{{ _("Good") }} <b>Bad</b></p>') == ["Bad"]
    assert said_by("<p>坏的 {{ name }}</p>") == ["坏的"]
    assert said_by("{% block width %}full{% endblock %}{% block x %}bad{% endblock %}") == ["bad"]


def said_by(template: str) -> list[str]:
    """Return the words that a template would show without asking the catalogue."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.i18n"]).parse(template)
    for block in tree.find_all(nodes.Block):
        if block.name == "width":  # the name of a class
            block.body = []
    text = "".join(
        part.data if isinstance(part, nodes.TemplateData) else "…"
        for output in tree.find_all(nodes.Output)
        for part in output.nodes
    )
    return _SAYS.findall(_TAG.sub(" ", text))


def test_every_code_that_a_page_may_show_has_words() -> None:
    assert set(wording.GATES) == set(wording.GATE_RULES) == set(GATES)
    assert set(wording.FEATURES) == {*DIRECTION, *CONDITIONS}
    assert set(wording.PUTS_BACK) == set(CAUSES)
    assert set(wording.RELAXATIONS) == set(steps_in_order())
    assert set(wording.KINDS) == set(KINDS)
    assert set(wording.EMPLOYMENT_TYPES) == set(EMPLOYMENT_TYPES)
    assert set(wording.CONSTRAINTS) == set(SeekerConstraints.model_fields)
    gaps = Gap.model_fields["kind"].annotation
    assert {kind for kind, _ in wording.GAPS} == set(get_args(gaps))


@pytest.mark.parametrize(
    ("score", "word"),
    [
        (1.0, "Fits very well"),
        (0.55, "Fits very well"),
        (0.549, "Fits well"),
        (0.0, "Hardly fits"),
        (None, "Too little is known to say"),
    ],
)
def test_a_score_has_a_word(score: float | None, word: str) -> None:
    assert wording.fit_word(score) == word


def test_bands_fall() -> None:
    least = [score for score, _ in wording.FIT_WORDS]
    assert least == sorted(least, reverse=True)
    assert least[-1] == 0.0
