"""Start the service behind the terminal and wait until it answers, or stop it.

Used by ``make demo`` and ``make stop``; only the standard library, so that a failed
installation still gets a clear message.
"""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
HOME = Path(os.environ.get("ZHIQIAO_HOME") or PROJECT / ".zhiqiao")
HOST = os.environ.get("ZHIQIAO_HOST") or "127.0.0.1"
PORT = int(os.environ.get("ZHIQIAO_PORT") or 8000)
PID_FILE, LOG_FILE = HOME / "serve.pid", HOME / "serve.log"
READY_SECONDS, STOP_SECONDS = 120.0, 15.0
# Straight to the machine itself: a proxy for the web must not answer for us.
DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))


def check() -> int:
    """Tell early whether the port can be had; return the exit status."""
    if port_taken() and not is_ours():
        say(f"Port {PORT} is taken by another program. Choose one: ZHIQIAO_PORT=8001 make demo")
        return 1
    return 0


def start() -> int:
    """Start the service unless it runs already; return the exit status."""
    if is_ours():
        say(f"The service is already running (process {running_pid()}).")
        return tell_address()
    if running_pid() is not None:
        # Ours, but on another port, or not answering.
        stop()
    if check() != 0:
        return 1
    HOME.mkdir(parents=True, exist_ok=True)
    with LOG_FILE.open("wb") as log:
        process = subprocess.Popen(  # noqa: S603 (our own program)
            [str(PROJECT / ".venv/bin/zhiqiao"), "serve"],
            cwd=PROJECT,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    PID_FILE.write_text(str(process.pid), encoding="ascii")
    return tell_address() if wait_ready(process) else give_up(process)


def stop() -> int:
    """Stop the service that `start` left running; return the exit status."""
    pid = running_pid()
    if pid is None:
        say("The service is not running.")
    else:
        os.killpg(pid, signal.SIGTERM)
        if not until(lambda: running_pid() is None, STOP_SECONDS):
            os.killpg(pid, signal.SIGKILL)
        say("The service has stopped.")
    PID_FILE.unlink(missing_ok=True)
    return 0


def running_pid() -> int | None:
    """Return the process of our own service, ``None`` when there is none."""
    try:
        pid = int(PID_FILE.read_text(encoding="ascii"))
        command = command_of(pid)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return None
    # A number in an old file may be somebody else's by now.
    return pid if "zhiqiao" in command and "serve" in command else None


def command_of(pid: int) -> str:
    """Return the command line of a living process, empty for one that has ended."""
    if Path("/proc/self").exists():
        return Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace")
    listing = ["ps", "-o", "args=", "-p", str(pid)]
    found = subprocess.run(listing, capture_output=True, text=True, check=True)  # noqa: S603
    return found.stdout


def is_ours() -> bool:
    """Tell whether our own service runs and answers on the port."""
    return running_pid() is not None and is_ready()


def wait_ready(process: subprocess.Popen[bytes]) -> bool:
    """Wait for the first answer; False when the process ends or takes too long."""
    until(lambda: process.poll() is not None or is_ready(), READY_SECONDS)
    return process.poll() is None and is_ready()


def is_ready() -> bool:
    """Tell whether the service says that it can answer."""
    try:
        with DIRECT.open(f"http://{reach()}:{PORT}/readyz", timeout=5) as answer:
            return bool(answer.status == 200)
    except (OSError, urllib.error.URLError):
        return False


def port_taken() -> bool:
    """Tell whether anything listens on our port."""
    with socket.socket() as probe:
        probe.settimeout(2)
        return probe.connect_ex((reach(), PORT)) == 0


def give_up(process: subprocess.Popen[bytes]) -> int:
    """Show the end of the log, take the process down and return a failure."""
    for line in LOG_FILE.read_text(encoding="utf-8", errors="replace").splitlines()[-15:]:
        say(f"  {line}")
    say(f"The service did not become ready; the whole log is in {LOG_FILE}.")
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGTERM)
    PID_FILE.unlink(missing_ok=True)
    return 1


def tell_address() -> int:
    """Print where the service is and how to stop it."""
    say(f"\nOpen http://{reach()}:{PORT} in a browser. Stop it with: make stop")
    return 0


def reach() -> str:
    """Return an address this machine can call when the service listens on all of them."""
    return "127.0.0.1" if HOST in ("0.0.0.0", "::") else HOST  # noqa: S104


def until(done: Callable[[], bool], seconds: float) -> bool:
    """Ask `done` five times a second; return whether it came true in time."""
    deadline = time.monotonic() + seconds
    while not done():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.2)
    return True


def say(text: str) -> None:
    """Print one message."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit({"check": check, "start": start, "stop": stop}[sys.argv[1]]())
