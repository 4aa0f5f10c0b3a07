"""What one process closes is gone in another within a second."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from starlette.testclient import TestClient

from recommender.bootstrap import System
from tests.city import SENTENCE

pytestmark = pytest.mark.api

CLOSE = """
import sys
from recommender.bootstrap import open_system
open_system().store.postings.close_many([sys.argv[1]])
"""


def test_a_posting_closed_by_another_process_is_gone_within_a_second(
    own_client: TestClient, own_system: System
) -> None:
    def shown() -> list[str]:
        answer = own_client.post("/v1/matches", json={"text": SENTENCE, "k": 5}).json()
        return [m["posting"]["id"] for m in answer["matches"]]

    best = shown()[0]
    home = {"ZHIQIAO_HOME": str(own_system.settings.home), "OMP_WAIT_POLICY": "PASSIVE"}
    subprocess.run([sys.executable, "-c", CLOSE, best], check=True, env=home)
    acknowledged = time.monotonic()
    while best in shown():
        assert time.monotonic() - acknowledged < 1
    assert own_system.store.postings.get(best).status == "closed"
