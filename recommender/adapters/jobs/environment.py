"""What the library of durable steps must not find in its environment."""

from __future__ import annotations

import logging
import os


def keep_to_ourselves() -> None:
    """Take away what would connect this process to a console elsewhere, or rename things.

    It is read when the library is imported.
    """
    for name in [name for name in os.environ if name.startswith("DBOS__")]:
        del os.environ[name]
    # Without a handler it would take stderr for one, and keep it when it is closed.
    log = logging.getLogger("dbos")
    if not log.handlers:
        log.addHandler(logging.NullHandler())
        log.propagate = False
