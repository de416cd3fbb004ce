"""Mentions of people: the type, and finding mentions and their roles in running text."""

from namematch.mentions.api import find_mentions
from namematch.mentions.mention import Mention
from namematch.mentions.other_names import NamedPeople, named_people
from namematch.mentions.recognizers import PERSON_LABELS, Recognizer, natasha_recognizer, spacy_recognizer
from namematch.mentions.vocabulary import finder_languages

__all__ = [
    "PERSON_LABELS",
    "Mention",
    "NamedPeople",
    "Recognizer",
    "find_mentions",
    "finder_languages",
    "named_people",
    "natasha_recognizer",
    "spacy_recognizer",
]
