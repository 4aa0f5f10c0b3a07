"""Addresses as QR codes, drawn into the page: nothing is fetched to show them."""

from __future__ import annotations

import segno
from markupsafe import Markup

MODULES_OF_QUIET = 4  # ISO/IEC 18004: the white border a reader needs


def qr_svg(address: str, size_px: int | None = None) -> Markup:
    """Return the QR code of an address as SVG; about 2 KB, error correction M or better.

    Without a size it is as wide as its place allows.
    """
    code = segno.make(address, error="m", micro=False)
    drawn = code.svg_inline(
        border=MODULES_OF_QUIET, omitsize=True, svgclass=None, lineclass=None, dark="#000"
    )
    size = f'width="{size_px}" height="{size_px}" ' if size_px else ""
    quiet = drawn.replace("<svg ", f'<svg {size}aria-hidden="true" focusable="false" ', 1)
    return Markup(quiet)  # noqa: S704 (a path of modules; no text of anybody is in it)
