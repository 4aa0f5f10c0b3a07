"""Secrets, and slow hashes of passwords."""

from __future__ import annotations

import secrets
from functools import cached_property

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SECRET_BYTES = 32


class SystemRandomness:
    """Secrets of the operating system."""

    def secret(self) -> str:
        """Return 256 bits, to stand in a cookie."""
        return secrets.token_urlsafe(SECRET_BYTES)

    def code(self, alphabet: str, n_characters: int) -> str:
        """Return `n_characters`, each drawn evenly from `alphabet`."""
        return "".join(secrets.choice(alphabet) for _ in range(n_characters))


class Argon2Passwords:
    """Argon2id, by default with the parameters of RFC 9106 for little memory.

    Parameters
    ----------
    time_cost
        Passes over the memory.
    memory_kib
        Memory that one hash takes.
    """

    def __init__(self, *, time_cost: int = 3, memory_kib: int = 65_536) -> None:
        self._hasher = PasswordHasher(time_cost=time_cost, memory_cost=memory_kib, parallelism=1)

    def hash(self, password: str) -> str:
        """Return a salted hash, with its parameters."""
        return self._hasher.hash(password)

    @cached_property
    def _nobodys(self) -> str:
        return self.hash(secrets.token_urlsafe(SECRET_BYTES))

    def verify(self, password_hash: str | None, password: str) -> bool:
        """Tell whether a password is the one of a hash; takes as long when there is none."""
        try:
            return self._hasher.verify(password_hash or self._nobodys, password)
        except (VerificationError, InvalidHashError):
            return False

    def is_weak(self, password_hash: str) -> bool:
        """Tell whether a hash was made with less work than hashes are now."""
        return self._hasher.check_needs_rehash(password_hash)
