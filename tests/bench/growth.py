"""How the whole job grows, files in to files out: ``python -m tests.bench.growth [--draw]``.

Runs ``zhiqiao fair plan`` on fairs of several sizes, one after the other, notes seconds and
peak memory in ``docs/scale-growth.json``, and draws ``docs/scale-growth.svg`` from it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from recommender.settings import PROJECT
from tests.bench.large_fair import ATTENDEES, BOOTHS, make_fair

SIZES = [(300, 60, 120), (1_000, 60, 500), (3_000, 120, 1_500), (10_000, 300, 5_000)]
SEED = 20261124
FIGURES, PICTURE = PROJECT / "docs" / "scale-growth.json", PROJECT / "docs" / "scale-growth.svg"
LINES = (("cpu_s", "CPU s", "#1d5c9c"), ("wall_s", "s", "#8a5a00"), ("peak_mb", "MB", "#5a2d82"))
LEFT, BOTTOM, WIDE, HIGH = 60, 300, 560, 260


def measured(n_attendees: int, n_booths: int, n_postings: int) -> dict[str, object]:
    """Return the seconds and the peak memory of one job."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_fair(folder, n_attendees, n_booths, n_postings, SEED)
        files = ["--attendees", folder / ATTENDEES, "--booths", folder / BOOTHS]
        command = [Path(sys.executable).with_name("zhiqiao"), "fair", "plan", *files]
        start = time.perf_counter()
        job = subprocess.Popen([*command, "--out", folder / "out", "--near", "421000"])
        _, status, used = os.wait4(job.pid, 0)
        job.returncode = os.waitstatus_to_exitcode(status)
        if job.returncode:
            raise SystemExit(job.returncode)
        wall = time.perf_counter() - start
        plan = json.loads((folder / "out" / "plan.json").read_text(encoding="utf-8"))
    return {
        "attendees": n_attendees,
        "booths": n_booths,
        "postings": n_postings,
        "meetings": len(plan["meetings"]),
        "cpu_s": round(used.ru_utime + used.ru_stime, 1),
        "wall_s": round(wall, 1),
        "peak_mb": used.ru_maxrss // 1024,
        "load": round(os.getloadavg()[0], 1),
        "machine": f"{os.cpu_count()} cores, {platform.machine()}",
    }


def drawn(rows: list[dict[str, float]]) -> str:
    """Return the picture: seconds and memory over attendees, each in shares of its highest."""
    most = max(row["attendees"] for row in rows)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {LEFT + WIDE + 120} {BOTTOM + 60}" '
        'role="img" font-family="sans-serif" font-size="14">',
        "<title>How the whole job grows with the number of attendees</title>",
        f'<path d="M{LEFT} {BOTTOM - HIGH}V{BOTTOM}H{LEFT + WIDE}" fill="none" stroke="#333"/>',
    ]
    for row in rows:
        x = LEFT + WIDE * row["attendees"] / most
        parts.append(f'<path d="M{x:.0f} {BOTTOM}v6" stroke="#333"/>')
        if row["attendees"] > most / 20:
            text = f"{row['attendees']:,.0f}"
            parts.append(f'<text x="{x:.0f}" y="{BOTTOM + 22}" text-anchor="middle">{text}</text>')
    middle = LEFT + WIDE / 2
    parts.append(f'<text x="{middle}" y="{BOTTOM + 45}" text-anchor="middle">attendees</text>')
    for place, (name, unit, colour) in enumerate(LINES):
        highest = max(row[name] for row in rows)
        points = [
            (LEFT + WIDE * row["attendees"] / most, BOTTOM - HIGH * row[name] / highest)
            for row in rows
        ]
        path = " ".join(f"{x:.0f},{y:.0f}" for x, y in points)
        dashes = ("none", "8 4", "2 4")[place]
        parts.append(
            f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2" '
            f'stroke-dasharray="{dashes}"/>'
        )
        x, y = LEFT + 20, BOTTOM - HIGH + 20 * place
        parts.append(
            f'<path d="M{x} {y}h40" stroke="{colour}" stroke-width="2" stroke-dasharray="{dashes}"/>'
        )
        parts.append(
            f'<text x="{x + 48}" y="{y + 5}">{name.split("_")[0]}: top is {highest:,.0f} {unit}</text>'
        )
    return "\n".join([*parts, "</svg>", ""])


def main() -> None:
    """Measure, unless only drawing is asked for, and draw."""
    if "--draw" not in sys.argv:
        rows = [measured(*size) for size in SIZES]
        FIGURES.write_text("[\n" + ",\n".join(map(json.dumps, rows)) + "\n]\n", encoding="utf-8")
    PICTURE.write_text(drawn(json.loads(FIGURES.read_text(encoding="utf-8"))), encoding="utf-8")


if __name__ == "__main__":
    main()
