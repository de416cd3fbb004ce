"""What the playground puts in place of compiled modules gives the same answers."""

from __future__ import annotations

import json
import runpy
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import regex
from tests.playground.cases import calls

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "docs" / "playground" / "python"

# Isolated and without site-packages: what is not in the archive cannot be imported.
IN_THE_ARCHIVE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import stand_ins, bridge
answers = [bridge.call(*call) for call in json.load(sys.stdin)]
absent = [name for name in ("numpy", "regex._regex", "jellyfish._rustyfish") if name in sys.modules]
json.dump({"answers": answers, "absent": absent}, sys.stdout)
"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("playground")
    runpy.run_path(str(ROOT / "tools" / "playground.py"))["bundle"](folder / "namematch.zip")
    with zipfile.ZipFile(folder / "namematch.zip") as packed:
        packed.extractall(folder / "unpacked")
    return folder / "unpacked"


def test_the_archive_answers_as_the_library_does(archive: Path) -> None:
    bridge = runpy.run_path(str(PYTHON / "bridge.py"))
    command = [sys.executable, "-I", "-S", "-c", IN_THE_ARCHIVE, str(archive)]
    sent = json.dumps(calls())
    ran = subprocess.run(command, input=sent, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    there: dict[str, Any] = json.loads(ran.stdout)
    assert there["absent"] == []
    for call, answer in zip(calls(), there["answers"], strict=True):
        assert json.loads(answer) == json.loads(bridge["call"](*call)), call


PATTERNS = [
    r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+",
    r"(?<!\b\p{L}{1,4})\.",
    r"(?<=\p{Lu}{2,3})\d",
    r"(?<=[оa].*)[vв]",
    r"[^\S\n]\p{Lu}|[\]\p{Ll}]",
    r"""[(\[{«"]([^()\[\]{}]{1,80})[)\]}»"]""",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", ["СОЛОВЬЁВ (В. Р.), e.g. Ivan; word. ABC1 Д2 a]b[c «it» ǅ é", "й\u0306 ٣x. ж.ж"])
def test_the_stand_in_for_regex_finds_the_same(pattern: str, text: str) -> None:
    stand_in = runpy.run_path(str(PYTHON / "regex.py"))
    found = [match.span() for match in stand_in["compile"](pattern).finditer(text)]
    assert found == [match.span() for match in regex.finditer(pattern, text)]
