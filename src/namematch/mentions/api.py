"""From running text to mentions."""

from __future__ import annotations

from collections.abc import Iterable

from namematch.errors import wrong_type
from namematch.mentions.language import guess_language
from namematch.mentions.mention import Mention
from namematch.mentions.recognizers import Recognizer
from namematch.mentions.role_assignment import assign_roles
from namematch.mentions.role_spans import RolePlaces
from namematch.mentions.search import find_names
from namematch.mentions.vocabulary import load_vocabulary
from namematch.text import items_of, label_of, share_of, text_of


def find_mentions(
    text: str,
    document: str | None = None,
    language: str | None = None,
    *,
    recognizer: Recognizer | None = None,
    date: str | None = None,
    min_probability: float | None = None,
) -> list[Mention]:
    """The people named in a running text, with the role title that stands beside each name.

    Runs of capitalised words are cut into names by what speaks for and against each piece, in bits: the name lexicon,
    the spelling of its words, role titles, honorifics, verbs of saying, places, organisations, headings, and what the
    rest of the text makes of the same words. The weights were learned (`data/mentions/learned.bin`).

    Args:
        text: Running text in Russian, English, Serbian or Slovak; and in Ukrainian, Belarusian, Bulgarian, Macedonian,
            Polish, Czech, Slovene, Croatian, German and French, from whose texts nothing was learned.
        document: Id to put into the mentions.
        language: ISO 639-1 code of the text; guessed if left out.
        recognizer: What finds the names, instead of this library's own rules; see `spacy_recognizer` and
            `natasha_recognizer`.
        date: The day of the text to put into the mentions, ISO 8601.
        min_probability: What the probability of a mention has to exceed, from 0 to 1: with more, fewer are found and
            more of them are names. If left out, each run of capitalised words is cut in the likeliest way, which finds
            about as many as 0.45. A recogniser says no probability, so all that it finds are kept.

    Returns:
        Mentions from left to right. `text[mention.start:mention.end] == mention.name`: the name as written, without a
        possessive "'s". `mention.probability` says how likely it is a person's name from its first letter to its last.

    Raises:
        InputError: If `min_probability` is no number from 0 to 1.
        UnknownChoiceError: If there are no tables for `language`.

    Example:
        >>> [(m.name, m.role) for m in find_mentions("Foreign Minister Olena Koval met Mr Brandt on Monday.")]
        [('Olena Koval', 'Foreign Minister'), ('Brandt', None)]
    """
    text_of(text, "find_mentions")
    if recognizer is not None and not callable(recognizer):
        raise wrong_type("find_mentions", "recognizer", "a function of a text", recognizer)
    least = None if min_probability is None else share_of(min_probability, "find_mentions", "min_probability")
    document, date = label_of(document, "find_mentions", "document"), label_of(date, "find_mentions", "date")
    known = guess_language(text) if language is None else text_of(language, "find_mentions", "language")
    language = load_vocabulary(known).language
    roles = RolePlaces(text, language)
    found = find_names(text, roles, least) if recognizer is None else _within(text, recognizer(text))
    titles = assign_roles(text, [place[:2] for place in found], roles)
    return [
        Mention(text[start:end], titles.get(start), document, start, end, language, date=date, probability=chance)
        for start, end, chance in found
    ]


def _within(text: str, places: Iterable[tuple[int, int]]) -> list[tuple[int, int, None]]:
    """Places of a recogniser in order, without empty ones and without those that overlap one before them."""
    kept: list[tuple[int, int, None]] = []
    for start, end in sorted(map(_place, items_of(places, "find_mentions", "answer of the recognizer", "places"))):
        if max(0, kept[-1][1] if kept else 0) <= start < end <= len(text):
            kept.append((start, end, None))
    return kept


def _place(place: object) -> tuple[int, int]:
    """What a recogniser says of a name; a place outside of the text is left out later."""
    match place:
        case (int(start), int(end)):
            return start, end
    raise wrong_type("find_mentions", "place from the recognizer", "two whole numbers", place)
