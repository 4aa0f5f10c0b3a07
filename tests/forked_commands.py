"""Commands of ours in processes of their own that need not load everything anew.

A server loads the program once, does the work once, and then makes each command a child of
itself. What a child does is what the command does; it can be killed like any process.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.models import PROJECT

_SERVER = """
import json, os, sys
{warm_up}
for line in sys.stdin:
    asked = json.loads(line)
    child = os.fork()
    if child:
        print(child, flush=True)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        print(status, flush=True)
        continue
    said = os.open(asked["said"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    for number in (1, 2):
        os.dup2(said, number)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    os.chdir(asked["folder"])
    os.environ.update(asked["env"])
    sys.argv = ["zhiqiao", *asked["words"]]
    code = 1
    try:
        from api.cli.main import run
        run()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else int(ended.code is not None)
    except BaseException:
        import traceback
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(code)
"""


class ForkedCommands:
    """Starts commands, one at a time.

    Parameters
    ----------
    warm_up
        Python that loads what commands will need, and sets what they should find.
    env
        Variables beside those of this process.
    """

    def __init__(self, warm_up: str, env: Mapping[str, str]) -> None:
        self._server = subprocess.Popen(
            [sys.executable, "-c", _SERVER.format(warm_up=warm_up)],
            cwd=PROJECT,
            env={**os.environ, **env},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, words: Sequence[str], folder: Path, env: Mapping[str, str], said: Path) -> int:
        """Start a command in a folder and return its process id; what it says is appended."""
        asked = {"words": [*words], "folder": str(folder), "env": {**env}, "said": str(said)}
        assert self._server.stdin is not None
        self._server.stdin.write(json.dumps(asked) + "\n")
        self._server.stdin.flush()
        return int(self._line())

    def wait(self) -> int:
        """Wait for the command to end and return its exit code, negative when it was killed."""
        return int(self._line())

    def close(self) -> None:
        """End the server."""
        self._server.kill()
        self._server.communicate()

    def _line(self) -> str:
        assert self._server.stdout is not None
        return self._server.stdout.readline()
