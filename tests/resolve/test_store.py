from __future__ import annotations

import hashlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.rules import population_where

from namematch._internal.atomic_write import write_file
from namematch.errors import InputError
from namematch.mentions import Mention
from namematch.resolve import Resolver
from namematch.resolve.store import Memory, read, write
from namematch.resolve.user_links import UserLinks
from namematch.user_lexicon import Lexicon, lexicon


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    resolver = Resolver(scheme="polish")
    resolver.add([Mention("Сергей Лавров", role="глава МИД", document="a", start=3, end=16, language="ru", id="m1")])
    resolver.add([Mention("Lavrov", document="a"), Mention(None), Mention("Ivan \ud800 «Петров»\u2028\n")])
    resolver.cannot_link(0, 3)
    resolver.must_link("m1", 1)
    assert resolver.resolution.entities
    resolver.add([Mention("Anna")])
    path = tmp_path / "people.jsonl"
    resolver.save(path)
    return path


def sealed(*records: object) -> bytes:
    """A file as another program might write it, with the right checksum."""
    body = "".join(json.dumps(record) + "\n" for record in records).encode()
    end = {"end": len(records), "sha256": hashlib.sha256(body).hexdigest()}
    return body + json.dumps(end).encode() + b"\n"


HEADER = {"format": "namematch-resolver", "version": 1, "scheme": "news"}


def test_the_file_is_json_lines_in_utf8(kept: Path) -> None:
    first, second, *_ = [json.loads(line) for line in kept.read_text(encoding="utf-8").split("\n")[:-1]]
    assert first == {"format": "namematch-resolver", "version": 1, "scheme": "polish"}
    assert second["mention"]["name"] == "Сергей Лавров"
    assert "Лавров".encode() in kept.read_bytes()


def test_a_resolver_comes_back_whole(kept: Path) -> None:
    resolver = Resolver.load(kept)
    again = kept.with_name("again")
    resolver.save(again)
    assert again.read_bytes() == kept.read_bytes()
    assert resolver.resolution.mentions[3].name == "Ivan \ud800 «Петров»\u2028\n"
    assert resolver.resolution.entities[0].name == "Siergiej Ławrow"
    assert [str(event.kind) for event in resolver.events] == ["new"]


def test_a_file_with_dates_is_of_the_version_that_brought_them(tmp_path: Path) -> None:
    resolver = Resolver()
    resolver.add([Mention("Lavrov", date="2026-11-25")])
    resolver.save(path := tmp_path / "dated")
    assert json.loads(path.read_text().partition("\n")[0])["version"] == 2
    assert Resolver.load(path).resolution.mentions[0].date == "2026-11-25"


def test_a_file_with_probabilities_is_of_the_version_that_brought_them(tmp_path: Path) -> None:
    path = tmp_path / "file"
    write(path, Memory("polish", (Mention("Лавров", probability=0.75), Mention("Lavrov")), UserLinks(), (None, None)))
    assert json.loads(path.read_text().partition("\n")[0])["version"] == 4
    assert [mention.probability for mention in read(path).mentions] == [0.75, None]


def test_a_file_with_a_rule_is_of_the_version_that_brought_it(tmp_path: Path) -> None:
    people = population_where("Lavrov", "Лавров", weigh=-1)
    resolver = Resolver(population=people, min_probability=0.25)
    resolver.add([Mention("Lavrov"), Mention("Лавров")])
    assert len(resolver.resolution.entities) == 1
    resolver.save(path := tmp_path / "ruled")
    header = json.loads(path.read_text().partition("\n")[0])
    assert header == {**HEADER, "version": 3, "population": people, "min_probability": 0.25}
    loaded = Resolver.load(path)
    assert loaded.resolution == resolver.resolution
    assert not loaded.events
    loaded.save(again := tmp_path / "again")
    assert again.read_bytes() == path.read_bytes()


def test_a_file_without_a_rule_takes_the_default(tmp_path: Path) -> None:
    path = tmp_path / "old"
    path.write_bytes(sealed(HEADER, {"mention": {"name": "Lavrov"}}, {"mention": {"name": "Лавров"}}))
    found = Resolver.load(path).resolution
    assert (found.rule.population, found.rule.min_probability) == (32, 0.5)
    assert len(found.entities) == 1


def test_what_is_kept_comes_back(tmp_path: Path) -> None:
    mentions = (Mention("Lavrov", document="a", start=3), Mention(None), Mention("Anna", date="2026-11-25", id="x"))
    links = UserLinks(must=((0, 2),), cannot=((1, 2), (0, 1)))
    for memory in (
        Memory("news", mentions, links, ("p-1", None, "p-2"), "abc"),
        Memory("polish", mentions[:1], UserLinks(), ("p-1",)),
        Memory("news", (), UserLinks(), (), "abc"),
        Memory("news", mentions, links, ("p-1", None, "p-2"), population=20_000),
        Memory("news", (), UserLinks(), (), min_probability=0.99),
    ):
        write(tmp_path / "kept", memory)
        assert read(tmp_path / "kept") == memory
    # Mentions that came after the last reading have no labels yet.
    write(tmp_path / "kept", Memory("news", mentions, links, ("p-1",)))
    assert read(tmp_path / "kept").labels == ("p-1", None, None)


