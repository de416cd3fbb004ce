"""Words with letters in which no name is written are read as nothing, and stay their own."""

import pytest

import namematch as nm
from namematch.names import PartKind, source_forms
from namematch.names.spelling.legibility import is_legible

NAMES = "Иван Heydər Əliyev Țurcanu Ǆorđević Gulʹnara Phú Trọng Čapaeǔ Ð˜Ð²Ð°Ð½ÑƒÑˆ 鈴木"


@pytest.mark.parametrize("name", NAMES.split())
def test_what_names_are_written_in_is_legible(name: str) -> None:
    assert is_legible(name)


@pytest.mark.parametrize("name", ["ʌɬɸx", "Petroɣɮ", "ʃɛrˈɡʲej"])
def test_phonetic_notation_and_noise_are_not(name: str) -> None:
    assert not is_legible(name)


@pytest.mark.parametrize("kind", PartKind)
def test_noise_goes_back_to_no_name(kind: PartKind) -> None:
    assert source_forms("ʌɬɸx", kind) == {}


def test_every_mention_of_noise_is_there_and_alone() -> None:
    names = ["ʌɬ ɸxab", "ʌɬ ɸxaƀ", "ʌɬ ɸxab", "Иван Петров"]
    found = nm.resolve([nm.Mention(name) for name in names])
    assert found.labels[0] == found.labels[2]
    assert len(set(found.labels)) == 3
    assert None not in found.labels
