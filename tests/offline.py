"""No test reaches another machine: sockets open to this one only."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterator
from typing import Any

import pytest

_NAMES = frozenset({None, "", "localhost", "localhost.localdomain"})


class OutsideReached(RuntimeError):
    """A test tried to reach another machine."""


def is_here(host: object) -> bool:
    """Tell whether a host name or address is this machine."""
    if host in _NAMES:
        return True
    try:
        address = ipaddress.ip_address(str(host))
    except ValueError:
        return host == socket.gethostname()
    return address.is_loopback or address.is_unspecified


def _guarded(connect: Callable[..., Any]) -> Callable[..., Any]:
    def connect_here(self: socket.socket, address: Any) -> Any:
        if self.family != socket.AF_UNIX and not is_here(address[0]):
            raise OutsideReached(f"a test tried to connect to {address[0]}")
        return connect(self, address)

    return connect_here


def _looking_up(getaddrinfo: Callable[..., Any]) -> Callable[..., Any]:
    def look_up_here(host: Any, *args: Any, **kwargs: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if not is_here(name):
            raise OutsideReached(f"a test tried to look up {name}")
        return getaddrinfo(host, *args, **kwargs)

    return look_up_here


@pytest.fixture(scope="session", autouse=True)
def offline() -> Iterator[None]:
    """Refuse connections and look-ups that leave this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, _guarded(getattr(socket.socket, name)))
        patch.setattr(socket, "getaddrinfo", _looking_up(socket.getaddrinfo))
        yield
