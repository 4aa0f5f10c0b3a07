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
from api.web.navigation import Link, links_for
from api.web.viewer import Viewer, viewer_of

_CHINESE = re.compile("[\u3400-\u9fff]")
TEMPLATES = Path(__file__).parent / "templates"
OTHER: dict[Language, Language] = {"zh": "en", "en": "zh"}
OWN_NAMES = {"zh": "中文", "en": "English"}
# Of somebody without an account: no more than this is kept, and only in their browser.
LARGE_PRINT_COOKIE = "zhiqiao-large-print"


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
    viewer
        Who looks at it; ``None`` when nobody is signed in.
    path
        Its own address without the language, by which the menu knows where one is.
    back
        Where a switch in the frame leads back to.
    large_print
        Whether letters are large.
    """

    language: Language
    base: str
    other_url: str
    carried: tuple[tuple[str, str], ...] = ()
    viewer: Viewer | None = None
    path: str = "/"
    back: str = "/"
    large_print: bool = False

    @property
    def csrf_fields(self) -> tuple[tuple[str, str], ...]:
        """Return the hidden field that every form of somebody signed in sends along."""
        return (("csrf", self.viewer.csrf),) if self.viewer else ()

    @property
    def menu(self) -> tuple[Link, ...]:
        """Return where the viewer may go, with the place where they are marked."""
        return links_for(self.viewer.roles, self.path) if self.viewer else ()

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
    language, whole = page_language(connection), connection.url.path
    base = "/en" if language == "en" else ""
    path = whole.removeprefix(base) or "/"
    asked = connection.scope.get("method", "GET") in ("GET", "HEAD")
    query = f"?{connection.url.query}" if asked and connection.url.query else ""
    viewer = viewer_of(connection)
    return Site(
        language=language,
        base=base,
        other_url=(path if base else f"/en{path}") + query,
        carried=carried,
        path=path,
        # What was sent without being carried cannot be sent again.
        back=f"{whole}{query}" if asked or carried else f"{base}/",
        viewer=viewer,
        large_print=_is_large(connection, viewer),
    )


def _is_large(connection: HTTPConnection, viewer: Viewer | None) -> bool:
    if viewer is not None and viewer.roles:
        return viewer.large_print
    return connection.cookies.get(LARGE_PRINT_COOKIE) == "1"


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
