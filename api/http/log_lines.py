"""Log lines as JSON, one object a line, for programs that collect them."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from typing import Final

from api.http.tracing import where

# Of these the arguments are known: routes, addresses of the server, numbers.
KNOWN: Final = ("zhiqiao", "uvicorn")


class JsonLines(logging.Formatter):
    """Writes moment, level, logger, process and message.

    Of an exception there is its kind and where it was raised: the message of one that nobody
    foresaw may quote what somebody typed. Lines of other libraries have no arguments filled in.
    """

    def format(self, record: logging.LogRecord) -> str:
        """Return one line."""
        known = record.name.split(".")[0] in KNOWN
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": record.getMessage() if known else str(record.msg),
        }
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = where(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False)
