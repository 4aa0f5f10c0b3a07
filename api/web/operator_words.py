"""Words of the operator's pages: what stands in the audit trail."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from api.http.language import Language
from api.web.catalogue import N_, translator

ACTIONS: Final[Mapping[str, str]] = {
    "signed_in": N_("Signed in"),
    "signed_out": N_("Signed out"),
    "sessions_ended": N_("Signed out elsewhere"),
    "locked_out": N_("Locked after wrong passwords"),
    "password_changed": N_("Changed a password"),
    "account_created": N_("Created an account"),
    "account_blocked": N_("Blocked an account"),
    "account_unblocked": N_("Opened an account again"),
    "account_unlocked": N_("Unlocked an account"),
    "account_deleted": N_("Deleted an account"),
    "walk_up_made": N_("Made a code for somebody without an account"),
    "walk_up_kept": N_("Kept what was said under a code"),
    "walk_up_ended": N_("Ended a code"),
    "erased": N_("Erased a person"),
    "imported": N_("Imported a file"),
    "set_apart": N_("Said that a posting is no duplicate"),
    "set_apart_taken_back": N_("Took back that a posting is no duplicate"),
    "rules_saved": N_("Saved a rule pack"),
    "model_published": N_("Published a model"),
    "model_used": N_("Chose a model"),
    "model_rolled_back": N_("Went back to the model before"),
}
KINDS: Final[Mapping[str, str]] = {
    "account": N_("Account"),
    "seeker": N_("Person"),
    "posting": N_("Posting"),
    "postings": N_("Postings"),
    "seekers": N_("People"),
    "courses": N_("Courses"),
    "services": N_("Service items"),
    "rule_pack": N_("Rule pack"),
    "model": N_("Model"),
}
DONE: Final[Mapping[str, str]] = {
    "created": N_("The account is there."),
    "blocked": N_("Blocked. Every session of it has ended."),
    "unblocked": N_("It may sign in again."),
    "unlocked": N_("Unlocked. It may try again at once."),
    "published": N_("Published."),
    "rolled_back": N_("Done. The service moves over by itself, without a pause."),
    "used": N_("Chosen. The service moves over by itself, without a pause."),
}


def words_of(words: Mapping[str, str], code: str, language: Language) -> str:
    """Return what a code is called; a code without words stands for itself."""
    return translator(language)(words[code]) if code in words else code


def done_words(code: str, language: Language) -> str:
    """Return what was done, by the code in an address; nothing for one that is not known."""
    return words_of(DONE, code, language) if code in DONE else ""