@pytest.mark.parametrize(
    ("saved", "used", "said"),
    [
        ("", "abc", "saved with no lexicon, read with the lexicon abc; people may change, and events says how"),
        ("abc", "", "saved with the lexicon abc, read with no lexicon; people may change, and events says how"),
        ("abc", "xyz", "saved with the lexicon abc, read with the lexicon xyz; people may change"),
    ],
)
def test_another_lexicon_is_said(tmp_path: Path, saved: str, used: str, said: str) -> None:
    path = tmp_path / "people"
    write(path, Memory("news", (Mention("Lavrov"),), UserLinks(), (), saved))
    with lexicon(Lexicon("", used)), pytest.warns(UserWarning, match=re.escape(said)) as warned:
        Resolver.load(path)
    assert str(path) in str(warned[0].message)
    assert warned[0].filename == __file__
    with lexicon(Lexicon("", saved)):
        assert Resolver.load(path).resolution.entities


def test_any_cut_is_noticed(kept: Path) -> None:
    whole = kept.read_bytes()
    for length in range(len(whole)):
        kept.write_bytes(whole[:length])
        with pytest.raises(InputError, match=r"people\.jsonl: (not a|cut short|damaged)"):
            Resolver.load(kept)


def test_any_flipped_bit_is_noticed(kept: Path) -> None:
    whole = kept.read_bytes()
    for place in range(0, len(whole), 3):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << place % 7
        kept.write_bytes(damaged)
        with pytest.raises(InputError, match=r"people\.jsonl"):
            Resolver.load(kept)


@pytest.mark.parametrize(
    ("records", "said"),
    [
        ([{**HEADER, "version": 6}], "newer namematch"),
        ([{**HEADER, "version": "1"}], "damaged"),
        ([{**HEADER, "format": "other"}], "not a namematch-resolver"),
        ([["namematch-resolver"]], "not a namematch-resolver"),
        ([{**HEADER, "scheme": "klingon"}], "klingon"),
        ([{"format": "namematch-resolver", "version": 1}], "scheme"),
        ([{**HEADER, "population": "many"}], "the population in the first line is no number: 'many'"),
        ([{**HEADER, "population": 0}], "population must be a number of people"),
        ([{**HEADER, "min_probability": True}], "the min_probability in the first line is no number: True"),
        ([{**HEADER, "min_probability": 1.0}], "min_probability must lie between 0 and 1"),
        ([HEADER, {"mention": {"nom": "x"}}], "line 2"),
        ([HEADER, {"mention": {"name": 7}}], "line 2"),
        ([HEADER, {"mention": {}, "entity": 7}], "line 2"),
        ([HEADER, 7], "line 2"),
        ([{**HEADER, "version": True}], "the version is True"),
        ([{**HEADER, "also": 1}], "the first line has 'also', which means nothing"),
        ([HEADER, {"mention": {"name": "x", "start": True}}], "line 2 is neither"),
        ([HEADER, {"mention": {"name": "x", "start": 3.0}}], "line 2 is neither"),
        ([HEADER, {"mention": {"name": "x", "start": -1}}], "line 2: Mention takes a whole number from 0"),
        ([HEADER, {"mention": {"name": "x", "probability": 1.5}}], "line 2: Mention takes a number from 0 to 1"),
        ([HEADER, {"mention": {"name": "x", "probability": "1"}}], "line 2 is neither"),
        ([HEADER, {"mention": {"name": "x", "end": 2**63}}], "line 2: Mention takes a whole number from 0"),
        ([HEADER, {"mention": {"name": " "}, "entity": "p-1"}], "line 2 is neither"),
        ([HEADER, *[{"mention": {"name": name}} for name in "xy"], {"must_link": [False, True]}], "line 4 is neither"),
        ([HEADER, {"mention": {"name": "x"}}, {"must_link": [0, 10**30]}], "a link speaks of mention 1000"),
        ([HEADER, {"mention": {"name": "x"}}, {"must_link": [0, 1]}], "mention 1"),
        ([HEADER, {"mention": {"name": "x"}}, {"must_link": [0, -1]}], "link"),
        ([HEADER, {"mention": {"name": "x"}}, {"must_link": [0, 0], "also": 1}], "line 3"),
        ([HEADER, {"mention": {"name": "x"}}, {"cannot_link": [0, 0]}], "kept apart"),
        ([HEADER, {"mention": {}}, {"must_link": [0, 0]}], "no name"),
        ([HEADER, {"mention": {"name": "x", "id": "1"}}, {"mention": {"name": "y", "id": "1"}}], "duplicate"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, records: list[object], said: str) -> None:
    path = tmp_path / "file"
    path.write_bytes(sealed(*records))
    with pytest.raises(InputError, match=said) as raised:
        Resolver.load(path)
    assert str(path) in str(raised.value)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (b'{"mention": {"name": "x", "name": "y"}}', "line 2 is not a JSON object"),
        (b'{"mention": {"name": "x"}, "entity": "p-1", "entity": "p-2"}', "line 2 is not a JSON object"),
        (b'{"mention": {"name": "x", "start": ' + b"9" * 5000 + b"}}", "line 2 is not a JSON object"),
    ],
)
def test_what_only_bytes_can_say_is_refused(tmp_path: Path, line: bytes, said: str) -> None:
    body = json.dumps(HEADER).encode() + b"\n" + line + b"\n"
    end = {"end": 2, "sha256": hashlib.sha256(body).hexdigest()}
    path = tmp_path / "file"
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    with pytest.raises(InputError, match=said):
        Resolver.load(path)


