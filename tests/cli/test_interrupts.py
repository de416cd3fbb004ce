"""Ctrl-C ends a run with 130 wherever it comes, also where Python drops what is raised."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from namematch.cli import main

_INTERRUPTED = """
import os, signal, sys
from importlib.abc import MetaPathFinder

def interrupt():
    os.kill(os.getpid(), signal.SIGINT)

class Dropped:
    def __del__(self):
        interrupt()

class Finder(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name == sys.argv[1]:
            sys.meta_path.remove(self)
            interrupt() if sys.argv[2] == "raised" else Dropped()

sys.meta_path.insert(0, Finder())
from namematch.cli import main
sys.exit(main(["compare", "Ivan Petrov", "Иван Петров"]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="processes are interrupted otherwise there")
@pytest.mark.parametrize("how", ["raised", "dropped"])
@pytest.mark.parametrize("module", ["namematch.cli.arguments", "argparse", "namematch.cli.commands", "namematch.names"])
def test_an_interrupt_while_modules_load_ends_the_run(module: str, how: str) -> None:
    command = [sys.executable, "-c", _INTERRUPTED, module, how]
    ran = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert ran.returncode == 130, ran.stderr
    assert ran.stderr.splitlines()[-1] == "namematch: interrupted; no result was written"
    assert "Exception ignored" in ran.stderr if how == "dropped" else ran.stderr.count("\n") == 1
    assert not ran.stdout


def test_a_run_leaves_the_handler_of_its_caller() -> None:
    assert main(["romanize", "Анна"]) == 0
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_a_thread_can_run_a_command() -> None:
    codes: list[int] = []
    thread = threading.Thread(target=lambda: codes.append(main(["romanize", "Анна"])))
    thread.start()
    thread.join()
    assert codes == [0]
