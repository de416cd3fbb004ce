"""Ground floor: Unicode folding, script, tokens. Knows nothing of names."""

from namematch.text.column import texts_of
from namematch.text.column_kinds import TextColumn, texts_like
from namematch.text.encoding import repair_encoding
from namematch.text.folding import clean, fold, nfc, strip_marks, to_ascii
from namematch.text.missing import is_missing
from namematch.text.script import Script, leading_script, repair_script, script_of
from namematch.text.tokens import Token, words

__all__ = [
    "Script",
    "TextColumn",
    "Token",
    "clean",
    "fold",
    "is_missing",
    "leading_script",
    "nfc",
    "repair_encoding",
    "repair_script",
    "script_of",
    "strip_marks",
    "texts_like",
    "texts_of",
    "to_ascii",
    "words",
]
