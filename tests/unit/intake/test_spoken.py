"""Labelled sentences read whole: every field as labelled, and no other field filled."""

from __future__ import annotations

import pytest

from recommender.intake.read import read_intake
from tests.unit.intake import (
    spoken_anew,
    spoken_causes,
    spoken_chinese,
    spoken_conditions,
    spoken_eighth,
    spoken_general,
    spoken_gold,
    spoken_houses,
    spoken_last,
    spoken_later,
    spoken_ninth,
    spoken_seventh,
    spoken_tenth,
    spoken_third,
    spoken_traps,
    spoken_varied,
    spoken_wishes,
)
from tests.unit.intake.labels import Labelled

pytestmark = pytest.mark.unit

GROUPS: dict[str, tuple[Labelled, ...]] = {
    "short": spoken_chinese.SHORT,
    "wishes": spoken_chinese.WISHES,
    "past": spoken_chinese.PAST,
    "money": spoken_chinese.MONEY,
    "places": spoken_conditions.PLACES,
    "schooling": spoken_conditions.SCHOOLING,
    "papers": spoken_conditions.PAPERS,
    "conditions": spoken_conditions.CONDITIONS,
    "dictated": spoken_conditions.DICTATED,
    "english": spoken_conditions.ENGLISH,
    "later": spoken_later.CHINESE,
    "later english": spoken_later.ENGLISH,
    "last": spoken_last.SENTENCES,
    "whose years": spoken_seventh.YEARS,
    "whose pay": spoken_seventh.MONEY,
    "which place": spoken_seventh.PLACES,
    "which paper": spoken_seventh.PAPERS,
    "said in passing": spoken_seventh.CONDITIONS,
    "which work": spoken_seventh.WORK,
    "any work": spoken_wishes.ANY_WORK,
    "on terms": spoken_wishes.ON_TERMS,
    "refused": spoken_wishes.REFUSED,
    "packing and returning": spoken_varied.PACKING_AND_RETURNING,
    "dialect": spoken_varied.DIALECT,
    "more dictated": spoken_varied.DICTATED,
    "slips": spoken_varied.SLIPS,
    "traps": spoken_varied.TRAPS,
    "two languages": spoken_varied.TWO_LANGUAGES,
    "anew": spoken_anew.CHINESE,
    "anew english": spoken_anew.ENGLISH,
    "as in the labelled halves": spoken_gold.SENTENCES,
    "work not said": spoken_traps.WORK,
    "papers not said": spoken_traps.PAPERS_AND_SKILLS,
    "terms not said": spoken_traps.TERMS,
    "general terms": spoken_general.TERMS,
    "general work": spoken_general.WORK,
    "general money and places": spoken_general.MONEY_AND_PLACES,
    "taken back": spoken_general.TAKEN_BACK,
    "the house is not the trade": spoken_houses.HOUSES,
    "the whole title": spoken_houses.TITLES,
    "where somebody would go": spoken_houses.PLACES,
    "papers and abilities": spoken_houses.ABILITIES,
    "needs in many words": spoken_third.NEEDS,
    "money in many words": spoken_third.MONEY,
    "places in many words": spoken_third.PLACES,
    "what is behind somebody": spoken_third.BEHIND,
    "held or not": spoken_third.HELD,
    "not said": spoken_third.NOT_SAID,
    "said in a roundabout way": spoken_third.ROUNDABOUT,
    "a trade and what belongs to it": spoken_causes.TRADES,
    "a wish or not": spoken_causes.WISHES,
    "done or not": spoken_causes.PAST,
    "whose money and when": spoken_causes.MONEY,
    "where somebody is or goes": spoken_causes.PLACES,
    "papers in force": spoken_causes.PAPERS,
    "terms in many words": spoken_causes.TERMS,
    "done by others": spoken_eighth.OTHERS_PAST,
    "years worked or not": spoken_eighth.YEARS,
    "papers passed or not": spoken_eighth.PAPERS,
    "trades named or not": spoken_eighth.TRADES,
    "words that run on": spoken_ninth.RUN_ON,
    "told as done": spoken_ninth.DONE,
    "trades, houses and lists": spoken_ninth.TRADES,
    "whose facts": spoken_ninth.WHOSE,
    "which places": spoken_ninth.PLACES,
    "terms and pay in passing": spoken_ninth.TERMS,
    "papers told in passing": spoken_tenth.PAPERS,
    "sums of another kind": spoken_tenth.MONEY,
    "half days and nights": spoken_tenth.TERMS,
    "learnt, done and named": spoken_tenth.WORK,
    "abilities told in passing": spoken_tenth.ABILITIES,
}


@pytest.mark.parametrize(
    "said",
    [said for group in GROUPS.values() for said in group],
    ids=[f"{name}: {said.text[:20]}" for name, group in GROUPS.items() for said in group],
)
def test_a_sentence_says_what_its_label_says(said: Labelled) -> None:
    assert said.read(read_intake(said.text, this_year=2026)) == said.expected()


def test_there_are_enough_sentences_and_none_twice() -> None:
    texts = [said.text for group in GROUPS.values() for said in group]
    assert len(texts) >= 200
    assert len(set(texts)) == len(texts)
