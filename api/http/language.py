"""Which of the two languages a caller reads."""

from __future__ import annotations

import re
from typing import Literal

from starlette.requests import HTTPConnection

Language = Literal["zh", "en"]
_RANGE = re.compile(r"\s*([A-Za-z]{1,8})(?:-[A-Za-z0-9-]+)?\s*(?:;\s*q=([01](?:\.\d{1,3})?))?\s*")


def accepted_language(header: str, default: Language = "zh") -> Language:
    """Return the language an ``Accept-Language`` header likes better, else `default`."""
    wishes = {"zh": 0.0, "en": 0.0}
    for part in header.split(","):
        match = _RANGE.fullmatch(part)
        if match and match[1].lower() in wishes:
            name = match[1].lower()
            wishes[name] = max(wishes[name], float(match[2] or 1))
    if wishes["zh"] == wishes["en"]:
        return default
    return "zh" if wishes["zh"] > wishes["en"] else "en"


def language_of(request: HTTPConnection) -> Language:
    """Return the language of the caller of the API, else the one the service is set to."""
    default: Language = request.app.state.door.system.settings.language
    return accepted_language(request.headers.get("accept-language", ""), default)
