"""The main job runs where there is no network, starts no process and writes no file."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLES = Path(__file__).parents[1] / "examples"

# An audit hook sees what any library does, also what it took hold of before it was closed.
CLOSED = """
import sys
FORBIDDEN = ("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "subprocess.", "os.system", "os.exec", "os.fork")
def watch(event, arguments):
    if event.startswith(FORBIDDEN):
        raise SystemExit(f"forbidden: {event} {arguments}")
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        raise SystemExit(f"forbidden: {event} {arguments}")
sys.dont_write_bytecode = True
sys.addaudithook(watch)
"""


def run(code: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", CLOSED + code, *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_the_watch_sees_what_it_should() -> None:
    assert "forbidden: socket." in run("import socket; socket.create_connection(('127.0.0.1', 9))").stderr
    assert "forbidden: open" in run("open('nothing', 'w')").stderr
    assert "forbidden: subprocess" in run("import subprocess; subprocess.run(['true'])").stderr


def test_the_main_job_needs_no_network() -> None:
    done = run("from namematch.cli import main; sys.exit(main())", "resolve", str(EXAMPLES), "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert '"cyrillic"' in done.stdout
