"""Tests reach this machine and no other."""

from __future__ import annotations

import socket

import pytest

from tests.offline import OutsideReached, is_here

pytestmark = pytest.mark.unit


@pytest.mark.parametrize("host", ["127.0.0.1", "127.3.2.1", "::1", "localhost", "0.0.0.0", ""])
def test_this_machine(host: str) -> None:
    assert is_here(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "2001:db8::1", "example.org"])
def test_another_machine(host: str) -> None:
    assert not is_here(host)


def test_connecting_outside_is_refused() -> None:
    with socket.socket() as outside, pytest.raises(OutsideReached, match=r"192\.0\.2\.1"):
        outside.connect(("192.0.2.1", 80))


def test_looking_up_an_outside_name_is_refused() -> None:
    with pytest.raises(OutsideReached, match=r"example\.org"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_this_machine_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        socket.create_connection(server.getsockname(), timeout=5).close()
