"""The words of the pages: English in the code, Chinese in ``locale/zh_CN.po``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.dates import format_date
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from api.http.language import Language

LOCALE_FOLDER = Path(__file__).parent / "locale"
LOCALES = {"zh": "zh_CN", "en": "en"}
HTML_LANG = {"zh": "zh-CN", "en": "en"}
Translate = Callable[[str], str]


def N_(message: str) -> str:  # noqa: N802 (the name that extraction looks for)
    """Mark a message that is translated later."""
    return message


@cache
def translations(language: Language) -> NullTranslations:
    """Return the catalogue of a language, compiled in memory from its ``.po`` file."""
    if language == "en":
        return NullTranslations()
    path = LOCALE_FOLDER / f"{LOCALES[language]}.po"
    compiled = BytesIO()
    with path.open("rb") as file:
        write_mo(compiled, read_po(file, locale=LOCALES[language]))
    compiled.seek(0)
    return GNUTranslations(compiled)


def translator(language: Language) -> Translate:
    """Return the function that puts a message into a language."""
    return translations(language).gettext


def long_date(day: date | None, language: Language) -> str | None:
    """Return a day as one writes it, or ``None``."""
    return format_date(day, "long", locale=LOCALES[language]) if day else None


def in_list(parts: list[str] | tuple[str, ...], language: Language) -> str:
    """Return parts one after another, as the language separates them."""
    return ("、" if language == "zh" else ", ").join(parts)