@pytest.mark.parametrize("count", [1, 3, True, "2"])
def test_the_count_of_lines_is_checked(tmp_path: Path, count: object) -> None:
    body = sealed(HEADER, {"mention": {"name": "x"}}).rpartition(b"\n{")[0] + b"\n"
    end = {"end": count, "sha256": hashlib.sha256(body).hexdigest()}
    path = tmp_path / "file"
    path.write_bytes(body + json.dumps(end).encode() + b"\n")
    with pytest.raises(InputError, match=r"damaged|cut short"):
        Resolver.load(path)


@pytest.mark.parametrize("content", [b"", b"\n", b"name,role\n", b"\xff\xfe\x00", b"[" * 100_000])
def test_other_files_are_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(InputError, match="not a namematch-resolver file"):
        Resolver.load(path)


def test_a_missing_file_and_a_missing_folder_are_said(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such file"):
        Resolver.load(tmp_path / "none")
    with pytest.raises(InputError, match="cannot be written"):
        Resolver().save(tmp_path / "none" / "file")


def test_an_error_without_a_number_is_said_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError("The disk is gone")

    monkeypatch.setattr(sys.modules[write_file.__module__], "_replace", refuse)
    with pytest.raises(InputError, match="cannot be written: the disk is gone"):
        Resolver().save(tmp_path / "file")


def test_a_save_that_fails_leaves_the_old_file_and_nothing_else(kept: Path) -> None:
    before = kept.read_bytes()
    resolver = Resolver()
    resolver.add([Mention("Ivan Petrov")])
    with pytest.raises(InputError, match="not a directory"):
        resolver.save(kept / "memory")
    assert kept.read_bytes() == before
    assert [path.name for path in kept.parent.iterdir()] == [kept.name]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes")
def test_a_pipe_is_written_to_and_stays_one(kept: Path) -> None:
    os.mkfifo(pipe := kept.with_name("pipe"))
    reader = subprocess.Popen(["cat", str(pipe)], stdout=subprocess.PIPE)
    Resolver.load(kept).save(pipe)
    assert reader.communicate()[0] == kept.read_bytes()
    assert pipe.is_fifo()
    Resolver.load(kept).save(os.devnull)
    assert Path(os.devnull).is_char_device()


def test_what_tables_hand_over_is_kept_as_plain_text_and_numbers(tmp_path: Path) -> None:
    numpy = pytest.importorskip("numpy")
    resolver = Resolver()
    resolver.add([Mention("Anna", role=numpy.nan, start=numpy.int64(3)), Mention(numpy.nan)])
    resolver.save(tmp_path / "file")
    assert Resolver.load(tmp_path / "file").resolution.mentions == (Mention("Anna", start=3), Mention(None))


_SAVES_FOR_EVER = """
import sys
from namematch.mentions import Mention
from namematch.user_lexicon import Lexicon, lexicon
from namematch.resolve import Resolver, resolver
from namematch.resolve.user_links import UserLinks
from namematch.resolve.store import Memory, read, write
resolver = Resolver()
resolver.add([Mention(f"Ivan Petrov {i}") for i in range(5_000)])
print("ready", flush=True)
while True:
    resolver.save(sys.argv[1])
"""


def kill_while_saving(path: Path, delay: float) -> None:
    saving = subprocess.Popen([sys.executable, "-c", _SAVES_FOR_EVER, str(path)], stdout=subprocess.PIPE)
    with saving:
        assert saving.stdout is not None
        saving.stdout.readline()
        time.sleep(delay)
        os.kill(saving.pid, signal.SIGKILL)


def survives(path: Path, rounds: int) -> None:
    Resolver().save(path)
    for i in range(rounds):
        kill_while_saving(path, 0.05 + 0.037 * i % 0.5)
        Resolver.load(path)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_save_leaves_a_whole_file(tmp_path: Path) -> None:
    survives(tmp_path / "file", 3)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_hundred_killed_saves_leave_a_whole_file(tmp_path: Path) -> None:
    survives(tmp_path / "file", 100)


def test_a_lexicon_is_told_by_a_text(tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_bytes(sealed({**HEADER, "lexicon": 7}))
    with pytest.raises(InputError, match="the lexicon in the first line is no checksum: 7"):
        Resolver.load(path)
