"""What the playground puts in place of compiled modules gives the same answers."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
import sys
from pathlib import Path
from random import Random
from typing import Any

import pytest
import regex
from tests.playground.cases import EXAMPLES, calls

from namematch import Mention, find_mentions, resolve

ROOT = Path(__file__).parents[2]
PYTHON = ROOT / "docs" / "playground" / "python"

# Mentions, and pairs that a user holds together or apart.
Case = tuple[list[tuple[str | None, str | None, str | None, int | None]], list[tuple[int, int]], list[tuple[int, int]]]

# Isolated and without site-packages: what is not in the archive cannot be imported.
IN_THE_ARCHIVE = """
import json, sys
sys.path.insert(0, sys.argv[1])
import stand_ins, bridge
from namematch import Mention, resolve
calls, cases = json.load(sys.stdin)
answers = [bridge.call(*call) for call in calls]
found = []
for mentions, must_link, cannot_link in cases:
    people = resolve([Mention(*mention) for mention in mentions], must_link=must_link, cannot_link=cannot_link)
    found.append([[e.name, e.cyrillic, list(e.mentions)] for e in people.entities] + [[o.name for o in people.open]])
absent = [name for name in ("numpy._core", "regex._regex", "jellyfish._rustyfish") if name in sys.modules]
json.dump({"answers": answers, "people": found, "absent": absent}, sys.stdout)
"""


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """What one process says that has nothing but the files of the archive."""
    folder = tmp_path_factory.mktemp("playground")
    for path, name in runpy.run_path(str(ROOT / "tools" / "playground.py"))["files"]():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path, folder / name)
    command = [sys.executable, "-I", "-S", "-c", IN_THE_ARCHIVE, str(folder)]
    sent = json.dumps([calls(), some_mentions()])
    ran = subprocess.run(command, input=sent, capture_output=True, text=True, check=False, encoding="utf-8")
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout)


def test_the_archive_answers_as_the_library_does(there: Any) -> None:
    bridge = runpy.run_path(str(PYTHON / "bridge.py"))
    assert there["absent"] == []
    for call, answer in zip(calls(), there["answers"], strict=True):
        assert json.loads(answer) == json.loads(bridge["call"](*call)), call


def some_mentions() -> list[Case]:
    """Mentions of the example articles, some at a time, in other documents, with links of a user's between some."""
    texts = [(path.stem, path.read_text(encoding="utf-8")) for path in sorted(EXAMPLES.glob("*.txt"))]
    all_of_them = [mention for name, text in texts for mention in find_mentions(text, document=name)]
    random = Random(7)
    cases: list[Case] = []
    for size in range(0, 31, 2):
        chosen = random.sample(all_of_them, size)
        mentions = [
            (m.name, random.choice([m.role, None]), random.choice([m.document, "one", None]), m.start) for m in chosen
        ]
        one, two, other, another = random.sample(range(size), 4) if size % 3 == 2 and size > 4 else (0, 0, 0, 0)
        cases.append((mentions, [(one, two)] if one != two else [], [(other, another)] if one != two else []))
    return cases


def test_the_archive_finds_the_people_that_the_library_does(there: Any) -> None:
    cases = some_mentions()
    for (rows, must, cannot), found in zip(cases, there["people"], strict=True):
        people = resolve([Mention(*row) for row in rows], must_link=must, cannot_link=cannot)
        here = [[e.name, e.cyrillic, list(e.mentions)] for e in people.entities]
        assert found == [*here, [each.name for each in people.open]], rows
    joined = [len(people) - 1 < len(rows) for (rows, _, _), people in zip(cases, there["people"], strict=True)]
    assert sum(joined) > 10


STAND_IN = runpy.run_path(str(PYTHON / "regex.py"))
PATTERNS = [
    r"[\p{L}\p{N}][\p{L}\p{M}\p{N}]*+",
    r"(?<!\b\p{L}{1,4})\.",
    r"(?<=\p{Lu}{2,3})\d",
    r"(?rs)(?<=.{2})(?:[xж]|é)\Z",
    r"(?r)\p{L}\Z",
    r"(?<=[оa].*)[vв]",
    r"(?<=[оa|]|wor|В)[dЬ ]",
    r"(?<!\.|\p{Lu})\b\p{L}",
    r"[^\S\n]\p{Lu}|[\]\p{Ll}]",
    r"""[(\[{«"]([^()\[\]{}]{1,80})[)\]}»"]""",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@pytest.mark.parametrize("text", ["СОЛОВЬЁВ (В. Р.), e.g. Ivan; word. ABC1 Д2 a]b[c «it» ǅ é", "й\u0306 ٣x. ж.ж"])
def test_the_stand_in_for_regex_finds_the_same(pattern: str, text: str) -> None:
    found = [match.span() for match in STAND_IN["compile"](pattern).finditer(text)]
    assert found == [match.span() for match in regex.finditer(pattern, text)]
