"""The sentence box, and what was typed into it on its way to the plan."""

from __future__ import annotations

from dataclasses import dataclass

from api.http.bodies import LONGEST_TEXT
from api.http.door import Door
from api.http.language import Language
from api.web.catalogue import translator
from api.web.plan_parts import without_guesses
from recommender.domain.plan import Plan
from recommender.services.make_plan import PlanWish, make_plan
from recommender.services.match_seeker import only_words
from recommender.services.read_seeker import read_text


@dataclass(frozen=True)
class AskForm:
    """The sentence box as it stands.

    Parameters
    ----------
    text
        What was typed.
    plain
        Results are not personalised.
    error
        What is wrong with the text, empty when nothing is.
    """

    text: str = ""
    plain: bool = False
    error: str = ""
    longest: int = LONGEST_TEXT

    def carried(self) -> tuple[tuple[str, str], ...]:
        """Return the names and values that ask the same again; they go by POST."""
        return (("text", self.text), *((("plain", "true"),) if self.plain else ()))


@dataclass(frozen=True)
class HomePage:
    """The first page."""

    form: AskForm


def form_of(text: str, plain: bool, language: Language) -> AskForm:
    """Return the box with what was typed, and what is wrong with it."""
    words = text.replace("\r\n", "\n").strip()
    error = text_error(words, language)
    return AskForm(words[:LONGEST_TEXT], plain, error)


def text_error(text: str, language: Language) -> str:
    """Return what is wrong with a text, empty when nothing is."""
    _ = translator(language)
    if not text:
        return _("Please say in a sentence what you can do or want to do.")
    if len(text) > LONGEST_TEXT:
        return _("That is too long: at most %(most)s characters.") % {"most": LONGEST_TEXT}
    return ""


def plan_for(door: Door, form: AskForm, k: int, language: Language) -> Plan:
    """Return the plan for what was typed; of that, nothing is kept.

    Without personalisation the work that is named is all that is used, in every list.
    """
    system = door.system
    intake = read_text(form.text, system.clock.today(), system.matching.near_region)
    seeker, words = intake.profile, form.text
    if form.plain:
        seeker = only_words(seeker)
        words = "，".join(seeker.desired_titles)
    wish = PlanWish(
        seeker=seeker,
        words=words,
        not_understood=tuple(intake.not_understood),
        k=k,
        language=language,
    )
    made = make_plan(system.matching, system.planning, system.rule_packs, wish)
    return without_guesses(door.mark(made, language))
