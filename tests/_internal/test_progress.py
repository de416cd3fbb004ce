from __future__ import annotations

import logging
import re
from itertools import count

import pytest

from namematch._internal.progress import Steps
from namematch.mentions import Mention
from namematch.resolve import Resolver, resolve
from namematch.resolve.entities.canonical_name import Namer

NAMES = ["Sergei Lavrov", "Сергей Лавров", "S. Lavrov", "Ivan Petrov", "Petrov", "Anna Petrova", "А. Петров", "Лавров"]
OLD = [Mention(name, document="d") for name in NAMES[:4]]
NEW = [Mention(name, document=document) for name in NAMES for document in ("d", "e")]
TITLED = [*NEW, Mention("Anna Petrova", role="Russian Foreign Minister")]


class EnoughError(Exception):
    """Somebody has had enough."""


def test_every_stage_is_told_to_its_end() -> None:
    told: list[tuple[str, int, int]] = []
    resolve(NEW, progress=lambda *step: told.append(step))
    assert list(dict.fromkeys(stage for stage, _, _ in told)) == ["names", "pairs", "people"]
    for stage in ("names", "pairs", "people"):
        own = [(done, total) for name, done, total in told if name == stage]
        assert [done for done, _ in own] == sorted(done for done, _ in own)
        assert own[-1][0] == own[-1][1] > 0
        assert len({total for _, total in own}) == 1


def test_a_resolver_tells_the_same_stages_of_the_first_mentions() -> None:
    told: list[str] = []
    Resolver().add(NEW, progress=lambda stage, *_: told.append(stage))
    assert list(dict.fromkeys(told)) == ["names", "pairs", "people"]


@pytest.mark.parametrize("more", [NEW, TITLED], ids=["grown", "found anew"])
@pytest.mark.parametrize("step", range(8))
@pytest.mark.parametrize("raised", [EnoughError, KeyboardInterrupt])
def test_what_is_given_up_leaves_the_resolver_as_it_was(
    more: list[Mention], step: int, raised: type[BaseException]
) -> None:
    resolver = Resolver()
    resolver.add(OLD)
    before, events = resolver.resolution, resolver.events
    calls = count()

    def stop(*_: object) -> None:
        if next(calls) == step:
            raise raised

    try:
        resolver.add(more, progress=stop)
    except raised:
        assert resolver.resolution is before
        assert resolver.events == events
        resolver.add(more)
    assert resolver.resolution == resolve([*OLD, *more])


@pytest.mark.parametrize("step", range(5))
def test_an_interrupt_amid_the_work_leaves_the_resolver_as_it_was(step: int, monkeypatch: pytest.MonkeyPatch) -> None:
    resolver = Resolver()
    resolver.add(OLD)
    before = resolver.resolution
    calls, name = count(), Namer.name

    def interrupted(*args: object) -> object:
        if next(calls) == step:
            raise KeyboardInterrupt
        return name(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(Namer, "name", interrupted)
    resolver_added = False
    try:
        resolver.add(NEW, progress=lambda *_: None)
        resolver_added = True
    except KeyboardInterrupt:
        assert resolver.resolution is before
    monkeypatch.undo()
    if not resolver_added:
        resolver.add(NEW)
    assert resolver.resolution == resolve([*OLD, *NEW])


def test_ids_of_what_was_given_up_are_free() -> None:
    def stop(*_: object) -> None:
        raise EnoughError

    resolver = Resolver()
    with pytest.raises(EnoughError):
        resolver.add([Mention("Anna", id="a")], progress=stop)
    resolver.add([Mention("Anna", id="a")])
    assert len(resolver.resolution.mentions) == 1


def test_stages_that_are_done_are_logged(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, logger="namematch"):
        resolve(NEW)
        steps = Steps()
        for done in (0, 5_000, 12_000):
            steps("names", done, 12_000)
    logged = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "namematch"]
    assert [message.split(":")[0] for _, message in logged] == ["names", "pairs", "people", "names"]
    assert [level for level, _ in logged] == ["DEBUG"] * 3 + ["INFO"]
    assert re.fullmatch(r"names: 12,000 in \d+\.\d s", logged[-1][1])
