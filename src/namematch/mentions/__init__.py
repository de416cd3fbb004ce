"""Mentions of people: the type, and finding mentions and their roles in running text."""

from namematch.mentions.api import find_mentions
from namematch.mentions.mention import Mention
from namematch.mentions.recognizers import Recognizer, natasha_recognizer, spacy_recognizer

__all__ = [
    "Mention",
    "Recognizer",
    "find_mentions",
    "natasha_recognizer",
    "spacy_recognizer",
]
