"""`namematch serve`: the address, and the end."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.request import urlopen

import pytest

import namematch as nm

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.mark.skipif(sys.platform == "win32", reason="an interrupt is sent in another way")
def test_it_says_its_address_and_answers_until_it_is_interrupted(tmp_path: Path) -> None:
    (tmp_path / "list.csv").write_text("no,first,last\n7,Сергей,Лавров\n", encoding="utf-8")
    options = ["--reconcile", str(tmp_path / "list.csv"), "--name", "first+last", "--id", "no", "--port", "0"]
    options += ["--index", str(tmp_path / "list.index")]
    command = [sys.executable, "-m", "namematch", "serve", *options]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip().removesuffix("/reconcile")
        with urlopen(f"{address}/search?query=Sergey+Lavrov", timeout=20) as answer:
            (hit,) = json.load(answer)
        server.send_signal(signal.SIGINT)
        out, err = server.communicate(timeout=20)
    assert (hit["id"], hit["name"]) == ("7", "Сергей Лавров")
    assert nm.Index.load(tmp_path / "list.index")["7"] == "Сергей Лавров"
    assert (server.returncode, out, err) == (0, "", "namematch: 1 name; end with Ctrl-C\n")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--reconcile", "gone.csv"], "gone.csv: no such file or directory"),
        (["--reconcile", "list.csv"], "list.csv: unknown column 'name'; valid: x (the first line names the columns"),
        (["--reconcile", "list.csv", "--name", "x", "--id", "y"], "list.csv: unknown column 'y'; valid: x"),
        (["--port", "70000"], "port 70000 cannot be had"),
        (["--port", "many"], "invalid int value: 'many'"),
        (["--id", "x"], "--id is about the list of --reconcile; no list given"),
    ],
)
def test_what_is_wrong_is_said(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: list[str], message: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.csv").write_text("x\nAnna\n", encoding="utf-8")
    result = run("serve", *options)
    assert (result.code, result.out) == (2, "")
    assert message in result.err
