from __future__ import annotations

import pytest

from namematch.data import language as language_of
from namematch.data.languages import WORD_LISTS
from namematch.errors import UnknownChoiceError
from namematch.mentions.language import guess_language
from namematch.mentions.vocabulary import Kind, finder_languages, fold_word, load_vocabulary
from namematch.text import Script, script_of


@pytest.mark.parametrize("language", ["en", "ru", "de", "fr", "uk", "bg", "pl", "cs"])
def test_there_are_tables_for(language: str) -> None:
    assert language in finder_languages()
    assert load_vocabulary(language).entries[Kind.STOP]


@pytest.mark.parametrize("language", finder_languages())
def test_every_word_list_has_a_kind(language: str) -> None:
    kinds = {kind.value for kind in Kind} | {"abbreviations", "elisions"}
    assert set(WORD_LISTS) == kinds
    assert set(language_of(language).words) <= kinds | {"endings", "verb_endings", "role_links"}


@pytest.mark.parametrize("language", finder_languages())
def test_entries_are_folded_and_in_one_script(language: str) -> None:
    for key, value in language_of(language).words.items():
        entries = value.split() if isinstance(value, str) else value
        for entry in entries:
            assert entry == fold_word(entry) or not isinstance(value, str), (key, entry)
            assert script_of(entry) is not Script.MIXED, (key, entry)


@pytest.mark.parametrize(
    ("language", "word", "kind"),
    [
        ("ru", "стамбуле", Kind.PLACE),
        ("ru", "россией", Kind.PLACE),
        ("ru", "министерством", Kind.ORGANISATION),
        ("ru", "февраля", Kind.MONTH),
        ("ru", "заявил", Kind.SPEECH),
        ("en", "u.n.", Kind.STOP),
        ("en", "ministries", Kind.SPEECH),
    ],
)
def test_kinds_of_inflected_words(language: str, word: str, kind: Kind) -> None:
    assert (kind in load_vocabulary(language).kinds(word)) is (language == "ru")


@pytest.mark.parametrize("surname", ["крымов", "турков", "москвин", "чехов", "ковалева"])
def test_surnames_made_from_places_are_not_places(surname: str) -> None:
    assert Kind.PLACE not in load_vocabulary("ru").kinds(surname)


def test_a_hyphenated_word_with_a_place_is_a_place() -> None:
    assert Kind.PLACE in load_vocabulary("en").kinds("russian-us")


def test_an_unknown_language_names_the_known_ones() -> None:
    with pytest.raises(UnknownChoiceError, match=r"unknown language 'xx'.*sl"):
        load_vocabulary("xx")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The minister said that the talks were over.", "en"),
        ("Министр сообщил, что переговоры завершены, и он уехал.", "ru"),
        ("Міністр повідомив, що перемовини завершено і він їде.", "uk"),
        ("Министърът заяви, че преговорите са приключили.", "bg"),
        ("Der Minister sagte, dass die Gespräche zu Ende sind.", "de"),
        ("Le ministre a déclaré que les discussions sont finies.", "fr"),
        ("Minister powiedział, że rozmowy są zakończone.", "pl"),
        ("Ministr řekl, že jednání je u konce.", "cs"),
        ("", "en"),
        ("Ъ", "bg"),
        ("Лавров", "ru"),
    ],
)
def test_language_is_guessed(text: str, language: str) -> None:
    assert guess_language(text) == language


def test_words_that_are_alike_everywhere_add_to_those_of_a_language() -> None:
    polish = load_vocabulary("pl")
    assert Kind.ORGANISATION in polish.kinds("airways")
    assert Kind.ORGANISATION in polish.kinds("ministerstwo")


def test_weights_of_words_are_those_of_the_language_itself_or_of_its_sister() -> None:
    assert (load_vocabulary("hr").weighed_as, load_vocabulary("sk").weighed_as) == ("sr", "sk")
