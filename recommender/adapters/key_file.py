"""A key that a machine makes for itself and keeps in a file."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from cryptography.fernet import Fernet


def own_key(path: Path) -> bytes:
    """Return the key kept at `path`, making it the first time.

    An empty file is what a power failure left of a key that encrypted nothing yet.
    """
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        # Two processes that start together must not make two keys; closing lets go.
        fcntl.flock(folder, fcntl.LOCK_EX)
        if not path.exists() or not path.read_bytes():
            _write_key(path)
            os.fsync(folder)
    finally:
        os.close(folder)
    return path.read_bytes()


def _write_key(path: Path) -> None:
    """Make a key that appears under its name whole or not at all."""
    aside = path.with_name(f".{path.name}.new")
    aside.unlink(missing_ok=True)
    with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT, 0o600), "wb") as file:
        file.write(Fernet.generate_key())
        file.flush()
        os.fsync(file.fileno())
    aside.rename(path)
