"""Colours that can be read: 7 to 1 for text, 3 to 1 for lines, as declared in the stylesheet."""

from __future__ import annotations

import re

import pytest

from api.web.assets import STATIC_FOLDER

pytestmark = pytest.mark.web
CSS = (STATIC_FOLDER / "site.css").read_text(encoding="utf-8")
COLOURS = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{6});", CSS))
TEXT = ("ink", "quiet", "brand", "good", "lack", "wrong")
GROUNDS = ("paper", "soft", "sun")


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours (WCAG 2.2, relative luminance)."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    parts = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_the_formula_knows_the_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("text", TEXT)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 7


@pytest.mark.parametrize("ground", GROUNDS)
def test_lines_can_be_seen(ground: str) -> None:
    assert contrast(COLOURS["line"], COLOURS[ground]) >= 3


def test_no_colour_is_used_that_is_not_declared() -> None:
    rules = CSS.split("}", 1)[1]
    assert re.findall(r"#[0-9a-fA-F]{3,6}\b|rgba?\(|hsl", rules) == []
    assert set(re.findall(r"var\(--([a-z]+)\)", CSS)) <= {*COLOURS, "gap", "touch"}


def test_movement_is_only_for_those_who_do_not_mind() -> None:
    moving = re.sub(
        r"@media \(prefers-reduced-motion: no-preference\) {.*?\n}", "", CSS, flags=re.S
    )
    assert not re.search(r"transition|animation|scroll-behavior", moving)


def test_a_page_can_be_printed() -> None:
    assert "@media print" in CSS
