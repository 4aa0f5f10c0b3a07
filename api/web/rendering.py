"""Templates to HTML: one environment a language, unknown names are errors."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse

from api.http.language import Language
from api.web.assets import asset_url
from api.web.catalogue import HTML_LANG, translations

_CHINESE = re.compile("[\u3400-\u9fff]")
TEMPLATES = Path(__file__).parent / "templates"
OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
OWN_NAMES = {"zh": "中文", "en": "English"}


@dataclass(frozen=True)
class Site:
    """What the frame of a page needs beside its own content.

    Parameters
    ----------
    language
        Of the page.
    base
        What its addresses begin with: nothing, or ``/en``.
    other_url
        The same page in the other language.
    carried
        Names and values to send to `other_url` by POST, so that what was typed is kept;
        empty for a page that is simply linked.
    """

    language: Language
    base: str
    other_url: str
    carried: tuple[tuple[str, str], ...] = ()

    @property
    def html_lang(self) -> str:
        """Return the ``lang`` of the page."""
        return HTML_LANG[self.language]

    @property
    def other_lang(self) -> str:
        """Return the ``lang`` of the other page."""
        return HTML_LANG[OTHER[self.language]]

    @property
    def other_name(self) -> str:
        """Return what the other language calls itself."""
        return OWN_NAMES[OTHER[self.language]]


def page_language(connection: HTTPConnection) -> Language:
    """Return the language of a page's address."""
    path = connection.url.path
    return "en" if path == "/en" or path.startswith("/en/") else "zh"


def site_of(connection: HTTPConnection, carried: tuple[tuple[str, str], ...] = ()) -> Site:
    """Return the frame of the page that is asked for."""
    path = connection.url.path
    if page_language(connection) == "en":
        return Site("en", "/en", path.removeprefix("/en") or "/", carried)
    return Site("zh", "", f"/en{path}", carried)


def render(
    template: str,
    site: Site,
    page: object,
    status: int = 200,
    headers: dict[str, str] | None = None,
) -> HTMLResponse:
    """Return a page made of one template and one frozen context."""
    html = environment(site.language).get_template(template).render(site=site, page=page)
    return HTMLResponse(html, status, headers)


@cache
def environment(language: Language) -> Environment:
    """Return the environment of a language."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        extensions=["jinja2.ext.i18n"],
    )
    made.globals["asset_url"] = asset_url
    made.globals["lang_of"] = _chinese_part if language == "en" else _own_language
    # A method that the extension adds, of which the types of Jinja know nothing.
    made.install_gettext_translations(  # type: ignore[attr-defined]
        translations(language), newstyle=True
    )
    return made


def _chinese_part(text: str) -> Markup:
    """Return the ``lang`` of a text that employers wrote, for a page that is not Chinese."""
    return Markup(' lang="zh-CN"') if _CHINESE.search(text) else Markup("")


def _own_language(_: str) -> Markup:
    return Markup("")
