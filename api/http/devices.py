"""What kind of browser somebody uses, in two words: enough to know one's own sessions by."""

from __future__ import annotations

from typing import Final

from starlette.requests import HTTPConnection

# The first that a browser names counts: most also name those they descend from.
BROWSERS: Final = (
    ("MicroMessenger", "WeChat"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("UCBrowser", "UC"),
    ("MQQBrowser", "QQ"),
    ("Chrome", "Chrome"),
    ("Safari", "Safari"),
)
SYSTEMS: Final = (
    ("HarmonyOS", "HarmonyOS"),
    ("OpenHarmony", "HarmonyOS"),
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "macOS"),
    ("Linux", "Linux"),
)


def device_of(request: HTTPConnection) -> str:
    """Return browser and system, empty where the browser does not say."""
    said = request.headers.get("user-agent", "")
    names = (next((name for mark, name in of if mark in said), "") for of in (BROWSERS, SYSTEMS))
    return " · ".join(name for name in names if name)
