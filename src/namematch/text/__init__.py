"""Ground floor: Unicode folding, script, tokens. Knows nothing of names."""

from namematch.text.column_kinds import TextColumn, texts_like
from namematch.text.encoding import repair_encoding
from namematch.text.folding import clean, fold, nfc, strip_marks, to_ascii
from namematch.text.script import Script, leading_script, repair_script, script_of
from namematch.text.tokens import Token, words
from namematch.text.values import (
    LARGEST,
    cell_of,
    count_of,
    flag_of,
    is_missing,
    items_of,
    label_of,
    number_of,
    share_of,
    storable,
    text_of,
    texts_of,
)

__all__ = [
    "LARGEST",
    "Script",
    "TextColumn",
    "Token",
    "cell_of",
    "clean",
    "count_of",
    "flag_of",
    "fold",
    "is_missing",
    "items_of",
    "label_of",
    "leading_script",
    "nfc",
    "number_of",
    "repair_encoding",
    "repair_script",
    "script_of",
    "share_of",
    "storable",
    "strip_marks",
    "text_of",
    "texts_like",
    "texts_of",
    "to_ascii",
    "words",
]
